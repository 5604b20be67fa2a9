"""JSON of reports: one object a line, an array of objects, or a document that holds one."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.lines import Overlong, lines
from tocsin.ingest.reports.format import Format, Head
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.rows import RowReader, ahead, choose
from tocsin.ingest.source import CHUNK, InputSource


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object; a name that it says twice is told apart, so that neither value is lost."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    counts: dict[str, int] = {}
    made = {}
    for name, value in pairs:
        counts[name] = counts.get(name, 0) + 1
        made[name if counts[name] == 1 else f"{name} ({counts[name]})"] = value
    return made


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object)
_SPACE = re.compile(r"[\s,\x1e]*")
_NEXT = re.compile(r"(?:[}\]]\s{0,999},?\s{0,999}|\n)(?=\{)")
_MANY = 2


class JsonObject(NamedTuple):
    """An object in the file, or what should have been one and the reason why it is not."""

    number: int
    value: object
    raw: bytes
    reason: str = ""
    note: str = ""


def read_lines(source: InputSource) -> Iterator[Item]:
    """The warnings and the refused rows of JSON lines."""
    return _items(source, "line", _objects_of_lines(source))


def read_document(source: InputSource) -> Iterator[Item]:
    """The warnings and the refused rows of a JSON array, of objects one after another, or of one that holds a list."""
    return _items(source, "object", _objects_of_document(source))


def _items(source: InputSource, unit: str, objects: Iterator[JsonObject]) -> Iterator[Item]:
    begun, objects = ahead(objects, attrgetter("raw"))
    sample = [row for found in begun if isinstance(row := _row(found, source.limits.depth), dict)]
    if not sample:
        yield from (_refused(source, unit, found) for found in objects)
        return
    header = list(dict.fromkeys(name for row in sample for name in row))
    clerk = RowReader(source, "json", choose(source, header, sample), sample)
    for found in objects:
        yield _item(source, unit, found, clerk)


def _item(source: InputSource, unit: str, found: JsonObject, clerk: RowReader) -> Item:
    row = _row(found, source.limits.depth)
    if isinstance(row, str):
        return _refused(source, unit, found)
    try:
        notes = [("encoding", found.note)] if found.note else []
        return clerk.submission(row, f"{source.name} {unit} {found.number}", notes)
    except Malformed as why:
        return source.refused(f"{source.name} {unit} {found.number}", str(why), found.raw)


def _refused(source: InputSource, unit: str, found: JsonObject) -> Item:
    reason = found.reason or str(_row(found, source.limits.depth))
    return source.refused(f"{source.name} {unit} {found.number}", reason, found.raw)


def _row(found: JsonObject, depth: int) -> dict[str, str] | str:
    """The object as columns and words; the reason when it is none."""
    if found.reason:
        return found.reason
    if not isinstance(found.value, dict):
        return "is no JSON object"
    try:
        return dict(_flat(found.value, "", depth))
    except (RecursionError, Malformed) as why:
        return str(why) if isinstance(why, Malformed) else f"is nested deeper than {depth}"


def _flat(value: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth <= 0:
        raise Malformed("is nested too deep")
    for name, part in value.items():
        if isinstance(part, dict):
            yield from _flat(part, f"{prefix}{name}.", depth - 1)
        else:
            yield encodings.clean(prefix + name), encodings.clean(_said(part))


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False)


def _objects_of_lines(source: InputSource) -> Iterator[JsonObject]:
    decode = encodings.decoder(encodings.legacy(source.head()))
    for number, line in enumerate(lines(source), 1):
        if isinstance(line, Overlong):
            yield JsonObject(number, None, line.head, f"is {line.size} bytes long; a line may have {source.limits.line}")
        elif line.strip(b"\r\n\t \x1e\0"):
            text, note = decode(line)
            yield _loaded(number, text, line, note)


def _loaded(number: int, text: str, raw: bytes, note: str = "") -> JsonObject:
    try:
        text = text.strip("\r\n\t \x1e\0")
        value, end = _DECODER.raw_decode(text)
    except RecursionError:
        return JsonObject(number, None, raw, "is nested too deep")
    except ValueError as why:
        return JsonObject(number, None, raw, f"is not JSON: {why}")
    if text[end:].strip(", \0"):
        return JsonObject(number, None, raw, f"holds more than one JSON value: the second begins at column {end + 1}")
    return JsonObject(number, value, raw, "", note)


def _objects_of_document(source: InputSource) -> Iterator[JsonObject]:
    found = JsonText(source)
    first = list(islice(found, _MANY))
    if len(first) == 1 and not found.array and isinstance(first[0].value, dict):
        inner = _list_within(first[0].value)
        if inner:
            yield from (JsonObject(n, value, json.dumps(value).encode()) for n, value in enumerate(inner, 1))
            return
    yield from chain(first, found)


def _list_within(value: Mapping[str, object], depth: int = 3) -> list[object]:
    """The longest list of objects that a JSON document holds in its upper levels."""
    best: list[object] = []
    for part in value.values():
        inner: list[object] = []
        if isinstance(part, list) and part and all(isinstance(item, dict) for item in part):
            inner = part
        elif isinstance(part, dict) and depth > 1:
            inner = _list_within(part, depth - 1)
        best = max(best, inner, key=len)
    return best


class JsonText(Iterator[JsonObject]):
    """The values of one JSON text, read piece by piece; a broken one is refused and the next one found.

    ``array`` says whether they stand in one array.
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
        self._most = source.limits.document
        self._fill()
        self._at = _end(_SPACE.match(self._text))
        self.array = self._text.startswith("[", self._at)
        self._at += self.array
        if self.array:
            self._most = source.limits.line

    def __next__(self) -> JsonObject:
        self._skip_space()
        if self._at >= len(self._text) or (self.array and self._text.startswith("]", self._at)):
            raise StopIteration
        self._number += 1
        return self._value()

    def _value(self) -> JsonObject:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return self._resync("is nested too deep")
            except ValueError as why:
                if self._ended:
                    return self._resync(f"is not JSON: {str(why).split(':')[0]}")
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

    def _resync(self, reason: str) -> JsonObject:
        """Refuses what lies between here and the next object, and goes on there."""
        kept: list[str] = []
        size = 0
        while True:
            found = _NEXT.search(self._text, self._at + 1)
            end = found.end() if found else len(self._text)
            kept += [self._text[self._at : end]] if size <= self._source.limits.raw else []
            size += end - self._at
            self._at = end
            if found or not self._fill():
                return JsonObject(self._number, None, "".join(kept).encode("utf-8", "replace"), f"{reason} ({size} characters)")

    def _skip_space(self) -> None:
        self._at = _end(_SPACE.match(self._text, self._at))
        while self._at >= len(self._text) and self._fill():
            self._at = _end(_SPACE.match(self._text, self._at))

    def _fill(self, more: int = 0) -> bool:
        """Reads on, forgetting what has been read; False at the end."""
        data = self._source.stream.read(max(CHUNK, more))
        self._ended = not data
        self._text, self._at = self._text[self._at :] + self._decoder.decode(data, self._ended), 0
        return bool(data)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


_OBJECT = re.compile(rb"\{\s{0,9999}[\"}]")
_ARRAY = re.compile(rb"\[\s{0,9999}[{\]]")
_LONG_LINE = 4096


def _are_lines(head: Head) -> bool:
    """Tell JSON lines: a first line that is an object, alone or followed by another object."""
    if not _OBJECT.match(head.bare):
        return False
    first, _, rest = head.bare.partition(b"\n")
    if head.first_object is None:
        return not rest and len(first) >= _LONG_LINE
    return rest.lstrip().startswith(b"{")


def _is_document(head: Head) -> bool:
    return bool(_OBJECT.match(head.bare) or _ARRAY.match(head.bare))


FORMATS = (Format("jsonl", read_lines, _are_lines), Format("json", read_document, _is_document))
