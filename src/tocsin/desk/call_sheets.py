"""Call sheets: a draft is sealed and kept at every pause, and a finished sheet becomes a report once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tocsin.desk.duty_opener import end_of
from tocsin.desk.lookup import the_person, the_triage
from tocsin.desk.reports import add_note
from tocsin.desk.services import DeskServices
from tocsin.domain.call_sheet import CallSheetRecord
from tocsin.domain.duty import OUTCOME_TOLD, Closing, Duty, DutyKind, close, due_at
from tocsin.domain.errors import PermissionDenied, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, require
from tocsin.domain.report import Priority, Receipt, Submission
from tocsin.domain.subject import Link
from tocsin.ingest.reports.call_sheet import (
    CallSheet,
    answered,
    from_json,
    is_blank,
    no_call_back,
    to_json,
    to_submission,
    told,
    urgency,
    written,
)
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.ingest.sealing.reach import agreed
from tocsin.matching.call_back import wants_call_back
from tocsin.matching.threat_cues import cues, is_urgent
from tocsin.store import Reader, Session, drafts

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

_RECENT = 20
GRACE = timedelta(minutes=10)
"""Time in which the end of a call can be taken back."""
_ON_THE_LINE = "told in the call: the caller was on the line"


@dataclass(frozen=True, slots=True)
class Kept:
    """A call sheet, the answers on it, and the time it was last saved."""

    sheet: CallSheetRecord
    said: CallSheet
    saved: datetime

    @property
    def blank(self) -> bool:
        """Return True if no question has an answer."""
        return is_blank(self.said)


class CallSheets:
    """Calls that are being taken down."""

    def __init__(self, services: DeskServices, intake: Intake) -> None:
        self._services = services
        self._intake = intake

    def begin(self, *, by: str) -> CallSheetRecord:
        """Begin a new sheet."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.RECEIVE)
            sheet = CallSheetRecord(session.new_id("C"), by, session.now)
            session.begin_owner(sheet.id)
            session.record(Change("began", None, sheet))
            _keep(session, sheet, CallSheet(f"sheet:{sheet.id}"))
            return sheet

    def show(self, number: str, *, by: str) -> Kept:
        """Return one's own sheet. Raise :class:`PermissionDenied` for another person's."""
        with self._services.store.reading() as reader:
            return _kept(reader, _own(reader, number, by))

    def require_open(self, number: str, *, by: str) -> Kept:
        """Return one's own sheet to go on with. Raise :class:`Refused` for one that was finished or discarded."""
        draft = self.show(number, by=by)
        _open(draft.sheet)
        return draft

    def save(self, number: str, answers: Mapping[str, str], *, by: str, before: Mapping[str, str] | None = None, window: str = "") -> Kept:
        """Save these answers. They are durable when this returns.

        ``before`` holds the answers as the window last knew them. Words that another window wrote since then are kept beside.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            draft = _kept(session, _open(_own(session, number, by)))
            sheet = draft.said
            for field, words in answers.items():
                sheet = answered(sheet, field, words) if before is None else written(sheet, field, words, before.get(field, ""), window)
            return draft if sheet == draft.said else _keep(session, draft.sheet, sheet)

    def finish(self, number: str, *, by: str, hung_up: bool = False) -> Receipt:
        """File the sheet as it was last saved as a report and destroy the draft. Finishing twice gives the same report."""
        return self.file(self.show(number, by=by), by=by, hung_up=hung_up)

    def file(self, draft: Kept, *, by: str, hung_up: bool = False) -> Receipt:
        """File a sheet with just these answers. An older save that is still on its way cannot take the last ones back.

        A caller who has not ``hung_up`` was told on the line that the warning has arrived.
        """
        number = draft.sheet.id
        if draft.sheet.report:
            return Receipt(draft.sheet.report, new=False)
        submission = to_submission(draft.said, f"sheet:{number}", _open(draft.sheet).begun, self._services.zone)
        if draft.sheet.continues:
            submission = self._continued(submission, draft.sheet.continues)
        receipt = self._intake.receive(submission, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = _own(session, number, by)
            if old.report is None:
                session.record(Change("finished", old, replace(old, report=receipt.report, finished=session.now)))
                drafts.forget(session, number)
                if old.continues:
                    add_note(session, old.continues, by, f"The call went on after this report: see {receipt.report}.")
                if not hung_up:
                    _told_on_the_line(session, receipt.report)
        return receipt

    def discard(self, number: str, *, by: str) -> CallSheetRecord:
        """Discard an empty sheet. One with an answer is a warning, and can only be finished."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            draft = _kept(session, _open(_own(session, number, by)))
            if not draft.blank:
                raise Refused(f"{number} has answers and may be a warning: end the call and save it as a report")
            discarded = replace(draft.sheet, discarded=session.now)
            session.record(Change("discarded", draft.sheet, discarded))
            drafts.forget(session, number)
            return discarded

    def take_back(self, number: str, *, by: str) -> CallSheetRecord:
        """Return a sheet on which a call goes on that was ended too early, within :data:`GRACE` of its end.

        The report that the call became stays as it is, with everything it owes. What is said now becomes a second report that
        refers to the first.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            ended = _own(session, number, by)
            if ended.report is None or ended.finished is None:
                raise Refused(f"{number} is not finished: go on with it")
            if session.now > ended.finished + GRACE:
                raise Refused(
                    f"{number} was finished more than {GRACE // timedelta(minutes=1)} minutes ago: begin a new call, or add a note"
                )
            for going_on in session.find(CallSheetRecord, continues=ended.report, report=None, discarded=None):
                return going_on
            sheet = CallSheetRecord(session.new_id("C"), by, session.now, continues=ended.report)
            session.begin_owner(sheet.id)
            session.record(Change("began", None, sheet, f"goes on from {number}"))
            _keep(session, sheet, CallSheet(f"sheet:{sheet.id}"))
            return sheet

    def _continued(self, submission: Submission, first: str) -> Submission:
        """Return the submission with the subjects and at least the priority of the report it continues."""
        with self._services.store.reading() as reader:
            about = tuple((link.subject, link.basis) for link in reader.find(Link, report=first) if link.upheld)
            before = Priority(the_triage(reader, first).priority)
        return replace(submission, about=about, at_least=before, facts=(*submission.facts, ("continues", first)))

    def unfinished(self, *, by: str) -> list[Kept]:
        """Return one's own sheets that are not reports yet, the latest first."""
        with self._services.store.reading() as reader:
            return [_kept(reader, sheet) for sheet in reader.find(CallSheetRecord, by=by, report=None, discarded=None, order=("-begun",))]

    def just_finished(self, *, by: str) -> list[CallSheetRecord]:
        """Return one's own sheets whose end can still be taken back, the latest first."""
        with self._services.store.reading() as reader:
            since = self._services.clock.now() - GRACE
            sheets = reader.find(CallSheetRecord, by=by, order=("-begun",), limit=_RECENT)
            return [sheet for sheet in sheets if sheet.report and sheet.finished and sheet.finished >= since]

    @staticmethod
    def unowed(sheet: CallSheet) -> str:
        """Return the reason why the report of a sheet will owe no call back, empty when it will: its words may ask for one."""
        asks = agreed(sheet.said("call_back")) is not False and wants_call_back(told(sheet)) and find_contacts(told(sheet))
        return "" if asks else no_call_back(sheet)

    def call_back_by(self, sheet: CallSheet) -> datetime:
        """Return the time by which the caller would be called back, given the answers so far."""
        priority = urgency(sheet) or (Priority.P1 if is_urgent(cues(told(sheet))) else Priority.P2)
        return due_at(DutyKind.CALL_BACK, priority, self._services.clock.now(), self._services.settings.hours)


