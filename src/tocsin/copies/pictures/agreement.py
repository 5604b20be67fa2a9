"""Correlation of two pictures laid over each other, cell by cell, and the cells that hold lettering."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.prints import Floats, Gray

CELL = 16
"""Pixels of a cell's side."""
_WINDOW = 33
_SHIFT = 2
_SLOW = 6.0
_EVEN = 2.5
"""Standard deviation of brightness below which a cell is even."""


def agreement(laid: Gray, below: Gray, reach: npt.NDArray[np.bool_]) -> Floats:
    """Return the correlation of brightness in each cell, at the best of small shifts.

    NaN where the upper picture does not reach or both are even, 0 where one is even. Shape: cells down, cells across.
    """
    upper, lower = _detail(laid), _detail(below)
    inside = _at_centres(_mean(reach.astype(np.float32)))
    low, low_deviation = _moments(lower)
    best = np.full(below.shape, -1, np.float32)
    up_deviation = _moments(upper)[1]
    for down in range(-_SHIFT, _SHIFT + 1):
        for across in range(-_SHIFT, _SHIFT + 1):
            moved = np.roll(upper, (down, across), (0, 1))
            mean, deviation = _moments(moved)
            joint = _mean(moved * lower) - mean * low
            np.maximum(best, joint / np.maximum(deviation * low_deviation, _EVEN), out=best)
    upper_even, lower_even = _at_centres(up_deviation) < _EVEN, _at_centres(low_deviation) < _EVEN
    cells = np.where(upper_even | lower_even, np.float32(0), _at_centres(best))
    cells[(upper_even & lower_even) | (inside < 0.8)] = np.nan
    return cells


def _detail(gray: Gray) -> Floats:
    """Return the picture without its slow changes of brightness, which agree by chance."""
    import cv2

    values = gray.astype(np.float32)
    return np.asarray(values - cv2.GaussianBlur(values, (0, 0), _SLOW))


def _mean(values: Floats) -> Floats:
    import cv2

    return np.asarray(cv2.boxFilter(values, cv2.CV_32F, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT))


def _moments(values: Floats) -> tuple[Floats, Floats]:
    mean = _mean(values)
    return mean, np.sqrt(np.maximum(_mean(values * values) - mean * mean, 0))


def _at_centres(values: npt.NDArray[np.float32]) -> Floats:
    return np.ascontiguousarray(values[CELL // 2 :: CELL, CELL // 2 :: CELL])
