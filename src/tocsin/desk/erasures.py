"""Erasure of reports: what would be lost, told before it is done, and the erasure itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
from tocsin.domain.report import Detail, Erasure, ImportedTable, LateContact, Note, Report, Submission
from tocsin.store import Reader, Session


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """The kept original of the table that a report was a row of: its name, and the other reports in it that are not erased.

    ``rest`` holds the original without the row, or None where the row cannot be cut out for certain. Then it is destroyed as a whole.
    """

    table: ImportedTable
    name: str
    others: tuple[str, ...]
    rest: RestOfTable | None


@dataclass(frozen=True, slots=True)
class ErasureView:
    """Effects of erasing a report: the number of each thing that becomes unreadable, and the duties that are open about it.

    ``holders`` are other reports to which the whole file is attached that it came in, such as the mail that brought a table.
    """

    report: str
    attachments: int
    notes: int
    contacts: int
    owed: tuple[Duty, ...]
    original: KeptOriginal | None
    holders: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what is lost, a line each, in words."""
        parts = ["its text", *_counted(self.attachments, "attachment"), *_counted(self.notes, "note")]
        contact = ["how its source is reached"] if self.contacts else []
        lost = f"These become unreadable for everyone, and cannot be restored: {', '.join([*parts, *contact])}."
        return (lost, *self._about_original(), *self._about_holders())

    def _about_holders(self) -> tuple[str, ...]:
        if not self.holders:
            return ()
        return (f"The whole file that it came in is attached to {', '.join(self.holders)}. Look there: its words may still be read.",)

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
_NEAR = 1_000


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
        _holders(reader, report, detail),
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
    return KeptOriginal(table, name, tuple(others), remaining)


def _holders(reader: Reader, report: Report, detail: Detail) -> tuple[str, ...]:
    """Return the reports with attachments that are the file or message that a report came in. They came just before it, or after it."""
    if not detail.where:
        return ()
    kind, number, *epoch = report.id.split("-")
    numbers = range(max(1, int(number) - _NEAR), int(number) + _NEAR)
    near = reader.find(Report, id=["-".join((kind, str(other), *epoch)) for other in numbers if other != int(number)])
    holders = [other.id for other in near if other.attachments and _holds(details_of(reader, other), detail)]
    erased = {erasure.report for erasure in reader.find(Erasure, report=holders)}
    return tuple(sorted(set(holders) - erased))


def _holds(holder: Detail, detail: Detail) -> bool:
    """Tell whether a file that is attached to one report is that in which another one came, by the places of both."""
    within = detail.where.removeprefix(holder.where)
    if not holder.where or within == detail.where or within[:1] not in ("/", " "):
        return False
    return any(file.name in detail.where for file in holder.files)


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
