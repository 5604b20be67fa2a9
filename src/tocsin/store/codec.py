"""Conversion of records to rows and entries to canonical JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec

from tocsin.domain.ledger import Entry, Record

R = TypeVar("R", bound=Record)
Row = dict[str, Any]

_canonical = msgspec.json.Encoder(order="sorted")
_body = msgspec.json.Decoder(type=dict[str, Any])


def instant(time: datetime) -> str:
    """Return a time as fixed-width text in UTC, which sorts in order of time."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def to_row(record: Record) -> Row:
    """Return the record's fields as the database and the ledger store them."""
    return {name: _plain(getattr(record, name)) for name in _names(type(record))}


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """Return the record in a row."""
    return _from_values(kind, {name: row[name] for name in _names(kind)})


def from_rows(kind: type[R], columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Return the records in rows whose values are in the order of these columns."""
    names = [str(name) for name in columns]
    return [_from_values(kind, dict(zip(names, row, strict=True))) for row in rows]


def defaults(kind: type[Record]) -> Row:
    """Return the default values of the record's fields, as they are stored. Fields without one are left out."""
    return {field.name: _plain(field.default) for field in _fields(kind) if field.default is not MISSING}


def key_columns(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that identify a record of this kind."""
    return _KEYS.get(kind.KIND, ("id",))


def to_body(entry: Entry) -> bytes:
    """Return the canonical JSON of an entry, which its hash covers."""
    return _canonical.encode(
        {
            "seq": entry.seq,
            "known": instant(entry.known),
            "valid": instant(entry.valid),
            "actor": entry.actor,
            "act": entry.act,
            "kind": entry.kind,
            "key": entry.key,
            "report": entry.report,
            "subject": entry.subject,
            "old": entry.old,
            "new": entry.new,
            "why": entry.why,
        }
    )


def from_body(body: bytes, digest: str) -> Entry:
    """Return the entry in a body. Raise :class:`msgspec.DecodeError` if it holds none."""
    return msgspec.convert({**_body.decode(body), "hash": digest}, Entry)


_KEYS: dict[str, tuple[str, ...]] = {
    "team": ("name",),
    "person": ("name",),
    "triage": ("report",),
    "erasure": ("report",),
    "screened": ("subject",),
    "credential": ("person",),
    "duplicate": ("report", "of"),
    "link": ("report", "subject"),
    "watch": ("team", "subject"),
    "escalation": ("duty", "level"),
}


def _from_values(kind: type[R], values: Row) -> R:
    for name in _lists(kind):
        values[name] = msgspec.json.decode(values[name])
    return msgspec.convert(values, kind, strict=False)


def _fields(kind: type) -> tuple[Field[Any], ...]:
    assert is_dataclass(kind)
    return fields(kind)


@cache
def _names(kind: type) -> tuple[str, ...]:
    assert is_dataclass(kind)
    return tuple(field.name for field in fields(kind))


@cache
def _lists(kind: type) -> frozenset[str]:
    assert is_dataclass(kind)
    return frozenset(field.name for field in fields(kind) if str(field.type).startswith("tuple"))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _canonical.encode(value).decode()
    return value
