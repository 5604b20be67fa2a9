"""The queue of duties as a person sees it, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.desk.lookup import the_person
from tocsin.desk.reach import NOBODY, reports_unread
from tocsin.desk.services import DeskServices
from tocsin.desk.slight_reports import origins
from tocsin.desk.source_wishes import SourceWish, SourceWishes
from tocsin.desk.subject_labels import Labels
from tocsin.domain.access import can_read_all
from tocsin.domain.duty import Duty, DutyKind, Escalation
from tocsin.domain.errors import Malformed
from tocsin.domain.looks import READING, by_look
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Priority, Report, Triage
from tocsin.domain.subject import Link
from tocsin.store import Reader
from tocsin.store.paging import COUNTED, REST, URGENT, Key, Owing, Place, owed_count, owed_page, urgent_first

PAGE = 50
MINE, OVERDUE, EVERY = "mine", "overdue", "all"
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection of the queue: ``mine``, ``overdue`` or ``all``, by team, kind and priority, starting after a row.

    ``order`` is ``latest`` for those that are due last first. Without one P1 comes first, then what is due first. ``apart`` lists every
    duty by itself, as a kind does, also those that one look settles.
    """

    view: str = MINE
    team: str = ""
    kind: str = ""
    priority: str = ""
    after: str = ""
    order: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One duty as the queue shows it. ``about`` names the subjects, ``priority`` is the highest of the reports that it answers.

    ``look`` are the open duties that one look settles with it, by due time. ``wish`` is that of the source, for a duty that is answered
    by reaching it. ``gathered`` are the reports that one look at all of them settles, where there are several, its own first.

    ``put_before`` is the person last told that it is late: the empty string when nobody was present, None when nobody had to be told.
    """

    duty: Duty
    report: Report
    triage: Triage
    about: tuple[str, ...]
    put_before: str | None
    level: int
    standing: str
    priority: Priority
    wish: SourceWish | None = None
    look: tuple[Duty, ...] = ()
    gathered: tuple[str, ...] = ()

    @property
    def leads(self) -> bool:
        """Return True unless the same look settles a duty that is due before."""
        return not self.look or self.look[0] == self.duty


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of rows, the key of the next page (empty at the end), and the head of the ledger at that time.

    A page without rows may have a next one.
    """

    rows: tuple[Row, ...]
    next: str
    head: int


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
    """Lists of duties, page by page."""

    def __init__(self, services: DeskServices, labels: Labels, wishes: SourceWishes) -> None:
        self._services = services
        self._labels = labels
        self._wishes = wishes

    def page(self, wanted: Wanted, limit: int = PAGE, *, by: str) -> QueuePage:
        """Return a page of duties that this person may see."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            owing = self._owing(person, wanted)
            by_due = owing.latest or owing.priority
            owed = owed_page(reader, owing, page_key(wanted.after), limit) if by_due else urgent_first(reader, owing, _place(wanted), limit)
            rows = self._rows(reader, owed.duties) if owing.kind or wanted.apart else self._first_of_looks(reader, owed.duties)
            return QueuePage(tuple(rows), "~".join(owed.next or ()), reader.head().seq)

    def looks(self, duties: Sequence[Duty]) -> list[Row]:
        """Return these duties as the queue shows them, each open one with those among them that the same look settles."""
        looks = {duty.id: look for look in by_look(duty for duty in duties if duty.live) for duty in look}
        return [replace(row, look=looks.get(row.duty.id, ())) for row in self.rows(duties)]

    def rows(self, duties: Sequence[Duty]) -> list[Row]:
        """Return these duties as the queue shows them, in their order."""
        with self._services.store.reading() as reader:
            return self._rows(reader, duties)

    def read_already(self, *, by: str) -> list[Row]:
        """Return the first deliveries that this person's teams owe, about reports that this person has opened."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            owed = owed_page(reader, self._owing(person, Wanted(MINE, kind=DutyKind.DELIVER)), None, PAGE).duties
            unread = reports_unread(reader, {duty.report for duty in owed}, by)
            return self._rows(reader, [duty for duty in owed if duty.report not in unread])

    def each(self, wanted: Wanted, *, by: str) -> Iterator[Row]:
        """Yield a row for every duty, page after page."""
        wanted = replace(wanted, apart=True)
        while True:
            page = self.page(wanted, 500, by=by)
            yield from page.rows
            if not page.next:
                return
            wanted = replace(wanted, after=page.next)

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

    def _owing(self, person: Person, wanted: Wanted) -> Owing:
        require(person, Permission.READ)
        kind = next((kind for kind in DutyKind if wanted.kind in (kind, kind.word)), "")
        priority = Priority(wanted.priority) if wanted.priority in set(Priority) else ""
        before = self._services.clock.now() if wanted.view == OVERDUE else None
        return Owing(_teams(person, wanted), kind, priority, before, latest=wanted.order == LATEST)

    def _first_of_looks(self, reader: Reader, page: Sequence[Duty]) -> list[Row]:
        """Return a row for each duty of a page that is the first of its look, with the others of it. A later one stands with the first."""
        about_them = reader.find(Duty, report={duty.report for duty in page})  # all of them: the index of reports is then taken
        looks = {look[0].id: look for look in by_look(duty for duty in about_them if duty.live)}
        rows = [replace(row, look=looks[row.duty.id]) for row in self._rows(reader, [duty for duty in page if duty.id in looks])]
        return _gathered(rows, origins(reader, [row.report for row in rows if _may_be_slight(row)]))

    def _rows(self, reader: Reader, duties: Sequence[Duty]) -> list[Row]:
        reports = {duty.report for duty in duties}
        reports_with_triage, about = reports_with_labels(reader, self._labels, reports)
        last_escalation = {
            escalation.duty: escalation
            for escalation in sorted(reader.find(Escalation, duty=[d.id for d in duties]), key=lambda escalation: escalation.level)
        }
        now, wishes = self._services.clock.now(), self._wishes.of(reader, duties)
        return [
            Row(
                duty,
                *reports_with_triage[duty.report],
                about=about[duty.report],
                put_before=last_escalation[duty.id].to if duty.id in last_escalation else None,
                level=duty.level(now),
                standing=duty.standing(now),
                priority=wishes[duty.id].priority if duty.id in wishes else Priority(reports_with_triage[duty.report][1].priority),
                wish=wishes.get(duty.id),
            )
            for duty in duties
        ]


