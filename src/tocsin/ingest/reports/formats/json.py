"""JSON reports: one object a line, an array of objects, or a document that holds a list of objects."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any, NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import leaves_of, may_hold_words, media_in
from tocsin.ingest.lines import Overlong, lines
from tocsin.ingest.loss_check import LossCheck
from tocsin.ingest.reports.date_parts import day_above
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.rows import RowReader, ahead, choose
from tocsin.ingest.source import CHUNK, InputSource
from tocsin.ingest.syntax.board_records import beside_board, board_records
from tocsin.ingest.syntax.json_cells import DECODER, cells
from tocsin.ingest.syntax.json_records import (
    PlacedRecord,
    echoes,
    records_of,
    records_within,
    states_prose,
    told_lists,
    with_outer_time,
    without_records,
    wraps,
)
from tocsin.ingest.syntax.json_repair import mended
from tocsin.ingest.syntax.json_tables import tables_within

_SPACE = re.compile(r"[\s,\x1e]*")
_NEXT = re.compile(r"(?:[}\]]\s{0,999},?\s{0,999}|\n)(?=\{)")
_AROUND = "\r\n\t \x1e\0"
_NO_JSON = "is not JSON"
_CUT = "is cut off at its end: what is whole of it was read"
_KEPT = 4096
_MANY = 2
_PADDING = 16


class JsonObject(NamedTuple):
    """An object in the file, or a place without a valid one and the reason.

    ``group`` is the path of the list it stands in, ``facts`` tells what that list stands in, ``inner`` its place within an object.
    """

    number: int
    value: object
    raw: bytes
    reason: str = ""
    note: str = ""
    group: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    inner: str = ""


def read_lines(source: InputSource) -> Iterator[Item]:
    """Return the reports and rejected rows of JSON lines."""
    return _items(source, "line", _objects_of_lines(source))


def read_document(source: InputSource) -> Iterator[Item]:
    """Return the reports and rejected rows of a JSON array, of objects one after another, or of a document with a list."""
    return _items(source, "object", _objects_of_document(source))


def _items(source: InputSource, unit: str, objects: Iterator[JsonObject]) -> Iterator[Item]:
    sample, objects = ahead(objects, attrgetter("raw"))
    readers = _Readers(source, sample)
    for item in objects:
        yield _item(source, unit, item, readers)


class _Readers:
    """Readers of the records of a file, one for each list. A record has the same key, whichever lists stand beside its own."""

    def __init__(self, source: InputSource, sample: Sequence[JsonObject]) -> None:
        self._source = source
        self._keys = RowKeys("json", source.stem)
        self._by_group: dict[tuple[str, ...], RowReader | Malformed] = {}
        rows: dict[tuple[str, ...], list[dict[str, str]]] = {}
        for item in sample:
            if isinstance(row := _row(item, source.limits.depth), dict):
                rows.setdefault(item.group, []).append(row)
        for group, sampled in rows.items():
            self._add(group, sampled)
        failures = [reader for reader in self._by_group.values() if isinstance(reader, Malformed)]
        if failures and len(failures) == len(self._by_group):
            raise failures[0]

    def of(self, group: tuple[str, ...], row: dict[str, str]) -> RowReader:
        """Return the reader of the list a row stands in. Raises :class:`Malformed` when no column of it holds text."""
        if group not in self._by_group:
            self._add(group, [row])
        reader = self._by_group[group]
        if isinstance(reader, Malformed):
            raise reader
        return reader

    def _add(self, group: tuple[str, ...], rows: list[dict[str, str]]) -> None:
        """Choose the columns of a list. Its path may name the day of its records."""
        header = list(dict.fromkeys(name for row in rows for name in row))
        day = day_above(group, zone_named(self._source.reading.zone or "UTC"))
        source = self._source.renamed(self._source.name, day)
        try:
            self._by_group[group] = RowReader(source, self._keys.of_list(group), choose(source, header, rows), rows)
        except Malformed as why:
            self._by_group[group] = why


def _item(source: InputSource, unit: str, item: JsonObject, readers: _Readers) -> Item:
    row = _row(item, source.limits.depth)
    if isinstance(row, str):
        return _refused(source, unit, item)
    try:
        notes = [*item.facts, *([("encoding", item.note)] if item.note else [])]
        return readers.of(item.group, row).submission(row, f"{source.name} {unit} {item.number}{item.inner}", notes)
    except Malformed as why:
        return source.refused(f"{source.name} {unit} {item.number}{item.inner}", str(why), item.raw)


def _refused(source: InputSource, unit: str, item: JsonObject) -> Item:
    reason = item.reason or str(_row(item, source.limits.depth))
    return source.refused(f"{source.name} {unit} {item.number}{item.inner}", reason, item.raw)


def _row(item: JsonObject, depth: int) -> dict[str, str] | str:
    """Return the object as columns and values, or the reason when it is none."""
    if item.reason:
        return item.reason
    if not isinstance(item.value, dict):
        return "is no JSON object"
    try:
        return dict(cells(item.value, depth))
    except (RecursionError, Malformed) as why:
        return str(why) if isinstance(why, Malformed) else f"is nested deeper than {depth}"


def _objects_of_lines(source: InputSource) -> Iterator[JsonObject]:
    decode = encodings.decoder(encodings.legacy(source.head()))
    for number, line in enumerate(lines(source), 1):
        if isinstance(line, Overlong):
            yield JsonObject(number, None, line.head, f"is {line.size} bytes long; a line may have {source.limits.line}")
        elif line.strip(b"\r\n\t \x1e\0"):
            text, note = decode(line)
            for item in _mended(_loaded(number, text, line, note), text.strip(_AROUND)):
                yield from _with_inner(item)


def _mended(item: JsonObject, text: str) -> Iterator[JsonObject]:
    """Yield an object as it stands. Of a broken one, what is whole comes first, and it is rejected only where its end was cut off."""
    result = mended(text) if item.reason.startswith(_NO_JSON) else None
    value = _decoded(result.text) if result and not text[result.end :].strip(", \0") else None
    if value is None or result is None:
        yield item
        return
    yield item._replace(value=value, reason="")
    if result.is_cut:
        yield item._replace(reason=_CUT)


def _decoded(text: str) -> dict[str, Any] | None:
    try:
        value = DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _loaded(number: int, text: str, raw: bytes, note: str = "") -> JsonObject:
    try:
        text = text.strip(_AROUND)
        value, end = DECODER.raw_decode(text)
    except RecursionError:
        return JsonObject(number, None, raw, "is nested too deep")
    except ValueError as why:
        return JsonObject(number, None, raw, f"{_NO_JSON}: {why}")
    if text[end:].strip(", \0"):
        return JsonObject(number, None, raw, f"holds more than one JSON value: the second begins at column {end + 1}")
    return JsonObject(number, value, raw, "", note)


def _objects_of_document(source: InputSource) -> Iterator[JsonObject]:
    values = JsonText(source)
    count = 0
    for item in _objects_in(values):
        count = max(count, item.number)
        yield item
    if values.cut:
        yield JsonObject(count + 1, None, values.cut, _CUT)


def _objects_in(values: JsonText) -> Iterator[JsonObject]:
    first = list(islice(values, _MANY))
    if len(first) == 1 and not values.array and isinstance(first[0].value, dict):
        document = first[0].value
        if cards := board_records(document):
            yield from _with_beside(cards, beside_board(document))
            return
        if not told_lists(document) and (rows := tables_within(document)):
            yield from (JsonObject(n, value, json.dumps(value).encode()) for n, value in enumerate(rows, 1))
            if lost := _left_of_table(document, rows):
                yield JsonObject(len(rows) + 1, None, "\n".join(lost).encode("utf-8", "replace"), "stands beside the table")
            return
        if records := records_within(document):
            yield from _objects_of_records(document, records)
            return
    for item in chain(first, values):
        yield from _with_inner(item)


def _objects_of_records(document: Mapping[str, Any], records: Sequence[PlacedRecord]) -> Iterator[JsonObject]:
    repeated = echoes(records, document)
    own = [record for number, record in enumerate(records) if number not in repeated]
    outer = without_records(document, frozenset(record.path for record in records))
    own = with_outer_time(own, outer)
    if not repeated and states_prose(outer):
        return _with_outer(outer, own)
    return _with_beside(own, [outer, *(records[number].value for number in sorted(repeated))] if repeated else outer)


def _with_outer(outer: object, records: Sequence[PlacedRecord]) -> Iterator[JsonObject]:
    """Yield a document that is a record itself, and then those within it."""
    yield JsonObject(1, outer, json.dumps(outer).encode())
    yield from (_of_record(number, record) for number, record in enumerate(records, 2))


def _with_beside(records: Sequence[PlacedRecord], beside: object) -> Iterator[JsonObject]:
    """Yield the records of a document, and all that stands beside them as one place without a valid object."""
    yield from (_of_record(number, record) for number, record in enumerate(records, 1))
    if any(may_hold_words(leaf.value) or may_hold_words(leaf.field) or media_in(leaf.value) for leaf in leaves_of(beside)):
        yield JsonObject(len(records) + 1, None, json.dumps(beside).encode(), "stands beside the list of reports")


def _of_record(number: int, record: PlacedRecord) -> JsonObject:
    return JsonObject(number, record.value, json.dumps(record.value).encode(), group=record.path, facts=record.around)


def _with_inner(item: JsonObject) -> Iterator[JsonObject]:
    """Yield an object without the records in it, and then these."""
    lists = told_lists(item.value) if isinstance(item.value, dict) else frozenset()
    below = frozenset([(), *(("*", *path) for path in lists)])
    inner = [record for record in records_of([item.value], below) if record.path] if lists else []
    bare = without_records(item.value, lists)
    if not inner or wraps(bare, inner):
        yield item
        return
    yield item._replace(value=bare)
    for number, record in enumerate(inner, 1):
        yield _of_record(item.number, record)._replace(inner=f" part {number}")


def _left_of_table(document: Mapping[str, object], rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the strings of a document that stand in no row of its table and are no name of a column."""
    check = LossCheck()
    check.read("\n".join(str(part) for row in rows for pair in row.items() for part in pair))
    return check.lost_of(leaf.value for leaf in leaves_of(document))


