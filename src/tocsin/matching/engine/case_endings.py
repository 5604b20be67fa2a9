"""Cases of names: a word without the endings that Russian, Turkish, German and Dutch put on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.matching.engine.parts import CYRILLIC, part

_SHORTEST_BARE = 3
_CASE_LINE = "а я у ю ом ем ой ей ою ею е ы и ов ев ым им ого его ому ему ам ям ами ями ах ях"
_CASES = frozenset(_CASE_LINE.split())
_TURKISH_ENDINGS = "a e i u ya ye yi yu in un nin nun da de ta te dan den tan ten la le yla yle li lu lar ler lari leri larin lerin"
_TURKISH_CASES = frozenset(_TURKISH_ENDINGS.split())
_LONGEST_CASE = max(map(len, _CASES | _TURKISH_CASES))
_SHORTEST_TURKISH = 4
_MEMBER = re.compile(r"(?P<body>.{3,})(?:[ое]вец|[ое]вц[а-я]{1,3}|[ое]вск[а-я]{2,3})")
"""Those who belong to a body, in Russian: ``игиловцам``, ``хамасовский``."""

_NOMINATIVES = ("", "а", "я", "ы", "и", "ий", "ый", "ь")


def nominatives(word: str) -> Iterator[str]:
    """Yield the parts that a surname may be a case of: a Russian ending, or the s of a German and Dutch genitive, taken off."""
    if CYRILLIC.match(word):
        yield from (part(stem) for stem in _without_case(word, _CASES) if len(stem) > _SHORTEST_BARE)
    elif word.endswith("s") and word.isascii():
        yield part(word[:-1])


def russian_parts(word: str) -> list[str]:
    """Return the parts of which a Russian word may be a case, or those who belong to it, in order: ``хуситов`` of ``хуситы``."""
    stems = set(_without_case(word, _CASES))
    if member := _MEMBER.fullmatch(word):
        stems.add(member["body"])
    words = {stem + nominative for stem in stems if len(stem) >= _SHORTEST_BARE for nominative in _NOMINATIVES}
    return sorted({part(word) for word in words})


def _without_case(word: str, cases: frozenset[str]) -> list[str]:
    """Return a word without each of the endings that it has."""
    return [word[:-letters] for letters in range(1, _LONGEST_CASE + 1) if word[-letters:] in cases]


@lru_cache(maxsize=1 << 14)
def turkish_stems(word: str) -> tuple[str, ...]:
    """Return the parts of which a Turkish word may be a case, in order."""
    stems = set(map(part, _without_case(word, _TURKISH_CASES)))
    return tuple(sorted(stem for stem in stems if len(stem) >= _SHORTEST_TURKISH))
