"""Import of files: every row is accepted, recognised as a duplicate, or rejected with a reason. A killed run can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.intake import Intake
from tocsin.desk.kept_tables import KeptTables
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.desk.shared_duties import ImportSenders
from tocsin.domain.errors import TocsinError
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import COLUMNS_OF_POSTS, ColumnMemory, Receipt, RejectedRow, Submission
from tocsin.settings import Settings

if TYPE_CHECKING:
    from tocsin.ingest import Item, ReadOptions, ReportReader
    from tocsin.ingest.reports.column_map import ColumnMap

_AT_ONCE = 100
_BYTES_AT_ONCE = 32 << 20
_RAW = 64 * 1024


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Counts of the rows of an import. ``accepted``, ``duplicate`` and ``refused`` add up to ``read``.

    ``urgent`` are the accepted ones that are P1.
    """

    read: int = 0
    accepted: int = 0
    duplicate: int = 0
    refused: int = 0
    urgent: int = 0

    def __add__(self, other: ImportCounts) -> ImportCounts:
        return ImportCounts(
            self.read + other.read,
            self.accepted + other.accepted,
            self.duplicate + other.duplicate,
            self.refused + other.refused,
            self.urgent + other.urgent,
        )

    def __str__(self) -> str:
        urgent = f" ({self.urgent:,} of them P1)" if self.urgent else ""
        return f"{self.accepted:,} accepted{urgent}, {self.duplicate:,} duplicate, {self.refused:,} refused"


OnBatch = Callable[["ReportReader", ImportCounts], None]
"""Called after each batch, with the reader (for its position) and the counts of the batch."""


class Importer:
    """Imports files of warnings."""

    def __init__(self, services: DeskServices, intake: Intake, rejected_rows: RejectedRows, set_aside: SetAside) -> None:
        self._services = services
        self._intake = intake
        self._rejected_rows = rejected_rows
        self._set_aside = set_aside
        self._tables = KeptTables(services)

    def hear(self, path: Path, reading: ReadOptions, on_batch: OnBatch = lambda _hearing, _heard: None) -> ImportCounts:
        """Import one file. Rows accepted before are not accepted again. A file that breaks off counts as one more refused row."""
        total = ImportCounts()

        def add(rows: ReportReader, counts: ImportCounts) -> None:
            nonlocal total
            total += counts
            on_batch(rows, counts)

        try:
            self._read(path, reading, add)
        except (TocsinError, OSError):
            raise
        except Exception as error:
            self._set_aside.keep(path.name, error, _beginning(path))
            total += ImportCounts(1, refused=1)
        return total

    def _read(self, path: Path, reading: ReadOptions, on_batch: OnBatch) -> None:
        from tocsin.ingest import read

        settings = self._services.settings
        reading = replace(reading, remembered=self._remembered(), zone=reading.zone or settings.zone, ours=_ours(settings))
        rows, table, senders = read(path, reading), "", ImportSenders()
        for items in _batches(rows):
            table = table or self._tables.keep(path, reading, rows)
            on_batch(rows, self._take(items, senders, table))
        if table:
            self._tables.complete(table, reading, rows)
        if reading.columns:
            self._remember(rows)

    def _take(self, items: Sequence[Item], senders: ImportSenders, table: str = "") -> ImportCounts:
        rejected = [item for item in items if isinstance(item, RejectedRow)]
        submissions = [replace(item, imported=table) if table else item for item in items if isinstance(item, Submission)]
        self._rejected_rows.keep(rejected)
        for row in rejected:
            if row.whole_file:
                self._set_aside.owe(row)
        accepted = self._accept(submissions, senders)
        new = sum(receipt.new for receipt in accepted)
        failed = len(submissions) - len(accepted)
        urgent = sum(receipt.urgent for receipt in accepted)
        return ImportCounts(len(items), new, len(accepted) - new, len(rejected) + failed, urgent)

    def _accept(self, submissions: Sequence[Submission], senders: ImportSenders) -> list[Receipt]:
        """Return the receipt of each accepted submission. One that cannot be accepted is set aside."""
        if not submissions:
            return []
        try:
            return self._intake.receive_all(submissions, senders=senders)
        except STOPS:
            raise
        except Exception:  # one of them holds up the batch: find it, and let the others pass
            senders.owed.clear()  # what was noted of the batch was not stored
            return self._one_by_one(submissions)

    def _one_by_one(self, submissions: Sequence[Submission]) -> list[Receipt]:
        accepted: list[Receipt] = []
        for submission in submissions:
            raw = submission.text.encode("utf-8", "surrogatepass")[:_RAW]
            self._set_aside.guard(submission.where, lambda: accepted.append(self._intake.receive(submission)), raw)  # noqa: B023  # called at once
        return accepted

    def _remembered(self) -> dict[str, ColumnMap]:
        from tocsin.ingest.reports.column_map import from_json

        with self._services.store.reading() as reader:
            memories = [memory for memory in reader.find(ColumnMemory) if not memory.id.startswith(COLUMNS_OF_POSTS)]
        return {memory.id: from_json(memory.columns) for memory in memories}

    def _remember(self, rows: ReportReader) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            for signature, columns in rows.maps.items():
                old, new = session.get(ColumnMemory, signature), ColumnMemory(signature, columns.to_json())
                if old != new:
                    session.record(Change("remembered", old, new))


def _ours(settings: Settings) -> frozenset[str]:
    """Return the names and addresses by which the desk itself writes."""
    names = (settings.name, settings.mail.sender, settings.notices.notifier, settings.notices.address)
    return frozenset(name.casefold() for name in names if name)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_RAW)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += sum(len(part.data) for part in item.attachments) if isinstance(item, Submission) else 0
        if len(batch) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
