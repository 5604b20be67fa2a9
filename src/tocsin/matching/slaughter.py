"""Tell the slaughter of an animal, as for a feast, from a threat: "we will slaughter the lamb on Saturday"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.tokens import Token

_NEAR = 3
"""Words before and after a phrase in which the animal stands."""


def is_of_an_animal(words: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` slaughter, and an animal stands there or near, and no person.

    "We will slaughter you" and "... like sheep" is of no animal: a word for people or of likeness stands there.
    """
    if not any(_is(word.word, "slaughter") for word in words[first : last + 1]):
        return False
    near = [word.word for word in words[max(0, first - _NEAR) : last + 1 + _NEAR]]
    return any(_is(word, "animal") for word in near) and not any(_is(word, "like") or _is(word, "whom") for word in near)


@lru_cache(maxsize=1 << 12)
def _is(word: str, kind: str) -> bool:
    whole, beginnings = _entries(kind)
    return word in whole or word.startswith(beginnings)


@lru_cache(maxsize=4)
def _entries(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = tomllib.loads(files("tocsin.matching").joinpath("data/slaughter.toml").read_text(encoding="utf-8"))[kind].split()
    whole = frozenset(fold(entry) for entry in entries if not entry.endswith("~"))
    return whole, tuple(fold(entry[:-1]) for entry in entries if entry.endswith("~"))
