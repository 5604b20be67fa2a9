"""A report's or a subject's past, step by step: every act with who, when, old and new, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, combinations

import msgspec

from tocsin.audit import Knowledge, standings, unproven
from tocsin.desk.lookup import cluster_of, the_person, the_report
from tocsin.desk.report_access import ReportAccess
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import OwedAbout, Profile, Subjects
from tocsin.domain.access import AccessEvent, can_read_all
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.ledger import Change, Entry, chain
from tocsin.domain.mention import Mention
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Detail, Report
from tocsin.domain.status import StatusRequest
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.store import After, Reader
from tocsin.store.codec import to_body
from tocsin.store.subject_queries import count_entries, named_with, newest_links, put_before

_detail = msgspec.json.Decoder(Detail)
SENTENCES = 25  # reports whose sentences a page quotes; each is an entry in the ledger
LOOKED_AT = 500  # reports that a page looks at for what this person may read, and for who is named with whom
_RETOLD = 50  # reports whose past a page tells, unless more than so many entries are about them
_ENTRIES = 300
_TOGETHER = 40
PAGE = 100


@dataclass(frozen=True, slots=True)
class TimelineAt:
    """What was known at a time, with the times of every act before and after, so that one can step through them.

    Of a subject that many reports name it tells of some, those taken in ``before`` one, and goes on before ``earlier``.
    """

    knowledge: Knowledge
    moments: tuple[datetime, ...]
    before: str = ""
    earlier: str = ""

    @property
    def step(self) -> int:
        """The number of the last act that is shown, from 0; -1 before the first."""
        return sum(moment <= self.knowledge.at for moment in self.moments) - 1


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in which the subject is named."""

    report: Report
    mention: Mention


@dataclass(frozen=True, slots=True)
class Together:
    """A subject that is named in the same reports."""

    subject: str
    label: str
    reports: int


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A subject in a network, and how many reports name it there."""

    id: str
    label: str
    reports: int
    centre: bool = False


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """Two subjects, and how many reports name both."""

    one: str
    other: str
    reports: int


@dataclass(frozen=True, slots=True)
class Network:
    """A subject with those named in the same reports. It says nothing of who belongs to whom."""

    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkEdge, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A subject as one person sees it, on a page of the reports taken in ``before`` one, which goes on before ``earlier``.

    ``unseen`` of those that the page looked at were not put before their team; ``together`` is counted in the ``looked`` others. ``asked``
    is the last request to lower its status.
    """

    view: Profile
    label: str
    owed: OwedAbout
    said: tuple[Said, ...]
    unseen: int
    looked: int
    together: tuple[Together, ...]
    before: str = ""
    earlier: str = ""
    asked: StatusRequest | None = None


