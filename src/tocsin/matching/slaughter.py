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
    if not any(is_of_kind("slaughter", "slaughter", word.word) for word in words[first : last + 1]):
        return False
    near = [word.word for word in words[max(0, first - _NEAR) : last + 1 + _NEAR]]
    return any(is_of_kind("slaughter", "animal", word) for word in near) and not any(
        is_of_kind("slaughter", kind, word) for kind in ("like", "whom") for word in near
    )


@lru_cache(maxsize=1 << 13)
def is_of_kind(table: str, kind: str, word: str) -> bool:
    """Return whether a table of ``data`` has a word under a kind, whole or by its beginning."""
    whole, beginnings = _entries(table, kind)
    return word in whole or word.startswith(beginnings)


@lru_cache(maxsize=8)
def _entries(table: str, kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = tomllib.loads(files("tocsin.matching").joinpath(f"data/{table}.toml").read_text(encoding="utf-8"))[kind].split()
    whole = frozenset(fold(entry) for entry in entries if not entry.endswith("~"))
    return whole, tuple(fold(entry[:-1]) for entry in entries if entry.endswith("~"))
