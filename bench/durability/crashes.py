"""Killing, for longer: many desks, one after the other, each killed at until it is done."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests import postgres
from tests.model.crash.killing import Outcome, Plan, kill_until_done
from tests.model.crash.labour import Place, staffed
from tests.model.crash.server import Server

from bench.durability.databases import migrated_file
from bench.durability.figures import Figure, none
from tocsin.store.dialect import sqlite_url

LONG, DESKS = Plan(reports=1_700, kills=40, seconds=600), 25
QUICK, FEW = Plan(reports=150, kills=50, seconds=60), 3


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Kill processes on both databases, and the server and its connections on PostgreSQL."""
    plan, desks = (QUICK, FEW) if quick else (LONG, DESKS)
    yield from _figures("SQLite", [on_a_file(folder, replace(plan, seed=seed)) for seed in range(desks)])
    if postgres.programs():
        for name, strikes in (("PostgreSQL", _nothing), ("PostgreSQL, server killed and connections cut", _strikes)):
            yield from _figures(name, [on_a_server(replace(plan, seed=seed), strikes) for seed in range(desks)])


def on_a_file(folder: Path, plan: Plan) -> Outcome:
    """One desk on SQLite."""
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        place = Path(temporary)
        shutil.copy(migrated_file(folder), place / "tocsin.sqlite")
        return kill_until_done(staffed(Place(sqlite_url(place / "tocsin.sqlite"), place)), plan)


def on_a_server(plan: Plan, strikes: Callable[[Server], Callable[[random.Random], None]]) -> Outcome:
    """One desk on a PostgreSQL server of its own."""
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as place:
            return kill_until_done(staffed(Place(server.url, Path(place))), plan, strikes(server))
    finally:
        server.remove()


def _nothing(_server: Server) -> Callable[[random.Random], None]:
    return lambda _chance: None


def _strikes(server: Server) -> Callable[[random.Random], None]:
    def strike(chance: random.Random) -> None:
        if chance.random() < 0.3:
            server.kill()
            server.start()
        else:
            server.cut()

    return strike


def _figures(where: str, outcomes: list[Outcome]) -> Iterator[Figure]:
    total = sum(outcomes, Outcome())
    yield none(f"lost, stranded or doubled, {where}", len(total.faults), f"{len(outcomes)} desks, {total}")
    for fault in total.faults[:5]:
        yield Figure("fault", fault, "", False)
