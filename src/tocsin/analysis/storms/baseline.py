"""Estimate what is usual: counts by hour as level times weekly profile, with negative binomial noise.

The profile by hour of the week is a trimmed mean over all weeks, before and after, so that a chat that returns every week is usual and a
single storm is not. With few weeks or few posts it leans to the hour of the day, and that to all objects together (partial pooling).
The level follows growth and slow change: a kernel of days around each hour, without the hours next to it and without rises. Hours in
which nothing was collected are no evidence. An object that hardly had posts before has no past, and is judged apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from tocsin.analysis import chances
from tocsin.analysis.coaction.rows import Floats, Ints
from tocsin.domain.storm import Interval

HOUR_MS = 3_600_000
LEAST_PAST = 48
RECENT_HOURS = 672
"""At least 48 of the last 672 hours (four weeks) must have been collected before anything is called a rise."""
WEEK, DAY = 168, 24
SPANS = (1, 1.5, 2, 3, 4, 6)
"""Lengths in hours of the windows that are tested."""
_TRIMMED = 0.2
_KERNEL_HOURS = 36.0
_GUARD_HOURS = 8
_PRIOR_WEEKS = 8.0
_LEAST_PRIOR_WEEKS = 0.5
_STANDS_OUT = 2.0
_HOURLY_CV2 = 0.25
_LEVEL_CV2 = (0.02, 0.3)
_CALM_CV2 = 0.25
"""Rises are left out of the estimates by this noise at most: else a rise that widens the noise would hide itself."""
_LEVEL_HOURS = 6
_LEVEL_PRIOR = 20.0
_ROUNDS = 3
_EXCLUDED_P = 1e-4


@dataclass(frozen=True, slots=True)
class Baseline:
    """By hour: the expected count, whether the past suffices, and the least p of the windows that hold the hour.

    ``spread`` is the squared relative noise of single hours, and ``drift`` that of six hours together beyond it: the level wanders.
    """

    mean: Floats
    spread: float
    drift: float
    known: npt.NDArray[np.bool_]
    p: Floats

    def variance(self, first: int, last: int) -> float:
        """Return the variance of the count from one hour to another: chance, hourly noise, and the uncertain level."""
        mean = self.mean[first : last + 1]
        return float(mean.sum() + self.spread * (mean * mean).sum() + self.drift * mean.sum() ** 2)

    def over(self, first: int, last: int, share: float = 1.0) -> Interval:
        """Return the expected count from one hour to another with its 95 % interval, of a share of the expected posts."""
        mean, variance = float(self.mean[first : last + 1].sum()) * share, self.variance(first, last) * share
        return Interval(
            round(mean, 2), quantile(mean, variance, 0.025), quantile(mean, variance, 0.975), bool(self.known[first : last + 1].any())
        )

    def chance(self, count: int, first: int, last: int, share: float = 1.0) -> float:
        """Return the chance of so many posts or more."""
        return tail(count, float(self.mean[first : last + 1].sum()) * share, self.variance(first, last) * share)


def tail(count: int, mean: float, variance: float) -> float:
    """Return the upper tail of a negative binomial with this mean and variance."""
    return float(chances.at_least(count, *_parameters(mean, variance)))


def quantile(mean: float, variance: float, level: float) -> float:
    """Return a quantile of a negative binomial with this mean and variance."""
    return chances.quantile(level, *_parameters(mean, variance))


def _parameters(mean: float, variance: float) -> tuple[float, float]:
    """Return the shape of the negative binomial, and its mean over the shape."""
    mean = max(mean, 1e-9)
    variance = max(variance, mean * 1.0001)
    return mean * mean / (variance - mean), (variance - mean) / mean


def baseline(counts: Ints, volume: Ints, first_hour: int, pooled: Floats | None = None, parts: Ints | None = None) -> Baseline:
    """Return the baseline of hourly counts that begin at this hour since 1970.

    ``volume`` counts the posts of any kind in each hour. ``pooled`` is the profile of all objects by hour of the day, with mean 1.
    ``parts`` are the counts by quarter of an hour: with them, windows begin at each quarter.
    """
    collected = volume > 0
    usual = collected.copy()
    day_profile = np.ones(DAY) if pooled is None else pooled
    slots = (first_hour + np.arange(len(counts)) + 96) % WEEK
    mean = np.full(len(counts), max(0.02, float(counts[collected].mean()) if collected.any() else 0.02))
    spread, drift = _CALM_CV2, _LEVEL_CV2[0]
    level = mean.copy()
    for _ in range(_ROUNDS):
        profile = _profile(counts, level, slots, collected, day_profile)
        level = _level(counts.astype(np.float64), profile, usual, _KERNEL_HOURS, _GUARD_HOURS)
        mean = np.maximum(level * profile, 0.01)
        spread = _dispersion(counts, mean, usual)
        drift = _drift(counts, mean, spread, usual)
        calm = least_p(counts, mean, (min(spread, _CALM_CV2), _LEVEL_CV2[0]), collected)
        usual = collected & (calm > _EXCLUDED_P)
    p = least_p(counts if parts is None else parts, mean, (spread, drift), collected)
    return Baseline(mean, spread, drift, _known(collected), p)


def young(volume: Ints) -> Baseline:
    """Return the baseline of an object that is too young to have one."""
    return Baseline(np.full(len(volume), 0.01), 1.0, _LEVEL_CV2[0], _known(volume > 0), np.ones(len(volume)))


def _known(collected: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Flag the hours with enough hours collected in the four weeks before."""
    total = np.concatenate([[0], np.cumsum(collected)])
    hours = np.arange(len(collected))
    return np.asarray(total[hours] - total[np.maximum(0, hours - RECENT_HOURS)] >= LEAST_PAST)


