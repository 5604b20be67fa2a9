"""A number stands before its noun in the right form: ``1 report``, never ``1 reports``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guards.source import SourceFile, source_files

# Sentences in which the value is no count of the noun, a fixed number above one, or a number with a fraction.
EXEMPT = (
    "{text} names",
    "{each} posts for each",
    "groups_by_chance",
    "{source} holds",
    "MOST_HIDDEN",
    "MOST_REPORTS",
    "that posts name",
    "{NEWEST}",
    "names no column",
    "{what} for people",
)
NOUNS = (
    "reports|deliveries|duties|pictures|texts|links|rows|posts|names|entries|files|lists|subjects|notices|"
    "accounts|groups|reviews|teams|people"
)
BEFORE = re.compile(rf"^ (?:[a-z]+ )?(?:{NOUNS})\b")


def counts(file: SourceFile) -> Iterator[str]:
    """Yield the places of a file where a plural follows a value that may be one."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.JoinedStr):
            for value, words in zip(node.values, node.values[1:], strict=False):
                if isinstance(value, ast.FormattedValue) and isinstance(words, ast.Constant) and BEFORE.match(str(words.value)):
                    place = f"{file.path}:{node.lineno}: {{{ast.unparse(value.value)}}}{words.value!s}"
                    if "counted(" not in place and not any(part in place for part in EXEMPT):
                        yield place


def test_a_number_has_its_noun_in_the_right_form() -> None:
    printed = [file for file in source_files() if file.package in ("cli", "desk", "web", "domain", "outbound", "audit", "routing", "store")]

    assert [place for file in printed for place in counts(file)] == []
