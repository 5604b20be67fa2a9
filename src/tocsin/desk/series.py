"""Possible series of reports on one subject, shown with evidence, and what people decide about them.

Only people who may read every report see them. A decision is an entry of the ledger and nothing more: no other use case reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tocsin.desk.details import details_in
from tocsin.desk.lookup import Cluster, cluster_of, clusters, the_person, the_record, the_report
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import DOOR_CONTACT, Letter, Mailbox
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import OTHERS_CONTACT, PLACE_FACTS, Erasure, LateContact, Report, Source
from tocsin.domain.series import FEWEST, PossibleSeries, ReportTrace, SeriesDecision, SeriesVerdict, decision_about, possible_series
from tocsin.domain.subject import Link
from tocsin.domain.text import normalise
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.matching.text_overlap import alikeness, word_pairs
from tocsin.store import Reader, Session
from tocsin.store.report_queries import ReportFilter, reports_page
from tocsin.store.subject_queries import newest_links, next_links

NEWEST = 300
"""Newest reports that the list of the whole desk looks at."""
_OF_SUBJECT = 100  # newest reports of a subject that are compared
_AROUND = 30  # reports before and after one that are compared with it
_ALIKE = 0.5
_FEWEST_DECIDED = 2


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A possible series with its subject, and what was decided about it. ``since`` are the reports that the decision does not name."""

    subject: str
    label: str
    series: PossibleSeries
    decision: SeriesDecision | None = None
    since: tuple[str, ...] = ()