def _profile(counts: Ints, level: Floats, slots: Ints, collected: npt.NDArray[np.bool_], pooled: Floats) -> Floats:
    """Return the profile of each hour: trimmed over weeks, leaning to hour and day of the week, and these to all objects.

    An hour of the week leans far where it fits hour times day (empirical Bayes), and little where it stands out, as a weekly chat does.
    """
    day = slots % DAY
    by_day = _trimmed(counts, level, day, collected, DAY)
    day_weight = np.bincount(day[collected], weights=level[collected], minlength=DAY)
    by_day = (by_day * day_weight + pooled * 5.0) / (day_weight + 5.0)
    by_week = _trimmed(counts, level, slots, collected, WEEK)
    weeks = np.bincount(slots[collected], minlength=WEEK).astype(np.float64)
    prior = by_day[np.arange(WEEK) % DAY] * np.repeat(_weekdays(by_week, by_day, weeks), DAY)
    weight = np.where(weeks >= 3, weeks, 0.0)
    mean_level = float(level[collected].mean()) if collected.any() else 1.0
    error = np.sqrt((_HOURLY_CV2 * prior * prior + prior / max(mean_level, 1e-6)) / np.maximum(weight, 1.0)) + 1e-6
    lean = _LEAST_PRIOR_WEEKS + _PRIOR_WEEKS / (1 + (np.abs(by_week - prior) / (_STANDS_OUT * error)) ** 4)
    merged = (by_week * weight + prior * lean) / (weight + lean)
    return np.asarray(np.maximum(merged, 0.02)[slots])


def _weekdays(by_week: Floats, by_day: Floats, weeks: Floats) -> Floats:
    """Return the factor of each day of the week, from the hours of a day together: the median keeps a weekly chat out."""
    ratio = (by_week / np.maximum(by_day[np.arange(WEEK) % DAY], 0.02)).reshape(7, DAY)
    weight = by_day / by_day.sum()
    middle = np.array([_middle(row, weight) for row in ratio])
    collected_weeks = weeks.reshape(7, DAY).mean(axis=1)
    return np.where(collected_weeks >= 3, np.clip((middle * collected_weeks + 3.0) / (collected_weeks + 3.0), 0.1, 5.0), 1.0)


def _middle(values: Floats, weight: Floats) -> float:
    """Return the weighted mean of the middle two thirds of values."""
    order = np.argsort(values)
    share = np.cumsum(weight[order])
    middle = order[(share >= 1 / 6) & (share <= 5 / 6)]
    return float(np.average(values[middle], weights=weight[middle])) if len(middle) else 1.0


