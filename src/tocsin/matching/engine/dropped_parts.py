"""Parts of a person's name that other people leave out: middle names, patronymics, a second surname, all first names but one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from tocsin.matching.engine.particles import PARTICLES, TITLES
from tocsin.matching.engine.parts import parts_of_side
from tocsin.matching.tokens import words_of

MOST_FORGIVEN = 0.75
"""Share of the weight of several dropped parts that a text may leave out."""

_ONE_FORGIVEN = 0.5
_PATRONYMIC = re.compile(r".{2,}(?:[oeyiau]v|[iy]e?v|il|m|k)(?:i|y)t?ch|.{2,}(?:[oei]v|ini?ch)na")
_WITH_PATRONYMIC = 3
_SPANISH = 2


def is_patronymic(place: int, word: str, parts: int) -> bool:
    """Return whether a part is a father's name by its place and ending, which tells no two people apart: ``Yurievich``, ``Ivanovna``.

    >>> is_patronymic(1, "yurievich", 3), is_patronymic(2, "abramovich", 3)
    (True, False)
    """
    return place == 1 and parts == _WITH_PATRONYMIC and _PATRONYMIC.fullmatch(word) is not None


def forgiven(text: str, gone: Sequence[int], found: Collection[int], weights: Sequence[float]) -> float:
    """Return the weight that the missing parts of a person's name are forgiven.

    `text` is the name as listed, `gone` the places of its missing parts in order, `found` those of the others, `weights` the bits of all.
    What stands between the first and the last part may be missing. Of a name with two surnames the second may, and first names but one.
    """
    inside = bool(gone) and 0 < gone[0] <= gone[-1] < len(weights) - 1
    if inside:
        return (_ONE_FORGIVEN if len(gone) == 1 else MOST_FORGIVEN) * sum(weights[place] for place in gone)
    first_names, surnames = sides(text)
    if not gone or surnames != _SPANISH or first_names + surnames != len(weights):
        return 0.0
    has_first = any(place < first_names for place in found)
    if not has_first or not has_first_surname(text, found):
        return 0.0
    return MOST_FORGIVEN * sum(weights[place] for place in gone)


def least_weight(text: str, words: Sequence[str], weights: Sequence[float]) -> float:
    """Return the weight of a person's name without what people leave out of it at most."""
    patronymics = sum(
        weight for place, (word, weight) in enumerate(zip(words, weights, strict=True)) if is_patronymic(place, word, len(words))
    )
    first_names, surnames = sides(text)
    if first_names + surnames == len(weights) and surnames == _SPANISH:
        spare = sum(weights[1:first_names]) + weights[-1]
    else:
        spare = sum(weights[1:-1]) if len(weights) > _WITH_PATRONYMIC else 0.0
    return sum(weights) - max(patronymics, MOST_FORGIVEN * spare)


def has_first_surname(text: str, found: Collection[int]) -> bool:
    """Return whether the places `found` hold the first of two surnames of a listed name, which people use alone."""
    first_names, surnames = sides(text)
    return surnames == _SPANISH and first_names in found


@lru_cache(maxsize=1 << 12)
def sides(text: str) -> tuple[int, int]:
    """Return how many first names and how many surnames a listed name with a comma has, or none without.

    >>> sides("GUZMAN LOERA, Joaquin"), sides("BIN LADIN, Usama"), sides("JOSEPH KONY")
    ((1, 2), (1, 1), (0, 0))
    """
    last, comma, first = text.partition(",")
    if not comma:
        return 0, 0
    counts = []
    for side in (first, last):
        words = words_of(side)
        plain = not any(word in PARTICLES or word in TITLES for word in words)
        counts.append(len(parts_of_side(side)) if words and (plain or side is first) else min(len(words), 1))
    return counts[0], counts[1]
