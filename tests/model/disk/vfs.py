"""An SQLite file system that writes down what was written and what was synced, and fails when it is told to.

A power cut is then a place in that list: what a file held at its last sync is there, and of what was written since, anything or nothing.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from tocsin.store import DeskKey, Store
from tocsin.store.dialect import _begin_sqlite, _durable_sqlite, sqlite_url

SECTOR = 512
_names = count()


@dataclass
class Disk:
    """Everything that happened to the files, in order; ``full`` and ``readonly`` say what it refuses now."""

    events: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    full: bool = False
    readonly: bool = False

    def happened(self, what: str, path: str, at: int = 0, data: bytes = b"") -> None:
        self.events.append((what, path, at, data))


class RecordedFile(apsw.VFSFile):
    """A file of a recorded disk."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._path = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name or "temporary")).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._disk.full:
            raise apsw.FullError("no room")
        if self._disk.readonly:
            raise apsw.ReadOnlyError("attempt to write a readonly database")
        super().xWrite(data, offset)
        self._disk.happened("write", self._path, offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.happened("truncate", self._path, newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.happened("sync", self._path)


class RecordedDisk(apsw.VFS):
    """The file system itself."""

    def __init__(self, disk: Disk) -> None:
        self.name = f"recorded{next(_names)}"
        self._disk = disk
        super().__init__(self.name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> RecordedFile:
        return RecordedFile(self._disk, name, flags)


class Cursor:
    """As the driver's own cursor."""

    def __init__(self, cursor: apsw.Cursor) -> None:
        self._cursor = cursor
        self.description: Any = None
        self._rows: Iterator[Any] = iter(())
        self.rowcount, self.lastrowid, self.arraysize = -1, None, 1
        cursor.exec_trace = self._begin

    def _begin(self, cursor: apsw.Cursor, _statement: str, _values: Any) -> bool:
        """Keeps what columns a statement gives: once it has ended, nobody can say."""
        columns = cursor.get_description()
        self.description = tuple((*column, None, None, None, None, None) for column in columns) if columns else None
        return True

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        with _as_the_driver_says():
            self._rows = iter(list(self._cursor.execute(statement, tuple(values))))
        return self

    def executemany(self, statement: str, rows: Sequence[Sequence[Any]]) -> Cursor:
        with _as_the_driver_says():
            self._cursor.executemany(statement, [tuple(row) for row in rows])
        return self

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return list(islice(self._rows, size))

    def close(self) -> None:
        self._cursor.close(True)


class Connection:
    """As the driver's own connection."""

    isolation_level: str | None = None

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def cursor(self) -> Cursor:
        return Cursor(self._connection.cursor())

    def execute(self, statement: str) -> Cursor:
        return self.cursor().execute(statement)

    def create_function(self, *_about: object, **_more: object) -> None:
        """None is needed here."""

    def commit(self) -> None:
        if self._connection.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close(True)


@contextmanager
def _as_the_driver_says() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        said = {"FullError": "database or disk is full", "ReadOnlyError": "attempt to write a readonly database"}
        raise sqlite3.OperationalError(said.get(type(error).__name__, str(error))) from error


def recorded_store(path: Path, disk: Disk, key: DeskKey, synchronous: str = "") -> Store:
    """A store on a recorded disk; ``synchronous`` lowers what the house sets."""
    vfs = RecordedDisk(disk)

    def connect() -> Connection:
        connection = apsw.Connection(str(path), vfs=vfs.name)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # a recorded disk has no shared memory
        return Connection(connection)

    engine: Engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "connect", _durable_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    if synchronous:
        event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA synchronous = {synchronous}"))
    store = Store(sqlite_url(path), key, path.parent / "blobs")
    store.engine.dispose()
    store.engine = engine
    return store


def cut(disk: Disk, start: dict[str, bytes], at: int, chance: random.Random) -> dict[str, bytes]:
    """The files as a power cut after ``at`` events may leave them: sectors not yet synced are there or not, as it falls."""
    files = {name: bytearray(data) for name, data in start.items()}
    pending: dict[str, list[tuple[str, int, bytes]]] = {}
    for what, name, offset, data in disk.events[:at]:
        if what == "sync":
            for each in pending.pop(name, []):
                _apply(files.setdefault(name, bytearray()), *each)
        else:
            pending.setdefault(name, []).append((what, offset, data))
    kept = chance.choice((0.0, 0.0, 0.5, 1.0))
    for name, changes in pending.items():
        for what, offset, data in changes:
            if what == "truncate":
                if chance.random() < kept:
                    _apply(files.setdefault(name, bytearray()), what, offset, data)
                continue
            for begin in range(0, len(data), SECTOR):
                if chance.random() < kept:
                    _apply(files.setdefault(name, bytearray()), what, offset + begin, data[begin : begin + SECTOR])
    return {name: bytes(data) for name, data in files.items()}


def _apply(file: bytearray, what: str, offset: int, data: bytes) -> None:
    if what == "truncate":
        del file[offset:]
        file.extend(bytes(max(0, offset - len(file))))
        return
    file.extend(bytes(max(0, offset - len(file))))
    file[offset : offset + len(data)] = data
