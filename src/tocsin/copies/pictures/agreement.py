"""Two pictures laid over each other, cell by cell: contrast, lettering, and the correlation of details."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.prints import Floats, Gray

Flags = npt.NDArray[np.bool_]
CELL, CELLS = 16, 24
"""Pixels of a cell's side, and cells on the longer side of the known picture."""
_WINDOW = 33
_SHIFT = 2
_SLOW = 6.0
_BIMODAL, _EDGES, _LETTERS = 0.7, 0.9, 12.0
_EVEN = 2.5
"""Standard deviation of brightness below which a cell is even."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of two pictures that lie over each other, each an array of cells down and cells across.

    `agreement` is the correlation of details at the best of small shifts, from -1 to 1. It is NaN where the upper picture does
    not reach or both are even, and 0 where one is even. `lower` and `upper` are the contrasts, `lower_letters` and `upper_letters`
    flag lettering. `lower_level` and `upper_level` are the median brightness of each cell, 0 to 255.
    """

    agreement: Floats
    lower: Floats
    upper: Floats
    lower_letters: Flags
    upper_letters: Flags
    lower_level: Floats
    upper_level: Floats


@dataclass(frozen=True, slots=True)
class Ground:
    """A known picture as others are laid over it: details, and for each cell their mean and contrast, lettering and brightness."""

    gray: Gray
    detail: Floats
    mean: Floats
    contrast: Floats
    letters: Flags
    level: Floats


def ground_of(gray: Gray) -> Ground:
    """Return a known picture as others are laid over it, in the size in which it is compared."""
    import cv2

    scale = CELLS * CELL / max(gray.shape)
    size = max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale))
    below = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)
    detail = _detail(below)
    mean = _mean_at_centres(detail)
    contrast = np.sqrt(np.maximum(_mean_at_centres(detail * detail) - mean * mean, 0))
    return Ground(below, detail, mean, contrast, lettering(below), _levels(below))


def cells_of(laid: Gray, ground: Ground, reach: Flags) -> Cells:
    """Return the cells of a picture laid over a known one of the same size. ``reach`` flags the pixels that the upper one covers."""
    upper = _detail(laid)
    upper_mean, upper_contrast = _moments(upper)
    best = np.full(ground.mean.shape, -1, np.float32)
    around = [np.pad(values, _SHIFT, "wrap") for values in (upper, upper_mean, upper_contrast)]
    high, wide = upper.shape
    for down in range(2 * _SHIFT + 1):
        for across in range(2 * _SHIFT + 1):
            moved, mean, contrast = (values[down : down + high, across : across + wide] for values in around)
            joint = _mean_at_centres(moved * ground.detail) - _at_centres(mean) * ground.mean
            np.maximum(best, joint / np.maximum(_at_centres(contrast) * ground.contrast, _EVEN), out=best)
    upper_cells, lower_cells = _at_centres(upper_contrast), ground.contrast
    agreement = np.where((upper_cells < _EVEN) | (lower_cells < _EVEN), np.float32(0), best)
    inside = _mean_at_centres(reach.astype(np.float32))
    agreement[((upper_cells < _EVEN) & (lower_cells < _EVEN)) | (inside < 0.8)] = np.nan
    return Cells(agreement, lower_cells, upper_cells, ground.letters, lettering(laid), ground.level, _levels(laid))


def lettering(gray: Gray) -> Flags:
    """Flag the cells that look like lettering: two brightnesses (Sarle's coefficient of bimodality) with many edges."""
    import cv2

    values = gray.astype(np.float32)
    square = values * values
    borders = np.abs(cv2.Sobel(values, cv2.CV_32F, 1, 0)) + np.abs(cv2.Sobel(values, cv2.CV_32F, 0, 1))
    mean, second, third, fourth, edge = (
        _mean_at_centres(part).astype(np.float64) for part in (values, square, square * values, square * square, borders)
    )
    deviation = np.sqrt(np.maximum(second - mean * mean, 0))
    skew = third - 3 * mean * second + 2 * mean**3
    tails = fourth - 4 * mean * third + 6 * mean**2 * second - 3 * mean**4
    variance = np.maximum(deviation**2, 1e-3)
    bimodal = (skew**2 / variance**3 + 1) / np.maximum(tails / variance**2, 1e-3)
    return np.asarray((bimodal > _BIMODAL) & (edge / np.maximum(deviation, 1e-3) > _EDGES) & (deviation > _LETTERS))


def _detail(gray: Gray) -> Floats:
    """Return the picture without its slow changes of brightness, which agree by chance."""
    import cv2

    values = gray.astype(np.float32)
    return np.asarray(values - cv2.GaussianBlur(values, (0, 0), _SLOW))


def _mean(values: Floats) -> Floats:
    import cv2

    return np.asarray(cv2.boxFilter(values, cv2.CV_32F, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT))


def _mean_at_centres(values: Floats) -> Floats:
    """Return the means around the centres of cells alone, where a filter would go over every pixel.

    A window has the rows of two cells and one more. So sums of cells serve two windows each. Those at the edges reach beyond them.
    """
    rows, half = _side(values.shape[0]), CELL // 2
    if len(rows) < 3:
        return np.asarray(rows @ values @ _side(values.shape[1]).T)
    edges = rows[[0, -1]] @ values
    sums = values[half : half + CELL * (len(rows) - 1)].reshape(len(rows) - 1, CELL, -1).sum(axis=1)
    inner = (sums[:-1] + sums[1:] + values[CELL + half + CELL :: CELL][: len(rows) - 2]) / _WINDOW
    return np.asarray(np.concatenate([edges[:1], inner, edges[1:]]) @ _side(values.shape[1]).T)


@lru_cache(64)
def _side(length: int) -> Floats:
    """Return the matrix (cells, length) of the filter of :func:`_mean` along one side, at the centres."""
    import cv2

    rows = cv2.boxFilter(np.eye(length, dtype=np.float32), cv2.CV_32F, (1, _WINDOW), borderType=cv2.BORDER_REFLECT)
    return np.ascontiguousarray(rows[CELL // 2 :: CELL])


def _moments(values: Floats) -> tuple[Floats, Floats]:
    mean = _mean(values)
    return mean, np.sqrt(np.maximum(_mean(values * values) - mean * mean, 0))


def _levels(gray: Gray) -> Floats:
    """Return the median brightness of each cell. Cells at the edge are filled up with its last pixels."""
    down, across = (len(range(CELL // 2, side, CELL)) for side in gray.shape)
    filled = np.pad(gray, [(0, max(0, count * CELL - side)) for count, side in zip((down, across), gray.shape, strict=True)], "edge")
    tiles = filled[: down * CELL, : across * CELL].reshape(down, CELL, across, CELL)
    middle = CELL * CELL // 2
    ordered = np.partition(tiles.swapaxes(1, 2).reshape(down, across, CELL * CELL), (middle - 1, middle), axis=2)
    return np.asarray(ordered[..., middle - 1 : middle + 1].mean(axis=2), np.float32)


def _at_centres(values: Floats) -> Floats:
    return np.ascontiguousarray(values[CELL // 2 :: CELL, CELL // 2 :: CELL])
