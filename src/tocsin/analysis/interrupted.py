"""Judge the days after a single event as an interrupted series with a synthetic control.

The control is the mix of other series and a constant that fits a side in the three weeks before the event best (non-negative least
squares, Abadie 2010). The same comparison at every other day that keeps clear of the event gives the errors that such a control makes.
Interval and p come from these placebos alone. So a restless side needs a larger rise, and a short past gives no answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy.optimize import nnls

from tocsin.analysis.coaction.rows import Floats, Ints

MOST_CONTROLS = 6
BEFORE_DAYS, AFTER_DAYS = 21, 7
_LEAST_PLACEBOS = 19
_LEAST_POSTS = 30
_DAY = 24


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The posts of a side in the week after one event, beside those that its synthetic control predicts.

    ``low`` and ``high`` bound the ratio (95 %) by the errors at ``placebos`` other days. ``p`` is the share of days as high, times the
    number of rows. They are NaN (null in JSON) where the data does not suffice.
    """

    side: str
    measure: str
    event: datetime
    seen: int = 0
    predicted: float = math.nan
    ratio: float = math.nan
    low: float = math.nan
    high: float = math.nan
    placebos: int = 0
    p: float = math.nan
    days: int = AFTER_DAYS

    @property
    def known(self) -> bool:
        """True where the data suffices."""
        return not math.isnan(self.ratio)

    @property
    def sentence(self) -> str:
        """Return the row in one sentence."""
        what = f"In the {AFTER_DAYS} days after {self.event:%Y-%m-%d %H:%M}, {self.side} ({self.measure})"
        if not self.known:
            return f"{what}: insufficient data, {self.placebos} other days to compare with, {_LEAST_PLACEBOS} are needed."
        return (
            f"{what} had {self.seen:,} posts where other series predict {self.predicted:,.0f}: {self.ratio:.2f} times "
            f"({self.low:.2f} to {self.high:.2f} by the errors on {self.placebos} other days), p {self.p:.3f}, corrected for all rows."
        )


def aftermaths(series: Mapping[tuple[str, str], Ints], controls: Sequence[Ints], events: Sequence[tuple[datetime, int]]) -> list[Aftermath]:
    """Return the week after each event (a time, and its hour from the first) for each side and measure, of counts by hour."""
    rows = [(name, event, counts) for name, counts in series.items() for event in events]
    return [
        _aftermath(Aftermath(*name, event[0]), _by_day(counts, event[1]), [_by_day(c, event[1]) for c in controls], len(rows))
        for name, event, counts in rows
    ]


@dataclass(frozen=True, slots=True)
class _Days:
    """Counts of whole days, and the place of the first day after the event."""

    counts: Ints
    event: int


def _by_day(counts: Ints, hour: int) -> _Days:
    """Return counts of the whole days that begin at the hour of the day of an event."""
    first = hour % _DAY
    days = max(0, (len(counts) - first) // _DAY)
    return _Days(counts[first : first + days * _DAY].reshape(days, _DAY).sum(axis=1), hour // _DAY if hour >= 0 else -1)


def _aftermath(about: Aftermath, side: _Days, controls: list[_Days], rows: int) -> Aftermath:
    """Return the aftermath with its figures, or with the number of placebos alone."""
    size = len(side.counts)
    possible = range(BEFORE_DAYS, size - AFTER_DAYS + 1)
    clear = [day for day in possible if day + AFTER_DAYS <= side.event or day - BEFORE_DAYS >= side.event + AFTER_DAYS]
    if side.event not in possible or len(clear) < _LEAST_PLACEBOS or side.counts.sum() < _LEAST_POSTS:
        return Aftermath(about.side, about.measure, about.event, placebos=len(clear) if side.event in possible else 0)
    design = np.column_stack([np.ones(size), *(control.counts for control in controls)]).astype(np.float64)
    seen, predicted = _compared(side.counts, design, side.event)
    error = np.log([(a + 0.5) / (b + 0.5) for a, b in (_compared(side.counts, design, day) for day in clear)])
    gap = math.log((seen + 0.5) / (predicted + 0.5))
    low, high = (math.exp(gap - float(np.quantile(error, level))) for level in (0.975, 0.025))
    p = min(1.0, rows * float(1 + (error >= gap).sum()) / (1 + len(clear)))
    predicted, ratio, low, high = (round(value, 3) for value in (predicted, math.exp(gap), low, high))
    return Aftermath(about.side, about.measure, about.event, int(seen), predicted, ratio, low, high, len(clear), p)


def _compared(counts: Ints, design: Floats, day: int) -> tuple[float, float]:
    """Return the posts in the week from a day, and those that the weeks before it predict."""
    before, after = slice(day - BEFORE_DAYS, day), slice(day, day + AFTER_DAYS)
    weights, _ = nnls(design[before], counts[before].astype(np.float64))
    return float(counts[after].sum()), float((design[after] @ weights).sum())
