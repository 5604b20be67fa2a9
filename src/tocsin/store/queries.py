"""Queries for records by field values, built once per shape, because building one costs more than running it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Insert, Integer, Select, Table, Update, bindparam, func, literal_column, select

from tocsin.domain.duty import DutyState
from tocsin.domain.ledger import Record
from tocsin.store import schema
from tocsin.store.codec import Row, instant, key_columns

CHUNK = 500
OWED = schema.duty.c.state == literal_column("'open'")  # written out: the indexes of what is owed are then seen to hold it
LAST_ENTRY = select(schema.ledger.c.seq, schema.ledger.c.hash, schema.ledger.c.known).order_by(schema.ledger.c.seq.desc()).limit(1)
WRAPPED_KEY = select(schema.content_key.c.wrapped).where(schema.content_key.c.owner == bindparam("owner"))
CONTENT = select(schema.content.c.owner, schema.content.c.sealed).where(schema.content.c.id == bindparam("content"))
CONTENTS = (
    select(schema.content.c.id, schema.content.c.owner, schema.content.c.sealed, schema.content_key.c.wrapped)
    .outerjoin(schema.content_key, schema.content_key.c.owner == schema.content.c.owner)
    .where(schema.content.c.id.in_(bindparam("contents", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class Before:
    """Query value that matches times before this one."""

    time: datetime


@dataclass(frozen=True, slots=True)
class After:
    """Query value that matches values after this one in the order of the field."""

    value: str


@dataclass(frozen=True, slots=True)
class Under:
    """Query value that matches values before this one in the order of the field."""

    value: str


Shapes = tuple[tuple[str, str], ...]
SEQUENCE = "sequence"
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
    """Return the query with open parameters, cached per shape."""
    table = schema.RECORDS[kind]
    statement = select(table).where(*(_compared(table.c[name], f"p_{name}", shape) for name, shape in compared))
    ordered = statement.order_by(*(column for name in order for column in _columns(table, name)))
    return ordered.limit(bindparam("p_limit", type_=Integer)) if limited else ordered


def _compared(column: Column[Any], name: str, shape: str) -> ColumnElement[bool]:
    """Return the condition on a field. States are written as literals, so that databases can use partial indexes."""
    state = shape.removeprefix(_STATE)
    return column == literal_column(f"'{state}'") if state != shape else _COMPARED[shape](column, name)


def shapes(where: Row) -> Shapes:
    """Return the comparison for each field."""
    return tuple((name, _shape(value)) for name, value in where.items())


def _shape(value: Any) -> str:
    if isinstance(value, (Before, After, Under)):
        return "after" if isinstance(value, After) else "before"
    if isinstance(value, DutyState):
        return _STATE + value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "any"
    return "none" if value is None else "is"


def values(where: Row, limit: int | None) -> Row:
    """Return the parameter values of a query."""
    parameters = {f"p_{name}": _value(value) for name, value in where.items() if value is not None and not isinstance(value, DutyState)}
    return parameters if limit is None else {**parameters, "p_limit": limit}


def _value(value: Any) -> Any:
    if isinstance(value, Before):
        return instant(value.time)
    if isinstance(value, (After, Under)):
        return value.value
    if isinstance(value, (list, tuple, set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _columns(table: Table, name: str) -> tuple[ColumnElement[Any], ...]:
    """Return what a name in an order stands for. ``sequence`` is the order in which ids were given out: J-100 after J-99."""
    field = name.removeprefix("-")
    columns = (func.length(table.c.id), table.c.id) if field == SEQUENCE else (table.c[field],)
    return tuple(column.desc() for column in columns) if name != field else columns


def parts(where: Row) -> Iterator[Row]:
    """Split a query with many values into queries that every database accepts. A query for no values matches nothing."""
    many = next((name for name, value in where.items() if isinstance(value, (list, tuple, set, frozenset))), None)
    if many is None:
        yield where
        return
    for chunk in chunks(sorted(set(where[many]))):
        yield {**where, many: chunk}


def chunks(items: list[Any]) -> Iterator[list[Any]]:
    """Yield slices as large as every database accepts in one query."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


@cache
def insertion(table: Table) -> Insert:
    """Return the statement that adds rows to a table, cached."""
    return table.insert()


@cache
def alteration(table: Table) -> Update:
    """Return the statement that changes a row by its key, cached, whose columns are the parameters ``key_0`` and so on."""
    kind = next(kind for kind, stored in schema.RECORDS.items() if stored is table)
    return table.update().where(*(table.c[name] == bindparam(f"key_{place}") for place, name in enumerate(key_columns(kind))))
