"""The list of reports that a person may read: filtered, in either order of time, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tocsin.desk.lookup import clusters, the_person
from tocsin.desk.queue import page_key, reports_with_labels
from tocsin.desk.reach import NOBODY
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import Unknown
from tocsin.domain.people import Permission, Person, Team, require
from tocsin.domain.report import Report, Triage
from tocsin.store import Reader
from tocsin.store.report_queries import ReportFilter, reports_page

PAGE = 50
OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class ReportSelection:
    """A selection of the reports. An empty field asks for nothing. ``since`` and ``until`` are days of receipt, both inclusive.

    ``order`` is ``newest`` or ``oldest`` first, and ``after`` the row to go on after.
    """

    team: str = ""
    subject: str = ""
    channel: str = ""
    language: str = ""
    priority: str = ""
    outcome: str = ""
    since: date | None = None
    until: date | None = None
    order: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as the list shows it."""

    report: Report
    triage: Triage
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportListPage:
    """A page of rows and the key of the next page, empty at the end. A page without rows may have a next one."""

    rows: tuple[ReportRow, ...]
    next: str


class ReportList:
    """Reports as a list. People outside the desk see those that were put before a team of theirs, also the answered ones."""

    def __init__(self, services: DeskServices, subjects: Subjects, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._labels = labels

    def page(self, wanted: ReportSelection, limit: int = PAGE, *, by: str) -> ReportListPage:
        """Return a page of the reports that this person may read. The terminal leaves ``by`` empty and is shown every report."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by) if by else None
            if person:
                require(person, Permission.READ)
            report_filter, after = self._filter(reader, person, wanted), page_key(wanted.after)
            listed = reports_page(reader, report_filter, after, limit, oldest_first=wanted.order == OLDEST)
            triages, about = reports_with_labels(reader, self._labels, {report.id for report in listed.reports})
            rows = (ReportRow(report, triages[report.id][1], about[report.id]) for report in listed.reports)
            return ReportListPage(tuple(rows), "~".join(listed.next or ()))

    def each(self, wanted: ReportSelection, *, by: str, at_once: int = 500) -> Iterator[ReportRow]:
        """Yield all rows, page after page of ``at_once`` rows."""
        while True:
            page = self.page(wanted, at_once, by=by)
            yield from page.rows
            if not page.next:
                return
            wanted = replace(wanted, after=page.next)

    def teams(self, *, by: str) -> list[str]:
        """Return the teams by which this person may filter."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            return sorted(team.name for team in reader.find(Team)) if can_read_all(person) else list(person.teams)

    def _filter(self, reader: Reader, person: Person | None, wanted: ReportSelection) -> ReportFilter:
        zone = self._services.zone
        return ReportFilter(
            reach=None if person is None or can_read_all(person) else person.teams or NOBODY,
            teams=_some(wanted.team),
            subjects=self._members(reader, wanted.subject.strip()),
            channels=_some(wanted.channel),
            languages=_some(wanted.language),
            priorities=_some(wanted.priority),
            outcomes=_some(wanted.outcome),
            since=zone.day(wanted.since)[0] if wanted.since else None,
            until=zone.day(wanted.until)[1] if wanted.until else None,
        )

    def _members(self, reader: Reader, reference: str) -> tuple[str, ...]:
        return members_named(reader, self._subjects, [reference] if reference else [])


def members_named(reader: Reader, subjects: Subjects, references: list[str]) -> tuple[str, ...]:
    """Return the ids of these subjects and of those merged with them. A subject that nobody knows has no report."""
    members: set[str] = set()
    for reference in references:
        try:
            subject = subjects.resolve(reader, reference)
        except Unknown:
            continue
        cluster = clusters(reader, [subject]).get(subject)
        members |= cluster.members if cluster else {subject}
    return tuple(sorted(members)) or (NOBODY if references else ())


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
