"""The stateful model, for longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests import postgres
from tests.model.account_scenes import AccountMachine
from tests.model.places import House, MemoryHouse, postgres_houses, small_subtrees, sqlite_houses

from bench.durability.databases import migrated_file, migrated_server
from bench.durability.figures import Figure

LONG = {"memory": (3000, 60), "sqlite": (500, 60), "postgres": (250, 60)}
QUICK = {"memory": (100, 50), "sqlite": (20, 40), "postgres": (10, 40)}


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Run random histories. The first broken invariant ends the run and prints its shortest history."""
    sizes = QUICK if quick else LONG
    yield _run("memory", MemoryHouse, *sizes["memory"])
    yield _run("SQLite", sqlite_houses(migrated_file(folder)), *sizes["sqlite"])
    if postgres.programs():
        with migrated_server() as url:
            yield _run("PostgreSQL", postgres_houses(url), *sizes["postgres"])


def _run(where: str, build: Callable[[], House], examples: int, steps: int) -> Figure:
    machine = type("Machine", (AccountMachine,), {"build": staticmethod(build)})
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    began = time.perf_counter()
    try:
        with small_subtrees():
            run_state_machine_as_test(machine, settings=chosen)
    except AssertionError as complaint:
        return Figure(f"invariants, {where}", str(complaint).replace("\n", " ")[:500], "none broken", False)
    return Figure(
        f"invariants, {where}",
        f"none broken in {examples} histories of up to {steps} acts, {time.perf_counter() - began:.0f} s",
        "none broken",
    )
