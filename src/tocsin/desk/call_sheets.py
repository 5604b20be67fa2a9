"""Call sheets: what is typed is a draft, sealed and kept at every pause; what is finished becomes a report, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.desk.intake import Intake
from tocsin.desk.lookup import the_person
from tocsin.desk.services import Rooms
from tocsin.domain.access import Sheet
from tocsin.domain.duty import DutyKind, due_at
from tocsin.domain.errors import NotEntitled, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.people import Act, require
from tocsin.domain.report import Priority, Receipt
from tocsin.ingest.reports.call_sheet import CallSheet, answered, from_json, to_json, to_submission, told, urgency
from tocsin.matching.threat_cues import cues
from tocsin.store import Reader, Session, drafts


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet, what is written on it, and since when it is kept."""

    sheet: Sheet
    said: CallSheet
    saved: datetime


class Sheets:
    """The calls that are being taken."""

    def __init__(self, rooms: Rooms, intake: Intake) -> None:
        self._rooms = rooms
        self._intake = intake

    def begin(self, by: str) -> Sheet:
        """A new sheet."""
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            require(the_person(session, by), Act.RECEIVE)
            sheet = Sheet(session.new_id("C"), by, session.now)
            session.begin_owner(sheet.id)
            session.record(Change("began", None, sheet))
            _keep(session, sheet, CallSheet(f"sheet:{sheet.id}"))
            return sheet

    def show(self, number: str, by: str) -> Kept:
        """One's own sheet."""
        with self._rooms.store.reading() as reader:
            return _kept(reader, _own(reader, number, by))

    def save(self, number: str, by: str, answers: Mapping[str, str]) -> Kept:
        """Keeps what is written by now; durable when this returns."""
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            before = _kept(session, _open(_own(session, number, by)))
            said = before.said
            for field, words in answers.items():
                said = answered(said, field, words)
            return before if said == before.said else _keep(session, before.sheet, said)

    def finish(self, number: str, by: str) -> Receipt:
        """Makes a report of it; finishing twice is one report. The sheet itself is then unreadable."""
        kept = self.show(number, by)
        if kept.sheet.report:
            return Receipt(kept.sheet.report, new=False)
        receipt = self._intake.receive(to_submission(kept.said, f"sheet:{number}", kept.sheet.begun, self._rooms.zone), by)
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            old = _own(session, number, by)
            if old.report is None:
                session.record(Change("finished", old, replace(old, report=receipt.report)))
                drafts.forget(session, number)
        return receipt

    def unfinished(self, by: str) -> list[Kept]:
        """One's own sheets that are no reports yet, the latest first."""
        with self._rooms.store.reading() as reader:
            return [_kept(reader, sheet) for sheet in reader.find(Sheet, by=by, report=None, order=("-begun",))]

    def call_back_by(self, said: CallSheet) -> datetime:
        """By when the caller would be rung back, by what is told so far."""
        priority = urgency(said) or (Priority.P1 if cues(told(said)) else Priority.P2)
        return due_at(DutyKind.CALL_BACK, priority, self._rooms.clock.now(), self._rooms.settings.hours)


def _own(reader: Reader, number: str, by: str) -> Sheet:
    sheet = reader.get(Sheet, number)
    if sheet is None:
        raise Unknown("call sheet", number, "begin a new one")
    if sheet.by != by:
        raise NotEntitled(f"{number} is written by {sheet.by}")
    return sheet


def _open(sheet: Sheet) -> Sheet:
    if sheet.report:
        raise Refused(f"{sheet.id} is finished: it is report {sheet.report}")
    return sheet


def _kept(reader: Reader, sheet: Sheet) -> Kept:
    draft = drafts.read(reader, sheet.id)
    return Kept(sheet, from_json(draft.plain.decode()), draft.saved) if draft else Kept(sheet, CallSheet(f"sheet:{sheet.id}"), sheet.begun)


def _keep(session: Session, sheet: Sheet, said: CallSheet) -> Kept:
    return Kept(sheet, said, drafts.keep(session, sheet.id, to_json(said).encode()).saved)
