"""Opening of reports by people: a team sees what was put before it, and each reading is recorded in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tocsin.desk.details import details_in, details_of
from tocsin.desk.drill_marks import may_know
from tocsin.desk.duty_opener import end_of
from tocsin.desk.lookup import the_duty, the_person, the_report
from tocsin.desk.opened_source import OpenedSource, before_ringing
from tocsin.desk.reach import can_read, reaches_subject, require_other_reader, require_reach, teams_of
from tocsin.desk.reports import Reports, ReportView, source_of
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import shared_call_back
from tocsin.desk.source_wishes import TO_SOURCE
from tocsin.desk.subject_labels import Labels
from tocsin.domain.access import SAME_READING, WHOLE_REPORT, AccessEvent, can_read_all
from tocsin.domain.duty import (
    ATTEMPTS_NEEDED,
    CONTACT_ERASED,
    OUTCOME_NOT_TOLD,
    UNREACHED,
    Attempt,
    Duty,
    DutyKind,
    DutyState,
    Escalation,
    require_owing,
)
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import Letter, Mailbox
from tocsin.domain.mention import Mention
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, Person, require
from tocsin.domain.plural import counted
from tocsin.domain.reading import PageReading
from tocsin.domain.report import Erasure, HeldFile, Report
from tocsin.domain.subject import Link
from tocsin.matching.text_overlap import alikeness, word_pairs
from tocsin.store import Reader, Session
from tocsin.store.subject_queries import newest_links

_WITHOUT_CONTACT = (CONTACT_ERASED, OUTCOME_NOT_TOLD)
_SIMILAR = 8
_COMPARED = 25  # texts read to see whether somebody tells the same again
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A span of a text. ``mention`` is the number of the mention that stands there, from 1, or 0."""

    text: str
    mention: int = 0
    band: str = ""


