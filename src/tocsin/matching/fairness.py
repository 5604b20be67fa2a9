"""Measure how often common names of innocent people are flagged, by culture, with the lists and thresholds of a desk.

A name alone accuses nobody. What this table shows is held to: at most 1 % of common names in the alert band in every culture, and
at most one point between the best and the worst.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band
from tocsin.matching.index import NameIndex

MOST_ALERTS = 0.01
MOST_SPREAD = 0.01

SENTENCES = (
    "{} moved to a new house last week.",
    "I met {} at the bakery on Tuesday.",
    "The letter was signed by {} and posted.",
    "yesterday {} called about the broken lamp",
    "A bicycle was found by {} near the school.",
)


@dataclass(frozen=True, slots=True)
class FairnessRow:
    """One culture: the number of common names tried, and the shares that reached each band."""

    culture: str
    names: int
    alert: float
    possible: float


@lru_cache(maxsize=1)
def cultures() -> dict[str, tuple[str, ...]]:
    """Return common names of each culture, as shipped."""
    data = tomllib.loads(files("tocsin.matching").joinpath("data/cultures.toml").read_text(encoding="utf-8"))
    return {culture: tuple(dict.fromkeys(line.split())) for culture, line in data.items()}


def common_names(culture: str, count: int) -> Iterator[str]:
    """Yield full names made of a culture's common ones, the same at every call."""
    names = cultures()[culture]
    for number in range(count):
        first = number % len(names)
        step = 1 + (number // len(names)) % (len(names) - 1)
        yield f"{names[first].capitalize()} {names[(first + step) % len(names)].capitalize()}"


def fairness(index: NameIndex, bands: MatchThresholds | None = None, count: int = 300) -> tuple[FairnessRow, ...]:
    """Return the table for an index, with its own thresholds or others."""
    judged = index.under(bands) if bands else index
    return tuple(_row(judged, culture, count) for culture in cultures())


def _row(index: NameIndex, culture: str, count: int) -> FairnessRow:
    bands_found = [_band(index, name, SENTENCES[at % len(SENTENCES)]) for at, name in enumerate(common_names(culture, count))]
    return FairnessRow(culture, count, bands_found.count(Band.ALERT) / count, bands_found.count(Band.POSSIBLE) / count)


def _band(index: NameIndex, name: str, sentence: str) -> Band | None:
    bands_found = {mention.band for mention in index.mentions(sentence.format(name))}
    return Band.ALERT if Band.ALERT in bands_found else next(iter(bands_found), None)


def breaches(rows: Sequence[FairnessRow]) -> tuple[str, ...]:
    """Return each breach of the rule in one line, or nothing."""
    over = [f"{row.culture}: {row.alert:.1%} of common names alert, at most {MOST_ALERTS:.0%}" for row in rows if row.alert > MOST_ALERTS]
    spread = max((row.alert for row in rows), default=0.0) - min((row.alert for row in rows), default=0.0)
    wide = [f"{spread * 100:.1f} points between the best and the worst culture, at most 1"] if spread > MOST_SPREAD else []
    return (*over, *wide)
