"""Originals of imported tables, kept sealed so that their columns can be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.cut_originals import RestOfTable
from tocsin.desk.lookup import the_record
from tocsin.desk.services import DeskServices
from tocsin.domain.column_words import report_columns
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import ImportedTable
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.ingest import ReadOptions, ReportReader
    from tocsin.ingest.reports.column_map import ColumnMap

MOST_KEPT = 64 << 20
"""Most bytes of a file whose original is kept."""


class TableReading(msgspec.Struct, frozen=True):
    """Reading of a table: what a person stated, and by the signature of each header its columns and the map in use, as JSON.

    ``followed_by`` is the table that holds the original since the row of an erased report was cut out of it.
    """

    channel: str = ""
    format: str = ""
    zone: str = "UTC"
    headers: dict[str, list[str]] = {}  # msgspec copies it
    maps: dict[str, str] = {}
    followed_by: str = ""

    def options(self, columns: ColumnMap | None = None) -> ReadOptions:
        """Return the options that read the table in the same way, or with ``columns`` for each header that has them."""
        from tocsin.ingest import ReadOptions
        from tocsin.ingest.reports.column_map import from_json

        maps = {mark: from_json(text) for mark, text in self.maps.items()}
        if columns:
            maps |= {mark: columns for mark, header in self.headers.items() if not columns.missing(header)}
        return ReadOptions(channel=self.channel, format=self.format, zone=self.zone, remembered=maps)


_decode = msgspec.json.Decoder(TableReading).decode
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class KeptTable:
    """An imported table as people see it, with the map of each header in it.

    ``file`` is empty after an erasure. ``kept`` says whether its original is there.
    """

    id: str
    at: datetime
    file: str
    maps: tuple[ColumnMap, ...]
    kept: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Return each map as a person types it."""
        return tuple(map(str, self.maps))

    @property
    def words(self) -> list[list[tuple[str, str]]]:
        """Return for each map the parts of a report in words, with the columns that are read as them."""
        return [report_columns(columns.parts()) for columns in self.maps]


class KeptTables:
    """The imported tables."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def keep(self, path: Path, reading: ReadOptions, rows: ReportReader) -> str:
        """Keep the original of a file of which rows are read by columns. Return its id, the same for the same file, or an empty string.

        Mail is kept with its report, and not here.
        """
        from tocsin.ingest.reports.registry import formats

        if not rows.maps or formats()[rows.format].strings == "mail":
            return ""
        data = path.read_bytes() if path.stat().st_size <= MOST_KEPT else b""
        mark = self._services.store.key.likeness(f"imported table: {path.name} {sha256(data).hexdigest()} {rows.size}")
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if known := session.find(ImportedTable, mark=mark):
                return newest(session, known[0].id).id
            number = session.new_id("I")
            session.begin_owner(number)
            place = session.seal(number, path.name.encode("utf-8", "surrogateescape"))
            original = session.seal(number, data)
            session.record(Change("kept table", None, ImportedTable(number, mark, place, original, _json(reading, rows), session.now)))
            return number

    def complete(self, number: str, reading: ReadOptions, rows: ReportReader) -> None:
        """Note the maps of the headers that came later in a file."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            table = session.get(ImportedTable, number)
            text = _json(reading, rows)
            if table and rows.maps.keys() - _decode(table.reading.encode()).maps.keys():
                session.record(Change("kept table", table, replace(table, reading=text)))

    def listed(self) -> Iterator[KeptTable]:
        """Yield the imported tables, newest first."""
        from tocsin.ingest.reports.column_map import from_json

        with self._services.store.reading() as reader:
            for table in reader.each(ImportedTable, order=("-at", "id")):
                if (reading := reading_of(table)).followed_by:
                    continue
                maps = tuple(from_json(text) for text in reading.maps.values())
                yield KeptTable(table.id, table.at, reader.read_text(table.place) or "", maps, bool(table.original))

    def original(self, number: str) -> tuple[ImportedTable, str, bytes | None]:
        """Return an imported table, its name, and its bytes, which are None where they were not kept."""
        with self._services.store.reading() as reader:
            addressed = the_record(reader, ImportedTable, number, "imported table", command="tocsin columns list lists them")
            table = newest(reader, addressed.id)
            return table, reader.read_text(table.place) or "", reader.read(table.original) if table.original else None


def reading_of(table: ImportedTable) -> TableReading:
    """Return how a table was read."""
    return _decode(table.reading.encode())


def with_columns(reading: TableReading, columns: ColumnMap) -> TableReading:
    """Return the reading with this map for each header that has its columns."""
    fitting = {mark: columns.to_json() for mark, header in reading.headers.items() if not columns.missing(header)}
    return msgspec.structs.replace(reading, maps={**reading.maps, **fitting})


def as_json(reading: TableReading) -> str:
    """Return a reading as it is stored."""
    return _encode(reading).decode()


def newest(reader: Reader, number: str) -> ImportedTable:
    """Return the table that holds the original of this one now. Raise :class:`LookupError` for one that is not there."""
    while True:
        table = reader.get(ImportedTable, number)
        if table is None:
            raise LookupError(f"no imported table {number}")
        if not (number := reading_of(table).followed_by):
            return table


def forget_original(session: Session, table: ImportedTable, why: str, remaining: RestOfTable | None = None) -> None:
    """Destroy the original of an imported table, since one of its reports is erased, and keep what is ``remaining`` under another key."""
    if not (table.original or table.place):
        return
    reading = reading_of(table)
    if remaining is not None and table.place:
        number = session.new_id("I")
        place = session.seal(number, remaining.name.encode("utf-8", "surrogateescape"))
        successor = replace(table, id=number, place=place, original=session.seal(number, remaining.data))
        session.record(Change("kept table", None, successor, f"the rest of {table.id}: {why}"))
        reading = msgspec.structs.replace(reading, followed_by=number)
    session.record(Change("original erased", table, replace(table, place="", original="", reading=as_json(reading)), why))
    session.destroy_key(table.id)


def _json(reading: ReadOptions, rows: ReportReader) -> str:
    maps: Mapping[str, ColumnMap] = rows.maps
    texts = {mark: columns.to_json() for mark, columns in maps.items()}
    return as_json(TableReading(reading.channel, reading.format, reading.zone, dict(rows.headers), texts))
