"""Dumps that are tables: CSV, Parquet, JSON lines with columns, and CooRTweet's long form."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.domain.errors import Malformed
from tocsin.hear import dumps
from tocsin.hear.dumps import Cut, Dump
from tocsin.hear.posts import objects
from tocsin.hear.posts.columns import column_map
from tocsin.hear.posts.rows import Place, Rows
from tocsin.hear.posts.times import Clock, day_first

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class _CsvLines:
    """The decoded lines of a CSV dump, remembering those of the record being read. A cut stream ends, and says so."""

    def __init__(self, dump: Dump, encoding: str) -> None:
        self._dump = dump
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self.record: list[str] = []
        self.cut = ""

    def __iter__(self) -> Iterator[str]:
        rest = ""
        while chunk := self._chunk():
            lines = (rest + self._decode(chunk).replace("\x00", "")).split("\n")
            rest = lines.pop()
            for line in lines:
                self.record.append(line)
                yield line + "\n"
            if len(rest) > dumps.LINE_LIMIT:
                self.record.append(rest)
                yield rest
                rest = ""
        if rest := rest + self._decode(b"", True):
            self.record.append(rest)
            yield rest

    def _chunk(self) -> bytes:
        try:
            return self._dump.read()
        except Cut as error:
            self.cut = str(error) or "its end is missing"
            return b""

    def raw(self) -> bytes:
        """The record as it stands in the file."""
        return "\n".join(self.record).encode("utf-8", "replace")


def _encoding(head: bytes) -> str:
    for mark, name in _BOMS.items():
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(head[: 1 << 15]).best()
        bad = head.decode("utf-8", "replace").count("\ufffd")
        return best.encoding if best and bad * 200 > len(head) else "utf-8"
    return "utf-8"


def _delimiter(head: str) -> str:
    first = head.split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def read_csv(dump: Dump, rows: Rows, place: Place) -> Iterator[None]:
    """A CSV dump with a header; the order of day and month is told from its first rows."""
    encoding = _encoding(dump.peek())
    head = dump.peek().decode(encoding, "replace")
    source, delimiter = _CsvLines(dump, encoding), _delimiter(head)
    reader = csv.reader(source, delimiter=delimiter)
    header = _header(reader, str(dump.path))
    mapped = column_map(header, place.reading.columns, str(dump.path))
    picks = [(column, header.index(name)) for column, name in mapped.items()]
    rows.use(_clock(_samples(head, delimiter, header.index(mapped["time"])), place))
    while True:
        source.record.clear()
        try:
            values = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            rows.refuse(reader.line_num, f"not CSV: {error}", source.raw())
            continue
        if len(values) == len(header):
            rows.add(reader.line_num, {column: values[at] for column, at in picks}, source.raw)
        elif values:
            rows.refuse(reader.line_num, f"{len(values)} columns where the header has {len(header)}", source.raw())
        if rows.full:
            yield
    _end(source, rows, reader.line_num)


def _end(source: _CsvLines, rows: Rows, number: int) -> None:
    if source.cut:
        rows.refuse(number + 1, f"the file is cut or damaged here ({source.cut})")


def _header(reader: Iterator[list[str]], where: str) -> list[str]:
    try:
        return [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise Malformed(f"{where}: not CSV: {error}") from None


def _samples(head: str, delimiter: str, column: int) -> list[str]:
    """The times of the first rows."""
    reader = csv.reader(head.splitlines()[1:-1] or head.splitlines()[1:], delimiter=delimiter)
    try:
        return [row[column] for row in reader if len(row) > column]
    except csv.Error:
        return []


def _clock(samples: list[str], place: Place) -> Clock:
    """How this file's times are read; raises :class:`Malformed` when 02/03/2017 cannot be told and was not said."""
    if place.reading.day_first is not None:
        return place.clock
    found = day_first(samples)
    if found is None:
        raise Malformed(f"{place.source}: dates like {samples[0][:20]!r} may put the day or the month first: say which")
    return replace(place.clock, day_first=found)


def spell_json(first: Mapping[str, Any], place: Place) -> dict[str, str]:
    """The column map of JSON objects, from the first of them."""
    return column_map(list(first), place.reading.columns, place.source)


def read_parquet(dump: Dump, rows: Rows, place: Place) -> Iterator[None]:
    """A Parquet dump, a few thousand rows at a time."""
    try:
        with pq.ParquetFile(dump.path) as file:
            mapped = column_map(file.schema_arrow.names, place.reading.columns, str(dump.path))
            number = 0
            for batch in file.iter_batches(8192, columns=list(mapped.values())):
                for record in batch.to_pylist():
                    number += 1
                    rows.add(number, {column: record[name] for column, name in mapped.items()}, lambda r=record: str(r).encode())  # type: ignore[misc]
                    yield
    except (pa.ArrowException, OSError) as error:
        raise Malformed(f"{dump.path}: not a whole Parquet file: {str(error)[:200]}") from None


_ROWS_LIMIT = 30_000_000
_LINK = re.compile(r"https?://|^(?:[\w-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)


def read_coortweet(dump: Dump, rows: Rows, place: Place) -> Iterator[None]:
    """CooRTweet's long form, one row an object of a post: the rows of a post become one post with its objects."""
    posts: dict[tuple[str, str], list[Any]] = {}
    source = _CsvLines(dump, _encoding(dump.peek()))
    reader = csv.DictReader(source)
    for number, row in enumerate(reader, start=1):
        if None in row.values() or None in row:
            rows.refuse(number + 1, "other columns than the header", str(row).encode())
            continue
        if number > _ROWS_LIMIT:
            raise Malformed(f"{dump.path}: more than {_ROWS_LIMIT:,} rows of CooRTweet's form: split the file")
        source.record.clear()
        entry = posts.setdefault((row["content_id"], row["account_id"]), [row["timestamp_share"], []])
        entry[1].append(row["object_id"])
    for number, ((content, account), (time, shared)) in enumerate(posts.items(), start=1):
        fields = {"post_id": content, "account_id": account, "time": time} | kinds(shared)
        rows.add(number, fields, lambda c=content: c.encode(), len(shared))  # type: ignore[misc]
        yield
    _end(source, rows, reader.line_num)


def kinds(shared: list[str]) -> dict[str, list[str]]:
    """Objects of no stated kind: what looks like a link or a hashtag is one, the rest stay plain objects."""
    links = [o for o in shared if _LINK.search(o)]
    tags = [o for o in shared if o.startswith("#")]
    rest = [o for o in shared if o not in links and o not in tags]
    return {"links": [objects.link(o) for o in links], "hashtags": tags, "objects": rest}
