"""Tables of dBase: a record, one report. Deleted records are refused, and memos that another file holds are told as not read."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Submission
from tocsin.ingest import encodings
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.csv import read_records
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_VERSIONS = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8e\xcb\xf5\xfb")
_BEGIN = struct.Struct("<BBBBIHH")
_LANGUAGE_AT = 29
_FIELD = struct.Struct("<11s1s4sBB14s")
_FIELDS_AT = 32
_END_OF_FIELDS = 0x0D
_TYPES = frozenset(b"CNFDLIMBGPTYO@+VQW")
_MEMOS = "MGPBVW"
_DELETED = ord("*")
_MOST_FIELDS = 255
_MONTHS, _DAYS = 12, 31
_CODE_PAGES = {
    "cp437": (0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B),
    "cp850": (0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37),
    "cp1252": (0x03, 0x57, 0x58, 0x59),
    "mac_roman": (0x04,),
    "cp852": (0x1F, 0x22, 0x23, 0x40, 0x64),
    "cp860": (0x24,),
    "cp863": (0x1C, 0x6C),
    "cp865": (0x08, 0x17, 0x66),
    "cp866": (0x26, 0x65),
    "cp861": (0x67,),
    "cp737": (0x6A,),
    "cp857": (0x6B,),
    "cp932": (0x13, 0x7B),
    "gbk": (0x4D, 0x7A),
    "cp949": (0x4E, 0x79),
    "big5": (0x4F, 0x78),
    "cp874": (0x50, 0x7C),
    "cp1255": (0x7D,),
    "cp1256": (0x7E,),
    "cp1250": (0xC8,),
    "cp1251": (0xC9,),
    "cp1254": (0xCA,),
    "cp1253": (0xCB,),
    "cp1257": (0xCC,),
}
"""Encodings by the marks of language drivers."""
_ENCODINGS = {mark: name for name, marks in _CODE_PAGES.items() for mark in marks}


class _Field(NamedTuple):
    """A column: its name, its type as one letter, and its bytes in a record."""

    name: str
    kind: str
    size: int


class _Layout(NamedTuple):
    """The layout of a table: where its records begin, their length in bytes, how many its header states, and their fields."""

    start: int
    size: int
    stated: int
    fields: tuple[_Field, ...]


def read(source: InputSource) -> Iterator[Item]:
    """Return a report for each record, and a rejected row for each one that is marked as deleted."""
    data = source.stream.whole(source.limits.document)
    layout = _layout(data)
    if layout is None:
        raise Malformed("is no table of dBase: its header is damaged")
    places = range(layout.start, len(data) - layout.size + 1, layout.size)[: layout.stated]
    first = (data[at : at + layout.size] for at in places[: 1 + source.limits.head // layout.size])
    encoding = _ENCODINGS.get(data[_LANGUAGE_AT]) or encodings.legacy(b"\n".join(first))
    rows = (_values(data[at : at + layout.size], layout.fields, encoding) for at in places if data[at] != _DELETED)
    unread = tuple(_doubts(source, layout, len(places)))
    if any(data[at] != _DELETED for at in places):
        for number, item in enumerate(read_records(source, chain([[field.name for field in layout.fields]], rows))):
            yield replace(item, unread=(*item.unread, *unread)) if number == 0 and isinstance(item, Submission) else item
    for number, at in enumerate(places, 1):
        if data[at] == _DELETED:
            words = " | ".join(_values(data[at : at + layout.size], layout.fields, encoding))
            yield source.refused(f"{source.name} record {number}", "is marked as deleted", words.encode("utf-8", "replace"))


def _doubts(source: InputSource, layout: _Layout, records: int) -> Iterator[str]:
    if records < layout.stated:
        yield f"{source.stem}: its header states {layout.stated} records, and it holds {records}"
    for field in layout.fields:
        if field.kind in _MEMOS:
            yield f"{source.stem}: the memos of {field.name} stand in another file, not read"


def _values(record: bytes, fields: Sequence[_Field], encoding: str) -> list[str]:
    at, values = 1, list[str]()
    for field in fields:
        values.append(_value(record[at : at + field.size], field.kind, encoding))
        at += field.size
    return values


def _value(raw: bytes, kind: str, encoding: str) -> str:
    if kind == "I" and len(raw) == 4:
        return str(int.from_bytes(raw, "little", signed=True))
    if kind in "TY@O+" or kind in _MEMOS:
        return "" if kind in _MEMOS else raw.strip(b"\0 ").hex()
    text = encodings.clean(raw.decode(encoding, "replace")).replace("\0", " ").strip()
    if kind == "D" and text.isdecimal():
        return f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return text


def _layout(data: bytes) -> _Layout | None:
    """Return the layout that a header states. None where it contradicts itself, as in a file of another kind."""
    if len(data) <= _FIELDS_AT + _FIELD.size:
        return None
    version, _, month, day, count, start, size = _BEGIN.unpack_from(data)
    if version not in _VERSIONS or month > _MONTHS or day > _DAYS or start <= _FIELDS_AT:
        return None
    fields: list[_Field] = []
    at = _FIELDS_AT
    while at + _FIELD.size <= min(start, len(data)) and data[at] != _END_OF_FIELDS and len(fields) < _MOST_FIELDS:
        name, kind, _, length, decimals, _ = _FIELD.unpack_from(data, at)
        label = name.partition(b"\0")[0].decode("latin-1").strip()
        if kind[0] not in _TYPES or not label:
            return None
        length += decimals * 256 if kind == b"C" else 0
        if not length:  # a record of few bytes would have many values
            return None
        fields.append(_Field(label, kind.decode("ascii"), length))
        at += _FIELD.size
    if at >= len(data) or data[at] != _END_OF_FIELDS or 1 + sum(field.size for field in fields) != size:
        return None
    return _Layout(start, size, count, tuple(fields))


def _is_dbf(head: FileHead) -> bool:
    return _layout(head.data) is not None


FORMATS = (Format("dbf", read, _is_dbf, binary=True, strings="none"),)
