"""A package's docstring is its table of contents, and packages import each other in one direction."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.guards.source import ROOT, SOURCE

# Folders whose modules are listed by another rule.
UNLISTED = {
    "store/migrations": "Alembic's environment and one file a migration, in order of number",
    "store/migrations/versions": "the same",
    "ingest/reports/formats": "one module a format, listed in docs/formats.md",
}


def packages() -> list[Path]:
    return sorted(path.parent for path in SOURCE.rglob("__init__.py"))


@pytest.mark.parametrize("folder", packages(), ids=lambda folder: folder.relative_to(SOURCE.parent).as_posix())
def test_a_package_lists_all_its_modules(folder: Path) -> None:
    name = folder.relative_to(SOURCE).as_posix()
    if name in UNLISTED:
        return
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    modules |= {path.parent.name for path in folder.glob("*/__init__.py")}

    assert {module for module in modules if not re.search(rf"(?<![\w.]){re.escape(module)}(?!\w)", docstring)} == set()


def test_imports_keep_the_contracts_of_pyproject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == 0
