"""Advice is for the place where its reader is: the browser quotes no command, and the terminal names no page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guards.source import ROOT, SourceFile, source_files
from tocsin.cli.commands import ALIASES, COMMANDS

_NAMES = "|".join(re.escape(name) for name in sorted((*COMMANDS, *ALIASES), key=len, reverse=True))
COMMAND = re.compile(rf"\btocsin (?:{_NAMES})\b|(?:^|\s)--[a-z]|\b(?:pip|apt|apt-get) install\b")
PAGE = re.compile(r"\b((?<!a )pages?|buttons?|click|browser|form above|link below)\b", re.IGNORECASE)
TERMINAL_WORDS = {"command", "fix"}  # keywords and names of what is printed in a terminal alone
# Files whose advice is for a terminal alone (a test of the pages shows that no fix of the check-up reaches one), and two that
# call a program with its options.
EXEMPT = ("settings.py", "__main__.py", "extras.py", "wiring.py", "checkup.py", "engines.py", "page_picture.py", "_old_office_child.py")


def strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each string below a node, without docstrings and without advice for a terminal."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.keyword) and child.arg in TERMINAL_WORDS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.lineno, child.value
        yield from strings(child)


def raised(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Yield the line and text of the errors that a file raises."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Raise):
            yield from strings(node)


def test_nothing_that_a_browser_shows_quotes_a_command() -> None:
    shown = [file for file in source_files() if file.package != "cli" and file.path.rsplit("/", 1)[-1] not in EXEMPT]
    quoted = [f"{file.path}:{line}: {text[:120]}" for file in shown for line, text in strings(file.tree) if COMMAND.search(text)]
    for template in sorted((ROOT / "src/tocsin/web").rglob("*.html")):
        quoted += [f"{template.name}: {match[0]}" for match in COMMAND.finditer(template.read_text(encoding="utf-8"))]

    assert quoted == []


def test_no_error_in_a_terminal_names_a_page() -> None:
    printed = [file for file in source_files() if file.package != "web"]

    assert [f"{file.path}:{line}: {text[:120]}" for file in printed for line, text in raised(file) if PAGE.search(text)] == []
