"""Import of files: every row is accepted, recognised as a duplicate, or rejected with a reason. A killed run can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.intake import Intake
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import TocsinError
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import ColumnMemory, RejectedRow, Submission

if TYPE_CHECKING:
    from tocsin.ingest import Item, ReadOptions, ReportReader
    from tocsin.ingest.reports.columns import ColumnMap

CHANNEL = "unread"
_AT_ONCE = 100
_RAW = 64 * 1024


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Counts of the rows of an import. The last three add up to ``read``."""

    read: int = 0
    accepted: int = 0
    duplicate: int = 0
    refused: int = 0

    def __add__(self, other: ImportCounts) -> ImportCounts:
        return ImportCounts(
            self.read + other.read,
            self.accepted + other.accepted,
            self.duplicate + other.duplicate,
            self.refused + other.refused,
        )

    def __str__(self) -> str:
        return f"{self.accepted:,} accepted, {self.duplicate:,} duplicate, {self.refused:,} refused"


OnBatch = Callable[["ReportReader", ImportCounts], None]
"""Called after each batch, with the reader (for its position) and the counts of the batch."""


class Importer:
    """Imports files of warnings."""

    def __init__(self, services: DeskServices, intake: Intake, refusals: RejectedRows) -> None:
        self._services = services
        self._intake = intake
        self._refusals = refusals

    def hear(self, path: Path, reading: ReadOptions, on_batch: OnBatch = lambda _hearing, _heard: None) -> ImportCounts:
        """Import one file. Rows accepted before are not accepted again."""
        try:
            return self._read(path, reading, on_batch)
        except (TocsinError, OSError):
            raise
        except Exception as error:  # a document that crashes its reader holds up no other, and someone owes a look at it
            why = f"could not be read ({type(error).__name__}: {error}); please report this"
            self._owe([RejectedRow(str(path), why[:300], _beginning(path))])
            return ImportCounts(1, refused=1)

    def _read(self, path: Path, reading: ReadOptions, on_batch: OnBatch) -> ImportCounts:
        from tocsin.ingest import read

        rows = read(path, replace(reading, remembered=self._remembered(), zone=reading.zone or self._services.settings.zone))
        total = ImportCounts()
        for items in _batches(rows):
            counts = self._take(items)
            total += counts
            on_batch(rows, counts)
        if reading.columns:
            self._remember(rows)
        return total

    def _take(self, items: Sequence[Item]) -> ImportCounts:
        refused = [item for item in items if isinstance(item, RejectedRow)]
        submissions = [item for item in items if isinstance(item, Submission)]
        receipts, failed = self._accept(submissions)
        self._refusals.keep(refused)
        self._owe([*failed, *(row for row in refused if row.whole_file)])
        accepted = sum(receipts)
        return ImportCounts(len(items), accepted, len(receipts) - accepted, len(refused) + len(failed))

    def _accept(self, submissions: Sequence[Submission]) -> tuple[list[bool], list[RejectedRow]]:
        """Return for each accepted submission whether it was new, and the rows that could not be taken in."""
        if not submissions:
            return [], []
        try:
            return [receipt.new for receipt in self._intake.receive_all(submissions)], []
        except TocsinError:
            raise
        except Exception:  # one of them cannot be joined: find it, keep it, and let the others pass
            return self._one_by_one(submissions)

    def _one_by_one(self, submissions: Sequence[Submission]) -> tuple[list[bool], list[RejectedRow]]:
        new, failed = [], []
        for submission in submissions:
            try:
                new.append(self._intake.receive(submission).new)
            except TocsinError:
                raise
            except Exception as error:
                why = f"could not be taken in ({type(error).__name__}: {error}); please report this"
                failed.append(RejectedRow(submission.where, why[:300], submission.text.encode("utf-8", "surrogatepass")[:_RAW]))
        return new, failed

    def _owe(self, crashed: Sequence[RejectedRow]) -> None:
        """Keep what could not be read, and file a report on each, so that a person owes a look at it."""
        self._refusals.keep(crashed)
        for row in crashed:
            number = self._refusals.id_of(row)
            text = f"A warning came in that could not be read. It is kept as {number}; tocsin refused shows what it holds."
            self._intake.receive(Submission(f"refused:{number}", CHANNEL, text, where=row.where))

    def _remembered(self) -> dict[str, ColumnMap]:
        from tocsin.ingest.reports.columns import from_json

        with self._services.store.reading() as reader:
            return {memory.id: from_json(memory.columns) for memory in reader.find(ColumnMemory)}

    def _remember(self, rows: ReportReader) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            for signature, columns in rows.maps.items():
                old, new = session.get(ColumnMemory, signature), ColumnMemory(signature, columns.to_json())
                if old != new:
                    session.record(Change("remembered", old, new))


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_RAW)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch
