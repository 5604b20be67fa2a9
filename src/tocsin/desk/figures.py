"""Figures of the desk for a span of time, and their publication."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from tocsin.audit.figures import KINDS, FigureEvent, Figures, FigureScope, figures
from tocsin.audit.published_figures import published
from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.lookup import clusters, the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all, require_permission
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission
from tocsin.domain.publication import Publication
from tocsin.store import Reader
from tocsin.store.entry_queries import entries_as


class DeskFigures:
    """Counts of reports, duties and decisions, from the ledger."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def of(self, since: datetime, until: datetime, *, by: str = "") -> Figures:
        """Return the figures from ``since`` up to, not including, ``until``.

        ``by`` is the person who asks in the browser; the terminal leaves it empty. Raises :class:`Malformed` for an empty span, and
        :class:`PermissionDenied`.
        """
        with self._services.store.reading() as reader:
            if by and not can_read_all(the_person(reader, by)):
                raise PermissionDenied("figures are for people of team desk and for auditors")
            return self._of(reader, since, until)

    def publish(self, since: datetime, until: datetime, *, by: str) -> Figures:
        """Return the figures of a span for the public, and record that they were published.

        A span that shares days with another published one is refused: the difference of both would tell of the days between. The same
        span may be published again. Raises :class:`Malformed` for a span that is empty or not over.
        """
        now = self._services.clock.now()
        if until > now:
            raise Malformed("only a span that is over can be published: its figures would still change")
        with self._services.store.reading() as reader:
            require_permission(the_person(reader, by), Permission.PUBLISH)
            result = published(self._of(reader, since, until), self._services.store.key.draw)
        with self._services.store.writing(by, now) as session:
            zone = self._services.zone
            for earlier in session.find(Publication, order=("since",)):
                if earlier.crosses(since, until):
                    span = f"{zone.said(earlier.since)} to {zone.said(earlier.until)}"
                    raise Refused(
                        f"the figures from {span} are public, and a span that shares days with them would tell of few reports: "
                        "publish a span beside it, or the same one"
                    )
            session.record(Change("figures published", None, Publication(session.new_id("G"), by, session.now, since, until)))
        return result

    def _of(self, reader: Reader, since: datetime, until: datetime) -> Figures:
        if since >= until:
            raise Malformed("the span is empty: its first day must come before its last")
        scope = FigureScope(frozenset(drill_reports(reader, self._services.store.key)), self._milieus(reader))
        return figures(entries_as(FigureEvent, reader, KINDS, until), since, until, self._services.clock.now(), scope)

    def _milieus(self, reader: Reader) -> dict[str, tuple[str, ...]]:
        """Return the milieus of each subject that the desk's settings name, and of those merged with it."""
        by_subject: dict[str, list[str]] = defaultdict(list)
        for milieu, subjects in self._services.settings.milieus.items():
            merged = clusters(reader, subjects)
            if unknown := sorted(set(subjects) - merged.keys()):
                raise Malformed(f"milieu {milieu}: the settings name {unknown[0]}, which the desk does not know: correct it there")
            for member in {member for cluster in merged.values() for member in cluster.members}:
                by_subject[member].append(milieu)
        return {subject: tuple(milieus) for subject, milieus in by_subject.items()}
