"""Reading of reports, and additions to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tocsin.desk.details import details_of
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.erasures import ErasureView, erase_contents, would_erase
from tocsin.desk.lookup import the_person, the_report, the_triage
from tocsin.desk.opened_source import before_ringing
from tocsin.desk.picture_readings import newest_pages
from tocsin.desk.reach import require_reach
from tocsin.desk.search_index import index_text
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import SHARED, SharedCallBack, shared_call_back
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.grading import parse_grading
from tocsin.domain.grants import is_of_desk
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Mention
from tocsin.domain.people import DESK, Permission, Person, require
from tocsin.domain.plural import counted
from tocsin.domain.reading import PageReading
from tocsin.domain.report import Detail, Duplicate, Erasure, LateContact, Note, Report, Source, Triage
from tocsin.domain.retention import LegalHold
from tocsin.domain.subject import Link
from tocsin.routing import Owed
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.matching.cue_sentences import CueSentence

_LONGEST = 20_000  # characters in which names that became known later are looked for while somebody waits
_CUES_SHOWN = 5  # sentences
_CALL = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with everything that hangs on it. ``text`` is None when it was erased. ``read_by_machine`` is text in its pictures.

    ``call_back`` is one that answers it together with other reports of the same source.
    """

    report: Report
    triage: Triage
    text: str | None
    detail: Detail
    links: tuple[Link, ...]
    duties: tuple[Duty, ...]
    duplicates: tuple[Duplicate, ...]
    notes: tuple[tuple[Note, str | None], ...]
    contacts: tuple[LateContact, ...] = ()
    read_by_machine: tuple[PageReading, ...] = ()
    call_back: SharedCallBack | None = None

    @property
    def where(self) -> str:
        """Return the place in the input from which the report came."""
        return self.detail.where or self.report.where

    @property
    def taken_in(self) -> datetime:
        """Return the time at which the desk took the report in: since then its first duty is owed."""
        return min((duty.opened for duty in self.duties), default=self.report.received)

    @property
    def taken_in_later(self) -> bool:
        """Return True if the report states an earlier time at which the desk was told, more than the length of a call before."""
        return self.taken_in - self.report.received > _CALL

    @property
    def source(self) -> str | None:
        """Return the code word of the newest contact, or None when nobody gave one."""
        return self.contacts[-1].source if self.contacts else self.report.source

    @property
    def cue_sentences(self) -> tuple[CueSentence, ...]:
        """Return the first sentences of the text that have cues, as they are told today."""
        from tocsin.matching.cue_sentences import cue_sentences

        return cue_sentences(self.text)[:_CUES_SHOWN] if self.text and self.report.cues else ()

    @property
    def before_ringing(self) -> tuple[str, ...]:
        """Return what may be a wish of the source not to be rung back: lines of the import, and words of the text as read today."""
        own = before_ringing(self.text or "", self.detail) if self.source else ()
        return (*own, *(self.call_back.refusal(self.report.id) if self.call_back else ()))

    @property
    def reachable(self) -> bool:
        """Return True if the source can be reached, by a contact given at once or later."""
        return self.report.reachable or bool(self.contacts)


