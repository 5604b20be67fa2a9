"""CSV reports: one row, one report. A quote that is never closed costs its own row, not the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.lines import Overlong, lines
from tocsin.ingest.reports import one_column
from tocsin.ingest.reports.column_map import ColumnMap
from tocsin.ingest.reports.date_parts import day_above, day_or_year_above, zone_above
from tocsin.ingest.reports.format import Format
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.rows import RowReader, ahead, choose
from tocsin.ingest.reports.table_layout import (
    delimiter_of,
    first_lines,
    header_row,
    is_header,
    is_ruling,
    is_second_header,
    is_stated,
    layout,
    spread,
    turned,
    unique,
    widened,
)
from tocsin.ingest.source import InputSource

_LEAST_AHEAD = 1 << 12
_PATIENCE = 16
_JUDGED = 64
_LIKE_ROWS = 0.5
_EARLY = 100
_LOOKED_AT = 100
_MOST_TURNED = 40
_ABOVE = "stands above the header of the table"


class CsvRow(NamedTuple):
    """One row: its number in the file, its fields, the bytes it was read from, and a note on its decoding."""

    number: int
    fields: list[str]
    raw: bytes
    note: str = ""


class BrokenRow(NamedTuple):
    """A row that cannot be read, and the reason."""

    number: int
    reason: str
    raw: bytes


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports and the rejected rows of a CSV file."""
    _allow_fields(source.limits.line)
    if not delimiter_of(source.head()) and one_column.is_one_column(source.head(), source.stem):
        table = _Table.begin(source, Records(source, one_column.DELIMITER), one_column.doubts(source.head(), source.stem))
        yield from table.items()
        return
    delimiter, before = layout(source.head())
    source = _below(source, first_lines(source.head())[:before])
    for number, line in enumerate(first_lines(source.head())[:before], 1):
        if not is_stated(line):
            yield source.refused(f"{source.name} line {number}", _ABOVE, line.encode("utf-8", "replace"))
    if rows := _turned(source, delimiter):
        yield from _of_rows(source, rows)
        return
    yield from _Table.begin(source, Records(source, delimiter, before)).items()


def _below(source: InputSource, lines: Sequence[str]) -> InputSource:
    """Return the source below the day, or else the year, that lines above its table state, or else the name of its file."""
    zone = zone_named(source.reading.zone or "UTC")
    day = day_above(lines, zone) or source.day or day_or_year_above(lines, source.stem, zone)
    return replace(source.renamed(source.name, day), zone=zone_above(lines) or source.zone)


def _turned(source: InputSource, delimiter: str) -> list[CsvRow]:
    """Return the columns of a small table as rows, if its headings stand in its first column. Empty for any other table."""
    head = source.head()
    if head.count(b"\n") > _MOST_TURNED or len(head) >= source.limits.head:
        return []
    text = encodings.decoder(encodings.legacy(head))(head)[0]
    try:
        rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if any(map(str.strip, row))]
    except csv.Error:
        return []
    return numbered_rows(turned(rows), delimiter)


def numbered_rows(rows: Sequence[list[str]], delimiter: str = "\t") -> list[CsvRow]:
    """Return rows that are split already, each with its number and its bytes."""
    return list(_numbered(rows, delimiter))


def _numbered(rows: Iterable[list[str]], delimiter: str = "\t") -> Iterator[CsvRow]:
    return (CsvRow(n, fields, delimiter.join(fields).encode("utf-8", "replace")) for n, fields in enumerate(rows, 1))


def read_records(source: InputSource, rows: Iterable[list[str]]) -> Iterator[Item]:
    """Return the reports in rows that are made one by one, the first of which names the columns."""
    yield from _of_rows(_below(source, []), _numbered(rows))