class JsonText(Iterator[JsonObject]):
    """Values of one JSON text, read piece by piece. A broken one is rejected and the next one searched for.

    ``array`` tells whether they stand in one array, ``cut`` holds the last bytes of a text whose end was cut off.
    """

    def __init__(self, source: InputSource) -> None:
        self._source = source
        encoding = encodings.encoding_of(source.head())
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._note = "" if encoding == "utf-8" else f"read as {encoding}"
        self._text = ""
        self._at = 0
        self._number = 0
        self._ended = False
        self.cut = b""
        self._most = source.limits.document
        self._fill()
        self._at = _end(_SPACE.match(self._text))
        self.array = self._text.startswith("[", self._at)
        self._at += self.array
        self._inside = self.array
        if self.array:
            self._most = source.limits.line

    def __next__(self) -> JsonObject:
        self._skip_space()
        if self._inside and self._text.startswith("]", self._at):
            self._inside = False
            self._at += 1
            self._skip_space()
        if self._at >= len(self._text) or (not self._inside and not self._text[self._at : self._at + _PADDING].strip("\0")):
            raise StopIteration
        self._number += 1
        return self._value()

    def _value(self) -> JsonObject:
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return self._resync("is nested too deep")
            except ValueError as why:
                if self._ended and (item := self._mended()):
                    return item
                if self._ended:
                    return self._resync(f"{_NO_JSON}: {str(why).split(':')[0]}")
                if len(self._text) - self._at > self._most:
                    return self._resync(f"is no JSON value within {self._most} bytes")
                self._fill(len(self._text) - self._at)
                continue
            if end < len(self._text) or self._ended:
                return self._taken(value, end)
            self._fill()

    def _taken(self, value: object, end: int) -> JsonObject:
        raw = self._text[self._at : end].encode("utf-8", "replace")
        self._at = end
        return JsonObject(self._number, value, raw, "", self._note)

    def _mended(self) -> JsonObject | None:
        """Return what is whole of a broken object. None for one that cannot be mended."""
        result = mended(self._text, self._at)
        value = _decoded(result.text) if result else None
        if value is None or result is None:
            return None
        if result.is_cut:
            self.cut = self._text[-_KEPT:].encode("utf-8", "replace")
        return self._taken(value, result.end)

    def _resync(self, reason: str) -> JsonObject:
        """Reject the text up to the next object, and go on there."""
        skipped: list[str] = []
        size = 0
        while True:
            match = _NEXT.search(self._text, self._at + 1)
            end = match.end() if match else len(self._text)
            skipped += [self._text[self._at : end]] if size <= self._source.limits.raw else []
            size += end - self._at
            self._at = end
            if match or not self._fill():
                return JsonObject(self._number, None, "".join(skipped).encode("utf-8", "replace"), f"{reason} ({size} characters)")

    def _skip_space(self) -> None:
        self._at = _end(_SPACE.match(self._text, self._at))
        while self._at >= len(self._text) and self._fill():
            self._at = _end(_SPACE.match(self._text, self._at))

    def _fill(self, more: int = 0) -> bool:
        """Read on and drop the text behind. Returns False at the end."""
        data = self._source.stream.read(max(CHUNK, more))
        self._ended = not data
        self._text, self._at = self._text[self._at :] + self._decoder.decode(data, self._ended), 0
        return bool(data)


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


_OBJECT = re.compile(rb"\{\s{0,9999}[\"}]")
_ARRAY = re.compile(rb"\[\s{0,9999}[{\]]")
_LONG_LINE = 4096


def _are_lines(head: FileHead) -> bool:
    """Tell JSON lines: a first line that is an object, alone or followed by another object."""
    if not _OBJECT.match(head.bare):
        return False
    first, _, following = head.bare.partition(b"\n")
    if head.first_object is None:
        return not following and len(first) >= _LONG_LINE
    return following.lstrip().startswith(b"{")


def _is_document(head: FileHead) -> bool:
    return bool(_OBJECT.match(head.bare) or _ARRAY.match(head.bare))


FORMATS = (Format("jsonl", read_lines, _are_lines, strings="none"), Format("json", read_document, _is_document, strings="none"))
