"""A shell on a desk of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shell import Shell

STAFF = (("Nora", "north", "lead"), ("Sam", "south", "analyst"), ("Dora", "desk", "lead"), ("Dan", "desk", "analyst"))


@pytest.fixture
def database() -> str:
    """The command line is tried on SQLite; the store's contract holds the databases together."""
    return "sqlite"


@pytest.fixture(scope="session")
def staffed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a new desk with two teams and people in them, to copy from."""
    folder = tmp_path_factory.mktemp("staffed") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TOCSIN_DATABASE_URL", raising=False)
        shell = Shell(folder)
        shell.ok("init")
        for team in ("north", "south"):
            shell.ok("team", "add", team)
        for name, team, role in (
            ("Nora", "north", "lead"),
            ("Sam", "south", "analyst"),
            ("Dora", "desk", "lead"),
            ("Dan", "desk", "analyst"),
        ):
            shell.ok("user", "add", name, "--team", team, "--role", role)
    return folder


@pytest.fixture
def tocsin(home: Path, staffed_home: Path) -> Shell:
    """A shell on a new desk with two teams and people in them."""
    shutil.copytree(staffed_home, home, dirs_exist_ok=True)
    return Shell(home)