def _told_on_the_line(session: Session, report: str) -> None:
    """End the duty to tell the source, in the name of the session's actor. It stays owed if this person does not answer for its team.

    Where the source waited for word of an earlier message, that is the duty that ends.
    """
    person = the_person(session, session.actor)
    for owed in [end_of(session, duty) for duty in session.find(Duty, report=report, kind=DutyKind.ACKNOWLEDGE)]:
        if owed.live and owed.team in person.teams and owed.kind.rule.permission in ROLE_PERMISSIONS[person.role]:
            ended = close(owed, Closing(person, OUTCOME_TOLD, session.now))
            session.record(Change("done", owed, ended, _ON_THE_LINE))


def _own(reader: Reader, number: str, by: str) -> CallSheetRecord:
    sheet = reader.get(CallSheetRecord, number)
    if sheet is None:
        raise Unknown("call sheet", number, "begin a new one")
    if sheet.by != by:
        raise PermissionDenied(f"{sheet.by} took the call {number}: only they can go on with it")
    return sheet


def _open(sheet: CallSheetRecord) -> CallSheetRecord:
    if sheet.report:
        raise Refused(f"{sheet.id} is finished: it is report {sheet.report}")
    if sheet.discarded:
        raise Refused(f"{sheet.id} was discarded: begin a new call")
    return sheet


def _kept(reader: Reader, sheet: CallSheetRecord) -> Kept:
    draft = drafts.read(reader, sheet.id)
    return Kept(sheet, from_json(draft.plain.decode()), draft.saved) if draft else Kept(sheet, CallSheet(f"sheet:{sheet.id}"), sheet.begun)


def _keep(session: Session, sheet: CallSheetRecord, answers: CallSheet) -> Kept:
    return Kept(sheet, answers, drafts.keep(session, sheet.id, to_json(answers).encode()).saved)
