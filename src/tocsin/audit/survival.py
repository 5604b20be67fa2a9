"""Times to an answer as survival curves, so that what is still open counts as well.

An average over answered duties alone looks good exactly when answers are missing. The Kaplan-Meier estimator (Kaplan and Meier
1958) uses open duties as lower bounds: each waited at least as long as it has been open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Wait(NamedTuple):
    """One wait in hours. ``ended`` is False while nobody has answered: the true wait is longer."""

    hours: float
    ended: bool


def quantile(waits: Sequence[Wait], share: float) -> float | None:
    """Return the hours by which ``share`` (0..1) of the waits have ended, by Kaplan-Meier. None if that is not known yet."""
    remaining = len(waits)
    unanswered = 1.0
    ordered = sorted(waits, key=lambda wait: (wait.hours, not wait.ended))
    hours: float
    for hours, same in groupby(ordered, key=attrgetter("hours")):
        ties = list(same)
        ended = sum(wait.ended for wait in ties)
        if ended:
            unanswered *= 1 - ended / remaining
            if 1 - unanswered >= share - 1e-12:
                return hours
        remaining -= len(ties)
    return None
