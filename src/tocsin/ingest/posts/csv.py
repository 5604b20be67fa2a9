"""CSV dumps: one row, one post. A quote that is never closed costs its own row, not those behind it."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, takewhile
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.compression import Cut
from tocsin.ingest.limits import MEGA
from tocsin.ingest.posts.column_names import SETTLED
from tocsin.ingest.posts.column_questions import doubts
from tocsin.ingest.posts.columns import NOBODY, column_map, likeliest_map, names_nobody, settled
from tocsin.ingest.posts.dates import is_moment
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.posts.tables import clock_for, gathered, is_long
from tocsin.ingest.reports.table_layout import unique, widened
from tocsin.ingest.source import CHUNK, InputFile, Stream

_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_SEPARATOR = re.compile(r"sep=(.)")
_SAMPLED = 200
_HEAD = 1 << 16
_LINE_LIMIT = 4 * MEGA
_JUDGED = 64
_DATE_SIZE = 9


class _Lines:
    """Decoded lines of a CSV dump that remember those of the current record. ``cut`` states why a broken stream ended."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._lines: Iterator[str] = self._read()
        self.record: list[str] = []
        self.ended = False
        self.cut = ""
        self.rest = ""

    def __iter__(self) -> Iterator[str]:
        remember = self.record.append
        for line in self._lines:
            remember(line)
            yield line + "\n"
        self.ended = True

    def _read(self) -> Iterator[str]:
        end = _line_end(self._stream.peek(_HEAD))
        while chunk := self._chunk():
            lines = (self.rest + self._decode(chunk).replace("\x00", "")).split(end)
            self.rest = lines.pop()
            yield from lines
            if len(self.rest) > _LINE_LIMIT:
                yield self.rest
                self.rest = ""
        self.rest += self._decode(b"", True)
        if self.rest and not self.cut:
            yield self.rest

    def _chunk(self) -> bytes:
        try:
            return self._stream.read(CHUNK)
        except Cut as error:
            self.cut = error.cause
            return b""

    def put_back(self) -> None:
        """Leave only the first line in the record and return the others to the iteration."""
        self._lines = chain(self.record[1:], self._lines)
        self.ended = False
        del self.record[1:]

    def raw(self) -> bytes:
        """Return the record as it stands in the file."""
        return "\n".join(self.record).encode("utf-8", "replace")


def _line_end(head: bytes) -> str:
    return "\r" if b"\r" in head and b"\n" not in head else "\n"


def _encoding(head: bytes, marked: bool) -> str:
    """Return UTF-8, unless invalid bytes outnumber its multibyte letters, then the most likely encoding of one byte a letter or two."""
    if marked:
        return "utf-8"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        if head.decode("utf-8", "replace").count("\ufffd") <= len(_MULTIBYTE.findall(head)):
            return "utf-8"
        return encodings.legacy(head)
    return "utf-8"


@dataclass(frozen=True, slots=True)
class _Head:
    """Beginning of a table: the number of lines before its header, its delimiter, its header and its first rows."""

    before: int
    delimiter: str
    header: list[str]
    rows: list[list[str]]
    headed: bool = True

    @classmethod
    def of(cls, text: str, where: str) -> _Head:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        before = sum(1 for _ in takewhile(lambda line: not line.strip() or _SEPARATOR.fullmatch(line), lines))
        stated = next((match[1] for line in lines[:before] if (match := _SEPARATOR.fullmatch(line))), "")
        first = lines[before] if before < len(lines) else ""
        delimiter = stated or max(",;\t|", key=first.count)
        try:
            fields = next(csv.reader(lines[before:], delimiter=delimiter), [])
        except csv.Error as error:
            raise Malformed(f"{where}: row {before + 1} is not CSV: {error}") from None
        rows = _parsed(lines[before + 1 : -1] or lines[before + 1 :], delimiter)
        if len(fields) > 2 and any(len(field) > _DATE_SIZE and is_moment(field) for field in fields):
            return cls(before, delimiter, [f"column {n}" for n in range(1, len(fields) + 1)], [fields, *rows], headed=False)
        return cls(before, delimiter, _named(fields, rows), rows)

    def column(self, name: str) -> list[str]:
        """Return the values of a column in the first rows."""
        at = self.header.index(name)
        return [row[at] for row in self.rows if len(row) == len(self.header)]


