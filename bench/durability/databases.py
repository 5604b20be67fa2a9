"""Empty desks on both databases, as the tests make them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from tests import postgres

from tocsin.store import DeskKey, Store
from tocsin.store.dialect import sqlite_url


def migrated_file(folder: Path) -> Path:
    """A migrated SQLite file to copy from."""
    path = folder / "model.sqlite"
    if not path.exists():
        store = Store(sqlite_url(path), DeskKey(b"model"), folder)
        store.migrate()
        store.close()
    return path


@contextmanager
def migrated_server() -> Iterator[str]:
    """A PostgreSQL server with a migrated database called ``model``."""
    with postgres.server() as url:
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE model")
        store = Store(f"{url}/model", DeskKey(b"model"), Path("unused"))
        store.migrate()
        store.close()
        yield url
