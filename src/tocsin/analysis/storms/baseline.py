"""What was usual before: counts by hour against the same hour of the week in the weeks before, negative binomial.

After Farrington et al. (1996): only the past counts, and hours found above it do not enter the baseline of later ones, so
that a storm that returns every week does not become usual. Hours in which nothing at all was collected are no evidence.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit
from scipy.stats import nbinom

from tocsin.analysis.coaction.rows import Floats, Ints
from tocsin.domain.storm import Interval

HOUR_MS = 3_600_000
LEAST_PAST = 48
RECENT_HOURS = 672
"""At least 48 of the last 672 hours (four weeks) must have been collected before anything is called a rise."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """By hour: what was expected, its variance, whether the past suffices to say so, and whether the count is above it."""

    mean: Floats
    variance: Floats
    known: npt.NDArray[np.bool_]
    above: npt.NDArray[np.bool_]

    def over(self, first: int, last: int) -> Interval:
        """The expected count from one hour to another, with its 95 % interval; not known where the past does not suffice."""
        hours = slice(first, last + 1)
        mean, variance = float(self.mean[hours].sum()), float(self.variance[hours].sum())
        low, high = quantile(mean, variance, 0.025), quantile(mean, variance, 0.975)
        return Interval(round(mean, 2), low, high, bool(self.known[first]))

    def chance(self, count: int, first: int, last: int) -> float:
        """How often the usual brings so many or more."""
        hours = slice(first, last + 1)
        return tail(count, float(self.mean[hours].sum()), float(self.variance[hours].sum()))


def tail(count: int, mean: float, variance: float) -> float:
    """The upper tail of a negative binomial with this mean and variance."""
    size, p = _parameters(mean, variance)
    return float(nbinom.sf(count - 1, size, p)) if count > 0 else 1.0


def quantile(mean: float, variance: float, level: float) -> float:
    """A quantile of a negative binomial with this mean and variance."""
    size, p = _parameters(mean, variance)
    return float(nbinom.ppf(level, size, p))


def _parameters(mean: float, variance: float) -> tuple[float, float]:
    mean = max(mean, 1e-9)
    variance = max(variance, mean * 1.0001)
    return mean * mean / (variance - mean), mean / variance


def baseline(counts: Ints, volume: Ints, first_hour: int) -> Baseline:
    """The baseline of hourly counts that begin at this hour since 1970.

    ``volume`` is what was collected of everything in each hour, the counts included. Hours without any are no evidence;
    where more of everything else was collected than before, more is expected of this, too.
    """
    spread = 1.0
    others = np.maximum(volume - counts, 0).astype(np.float64)
    for _ in range(3):
        mean, variance, known, above = _walk(counts, volume, others, first_hour, spread)
        spread = _dispersion(counts, mean, (volume > 0) & known & ~above)
    return Baseline(mean, variance, known, above)


def _dispersion(counts: Ints, mean: Floats, usual: npt.NDArray[np.bool_]) -> float:
    """The negative binomial's dispersion from the usual hours, by moments; never below a little, since chance varies itself."""
    if usual.sum() < LEAST_PAST:
        return 1.0
    y, m = counts[usual].astype(np.float64), mean[usual]
    return float(np.clip(((y - m) ** 2 - m).sum() / max((m * m).sum(), 1e-9), 0.05, 10.0))


@njit(cache=True)
def _tail(count, mean, variance):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    variance = max(variance, mean * 1.0001)
    size, p = mean * mean / (variance - mean), mean / variance
    log = size * math.log(p)
    below = math.exp(log)
    for k in range(1, count):
        log += math.log((k - 1 + size) / k) + math.log(1 - p)
        below += math.exp(log)
    return max(0.0, 1 - below)


@njit(cache=True)
def _walk(counts, volume, others, first_hour, spread):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    n = len(counts)
    mean, variance = np.zeros(n), np.zeros(n)
    known, above = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    total, seen = np.zeros(168), np.zeros(168)
    day_total, day_seen, day_others = np.zeros(24), np.zeros(24), np.zeros(24)
    past = 0
    for t in range(n):
        hour = (first_hour + t + 96) % 168
        day = hour % 24
        s, w = total[hour], seen[hour]
        if w < 3:
            s, w = day_total[day], day_seen[day]
        if w < 3:
            s, w = day_total.sum(), day_seen.sum()
        m = (s + 0.5) / (w + 1.0)
        if day_seen[day] >= 1:
            m *= min(10.0, max(1.0, others[t] / max(1.0, day_others[day] / day_seen[day])))
        mean[t] = m
        variance[t] = m + m * m * spread + m * m / max(w, 1.0)
        known[t] = past >= LEAST_PAST
        if t >= RECENT_HOURS and volume[t - RECENT_HOURS] > 0:
            past -= 1
        if volume[t] == 0:
            continue
        past += 1
        if known[t] and counts[t] >= 5 and counts[t] > m:
            above[t] = _tail(counts[t], m, variance[t]) < 1e-5
        if not above[t]:
            total[hour] += counts[t]
            seen[hour] += 1
            day_total[day] += counts[t]
            day_seen[day] += 1
            day_others[day] += others[t]
    return mean, variance, known, above
