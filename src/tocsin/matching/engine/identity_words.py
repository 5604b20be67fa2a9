"""Recognise words for a faith or an origin, which never weigh in a decision. The beginnings stand in ``data/identity_words.txt``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold

_ARTICLE = "ال"


@lru_cache(maxsize=1 << 14)
def is_identity(word: str) -> bool:
    """Return whether a folded word, with or without an Arabic article, is for a faith or an origin."""
    stems, whole = _lines()
    bare = word.removeprefix(_ARTICLE)
    return word in whole or word.startswith(stems) or bare.startswith(stems)


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the beginnings of words, and the words that count whole."""
    lines = files("tocsin.matching").joinpath("data/identity_words.txt").read_text(encoding="utf-8").split()
    return tuple(fold(line) for line in lines if not line.endswith("_")), frozenset(fold(line[:-1]) for line in lines if line.endswith("_"))
