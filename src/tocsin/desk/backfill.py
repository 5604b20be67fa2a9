"""Search of past reports and posts for names that became known later, with the links and duties that follow.

The ledger entry up to which names were searched is recorded, so a crash between a name and its search only delays the search.
A second search adds nothing: a link that exists, upheld or undone by a person, stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tocsin.desk.details import details_of
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.known_names import names_since
from tocsin.desk.lookup import stakes
from tocsin.desk.picture_readings import readings_of
from tocsin.desk.post_screening import PostScreening
from tocsin.desk.screening import bases_of
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Band, KnownName
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Report, Source, Triage
from tocsin.domain.subject import Link
from tocsin.routing import Owed
from tocsin.store import Reader

if TYPE_CHECKING:
    from tocsin.matching.index import NameIndex

A_SHORT_PAST = 20_000
REPORTS = "reports"
"""The mark that says up to which entry of the ledger known names have been held against past reports."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Caught:
    """The result of a backfill: counts of names searched, reports read, links and deliveries opened, and digests made."""

    names: int = 0
    reports: int = 0
    links: int = 0
    deliveries: int = 0
    digests: int = 0


class Backfill:
    """Searches the past for new names."""

    def __init__(self, services: DeskServices, screening: PostScreening, set_aside: SetAside) -> None:
        self._services = services
        self._screening = screening
        self._set_aside = set_aside

    def catch_up(self, progress: Progress = no_progress, at_most: int | None = None) -> Caught:
        """Search the past for every name added since the last search. Each text is read once.

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
        digests = self._screening.screen_again(names, since, upto) if since else 0
        self._mark(upto)
        return Caught(len(names), reports, links, deliveries, digests)

    def _search(self, reader: Reader, names: Sequence[KnownName], progress: Progress) -> tuple[int, int, int]:
        total, reports_read, links, deliveries = reader.count(Report), 0, 0, 0
        index = self._services.names.of_some(names) if total else None
        self._services.names.refresh(reader)
        reports = reader.each(Report, order=("received", "id")) if index else iter(())
        while index and (batch := list(islice(reports, _AT_ONCE))):
            linked, opened = self._link_batch(self._touched_batch(reader, index, batch))
            reports_read, links, deliveries = reports_read + len(batch), links + linked, deliveries + len(opened)
            progress("past reports searched", reports_read, total)
        return links, deliveries, reports_read

    def _touched_batch(self, reader: Reader, index: NameIndex, batch: Sequence[Report]) -> dict[str, dict[str, str]]:
        """Return the bases of the reports that new names touch. A report whose text cannot be searched is set aside."""
        bases_by_report: dict[str, dict[str, str]] = {}
        for report in batch:
            try:
                if bases := self._touched(reader, index, report):
                    bases_by_report[report.id] = bases
            except STOPS:
                raise
            except Exception as error:
                self._set_aside.keep(f"search of report {report.id} for new names", error)
        return bases_by_report

    def _link_batch(self, bases_by_report: dict[str, dict[str, str]]) -> tuple[int, list[Duty]]:
        """Link a batch of reports. One that cannot be linked is set aside, and the others are linked."""
        try:
            return self._link(bases_by_report) if bases_by_report else (0, [])
        except STOPS:
            raise
        except Exception:
            links: list[tuple[int, list[Duty]]] = []
            for report, bases in bases_by_report.items():
                self._set_aside.guard(f"links of report {report}", lambda: links.append(self._link({report: bases})))  # noqa: B023  # called at once
            return sum(count for count, _ in links), [duty for _, opened in links for duty in opened]

    def _touched(self, reader: Reader, index: NameIndex, report: Report) -> dict[str, str]:
        """Return the subjects of new names that a report touches, each with the band that all known names give it.

        An erased report touches none.
        """
        searched = (reader.read_text(report.text), *self._read_in_pictures(reader, report), self._sealed_names(reader, report))
        texts = [text for text in searched if text]
        fresh = {subject for text in texts for subject in bases_of(index.mentions(text))}
        if not fresh:
            return {}
        facts = (*details_of(reader, report).facts, ("told", f"{report.received:%Y-%m-%d}"))
        every = bases_of(mention for text in texts for mention in self._services.names.mentions(text, facts))
        return {subject: every.get(subject, str(Band.POSSIBLE)) for subject in fresh}

    @staticmethod
    def _sealed_names(reader: Reader, report: Report) -> str | None:
        """Return what was sealed in a report. A name that stood beside a contact may be the one that the warning is about."""
        source = reader.get(Source, report.source) if report.source else None
        return reader.read_text(source.contact) if source else None

    @staticmethod
    def _read_in_pictures(reader: Reader, report: Report) -> list[str]:
        """Return what was read by machine in a report's pictures, without what the engines doubted."""
        views = readings_of(reader, report.id) if report.attachments else []
        return ["\n\n".join(page.certain_text for page in view.pages) for view in views]

    def _link(self, bases_by_report: dict[str, dict[str, str]]) -> tuple[int, list[Duty]]:
        """Record the missing links and open what they owe, in one transaction."""
        opened: list[Duty] = []
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            existing_links = {(link.report, link.subject) for link in session.find(Link, report=list(bases_by_report))}
            missing = [
                (report, subject, basis)
                for report, bases in bases_by_report.items()
                for subject, basis in bases.items()
                if (report, subject) not in existing_links
            ]
            teams_by_subject = stakes(session, {subject for _, subject, _ in missing})
            triages = {triage.report: triage for triage in session.find(Triage, report=list(bases_by_report))}
            opener = DutyOpener(self._services, session)
            for report, subject, basis in missing:
                why = f"{subject} became known after the report came"
                session.record(Change("linked", None, Link(report, subject, basis), why))
                opened += opener.open_missing(
                    [triages[report]], [Owed(DutyKind.DELIVER, team) for team in sorted(teams_by_subject[subject])], why
                )
        return len(missing), opened

    def _mark(self, upto: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            old = session.get(ScreeningCursor, REPORTS)
            if old is None or old.part < upto:
                session.record(Change("screened", old, ScreeningCursor(REPORTS, upto)))
