"""Opening reports: what a person sees depends on their team, and that they saw it is an entry in the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.desk.lookup import clusters, the_duty, the_person, the_report
from tocsin.desk.reports import Reports, ReportView
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.domain.access import AccessEvent, can_read_all
from tocsin.domain.duty import ATTEMPTS_NEEDED, Attempt, Duty, DutyKind, DutyState, Escalation, require_owing
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unknown
from tocsin.domain.grading import HANDLING, INTELLIGENCE, SOURCES, parse_grading
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import Letter, Mailbox
from tocsin.domain.mention import Mention
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, Person, require
from tocsin.domain.report import Erasure, HeldFile, Report, Source
from tocsin.domain.subject import Link, Watch
from tocsin.matching.text_overlap import alikeness, word_pairs
from tocsin.store import Reader, Session
from tocsin.store.subject_queries import newest_links, put_before, was_put_before

OPENED = "report"
"""What a reading was of, where it was of the whole report."""
_SIMILAR = 8
_COMPARED = 25  # texts read to see whether somebody tells the same again
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of a text; ``mention`` numbers the mention that stands there, from 1, or is 0."""

    text: str
    mention: int = 0
    band: str = ""


@dataclass(frozen=True, slots=True)
class OwedView:
    """A duty with what this person may do about it."""

    duty: Duty
    standing: str
    outcomes: tuple[str, ...]
    attempts: int
    put_before: tuple[Escalation, ...]

    @property
    def mine(self) -> bool:
        """Whether this person owes it."""
        return bool(self.outcomes)

    @property
    def reachable(self) -> bool:
        """Whether tries are counted for it."""
        return self.mine and self.duty.kind is DutyKind.CALL_BACK

    @property
    def attempts_needed(self) -> int:
        """How many dated tries stand for a source that cannot be reached."""
        return ATTEMPTS_NEEDED


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject that the report touches."""

    link: Link
    label: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report that says the same in much the same words; ``share`` of their word pairs, in 0..1."""

    report: str
    share: float


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as one person sees it: mentions in reading order; ``later`` numbers, from 1, those known only since it came;
    ``since`` are reports in which the same reporter has written again.
    """

    view: ReportView
    pieces: tuple[TextSpan, ...]
    mentions: tuple[Mention, ...]
    later: frozenset[int]
    touched: tuple[Touched, ...]
    owed: tuple[OwedView, ...]
    ended: tuple[OwedView, ...]
    similar: tuple[str, ...]
    more_similar: bool
    alike: tuple[Alike, ...]
    mailbox: bool
    since: tuple[str, ...]
    erased: bool
    may: frozenset[Permission]


class ReportAccess:
    """Reports, opened by persons."""

    def __init__(self, services: DeskServices, reports: Reports, labels: Labels) -> None:
        self._services = services
        self._reports = reports
        self._labels = labels

    def open(self, report: str, seen: bool = True, *, by: str) -> Opened:
        """A report, whole; recorded as read, unless it is only shown again (``seen``) after an act."""
        self._enter(report, by, OPENED if seen else "")
        view = self._reports.show(report)
        later = self._reports.later(view)
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            labels = self._labels.of(reader, {link.subject for link in view.links})
            owed = [self._owed(reader, duty, person) for duty in view.duties]
            mentions = sorted((*view.detail.mentions, *later), key=lambda each: (each.start, -each.end))
            others = _others(reader, report, view.links) if can_read_all(person) else []
            said_again = {number for each in view.duplicates for number in (each.report, each.of)}
            return Opened(
                view=view,
                pieces=tuple(pieces(view.text or "", mentions)),
                mentions=tuple(mentions),
                later=frozenset(number for number, each in enumerate(mentions, 1) if each in later),
                touched=tuple(Touched(link, labels[link.subject]) for link in view.links),
                owed=tuple(sorted((each for each in owed if each.duty.live), key=lambda each: not each.mine)),
                ended=tuple(each for each in owed if not each.duty.live),
                similar=tuple(others[:_SIMILAR]),
                more_similar=len(others) > _SIMILAR,
                alike=tuple(_alike(reader, view.text or "", [each for each in others if each not in said_again])),
                mailbox=reader.count(Mailbox, report=report) > 0 or reader.count(Letter, report=report) > 0,
                since=_written_since(reader, report),
                erased=reader.get(Erasure, report) is not None,
                may=ROLE_PERMISSIONS[person.role],
            )

    def require(self, report: str, *, by: str) -> None:
        """Raises :class:`PermissionDenied` unless this report is within this person's reach."""
        with self._services.store.reading() as reader:
            _require_reach(reader, report, the_person(reader, by))

    def duty(self, duty: str, *, by: str) -> Duty:
        """A duty about a report within this person's reach."""
        with self._services.store.reading() as reader:
            found = the_duty(reader, duty)
            _require_reach(reader, found.report, the_person(reader, by))
            return found

    def require_subject(self, subject: str, *, by: str) -> None:
        """Raises :class:`PermissionDenied` unless this person oversees, or their team watches or was told of the subject."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            if not reaches_subject(reader, subject, person):
                raise PermissionDenied(f"{subject} is not watched by {_teams(person)} and was not put before them")

    def source(self, report: str, *, by: str, reason: str) -> tuple[str, str]:
        """The source's code word and how to reach them; for those entitled, with a reason that stays in the record."""
        if not reason.strip():
            raise Malformed("say why you open the source: the reason stays in the record")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.READ_SOURCE)
            found = _require_reach(session, report, person)
            source = session.get(Source, found.source) if found.source else None
            if source is None:
                raise Refused(f"{report} has no source that can be reached")
            contact = session.read_text(source.contact)
            if contact is None:
                raise Refused(f"the source of {report} was erased")
            _note(session, report, by, "source", reason)
            return source.id, contact

    def file(self, report: str, number: int, *, by: str) -> tuple[HeldFile, bytes]:
        """One attachment, as it came."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_reach(session, report, the_person(session, by))
            files = self._reports.show(report).detail.files
            if not 1 <= number <= len(files):
                raise Unknown("file", str(number), f"{report} has {len(files)}")
            data = session.read(files[number - 1].content)
            if data is None:
                raise Refused(f"{report} was erased")
            _note(session, report, by, f"file {number}")
            return files[number - 1], data

    def _enter(self, report: str, by: str, what: str) -> None:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_reach(session, report, the_person(session, by))
            if what:
                _note(session, report, by, what)

    def _owed(self, reader: Reader, duty: Duty, person: Person) -> OwedView:
        tries = reader.count(Attempt, duty=duty.id) if duty.kind is DutyKind.CALL_BACK else 0
        put_before = tuple(sorted(reader.find(Escalation, duty=duty.id), key=lambda each: each.level))
        return OwedView(duty, duty.standing(self._services.clock.now()), _outcomes(duty, person), tries, put_before)


def pieces(text: str, mentions: Sequence[Mention]) -> Iterator[TextSpan]:
    """The text cut where mentions begin and end; of mentions that overlap, the one that began first is marked."""
    at = 0
    for number, mention in sorted(enumerate(mentions, 1), key=lambda each: (each[1].start, -each[1].end)):
        if mention.start < at or mention.end > len(text):
            continue
        if mention.start > at:
            yield TextSpan(text[at : mention.start])
        yield TextSpan(text[mention.start : mention.end], number, str(mention.band))
        at = mention.end
    if at < len(text):
        yield TextSpan(text[at:])


def gradings() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The words of the 3x5x2 scale."""
    return SOURCES, INTELLIGENCE, HANDLING


