"""A PostgreSQL server of the tests' own, on loopback, gone with them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_FILLED = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
"""
_SCHEMA = """
    SELECT 'relation', relname::text, concat(relkind, relnatts) FROM pg_class WHERE oid >= 16384 AND relkind <> 't' AND relname !~ '^pg_'
    UNION ALL SELECT 'trigger', tgname, concat(tgrelid::regclass, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'column', attname, concat(attrelid::regclass, atttypid, attnotnull) FROM pg_attribute WHERE attrelid >= 16384
    AND attrelid::regclass::text !~ '^pg_' AND NOT attisdropped
    UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid >= 16384
    UNION ALL SELECT 'function', proname, md5(prosrc) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'version', version_num, '' FROM alembic_version
    ORDER BY 1, 2, 3
"""


def programs() -> Path | None:
    """The folder of the server's programs, or None where PostgreSQL is not installed."""
    if pg_ctl := shutil.which("pg_ctl"):
        return Path(pg_ctl).parent
    versions = sorted(_DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def server(fsync: bool = False) -> Iterator[str]:
    """Run a server and yield the URL of its first database, without the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    try:
        _run("initdb", "-D", str(data), "-U", "tocsin", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        sync = "on" if fsync else "off"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync={sync}"
        _run("pg_ctl", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://tocsin@127.0.0.1:{port}"
    finally:
        with suppress(subprocess.CalledProcessError):
            _run("pg_ctl", "-m", "immediate", "-D", str(data), "stop")
        shutil.rmtree(folder, ignore_errors=True)


class Databases:
    """Migrated databases without a row, lent one after another.

    Making a database takes the server longer than most tests run, so one that comes back is emptied and lent again. One whose schema was
    altered, or that something still uses, is not.
    """

    def __init__(self, server: str, model: str) -> None:
        self._server = server
        self._model = model
        self._free: list[str] = []
        self._numbers = count()

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Yield the URL of a database of the borrower's own."""
        name = self._free.pop() if self._free else self._made()
        yield f"{self._server}/{name}"
        with suppress(psycopg.errors.LockNotAvailable, psycopg.errors.UndefinedTable):
            if self._emptied(name):
                self._free.append(name)

    def _made(self) -> str:
        name = f"desk{next(self._numbers)}"
        administer(self._server, f"CREATE DATABASE {name} TEMPLATE {self._model}")
        return name

    def _emptied(self, name: str) -> bool:
        """Remove every row, and return True where the schema is as it was made."""
        with psycopg.connect(f"{self._server}/{name}", autocommit=True) as connection:
            if connection.execute(_SCHEMA).fetchall() != self._schema:
                return False
            if tables := [table for (table,) in connection.execute(_FILLED)]:
                connection.execute("SET lock_timeout = '2s'")
                connection.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE".encode())
        return True

    @cached_property
    def _schema(self) -> list[tuple[object, ...]]:
        with psycopg.connect(f"{self._server}/{self._model}", autocommit=True) as connection:
            return connection.execute(_SCHEMA).fetchall()


def administer(server: str, statement: str) -> None:
    """Execute one statement outside the databases of the tests."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


def _run(program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to run as root
    subprocess.run([*as_postgres, str(folder / program), *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
