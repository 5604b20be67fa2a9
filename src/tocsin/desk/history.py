"""A report's or a subject's past, step by step: every act with who, when, old and new, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import msgspec

from tocsin.account import Knowledge, standings, unproven
from tocsin.desk.labels import Labels
from tocsin.desk.lookup import cluster_of, the_person, the_report
from tocsin.desk.readingroom import ReadingRoom, within_reach
from tocsin.desk.rooms import Rooms
from tocsin.desk.subjects import Subjects, SubjectView
from tocsin.domain.access import Reading, oversees
from tocsin.domain.errors import NotEntitled
from tocsin.domain.ledger import Change, Entry, chain
from tocsin.domain.mention import Mention
from tocsin.domain.people import Act, require
from tocsin.domain.report import Detail, Report
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.store import Reader
from tocsin.store.codec import to_body

_detail = msgspec.json.Decoder(Detail)
SENTENCES = 25
_TOGETHER = 40
PAGE = 100


@dataclass(frozen=True, slots=True)
class Past:
    """What was known at a time, with the times of every act before and after, so that one can step through them."""

    knowledge: Knowledge
    moments: tuple[datetime, ...]

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
class Node:
    """A subject in a network, and how many reports name it there."""

    id: str
    label: str
    reports: int
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Two subjects, and how many reports name both."""

    one: str
    other: str
    reports: int


@dataclass(frozen=True, slots=True)
class Network:
    """A subject with those named in the same reports. It says nothing of who belongs to whom."""

    nodes: tuple[Node, ...]
    links: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A subject as one person sees it. ``unseen`` counts reports that were not put before their team."""

    view: SubjectView
    label: str
    said: tuple[Said, ...]
    more: int
    unseen: int
    together: tuple[Together, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A subject in a list."""

    subject: Subject
    label: str