class Reports:
    """Reports at this desk. A report is never edited, only added to."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def show(self, report: str) -> ReportView:
        """Return one report with everything that hangs on it."""
        with self._services.store.reading() as reader:
            return self.view(reader, the_report(reader, report))

    def view(self, reader: Reader, record: Report) -> ReportView:
        """Return a report with everything that hangs on it, as this reader sees it."""
        report = record.id
        repeats = [*reader.find(Duplicate, report=report), *reader.find(Duplicate, of=report)]
        duties = reader.find(Duty, report=report, order=("due", "id"))
        return ReportView(
            report=record,
            triage=the_triage(reader, report),
            text=reader.read_text(record.text),
            detail=details_of(reader, record),
            links=tuple(reader.find(Link, report=report, order=("subject",))),
            duties=tuple(duties),
            duplicates=tuple(repeats),
            notes=tuple(_notes(reader, record)),
            contacts=tuple(reader.find(LateContact, report=report, order=("at", "sequence"))),
            read_by_machine=newest_pages(reader, report) if record.attachments else (),
            call_back=shared_call_back(reader, duties),
        )

    def later(self, view: ReportView) -> tuple[Mention, ...]:
        """Return the names in a report's text that the desk did not know when it came."""
        text, known_then = view.text or "", view.detail.mentions
        if not text or len(text) > _LONGEST:
            return ()
        with self._services.store.reading() as reader:
            self._services.names.refresh(reader)
        mentions = self._services.names.mentions(text)
        return tuple(mention for mention in mentions if not any(mention.start < old.end and old.start < mention.end for old in known_then))

    def listed(self, limit: int | None = None) -> Iterator[tuple[Report, str | None]]:
        """Yield reports with their texts, the newest first."""
        with self._services.store.reading() as reader:
            for report in reader.each(Report, order=("-received", "-id"), limit=limit):
                yield _with_text(reader, report)

    def with_texts(self, reports: Iterable[Report]) -> Iterator[tuple[Report, str | None]]:
        """Yield these reports with their texts, in the order given."""
        with self._services.store.reading() as reader:
            for report in reports:
                yield _with_text(reader, report)

    def grade(self, report: str, grading: str, *, by: str, reason: str) -> Triage:
        """Grade the source and the content of a report, 3x5x2 or Admiralty."""
        return self._triage(report, by, reason, grading=str(parse_grading(grading)))

    def handle(self, report: str, handling: str, *, by: str, reason: str) -> Triage:
        """Set the handling code of a report."""
        return self._triage(report, by, reason, handling=handling)

    def note(self, report: str, text: str, *, by: str) -> Note:
        """Add a note. Nothing is overwritten."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.ANSWER)
            the_report(session, report)
            return add_note(session, report, by, text)

    def add_contact(self, report: str, contact: str, *, by: str) -> LateContact:
        """Seal a way to reach the source that became known later. The desk then owes word of its arrival and a call-back.

        The newest contact is the one that is shown to those entitled. Earlier ones stay sealed.
        """
        if not contact.strip():
            raise Malformed("a contact is a number or an address at which the source can be reached")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.ANSWER)
            require_reach(session, report, person)
            if session.get(Erasure, report):
                raise Refused(f"{report} was erased, and the ways to its source with it")
            number = session.new_id("source")
            session.record(Change("sealed", None, Source(number, session.seal(number, contact.strip().encode("utf-8", "surrogatepass")))))
            added = LateContact(session.new_id("O"), report, number, by, session.now)
            session.record(Change("contact added", None, added))
            owed = [Owed(kind, DESK) for kind in SHARED]
            DutyOpener(self._services, session).open_missing([the_triage(session, report)], owed, "the source can be reached now")
            return added

    def distinguish(self, report: str, of: str, *, by: str, reason: str) -> Duplicate:
        """Record that a report is not a duplicate of another after all."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.LINK)
            old = session.get(Duplicate, report, of)
            if old is None or not old.upheld:
                raise Refused(f"{report} is not linked to {of} as a duplicate")
            undone = replace(old, upheld=False)
            session.record(Change("distinguished", old, undone, reason))
            return undone

    def would_erase(self, report: str, *, by: str) -> ErasureView:
        """Return what the erasure of a report would make unreadable, to a person who may erase."""
        with self._services.store.reading() as reader:
            require(the_person(reader, by), Permission.ERASE)
            record = the_report(reader, report)
            if reader.get(Erasure, report):
                raise Refused(f"{report} is erased already")
            return would_erase(self._services, reader, record)

    def erase(self, report: str, *, by: str, reason: str) -> Erasure:
        """Make the contents of a report unreadable for good, by destroying its keys. Its duties and its record stay.

        While anything is owed about it, only a lead of the desk may. Anybody else gets :class:`Refused` with what is owed.
        """
        seen = self.would_erase(report, by=by)  # a table is read again for it, while nobody waits
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.ERASE)
            record = the_report(session, report)
            if session.get(Erasure, report):
                raise Refused(f"{report} is erased already")
            require_unheld(session, report)
            _require_may_erase(session, report, person)
            return erase_contents(self._services, session, record, reason, seen)

    def _triage(self, report: str, by: str, reason: str, **values: str) -> Triage:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.GRADE)
            the_report(session, report)
            old = the_triage(session, report)
            new = replace(old, **values)  # type: ignore[arg-type]  # only text fields are passed
            session.record(Change("graded", old, new, reason))
            return new


def require_unheld(reader: Reader, report: str) -> None:
    """Raise :class:`Refused` if the report is under a legal hold."""
    if hold := next(iter(reader.find(LegalHold, report=report, ended=None)), None):
        raise Refused(f"{report} is under the legal hold {hold.id} since {hold.since:%Y-%m-%d}: end the hold first")


def _require_may_erase(reader: Reader, report: str, person: Person) -> None:
    """Raise :class:`Refused` while something is owed about the report, unless the person is of the desk."""
    owed = [] if is_of_desk(person) else reader.find(Duty, report=report, state=DutyState.OPEN, order=("due", "id"))
    if owed:
        duties = ", ".join(f"{duty.id} ({duty.team}: {duty.kind.word})" for duty in owed)
        count = counted(len(owed), "duty is", "duties are")
        raise Refused(f"{report}: not erased, {count} still owed: {duties}. Until all are answered, only a lead of the desk erases it")


def _notes(reader: Reader, report: Report) -> Iterator[tuple[Note, str | None]]:
    """Yield the notes of a report with their texts, in which what its source is called and reached by stands sealed."""
    from tocsin.desk.source_words import hider_of

    notes = reader.find(Note, report=report.id, order=("at",))
    hide = hider_of(reader, [report]) if notes else None
    for note in notes:
        text = reader.read_text(note.text)
        yield note, hide(text) if hide and text else text


def source_of(reader: Reader, report: Report) -> Source | None:
    """Return the newest contact of a report's source, or None when nobody gave one."""
    late = reader.find(LateContact, report=report.id, order=("at", "sequence"))
    code = late[-1].source if late else report.source
    return reader.get(Source, code) if code else None


def add_note(session: Session, report: str, by: str, text: str) -> Note:
    """Add a note to a report."""
    number = session.new_id("N")
    session.begin_owner(number)
    note = Note(number, report, by, session.now, session.seal(number, text.encode("utf-8", "surrogatepass")))
    session.record(Change("noted", None, note))
    index_text(session, note, text)
    return note


def _with_text(reader: Reader, report: Report) -> tuple[Report, str | None]:
    return replace(report, where=details_of(reader, report).where or report.where), reader.read_text(report.text)
