"""Words that stand beside the name of a body, a ship or a company (``data/group_words.toml``)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.units import part

REACH = 3
"""Words on each side of a name in which such a word counts."""

_SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/group_words.toml").read_text(encoding="utf-8"))
    entries = [entry for key, line in lines.items() if key != "well_known" for entry in line.split()]
    words = {form(fold(entry)) for entry in entries if not entry.endswith("~") for form in (str, part)}
    stems = {form(fold(entry[:-1])) for entry in entries if entry.endswith("~") for form in (str, part)}
    return frozenset(words), tuple(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


@lru_cache(maxsize=1)
def _well_known() -> frozenset[str]:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/group_words.toml").read_text(encoding="utf-8"))
    return frozenset(part(fold(word)) for word in lines["well_known"].split())


def is_well_known(word: str) -> bool:
    """Return whether a part of a name is a group that everybody knows by this word, in any case."""
    return word in _well_known()


@lru_cache(maxsize=1 << 14)
def is_group_word(word: str) -> bool:
    """Return whether a folded word announces a body, a ship or a company.

    >>> is_group_word("members"), is_group_word("orgutunun"), is_group_word("bakery")
    (True, True, False)
    """
    words, stems = _table()
    return word in words or word.startswith(stems)
