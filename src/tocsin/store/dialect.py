"""Every difference between SQLite and PostgreSQL, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

from tocsin.domain.errors import Tampered, Unavailable
from tocsin.store.schema import APPEND_ONLY

_WAIT_SECONDS = 30
_AT_ONCE = 2000
_WRITER_LOCK = 0x70C51  # one writer at a time: the ledger is one chain

_DAMAGED = ("malformed", "not a database", "corrupt")

# What the operating system or the server said, and what a person can do about it.
_MENDS = (
    ("readonly", "the database cannot be written: check the rights of the home folder, or that its disk is not read-only"),
    ("read-only", "the database cannot be written: check the rights of the home folder, or that its disk is not read-only"),
    ("disk is full", "the disk is full: this was not accepted, what was accepted before is kept; make room and run it again"),
    ("disk full", "the disk is full: this was not accepted, what was accepted before is kept; make room and run it again"),
    ("no space left", "the disk is full: this was not accepted, what was accepted before is kept; make room and run it again"),
    ("disk i/o", "the disk failed or is full: this was not accepted, what was accepted before is kept; make room and run it again"),
    ("unable to open", "the database cannot be opened: check that the home folder exists and can be written"),
    ("is locked", "another process held the database for too long: nothing was done; try again"),
    ("connection", "the database server cannot be reached: nothing was done; check it and try again"),
)


def open_engine(url: str) -> Engine:
    """An engine for this database URL, with the settings that durability takes."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        event.listen(engine, "connect", _durable_postgres)
        return engine
    raise Unavailable(f"database {parsed.get_backend_name()!r} is not supported: use sqlite or postgresql")


def sqlite_url(path: Path) -> str:
    """The URL of an SQLite file."""
    return f"sqlite:///{path}"


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _durable_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _durable_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("tocsin_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _durable_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")
    connection.commit()


def reading(connection: Connection) -> Connection:
    """The connection, seeing one snapshot."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection.execution_options(tocsin_writing=False)


def writing(connection: Connection) -> Connection:
    """The connection, about to be the only writer."""
    return connection.execution_options(tocsin_writing=True)


def take_writer_lock(connection: Connection) -> None:
    """Waits until this transaction is the only one that writes; SQLite has done so at its begin."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})


def guard_append_only(connection: Connection) -> None:
    """Makes the database itself refuse to change or delete what may only be added to."""
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            for statement in _guard(connection.dialect.name, table, verb):
                connection.exec_driver_sql(statement)


def _guard(dialect: str, table: str, verb: str) -> list[str]:
    name, message = f"{table}_no_{verb.lower()}", f"{table} is append-only"
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def stream(connection: Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement as bare tuples, some thousand at a time: for reading a million of them."""
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor("stream") if connection.dialect.name == "postgresql" else driver.cursor()
    with closing(cursor):
        cursor.execute(statement)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def damage(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its file."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def explain(error: BaseException) -> Unavailable | Tampered:
    """What the database said, in one line a person can act on."""
    said = " ".join(str(getattr(error, "orig", error)).split())
    lowered = said.lower()
    if any(sign in lowered for sign in _DAMAGED):
        return Tampered("the database file is damaged: keep a copy of it, restore the last backup, then run tocsin verify")
    for sign, mend in _MENDS:
        if sign in lowered:
            return Unavailable(mend)
    return Unavailable(f"the database refused: {said[:300]}")
