"""Times to an answer as survival curves, so that what is still open counts as well.

An average over answered duties alone looks good exactly when answers are missing. The Kaplan-Meier estimator (Kaplan and Meier
1958) uses open duties as lower bounds: each waited at least as long as it has been open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class Wait(NamedTuple):
    """One wait in hours. ``ended`` is False while nobody has answered: the true wait is longer."""

    hours: float
    ended: bool


_hours = itemgetter(0)
_TOLERANCE = 1e-12


class Curve(NamedTuple):
    """A survival curve: after ``hours[i]`` the share ``waiting[i]`` still waits. Beyond ``until`` hours nothing is known."""

    hours: tuple[float, ...]
    waiting: tuple[float, ...]
    until: float

    def after(self, hours: float) -> float | None:
        """Return the share (0..1) that still waits after so many hours. None where nobody was watched for so long."""
        at = bisect_right(self.hours, hours)
        share = self.waiting[at - 1] if at else 1.0
        return share if hours <= self.until or share <= _TOLERANCE else None

    def quantile(self, share: float) -> float | None:
        """Return the hours by which ``share`` (0..1) of the waits have ended. None if that is not known yet."""
        at = bisect_left(self.waiting, share - _TOLERANCE, key=lambda waiting: 1 - waiting)
        return self.hours[at] if at < len(self.hours) else None


def survival(waits: Sequence[Wait]) -> Curve:
    """Return the curve of these waits."""
    remaining, unanswered = len(waits), 1.0
    steps: list[tuple[float, float]] = []
    longest = 0.0
    for longest, same in groupby(sorted(waits), key=_hours):
        ties = [ended for _, ended in same]
        if ended := sum(ties):
            unanswered *= 1 - ended / remaining
            steps.append((longest, unanswered))
        remaining -= len(ties)
    return Curve(tuple(hours for hours, _ in steps), tuple(share for _, share in steps), longest)


def quantile(waits: Sequence[Wait], share: float) -> float | None:
    """Return the hours by which ``share`` (0..1) of the waits have ended, by Kaplan-Meier. None if that is not known yet."""
    return survival(waits).quantile(share)