class Series:
    """Possible series, and decisions about them."""

    def __init__(self, services: DeskServices, subjects: Subjects, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._labels = labels

    def newest(self, *, by: str = "") -> list[SeriesView]:
        """Return the possible series among the newest reports of the whole desk. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            _require_reader(reader, by)
            reports = {report.id: report for report in reports_page(reader, ReportFilter(), None, NEWEST).reports}
            about: dict[str, set[str]] = defaultdict(set)
            links = [link for link in reader.find(Link, report=list(reports)) if link.upheld]
            cluster_by_subject = clusters(reader, {link.subject for link in links})
            for link in links:
                about[cluster_by_subject[link.subject].canonical.id].add(link.report)
            groups = {subject: numbers for subject, numbers in about.items() if len(numbers) >= FEWEST}
            traces = _Traces(reader, [reports[number] for number in sorted(set().union(*groups.values()))])
            return [
                view
                for subject, numbers in sorted(groups.items())
                for view in self._views(reader, cluster_by_subject[subject], traces.among(numbers))
            ]

    def of_subject(self, reference: str, *, by: str = "") -> list[SeriesView]:
        """Return the possible series among the newest reports on a subject and those merged with it."""
        with self._services.store.reading() as reader:
            _require_reader(reader, by)
            cluster = cluster_of(reader, self._subjects.resolve(reader, reference))
            links = newest_links(reader, cluster.members, "", _OF_SUBJECT)
            return self._views(reader, cluster, _traces(reader, links))

    def of_report(self, report: str, *, by: str = "") -> list[SeriesView]:
        """Return the possible series that a report is part of, among those that came shortly before and after it."""
        with self._services.store.reading() as reader:
            _require_reader(reader, by)
            found = the_report(reader, report)
            linked = clusters(reader, {link.subject for link in reader.find(Link, report=found.id) if link.upheld})
            about = {cluster.canonical.id: cluster for cluster in linked.values()}
            views = [view for _, cluster in sorted(about.items()) for view in self._around(reader, cluster, found.id)]
            return [view for view in views if found.id in view.series.reports]

    def decide(self, subject: str, reports: Sequence[str], verdict: str, *, by: str, reason: str) -> SeriesDecision:
        """Record whether reports on a subject are a series. No duty, priority, link or status changes."""
        if verdict not in (SeriesVerdict.SERIES, SeriesVerdict.NO_SERIES):
            raise Malformed(f"decide {SeriesVerdict.SERIES} or {SeriesVerdict.NO_SERIES}")
        _require_reason(reason)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_decider(session, by)
            cluster = cluster_of(session, self._subjects.resolve(session, subject))
            numbers = _on_subject(session, cluster, reports)
            decision = SeriesDecision(session.new_id("Q"), cluster.canonical.id, numbers, SeriesVerdict(verdict), by, session.now)
            session.record(Change("series decided", None, decision, reason))
            return decision

    def take_back(self, number: str, *, by: str, reason: str) -> SeriesDecision:
        """Take a decision back. The record keeps both."""
        _require_reason(reason)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_decider(session, by)
            old = the_record(session, SeriesDecision, number, "decision", command="tocsin series decided lists them")
            if old.verdict is SeriesVerdict.OPEN:
                raise Refused(f"{number} was taken back already")
            new = replace(old, verdict=SeriesVerdict.OPEN, by=by, at=session.now)
            session.record(Change("series taken back", old, new, reason))
            return new

    def decided(self, *, by: str = "") -> list[SeriesDecision]:
        """Return every decision, taken back ones included, in order of time."""
        with self._services.store.reading() as reader:
            _require_reader(reader, by)
            return reader.find(SeriesDecision, order=("at", "sequence"))

    def _around(self, reader: Reader, cluster: Cluster, report: str) -> list[SeriesView]:
        links = [*newest_links(reader, cluster.members, report, _AROUND), *reader.find(Link, report=report, subject=list(cluster.members))]
        for member in sorted(cluster.members):
            links += next_links(reader, member, report, _AROUND)
        return self._views(reader, cluster, _traces(reader, links))

    def _views(self, reader: Reader, cluster: Cluster, compared: tuple[list[ReportTrace], list[tuple[str, str]]]) -> list[SeriesView]:
        found = possible_series(*compared)
        if not found:
            return []
        subject = cluster.canonical.id
        decisions = reader.find(SeriesDecision, subject=list(cluster.members))
        label = self._labels.of(reader, {subject})[subject]
        return [_view(subject, label, series, decisions) for series in found]


class _Traces:
    """Reports as they are compared. Each text is read once."""

    def __init__(self, reader: Reader, reports: Collection[Report]) -> None:
        numbers = [report.id for report in reports]
        erased = {erasure.report for erasure in reader.find(Erasure, report=numbers)}
        kept = [report for report in reports if report.id not in erased]
        contents = reader.read_all([content for report in kept for content in (report.text, report.detail)])
        contacts, mailboxes, asked = _contacts(reader, kept), _mailboxes(reader, numbers), _asked(reader, kept)
        self._pairs = {report.id: word_pairs(_decoded(contents[report.text])) for report in kept}
        self._traces = {
            report.id: ReportTrace(
                report.id,
                report.received,
                report.happened,
                _places(contents[report.detail]),
                frozenset(report.cues),
                report.likeness,
                frozenset(contacts[report.id]),
                frozenset(mailboxes[report.id]),
                report.id in asked,
            )
            for report in kept
        }

    def among(self, numbers: Collection[str]) -> tuple[list[ReportTrace], list[tuple[str, str]]]:
        """Return the traces of these reports, and the pairs of them in much the same words."""
        some = sorted(self._traces.keys() & set(numbers))
        pairs = [(one, other) for one, other in combinations(some, 2) if self._near(one, other)]
        return [self._traces[number] for number in some], pairs

    def _near(self, one: str, other: str) -> bool:
        first, second = self._pairs[one], self._pairs[other]
        if not _ALIKE <= (len(first) or 1) / (len(second) or 1) <= 1 / _ALIKE or self._traces[one].likeness == self._traces[other].likeness:
            return False
        return alikeness(first, second) >= _ALIKE


def _traces(reader: Reader, links: Collection[Link]) -> tuple[list[ReportTrace], list[tuple[str, str]]]:
    numbers = {link.report for link in links if link.upheld}
    if len(numbers) < FEWEST:
        return [], []
    return _Traces(reader, reader.find(Report, id=sorted(numbers))).among(numbers)


def _view(subject: str, label: str, series: PossibleSeries, decisions: Collection[SeriesDecision]) -> SeriesView:
    decision = decision_about(series.reports, decisions)
    since = tuple(number for number in series.reports if decision and number not in decision.reports)
    return SeriesView(subject, label, series, decision, since)


def _contacts(reader: Reader, reports: Collection[Report]) -> dict[str, set[str]]:
    """Return the folded contacts of each report's source, those that were added later included."""
    sources = {report.source: report.id for report in reports if report.source}
    sources |= {late.source: late.report for late in reader.find(LateContact, report=[report.id for report in reports])}
    sealed = {source.contact: sources[source.id] for source in reader.find(Source, id=list(sources))}
    folded: dict[str, set[str]] = defaultdict(set)
    for content, plain in reader.read_all(list(sealed)).items():
        folded[sealed[content]] |= _folded(_decoded(plain))
    return folded


def _folded(contact: str) -> set[str]:
    """Return the contacts of a source in a form in which the same one is equal. Contacts of others in the text are left out."""
    lines = [line for line in contact.splitlines() if line.strip() and line != DOOR_CONTACT and not line.startswith(OTHERS_CONTACT)]
    contacts = find_contacts("\n".join(lines)) or lines
    return {"".join(filter(str.isalnum, normalise(item))) or normalise(item) for item in contacts}


def _mailboxes(reader: Reader, numbers: Collection[str]) -> dict[str, set[str]]:
    """Return the mailboxes through which each report came."""
    mailboxes: dict[str, set[str]] = defaultdict(set)
    for box in reader.find(Mailbox, report=list(numbers)):
        mailboxes[box.report].add(box.id)
    for letter in reader.find(Letter, report=list(numbers), by=""):
        mailboxes[letter.report].add(letter.mailbox)
    return mailboxes


def _asked(reader: Reader, reports: Collection[Report]) -> set[str]:
    """Return the reports that came through a mailbox in which the desk had written before."""
    received = {report.id: report.received for report in reports}
    own = reader.find(Letter, report=list(received), by="")
    written: dict[str, list[Letter]] = defaultdict(list)
    for letter in reader.find(Letter, mailbox=sorted({letter.mailbox for letter in own})):
        if letter.by:
            written[letter.mailbox].append(letter)
    return {letter.report for letter in own if any(asked.at <= received[letter.report] for asked in written[letter.mailbox])}


def _places(detail: bytes | None) -> frozenset[str]:
    return frozenset(normalise(value) for name, value in details_in(detail).facts if name.casefold() in PLACE_FACTS and value.strip())


def _decoded(plain: bytes | None) -> str:
    return (plain or b"").decode("utf-8", "surrogatepass")


def _on_subject(session: Session, cluster: Cluster, reports: Sequence[str]) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(the_report(session, number).id for number in reports))
    if len(numbers) < _FEWEST_DECIDED:
        raise Malformed("name the reports of the series, at least two")
    linked = {link.report for link in session.find(Link, report=list(numbers), subject=list(cluster.members)) if link.upheld}
    if missing := [number for number in numbers if number not in linked]:
        raise Refused(f"{', '.join(missing)} is not about {cluster.canonical.id}: link it first, or leave it out")
    return numbers


def _require_reader(reader: Reader, by: str) -> None:
    """Raise :class:`PermissionDenied` for a person who may not read every report. Without a name the command line asks, which may."""
    if by:
        person = the_person(reader, by)
        require(person, Permission.READ)
        _require_of_desk(person)


def _require_decider(reader: Reader, by: str) -> None:
    person = the_person(reader, by)
    require(person, Permission.ASSESS)
    _require_of_desk(person)


def _require_of_desk(person: Person) -> None:
    if not can_read_all(person):
        raise PermissionDenied(f"{person.name} is not in team desk and sees no series: ask a person of team desk")


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Malformed("say why: the reason stays in the record")
