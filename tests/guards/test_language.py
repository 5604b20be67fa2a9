"""Docstrings and names say plainly what a thing is or does."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from tests.guards.source import source_files, summaries

QUESTION_WORD = re.compile(r"(What|Who|Whose|Whether|How|Where|Which|When|Why)\b")
VAGUE = frozenset(
    {"found", "each", "one", "held", "said", "known", "kept", "named", "told", "made", "given", "taken", "shown", "seen", "heard", "left"}
    | {"done", "got", "meant", "asked", "ours", "mine", "theirs", "whole", "rest"}
)
MAX_VAGUE_PER_1000_LINES = 10

# Names that two classes share for a reason.
SHARED_CLASS_NAMES: dict[str, str] = {}


def test_no_docstring_begins_with_a_question_word() -> None:
    assert [f"{place}: {text}" for file in source_files() for place, text in summaries(file) if QUESTION_WORD.match(text)] == []


def test_no_summary_holds_a_semicolon() -> None:
    assert [f"{place}: {text}" for file in source_files() for place, text in summaries(file) if ";" in text] == []


def test_local_names_say_what_they_hold() -> None:
    vague, lines = defaultdict[str, int](int), defaultdict[str, int](int)
    for file in source_files():
        lines[file.package] += file.text.count("\n")
        for node in ast.walk(file.tree):
            name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
            vague[file.package] += name in VAGUE

    rates = {package: 1000 * vague[package] / count for package, count in lines.items() if count}
    assert {package: rate for package, rate in rates.items() if rate >= MAX_VAGUE_PER_1000_LINES} == {}


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict[str, list[str]](list)
    for file in source_files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name not in SHARED_CLASS_NAMES:
                places[node.name].append(file.path)

    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}
