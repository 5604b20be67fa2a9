"""The package's source, parsed once for all guards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "tocsin"
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One parsed file, with its path relative to ``src/tocsin``."""

    path: str
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """Return the name of the top-level package, or an empty string for a module beside them."""
        return self.path.split("/")[0] if "/" in self.path else ""


@cache
def source_files() -> tuple[SourceFile, ...]:
    """Return every Python file under ``src/tocsin``, in order of path."""
    files = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        files.append(SourceFile(path.relative_to(SOURCE).as_posix(), text, ast.parse(text)))
    return tuple(files)


def summaries(file: SourceFile) -> Iterator[tuple[str, str]]:
    """Yield the place and the first paragraph of each docstring in a file."""
    for node in ast.walk(file.tree):
        if isinstance(node, Documented) and (docstring := ast.get_docstring(node)):
            name = getattr(node, "name", "module")
            yield f"{file.path}: {name}", docstring.split("\n\n")[0]