def both_gradings(given: str) -> str:
    """A grading as it was given, and the nearest on the other scale."""
    if not given:
        return ""
    grading = parse_grading(given)
    return f"{grading} ({grading.scale}; nearest on the other scale: {grading.other()})"


def reaches_subject(reader: Reader, subject: str, person: Person) -> bool:
    """Whether a person oversees, or their team watches or was told of the subject."""
    if can_read_all(person):
        return True
    cluster = clusters(reader, [subject]).get(subject)
    members = cluster.members if cluster else frozenset([subject])
    watched = any(watch.team in person.teams for watch in reader.find(Watch, subject=members))
    return watched or was_put_before(reader, members, person.teams)


def _require_reach(reader: Reader, report: str, person: Person) -> Report:
    require(person, Permission.READ)
    found = the_report(reader, report)
    if not can_read_all(person) and not put_before(reader, [report], person.teams):
        raise PermissionDenied(f"{report} was not put before {_teams(person)}")
    return found


def _teams(person: Person) -> str:
    return f"team {', '.join(person.teams)}" if person.teams else "any team of yours"


def _note(session: Session, report: str, by: str, what: str, why: str = "") -> None:
    session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, what), why))


def _written_since(reader: Reader, report: str) -> tuple[str, ...]:
    """The reports that the same reporter has sent since, through the mailbox of this one."""
    boxes = [box.id for box in reader.find(Mailbox, report=report)]
    later = (letter.report for letter in reader.find(Letter, mailbox=boxes, by="", order=("at",)) if letter.report != report)
    return tuple(dict.fromkeys(later))


def _outcomes(duty: Duty, person: Person) -> tuple[str, ...]:
    """How this person may end the duty; nothing when they may not."""
    try:
        require_owing(duty, person)
    except PermissionDenied:
        return ()
    return duty.kind.rule.outcomes if duty.state is DutyState.OPEN else ()


def _others(reader: Reader, report: str, links: Sequence[Link]) -> list[str]:
    """Other reports about the same subjects, the last taken in first, as many as are compared."""
    about = [link.subject for link in links if link.upheld]
    most = (_COMPARED + 1) * (len(about) + 1)  # each may stand there for several of the subjects
    found = dict.fromkeys(link.report for link in newest_links(reader, about, "", most) if link.upheld)
    return [number for number in found if number != report][:_COMPARED]


def _alike(reader: Reader, text: str, others: Sequence[str]) -> list[Alike]:
    """Those of the others that say much the same in much the same words, the nearest first."""
    mine = word_pairs(text)
    if not mine:
        return []
    texts = {other.id: other.text for other in reader.find(Report, id=list(others))}
    said = reader.read_all(texts.values())
    shares = (
        Alike(number, alikeness(mine, word_pairs((said[held] or b"").decode("utf-8", "surrogatepass")))) for number, held in texts.items()
    )
    return sorted((each for each in shares if each.share >= _ALIKE), key=lambda each: (-each.share, each.report))
