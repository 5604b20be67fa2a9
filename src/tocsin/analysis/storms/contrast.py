"""Contrast of an object to its usual life: its posts, and those of newcomers to it, each against their own baseline.

Two tests share the level, so each p counts twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tocsin.analysis.coaction.rows import Floats, Ints
from tocsin.analysis.storms.baseline import Baseline, baseline, young
from tocsin.analysis.storms.series import CollectedHours, ObjectSeries, busiest, by_hour

TESTS = 2
_LONG_HOURS, _RING_HOURS, _PAUSE_HOURS = 9, 8, 2
_RING_PRIOR = 10.0


@dataclass(frozen=True, slots=True)
class Side:
    """Posts by hour with their baseline."""

    counts: Ints
    usual: Baseline

    def chance(self, first: int, last: int, share: float = 1.0) -> float:
        """Return the chance of so many posts or more from one hour to another, for a share of these hours."""
        return self.usual.chance(int(self.counts[first : last + 1].sum()), first, last, share)

    def beside(self, first: int, last: int) -> float:
        """Return how far the hours beside a short rise stand above their own baseline, at least 1: a holiday lifts them, too."""
        if last - first >= _LONG_HOURS:
            return 1.0
        low, high = max(0, first - _RING_HOURS - _PAUSE_HOURS), last + 1 + _PAUSE_HOURS
        ring = np.r_[low : max(0, first - _PAUSE_HOURS), min(high, len(self.counts)) : min(high + _RING_HOURS, len(self.counts))]
        seen, expected = float(self.counts[ring].sum()), float(self.usual.mean[ring].sum())
        return max(1.0, (seen + _RING_PRIOR) / (expected + _RING_PRIOR))


@dataclass(frozen=True, slots=True)
class Contrast:
    """All posts of an object and those of newcomers. An object too young to have a baseline has no newcomers."""

    every: Side
    newcomers: Side | None

    @property
    def p(self) -> Floats:
        """Return for each hour the least p of the windows that touch it, of both tests."""
        if self.newcomers is None:
            return self.every.usual.p
        return np.asarray(np.minimum(1.0, TESTS * np.minimum(self.every.usual.p, self.newcomers.usual.p)))

    def excess(self, first: int, last: int) -> float:
        """Return the posts beyond the baseline from one hour to another, of the side that tells the rise best."""
        side = self.stronger(first, last)
        return float((side.counts - side.usual.mean)[first : last + 1].sum())

    def stronger(self, first: int, last: int) -> Side:
        """Return the side that tells a rise between two hours best."""
        if self.newcomers is None:
            return self.every
        least = [float(side.usual.p[first : last + 1].min()) for side in (self.every, self.newcomers)]
        return self.newcomers if least[1] < least[0] else self.every

    def chance(self, first: int, last: int, share: float = 1.0) -> float:
        """Return the chance that the posts from one hour to another, or the newcomers among them, are so many."""
        if self.newcomers is None:
            return self.every.chance(first, last, share)
        return min(1.0, TESTS * min(side.chance(first, last, share) for side in (self.every, self.newcomers)))

    def chance_of_day(self, first: int, last: int) -> float:
        """Return the chance that so many posts, or newcomers, come on a day whose other hours stand as high as they do."""
        sides = [self.every] if self.newcomers is None else [self.every, self.newcomers]
        return min(1.0, len(sides) * min(side.chance(first, last, side.beside(first, last)) for side in sides))


def contrast_of(series: ObjectSeries, clock: CollectedHours, pooled: Floats, least: float) -> Contrast:
    """Return the contrast of an object that has a past. Fewer newcomers than ``least`` within six hours are not tested."""
    usual = baseline(series.counts, clock.volume, clock.first, pooled, series.parts)
    if busiest(series.newcomer_parts) < least:
        return Contrast(Side(series.counts, usual), None)
    counts = by_hour(series.newcomer_parts)
    return Contrast(Side(series.counts, usual), Side(counts, baseline(counts, clock.volume, clock.first, pooled, series.newcomer_parts)))


def without_past(series: ObjectSeries, clock: CollectedHours) -> Contrast:
    """Return the contrast of an object that is too young to have a baseline: none."""
    return Contrast(Side(series.counts, young(clock.volume)), None)
