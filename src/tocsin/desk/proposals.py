"""Names that no list knows, and subjects that may be one: proposed with what speaks for it, answered by a person.

Nothing is kept of a proposal but the answer. What was declined is not proposed again; what was accepted can be undone
(a subject's status, a split).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.desk.backfill import A_SHORT_PAST, Backfill
from tocsin.desk.known_names import listed_names
from tocsin.desk.lookup import clusters, label, names_of, the_person
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects, add_subject
from tocsin.domain.access import AccessEvent, can_read_all
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

MOST_REPORTS = 2000
"""The newest reports that are read for new names, unless more are asked for."""

A_PAGE = 20
"""So many are shown at once: each quotes reports."""

_MOST_SHOWN = 3
_KNOWN_FIT = 0.95


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a proposed name stands: the report, the sentence, why it reads as a name, and what it asks about the part played."""

    report: str
    sentence: str
    reason: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no list and no subject has, with how often and where it was told, at most three places."""

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
    """What Tocsin found and asks about."""

    def __init__(self, services: DeskServices, subjects: Subjects, past: Backfill) -> None:
        self._services = services
        self._subjects = subjects
        self._past = past

    def names(self, limit: int = MOST_REPORTS, progress: Progress = no_progress) -> list[NewName]:
        """New names in the newest reports, those told most often first."""
        with self._services.store.reading() as reader:
            self._services.names.refresh(reader)
            answered = {each.id for each in reader.find(AnsweredProposal)}
            found = self._found(reader, limit, progress)
        return [each for each in found if each.id not in answered]

    def same(self) -> list[SameSubject]:
        """Subjects the desk holds that may be one with another or with a list's entry, the best supported first."""
        from tocsin.matching.duplicates import propose

        with self._services.store.reading() as reader:
            answered = {each.id for each in reader.find(AnsweredProposal)}
            held = {subject.id: subject for subject in reader.find(Subject)}
            pairs = propose(list(_appearances(reader, held)), asked=held.keys())
            one = {subject: cluster.canonical.id for subject, cluster in clusters(reader, list(held)).items()}
            called = _labels(reader, held, {subject for pair in pairs for subject in (pair.one, pair.two)})
        apart = [pair for pair in pairs if one.get(pair.one, pair.one) != one.get(pair.two, pair.two)]
        asked = [(self._number("same", pair.one, pair.two), pair) for pair in apart]
        return [_same(number, pair, called) for number, pair in asked if number not in answered]

    def names_for(self, limit: int = MOST_REPORTS, seen: bool = True, *, by: str) -> list[NewName]:
        """The new names as a person at the desk opens them. Each report that is quoted is read, and that is an entry.

        After an act (not ``seen``) only what the person has never read is entered.
        """
        self.require_desk(by=by)
        found = self.names(limit)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            quoted = list(dict.fromkeys(place.report for each in found[:A_PAGE] for place in each.places))
            known = set() if seen else {each.report for each in session.find(AccessEvent, report=quoted, by=by)}
            for report in quoted:
                if report not in known:
                    session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "sentence")))
        return found

    def same_for(self, *, by: str) -> list[SameSubject]:
        """Subjects that may be one, as a person at the desk opens them."""
        self.require_desk(by=by)
        return self.same()

    def require_desk(self, *, by: str) -> None:
        """Raises :class:`PermissionDenied` unless this person sees every report: proposals quote from all of them."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
        require(person, Permission.READ)
        if not can_read_all(person):
            raise PermissionDenied(f"{by} reads what was put before their team: proposals quote from every report")

    def accept(self, number: str, kind: str = "", limit: int = MOST_REPORTS, *, by: str, reason: str) -> Subject:
        """Makes a subject of a proposed name, or merges two that are one; past reports are searched at once."""
        found = self._the(number, limit)
        if isinstance(found, SameSubject):
            if kind:
                raise Malformed(f"{number} is about two subjects: leave out --kind")
            self._subjects.merge(found.one, found.two, by=by, reason=f"{reason} (proposal {number})")
            self._answer(
                AnsweredProposal(number, ProposalAnswer.ACCEPTED, by, self._services.clock.now(), found.one), Permission.MERGE, reason
            )
            return self._subjects.show(found.one).subject
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.LINK)
            subject = add_subject(session, [Name(found.name, origin="proposal")], Kind(kind or found.kind), reason)
            old = session.get(AnsweredProposal, number)
            session.record(Change("answered", old, AnsweredProposal(number, ProposalAnswer.ACCEPTED, by, session.now, subject.id), reason))
        self._past.catch_up(at_most=A_SHORT_PAST)
        return subject

    def decline(self, number: str, limit: int = MOST_REPORTS, *, by: str, reason: str) -> AnsweredProposal:
        """Says that a name is no subject, or that two subjects are not one; it is not proposed again."""
        act = Permission.MERGE if isinstance(self._the(number, limit), SameSubject) else Permission.LINK
        return self._answer(AnsweredProposal(number, ProposalAnswer.DECLINED, by, self._services.clock.now()), act, reason)

    def _answer(self, answer: AnsweredProposal, act: Permission, reason: str) -> AnsweredProposal:
        with self._services.store.writing(answer.by, self._services.clock.now()) as session:
            require(the_person(session, answer.by), act)
            session.record(Change("answered", session.get(AnsweredProposal, answer.id), answer, reason))
        return answer

    def _the(self, number: str, limit: int) -> NewName | SameSubject:
        """The open proposal of this number; names are looked through first, as there are more of them."""
        with self._services.store.reading() as reader:
            if old := reader.get(AnsweredProposal, number):
                raise Refused(f"{number} was {old.answer} by {old.by} on {old.at:%Y-%m-%d}")
        found = next((each for each in self.names(limit) if each.id == number), None)
        found_same = found or next((each for each in self.same() if each.id == number), None)
        if found_same is None:
            raise Unknown("proposal", number, "tocsin proposals lists those that are open")
        return found_same

    def _number(self, *of: str) -> str:
        return "P-" + self._services.store.key.likeness("\n".join(("proposal", *of)))[:8]

    def _found(self, reader: Reader, limit: int, progress: Progress) -> list[NewName]:
        from tocsin.matching.new_names import find_names

        spelt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        places: dict[tuple[str, str], dict[str, tuple[NameSpan, str]]] = defaultdict(dict)
        total = min(limit, reader.count(Report))
        for done, report in enumerate(reader.each(Report, order=("-received", "-id"), limit=limit), 1):
            text = reader.read_text(report.text) or ""
            for one in find_names(text):
                key = (" ".join(sorted(normalise(one.name).split())), one.kind)
                spelt[key][one.name] += 1
                places[key].setdefault(report.id, (one, text))
            progress("reports read for new names", done, total)
        made = (self._new_name(kind, spelt[words, kind], places[words, kind]) for words, kind in places)
        return sorted((each for each in made if not self._is_known(each.name)), key=lambda each: (-each.reports, -each.mentions, each.name))

    def _new_name(self, kind: str, spelt: Counter[str], places: dict[str, tuple[NameSpan, str]]) -> NewName:
        from tocsin.matching.roles import roles

        shown = []
        for report, (one, text) in list(places.items())[:_MOST_SHOWN]:
            questions = tuple(dict.fromkeys(sign.question for sign in roles(text, one.start, one.end)))
            shown.append(NamePlace(report, " ".join(one.sentence.split()), one.reason, questions))
        name = spelt.most_common(1)[0][0]
        number = self._number("name", kind, " ".join(sorted(normalise(name).split())))
        return NewName(number, name, kind, spelt.total(), len(places), tuple(shown))

    def _is_known(self, name: str) -> bool:
        """Whether the whole name is one that the desk knows already."""
        found = [mention for mention in self._services.names.mentions(name) if mention.end - mention.start >= len(name) - 1]
        return any(candidate.score >= _KNOWN_FIT and "missing" not in candidate.parts for each in found for candidate in each.candidates)


def _same(number: str, pair: SameProposal, called: dict[str, str]) -> SameSubject:
    names = called[pair.one], called[pair.two]
    return SameSubject(number, pair.one, pair.two, *names, pair.score, pair.evidence_for, pair.evidence_against)


def _appearances(reader: Reader, held: dict[str, Subject]) -> Iterator[Appearance]:
    """Every list's entries, and the desk's own subjects with those that are named in the same reports."""
    from tocsin.matching.duplicates import Appearance

    names: dict[str, list[KnownName]] = defaultdict(list)
    for known in listed_names(reader):
        names[known.subject].append(known)
    for subject, known_as in names.items():
        first = known_as[0]
        yield Appearance(subject, first.source, tuple(each.text for each in known_as), str(first.kind), first.facts)
    own = [subject for subject in held.values() if subject.origin == "own"]
    beside = _companions(reader, own)
    for subject_ in own:
        texts = tuple(name.text for name in names_of(reader, subject_))
        if texts:
            yield Appearance(subject_.id, f"own {subject_.id}", texts, str(subject_.kind), companions=tuple(sorted(beside[subject_.id])))


def _companions(reader: Reader, own: list[Subject]) -> dict[str, set[str]]:
    """For each subject the names of the desk's other own subjects in the same reports."""
    called = {subject.id: label(reader, subject) for subject in own}
    together: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(Link, subject=list(called)):
        if link.upheld:
            together[link.report].add(link.subject)
    found: dict[str, set[str]] = defaultdict(set)
    for group in together.values():
        for one in group:
            found[one] |= {called[other] for other in group if other != one}
    return found


def _labels(reader: Reader, held: dict[str, Subject], wanted: set[str]) -> dict[str, str]:
    called = {known.subject: known.text for known in listed_names(reader) if known.subject in wanted and known.primary}
    return called | {subject: label(reader, held[subject]) for subject in wanted & held.keys()}
