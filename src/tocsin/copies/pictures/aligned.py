"""Two pictures that match, laid over each other and shown side by side, with what agrees tinted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.agreement import CELL
from tocsin.copies.pictures.sketch import Sketch
from tocsin.copies.pictures.verify import AGREES, PictureMatch, warped

Colour = npt.NDArray[np.uint8]
_AGREE, _DIFFER = (60, 160, 40), (40, 60, 200)
"""Blue, green and red of the tints."""
_TINT = 0.3
_GAP = 8


def side_by_side(picture: Sketch, original: Sketch, match: PictureMatch) -> Colour:
    """Return the known picture and, beside it, the other one laid over it: green cells agree, red ones do not, others say nothing."""
    import cv2

    laid, _ = warped(picture, original, match.overlay.fit, match.overlay.pose)
    left, right = (cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR) for gray in (original.ground.gray, laid))
    agreement = match.overlay.cells.agreement
    for row, column in np.argwhere(~np.isnan(agreement)):
        place = np.s_[row * CELL : (row + 1) * CELL, column * CELL : (column + 1) * CELL]
        tint = np.array(_AGREE if agreement[row, column] >= AGREES else _DIFFER)
        right[place] = ((1 - _TINT) * right[place] + _TINT * tint).astype(np.uint8)
    gap = np.full((len(left), _GAP, 3), 255, np.uint8)
    return np.asarray(np.hstack([left, gap, right]), np.uint8)
