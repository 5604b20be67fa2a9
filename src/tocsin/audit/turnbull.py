"""Times to an event that is only known to lie between two looks, as a survival estimate.

Content is seen at some times and found gone at a later one: the removal lies between. Taking the later time alone makes platforms look
slower the more rarely they are checked. The estimator of Turnbull (1976, J. R. Stat. Soc. B 38) uses the whole interval.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ROUNDS = 2_000
_PRECISE = 1e-7


@dataclass(frozen=True, slots=True)
class CensoredTime:
    """Hours after which the event had not happened yet, and hours by which it had. ``after`` is infinite if it was never seen.

    An exact time has both the same.
    """

    before: float
    after: float


def quantile(intervals: Sequence[CensoredTime], share: float) -> float | None:
    """Return the hours by which ``share`` (0..1) of the events have happened. None if that is not known yet.

    Where the share is reached within an interval, its end is returned: by then it has happened for certain.
    """
    reached = 0.0
    for (_, end), mass in zip(*estimate(intervals), strict=True):
        reached += mass
        if reached >= share - 1e-6:
            return end if math.isfinite(end) else None
    return None


def estimate(intervals: Sequence[CensoredTime]) -> tuple[list[tuple[float, float]], list[float]]:
    """Return the innermost intervals in order of time, and the probability of each, by the self-consistency algorithm."""
    innermost = _innermost(intervals)
    if not innermost:
        return [], []
    inside = [[place for place, part in enumerate(innermost) if _covers(interval, part)] for interval in intervals]
    masses = [1 / len(innermost)] * len(innermost)
    for _ in range(_ROUNDS):
        updated = [0.0] * len(innermost)
        for places in inside:
            total = sum(masses[place] for place in places)
            for place in places:
                updated[place] += masses[place] / total / len(intervals)
        change = max(abs(new - old) for new, old in zip(updated, masses, strict=True))
        masses = updated
        if change < _PRECISE:
            break
    return innermost, masses


def _innermost(intervals: Sequence[CensoredTime]) -> list[tuple[float, float]]:
    """Return the parts that can hold probability: from a beginning to the next end with no other beginning between.

    Intervals are open at their beginning, so an end comes before a beginning at the same time. An exact time is a part of its own.
    """
    exact = {interval.before for interval in intervals if interval.before == interval.after}
    marks = sorted(
        {(interval.before, 1) for interval in intervals if interval.before < interval.after}
        | {(interval.after, 0) for interval in intervals if interval.before < interval.after}
        | {(time, 0) for time in exact}
    )
    parts = [(first, end) for (first, is_first), (end, is_next) in pairwise(marks) if is_first and not is_next]
    return sorted({part for part in parts if part[1] not in exact} | {(time, time) for time in exact})


def _covers(interval: CensoredTime, part: tuple[float, float]) -> bool:
    first, end = part
    if interval.before == interval.after:
        return first == end == interval.before
    return interval.before <= first and end <= interval.after and (first < end or interval.before < first)
