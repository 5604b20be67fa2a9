"""Desks for the tests: the same on SQLite and on PostgreSQL, with a clock that stands still."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tests import postgres
from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.store import DeskKey, Store
from tocsin.store.dialect import sqlite_url
from tocsin.wiring import init_desk

# A busy machine is no failure. Where nothing may be skipped, nothing is left to chance: a run that fails there fails again.
settings.register_profile("shared machine", deadline=None, derandomize="TOCSIN_TEST_ALL" in os.environ)
settings.load_profile("shared machine")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
os.environ["TZ"] = "UTC"  # a new desk is in the zone of its machine

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_number = count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server with a migrated database to copy from."""
    if postgres.programs() is None:
        absent("PostgreSQL")
    with postgres.server() as url:
        postgres.administer(url, "CREATE DATABASE model")
        key = DeskKey(b"model")
        model = Store(f"{url}/model", key, Path("unused"))
        model.migrate()
        model.close()
        yield url


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: str) -> postgres.Databases:
    """Databases of the PostgreSQL server, lent to one test each."""
    return postgres.Databases(postgres_server, "model")


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("model") / "tocsin.sqlite"
    store = Store(sqlite_url(path), DeskKey(b"model"), path.parent)
    store.migrate()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """Name of the database a contract test runs on."""
    return str(request.param)


@pytest.fixture
def home(tmp_path: Path, database: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder whose desk lives in the database under test."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.delenv("TOCSIN_HOME", raising=False)
    if database == "postgres":
        databases: postgres.Databases = request.getfixturevalue("postgres_databases")
        with databases.lent() as url:
            monkeypatch.setenv("TOCSIN_DATABASE_URL", url)
            yield folder
    else:
        monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
        shutil.copy(request.getfixturevalue("sqlite_model"), folder / "tocsin.sqlite")
        yield folder


@pytest.fixture
def clock() -> FixedClock:
    """Monday morning, until a test moves it."""
    return FixedClock(START)


@pytest.fixture
def office(home: Path, clock: FixedClock) -> Iterator[Office]:
    """A desk with two teams and people in each."""
    desk = init_desk(home, clock)
    yield Office.staffed(desk, clock)
    desk.close()


@pytest.fixture
def fresh_home(tmp_path: Path) -> Callable[[], Path]:
    """Makes home folders that do not exist yet."""
    return lambda: tmp_path / f"home{next(_number)}"


def absent(program: str) -> NoReturn:
    """Skip a test whose program is not installed, or fail it where nothing may be skipped."""
    if os.environ.get("TOCSIN_TEST_ALL"):
        pytest.fail(f"{program} is not installed, and nothing may be skipped here")
    pytest.skip(f"{program} is not installed")
