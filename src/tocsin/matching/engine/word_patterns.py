"""Patterns over words, as tables of ``data`` write them: ``_`` joins words, ``*`` stands for up to three, ``word~`` for a beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tocsin.matching.engine.fold import fold

_ANY = r"(?:\w+ ){0,3}"


def word_pattern(lines: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any phrase of these lines in folded words, each with a space behind it. ``a/b`` is either word."""
    phrases = {_expression(entry) for line in lines for entry in line.split()}
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")")


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
