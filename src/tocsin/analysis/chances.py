"""Chances of counts, from the special functions alone: ``scipy.stats`` takes longer to import than a small lake takes to search."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, gammainc, gammaincc

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32] | npt.NDArray[np.int64] | Floats | float


def at_least(count: Numbers, size: Floats | float, odds: Floats | float) -> Floats:
    """Return the chance that a negative binomial count is ``count`` or more.

    ``size`` is its shape (the inverse of the dispersion), and ``odds`` its mean over the shape.
    """
    some = np.maximum(count, 1)
    return np.where(np.asarray(count) > 0, betainc(some, size, np.asarray(odds) / (1 + np.asarray(odds))), 1.0)


def quantile(level: float, size: float, odds: float) -> float:
    """Return the least count with at least this chance of no more, for a negative binomial like that of :func:`at_least`."""
    most = 1
    while at_least(most, size, odds) > 1 - level:
        most *= 2
    return float(bisect_left(range(most), True, key=lambda count: bool(at_least(count + 1, size, odds) <= 1 - level)))


def log_poisson_at_least(count: Numbers, mean: Floats | float) -> Floats:
    """Return the logarithm of the chance that a Poisson count is ``count`` (1 or more) or more, minus infinity where it vanishes."""
    return _log(gammainc(count, mean))


def log_gamma_above(value: float, shape: float) -> float:
    """Return the logarithm of the chance that a gamma variable of this shape and scale 1 lies above the value."""
    return float(_log(gammaincc(shape, value)))


def _log(chance: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(chance))
