"""Effects: a side's posts within a lag after causes, over the count that its own past predicts, beside causes shifted by whole days.

All rows are shifted together, so that p is corrected for their number (Westfall and Young 1993).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tocsin.analysis.coaction.rows import Floats, Ints

DAY = 24
LEAST_DAYS = 14
LEAST_EVENTS = 3
_LEAST_COUNT = 30
"""A measure with fewer posts in all is reported as insufficient."""
_DRAWS = 400

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Effect:
    """The ratio of a side's posts within a lag after a cause to the count that its own past predicts.

    ``causes`` counts the surges or events, ``seen`` the posts within the lag after them. ``low`` and ``high`` bound the ratio
    (95 %, bootstrap over days). ``shuffled`` is the median ratio on shifted causes, ``shuffled_high`` what 95 of 100 of them do not
    exceed. ``p`` is the share of shifts in which any row is as surprising. They are NaN (null in JSON), and ``known`` is False, where
    the data does not suffice.
    """

    side: str
    measure: str
    after: str
    from_h: int
    to_h: int
    causes: int = 0
    seen: int = 0
    ratio: float = math.nan
    low: float = math.nan
    high: float = math.nan
    shuffled: float = math.nan
    shuffled_high: float = math.nan
    p: float = math.nan

    @property
    def known(self) -> bool:
        """True where the data suffices."""
        return not math.isnan(self.ratio)

    @property
    def sentence(self) -> str:
        """Return the row in one sentence."""
        what = f"{self.from_h} to {self.to_h} hours after {self.after}, {self.side} ({self.measure})"
        if not self.known:
            return f"{what}: insufficient data, {self.causes} causes and {self.seen} posts."
        return (
            f"{what} stood at {self.ratio:.2f} times what its own past predicts ({self.low:.2f} to {self.high:.2f}), with shuffled causes "
            f"at {self.shuffled:.2f} and at most {self.shuffled_high:.2f} in 95 of 100: p {self.p:.3f}, corrected for all rows."
        )


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours covered, the posts of neither side in each, and flags for hours with any post."""

    first: int
    others: Ints
    collected: Flags


@dataclass(frozen=True, slots=True)
class HourlyCounts:
    """One measure of one side: counts and predicted counts by hour."""

    counts: Ints
    predicted: Floats
    collected: Flags

    def ratio(self, reached: Flags) -> float:
        """Return observed over predicted counts in the hours reached, divided by the same ratio of all other hours."""
        inside, outside = reached & self.collected, ~reached & self.collected
        return self._over(inside) / max(self._over(outside), 1e-9)

    def _over(self, hours: Flags) -> float:
        return float((self.counts[hours].sum() + 0.5) / (self.predicted[hours].sum() + 0.5))

    def interval(self, reached: Flags, rng: np.random.Generator) -> tuple[float, float]:
        """Return the 95 % bootstrap interval of the ratio. Whole days are resampled, since hours of a day are not independent."""
        day = np.arange(len(self.counts)) // DAY
        parts = (reached & self.collected, ~reached & self.collected)
        sums = [np.bincount(day, weights=values * flags) for values in (self.counts, self.predicted) for flags in parts]
        drawn = rng.integers(0, len(sums[0]), (_DRAWS, len(sums[0])))
        inside_count, outside_count, inside_predicted, outside_predicted = (by_day[drawn].sum(axis=1) for by_day in sums)
        ratios = ((inside_count + 0.5) / (inside_predicted + 0.5)) / ((outside_count + 0.5) / (outside_predicted + 0.5))
        return float(np.quantile(ratios, 0.025)), float(np.quantile(ratios, 0.975))


@dataclass(frozen=True, slots=True)
class Cause:
    """Hours of a cause, and the lag after each."""

    hours: Ints
    start: int
    end: int

    def reached(self, size: int) -> Flags:
        """Flag the hours within the lag after any cause."""
        flags = np.zeros(size, np.bool_)
        for lag in range(self.start + 1, self.end + 1):
            there = self.hours + lag
            flags[there[(there >= 0) & (there < size)]] = True
        return flags

    def moved(self, days: int, size: int) -> Cause:
        """Return the causes shifted cyclically by whole days."""
        return Cause((self.hours + days * DAY) % size, self.start, self.end)


