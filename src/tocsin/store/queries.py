"""Searches for records by the values of their fields, built once for each shape they have: building one costs more than running it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Select, Table, bindparam, literal_column, select

from tocsin.domain.duty import DutyState
from tocsin.domain.ledger import Record
from tocsin.store import schema
from tocsin.store.codec import Row, instant

CHUNK = 500
OWED = schema.duty.c.state == literal_column("'open'")  # written out: the indexes of what is owed are then seen to hold it


@dataclass(frozen=True, slots=True)
class Before:
    """In a search: earlier than this time."""

    time: datetime


@dataclass(frozen=True, slots=True)
class After:
    """In a search: further on in the order of this field than this value."""

    value: str


Shapes = tuple[tuple[str, str], ...]
_STATE = "state "
_COMPARED: dict[str, Callable[[ColumnElement[Any], str], ColumnElement[bool]]] = {
    "before": lambda column, name: column < bindparam(name),
    "after": lambda column, name: column > bindparam(name),
    "any": lambda column, name: column.in_(bindparam(name, expanding=True)),
    "none": lambda column, _name: column.is_(None),
    "is": lambda column, name: column == bindparam(name),
}


@cache
def search(kind: type[Record], order: tuple[str, ...], compared: Shapes, limited: bool) -> Select[Any]:
    """A search with its values left open: the same one is built once, as building costs more than running it."""
    table = schema.RECORDS[kind]
    statement = select(table).where(*(_compared(table.c[name], f"p_{name}", shape) for name, shape in compared))
    ordered = statement.order_by(*(_column(table, name) for name in order))
    return ordered.limit(bindparam("p_limit", type_=Integer)) if limited else ordered


def _compared(column: Column[Any], name: str, shape: str) -> ColumnElement[bool]:
    """A state is written out: only then do databases see that an index of the rows in this state answers the search."""
    state = shape.removeprefix(_STATE)
    return column == literal_column(f"'{state}'") if state != shape else _COMPARED[shape](column, name)


def shapes(where: Row) -> Shapes:
    """How each field is compared."""
    return tuple((name, _shape(value)) for name, value in where.items())


def _shape(value: Any) -> str:
    if isinstance(value, (Before, After)):
        return "before" if isinstance(value, Before) else "after"
    if isinstance(value, DutyState):
        return _STATE + value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "any"
    return "none" if value is None else "is"


def values(where: Row, limit: int | None) -> Row:
    """The values of a search."""
    given = {f"p_{name}": _value(value) for name, value in where.items() if value is not None and not isinstance(value, DutyState)}
    return given if limit is None else {**given, "p_limit": limit}


def _value(value: Any) -> Any:
    if isinstance(value, Before):
        return instant(value.time)
    if isinstance(value, After):
        return value.value
    if isinstance(value, (list, tuple, set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _column(table: Table, name: str) -> ColumnElement[Any]:
    return table.c[name[1:]].desc() if name.startswith("-") else table.c[name]


def parts(where: Row) -> Iterator[Row]:
    """Splits a search for many values into searches that any database takes; one for no values finds nothing."""
    many = next((name for name, value in where.items() if isinstance(value, (list, tuple, set, frozenset))), None)
    if many is None:
        yield where
        return
    for chunk in chunks(sorted(set(where[many]))):
        yield {**where, many: chunk}


def chunks(found: list[Any]) -> Iterator[list[Any]]:
    """As many at a time as any database takes in one search."""
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]
