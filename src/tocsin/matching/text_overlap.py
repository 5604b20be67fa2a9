"""How much of two texts is the same words in the same order: for showing that somebody tells the same again, a little changed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_WORD = re.compile(r"\w+")
_FEWEST = 5


def word_pairs(text: str) -> frozenset[tuple[str, str]]:
    """Every pair of words that follow each other; of a text too short to tell by, none."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return frozenset(pairwise(words)) if len(words) >= _FEWEST else frozenset()


def alikeness(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """The share of word pairs that two texts have in common (Jaccard), in 0..1."""
    return len(one & other) / len(one | other) if one and other else 0.0
