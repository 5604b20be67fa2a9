"""Erasure of reports: what would be lost, told before it is done, and the erasure itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tocsin.desk.arrival import stored_key
from tocsin.desk.cut_originals import RestOfTable, rows_of, without_row
from tocsin.desk.details import details_of
from tocsin.desk.kept_tables import forget_original, newest, reading_of
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import hand_on
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import TocsinError
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import Letter, Mailbox
from tocsin.domain.plural import counted
from tocsin.domain.report import Erasure, ImportedTable, LateContact, Note, Report, Submission
from tocsin.store import Reader, Session
from tocsin.store.codec import instant
from tocsin.store.queries import After

if TYPE_CHECKING:
    from tocsin.ingest import Item


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """The kept original of the table that a report was a row of: its name, and the other reports in it that are not erased.

    ``rest`` holds the original without the row, or None where the row cannot be cut out for certain. Then it is destroyed as a whole.
    ``holders`` are the reports to which the whole file is attached, such as a workbook with comments that nobody has read.
    """

    table: ImportedTable
    name: str
    others: tuple[str, ...]
    rest: RestOfTable | None
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ErasureView:
    """Effects of erasing a report: the number of each thing that becomes unreadable, and the duties that are open about it."""

    report: str
    attachments: int
    notes: int
    contacts: int
    owed: tuple[Duty, ...]
    original: KeptOriginal | None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what is lost, a line each, in words."""
        parts = ["its text", *_counted(self.attachments, "attachment"), *_counted(self.notes, "note")]
        contact = ["how its source is reached"] if self.contacts else []
        lost = f"These become unreadable for everyone, and cannot be restored: {', '.join([*parts, *contact])}."
        return (lost, *self._about_original(), *self._about_holders())

    def _about_holders(self) -> tuple[str, ...]:
        holders = self.original.holders if self.original else ()
        if not holders:
            return ()
        attached = "is an attachment of" if len(holders) == 1 else "is an attachment of each of"
        return (f"The whole file {attached} {', '.join(holders)}, and this row can still be read there. Erase that, too.",)

    def _about_original(self) -> tuple[str, ...]:
        if (original := self.original) is None:
            return ()
        others = counted(len(original.others), "other report")
        if original.rest is not None:
            cut = f"Its row is cut out of the kept original {original.name!r}. The rows of {others} stay in it."
            if original.rest.name == original.name:
                return (cut,)
            return (cut, f"They stay as a table of text, {original.rest.name!r}, without the formats, comments and pictures of the file.")
        if not original.others:
            return (f"The kept original {original.name!r} is destroyed with it. It holds no other report.",)
        numbers = ", ".join(original.others[:_NAMED]) + (
            f" and {len(original.others) - _NAMED} more" if len(original.others) > _NAMED else ""
        )
        return (
            f"The kept original {original.name!r} is destroyed as a whole, since its row cannot be cut out for certain.",
            f"{others} came in it: {numbers}. They stay. Their columns can then be corrected only from the file itself.",
        )


_NAMED = 10
_LOOKED_THROUGH = 1_000


def would_erase(services: DeskServices, reader: Reader, report: Report) -> ErasureView:
    """Return what the erasure of a report would make unreadable. Nothing is written."""
    detail = details_of(reader, report)
    return ErasureView(
        report.id,
        len(report.attachments),
        len(reader.find(Note, report=report.id)),
        len(reader.find(LateContact, report=report.id)) + bool(report.source),
        tuple(reader.find(Duty, report=report.id, state=DutyState.OPEN, order=("due", "id"))),
        _original(services, reader, report, detail.imported) if detail.imported else None,
    )


def erase_contents(
    services: DeskServices, session: Session, report: Report, reason: str, view_before: ErasureView | None = None
) -> Erasure:
    """Erase a report that was not erased before, in the name of the session's actor.

    ``view_before`` is what it would make unreadable, read before the session began. It is read again where its table has changed since.
    """
    before = view_before.original if view_before else None
    is_same = before is not None and session.get(ImportedTable, before.table.id) == before.table
    view = view_before if view_before and is_same else would_erase(services, session, report)
    erased = Erasure(report.id, session.actor, session.now)
    if original := view.original:
        forget_original(session, original.table, f"{report.id} of it is erased", original.rest)
    session.record(Change("erased", None, erased, reason))
    _hand_on_mailbox(session, report.id)
    hand_on(session, report.id)
    notes = [note.id for note in session.find(Note, report=report.id)]
    contacts = [contact.source for contact in session.find(LateContact, report=report.id)]
    for owner in filter(None, (report.id, report.source, *notes, *contacts)):
        session.destroy_key(owner)
    return erased


def _original(services: DeskServices, reader: Reader, report: Report, number: str) -> KeptOriginal | None:
    table = newest(reader, number)
    name, data = reader.read_text(table.place), reader.read(table.original)
    if not name:
        return None
    options = reading_of(table).options()
    try:
        rows = rows_of(name, data, options) if data else []
    except TocsinError:  # such as a machine without a folder in memory: the original goes as a whole
        rows = []
    keys = {key: row.key for row in rows if isinstance(row, Submission) for key in (row.key, stored_key(services.store.key, row.key))}
    remaining = without_row(name, data, options, rows, keys[report.key]) if data and report.key in keys else None
    listed = reader.find(Report, key=list(keys))
    erased = {erasure.report for erasure in reader.find(Erasure, report=[other.id for other in listed])}
    others = sorted({other.id for other in listed} - {report.id} - erased, key=lambda number: (len(number), number))
    return KeptOriginal(table, name, tuple(others), remaining, _holders(reader, table, name, rows))


def _holders(reader: Reader, table: ImportedTable, name: str, rows: Sequence[Item]) -> tuple[str, ...]:
    """Return the reports to which the whole file was attached when it was imported, since it holds what was not read."""
    if not any(isinstance(row, Submission) and row.attachments for row in rows):
        return ()
    later = reader.find(Report, order=("received", "id"), limit=_LOOKED_THROUGH, received=After(instant(table.at - timedelta(seconds=1))))
    holders = [report for report in later if report.attachments and any(file.name == name for file in details_of(reader, report).files)]
    erased = {erasure.report for erasure in reader.find(Erasure, report=[report.id for report in holders])}
    return tuple(report.id for report in holders if report.id not in erased)


def _hand_on_mailbox(session: Session, erased: str) -> None:
    """Seal the key of a mailbox anew for a later report of the same reporter, so that the mailbox outlives its first report."""
    for box in session.find(Mailbox, report=erased):
        later = [letter.report for letter in session.find(Letter, mailbox=box.id, order=("at", "sequence")) if letter.report != erased]
        key = session.read(box.key)
        report = next((number for number in later if session.get(Erasure, number) is None), None)
        if report and key:
            session.record(Change("handed on", box, replace(box, report=report, key=session.seal(report, key))))


def _counted(number: int, noun: str) -> list[str]:
    return [counted(number, noun)] if number else []
