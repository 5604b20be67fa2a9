"""A shell on a desk of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell


@pytest.fixture
def database() -> str:
    """The command line is tried on SQLite; the store's contract holds the databases together."""
    return "sqlite"


@pytest.fixture
def tocsin(home: Path) -> Shell:
    """A shell on a new desk with two teams and people in them."""
    shell = Shell(home)
    shell.ok("init")
    for team in ("north", "south"):
        shell.ok("team", "add", team)
    for name, team, role in (("Nora", "north", "lead"), ("Sam", "south", "analyst"), ("Dora", "desk", "lead"), ("Dan", "desk", "analyst")):
        shell.ok("user", "add", name, "--team", team, "--role", role)
    return shell
