"""What is missing is named with the command that installs it, and the table of extras is that of pyproject.toml."""

from __future__ import annotations

import tomllib
from importlib.metadata import packages_distributions
from importlib.util import find_spec

import pytest

from tests.guards.source import ROOT
from tocsin import extras
from tocsin.domain.errors import Unavailable
from tocsin.web.pages import for_browser


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("duckdb.experimental", "pip install 'tocsin[lake]'"),
        ("numba", "pip install 'tocsin[measure]'"),
        ("litestar", "pip install 'tocsin[web]'"),
    ],
)
def test_a_missing_module_names_the_extra_that_brings_it(module: str, command: str) -> None:
    assert str(extras.missing(ModuleNotFoundError(name=module))).endswith(command)


def test_a_module_that_no_extra_brings_is_a_fault_of_the_program() -> None:
    assert extras.missing(ModuleNotFoundError(name="tocsin.nowhere")) is None


def test_an_extra_is_required_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    extras.require("lake")
    monkeypatch.setitem(extras.EXTRAS, "lake", ("loading posts", ("no_such_module",)))

    with pytest.raises(Unavailable) as lacking:
        extras.require("lake")
    assert lacking.value.in_terminal == "packages for loading posts are not installed: pip install 'tocsin[lake]'"
    assert for_browser(lacking.value) == "packages for loading posts are not installed. Tell an administrator, who can mend it."


def test_a_module_that_is_absent_in_a_browser_quotes_no_command() -> None:
    error = extras.unavailable(ModuleNotFoundError(name="joserfc"))

    assert error.in_terminal.endswith("pip install 'tocsin[oidc]'")
    assert "pip" not in for_browser(error)
    assert str(extras.unavailable(ImportError("libGL.so.1"))) == "a package or a system library is not installed"


def test_a_system_library_that_is_absent_is_named() -> None:
    absent = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    assert (extras.missing(absent) or "").startswith("OpenCV needs the system library libGL: apt install libgl1")


def test_every_module_is_brought_by_its_extra() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    distributions = packages_distributions()

    assert set(extras.EXTRAS) == set(declared)
    for extra, (_, modules) in extras.EXTRAS.items():
        for module in modules:
            if find_spec(module):
                names = {name.lower().replace("_", "-") for name in distributions[module]}
                assert any(line.lower().startswith(tuple(names)) for line in declared[extra]), (extra, module)
