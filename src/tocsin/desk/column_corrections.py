"""Correction of the columns of an imported table: its kept original is read again, and its reports say what the right columns hold.

A report keeps its number, and with it its duties, answers, notes, links and readings. What it said before stays in the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.arrival import stored_key
from tocsin.desk.corrected_reports import CorrectedReport, ReportCorrections
from tocsin.desk.intake import Intake
from tocsin.desk.kept_tables import KeptTable, KeptTables, TableReading, as_json, reading_of, with_columns
from tocsin.desk.lookup import the_person
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, require
from tocsin.domain.report import ColumnMemory, ImportedTable, RejectedRow, Report, Submission
from tocsin.memory_files import in_memory

if TYPE_CHECKING:
    from tocsin.ingest import Item, ReadOptions
    from tocsin.ingest.reports.column_map import ColumnMap

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCounts:
    """Rows of a table that was read again: reports corrected, as they were, added from rows refused before, and erased since.

    ``refused`` rows cannot be read with these columns. A report that came from one stays as it was.
    """

    corrected: int = 0
    unchanged: int = 0
    added: int = 0
    erased: int = 0
    refused: int = 0


class ColumnCorrections:
    """Corrects the columns of imported tables."""

    def __init__(self, services: DeskServices, intake: Intake, rejected_rows: RejectedRows) -> None:
        self._services = services
        self._intake = intake
        self._rejected_rows = rejected_rows
        self._tables = KeptTables(services)

    def listed(self) -> Iterator[KeptTable]:
        """Yield the imported tables, newest first."""
        return self._tables.listed()

    def correct(self, number: str, columns: ColumnMap, *, by: str, reason: str, file: Path | None = None) -> CorrectionCounts:
        """Read a table again with these columns, and correct the reports that came of it. Can be repeated after a crash.

        ``file`` is needed where the original was not kept.

        Raises :class:`Malformed` without a reason, for columns that no table of the file has, or where no row can be read with them,
        and :class:`Refused` where the original is gone.
        """
        if not reason.strip():
            raise Malformed("give a reason: it is kept in the record", command="--reason TEXT")
        with self._services.store.reading() as reader:
            require(the_person(reader, by), Permission.RECEIVE)
        table, name, data = self._tables.original(number)
        if data is None:
            name, data = _given(table, file)
        reading = reading_of(table)
        corrected = with_columns(reading, columns)
        if corrected == reading:
            raise unfit(number, reading, columns)
        before, after = (items_of(name, data, how.options()) for how in (reading, corrected))
        if not any(isinstance(item, Submission) for item in after):
            reasons = [item.reason for item in after if isinstance(item, RejectedRow)][:1]
            raise Malformed(f"no row of {number} can be read with these columns{''.join(f': {why}' for why in reasons)}")
        counts = self._apply(table, before, after, by, reason)
        self._remember(table, corrected, by, reason)
        return counts

    def _apply(self, table: ImportedTable, before: Sequence[Item], after: Sequence[Item], by: str, reason: str) -> CorrectionCounts:
        key_by_place = {place: item.key for place, item in placed(before) if isinstance(item, Submission)}
        corrections = ReportCorrections(self._services, self._intake, reason)
        refused = [item for item in after if isinstance(item, RejectedRow)]
        self._rejected_rows.keep(refused)
        results: Counter[str] = Counter(refused=len(refused))
        rows = [(key_by_place.get(place, ""), item) for place, item in placed(after) if isinstance(item, Submission)]
        for start in range(0, len(rows), _AT_ONCE):
            chunk = rows[start : start + _AT_ONCE]
            report_by_key = self.reports([key for old, item in chunk for key in (old, item.key) if key])
            known = [
                CorrectedReport(report, replace(item, imported=table.id), table.at)
                for old, item in chunk
                if (report := report_by_key.get(old) or report_by_key.get(item.key))
            ]
            new = [replace(item, imported=table.id) for old, item in chunk if not (report_by_key.get(old) or report_by_key.get(item.key))]
            results.update(corrections.correct(known, by))
            results["added"] += sum(receipt.new for receipt in self._intake.receive_all(new))
        return CorrectionCounts(**results)

    def reports(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the reports that were accepted under these keys of submissions."""
        stored = {stored_key(self._services.store.key, key): key for key in keys}
        with self._services.store.reading() as reader:
            return {stored[report.key]: report.id for report in reader.find(Report, key=list(stored))}

    def _remember(self, table: ImportedTable, reading: TableReading, by: str, reason: str) -> None:
        """Read the table, and files with the same header, with these columns from now on."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            session.record(Change("columns corrected", table, replace(table, reading=as_json(reading)), reason))
            for mark, text in reading.maps.items():
                old, new = session.get(ColumnMemory, mark), ColumnMemory(mark, text)
                if old != new and text != reading_of(table).maps.get(mark):
                    session.record(Change("remembered", old, new))


def items_of(name: str, data: bytes, options: ReadOptions, most: int | None = None) -> list[Item]:
    """Return what a table holds with these options: reports and rejected rows, the first ``most`` of them."""
    from tocsin.ingest import read

    with in_memory([(name, data)]) as paths:
        return list(islice(read(paths[0], options), most))


def placed(items: Sequence[Item]) -> Iterator[tuple[tuple[str, int], Item]]:
    """Yield each item with its place in the file. Items at one place are numbered."""
    counts: Counter[str] = Counter()
    for item in items:
        counts[item.where] += 1
        yield (item.where, counts[item.where]), item


def _given(table: ImportedTable, file: Path | None) -> tuple[str, bytes]:
    if file is None:
        gone = "one of its reports was erased" if not table.place else "it is too large to be kept"
        raise Refused(f"the original of {table.id} is not there, since {gone}: give the file", command="--file PATH")
    return file.name, file.read_bytes()


def unfit(number: str, reading: TableReading, columns: ColumnMap) -> Malformed:
    """Return the error for columns that no table of the file has, or that are in use already."""
    missing = [columns.missing(header) for header in reading.headers.values()]
    if missing and all(missing):
        headers = "; or ".join(", ".join(header) for header in reading.headers.values())
        return Malformed(f"{number} has no column {missing[0][0]!r}: its columns are {headers}")
    return Malformed(f"{number} was read with these columns: there is nothing to correct")
