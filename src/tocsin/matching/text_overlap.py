"""Measure the overlap of two texts in words and their order, to show that somebody reports the same again."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_WORD = re.compile(r"\w+")
_FEWEST = 5


def word_pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return every pair of words that follow each other, or none of a text too short to tell by."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return frozenset(pairwise(words)) if len(words) >= _FEWEST else frozenset()


def alikeness(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> float:
    """Return the share of word pairs that two texts have in common (Jaccard), in 0..1."""
    return len(first & second) / len(first | second) if first and second else 0.0
