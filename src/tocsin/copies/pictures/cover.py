"""A box or sticker that was laid over a picture: the rectangle of cells in which most disagree, and outside of which most agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tocsin.copies.pictures.agreement import Cells, Flags
from tocsin.copies.pictures.prints import Floats

_DIFFERS, _AGREES, _CLEAR = 0.45, 0.6, 4.0
_AGAINST = -1.5
"""Weight of a cell that agrees, where one that does not weighs 1."""
_LEAST, _LARGEST = 8.0, 0.4
_SHADES = 32


@dataclass(frozen=True, slots=True)
class Cover:
    """A rectangle of cells. ``plain`` is the share that is even or lettering in the upper picture, ``filled`` the share of one shade."""

    cells: Flags
    plain: float
    filled: float

    @property
    def is_box(self) -> bool:
        """Return True for a rectangle that looks like a box with a text: of one shade, with nothing else but lettering."""
        return self.plain >= 0.5 and self.filled >= 0.55


def cover_of(cells: Cells) -> Cover | None:
    """Return the rectangle that something covers, or None where none of at most two fifths of the picture stands out."""
    inside = ~np.isnan(cells.agreement)
    clear = inside & ((cells.lower > _CLEAR) | (cells.upper > _CLEAR))
    weights = np.where(clear & (cells.agreement < _DIFFERS), 1.0, np.where(clear & (cells.agreement >= _AGREES), _AGAINST, 0.0))
    total, place = _heaviest(np.asarray(weights, np.float32))
    covered = np.zeros(inside.shape, np.bool_)
    covered[place] = True
    if total < _LEAST or covered.mean() > _LARGEST:
        return None
    plain = (cells.upper < _CLEAR) | cells.upper_letters
    shades = np.histogram(cells.upper_level[covered & inside], _SHADES, (0, 256))[0]
    filled = (shades + np.roll(shades, 1)).max() / max(1, shades.sum())
    return Cover(covered, float(plain[covered & inside].mean()), float(filled))


def _heaviest(weights: Floats) -> tuple[float, tuple[slice, slice]]:
    """Return the largest sum of a rectangle, and the rectangle (Kadane's rule for each pair of rows)."""
    best, place = 0.0, (slice(0), slice(0))
    sums = np.vstack([np.zeros(weights.shape[1]), np.cumsum(weights, axis=0)])
    for top in range(len(weights)):
        for bottom in range(top + 1, len(weights) + 1):
            running = np.concatenate([[0.0], np.cumsum(sums[bottom] - sums[top])])
            lowest = np.minimum.accumulate(running)
            right = int(np.argmax(running - lowest))
            if running[right] - lowest[right] > best:
                best = float(running[right] - lowest[right])
                place = slice(top, bottom), slice(int(np.argmin(running[: right + 1])), right)
    return best, place
