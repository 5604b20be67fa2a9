"""Patterns over words, as tables of ``data`` write them: ``_`` joins words, ``*`` stands for up to three, ``word~`` for a beginning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tocsin.matching.engine.fold import fold

_ANY = r"(?:\w+ ){0,3}"


def word_pattern(lines: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any phrase of these lines in folded words, each with a space behind it. ``a/b`` is either word.

    A phrase begins with a word. Phrases are grouped by their first letter: one by one, all would be tried at every word of a text.
    """
    entries = {_expression(entry): entry for line in lines for entry in line.split()}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for expression in sorted(entries, key=len, reverse=True):
        for phrase in _by_first_word(entries[expression]):
            by_letter[phrase[0]].append(phrase[1:])
    return re.compile(r"(?<!\w)(?:" + "|".join(f"{letter}(?:{'|'.join(of_letter)})" for letter, of_letter in by_letter.items()) + ")")


def _by_first_word(entry: str) -> Iterator[str]:
    """Yield the expression of an entry for each of its first words, so that it begins with a letter."""
    first, _, after = entry.partition("_")
    yield from (_word(word) + _expression(after) for word in first.split("/"))


def any_of(line: str) -> str:
    """Return the alternatives of an expression for the entries of a line, the longest first. ``~`` at either end leaves that end open."""
    return "|".join(map(_open_word, sorted(line.split(), key=len, reverse=True)))


def _open_word(entry: str) -> str:
    open_start, open_end = (r"\w*" if mark else "" for mark in (entry.startswith("~"), entry.endswith("~")))
    return open_start + re.escape(entry.strip("~").replace("_", " ")) + open_end


def _expression(entry: str) -> str:
    return "".join(_words(entry))


def _words(entry: str) -> Iterator[str]:
    for word in entry.split("_"):
        if word == "*":
            yield _ANY
        elif word:
            yield f"(?:{'|'.join(map(_word, word.split('/')))})" if "/" in word else _word(word)


def _word(word: str) -> str:
    return re.escape(fold(word.rstrip("~"))) + (r"\w* " if word.endswith("~") else " ")
