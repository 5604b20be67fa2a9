"""Map of the columns of a table to the parts of a report, as it is guessed, typed, stored and remembered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest.times import dates

_SPLIT = re.compile(r"(?<!\\),")
_PLUS = re.compile(r"(?<!\\)\+")
_EQUALS = re.compile(r"(?<!\\)=")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns for each part of a report. Several are joined. Columns in no part become facts.

    ``order`` is the order of day and month (``dmy`` or ``mdy``) where a person has settled it. ``sealed`` names columns that may
    name a person or a home, though their headings do not say so: they are sealed, and reach nobody.
    """

    text: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    order: str = ""

    def __str__(self) -> str:
        """Return the map as a person types it: ``text=Title+Description,time=Date``."""
        pairs = [f"{role}={'+'.join(map(_escape, names))}" for role, names in self.parts().items()]
        return ",".join([*pairs, f"order={self.order}"] if self.order else pairs)

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the columns by part, for the parts that have any."""
        return {role: names for role in PARTS if (names := getattr(self, role))}

    def columns(self) -> frozenset[str]:
        """Return every column in the map."""
        return frozenset(name for names in self.parts().values() for name in names)

    def missing(self, header: Iterable[str]) -> tuple[str, ...]:
        """Return the columns in the map that the header lacks."""
        return tuple(sorted(self.columns() - set(header)))

    def to_json(self) -> str:
        """Return the map as one JSON object."""
        return json.dumps({**self.parts(), **({"order": self.order} if self.order else {})}, ensure_ascii=False)


PARTS = tuple(field.name for field in fields(ColumnMap) if field.name != "order")


def parse(text: str) -> ColumnMap:
    r"""Parse a map such as ``text=Title+Description,time=Date``. ``\`` before ``,``, ``+`` or ``=`` keeps the sign."""
    columns_by_part: dict[str, object] = {}
    for pair in _SPLIT.split(text):
        role, *columns = _EQUALS.split(pair, maxsplit=1)
        if not columns:
            raise Malformed(f"{pair!r} names no column: write a column map as text=Description,time=Date")
        role = role.strip()
        columns_by_part[role] = _unescape(columns[0]) if role == "order" else [_unescape(name) for name in _PLUS.split(columns[0])]
    return _checked(columns_by_part)


def from_json(text: str) -> ColumnMap:
    """Parse the output of :meth:`ColumnMap.to_json`. Raises :class:`Malformed`."""
    try:
        columns_by_part = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Malformed(f"the column map is not JSON: {why}") from None
    if not isinstance(columns_by_part, dict):
        raise Malformed('a column map is a JSON object such as {"text": ["Description"]}')
    return _checked(columns_by_part)


def signature(header: Iterable[str]) -> str:
    """Return the key under which a header is remembered, equal for the same columns in the same order, whatever their case."""
    return sha256("\x1f".join(name.strip().casefold() for name in header).encode("utf-8", "replace")).hexdigest()[:16]


def _checked(columns_by_part: Mapping[str, object]) -> ColumnMap:
    if unknown := sorted(set(columns_by_part) - {*PARTS, "order"}):
        raise Malformed(f"a report has no part {unknown[0]!r}: name columns for {', '.join(PARTS)}")
    order = columns_by_part.get("order", "")
    if order not in ("", dates.DAY_FIRST, dates.MONTH_FIRST):
        raise Malformed(f"the order of a date is {dates.DAY_FIRST} or {dates.MONTH_FIRST}, not {order!r}")
    parts: dict[str, Any] = {role: _names(role, columns_by_part[role]) for role in PARTS if role in columns_by_part}
    return ColumnMap(order=str(order), **parts)


def _names(role: str, value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        raise Malformed(f"{role} names no column: write {role}=COLUMN")
    return tuple(names)


def _escape(name: str) -> str:
    return re.sub(r"([,+=])", r"\\\1", name)


def _unescape(name: str) -> str:
    return re.sub(r"\\([,+=])", r"\1", name)
