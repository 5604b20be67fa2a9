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
_SAME_GROUND, _SAME_LEVEL = 0.7, 16.0


@dataclass(frozen=True, slots=True)
class Cover:
    """A rectangle of cells.

    ``plain`` is the share that is even or lettering in the upper picture, ``filled`` the share of one shade. ``ground`` is the share
    that is as bright as in the known picture: other words that stand on the same ground are no box.
    """

    cells: Flags
    plain: float
    filled: float
    ground: float

    @property
    def is_box(self) -> bool:
        """Return True for a rectangle that looks like a box with a text: of one shade, with nothing else but lettering."""
        return self.plain >= 0.5 and self.filled >= 0.55 and self.ground < _SAME_GROUND


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
    within = covered & inside
    level = np.abs(cells.upper_level[within] - cells.lower_level[within]) < _SAME_LEVEL
    return Cover(covered, float(plain[within].mean()), float(filled), float(level.mean()))


def _heaviest(weights: Floats) -> tuple[float, tuple[slice, slice]]:
    """Return the largest sum of a rectangle, and the rectangle (Kadane's rule for all pairs of rows at once)."""
    sums = np.vstack([np.zeros(weights.shape[1]), np.cumsum(weights, axis=0)])
    tops, bottoms = np.triu_indices(len(sums), 1)
    running = np.cumsum(np.pad(sums[bottoms] - sums[tops], ((0, 0), (1, 0))), axis=1)
    gains = running - np.minimum.accumulate(running, axis=1)
    pair, right = divmod(int(np.argmax(gains)), gains.shape[1])
    left = int(np.argmin(running[pair, : right + 1]))
    return float(gains[pair, right]), (slice(int(tops[pair]), int(bottoms[pair])), slice(left, right))