@njit(cache=True)
def _trimmed(counts, level, slots, collected, size):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return by slot the mean of count over level without the highest fifth, or the mean of all where these are fewer than three."""
    value, place = np.ones(size), np.zeros(size + 1, np.int64)
    for t in range(len(counts)):
        place[slots[t] + 1] += collected[t]
    place = np.cumsum(place)
    ratios, filled = np.empty(place[size]), place.copy()
    for t in range(len(counts)):
        if collected[t]:
            ratios[filled[slots[t]]] = counts[t] / max(level[t], 1e-9)
            filled[slots[t]] += 1
    for slot in range(size):
        n = place[slot + 1] - place[slot]
        if n:
            remaining = n if n < 3 else max(1, int(n * (1 - _TRIMMED) + 0.5))
            value[slot] = np.sort(ratios[place[slot] : place[slot + 1]])[:remaining].mean()
    return value


@njit(cache=True)
def _level(counts, profile, usual, reach, guard):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the local ratio of counts to profile: exponential weights before and after, without the hours next to each."""
    n = len(counts)
    total = profile_total = 0.0
    for t in range(n):
        if usual[t]:
            total += counts[t]
            profile_total += profile[t]
    long_run = (total + 0.5) / max(profile_total, 1.0)
    decay = np.exp(-1 / reach)
    up, down = np.zeros(n + 1), np.zeros(n + 1)
    above, below = np.zeros(n + 1), np.zeros(n + 1)
    for t in range(n):
        up[t + 1] = up[t] * decay + (counts[t] if usual[t] else 0.0)
        down[t + 1] = down[t] * decay + (profile[t] if usual[t] else 0.0)
    for t in range(n - 1, -1, -1):
        above[t] = above[t + 1] * decay + (counts[t] if usual[t] else 0.0)
        below[t] = below[t + 1] * decay + (profile[t] if usual[t] else 0.0)
    level = np.empty(n)
    prior = 3.0
    for t in range(n):
        early, late = max(0, t - guard), min(n, t + guard + 1)
        x, y = up[early] + above[late], down[early] + below[late]
        level[t] = (x + prior) / (y + prior / max(long_run, 1e-6))
    return level


def _dispersion(counts: Ints, mean: Floats, usual: npt.NDArray[np.bool_]) -> float:
    """Return the dispersion of the usual hours by moments, from .05 to 1, corrected for the profile that was fitted to them."""
    if usual.sum() < LEAST_PAST:
        return 1.0
    y, m = counts[usual].astype(np.float64), mean[usual]
    weeks = len(y) / WEEK
    fitted = WEEK * weeks / (weeks + _PRIOR_WEEKS) if weeks >= 3 else DAY
    spread = ((y - m) ** 2 - m).sum() / max((m * m).sum(), 1e-9) * len(y) / max(1.0, len(y) - fitted)
    return float(np.clip(spread, 0.05, 1.0))


def _drift(counts: Ints, mean: Floats, spread: float, usual: npt.NDArray[np.bool_]) -> float:
    """Return the noise that six usual hours share, by moments, leaning to the least where few posts are expected."""
    whole = len(counts) // _LEVEL_HOURS * _LEVEL_HOURS
    blocks = np.where(usual, mean, 0.0)[:whole].reshape(-1, _LEVEL_HOURS)
    seen = np.where(usual, counts, 0)[:whole].reshape(-1, _LEVEL_HOURS).sum(axis=1)
    expected = blocks.sum(axis=1)
    beyond = float(((seen - expected) ** 2 - expected - spread * (blocks**2).sum(axis=1)).sum())
    prior = _LEVEL_PRIOR * max(1.0, float(mean.mean()) * _LEVEL_HOURS) ** 2
    least, most = _LEVEL_CV2
    return float(np.clip((beyond + least * prior) / (float((expected**2).sum()) + prior), least, most))


def least_p(counts: Ints, mean: Floats, noise: tuple[float, float], collected: npt.NDArray[np.bool_]) -> Floats:
    """Return for each hour the least p of all windows that touch it and lie above their mean.

    ``counts`` may be finer than hours: by halves or quarters of each. The noise of an hour is shared by its parts. ``noise`` is that of
    single hours and of the level.
    """
    spread, drift = noise
    parts = max(1, len(counts) // max(1, len(mean)))
    p = np.ones(len(mean))
    usable = np.repeat(collected, parts)
    by_part = np.repeat(np.where(collected, mean, 0.0), parts)
    sums = [np.concatenate([[0.0], np.cumsum(values)]) for values in (np.where(usable, counts, 0), by_part / parts, by_part**2 / parts)]
    for span in sorted({round(span * parts) for span in SPANS}):
        if span > len(counts):
            break
        x, m, q = (values[span:] - values[:-span] for values in sums)
        m = np.maximum(m, 1e-6)
        variance = m + spread * q + drift * m * m
        worth = np.flatnonzero((x >= 5) & (x > 1.5 * m))
        if not len(worth):
            continue
        beyond = np.maximum(variance[worth] - m[worth], 1e-9)
        window_p = chances.at_least(x[worth], m[worth] ** 2 / beyond, beyond / m[worth]) * len(SPANS)
        for offset in range(0, span, parts):
            np.minimum.at(p, np.minimum((worth + offset + parts // 2) // parts, len(p) - 1), window_p)
    return p