def read_rows(source: InputSource, rows: Sequence[CsvRow]) -> Iterator[Item]:
    """Return the reports in rows that are split already, as those of a workbook are."""
    rows = numbered_rows(turned([row.fields for row in rows])) or rows
    start = header_row([row.fields for row in rows[:_LOOKED_AT]])
    source = _below(source, [" ".join(filter(None, row.fields)) for row in rows[:start]])
    for row in rows[:start]:
        if any(field.strip() for field in row.fields):
            yield source.refused(f"{source.name} row {row.number}", _ABOVE, row.raw)
    yield from _of_rows(source, rows[start:])


def _of_rows(source: InputSource, rows: Iterable[CsvRow]) -> Iterator[Item]:
    yield from _Table.begin(source, RowRecords(rows)).items()


class RowRecords(Iterator["CsvRow | BrokenRow"]):
    """Rows that are split already, behind the interface of :class:`Records`."""

    def __init__(self, rows: Iterable[CsvRow]) -> None:
        self._rows = iter(rows)
        self.width = 0

    def __next__(self) -> CsvRow | BrokenRow:
        return next(self._rows)


@dataclass
class _Table:
    source: InputSource
    header: list[str]
    records: Iterator[CsvRow | BrokenRow]
    row_reader: RowReader
    second: str = ""

    @classmethod
    def begin(cls, source: InputSource, records: Records | RowRecords, doubts: Sequence[str] = ()) -> _Table:
        broken: list[CsvRow | BrokenRow] = []
        for first in islice(records, _EARLY):
            if isinstance(first, CsvRow):
                break
            broken.append(first)
        else:
            raise Malformed("begins with nothing that can be read as a row")
        records.width = len(first.fields)
        if records.width > source.limits.columns:
            raise Malformed(f"has {records.width} columns; a table may have {source.limits.columns}")
        sample_records, rows = ahead(chain(broken, records), attrgetter("raw"))
        if sample_records and isinstance(sample_records[0], CsvRow) and is_ruling(sample_records[0].fields):
            sample_records, rows = sample_records[1:], islice(rows, 1, None)
        below = ""
        headings = widened(first.fields, [record.fields for record in sample_records if isinstance(record, CsvRow)])
        records.width = len(headings)
        header = unique([" ".join(field.split()) for field in headings])
        if not is_header(first.fields, asks=True):
            header = [f"column {n}" for n in range(1, records.width + 1)]
            sample_records, rows = [first, *sample_records], chain([first], rows)
        elif second := _second_header(first, sample_records):
            header = unique(
                [" ".join(f"{upper} {lower}".split()) for upper, lower in zip(spread(first.fields), second.fields, strict=True)]
            )
            below = " | ".join(filter(str.strip, second.fields))
            rows = chain([record for record in sample_records if record is not second], islice(rows, len(sample_records), None))
            sample_records = [record for record in sample_records if record is not second]
        source.tally.headings += header
        sample = [dict(zip(header, record.fields, strict=False)) for record in sample_records if isinstance(record, CsvRow)]
        chosen = choose(source, header, sample) if sample else ColumnMap()
        return cls(source, header, rows, RowReader(source, RowKeys("csv", source.stem), chosen, sample, doubts), below)

    def items(self) -> Iterator[Item]:
        """Yield the report or rejected row of each row that does more than state the day of those below it."""
        for record in self.records:
            if not (isinstance(record, CsvRow) and sum(map(bool, record.fields)) == 1 and self.row_reader.take_day(self._row(record))):
                yield self.item(record)

    def item(self, record: CsvRow | BrokenRow) -> Item:
        where = f"{self.source.name} row {record.number}"
        if isinstance(record, BrokenRow):
            return self.source.refused(where, record.reason, record.raw)
        try:
            return self.row_reader.submission(self._row(record), where, self._notes(record))
        except Malformed as why:
            return self.source.refused(where, str(why), record.raw)

    def _row(self, record: CsvRow) -> dict[str, str]:
        fields = record.fields
        if len(fields) > len(self.header):
            self._require_nothing_beyond(fields)
        elif len(fields) < len(self.header):
            fields = fields + [""] * (len(self.header) - len(fields))
        if not "".join(fields).strip():
            raise Malformed("the row is empty")
        if fields[0].strip() == self.header[0] and [field.strip() for field in fields[: len(self.header)]] == self.header:
            raise Malformed("the header again")
        return dict(zip(self.header, fields, strict=False))

    def _require_nothing_beyond(self, fields: Sequence[str]) -> None:
        if any(field.strip() for field in fields[len(self.header) :]):
            raise Malformed(f"has {len(fields)} columns where the header has {len(self.header)}: quote what holds a delimiter")

    def _notes(self, record: CsvRow) -> list[tuple[str, str]]:
        notes = [("encoding", record.note)] if record.note else []
        if len(record.fields) < len(self.header):
            notes.append(("columns", f"{len(record.fields)} of {len(self.header)}"))
        if self.second:
            notes.append(("second row of headings", self.second))
            self.second = ""
        return notes


