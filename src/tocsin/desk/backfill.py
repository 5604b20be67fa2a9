"""What became known later, held against what was told before: new names of lists and subjects open the links and duties they owe.

How far that has been done is recorded, so that a crash between a name and its search only delays the search. Doing it twice
adds nothing: a link that exists, upheld or undone by a person, is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.intake import bases_of
from tocsin.desk.known_names import names_since
from tocsin.desk.lookup import adopt, clusters, watches_of
from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Band, KnownName
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Detail, Report, Triage
from tocsin.domain.subject import Link
from tocsin.routing import Owed, stakeholders
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.matching.index import NameIndex

A_SHORT_PAST = 20_000
REPORTS = "reports"
"""The mark that says up to which entry of the ledger known names have been held against past reports."""

_AT_ONCE = 200
_detail = msgspec.json.Decoder(Detail)


@dataclass(frozen=True, slots=True)
class Caught:
    """What a search of the past did: names looked for, reports read, links and deliveries opened, digests of posts made."""

    names: int = 0
    reports: int = 0
    links: int = 0
    deliveries: int = 0
    digests: int = 0


class Backfill:
    """Holds new names against everything told before."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def catch_up(self, progress: Progress = no_progress, at_most: int | None = None) -> Caught:
        """Searches the past for every name that came since it was last searched; each text is read once.

        A past of more than ``at_most`` reports is left to the worker, so that nobody waits for it at a page.
        """
        with self._services.store.reading() as reader:
            if at_most is not None and reader.count(Report) > at_most:
                return Caught()
            mark = reader.get(ScreeningCursor, REPORTS)
            since, upto = mark.part if mark else 0, reader.last_change("list", "subject")
            names = list(names_since(reader, since)) if upto > since else []
            if not names:
                return Caught()
            links, deliveries, reports = self._search(reader, names, progress)
        digests = self._posts.screen_again(names, since, upto) if since else 0
        self._mark(upto)
        return Caught(len(names), reports, links, deliveries, digests)

    def _search(self, reader: Reader, names: Sequence[KnownName], progress: Progress) -> tuple[int, int, int]:
        from tocsin.matching.index import NameIndex

        total, done, links, deliveries = reader.count(Report), 0, 0, 0
        index = NameIndex.build(names, self._services.names.bands) if total else None
        self._services.names.refresh(reader)
        reports = reader.each(Report, order=("received", "id")) if index else iter(())
        while index and (batch := list(islice(reports, _AT_ONCE))):
            found = {report.id: bases for report in batch if (bases := self._touched(reader, index, report))}
            linked, opened = self._link(found) if found else (0, [])
            done, links, deliveries = done + len(batch), links + linked, deliveries + len(opened)
            progress("past reports searched", done, total)
        return links, deliveries, done

    def _touched(self, reader: Reader, index: NameIndex, report: Report) -> dict[str, str]:
        """The subjects of new names that a report touches, with the band that all known names give them; none where it was erased."""
        text = reader.read_text(report.text)
        fresh = bases_of(index.mentions(text)) if text else {}
        if not text or not fresh:
            return {}
        detail = reader.read(report.detail)
        facts = _detail.decode(detail).facts if detail else ()
        every = bases_of(self._services.names.mentions(text, (*facts, ("told", f"{report.received:%Y-%m-%d}"))))
        return {subject: every.get(subject, str(Band.POSSIBLE)) for subject in fresh}

    def _link(self, found: dict[str, dict[str, str]]) -> tuple[int, list[Duty]]:
        """Records the links that are missing, and opens what they owe, in one transaction."""
        opened: list[Duty] = []
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            held = {(link.report, link.subject) for link in session.find(Link, report=list(found))}
            missing = [(report, of, basis) for report, bases in found.items() for of, basis in bases.items() if (report, of) not in held]
            stakes = _stakes(session, {subject for _, subject, _ in missing})
            triages = {triage.report: triage for triage in session.find(Triage, report=list(found))}
            opener = DutyOpener(self._services, session)
            for report, subject, basis in missing:
                why = f"{subject} became known after the report came"
                session.record(Change("linked", None, Link(report, subject, basis), why))
                opened += opener.open_missing([triages[report]], [Owed(DutyKind.DELIVER, team) for team in sorted(stakes[subject])], why)
        return len(missing), opened

    def _mark(self, upto: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            old = session.get(ScreeningCursor, REPORTS)
            if old is None or old.part < upto:
                session.record(Change("screened", old, ScreeningCursor(REPORTS, upto)))


def _stakes(session: Session, subjects: set[str]) -> dict[str, set[str]]:
    """Who has a stake in each of these subjects; a listed one is taken among the desk's own first."""
    known = clusters(session, subjects)
    for subject in sorted(subjects - known.keys()):
        adopt(session, subject)
    found = clusters(session, subjects)
    watches = watches_of(session, list({id(each): each for each in found.values()}.values()))
    return {subject: stakeholders(each.canonical, watches[each.canonical.id]) for subject, each in found.items()}
