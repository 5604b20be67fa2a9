"""Comparison of every stored record with the state that the ledger implies, which is the fold of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, get_type_hints

import msgspec
from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, select

from tocsin.domain.ledger import Entry, Record
from tocsin.store import dialect, schema
from tocsin.store.codec import Row, defaults, key_columns
from tocsin.store.reader import Reader

_CHUNK = 500
_SEPARATORS = {"duplicate": "=", "link": ">", "watch": "@", "escalation": "^"}
_BODIES, _FROM, _BEFORE, _IN_ORDER = (
    'SELECT "key", body FROM ledger WHERE kind = ?',
    ' AND "key" >= ?',
    ' AND "key" < ?',
    ' ORDER BY "key", seq',
)


@dataclass(frozen=True, slots=True)
class RecordSpan:
    """Records of a kind with ids from ``first`` up to, not including, ``end``, as the database orders texts. An empty bound is none."""

    record: type[Record]
    first: str = ""
    end: str = ""


_FIELDS = [(name, kind) for name, kind in get_type_hints(Entry).items() if name != "hash"]
_decode = msgspec.json.Decoder(msgspec.defstruct("_Body", _FIELDS, gc=False)).decode
"""Decodes all fields of an entry's body. One that has them in other types cannot be read."""


def drift(reader: Reader) -> Iterator[str]:
    """Yield every record whose stored state differs from the state that the ledger implies."""
    for record in schema.RECORDS:
        yield from drift_in(reader, RecordSpan(record))


def drift_in(reader: Reader, span: RecordSpan) -> Iterator[str]:
    """Yield the records of a span whose stored state differs from the ledger."""
    kind, counted = span.record.KIND, 0
    for chunk in _folded(reader, span):
        counted += len(chunk)
        stored_rows = _stored_rows(reader, span.record, chunk)
        yield from (f"{kind} {key} is not what the ledger says" for key, row in chunk.items() if stored_rows.get(key) != row)
    stored = int(reader.rows(_counting(span)).scalar_one())
    if stored != counted:
        yield f"{stored} records of kind {kind} are stored, {counted} are in the ledger"


def spans(reader: Reader, entries: int) -> Iterator[RecordSpan]:
    """Yield spans that hold every record of every kind once, each with about this number of entries."""
    t = schema.ledger
    counts = {kind: int(counted) for kind, counted in reader.rows(select(t.c.kind, func.count()).group_by(t.c.kind))}
    for record in schema.RECORDS:
        keys = select(t.c.key).where(t.c.kind == record.KIND).order_by(t.c.key, t.c.seq).limit(1)
        starts = (reader.rows(keys.offset(start)).scalar() for start in range(entries, counts.get(record.KIND, 0), entries))
        bounds = ["", *dict.fromkeys(filter(None, starts)), ""]
        yield from (RecordSpan(record, first, end) for first, end in pairwise(bounds))


def _folded(reader: Reader, span: RecordSpan) -> Iterator[dict[str, Row]]:
    """Yield the records of a span as the ledger implies them, in chunks of 500. Fields dropped from the schema are ignored.

    A field that was added to the record later and that no entry mentions has its default.
    """
    columns, added = frozenset(schema.RECORDS[span.record].c.keys()), defaults(span.record)
    chunk: dict[str, Row] = {}
    for key, fields in _states(reader, span):
        if fields.keys() != columns:
            fields = added | {name: value for name, value in fields.items() if name in columns}  # rarely another one
        chunk[key] = fields
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = {}
    yield chunk


def _states(reader: Reader, span: RecordSpan) -> Iterator[tuple[str, Row]]:
    """Yield the id of each record of a span and its fields after its entries. They are none if an entry cannot be read."""
    kind = span.record.KIND
    statement = "".join((_BODIES, _FROM if span.first else "", _BEFORE if span.end else "", _IN_ORDER))
    rows = dialect.stream(reader.connection, statement, kind, *filter(None, (span.first, span.end)))
    for key, group in groupby(rows, key=itemgetter(0)):
        fields: Row = {}
        try:
            for _, body in group:
                entry: Any = _decode(body)
                if entry.key == key and entry.kind == kind:
                    fields.update(entry.new)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            fields = {}
        yield key, fields


def _stored_rows(reader: Reader, record: type[Record], folded: dict[str, Row]) -> dict[str, Row]:
    """Return the stored rows of these records, by id, and others that share the most telling part of an id of two parts."""
    table, names = schema.RECORDS[record], key_columns(record)
    columns = table.c.keys()
    if len(names) == 1:
        place = columns.index(names[0])
        rows = dialect.rows_with(reader.connection, table, names[0], list(folded))
        return {row[place]: dict(zip(columns, row, strict=True)) for row in rows}
    parts = {name: {value for row in folded.values() if isinstance(value := row.get(name), str)} for name in names}
    name, values = max(parts.items(), key=lambda part: len(part[1]))
    separator, id_of = _SEPARATORS[record.KIND], itemgetter(*map(columns.index, names))
    rows = dialect.rows_with(reader.connection, table, name, list(values))
    return {separator.join(map(str, id_of(row))): dict(zip(columns, row, strict=True)) for row in rows}


def _counting(span: RecordSpan) -> Select[int]:
    """Return the query for the number of stored records in a span."""
    table, separator = schema.RECORDS[span.record], _SEPARATORS.get(span.record.KIND, "")
    first, *others = (table.c[name] for name in key_columns(span.record))
    number: ColumnElement[str] = first
    for column in others:
        number = number.concat(literal(separator)).concat(cast(column, Text))
    conditions = ([number >= span.first] if span.first else []) + ([number < span.end] if span.end else [])
    return select(func.count()).select_from(table).where(*conditions)
