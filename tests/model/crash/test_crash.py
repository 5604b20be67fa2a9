"""A minute of killing: 0 lost, 0 stranded, 0 duplicate effects."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.conftest import absent
from tests.model.crash.killing import Outcome, Plan, kill_until_done
from tests.model.crash.labour import Place, staffed
from tests.model.crash.server import Server
from tocsin.store.dialect import sqlite_url

SHORT = Plan(reports=90, kills=45, seconds=12)


@pytest.fixture
def server() -> Iterator[Server]:
    if postgres.programs() is None:
        absent("PostgreSQL")
    made = Server()
    yield made
    made.remove()


def nothing_is_lost(outcome: Outcome, kills: int = 9) -> None:
    assert outcome.faults == [], str(outcome)
    assert outcome.reports == SHORT.reports
    assert outcome.killed >= kills, str(outcome.kills)
    assert outcome.kills["failed"] == 0


def test_killed_processes_lose_nothing_on_sqlite(tmp_path: Path, sqlite_model: Path) -> None:
    shutil.copy(sqlite_model, tmp_path / "tocsin.sqlite")

    nothing_is_lost(kill_until_done(staffed(Place(sqlite_url(tmp_path / "tocsin.sqlite"), tmp_path)), SHORT))


@pytest.mark.postgres
def test_killed_processes_lose_nothing_on_postgresql(tmp_path: Path, server: Server) -> None:
    nothing_is_lost(kill_until_done(staffed(Place(server.url, tmp_path)), SHORT))


@pytest.mark.postgres
def test_a_killed_server_and_cut_connections_lose_nothing(tmp_path: Path, server: Server) -> None:
    struck = {"killed": 0, "cut": 0}

    def strike(chance: random.Random) -> None:
        if chance.random() < 0.4:
            server.kill()
            server.start()
            struck["killed"] += 1
        else:
            struck["cut"] += server.cut()

    nothing_is_lost(kill_until_done(staffed(Place(server.url, tmp_path)), SHORT, strike), kills=3)
    assert struck["killed"]
    assert struck["cut"]
