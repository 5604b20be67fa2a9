"""No value of any record can be changed behind the ledger without being named, whatever its table."""

from __future__ import annotations

import sqlite3
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from sqlalchemy import Column, Integer

from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.domain.ledger import Change, Record
from tocsin.store.codec import to_row
from tocsin.store.drift import drift
from tocsin.store.schema import RECORDS
from tocsin.wiring import init_desk

NAME = "aaa-tried"
"""The id of every record that is written, so that each refers to one that exists."""


@pytest.fixture
def filled(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A desk on SQLite with a row of the test in the table of every kind of record, written through the ledger."""
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    desk = init_desk(tmp_path / "home", clock)
    with desk.services.store.writing("system", clock.now()) as session:
        for kind in RECORDS:
            session.record(Change("tried", None, _record(kind, clock.now())))
    yield Office(desk, clock)
    desk.close()


def test_every_altered_value_is_named(filled: Office) -> None:
    """Round by round, one more column of every table is altered. Each record must be named in its round."""
    for number in range(max(len(table.c) for table in RECORDS.values())):
        kinds = [kind for kind, table in RECORDS.items() if number < len(table.c)]
        with _past_the_desk(filled) as file:
            for kind in kinds:
                _alter(file, kind, list(RECORDS[kind].c)[number])

        assert _named(filled) == {kind.KIND for kind in kinds}

        with _past_the_desk(filled) as file:
            for kind in kinds:
                _put_back(file, kind, filled.clock.now())


def test_every_lost_row_is_named(filled: Office) -> None:
    with _past_the_desk(filled) as file:
        for table in RECORDS.values():
            file.execute(f'DELETE FROM "{table.name}" WHERE "{next(iter(table.primary_key)).name}" = ?', [NAME])

    assert _named(filled) == {kind.KIND for kind in RECORDS}


def _named(office: Office) -> set[str]:
    """Return the kinds of which a record is said to differ from the ledger."""
    with office.desk.services.store.reading() as reader:
        return {fault.split(f" {NAME}")[0] for fault in drift(reader) if " is not what the ledger says" in fault}


@contextmanager
def _past_the_desk(office: Office) -> Iterator[sqlite3.Connection]:
    """Open the file of the database as an attacker does: without the desk's triggers and foreign keys."""
    file = sqlite3.connect(str(office.desk.services.store.engine.url.database))
    for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        file.execute(f"DROP TRIGGER {trigger}")
    yield file
    file.commit()
    file.close()


def _alter(file: sqlite3.Connection, kind: type[Record], column: Column[Any]) -> None:
    table, first = RECORDS[kind], next(iter(RECORDS[kind].primary_key))
    other = f'"{column.name}" + 1' if isinstance(column.type, Integer) else f"coalesce(\"{column.name}\", '') || 'x'"
    file.execute(f'UPDATE "{table.name}" SET "{column.name}" = {other} WHERE "{first.name}" = ?', [NAME])


def _put_back(file: sqlite3.Connection, kind: type[Record], now: datetime) -> None:
    row, table, first = to_row(_record(kind, now)), RECORDS[kind], next(iter(RECORDS[kind].primary_key))
    values = ", ".join(f'"{name}" = :{name}' for name in row)
    file.execute(f'UPDATE "{table.name}" SET {values} WHERE "{first.name}" IN (:first, :first || \'x\')', row | {"first": NAME})


def _record(kind: type[Record], now: datetime) -> Record:
    hints = typing.get_type_hints(kind)
    return kind(**{field.name: _value(hints[field.name], now) for field in fields(kind)})  # type: ignore[arg-type]


def _value(hint: Any, now: datetime) -> Any:
    """Return some value of the type of a record's field. What may be absent is."""
    if NoneType in typing.get_args(hint):
        return None
    if typing.get_origin(hint) is tuple:
        return ()
    if issubclass(hint, Enum):
        return next(iter(hint))
    return {str: NAME, datetime: now, int: 7, bool: True}[hint]
