"""Every difference between SQLite and PostgreSQL, and nothing else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Integer, QueuePool, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from tocsin.domain.errors import Tampered, Unavailable
from tocsin.store.schema import APPEND_ONLY

_WAIT_SECONDS = 30
_AT_ONCE = 2000
_WRITER_LOCK = 0x70C51  # one writer at a time: the ledger is one chain

_KIBIBYTES = 1 << 17  # cache of SQLite while many rows are inserted
_INDEXES_OF_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
_INDEXES_OF_POSTGRES = (
    "SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
    " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()"
    " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid) ORDER BY c.relname"
)

_MISSING = re.compile(r"""(?P<kind>database|role) "(?P<name>[^"]{1,200})" does not exist""")
_DAMAGED = ("malformed", "not a database", "corrupt")


class days_between(GenericFunction[int]):  # noqa: N801  # named like the functions of the library
    """SQL function: the days from a date to a later one, both texts such as 2026-03-02."""

    type = Integer()
    inherit_cache = True


@compiles(days_between, "sqlite")
def _days_on_sqlite(element: days_between, compiler: SQLCompiler, **more: Any) -> str:
    first, last = (compiler.process(clause, **more) for clause in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


@compiles(days_between, "postgresql")
def _days_on_postgresql(element: days_between, compiler: SQLCompiler, **more: Any) -> str:
    first, last = (compiler.process(clause, **more) for clause in element.clauses)
    return f"(CAST({last} AS date) - CAST({first} AS date))"


# Part of the message of the operating system or server, and what a person can do about it.
_MENDS = (
    ("password authentication failed", "the database server refuses the password: check it in TOCSIN_DATABASE_URL or tocsin.toml"),
    ("no password supplied", "the database server asks for a password: give it in TOCSIN_DATABASE_URL, or in a pgpass file"),
    ("no pg_hba.conf entry", "the database server admits no such user from this machine: allow it in pg_hba.conf"),
    ("permission denied", "the database user may not do this: grant it the rights on the desk's database"),
    ("too many clients", "the database server has no connection left: nothing was done; raise max_connections or try again"),
    ("remaining connection slots", "the database server has no connection left: nothing was done; raise max_connections or try again"),
    ("starting up", "the database server is starting: nothing was done; try again in a minute"),
    ("connection refused", "no database server answers at this address: start it, or check host and port in TOCSIN_DATABASE_URL"),
    ("could not translate host name", "the host of the database server is unknown: check its name in TOCSIN_DATABASE_URL"),
    ("failed to resolve host", "the host of the database server is unknown: check its name in TOCSIN_DATABASE_URL"),
    ("timeout expired", "the database server does not answer in time: check the network, and host and port in TOCSIN_DATABASE_URL"),
    ("certificate verify failed", "the certificate of the database server is not trusted: check sslrootcert in TOCSIN_DATABASE_URL"),
    ("does not support ssl", "the database server and this desk cannot agree on TLS: check sslmode and the certificates"),
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


def open_engine(url: str, read_only: bool = False) -> Engine:
    """Return an engine for this database URL with the settings that durability needs."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite_read_only(Path(parsed.database or "")) if read_only else _open_sqlite(url)
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        event.listen(engine, "connect", _durable_postgres)
        return engine
    raise Unavailable(f"database {parsed.get_backend_name()!r} is not supported: use sqlite or postgresql")


def sqlite_url(path: Path) -> str:
    """Return the URL of an SQLite file."""
    return f"sqlite:///{path}"


def sqlite_path(url: str) -> Path | None:
    """Return the file of an SQLite URL, or None for another database. Raise :class:`Unavailable` for a URL that is none."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unavailable("the database URL cannot be read: write it like postgresql://user@host/name, or leave it empty") from None
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def _open_sqlite_read_only(path: Path) -> Engine:
    """Return an engine that writes nothing, not even beside the file.

    Where a write-ahead log is left with rows in it, SQLite needs its index file beside it, or may make one. Without a log the
    file is complete, and is read as one that nobody changes.
    """
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?{mode}", timeout=_WAIT_SECONDS, check_same_thread=False, uri=True, isolation_level=None
        )
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


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
    """Return the connection set to see one snapshot."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection.execution_options(tocsin_writing=False)


def writing(connection: Connection) -> Connection:
    """Return the connection set to become the only writer."""
    return connection.execution_options(tocsin_writing=True)


def take_writer_lock(connection: Connection) -> None:
    """Wait until this transaction is the only writer. On SQLite its begin has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})


def guard_append_only(connection: Connection) -> None:
    """Add triggers that refuse changes and deletions in append-only tables."""
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            for statement in _guard(connection.dialect.name, table, verb):
                connection.exec_driver_sql(statement)


