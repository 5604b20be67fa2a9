"""A report's or a subject's past, step by step: every act with who, when, old and new, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, combinations
from typing import Any

from tocsin.audit import Knowledge, standings, unproven
from tocsin.desk.details import details_in
from tocsin.desk.lookup import cluster_of, staff_teams, the_person, the_report
from tocsin.desk.report_access import ReportAccess
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import OwedAbout, Profile, Subjects
from tocsin.domain.access import AccessEvent, can_read_all
from tocsin.domain.coordinates import Coordinates, parse_point, point_of
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.ledger import Change, Entry, chain
from tocsin.domain.mention import Mention
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import PLACE_FACTS, Detail, Report
from tocsin.domain.status import RequestState, StatusRequest
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.domain.text import normalise
from tocsin.store import After, Reader, Under
from tocsin.store.codec import to_body
from tocsin.store.subject_queries import count_entries, named_with, newest_links, put_before

SENTENCES = 25  # reports whose sentences a page quotes; each is an entry in the ledger
LOOKED_AT = 500  # reports that a page looks at for what this person may read, and for who is named with whom
_RETOLD = 50  # reports whose past a page tells, unless more than so many entries are about them
_ENTRIES = 300
MOST_TOGETHER = 40
"""Subjects named in the same reports that a page shows."""
PAGE = 100
_LONGEST = 20_000  # characters of a text that a page matches again


@dataclass(frozen=True, slots=True)
class TimelineAt:
    """The state of knowledge at a time, with the times of every act, so that a reader can step through them.

    For a subject that many reports name it covers only some, those taken in ``before`` one, and goes on before ``earlier``.
    """

    knowledge: Knowledge
    moments: tuple[datetime, ...]
    before: str = ""
    earlier: str = ""

    @property
    def step(self) -> int:
        """Return the index of the last act that is shown, from 0. It is -1 before the first."""
        return sum(moment <= self.knowledge.at for moment in self.moments) - 1


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in which the subject is named. ``mention`` is None for a report that a person linked and whose words name nobody."""

    report: Report
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Together:
    """A subject that is named in the same reports."""

    subject: str
    label: str
    reports: int


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place that reports about a subject state, as the newest of them writes it, with their ids, the newest first.

    ``points`` are the coordinates that reports state for it, each once.
    """

    place: str
    reports: tuple[str, ...]
    points: tuple[Coordinates, ...] = ()


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

    ``unseen`` of those that the page looked at were not put before their team; ``together`` is counted in the ``looked`` others.
    ``places`` are those that the quoted reports state. ``asked`` is the last request to lower its status.
    """

    view: Profile
    label: str
    owed: OwedAbout
    said: tuple[Said, ...]
    unseen: int
    looked: int
    together: tuple[Together, ...]
    places: tuple[PlaceNamed, ...] = ()
    before: str = ""
    earlier: str = ""
    asked: StatusRequest | None = None


@dataclass(frozen=True, slots=True)
class SubjectReports:
    """A page of reports about a subject, newest first.

    ``seen`` are those this person may read, ``unseen`` counts the others, and ``next`` is the key of the next page.
    """

    seen: tuple[str, ...]
    unseen: int
    next: str


