"""Append-only ledger: every change of every record, chained by hash.

An entry's ``body`` is its canonical JSON (sorted keys, no spaces, UTF-8) and ``hash`` is
``SHA-256(previous hash || body)``, hexadecimal. The state of the desk is the fold of the entries. Each entry carries the
whole new record, or the changed fields, of one object.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol

GENESIS = "0" * 64

Fields = Mapping[str, Any]


class Record(Protocol):
    """A frozen value that the ledger can carry."""

    KIND: ClassVar[str]

    @property
    def id(self) -> str:
        """Return the id that identifies the record among its kind."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change from one record to another. ``old`` is None for a new record. ``valid`` is when it became true, if not now."""

    act: str
    old: Record | None
    new: Record
    why: str = ""
    valid: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger. ``old`` and ``new`` hold the changed fields. For a new record, ``new`` holds all fields."""

    seq: int
    known: datetime
    valid: datetime
    actor: str
    act: str
    kind: str
    key: str
    report: str | None
    subject: str | None
    old: Fields
    new: Fields
    why: str
    hash: str = ""


def chain(previous: str, body: bytes) -> str:
    """Return an entry's hash: SHA-256 over the previous hash (as bytes) and the entry's canonical body."""
    return hashlib.sha256(bytes.fromhex(previous) + body).hexdigest()


def fold(entries: Iterable[Entry]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the state after these entries: the fields of every record, by kind and id."""
    state: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        state.setdefault((entry.kind, entry.key), {}).update(entry.new)
    return state


@dataclass(frozen=True, slots=True)
class IntegrityFault:
    """A place where the record does not verify."""

    seq: int
    reason: str