class History:
    """Reading back."""

    def __init__(self, rooms: Rooms, subjects: Subjects, readingroom: ReadingRoom, labels: Labels) -> None:
        self._rooms = rooms
        self._subjects = subjects
        self._readingroom = readingroom
        self._labels = labels

    def of_report(self, report: str, by: str, at: datetime | None = None) -> Past:
        """Who knew what about a report at a time, from the ledger, hash-checked."""
        self._readingroom.require(report, by)
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            the_report(session, report)
            session.record(Change("read", None, Reading(session.new_id("V"), report, by, session.now, "history")))
        with self._rooms.store.reading() as reader:
            return self._past(reader, report, {report}, (), at)

    def of_subject(self, named: str, by: str, at: datetime | None = None) -> Past:
        """Who knew what about a subject at a time; for those who oversee the desk."""
        with self._rooms.store.reading() as reader:
            person = the_person(reader, by)
            if not oversees(person):
                raise NotEntitled("what every team knew is for those at the desk and for auditors; open one report's history instead")
            require(person, Act.READ)
            cluster = cluster_of(reader, self._subjects.resolve(reader, named))
            reports = {link.report for link in reader.find(Link, subject=cluster.members)}
            return self._past(reader, cluster.canonical.id, reports, cluster.members, at)

    def subject(self, named: str, by: str) -> Known:
        """A subject with the sentences that name it, as far as this person may read them; each reading is an entry."""
        with self._rooms.store.reading() as reader:
            subject = self._subjects.resolve(reader, named)
        self._readingroom.require_subject(subject, by)
        view = self._subjects.show(subject)
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            person = the_person(session, by)
            linked = {link.report for link in view.links if link.upheld}
            seen = linked if oversees(person) else within_reach(session, linked, person)
            reports = sorted(session.find(Report, id=seen), key=lambda report: report.received, reverse=True)
            said = [each for report in reports[:SENTENCES] for each in _sentences(session, report, view.members)]
            for number in dict.fromkeys(each.report.id for each in said):
                session.record(Change("read", None, Reading(session.new_id("V"), number, by, session.now, "sentence")))
            together = self._together(session, seen, view.members)
            label = self._labels.of(session, {view.subject.id})[view.subject.id] if view.links or view.watches else view.names[0].text
            return Known(view, label, tuple(said), max(0, len(reports) - SENTENCES), len(linked) - len(seen), tuple(together))

    def network(self, named: str, by: str) -> Network:
        """What is named together with a subject, in the reports that this person may read."""
        with self._rooms.store.reading() as reader:
            subject = self._subjects.resolve(reader, named)
        self._readingroom.require_subject(subject, by)
        view = self._subjects.show(subject)
        with self._rooms.store.reading() as reader:
            person = the_person(reader, by)
            linked = {link.report for link in view.links if link.upheld}
            seen = linked if oversees(person) else within_reach(reader, linked, person)
            together = self._together(reader, seen, view.members)
            label = self._labels.of(reader, {view.subject.id})[view.subject.id]
            centre = Node(view.subject.id, label, len(seen), centre=True)
            nodes = (centre, *(Node(each.subject, each.label, each.reports) for each in together))
            return Network(nodes, tuple(_edges(reader, seen, centre.id, {each.subject for each in together})))

    def subjects(self, by: str, after: str = "", limit: int = PAGE) -> tuple[list[Listed], str]:
        """The subjects that the desk holds, page by page; a team's people see those they watch or were told of."""
        with self._rooms.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Act.READ)
            held = reader.find(Subject, order=("id",)) if oversees(person) else _of_teams(reader, person.teams)
            found = [subject for subject in held if subject.id > after][: limit + 1]
            labels = self._labels.of(reader, {subject.id for subject in found})
            rows = [Listed(subject, labels[subject.id]) for subject in found[:limit]]
            return rows, rows[-1].subject.id if len(found) > limit else ""

    def _past(self, reader: Reader, named: str, reports: Collection[str], subjects: Collection[str], at: datetime | None) -> Past:
        at = at or self._rooms.clock.now()
        everything = reader.entries(reports=reports, subjects=subjects) if reports or subjects else []
        entries = [entry for entry in everything if entry.known <= at]
        before = reader.predecessors([entry.seq for entry in entries])
        hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
        knowledge = Knowledge(named, at, tuple(standings(entries, at)), tuple(_plain(entries)), unproven(entries, hashes))
        return Past(knowledge, tuple(dict.fromkeys(entry.known for entry in everything)))

    def _together(self, reader: Reader, reports: Collection[str], members: Collection[str]) -> list[Together]:
        links = [link for link in reader.find(Link, report=set(reports)) if link.upheld and link.subject not in members]
        counted = Counter(link.subject for link in links).most_common(_TOGETHER)
        labels = self._labels.of(reader, {subject for subject, _ in counted})
        return [Together(subject, labels[subject], count) for subject, count in counted]


def _edges(reader: Reader, reports: Collection[str], centre: str, shown: Collection[str]) -> Iterator[Edge]:
    """Which of the subjects shown are named in the same reports, the centre among all of them."""
    named: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(Link, report=set(reports)):
        if link.upheld and link.subject in shown:
            named[link.report].add(link.subject)
    pairs = Counter(pair for each in named.values() for pair in combinations(sorted(each), 2))
    pairs.update((centre, subject) for each in named.values() for subject in each)
    return (Edge(one, other, count) for (one, other), count in sorted(pairs.items()))


def _sentences(reader: Reader, report: Report, members: Collection[str]) -> list[Said]:
    plain = reader.read(report.detail)
    mentions = _detail.decode(plain).mentions if plain else ()
    return [Said(report, each) for each in mentions if any(candidate.subject in members for candidate in each.candidates)]


def _of_teams(reader: Reader, teams: Collection[str]) -> list[Subject]:
    watched = {watch.subject for watch in reader.find(Watch, team=set(teams)) if watch.ended is None}
    return sorted(reader.find(Subject, id=watched), key=lambda subject: subject.id)


def _plain(entries: Collection[Entry]) -> list[Entry]:
    """The entries as people read them: mail that was queued and sent is left out of the page, never out of the proof."""
    return [entry for entry in entries if entry.kind != "outgoing"]