class Records(Iterator[CsvRow | BrokenRow]):
    """Rows of a table. A row over several lines is put together where its quotes and its shape agree.

    ``width`` is the number of columns to expect, 0 while it is unknown.
    """

    def __init__(self, source: InputSource, delimiter: str, before: int = 0) -> None:
        self._source = source
        self._delimiter = delimiter
        self._lines = self._divided(lines(source))
        self._before = before
        self._again: deque[bytes | Overlong] = deque()
        self._decode = encodings.decoder(encodings.legacy(source.head()))
        self._in_vain = 0
        self._number = 0
        self.width = 0

    def __next__(self) -> CsvRow | BrokenRow:
        while True:
            line = self._line()
            if self._before and (isinstance(line, Overlong) or line.strip(b"\r \t")):
                self._before -= 1
                continue
            if isinstance(line, Overlong):
                return self._broken(f"is {line.size} bytes long; a row may have {self._source.limits.line}", line.head)
            if line.strip(b"\r \t"):
                return self._record(line)

    def _divided(self, all_lines: Iterator[bytes | Overlong]) -> Iterator[bytes | Overlong]:
        """Yield the lines, those that hold rows which end in a bare carriage return one by one."""
        for line in all_lines:
            if isinstance(line, Overlong) or b"\r" not in line[:-1]:
                yield line
            else:
                yield from self._rows_between_returns(line)

    def _rows_between_returns(self, line: bytes) -> list[bytes]:
        """Return the rows of a line. A carriage return within a cell stays there."""
        rows: list[bytes] = []
        for piece in line.split(b"\r"):
            if rows and not (self._is_full_row(piece) and (rows[-1].count(b'"') % 2 or self._is_full_row(rows[-1]))):
                rows[-1] += b"\r" + piece
            else:
                rows.append(piece)
        return rows

    def _is_full_row(self, line: bytes) -> bool:
        text = self._decode(line)[0]
        return bool(self.width > 2 or text.count(self._delimiter) > 1) and self._is_row(text, self.width)

    def _line(self) -> bytes | Overlong:
        return self._again.popleft() if self._again else next(self._lines)

    def _record(self, line: bytes) -> CsvRow | BrokenRow:
        text, note = self._decode(line)
        if "\0" in text:
            text, note = text.replace("\0", encodings.REPLACED), "held NUL bytes"
        if '"' not in text or self._repeats(text):
            return self._numbered(text.rstrip("\r").split(self._delimiter), line, note)
        try:
            return self._numbered(next(self._reader([text], strict=True)), line, note)
        except csv.Error as why:
            if "unexpected end" in str(why):
                return self._gathered(line, text, note)
            return self._lenient(line, text, note)

    def _repeats(self, text: str) -> bool:
        """Tell a row as wide as its table in which single quotation marks stand for the values above, and open no quotes."""
        fields = text.rstrip("\r").split(self._delimiter)
        return len(fields) == self.width and all(field.strip() == '"' for field in fields if '"' in field)

    def _lenient(self, line: bytes, text: str, note: str) -> CsvRow | BrokenRow:
        try:
            return self._numbered(next(self._reader([text.replace("\r", " ")])), line, note)
        except csv.Error as why:
            return self._broken(f"is no row of a table: {why}", line)

    def _gathered(self, line: bytes, text: str, note: str) -> CsvRow | BrokenRow:
        raw_lines = [line]
        texts = [text]
        fields = None
        try:
            fields = next(self._reader(self._following(raw_lines, texts), strict=True))
        except csv.Error:
            self._in_vain += sum(map(len, raw_lines))
        if fields is not None and len(fields) == (self.width or len(fields)) and not self._all_rows(texts[1:-1]):
            return self._numbered(fields, b"\n".join(raw_lines), note)
        if fields is None or self._mostly_rows(texts[1:]):
            return self._unclosed(raw_lines, texts)
        return self._numbered(fields, b"\n".join(raw_lines), note)

    def _unclosed(self, raw_lines: list[bytes], texts: list[str]) -> BrokenRow:
        reason = "opens a quote that is not closed: close it, or double it"
        if len(raw_lines) > 1 and not self._mostly_rows(texts[1:]) and len(b"".join(raw_lines)) < self._source.limits.raw:
            return self._broken(reason, b"\n".join(raw_lines))
        self._again.extendleft(reversed(raw_lines[1:]))
        return self._broken(reason, raw_lines[0])

    def _following(self, raw_lines: list[bytes], texts: list[str]) -> Iterator[str]:
        yield texts[0] + "\n"
        size = 0
        while (size := size + len(raw_lines[-1])) < self._ahead():
            line = next(self._lines_or_again(), None)
            if line is None:
                return
            if isinstance(line, Overlong):
                self._again.appendleft(line)
                return
            raw_lines.append(line)
            texts.append(encodings.clean(self._decode(line)[0]))
            yield texts[-1] + "\n"

    def _ahead(self) -> int:
        """Return how far to look for the end of a quote, less far in a file where that failed too often."""
        line = self._source.limits.line
        return line if self._in_vain < _PATIENCE * line else _LEAST_AHEAD

    def _lines_or_again(self) -> Iterator[bytes | Overlong]:
        if self._again:
            yield self._again.popleft()
        else:
            yield from islice(self._lines, 1)

    def _mostly_rows(self, texts: Sequence[str]) -> bool:
        full = [text for text in texts[:_JUDGED] if text.strip()]
        return bool(full) and sum(map(self._is_row, full)) >= _LIKE_ROWS * len(full)

    def _all_rows(self, texts: Sequence[str]) -> bool:
        return self.width > 2 and bool(texts) and all(map(self._is_row, texts[:_JUDGED]))

    def _is_row(self, text: str, width: int = 0) -> bool:
        try:
            return len(next(self._reader([text]), [])) == (width or self.width or 2)
        except csv.Error:
            return False

    def _reader(self, texts: Sequence[str] | Iterator[str], strict: bool = False) -> Iterator[list[str]]:
        return csv.reader(texts, delimiter=self._delimiter, strict=strict)

    def _numbered(self, fields: list[str], raw: bytes, note: str) -> CsvRow:
        self._number += 1
        return CsvRow(self._number, fields, raw, note)

    def _broken(self, reason: str, raw: bytes) -> BrokenRow:
        self._number += 1
        return BrokenRow(self._number, reason, raw)


def _second_header(first: CsvRow, records: Sequence[CsvRow | BrokenRow]) -> CsvRow | None:
    rows = [record for record in records[:_JUDGED] if isinstance(record, CsvRow) and len(record.fields) == len(first.fields)]
    return rows[0] if is_second_header(first.fields, [row.fields for row in rows]) else None


def _allow_fields(size: int) -> None:
    if csv.field_size_limit() < size:
        csv.field_size_limit(size)


FORMATS = (Format("csv", read, lambda head: bool(delimiter_of(head.data)), strings="none"),)
