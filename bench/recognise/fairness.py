"""Common names of innocent people by culture: how many are a `possible`, and how many of those names no list has.

The rule: no culture of at least 40 names above twice the overall rate. A name that is listed in full must be found, whoever else bears it,
so the rule is held to names that are not. A line says whether a breach is more than chance gives once in a hundred times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, factorial

from tocsin.domain.mention import KnownName
from tocsin.matching.engine.parts import parts_of_name
from tocsin.matching.engine.rarity import is_filler
from tocsin.matching.engine.sound import sound
from tocsin.matching.fairness import SENTENCES, common_names, cultures
from tocsin.matching.index import NameIndex
from tocsin.matching.tokens import words_of

NAMES = 300
MOST_TIMES = 2.0
LEAST_NAMES = 40
CHANCE = 0.01


def fairness_by_culture(index: NameIndex, known: Sequence[KnownName]) -> Iterator[str]:
    """Yield a line for each culture: names tried, share with a mention, the same of names that no list has, and breaches of the rule."""
    listed = {_heard(name.text) for name in known if name.kind == "person"}
    counts = {culture: _counts(index, listed, culture) for culture in cultures()}
    tried, flagged = (sum(each) for each in zip(*((unlisted, hits) for _, _, unlisted, hits in counts.values()), strict=True))
    overall = flagged / tried
    yield f"\ncommon names by culture\n{'culture':<24}{'names':>7}{'any mention':>14}{'not listed':>12}{'any mention':>14}"
    for culture, (names, every, unlisted, hits) in counts.items():
        rate = hits / unlisted if unlisted else 0.0
        note = _note(unlisted, hits, overall)
        yield f"{culture:<24}{names:>7}{every / names:>14.3f}{unlisted:>12}{rate:>14.3f}{note}"
    yield f"{'all, not listed':<24}{'':>7}{'':>14}{tried:>12}{overall:>14.3f}"


def _note(names: int, hits: int, overall: float) -> str:
    """Return a note where a culture is above twice the overall rate, by chance or beyond it (Poisson tail)."""
    mean = MOST_TIMES * overall * names
    if names < LEAST_NAMES or hits <= mean:
        return ""
    tail = 1 - sum(exp(-mean) * mean**count / factorial(count) for count in range(hits))
    return f"   above {MOST_TIMES:.0f} times overall, {'beyond chance' if tail < CHANCE else 'which chance may give'}"


def _counts(index: NameIndex, listed: set[frozenset[str]], culture: str) -> tuple[int, int, int, int]:
    """Return the names tried, those with a mention, the names that no list has, and those of them with a mention."""
    names = list(common_names(culture, NAMES))
    hits = [bool(index.mentions(SENTENCES[at % len(SENTENCES)].format(name))) for at, name in enumerate(names)]
    unlisted = [hit for name, hit in zip(names, hits, strict=True) if _heard(name) not in listed]
    return len(names), sum(hits), len(unlisted), sum(unlisted)


def _heard(name: str) -> frozenset[str]:
    """Return the parts of a name by their sound, in no order, titles left out."""
    return frozenset(sound(word) for word in parts_of_name(list(words_of(name))) if not is_filler(word))
