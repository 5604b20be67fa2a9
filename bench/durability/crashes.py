"""Killing, for longer."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import postgres
from tests.model.crash.killing import Outcome, Plan, kill_until_done
from tests.model.crash.labour import Place, staffed
from tests.model.crash.server import Server

from bench.durability.databases import migrated_file
from bench.durability.figures import Figure, none
from tocsin.store.dialect import sqlite_url

LONG = Plan(reports=42_000, kills=1000, seconds=3600)
QUICK = Plan(reports=300, kills=150, seconds=60)


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Processes on both databases; the server and its connections on PostgreSQL."""
    plan = QUICK if quick else LONG
    with tempfile.TemporaryDirectory(dir=folder) as made:
        place = Path(made)
        shutil.copy(migrated_file(folder), place / "tocsin.sqlite")
        yield from _figures("SQLite", kill_until_done(staffed(Place(sqlite_url(place / "tocsin.sqlite"), place)), plan))
    if postgres.programs():
        yield from _on_a_server("PostgreSQL", plan, lambda server: lambda _chance: None)
        yield from _on_a_server("PostgreSQL, server killed and connections cut", plan, _strikes)


def _on_a_server(name: str, plan: Plan, strikes: Callable[[Server], Callable[[random.Random], None]]) -> Iterator[Figure]:
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as place:
            yield from _figures(name, kill_until_done(staffed(Place(server.url, Path(place))), plan, strikes(server)))
    finally:
        server.remove()


def _strikes(server: Server) -> Callable[[random.Random], None]:
    def strike(chance: random.Random) -> None:
        if chance.random() < 0.3:
            server.kill()
            server.start()
        else:
            server.cut()

    return strike


def _figures(where: str, outcome: Outcome) -> Iterator[Figure]:
    yield none(f"lost, stranded or doubled, {where}", len(outcome.faults), str(outcome))
    for fault in outcome.faults[:5]:
        yield Figure("fault", fault, "", False)