def _may_be_slight(row: Row) -> bool:
    return row.priority != Priority.P1 and not row.about and not row.wish and all(duty.kind in READING for duty in row.look)


def _gathered(rows: Sequence[Row], origin_of: Mapping[str, str]) -> list[Row]:
    """Return the rows, those of slight reports of one file in the place of the first of them, with each kind of duty once."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        origin = origin_of.get(row.report.id) if _may_be_slight(row) else None
        key = (origin, row.duty.team, row.priority, row.standing, row.level) if origin else row.duty.id
        groups.setdefault(key, []).append(row)
    return [_one_line(group) if len(group) > 1 else group[0] for group in groups.values()]


def _one_line(group: Sequence[Row]) -> Row:
    kinds: dict[DutyKind, Duty] = {}
    for duty in (duty for row in group for duty in row.look):
        kinds.setdefault(duty.kind, duty)
    return replace(group[0], look=tuple(kinds.values()), gathered=tuple(row.report.id for row in group))


def reports_with_labels(
    reader: Reader, subject_labels: Labels, reports: set[str]
) -> tuple[dict[str, tuple[Report, Triage]], dict[str, tuple[str, ...]]]:
    """Return each report with its triage, and the names of the subjects it is about, by the report's id."""
    triages = {triage.report: triage for triage in reader.find(Triage, report=reports)}
    reports_with_triage = {report.id: (report, triages[report.id]) for report in reader.find(Report, id=reports)}
    links = [link for link in reader.find(Link, report=reports) if link.upheld]
    labels = subject_labels.of(reader, {link.subject for link in links})
    about: dict[str, tuple[str, ...]] = dict.fromkeys(reports, ())
    for link in sorted(links, key=lambda item: (item.basis != "person", item.basis, item.subject)):
        about[link.report] = (*about[link.report], labels[link.subject])
    return reports_with_triage, about


def _teams(person: Person, wanted: Wanted) -> tuple[str, ...]:
    """Return the teams whose duties are shown. An empty tuple means all teams."""
    reach = () if wanted.view != MINE and can_read_all(person) else person.teams or NOBODY
    if not wanted.team:
        return reach
    return (wanted.team,) if not reach or wanted.team in reach else NOBODY


def _place(wanted: Wanted) -> Place | None:
    """Return the place of a page from its form in an address. Raises :class:`Malformed`."""
    place = tuple(wanted.after.split("~")) if wanted.after else None
    if place and (place[0], len(place)) not in ((URGENT, 3), (REST, 5)):
        raise Malformed(f"after={wanted.after!r} is not a place in the list: begin at its start")
    return place


def page_key(after: str) -> Key | None:
    """Return the key of a page from its form in an address. Raises :class:`Malformed`."""
    if not after:
        return None
    time, _, number = after.partition("~")
    if not number:
        raise Malformed(f"after={after!r} is not a place in the list: begin at its start")
    return time, number
