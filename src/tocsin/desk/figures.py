"""Figures of the desk for a span of time."""

from __future__ import annotations

from datetime import datetime

from tocsin.audit.figures import KINDS, Figures, figures, published
from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.store.entry_queries import figure_events


class DeskFigures:
    """Counts of reports, duties and decisions, from the ledger."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def of(self, since: datetime, until: datetime, *, by: str = "", publish: bool = False) -> Figures:
        """Return the figures from ``since`` up to, not including, ``until``.

        ``by`` is the person who asks in the browser; the terminal leaves it empty. ``publish`` rounds every count, so that no
        small number shows. Raises :class:`Malformed` for a span that is empty or not over, and :class:`PermissionDenied`.
        """
        now = self._services.clock.now()
        if since >= until:
            raise Malformed("the span is empty: its first day must come before its last")
        if publish and until > now:
            raise Malformed("only a span that is over can be published: its figures would still change")
        with self._services.store.reading() as reader:
            if by and not can_read_all(the_person(reader, by)):
                raise PermissionDenied("figures are for people of team desk and for auditors")
            events = figure_events(reader, KINDS, until)
            without = frozenset(drill_reports(reader, self._services.store.key))
            result = figures(events, since, until, now, without)
        return published(result) if publish else result
