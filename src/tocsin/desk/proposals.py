"""Proposed subjects and merges: names that no list has, and pairs of subjects that may be one.

Only the answer to a proposal is kept. A declined one is not proposed again. An accepted one can be undone (a subject's
status, a split).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tocsin.desk.backfill import A_SHORT_PAST, Backfill
from tocsin.desk.choices import MOST_REPORTS
from tocsin.desk.known_names import listed_names
from tocsin.desk.lookup import clusters, label, names_of, the_person
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects, add_subject
from tocsin.domain.access import SAME_READING, AccessEvent, can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.mention import KnownName
from tocsin.domain.people import Permission, require
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.proposal import AnsweredProposal, ProposalAnswer
from tocsin.domain.report import Report
from tocsin.domain.subject import Kind, Link, Name, Subject
from tocsin.domain.text import normalise
from tocsin.store import Reader

if TYPE_CHECKING:
    from tocsin.matching.duplicates import Appearance, SameProposal
    from tocsin.matching.new_names import NameSpan


A_PAGE = 20
"""So many are shown at once: each quotes reports."""

_MOST_SHOWN = 3
_KNOWN_FIT = 0.95


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A place where a proposed name stands: the report, the sentence, why it reads as a name, and questions about its role."""

    report: str
    sentence: str
    reason: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no list and no subject has, with counts of its mentions and reports, and at most three places."""

    id: str
    name: str
    kind: str
    mentions: int
    reports: int
    places: tuple[NamePlace, ...]


@dataclass(frozen=True, slots=True)
class SameSubject:
    """Two subjects that may be one, with the evidence for and against in words."""

    id: str
    one: str
    two: str
    one_name: str
    two_name: str
    score: float
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...]


class Proposals:
    """Proposals that wait for an answer."""

    def __init__(self, services: DeskServices, subjects: Subjects, past: Backfill) -> None:
        self._services = services
        self._subjects = subjects
        self._past = past

    def names(self, limit: int = MOST_REPORTS, progress: Progress = no_progress) -> list[NewName]:
        """Return new names in the newest reports, the most frequent first."""
        with self._services.store.reading() as reader:
            self._services.names.refresh(reader)
            answered = {new_name.id for new_name in reader.find(AnsweredProposal)}
            candidates = self._found(reader, limit, progress)
        return [new_name for new_name in candidates if new_name.id not in answered]

    def same(self) -> list[SameSubject]:
        """Return pairs of subjects, or of a subject and a list's entry, that may be one, the best supported first."""
        from tocsin.matching.duplicates import propose

        with self._services.store.reading() as reader:
            answered = {answer.id for answer in reader.find(AnsweredProposal)}
            own_subjects = {subject.id: subject for subject in reader.find(Subject)}
            pairs = propose(list(_appearances(reader, own_subjects)), only=own_subjects.keys())
            canonical_ids = {subject: cluster.canonical.id for subject, cluster in clusters(reader, list(own_subjects)).items()}
            labels = _labels(reader, own_subjects, {subject for pair in pairs for subject in (pair.one, pair.two)})
        apart = [pair for pair in pairs if canonical_ids.get(pair.one, pair.one) != canonical_ids.get(pair.two, pair.two)]
        numbered = [(self._number("same", pair.one, pair.two), pair) for pair in apart]
        return [_same(number, pair, labels) for number, pair in numbered if number not in answered]

    def names_for(self, limit: int = MOST_REPORTS, again: bool = False, *, by: str) -> list[NewName]:
        """Return the new names for a person at the desk. Reading each quoted report is recorded.

        With ``again`` (the page is shown again after an act) reports that the person read in the last minutes are not recorded twice.
        """
        self.require_desk(by=by)
        new_names = self.names(limit)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            quoted = list(dict.fromkeys(place.report for new_name in new_names[:A_PAGE] for place in new_name.places))
            earlier = session.find(AccessEvent, report=quoted, by=by) if again else []
            read_before = {event.report for event in earlier if timedelta(0) <= session.now - event.at <= SAME_READING}
            for report in quoted:
                if report not in read_before:
                    session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "sentence")))
        return new_names

    def same_for(self, *, by: str) -> list[SameSubject]:
        """Return the pairs that may be one, for a person at the desk."""
        self.require_desk(by=by)
        return self.same()

    def require_desk(self, *, by: str) -> None:
        """Raise :class:`PermissionDenied` unless this person may read every report, for proposals quote from all of them."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
        require(person, Permission.READ)
        if not can_read_all(person):
            raise PermissionDenied("proposals quote from every report: they are for people of team desk and for auditors")

    def accept(self, number: str, kind: str = "", limit: int = MOST_REPORTS, *, by: str, reason: str) -> Subject:
        """Add a subject for a proposed name, or merge a proposed pair. Past reports are searched at once."""
        self.require_desk(by=by)
        proposal = self._the(number, limit)
        if isinstance(proposal, SameSubject):
            if kind:
                raise Malformed(f"{number} is about two subjects, which have their kind already", command="leave out --kind")
            self._subjects.merge(proposal.one, proposal.two, by=by, reason=f"{reason} (proposal {number})")
            self._answer(
                AnsweredProposal(number, ProposalAnswer.ACCEPTED, by, self._services.clock.now(), proposal.one), Permission.MERGE, reason
            )
            return self._subjects.show(proposal.one).subject
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.LINK)
            subject = add_subject(session, [Name(proposal.name, origin="proposal")], Kind(kind or proposal.kind), reason)
            old = session.get(AnsweredProposal, number)
            session.record(Change("answered", old, AnsweredProposal(number, ProposalAnswer.ACCEPTED, by, session.now, subject.id), reason))
        self._past.catch_up(at_most=A_SHORT_PAST)
        return subject

    def decline(self, number: str, limit: int = MOST_REPORTS, *, by: str, reason: str) -> AnsweredProposal:
        """Decline a proposal. It is not proposed again."""
        self.require_desk(by=by)
        act = Permission.MERGE if isinstance(self._the(number, limit), SameSubject) else Permission.LINK
        return self._answer(AnsweredProposal(number, ProposalAnswer.DECLINED, by, self._services.clock.now()), act, reason)

    def _answer(self, answer: AnsweredProposal, act: Permission, reason: str) -> AnsweredProposal:
        with self._services.store.writing(answer.by, self._services.clock.now()) as session:
            require(the_person(session, answer.by), act)
            session.record(Change("answered", session.get(AnsweredProposal, answer.id), answer, reason))
        return answer

    def _the(self, number: str, limit: int) -> NewName | SameSubject:
        """Return the open proposal with this number, or raise :class:`Unknown`."""
        with self._services.store.reading() as reader:
            if old := reader.get(AnsweredProposal, number):
                raise Refused(f"{number} was {old.answer} by {old.by} on {old.at:%Y-%m-%d}: nothing is left to decide")
        new_name = next((proposal for proposal in self.names(limit) if proposal.id == number), None)
        found_same = new_name or next((proposal for proposal in self.same() if proposal.id == number), None)
        if found_same is None:
            raise Unknown("proposal", number, "it is not open", command="tocsin proposals lists those that are")
        return found_same

    def _number(self, *of: str) -> str:
        return "P-" + self._services.store.key.likeness("\n".join(("proposal", *of)))[:8]

    def _found(self, reader: Reader, limit: int, progress: Progress) -> list[NewName]:
        from tocsin.matching.new_names import find_names

        spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        places: dict[tuple[str, str], dict[str, tuple[NameSpan, str]]] = defaultdict(dict)
        total = min(limit, reader.count(Report))
        for reports_read, report in enumerate(reader.each(Report, order=("-received", "-id"), limit=limit), 1):
            text = reader.read_text(report.text) or ""
            for span in find_names(text):
                key = (" ".join(sorted(normalise(span.name).split())), span.kind)
                spellings[key][span.name] += 1
                places[key].setdefault(report.id, (span, text))
            progress("reports read for new names", reports_read, total)
        new_names = (self._new_name(kind, spellings[words, kind], places[words, kind]) for words, kind in places)
        return sorted(
            (new_name for new_name in new_names if not self._is_known(new_name.name)),
            key=lambda new_name: (-new_name.reports, -new_name.mentions, new_name.name),
        )

    def _new_name(self, kind: str, spellings: Counter[str], places: dict[str, tuple[NameSpan, str]]) -> NewName:
        from tocsin.matching.roles import roles

        shown_places = []
        for report, (span, text) in list(places.items())[:_MOST_SHOWN]:
            questions = tuple(dict.fromkeys(sign.question for sign in roles(text, span.start, span.end)))
            shown_places.append(NamePlace(report, " ".join(span.sentence.split()), span.reason, questions))
        name = spellings.most_common(1)[0][0]
        number = self._number("name", kind, " ".join(sorted(normalise(name).split())))
        return NewName(number, name, kind, spellings.total(), len(places), tuple(shown_places))

    def _is_known(self, name: str) -> bool:
        """Return True when the full name is one that the desk knows already."""
        mentions = [
            candidate_mention
            for candidate_mention in self._services.names.mentions(name)
            if candidate_mention.end - candidate_mention.start >= len(name) - 1
        ]
        return any(
            candidate.score >= _KNOWN_FIT and "missing" not in candidate.parts for mention in mentions for candidate in mention.candidates
        )


def _same(number: str, pair: SameProposal, labels: dict[str, str]) -> SameSubject:
    names = labels[pair.one], labels[pair.two]
    return SameSubject(number, pair.one, pair.two, *names, pair.score, pair.evidence_for, pair.evidence_against)


def _appearances(reader: Reader, subjects: dict[str, Subject]) -> Iterator[Appearance]:
    """Yield every list's entries, and the desk's own subjects with those that are named in the same reports."""
    from tocsin.matching.duplicates import Appearance

    names: dict[str, list[KnownName]] = defaultdict(list)
    for known_name in listed_names(reader):
        names[known_name.subject].append(known_name)
    for subject, entry_names in names.items():
        first = entry_names[0]
        yield Appearance(subject, first.source, tuple(name.text for name in entry_names), str(first.kind), first.facts)
    own = [subject for subject in subjects.values() if subject.origin == "own"]
    beside = _companions(reader, own)
    for subject_ in own:
        texts = tuple(name.text for name in names_of(reader, subject_))
        if texts:
            yield Appearance(subject_.id, f"own {subject_.id}", texts, str(subject_.kind), companions=tuple(sorted(beside[subject_.id])))


def _companions(reader: Reader, own: list[Subject]) -> dict[str, set[str]]:
    """Return for each own subject the labels of the others in the same reports."""
    labels = {subject.id: label(reader, subject) for subject in own}
    together: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(Link, subject=list(labels)):
        if link.upheld:
            together[link.report].add(link.subject)
    companions: dict[str, set[str]] = defaultdict(set)
    for group in together.values():
        for subject_id in group:
            companions[subject_id] |= {labels[other] for other in group if other != subject_id}
    return companions


def _labels(reader: Reader, subjects: dict[str, Subject], wanted: set[str]) -> dict[str, str]:
    labels = {name.subject: name.text for name in listed_names(reader) if name.subject in wanted and name.primary}
    return labels | {subject: label(reader, subjects[subject]) for subject in wanted & subjects.keys()}
