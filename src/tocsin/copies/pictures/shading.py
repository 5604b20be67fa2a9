"""Agreement of two pictures in their light and dark areas, apart from lettering.

Posters of one series share words and layout, and differ in the background. Details do not show that where the lettering is strong. The
brightness of the cells does: for a copy it follows from that of the original by one curve, and a slope of light over the picture.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.agreement import Cells, Flags
from tocsin.copies.pictures.prints import Floats

_LEAST_CELLS = 20
_ROUNDS, _SOFT, _NEAR = 20, 2.0, 8.0
"""Rounds of the fit, grey levels below which residuals count alike, and up to which a cell agrees."""

Doubles = npt.NDArray[np.float64]


def shading_agrees(cells: Cells, within: Flags) -> float:
    """Return the share of cells within these and without lettering whose brightness follows, the worse of the two ways. 1 for few cells."""
    plain = within & ~np.isnan(cells.agreement) & ~cells.lower_letters & ~cells.upper_letters
    if plain.sum() < _LEAST_CELLS:
        return 1.0
    down, across = np.argwhere(plain).T / max(plain.shape)
    upper, lower = cells.upper_level[plain], cells.lower_level[plain]
    return min(_follows(one, two, down, across) for one, two in ((upper, lower), (lower, upper)))


def _follows(source: Floats, target: Floats, down: Doubles, across: Doubles) -> float:
    """Return the share of cells near the best curve: a cubic of the brightness, and a quadratic of the place (least absolute residuals)."""
    tone = (source.astype(np.float64) - 128) / 128
    parts = (np.ones_like(tone), tone, tone**2, tone**3, across, down, across**2, down**2, across * down, tone * across, tone * down)
    design, weights = np.stack(parts, axis=1), np.ones_like(tone)
    residual = np.zeros_like(tone)
    for _ in range(_ROUNDS):
        root = np.sqrt(weights)
        solution = np.linalg.lstsq(design * root[:, None], target * root, rcond=None)[0]
        residual = np.abs(target - design @ solution)
        weights = 1 / np.maximum(residual, _SOFT)
    return float((residual < _NEAR).mean())
