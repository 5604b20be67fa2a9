"""Common causes that the data shows, and that explain accounts acting together without any agreement.

- A timetable: encounters that recur at the same time of day (a lesson, a prayer, an app that posts on schedule), or at the same
  minutes and seconds of the hour (a tool that polls by the clock).
- A reaction: shares that follow the birth of the shared post after the usual delay of each account (notifications, a tool that polls).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numba import njit
from scipy.stats import binom

from tocsin.analysis.coaction.rows import ActionColumns, Ints

TIMETABLE = "they recur by the clock: a timetable, an app or a tool that runs on schedule may be the cause"
REACTION = "they follow new posts of the same accounts after the usual delay of each: notifications or a polling tool may be the cause"
DAY_MS = 86_400_000
_NEAR_MS = 20 * 60_000
_LEAST_PHASE_P = 1e-3
_FEW_PAIRS, _MANY_PAIRS = 3, 25
_SHARE_OF_FEW, _SHARE_OF_MANY = 0.35, 0.2
"""Of encounters at random in sixteen waking hours, 4 % of the pairs on different days lie within twenty minutes of the day."""


def is_timetable(times: Ints, *, group: bool = False) -> bool:
    """Return True where the times (ms) recur by the clock.

    Either those on different days lie within twenty minutes of the time of day more often than chance brings, or they share a phase
    of five minutes, fifteen minutes or an hour (Rayleigh's test).
    """
    return bool(by_the_clock(np.sort(times), group))


@njit(cache=True, nogil=True)
def by_the_clock(times, group):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Apply both tests of :func:`is_timetable` to sorted times."""
    n = len(times)
    for period in (300_000, 900_000, 3_600_000):
        x = y = 0.0
        for time in times:
            angle = 2 * math.pi * (time % period) / period
            x += math.cos(angle)
            y += math.sin(angle)
        if n and math.exp(-(x * x + y * y) / n) < _LEAST_PHASE_P:
            return True
    near, pairs = _recurring(times, DAY_MS, _NEAR_MS)
    if pairs < _FEW_PAIRS:
        return False
    least = _SHARE_OF_MANY if pairs >= _MANY_PAIRS else _SHARE_OF_FEW
    if group and pairs >= _MANY_PAIRS:
        least *= 0.75
    return near >= least * pairs


@njit(cache=True, nogil=True)
def _recurring(times, day, tolerance):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Count the pairs of times more than half a day apart, and those of them at the same time of day."""
    near = pairs = 0
    for i in range(len(times)):
        for j in range(i):
            if times[i] - times[j] > day // 2:
                pairs += 1
                off = (times[i] - times[j] + day // 2) % day - day // 2
                near += abs(off) <= tolerance
    return near, pairs


@dataclass(frozen=True, slots=True)
class Reactions:
    """Delays of shares after the birth of what is shared, by account, ordered by object."""

    start: Ints
    object: Ints
    delay: Ints

    @classmethod
    def of(cls, rows: ActionColumns, births: Ints) -> Reactions:
        """Index the rows with a known birth (``births`` by row in ms, -1 for none), the first of each account on an object."""
        there = np.flatnonzero(births >= 0)
        order = there[np.lexsort((rows.time[there], rows.object[there], rows.account[there]))]
        account, objects = rows.account[order], rows.object[order].astype(np.int64)
        first = np.ones(len(order), np.bool_)
        first[1:] = (account[1:] != account[:-1]) | (objects[1:] != objects[:-1])
        order, account, objects = order[first], account[first], objects[first]
        start = np.searchsorted(account, np.arange(len(rows.accounts) + 1))
        return cls(start, objects, rows.time[order] - births[order])

    def any(self, account: int) -> bool:
        """Return True where the account shared a post with a known birth."""
        return bool(self.start[account + 1] > self.start[account])

    def chance(self, a: int, b: int, window_ms: int) -> tuple[int, float]:
        """Return the shares of the same posts within the window, and the chance of so many with the delays of each permuted."""
        first, two = (slice(self.start[x], self.start[x + 1]) for x in (a, b))
        _, at_a, at_b = np.intersect1d(self.object[first], self.object[two], assume_unique=True, return_indices=True)
        if len(at_a) < 2:
            return 0, 1.0
        apart = np.abs(self.delay[first][at_a][:, None] - self.delay[two][at_b][None, :]) <= window_ms
        close = int(np.trace(apart))
        share = (apart.sum() - close + 0.5) / (len(at_a) * (len(at_a) - 1) + 1)
        return close, float(binom.sf(close - 1, len(at_a), min(1.0, share)))