def predicted_by_hour(counts: Ints, hours: Hours) -> Floats:
    """Predict each hour: the mean of the same hour on the ten days before and after, scaled by the other posts collected."""
    size = len(counts)
    expected = np.zeros(size)
    for slot in range(DAY):
        at = np.arange(slot, size, DAY)
        expected[at] = _around(counts[at] * hours.collected[at], hours.collected[at])
    others = np.where(hours.collected, hours.others, 0)
    usual = np.zeros(size)
    for slot in range(DAY):
        at = np.arange(slot, size, DAY)
        usual[at] = _around(others[at], hours.collected[at])
    factor = np.where(usual > 0, np.clip((others + 1) / (usual + 1), 0.2, 5.0), 1.0)
    return np.maximum(expected, 0.02) * factor


def _around(counts: Ints, collected: Flags) -> Floats:
    """Return the mean of the ten days before and after, without the day itself."""
    if not len(counts):  # less than a day was collected, and this hour of the day not at all
        return np.zeros(0)
    kernel = np.ones(21)
    kernel[10] = 0
    total, weights = np.convolve(counts, kernel, "same")[: len(counts)], np.convolve(collected, kernel, "same")[: len(counts)]
    if len(counts) < len(kernel):
        total, weights = counts.sum() - counts, collected.sum() - collected.astype(np.int64)
    return np.asarray((total + 0.1) / (weights + 0.2))


def surges(counts: Ints, hours: Hours) -> Flags:
    """Flag hours in which a side exceeds its prediction, only the first within 24 hours."""
    predicted = predicted_by_hour(counts, hours)
    high = (counts >= 3) & (counts > predicted + 3 * np.sqrt(predicted + 0.25 * predicted**2))
    recent = np.convolve(high, np.ones(DAY), "full")[: len(high)] - high
    return np.asarray(high & (recent == 0))


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """An effect to be measured, with its counts and causes."""

    about: Effect
    model: HourlyCounts
    cause: Cause

    def counted(self) -> Effect:
        """Return the effect with its causes and posts only."""
        inside = int(((self.cause.hours >= 0) & (self.cause.hours < len(self.model.counts))).sum())
        reached = self.cause.reached(len(self.model.counts))
        return replace(self.about, causes=inside, seen=int(self.model.counts[reached & self.model.collected].sum()))

    def surprise(self, days: int) -> float:
        """Return the logarithm of the ratio, for causes shifted by so many days."""
        size = len(self.model.counts)
        return math.log(self.model.ratio(self.cause.moved(days, size).reached(size)))


def judged(rows: Sequence[MeasuredEffect], shuffles: int, seed: int) -> list[Effect]:
    """Return the effects with ratio, interval, shuffled ratio and corrected p, or with counts only where the data does not suffice."""
    effects = [row.counted() for row in rows]
    size = len(rows[0].model.counts)
    days = size // DAY
    enough = [
        place
        for place, (row, effect) in enumerate(zip(rows, effects, strict=True))
        if effect.causes >= LEAST_EVENTS and days >= LEAST_DAYS and row.model.counts[row.model.collected].sum() >= _LEAST_COUNT
    ]
    if not enough:
        return effects
    shifts = np.unique(np.linspace(1, days - 1, min(shuffles, days - 1)).astype(np.int64)).tolist()
    observed = np.array([math.log(rows[place].model.ratio(rows[place].cause.reached(size))) for place in enough])
    chance = np.array([[rows[place].surprise(shift) for place in enough] for shift in shifts])
    middle, spread = np.median(chance, axis=0), np.maximum(chance.std(axis=0), 1e-6)
    greatest = ((chance - middle) / spread).max(axis=1)
    p = (1 + (greatest[:, None] >= (observed - middle) / spread).sum(axis=0)) / (1 + len(shifts))
    for column, place in enumerate(enough):
        low, high = rows[place].model.interval(rows[place].cause.reached(size), np.random.default_rng(seed))
        shuffled = np.exp([middle[column], np.quantile(chance[:, column], 0.95)])
        rounded = [round(float(value), 3) for value in (math.exp(observed[column]), low, high, *shuffled, p[column])]
        ratio, low, high, middling, most, corrected = rounded
        figures = effects[place]
        effects[place] = replace(figures, ratio=ratio, low=low, high=high, shuffled=middling, shuffled_high=most, p=corrected)
    return effects
