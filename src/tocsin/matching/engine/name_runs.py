"""Runs of words that may be one name: capitals, the particles between them, and where a run begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.matching.engine.name_words import name_words
from tocsin.matching.engine.particles import CONJUNCTIONS, PARTICLES
from tocsin.matching.tokens import Token

LONGEST = 5
"""Words of a name, particles left out."""

_APOSTROPHE = re.compile("['’ʼ]")
JOINING = (PARTICLES - CONJUNCTIONS) | frozenset(["abu", "abou", "umm", "abd", "mc", "st"])
"""Words that stand within a name and tell nothing."""

_NEVER_JOINING = frozenset(["of", "the", "and", "y", "e", "i", "for", "in", "at", "as", "to", "a", "an"])


@dataclass(frozen=True, slots=True)
class Run:
    """Words from ``first`` to ``last`` that read as one name."""

    first: int
    last: int
    kind: str
    reason: str


def is_capital(token: Token) -> bool:
    """Return whether a word begins with a capital."""
    return token.raw[0].isupper()


def opens(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether a word begins a sentence."""
    between = text[words[at - 1].end : words[at].start] if at else "."
    return any(mark in '.!?:\n“"' for mark in between)


def shouts(words: Sequence[Token]) -> bool:
    """Return whether a text is all in capitals, which then tell no names from words."""
    return sum(word.raw.isupper() for word in words[:300]) > 0.7 * max(1, len(words[:300]))


def tells_no_case(words: Sequence[Token], at: int) -> bool:
    """Return whether capitals do not tell names here: a script without them, or a text in one case."""
    first = words[at].raw[0]
    return first.lower() == first.upper() or not any(word.raw[0].isupper() for word in words[:300]) or shouts(words)


def run_end(text: str, words: Sequence[Token], at: int) -> int:
    """Return the last word of the run of capitals that begins here. Before ``at`` where none does."""
    if not is_capital(words[at]) or words[at].word in name_words()["never"] or _is_contracted(words[at]):
        return at - 1
    last = at
    while last + 1 < len(words) and last - at < 2 * LONGEST:
        step = _step(text, words, last)
        if not step:
            break
        last += step
    return last


def _step(text: str, words: Sequence[Token], last: int) -> int:
    """Return how many words further the run goes: over one capital, or particles and the capital after them. 0 at its end."""
    for step in (1, 2, 3):
        if last + step >= len(words) or not _is_close(text, words, last + step):
            return 0
        word = words[last + step]
        if is_capital(word):
            return step if word.word not in name_words()["never"] else 0
        if word.word not in JOINING or word.word in _NEVER_JOINING:
            return 0
    return 0


def _is_close(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether only a space, a hyphen or the dot of an initial or a title stands between this word and the one before."""
    between = text[words[at - 1].end : words[at].start]
    if between.strip(" \u00a0-‐–'’") == "":
        return "\n" not in between
    return between.strip() == "." and (len(words[at - 1].raw) == 1 or words[at - 1].word in name_words()["titles"])


def _is_contracted(token: Token) -> bool:
    """Return whether a word is a pronoun with an ending: ``We've``, ``I'll``."""
    return _APOSTROPHE.split(token.raw)[0].lower() in name_words()["never"] and bool(_APOSTROPHE.search(token.raw))