def _parsed(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Return the first rows, as far as they can be read."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader((line + "\n" for line in lines), delimiter=delimiter):
            rows += [row] if row else []
            if len(rows) == _SAMPLED:
                break
    except csv.Error:
        pass
    return rows


def _named(fields: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of the columns. Where every row has one column more, it is R's row name, a trailing delimiter, or has no name."""
    if rows and fields and all(len(row) == len(fields) + 1 for row in rows):
        fields = [*fields, ""] if not any(row[-1] for row in rows) else widened(fields, rows)
    return unique(fields)


def read_csv(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
    """Read a CSV dump with a header. Its columns and the form of its times are judged by its first rows."""
    where, first = str(dump.path), dump.stream.peek(_HEAD)
    encoding = _encoding(first, dump.marked)
    head = _Head.of(first.decode(encoding, "replace"), where)
    source = _Lines(dump.stream, encoding)
    if is_long(head.header):
        records = ((number, b"", dict(zip(head.header, row, strict=True))) for number, row in _records(source, head, rows, -1))
        yield from gathered(records, head.header, rows)
    else:
        samples = {name: head.column(name) for name in head.header}
        mapped = likeliest_map(head.header, origin.reading.stated(head.header), where, samples)
        nobody = {"account_id": f"file:{dump.path.stem}"} if names_nobody(mapped, origin.reading.unnamed) else {}
        rows.unread += [NOBODY] if nobody else []
        mapped = mapped if nobody else column_map(head.header, origin.reading.stated(head.header), where, samples)
        rows.unread += doubts(mapped, samples)
        rows.further.headings(name for name in head.header if name not in mapped.values())
        times, ids = (head.column(mapped[name]) if name in mapped else [] for name in ("time", "post_id"))
        rows.use(clock_for(times, ids, origin))
        yield from _posts(source, head, rows, mapped, nobody)
    if source.cut:
        rows.refuse("after the last", f"the file is cut or damaged here ({source.cut})", source.rest.encode())


def first_rows(dump: InputFile) -> tuple[list[str], list[dict[str, str]]]:
    """Return the header and the first rows of a CSV dump, without reading on in it. Raises :class:`Malformed` when it is none."""
    first = dump.stream.peek(_HEAD)
    head = _Head.of(first.decode(_encoding(first, dump.marked), "replace"), str(dump.path))
    return head.header, [dict(zip(head.header, row, strict=True)) for row in head.rows if len(row) == len(head.header)]


def _posts(source: _Lines, head: _Head, rows: PostRows, mapped: dict[str, str], given: dict[str, str]) -> Iterator[None]:
    picks = [(column, head.header.index(name)) for column, name in mapped.items()]
    unsettled = any(column in mapped for column in SETTLED)
    shape = frozenset(head.header)
    for number, values in _records(source, head, rows, head.header.index(mapped["time"])):
        fields: dict[str, Any] = {column: values[at] for column, at in picks} | given
        read = rows.further(shape, partial(dict, zip(head.header, values, strict=True)), settled(fields) if unsettled else fields)
        rows.add(number, read, source.raw)
        if rows.full:
            yield


def _records(source: _Lines, head: _Head, rows: PostRows, time_at: int) -> Iterator[tuple[int, list[str]]]:
    """Return the rows behind the header that have its columns, each with its line. The others are rejected."""
    reader, width, before = csv.reader(islice(source, head.before, None), delimiter=head.delimiter), len(head.header), head.before
    if head.headed:
        with suppress(csv.Error):  # a damaged header was read already
            next(reader, None)
    while True:
        source.record.clear()
        why = ""
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            values, why = [], f"not CSV: {error}"
        if len(source.record) > 1 and _holds_rows(source.record, head, time_at):
            before += reader.line_num - len(source.record) + 1
            source.put_back()
            reader = csv.reader(source, delimiter=head.delimiter)
            values, why = _unquoted(source.record[0], head.delimiter), "opens a quote that is not closed"
        if source.ended and source.cut and values:
            source.rest = "\n".join([*source.record, source.rest])
        elif len(values) == width:
            yield before + reader.line_num, values
        elif values or why:
            rows.refuse(before + reader.line_num, why or f"{len(values)} columns where the header has {width}", source.raw())


def _holds_rows(record: Sequence[str], head: _Head, time_at: int) -> bool:
    """Tell whether an unclosed quote has taken in rows: lines with all columns and a time in the time column."""
    return time_at >= 0 and any(_is_row(line, head, time_at) for line in record[1 : _JUDGED + 1])


def _is_row(line: str, head: _Head, time_at: int) -> bool:
    if line.count(head.delimiter) < len(head.header) - 1:
        return False
    if line.count('"') % 2:
        if any(part.endswith('"') and not _is_quoted(part) for part in line.rstrip("\r").split(head.delimiter)):
            return False  # the end of a quote that was opened above
        row = _unquoted(line, head.delimiter)
    else:
        row = next(csv.reader([line], delimiter=head.delimiter), [])
    return len(row) == len(head.header) and is_moment(row[time_at])


def _unquoted(line: str, delimiter: str) -> list[str]:
    """Return the fields of a line in which quotes mean nothing, but for those around a whole field."""
    parts = line.rstrip("\r").split(delimiter)
    return [part[1:-1].replace('""', '"') if _is_quoted(part) else part for part in parts]


def _is_quoted(part: str) -> bool:
    return len(part) > 1 and part[0] == part[-1] == '"' and '"' not in part[1:-1].replace('""', "")