@dataclass(frozen=True, slots=True)
class SubjectSelection:
    """A selection of the subjects. An empty field asks for nothing. ``order`` is ``last`` for those with the highest numbers first."""

    kind: str = ""
    status: str = ""
    origin: str = ""
    order: str = ""

    @property
    def last_first(self) -> bool:
        """Return True if the order is reversed."""
        return self.order == "last"

    @property
    def fields(self) -> dict[str, str]:
        """Return the fields that are asked for, by name."""
        return {name: value for name in ("kind", "status", "origin") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Listed:
    """A subject in a list."""

    subject: Subject
    label: str


class History:
    """Timelines of reports and subjects, from the ledger."""

    def __init__(self, services: DeskServices, subjects: Subjects, readingroom: ReportAccess, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._readingroom = readingroom
        self._labels = labels

    def of_report(self, report: str, at: datetime | None = None, *, by: str) -> TimelineAt:
        """Return who knew what about a report at a time, from hash-checked entries."""
        self._readingroom.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            the_report(session, report)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "history")))
        with self._services.store.reading() as reader:
            return self._past(reader, report, {report}, (), at)

    def of_subject(self, reference: str, at: datetime | None = None, before: str = "", *, by: str) -> TimelineAt:
        """Return who knew what about a subject at a time, for people who may read every report.

        Only reports taken in by then, or ``before`` one, are covered.
        """
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            if not can_read_all(person):
                raise PermissionDenied("what every team knew is for those at the desk and for auditors; open one report's history instead")
            require(person, Permission.READ)
            cluster = cluster_of(reader, self._subjects.resolve(reader, reference))
            before = before or f"R-{(reader.last_by(at) if at else reader.head().seq) + 1}"
            reports = list(dict.fromkeys(link.report for link in newest_links(reader, cluster.members, before, _RETOLD + 1)))
            shown_reports = _told(reader, reports[:_RETOLD])
            past = self._past(reader, cluster.canonical.id, shown_reports, cluster.members, at)
            return replace(past, before=before, earlier=shown_reports[-1] if len(shown_reports) < len(reports) else "")

    def subject(self, reference: str, before: str = "", *, by: str) -> Known:
        """Return a subject with the sentences that name it, as far as this person may read them. Each reading is recorded."""
        subject = self._within_reach(reference, by)
        with self._services.store.reading() as reader:
            view, person = self._subjects.profile(reader, subject), the_person(reader, by)
            nearby = _stretch(reader, view.members, person, before)
            reports, details = _read(reader, nearby.seen[:SENTENCES])
            quotes = tuple(self._sentences(reader, reports, details, view.members))
            page = Known(
                view=view,
                label=self._label(reader, view),
                owed=self._subjects.owed_about(reader, view.members),
                said=tuple(sorted(quotes, key=lambda quote: quote.report.received, reverse=True)),
                unseen=nearby.unseen,
                looked=len(nearby.seen),
                together=tuple(self._together(reader, nearby.seen, view.members)),
                places=_places(details),
                before=before,
                earlier=nearby.next,
                asked=max(reader.find(StatusRequest, subject=view.subject.id), key=_turn, default=None),
            )
        with self._services.store.writing(by, self._services.clock.now()) as session:
            for number in dict.fromkeys(quote.report.id for quote in quotes if quote.mention):
                session.record(Change("read", None, AccessEvent(session.new_id("V"), number, by, session.now, "sentence")))
        return page

    def network(self, reference: str, before: str = "", *, by: str) -> Network:
        """Return the subjects named together with this one, in the reports that its page covers."""
        subject = self._within_reach(reference, by)
        with self._services.store.reading() as reader:
            view = self._subjects.profile(reader, subject)
            readable = _stretch(reader, view.members, the_person(reader, by), before).seen
            together = self._together(reader, readable, view.members)
            centre = NetworkNode(view.subject.id, self._label(reader, view), len(readable), centre=True)
            nodes = (centre, *(NetworkNode(neighbour.subject, neighbour.label, neighbour.reports) for neighbour in together))
            return Network(nodes, tuple(_edges(reader, readable, centre.id, {neighbour.subject for neighbour in together})))

    def subjects(
        self, after: str = "", limit: int = PAGE, wanted: SubjectSelection = SubjectSelection(), *, by: str
    ) -> tuple[list[Listed], str]:
        """Return a page of the subjects the desk holds. A team's people see those they watch or were told of."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            beyond = Under if wanted.last_first else After
            bound: dict[str, Any] = {"id": beyond(after)} if after else {}
            if not can_read_all(person):
                watched = _watched(reader, person.teams)
                bound = {"id": [number for number in watched if not after or (number < after if wanted.last_first else number > after)]}
            order = "-id" if wanted.last_first else "id"
            matching = reader.find(Subject, order=(order,), limit=limit + 1, **bound, **wanted.fields)
            matching.sort(key=lambda subject: subject.id, reverse=wanted.last_first)
            labels = self._labels.of(reader, {subject.id for subject in matching[:limit]})
            rows = [Listed(subject, labels[subject.id]) for subject in matching[:limit]]
            return rows, rows[-1].subject.id if len(matching) > limit else ""

    def _past(self, reader: Reader, reference: str, reports: Collection[str], subjects: Collection[str], at: datetime | None) -> TimelineAt:
        at = at or self._services.clock.now()
        all_entries = reader.entries(reports=reports, subjects=subjects) if reports or subjects else []
        entries = [entry for entry in all_entries if entry.known <= at]
        before = reader.predecessors([entry.seq for entry in entries])
        hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
        knowledge = Knowledge(
            reference, at, tuple(standings(entries, at, staff_teams(reader))), tuple(_plain(entries)), unproven(entries, hashes)
        )
        return TimelineAt(knowledge, tuple(dict.fromkeys(entry.known for entry in all_entries)))

    def _within_reach(self, reference: str, by: str) -> str:
        """Return the id of a subject. Raise :class:`PermissionDenied` when this person may not see it."""
        with self._services.store.reading() as reader:
            subject = self._subjects.resolve(reader, reference)
        self._readingroom.require_subject(subject, by=by)
        return subject

    def _label(self, reader: Reader, view: Profile) -> str:
        """Return the label of a subject, or the first name in its list when the desk does not hold it yet."""
        label = self._labels.of(reader, {view.subject.id})[view.subject.id]
        return view.names[0].text if label == view.subject.id and view.names else label

    def _sentences(
        self, reader: Reader, reports: Sequence[Report], details: dict[str, Detail | None], members: Collection[str]
    ) -> Iterator[Said]:
        """Yield the sentences of these reports that name a subject, in their order.

        A report that came before the subject was known is matched again, so that it quotes what led to its link.
        """
        for report in reports:
            detail = details[report.id]
            mentions = _naming(detail.mentions if detail else (), members)
            if not mentions and detail and len(text := reader.read_text(report.text) or "") <= _LONGEST:
                self._services.names.refresh(reader)
                mentions = _naming(self._services.names.mentions(text), members)
            yield from (Said(report, mention) for mention in mentions or (None,))

    def _together(self, reader: Reader, reports: Collection[str], members: Collection[str]) -> list[Together]:
        counted = named_with(reader, reports, members, MOST_TOGETHER)
        labels = self._labels.of(reader, {subject for subject, _ in counted})
        return [Together(subject, labels[subject], count) for subject, count in counted]


def _stretch(reader: Reader, members: Collection[str], person: Person, before: str) -> SubjectReports:
    """Return the reports about a subject that one page covers."""
    links = newest_links(reader, members, before, LOOKED_AT + 1)
    linked = list(dict.fromkeys(link.report for link in links[:LOOKED_AT] if link.upheld))
    reach = set(linked) if can_read_all(person) else put_before(reader, linked, person.teams)
    readable = tuple(report for report in linked if report in reach)
    if len(readable) > SENTENCES:
        last = readable[SENTENCES - 1]
        return SubjectReports(readable, linked.index(last) + 1 - SENTENCES, last)
    return SubjectReports(readable, len(linked) - len(readable), links[LOOKED_AT - 1].report if len(links) > LOOKED_AT else "")


def _told(reader: Reader, reports: Sequence[str]) -> list[str]:
    """Return the first reports whose entries fit on a page, at least one."""
    entries = count_entries(reader, reports)
    sums = accumulate(entries.get(report, 0) for report in reports)
    return [report for number, (report, room) in enumerate(zip(reports, sums, strict=True)) if room <= _ENTRIES or not number]


def _edges(reader: Reader, reports: Collection[str], centre: str, visible: Collection[str]) -> Iterator[NetworkEdge]:
    """Yield the pairs of visible subjects that are named in the same reports, the centre among them."""
    subjects_by_report: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(Link, report=set(reports)):
        if link.upheld and link.subject in visible:
            subjects_by_report[link.report].add(link.subject)
    pairs = Counter(pair for subjects in subjects_by_report.values() for pair in combinations(sorted(subjects), 2))
    pairs.update((centre, subject) for subjects in subjects_by_report.values() for subject in subjects)
    return (NetworkEdge(first, other, count) for (first, other), count in sorted(pairs.items()))


def _read(reader: Reader, numbers: Sequence[str]) -> tuple[list[Report], dict[str, Detail | None]]:
    """Return these reports in their order, and the details of each by its id. They are None when they were erased."""
    reports = {report.id: report for report in reader.find(Report, id=numbers)}
    plain = reader.read_all([report.detail for report in reports.values()])
    details = {report.id: details_in(content) if (content := plain[report.detail]) else None for report in reports.values()}
    return [reports[number] for number in numbers], {number: details[number] for number in numbers}


def _places(details: dict[str, Detail | None]) -> tuple[PlaceNamed, ...]:
    """Return the places that reports state, those that most of them state first."""
    spelling: dict[str, str] = {}
    stated: dict[str, list[str]] = defaultdict(list)
    points: dict[str, list[Coordinates]] = defaultdict(list)
    for number, detail in details.items():
        for place, point in _places_of(detail.facts if detail else ()):
            key = normalise(place)
            spelling.setdefault(key, place)
            if number not in stated[key]:
                stated[key].append(number)
            points[key] += [point] if point else []
    by_count = sorted(stated, key=lambda key: -len(stated[key]))
    return tuple(PlaceNamed(spelling[key], tuple(stated[key]), tuple(dict.fromkeys(points[key]))) for key in by_count)


def _places_of(facts: Collection[tuple[str, str]]) -> Iterator[tuple[str, Coordinates | None]]:
    """Yield the places that the facts of one report state. Coordinates belong to the place if there is one, else they are a place."""
    named = [(name.casefold(), value.strip()) for name, value in facts if value.strip()]
    places = list(dict.fromkeys(value for name, value in named if name in PLACE_FACTS))
    point = point_of(dict(reversed(named)))
    if point and len(places) != 1:
        places.append(str(point))
    for place in places:
        yield place, parse_point(place) or (point if len(places) == 1 else None)


def _naming(mentions: Iterable[Mention], members: Collection[str]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if any(candidate.subject in members for candidate in mention.candidates))


def _watched(reader: Reader, teams: Collection[str]) -> set[str]:
    """Return the subjects that any of these teams watches."""
    return {watch.subject for watch in reader.find(Watch, team=set(teams), ended=None)}


def _plain(entries: Collection[Entry]) -> list[Entry]:
    """Return the entries without queued and sent mail, which is left out of the page but never out of the proof."""
    return [entry for entry in entries if entry.kind != "outgoing"]


def _turn(request: StatusRequest) -> tuple[bool, datetime, str]:
    """Return where a request stands: one that waits for a person comes last, and else the newest."""
    return request.state is RequestState.WAITS, request.at, request.id
