"""The words by which the finder of unknown names goes: titles, bodies, places, and what people bear as a name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import everyday, is_attested_name, ordinary, person_bits, places

_KNOWN = 13
_WELL_KNOWN = 10
_GIVEN = 9
_SURNAME = 9
_VERY_COMMON = 8
"""Bits of a surname that is one behind an ordinary word, too: ``Selahattin Demir``."""


@lru_cache(maxsize=1)
def name_words() -> dict[str, frozenset[str]]:
    """Return the folded words of ``data/new_names.toml`` by what they tell: ``titles``, ``bodies``, ``places`` ..."""
    data = tomllib.loads(files("tocsin.matching").joinpath("data/new_names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(map(fold, line.split())) for key, line in data.items()}


def is_word(word: str) -> bool:
    """Return whether a folded word is one of a language."""
    return word in everyday() or part(word) in ordinary()


def is_name(word: str) -> bool:
    """Return whether people bear a folded word as a name, many of them where it is an everyday word as well."""
    bits = person_bits(part(word))
    return bits is not None and bits <= (_WELL_KNOWN if word in everyday() else _KNOWN)


def is_well_known(name: str) -> bool:
    """Return whether a name is no word, and many people bear it."""
    return not is_word(name) and (person_bits(name) or _KNOWN) <= _WELL_KNOWN


def is_place(word: str) -> bool:
    """Return whether a folded word is a country, a people or a city, in any language."""
    return word in places() or word in name_words()["countries"] or word in name_words()["cities"]


def is_given_name(word: str) -> bool:
    """Return whether very many people bear a folded word, in this spelling, as a first name: ``Michael``, ``Jordan``."""
    bits = person_bits(part(word))
    return bits is not None and bits <= _GIVEN and is_attested_name(part(word))


def ends_in_a_surname(core: list[str]) -> bool:
    """Return whether a name that many bear follows a word of no language (``Berfin Yilmaz``), or a very common one a rarer word."""
    bits = person_bits(part(core[-1]))
    if bits is None or core[0] in everyday() or is_word(core[-1]):
        return False
    return bits <= (_VERY_COMMON if is_word(core[0]) else _SURNAME)
