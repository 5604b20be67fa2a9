"""Words of violence, crime, courts and war (``data/topic_words.toml``), and of daily life: near a name they say what a text is about."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.tokens import Token

NEAR = 25
"""Words on each side of a name in which the topic counts."""

_SHORTEST_STEM = 3
_ARTICLE_OR_PARTICLE = ("ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "ה", "ו", "ב", "ל", "מ")


_BESIDE = 2
"""Words on each side of a name in which a word of daily life counts."""

_TOPIC, _DAILY_LIFE = "topic_words", "daily_life_words"


@lru_cache(maxsize=2)
def _table(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    lines = tomllib.loads(files("tocsin.matching").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
    entries = [entry for line in lines.values() for entry in line.split()]
    words = frozenset(fold(entry) for entry in entries if not entry.endswith("~"))
    stems = {fold(entry[:-1]) for entry in entries if entry.endswith("~")}
    return words, tuple(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


@lru_cache(maxsize=1 << 15)
def is_topic_word(word: str) -> bool:
    """Return whether a folded word is one of violence, crime, courts or war.

    >>> is_topic_word("bombing"), is_topic_word("والهجوم"), is_topic_word("pancakes")
    (True, True, False)
    """
    return _is_listed(_TOPIC, word)


@lru_cache(maxsize=1 << 15)
def is_word_of_daily_life(word: str) -> bool:
    """Return whether a folded word is one of trades, shops, food, sport, school, music, feasts or kin.

    >>> is_word_of_daily_life("dentist"), is_word_of_daily_life("bombing")
    (True, False)
    """
    return _is_listed(_DAILY_LIFE, word)


def is_beside_daily_life(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a word of daily life stands within two words of those from ``first`` to ``last``: ``Taliban Kebab``."""
    beside = (*tokens[max(0, first - _BESIDE) : first], *tokens[last + 1 : last + 1 + _BESIDE])
    return any(is_word_of_daily_life(token.word) for token in beside)


def _is_listed(table: str, word: str) -> bool:
    words, stems = _table(table)
    if word in words or word.startswith(stems):
        return True
    if word.isascii():
        return False
    bare = (word[len(start) :] for start in _ARTICLE_OR_PARTICLE if word.startswith(start) and len(word) > len(start) + 2)
    return any(each in words or each.startswith(stems) for each in bare)


def topic_places(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the topic words of a text."""
    return [at for at, token in enumerate(tokens) if is_topic_word(token.word)]


def is_near(places: Sequence[int], first: int, last: int) -> bool:
    """Return whether one of the places lies near the words from `first` to `last`, and not among them."""
    at = bisect_left(places, first - NEAR)
    return any(place < first or place > last for place in places[at : at + 2 * NEAR] if place <= last + NEAR)
