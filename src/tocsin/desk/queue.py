"""The queue of duties as a person sees it, and the list of reports, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.domain.access import can_read_all
from tocsin.domain.duty import Duty, DutyKind, Escalation
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Priority, Report, Triage
from tocsin.domain.subject import Link
from tocsin.store import Reader
from tocsin.store.paging import COUNTED, Key, Owing, key_of, owed_count, owed_page, reports_page

PAGE = 50
MINE, OVERDUE, EVERY = "mine", "overdue", "all"
_NO_TEAM = (" ",)  # no team can be called this


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection of the queue: ``mine``, ``overdue`` or ``all``, by team, kind and priority, starting after a row."""

    view: str = MINE
    team: str = ""
    kind: str = ""
    priority: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One duty as the queue shows it. ``about`` names the subjects.

    ``put_before`` is the person last told that it is late: the empty string when nobody was present, None when nobody had to be told.
    """

    duty: Duty
    report: Report
    triage: Triage
    about: tuple[str, ...]
    put_before: str | None
    level: int
    standing: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of rows, the key of the next page (empty at the end), and the head of the ledger at that time.

    A page without rows may have a next one.
    """

    rows: tuple[Row, ...]
    next: str
    head: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as the list shows it."""

    report: Report
    triage: Triage
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of what is owed, up to :data:`tocsin.store.paging.COUNTED`."""

    mine: int
    overdue: int

    @property
    def most(self) -> int:
        """Return the number at which counting stops."""
        return COUNTED


class Queue:
    """Lists of duties and reports, page by page."""

    def __init__(self, services: DeskServices, labels: Labels) -> None:
        self._services = services
        self._labels = labels

    def page(self, wanted: Wanted, limit: int = PAGE, *, by: str) -> QueuePage:
        """Return a page of duties that this person may see."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            owed = owed_page(reader, self._owing(person, wanted), _key(wanted.after), limit)
            return QueuePage(tuple(self._rows(reader, owed.duties)), "~".join(owed.next or ()), reader.head().seq)

    def each(self, wanted: Wanted, *, by: str) -> Iterator[Row]:
        """Yield all rows, page after page."""
        while True:
            page = self.page(wanted, 500, by=by)
            yield from page.rows
            if not page.next:
                return
            wanted = Wanted(wanted.view, wanted.team, wanted.kind, wanted.priority, page.next)

    def counts(self, *, by: str) -> Counts:
        """Return the number of open duties of this person's teams, and of overdue ones among those they may see."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            own = owed_count(reader, Owing(person.teams)) if person.teams else 0
            return Counts(own, owed_count(reader, self._owing(person, Wanted(OVERDUE))))

    def head(self) -> int:
        """Return the number of the last ledger entry. While it stays the same, nothing has changed."""
        with self._services.store.reading() as reader:
            return reader.head().seq

    def reports(self, after: str = "", limit: int = PAGE, *, by: str) -> tuple[tuple[ReportRow, ...], str]:
        """Return a page of all reports, the newest first, and the key of the next."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            if not can_read_all(person):
                raise PermissionDenied(f"{by} reads what was put before their team: see the queue")
            listed = reports_page(reader, _key(after), limit + 1)
            more = "~".join(key_of(listed[limit - 1].received, listed[limit - 1].id)) if len(listed) > limit else ""
            return tuple(self._report_rows(reader, listed[:limit])), more

    def each_report(self, *, by: str) -> Iterator[ReportRow]:
        """Yield all reports, page after page."""
        after = ""
        while True:
            rows, after = self.reports(after, 500, by=by)
            yield from rows
            if not after:
                return

    def _owing(self, person: Person, wanted: Wanted) -> Owing:
        require(person, Permission.READ)
        kind = DutyKind(wanted.kind) if wanted.kind in set(DutyKind) else ""
        priority = Priority(wanted.priority) if wanted.priority in set(Priority) else ""
        return Owing(_teams(person, wanted), kind, priority, self._services.clock.now() if wanted.view == OVERDUE else None)

    def _rows(self, reader: Reader, duties: Sequence[Duty]) -> list[Row]:
        reports = {duty.report for duty in duties}
        reports_with_triage, about = self._held(reader, reports)
        last_escalation = {
            escalation.duty: escalation
            for escalation in sorted(reader.find(Escalation, duty=[d.id for d in duties]), key=lambda escalation: escalation.level)
        }
        now = self._services.clock.now()
        return [
            Row(
                duty,
                *reports_with_triage[duty.report],
                about=about[duty.report],
                put_before=last_escalation[duty.id].to if duty.id in last_escalation else None,
                level=duty.level(now),
                standing=duty.standing(now),
            )
            for duty in duties
        ]

    def _report_rows(self, reader: Reader, reports: Sequence[Report]) -> list[ReportRow]:
        reports_with_triage, about = self._held(reader, {report.id for report in reports})
        return [ReportRow(report, reports_with_triage[report.id][1], about[report.id]) for report in reports]

    def _held(self, reader: Reader, reports: set[str]) -> tuple[dict[str, tuple[Report, Triage]], dict[str, tuple[str, ...]]]:
        triages = {triage.report: triage for triage in reader.find(Triage, report=reports)}
        reports_with_triage = {report.id: (report, triages[report.id]) for report in reader.find(Report, id=reports)}
        links = [link for link in reader.find(Link, report=reports) if link.upheld]
        labels = self._labels.of(reader, {link.subject for link in links})
        about: dict[str, tuple[str, ...]] = dict.fromkeys(reports, ())
        for link in sorted(links, key=lambda item: (item.basis != "person", item.basis, item.subject)):
            about[link.report] = (*about[link.report], labels[link.subject])
        return reports_with_triage, about


def _teams(person: Person, wanted: Wanted) -> tuple[str, ...]:
    """Return the teams whose duties are shown. An empty tuple means all teams."""
    reach = () if wanted.view != MINE and can_read_all(person) else person.teams or _NO_TEAM
    if not wanted.team:
        return reach
    return (wanted.team,) if not reach or wanted.team in reach else _NO_TEAM


def _key(after: str) -> Key | None:
    if not after:
        return None
    time, _, number = after.partition("~")
    if not number:
        raise Malformed(f"after={after!r} is not a place in the list: begin at its start")
    return time, number
