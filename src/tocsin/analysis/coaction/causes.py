"""Common causes that the data shows, and that explain accounts acting together without any agreement.

- A timetable: encounters that recur at the same time of day (a lesson, a prayer, an app that posts on schedule), or at the same
  phase of a period from a minute to an hour (a tool that polls by the clock).
- A reaction: shares that promptly follow new posts of the same author (notifications, a tool that polls). They are one choice.
- An interest: encounters at events of a source that both attend anyway (:mod:`.interests`).
- A crowd: accounts that meet where others are nearly as regular as they are. They are the front of a crowd, and have no edge.
- No others: accounts whose encounters are most of those looked at. What is usual cannot be known there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numba import njit

from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Ints

TIMETABLE = "they recur by the clock: a timetable, an app or a tool that runs on schedule may be the cause"
REACTION = "they follow new posts of the same accounts after the usual delay of each: notifications or a polling tool may be the cause"
INTEREST = "they meet at events of the same source, as others do: a shared interest may be the cause"
CROWD = "others come to the same moments half as often as they do, or more: a notice that many follow may be the cause"
ALONE = "most encounters looked at are their own: more posts or more kinds of objects may bring others to compare them with"
PROMPT_MS = 1_800_000
"""Readers with notifications and tools that poll every half hour share a new post within this time."""
DAY_MS = 86_400_000
_NEAR_MS = 20 * 60_000
_LEAST_PHASE_P = 1e-3
_PERIODS = np.array([60_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000], np.int64)
_MOST_SHARED = 0.3
_LEAST_PERIODS = 10
"""Times within few periods share a phase because they are few."""
_FEW_PAIRS, _MANY_PAIRS = 3, 25
_SHARE_OF_FEW, _SHARE_OF_MANY = 0.35, 0.2
"""Of encounters at random in sixteen waking hours, 4 % of the pairs on different days lie within twenty minutes of the day."""


def periods_of(times: Ints) -> Ints:
    """Return the periods (ms) at which tools poll and that the times of all posts do not share: whole minutes tell nothing."""
    return np.array([period for period in _PERIODS if abs(np.exp(2j * np.pi * (times % period) / period).mean()) < _MOST_SHARED], np.int64)


def is_timetable(times: Ints, periods: Ints = _PERIODS, *, group: bool = False) -> bool:
    """Return True where the times (ms) recur by the clock.

    Either those on different days lie within twenty minutes of the time of day more often than chance brings, or they share a phase
    of one of the periods, from a minute to an hour (Rayleigh's test).
    """
    return bool(by_the_clock(np.sort(times), periods, group))


@njit(cache=True, nogil=True)
def by_the_clock(times, periods, group):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Apply both tests of :func:`is_timetable` to sorted times."""
    n = len(times)
    for period in periods:
        if n < 2 or times[n - 1] - times[0] < _LEAST_PERIODS * period:
            continue
        x = y = 0.0
        for time in times:
            angle = 2 * math.pi * (time % period) / period
            x += math.cos(angle)
            y += math.sin(angle)
        if math.exp(-(x * x + y * y) / n) < _LEAST_PHASE_P:
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
    """Delays of shares after the birth of what is shared, by account and object, with the source (author) of each."""

    start: Ints
    object: Codes
    source: Codes
    delay: Ints

    @classmethod
    def of(cls, rows: ActionColumns, origins: Origins) -> Reactions:
        """Index the rows with a known birth, the first of each account on an object."""
        born = origins.birth[rows.object]
        there = np.flatnonzero(born >= 0)
        order = there[np.lexsort((rows.time[there], rows.object[there], rows.account[there]))]
        account, objects = rows.account[order], rows.object[order]
        first = np.ones(len(order), np.bool_)
        first[1:] = (account[1:] != account[:-1]) | (objects[1:] != objects[:-1])
        order, account, objects = order[first], account[first], objects[first]
        start = np.searchsorted(account, np.arange(len(rows.accounts) + 1))
        return cls(start, objects, origins.source[objects], rows.time[order] - born[order])

    def repeated(self, a: Codes, b: Codes, window_ms: int) -> Ints:
        """Return by pair the new posts that both share promptly, beyond one of each author.

        Both follow the author: this is one choice, however many posts come.
        """
        prompt = max(PROMPT_MS, window_ms)
        return np.asarray(_repeated(a, b, (self.start, self.object, self.source, self.delay), prompt))


@njit(cache=True, nogil=True)
def _repeated(a, b, index, prompt):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    start, objects, source, delay = index
    repeated = np.zeros(len(a), np.int64)
    authors = np.empty(64, np.int64)
    for k in range(len(a)):
        n, j, end = 0, start[b[k]], start[b[k] + 1]
        for i in range(start[a[k]], start[a[k] + 1]):
            while j < end and objects[j] < objects[i]:
                j += 1
            if j < end and objects[j] == objects[i] and max(delay[i], delay[j]) <= prompt:
                again = False
                for at in range(n):
                    again |= authors[at] == source[i]
                repeated[k] += again
                if not again and n < len(authors):
                    authors[n] = source[i]
                    n += 1
    return repeated