@dataclass(frozen=True, slots=True)
class OwedView:
    """A duty with the acts that are open to this person. ``erased`` says that the report was erased.

    ``end`` is the duty that a moved one became.
    """

    duty: Duty
    standing: str
    outcomes: tuple[str, ...]
    attempts: int
    put_before: tuple[Escalation, ...]
    erased: bool = False
    end: Duty | None = None

    @property
    def mine(self) -> bool:
        """Return True when this person may end it."""
        return bool(self.outcomes)

    @property
    def reachable(self) -> bool:
        """Return True when tries are counted for it."""
        return self.mine and self.duty.kind is DutyKind.CALL_BACK and not self.erased

    @property
    def to_source(self) -> bool:
        """Return True when the person answers it by speaking or writing to the source."""
        return self.mine and self.duty.kind in TO_SOURCE

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the outcomes that can be chosen now. Nobody is unreached before enough tries, nor spoken to without a contact."""
        if self.to_source and self.erased:
            return tuple(outcome for outcome in self.outcomes if outcome in _WITHOUT_CONTACT)
        return tuple(
            outcome for outcome in self.outcomes if outcome != CONTACT_ERASED and (outcome != UNREACHED or self.attempts >= ATTEMPTS_NEEDED)
        )

    @property
    def attempts_needed(self) -> int:
        """Return the number of dated tries that show that a source cannot be reached."""
        return ATTEMPTS_NEEDED


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject that the report is linked to."""

    link: Link
    label: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report in much the same words. ``share`` is the share of common word pairs, in 0..1."""

    report: str
    share: float


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A machine reading of a picture, with its text in pieces in which the names are marked."""

    page: PageReading
    pieces: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as one person sees it, with its mentions in reading order.

    ``pictures`` are the machine readings of its pictures.
    ``later`` numbers, from 1, the mentions of names that became known after it came. ``since`` are reports in which the same reporter has
    written again. ``drill`` is True if it is a test warning and the person may know it.
    """

    view: ReportView
    pieces: tuple[TextSpan, ...]
    mentions: tuple[Mention, ...]
    pictures: tuple[ReadPicture, ...]
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
    drill: bool
    may: frozenset[Permission]


class ReportAccess:
    """Reports as people open them."""

    def __init__(self, services: DeskServices, reports: Reports, labels: Labels) -> None:
        self._services = services
        self._reports = reports
        self._labels = labels

    def open(self, report: str, again: bool = False, *, by: str) -> Opened:
        """Return a whole report and record the reading.

        With ``again`` (the page is shown again after an act) a reading by the same person that the ledger holds from the
        last minutes is not recorded twice. Without one the reading is recorded all the same.
        """
        self._record_reading(report, by, again)
        view = self._reports.show(report)
        later = self._reports.later(view)
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            labels = self._labels.of(reader, {link.subject for link in view.links})
            duties = [self._owed(reader, duty, person) for duty in view.duties]
            mentions = sorted((*view.detail.mentions, *later), key=lambda item: (item.start, -item.end))
            others = _others(reader, report, view.links) if can_read_all(person) else []
            repeats = {number for item in view.duplicates for number in (item.report, item.of)}
            return Opened(
                view=view,
                pieces=tuple(pieces(view.text or "", mentions)),
                mentions=tuple(mentions),
                pictures=tuple(ReadPicture(page, tuple(pieces(page.text, page.mentions))) for page in view.read_by_machine),
                later=frozenset(number for number, item in enumerate(mentions, 1) if item in later),
                touched=tuple(Touched(link, labels[link.subject]) for link in view.links),
                owed=tuple(sorted((item for item in duties if item.duty.live), key=lambda item: not item.mine)),
                ended=tuple(item for item in duties if not item.duty.live),
                similar=tuple(others[:_SIMILAR]),
                more_similar=len(others) > _SIMILAR,
                alike=tuple(_alike(reader, view.text or "", [item for item in others if item not in repeats])),
                mailbox=reader.count(Mailbox, report=report) > 0 or reader.count(Letter, report=report) > 0,
                since=_written_since(reader, report),
                erased=reader.get(Erasure, report) is not None,
                drill=may_know(reader, self._services.store.key, report, person, self._services.clock.now()),
                may=ROLE_PERMISSIONS[person.role],
            )

    def record_reading(self, report: str, *, by: str) -> None:
        """Record that a person reads a report on another page than its own. Once is enough for the same minutes."""
        self._record_reading(report, by, again=True)

    def require(self, report: str, *, by: str) -> None:
        """Raise :class:`PermissionDenied` unless this person may read the report."""
        with self._services.store.reading() as reader:
            require_reach(reader, report, the_person(reader, by))

    def may_read(self, report: str, *, by: str) -> bool:
        """Return True if the report is within this person's reach. A move may take it out of reach."""
        with self._services.store.reading() as reader:
            return can_read(reader, report, the_person(reader, by))

    def duty(self, duty: str, *, by: str) -> Duty:
        """Return a duty about a report that this person may read."""
        with self._services.store.reading() as reader:
            found_duty = the_duty(reader, duty)
            require_reach(reader, found_duty.report, the_person(reader, by))
            return found_duty

    def require_subject(self, subject: str, *, by: str) -> None:
        """Raise :class:`PermissionDenied` unless this person may see the subject."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            if not reaches_subject(reader, subject, person):
                raise PermissionDenied(f"{subject} is neither watched by nor put before {teams_of(person)}: ask a person of team desk")

    def source(self, report: str, *, by: str, reason: str) -> OpenedSource:
        """Return the source, for people entitled to it. The reason is recorded."""
        if not reason.strip():
            raise Malformed("say why you open the source: the reason stays in the record")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.READ_SOURCE)
            record = require_reach(session, report, person)
            source = source_of(session, record)
            if source is None:
                raise Refused(f"{report} has no source that can be reached")
            contact = session.read_text(source.contact)
            if contact is None:
                raise Refused(f"the source of {report} was erased")
            _note(session, report, by, "source", reason)
            text = session.read_text(record.text) or ""
            shared = shared_call_back(session, session.find(Duty, report=report))
            others = shared.refusal(report) if shared else ()
            return OpenedSource(source.id, contact, (*before_ringing(text, details_of(session, record)), *others))

    def file(self, report: str, number: int, *, by: str) -> tuple[HeldFile, bytes]:
        """Return one attachment, to be compared or shown without what may name the source. The reading is recorded."""
        opened = self.file_of_type(report, number, lambda _type: True, by=by)
        assert opened is not None
        return opened

    def file_of_type(
        self, report: str, number: int, is_shown: Callable[[str], bool], *, by: str, again: bool = False
    ) -> tuple[HeldFile, bytes] | None:
        """Return one attachment as :meth:`file` does, if its media type is one that is shown. Else nothing is read or recorded.

        With ``again`` once is enough for the same minutes, such as for the parts that a player asks for one after the other.
        """
        what = f"file {number}"
        with self._services.store.writing(by, self._services.clock.now()) as session:
            attachment = self._attachment(session, report, number, by, Permission.READ)
            if not is_shown(attachment.media_type):
                return None
            if not (again and _was_noted(session, report, by, what)):
                _note(session, report, by, what)
            return attachment, _bytes_of(session, report, attachment)

    def original(self, report: str, number: int, *, by: str) -> tuple[HeldFile, bytes]:
        """Return one attachment as it came, for people who may open a source: its words and metadata may name one."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            attachment = self._attachment(session, report, number, by, Permission.READ_SOURCE)
            _note(session, report, by, f"original of file {number}")
            return attachment, _bytes_of(session, report, attachment)

    def _attachment(self, reader: Reader, report: str, number: int, by: str, act: Permission) -> HeldFile:
        person = the_person(reader, by)
        require_reach(reader, report, person)
        require(person, act)
        return _files(reader, report, number)[number - 1]

    def _record_reading(self, report: str, by: str, again: bool) -> None:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_reach(session, report, the_person(session, by))
            if not (again and _was_noted(session, report, by, WHOLE_REPORT)):
                _note(session, report, by, WHOLE_REPORT)

    def _owed(self, reader: Reader, duty: Duty, person: Person) -> OwedView:
        tries = reader.count(Attempt, duty=duty.id) if duty.kind is DutyKind.CALL_BACK else 0
        put_before = tuple(sorted(reader.find(Escalation, duty=duty.id), key=lambda escalation: escalation.level))
        return OwedView(
            duty,
            duty.standing(self._services.clock.now()),
            _outcomes(reader, duty, person),
            tries,
            put_before,
            reader.get(Erasure, duty.report) is not None,
            end_of(reader, duty) if duty.successor else None,
        )


