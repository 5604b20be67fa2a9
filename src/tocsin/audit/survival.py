"""Times to an answer as survival curves, so that what is still open counts as well.

An average over answered duties alone looks good exactly when answers are missing. The Kaplan-Meier estimator (Kaplan and Meier
1958) uses open duties as lower bounds: each waited at least as long as it has been open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class Wait(NamedTuple):
    """One wait in hours. ``ended`` is False while nobody has answered: the true wait is longer."""

    hours: float
    ended: bool


_hours = itemgetter(0)


def quantile(waits: Sequence[Wait], share: float) -> float | None:
    """Return the hours by which ``share`` (0..1) of the waits have ended, by Kaplan-Meier. None if that is not known yet."""
    remaining = len(waits)
    unanswered = 1.0
    hours: float
    for hours, same in groupby(sorted(waits), key=_hours):
        ties = [ended for _, ended in same]
        ended = sum(ties)
        if ended:
            unanswered *= 1 - ended / remaining
            if 1 - unanswered >= share - 1e-12:
                return hours
        remaining -= len(ties)
    return None