@dataclass(frozen=True, slots=True)
class SubjectReports:
    """Some reports about a subject, the last taken in first: which this person may read, how many not; more before ``next``."""

    seen: tuple[str, ...]
    unseen: int
    next: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A subject in a list."""

    subject: Subject
    label: str


class History:
    """Reading back."""

    def __init__(self, services: DeskServices, subjects: Subjects, readingroom: ReportAccess, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._readingroom = readingroom
        self._labels = labels

    def of_report(self, report: str, at: datetime | None = None, *, by: str) -> TimelineAt:
        """Who knew what about a report at a time, from the ledger, hash-checked."""
        self._readingroom.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            the_report(session, report)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "history")))
        with self._services.store.reading() as reader:
            return self._past(reader, report, {report}, (), at)

    def of_subject(self, named: str, at: datetime | None = None, before: str = "", *, by: str) -> TimelineAt:
        """Who knew what about a subject at a time, of the reports taken in by then or ``before`` one; for those who oversee the desk."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            if not can_read_all(person):
                raise PermissionDenied("what every team knew is for those at the desk and for auditors; open one report's history instead")
            require(person, Permission.READ)
            cluster = cluster_of(reader, self._subjects.resolve(reader, named))
            before = before or f"R-{(reader.last_by(at) if at else reader.head().seq) + 1}"
            reports = list(dict.fromkeys(link.report for link in newest_links(reader, cluster.members, before, _RETOLD + 1)))
            told = _told(reader, reports[:_RETOLD])
            past = self._past(reader, cluster.canonical.id, told, cluster.members, at)
            return replace(past, before=before, earlier=told[-1] if len(told) < len(reports) else "")

    def subject(self, named: str, before: str = "", *, by: str) -> Known:
        """A subject with the sentences that name it, as far as this person may read them; each reading is an entry."""
        subject = self._within_reach(named, by)
        with self._services.store.reading() as reader:
            view, person = self._subjects.profile(reader, subject), the_person(reader, by)
            stretch = _stretch(reader, view.members, person, before)
            said = tuple(_sentences(reader, stretch.seen[:SENTENCES], view.members))
            known = Known(
                view=view,
                label=self._label(reader, view),
                owed=self._subjects.owed_about(reader, view.members),
                said=said,
                unseen=stretch.unseen,
                looked=len(stretch.seen),
                together=tuple(self._together(reader, stretch.seen, view.members)),
                before=before,
                earlier=stretch.next,
                asked=max(reader.find(StatusRequest, subject=view.subject.id), key=lambda each: (each.at, each.id), default=None),
            )
        with self._services.store.writing(by, self._services.clock.now()) as session:
            for number in dict.fromkeys(each.report.id for each in said):
                session.record(Change("read", None, AccessEvent(session.new_id("V"), number, by, session.now, "sentence")))
        return known

    def network(self, named: str, before: str = "", *, by: str) -> Network:
        """What is named together with a subject, in the reports that its page looks at."""
        subject = self._within_reach(named, by)
        with self._services.store.reading() as reader:
            view = self._subjects.profile(reader, subject)
            seen = _stretch(reader, view.members, the_person(reader, by), before).seen
            together = self._together(reader, seen, view.members)
            centre = NetworkNode(view.subject.id, self._label(reader, view), len(seen), centre=True)
            nodes = (centre, *(NetworkNode(each.subject, each.label, each.reports) for each in together))
            return Network(nodes, tuple(_edges(reader, seen, centre.id, {each.subject for each in together})))

    def subjects(self, after: str = "", limit: int = PAGE, *, by: str) -> tuple[list[Listed], str]:
        """The subjects that the desk holds, page by page; a team's people see those they watch or were told of."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            wanted = After(after) if can_read_all(person) else _watched(reader, person.teams, after)[: limit + 1]
            found = sorted(reader.find(Subject, id=wanted, order=("id",), limit=limit + 1), key=lambda subject: subject.id)[: limit + 1]
            labels = self._labels.of(reader, {subject.id for subject in found})
            rows = [Listed(subject, labels[subject.id]) for subject in found[:limit]]
            return rows, rows[-1].subject.id if len(found) > limit else ""

    def _past(self, reader: Reader, named: str, reports: Collection[str], subjects: Collection[str], at: datetime | None) -> TimelineAt:
        at = at or self._services.clock.now()
        everything = reader.entries(reports=reports, subjects=subjects) if reports or subjects else []
        entries = [entry for entry in everything if entry.known <= at]
        before = reader.predecessors([entry.seq for entry in entries])
        hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
        knowledge = Knowledge(named, at, tuple(standings(entries, at)), tuple(_plain(entries)), unproven(entries, hashes))
        return TimelineAt(knowledge, tuple(dict.fromkeys(entry.known for entry in everything)))

    def _within_reach(self, named: str, by: str) -> str:
        """The subject that is meant, when this person may see it."""
        with self._services.store.reading() as reader:
            subject = self._subjects.resolve(reader, named)
        self._readingroom.require_subject(subject, by=by)
        return subject

    def _label(self, reader: Reader, view: Profile) -> str:
        """What it is called; of one that the desk does not hold yet, the first name of its list."""
        label = self._labels.of(reader, {view.subject.id})[view.subject.id]
        return view.names[0].text if label == view.subject.id and view.names else label

    def _together(self, reader: Reader, reports: Collection[str], members: Collection[str]) -> list[Together]:
        counted = named_with(reader, reports, members, _TOGETHER)
        labels = self._labels.of(reader, {subject for subject, _ in counted})
        return [Together(subject, labels[subject], count) for subject, count in counted]


def _stretch(reader: Reader, members: Collection[str], person: Person, before: str) -> SubjectReports:
    """The reports about a subject that a page looks at."""
    links = newest_links(reader, members, before, LOOKED_AT + 1)
    linked = list(dict.fromkeys(link.report for link in links[:LOOKED_AT] if link.upheld))
    reach = set(linked) if can_read_all(person) else put_before(reader, linked, person.teams)
    seen = tuple(report for report in linked if report in reach)
    if len(seen) > SENTENCES:
        last = seen[SENTENCES - 1]
        return SubjectReports(seen, linked.index(last) + 1 - SENTENCES, last)
    return SubjectReports(seen, len(linked) - len(seen), links[LOOKED_AT - 1].report if len(links) > LOOKED_AT else "")


def _told(reader: Reader, reports: Sequence[str]) -> list[str]:
    """As many of the reports, from the first on, as a page has room for their entries; one at least."""
    entries = count_entries(reader, reports)
    sums = accumulate(entries.get(report, 0) for report in reports)
    return [report for number, (report, room) in enumerate(zip(reports, sums, strict=True)) if room <= _ENTRIES or not number]


def _edges(reader: Reader, reports: Collection[str], centre: str, shown: Collection[str]) -> Iterator[NetworkEdge]:
    """Which of the subjects shown are named in the same reports, the centre among all of them."""
    named: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(Link, report=set(reports)):
        if link.upheld and link.subject in shown:
            named[link.report].add(link.subject)
    pairs = Counter(pair for each in named.values() for pair in combinations(sorted(each), 2))
    pairs.update((centre, subject) for each in named.values() for subject in each)
    return (NetworkEdge(one, other, count) for (one, other), count in sorted(pairs.items()))


def _sentences(reader: Reader, numbers: Collection[str], members: Collection[str]) -> Iterator[Said]:
    """What these reports say of a subject, in their order."""
    reports = {report.id: report for report in reader.find(Report, id=numbers)}
    details = reader.read_all([report.detail for report in reports.values()])
    for report in (reports[number] for number in numbers):
        plain = details[report.detail]
        mentions = _detail.decode(plain).mentions if plain else ()
        yield from (Said(report, each) for each in mentions if any(candidate.subject in members for candidate in each.candidates))


def _watched(reader: Reader, teams: Collection[str], after: str) -> list[str]:
    """The subjects that any of these teams watches, from after this one on."""
    return sorted({watch.subject for watch in reader.find(Watch, team=set(teams), ended=None) if watch.subject > after})


def _plain(entries: Collection[Entry]) -> list[Entry]:
    """The entries as people read them: mail that was queued and sent is left out of the page, never out of the proof."""
    return [entry for entry in entries if entry.kind != "outgoing"]
