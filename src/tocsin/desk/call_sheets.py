"""Call sheets: a draft is sealed and kept at every pause, and a finished sheet becomes a report once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.desk.intake import Intake
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.call_sheet import CallSheetRecord
from tocsin.domain.duty import DutyKind, due_at
from tocsin.domain.errors import PermissionDenied, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, require
from tocsin.domain.report import Priority, Receipt
from tocsin.ingest.reports.call_sheet import CallSheet, answered, from_json, to_json, to_submission, told, urgency
from tocsin.matching.threat_cues import cues
from tocsin.store import Reader, Session, drafts


@dataclass(frozen=True, slots=True)
class Kept:
    """A call sheet, the answers on it, and the time it was last saved."""

    sheet: CallSheetRecord
    said: CallSheet
    saved: datetime


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

    def save(self, number: str, answers: Mapping[str, str], *, by: str) -> Kept:
        """Save these answers. They are durable when this returns."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            before = _kept(session, _open(_own(session, number, by)))
            sheet = before.said
            for field, words in answers.items():
                sheet = answered(sheet, field, words)
            return before if sheet == before.said else _keep(session, before.sheet, sheet)

    def finish(self, number: str, *, by: str) -> Receipt:
        """File the sheet as a report and destroy the draft. Finishing twice gives the same report."""
        draft = self.show(number, by=by)
        if draft.sheet.report:
            return Receipt(draft.sheet.report, new=False)
        receipt = self._intake.receive(to_submission(draft.said, f"sheet:{number}", draft.sheet.begun, self._services.zone), by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = _own(session, number, by)
            if old.report is None:
                session.record(Change("finished", old, replace(old, report=receipt.report)))
                drafts.forget(session, number)
        return receipt

    def unfinished(self, *, by: str) -> list[Kept]:
        """Return one's own sheets that are not reports yet, the latest first."""
        with self._services.store.reading() as reader:
            return [_kept(reader, sheet) for sheet in reader.find(CallSheetRecord, by=by, report=None, order=("-begun",))]

    def call_back_by(self, sheet: CallSheet) -> datetime:
        """Return the time by which the caller would be called back, given the answers so far."""
        priority = urgency(sheet) or (Priority.P1 if cues(told(sheet)) else Priority.P2)
        return due_at(DutyKind.CALL_BACK, priority, self._services.clock.now(), self._services.settings.hours)


def _own(reader: Reader, number: str, by: str) -> CallSheetRecord:
    sheet = reader.get(CallSheetRecord, number)
    if sheet is None:
        raise Unknown("call sheet", number, "begin a new one")
    if sheet.by != by:
        raise PermissionDenied(f"{number} is written by {sheet.by}")
    return sheet


def _open(sheet: CallSheetRecord) -> CallSheetRecord:
    if sheet.report:
        raise Refused(f"{sheet.id} is finished: it is report {sheet.report}")
    return sheet


def _kept(reader: Reader, sheet: CallSheetRecord) -> Kept:
    draft = drafts.read(reader, sheet.id)
    return Kept(sheet, from_json(draft.plain.decode()), draft.saved) if draft else Kept(sheet, CallSheet(f"sheet:{sheet.id}"), sheet.begun)


def _keep(session: Session, sheet: CallSheetRecord, answers: CallSheet) -> Kept:
    return Kept(sheet, answers, drafts.keep(session, sheet.id, to_json(answers).encode()).saved)