def allow_corrections(connection: Connection) -> None:
    """Let a report change once with its newest ledger entry, which corrects it and names its new details. Refuse all other changes."""
    newest = "SELECT max(seq) FROM ledger WHERE kind = 'report' AND \"key\" = OLD.id"
    entry = f"SELECT 1 FROM ledger WHERE seq = ({newest}) AND act = 'corrected' AND"  # noqa: S608  # nothing in it comes from outside
    changed = f"NEW.id = OLD.id AND NEW.detail <> OLD.detail AND EXISTS ({entry}"
    message = "report is append-only"
    if connection.dialect.name == "sqlite":  # it lets no trigger of a file read JSON
        body = "CAST(body AS TEXT)"
        new = f"""substr({body}, 1, instr({body}, '"old":{{'))"""  # the names of an entry stand in order
        named = f"""instr({new}, '"detail":"' || NEW.detail || '"') > 0"""
        guard = f"CREATE TRIGGER report_no_update BEFORE UPDATE ON report WHEN NOT ({changed} {named}))"
        connection.exec_driver_sql("DROP TRIGGER report_no_update")
        connection.exec_driver_sql(f"{guard} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    allowed = f"{changed} NEW.detail = convert_from(body, 'UTF8')::jsonb -> 'new' ->> 'detail')"
    function = f"BEGIN IF {allowed} THEN RETURN NEW; END IF; RAISE EXCEPTION '{message}'; END"
    connection.exec_driver_sql(f"CREATE OR REPLACE FUNCTION report_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ {function} $$")


def _guard(dialect: str, table: str, verb: str) -> list[str]:
    name, message = f"{table}_no_{verb.lower()}", f"{table} is append-only"
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def stream(connection: Connection, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement as plain tuples, fetched in thousands. ``?`` stands for a value. For reading a million rows."""
    driver: Any = connection.connection.driver_connection
    postgres = connection.dialect.name == "postgresql"
    cursor = driver.cursor("stream", binary=True) if postgres else driver.cursor()
    with closing(cursor):
        cursor.execute(statement.replace("?", "%s") if postgres else statement, values or ())
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def rows_with(connection: Connection, table: Table, name: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the rows of a table that have in the column ``name`` one of these values, as plain tuples. For reading a million rows."""
    if not values:
        return []
    driver: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    marks = ", ".join(["%s" if connection.dialect.name == "postgresql" else "?"] * len(values))
    with closing(driver.cursor()) as cursor:
        cursor.execute(f'SELECT {columns} FROM "{table.name}" WHERE "{name}" IN ({marks})', values)  # noqa: S608 - names of the schema
        return list(cursor.fetchall())


def insert_pairs(connection: Connection, table: str, rows: Iterable[tuple[bytes, bytes]]) -> None:
    """Insert many rows into a table of two binary columns."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "postgresql":
        driver.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - a table of the schema
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["bytea", "bytea"])
        for row in rows:
            copy.write_row(row)


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert many rows, whose values are in the order of these columns, in the quickest way that the database has."""
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [tuple(row) for row in rows])  # noqa: S608 - a table of the schema
        return
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise explain(error) from error


@contextmanager
def indexes_built_after(connection: Connection) -> Iterator[None]:
    """Take the indexes of an empty database away while rows are inserted, and build them again in the same transaction.

    Keys stay, so that references are checked row by row.
    """
    sqlite = connection.dialect.name == "sqlite"
    indexes = connection.exec_driver_sql(_INDEXES_OF_SQLITE if sqlite else _INDEXES_OF_POSTGRES).all()
    pages = connection.exec_driver_sql("PRAGMA cache_size").scalar() if sqlite else None
    for name, _ in indexes:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    if sqlite:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_KIBIBYTES}")
    try:
        yield
        for _, statement in indexes:
            connection.exec_driver_sql(statement)
        if not sqlite:
            connection.exec_driver_sql("ANALYZE")  # else the first minutes are planned as if the tables were empty
    finally:
        if sqlite:
            connection.exec_driver_sql(f"PRAGMA cache_size = {pages}")


def damage(connection: Connection) -> list[str]:
    """Return the faults that the database itself finds in its file."""
    if connection.dialect.name != "sqlite":
        return []
    faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [] if faults == ["ok"] else faults


def explain(error: BaseException) -> Unavailable | Tampered:
    """Return a one-line error that a person can act on for an error of the database driver."""
    message = " ".join(str(getattr(error, "orig", error)).split())
    lowered = message.lower()
    if any(sign in lowered for sign in _DAMAGED):
        return Tampered("the database file is damaged: keep a copy of it, restore the last backup, then verify the record")
    if missing := _MISSING.search(message):
        return Unavailable(
            f"the database server has no {missing['kind']} {missing['name']!r}: create it, or correct TOCSIN_DATABASE_URL or tocsin.toml"
        )
    for sign, mend in _MENDS:
        if sign in lowered:
            return Unavailable(mend)
    return Unavailable(f"the database refused: {message[:300]}")
