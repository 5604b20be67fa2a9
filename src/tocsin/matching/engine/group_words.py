"""Words that stand beside the name of a body, a ship or a company (``data/group_words.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.parts import part, parts_of_name
from tocsin.matching.tokens import tokens

REACH = 3
"""Words on each side of a name in which such a word counts."""

_SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _data() -> dict[str, str]:
    return tomllib.loads(files("tocsin.matching").joinpath("data/group_words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    return _words_and_stems([entry for key, line in _data().items() if key not in _LISTS for entry in line.split()])


@lru_cache(maxsize=1)
def _carriers() -> tuple[frozenset[str], tuple[str, ...]]:
    return _words_and_stems(_data()["carriers"].split())


def _words_and_stems(entries: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    words = {form(fold(entry)) for entry in entries if not entry.endswith("~") for form in (str, part)}
    stems = {form(fold(entry[:-1])) for entry in entries if entry.endswith("~") for form in (str, part)}
    return frozenset(words), tuple(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


_LISTS = frozenset(["carriers", "two_letters", "unmistakable", "ambiguous", "initials", "articled", "generic"])


@lru_cache(maxsize=8)
def _listed(key: str) -> frozenset[str]:
    names = ([token.word for token in tokens(name.replace("_", " "))] for name in _data()[key].split())
    return frozenset("".join(parts_of_name(words)) for words in names)


def is_unmistakable(word: str) -> bool:
    """Return whether a part of a name is a group that everybody knows by this word, which means nothing else."""
    return word in _listed("unmistakable")


def is_ambiguous(word: str) -> bool:
    """Return whether a part of a name is a well-known group, and something else as well."""
    return word in _listed("ambiguous") or is_two_letters(word)


def is_two_letters(word: str) -> bool:
    """Return whether a part of a name is a well-known group by two letters, which are a common word as well."""
    return word in _listed("two_letters")


def is_initials(word: str) -> bool:
    """Return whether a part of a name is the initials of a well-known group, with small letters another word: ``Isis``, ``Eta``."""
    return word in _listed("initials")


def is_articled(word: str) -> bool:
    """Return whether a part of a name is a group that everybody knows by this word behind its article."""
    return word in _listed("articled")


def is_generic(word: str) -> bool:
    """Return whether a part of a name says what kind of body it is."""
    return word in _listed("generic")


@lru_cache(maxsize=1 << 14)
def is_group_word(word: str) -> bool:
    """Return whether a folded word announces a body, a ship or a company.

    >>> is_group_word("members"), is_group_word("orgutunun"), is_group_word("bakery")
    (True, True, False)
    """
    words, stems = _table()
    return word in words or word.startswith(stems)


@lru_cache(maxsize=1 << 12)
def is_carrier_word(word: str) -> bool:
    """Return whether a folded word announces a ship, an aircraft or a company.

    >>> is_carrier_word("schip"), is_carrier_word("members")
    (True, False)
    """
    words, stems = _carriers()
    return word in words or word.startswith(stems)