def pieces(text: str, mentions: Sequence[Mention]) -> Iterator[TextSpan]:
    """Yield the text cut where mentions begin and end. Of overlapping mentions the first one is marked."""
    at = 0
    for number, mention in sorted(enumerate(mentions, 1), key=lambda numbered: (numbered[1].start, -numbered[1].end)):
        if mention.start < at or mention.end > len(text):
            continue
        if mention.start > at:
            yield TextSpan(text[at : mention.start])
        yield TextSpan(text[mention.start : mention.end], number, str(mention.band))
        at = mention.end
    if at < len(text):
        yield TextSpan(text[at:])


def file_of(reader: Reader, report: str, number: int) -> tuple[HeldFile, bytes]:
    """Return one attachment of a report as it came, numbered from 1. Raise for one that is not there or was erased."""
    attachment = _files(reader, report, number)[number - 1]
    return attachment, _bytes_of(reader, report, attachment)


def _bytes_of(reader: Reader, report: str, attachment: HeldFile) -> bytes:
    if (data := reader.read(attachment.content)) is None:
        raise Refused(f"{report} was erased")
    return data


def _files(reader: Reader, report: str, number: int) -> tuple[HeldFile, ...]:
    """Return the attachments of a report, at least ``number`` of them. Raise if there are fewer, or if it was erased."""
    sealed = reader.read(the_report(reader, report).detail)
    if not sealed:
        raise Refused(f"{report} was erased")
    files = details_in(sealed).files
    if not 1 <= number <= len(files):
        raise Unknown("file", str(number), f"{report} has {counted(len(files), 'file')}")
    return files


def _was_noted(session: Session, report: str, by: str, what: str) -> bool:
    """Return True if the same reading was recorded within the same minutes."""
    earlier = session.find(AccessEvent, report=report, by=by, what=what)
    return any(timedelta(0) <= session.now - event.at <= SAME_READING for event in earlier)


def _note(session: Session, report: str, by: str, what: str, why: str = "") -> None:
    session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, what), why))


def _written_since(reader: Reader, report: str) -> tuple[str, ...]:
    """Return later reports by the same reporter, sent through the mailbox of this one."""
    boxes = [box.id for box in reader.find(Mailbox, report=report)]
    later = (letter.report for letter in reader.find(Letter, mailbox=boxes, by="", order=("at",)) if letter.report != report)
    return tuple(dict.fromkeys(later))


def _outcomes(reader: Reader, duty: Duty, person: Person) -> tuple[str, ...]:
    """Return the outcomes with which this person may end the duty. It is empty when they may not."""
    try:
        require_owing(duty, person)
        require_other_reader(reader, duty, person)
    except PermissionDenied:
        return ()
    return duty.kind.rule.outcomes if duty.state is DutyState.OPEN else ()


def _others(reader: Reader, report: str, links: Sequence[Link]) -> list[str]:
    """Return the newest other reports about the same subjects, no more than are compared."""
    about = [link.subject for link in links if link.upheld]
    most = (_COMPARED + 1) * (len(about) + 1)  # each may stand there for several of the subjects
    linked = dict.fromkeys(link.report for link in newest_links(reader, about, "", most) if link.upheld)
    return [number for number in linked if number != report][:_COMPARED]


def _alike(reader: Reader, text: str, other_ids: Sequence[str]) -> list[Alike]:
    """Return those of the other reports that are in much the same words, the nearest first."""
    own_pairs = word_pairs(text)
    if not own_pairs:
        return []
    texts = {other.id: other.text for other in reader.find(Report, id=list(other_ids))}
    contents = reader.read_all(texts.values())
    shares = (
        Alike(number, alikeness(own_pairs, word_pairs((contents[content] or b"").decode("utf-8", "surrogatepass"))))
        for number, content in texts.items()
    )
    return sorted((similar for similar in shares if similar.share >= _ALIKE), key=lambda similar: (-similar.share, similar.report))
