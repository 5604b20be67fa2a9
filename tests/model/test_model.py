"""The model, run against the pure domain, SQLite and PostgreSQL. TOCSIN_MODEL=long runs for an hour, not a minute."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.model.account_scenes import AccountMachine
from tests.model.places import House, MemoryHouse, postgres_houses, small_subtrees, sqlite_houses

PROFILES = {
    "quick": {"memory": (50, 40), "sqlite": (7, 30), "postgres": (4, 30)},
    "long": {"memory": (4000, 60), "sqlite": (800, 60), "postgres": (400, 60)},
}
PROFILE = os.environ.get("TOCSIN_MODEL", "quick")


def run(build: Callable[[], House], where: str) -> None:
    """Runs the machine in these houses, the same way each time unless the profile is long."""
    examples, steps = PROFILES[PROFILE][where]
    machine = type("Machine", (AccountMachine,), {"build": staticmethod(build)})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=PROFILE == "quick",
        suppress_health_check=list(HealthCheck),
    )
    with small_subtrees():
        run_state_machine_as_test(machine, settings=chosen)


def test_the_domain_alone_keeps_every_invariant() -> None:
    run(MemoryHouse, "memory")


def test_a_desk_on_sqlite_keeps_every_invariant(sqlite_model: Path) -> None:
    run(sqlite_houses(sqlite_model), "sqlite")


@pytest.mark.postgres
def test_a_desk_on_postgresql_keeps_every_invariant(postgres_server: str) -> None:
    run(postgres_houses(postgres_server), "postgres")
