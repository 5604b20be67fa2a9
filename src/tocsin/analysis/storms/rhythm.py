"""Test whether an object rises on certain days of the week.

The permutation test shuffles whole days, because posts of one day are not independent.
"""

from __future__ import annotations

import numpy as np

from tocsin.analysis.coaction.rows import Ints

DAY_MS = 86_400_000
LEAST_WEEKS = 3
_DEALS = 1999


def weekdays(times_ms: Ints) -> tuple[int, ...]:
    """Return posts by day of the week, Monday first (UTC)."""
    return tuple(np.bincount((times_ms // DAY_MS + 3) % 7, minlength=7).tolist())


def rhythm_p(times_ms: Ints, seed: int = 1) -> float | None:
    """Return the p value: the share of shuffled days that are as uneven over the week. None for fewer than three weeks.

    Counts by day are compared on a root scale, so that one great day does not decide.
    """
    days = times_ms // DAY_MS
    span = int(days.max() - days.min()) + 1 if len(days) else 0
    if span < LEAST_WEEKS * 7:
        return None
    counts = np.sqrt(np.bincount(days - days.min(), minlength=span).astype(np.float64))
    slot = (np.arange(span) + int(days.min()) + 3) % 7
    rng = np.random.default_rng(seed)
    observed = _uneven(counts[None, :], slot)[0]
    dealt = _uneven(np.array([rng.permutation(counts) for _ in range(_DEALS)]), slot)
    return float((1 + (dealt >= observed - 1e-9).sum()) / (1 + _DEALS))


def _uneven(counts: np.ndarray, slot: Ints) -> np.ndarray:
    """Return the variance between days of the week."""
    means = np.stack([counts[:, slot == day].mean(axis=1) for day in range(7)], axis=1)
    return np.asarray(means.var(axis=1))
