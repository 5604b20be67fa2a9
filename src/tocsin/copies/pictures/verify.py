"""Compare a picture with a known one after laying it over it, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tocsin.copies.pictures.agreement import CELL, agreement
from tocsin.copies.pictures.features import Features
from tocsin.copies.pictures.geometry import Fit, fit
from tocsin.copies.pictures.prints import Floats, Gray

CELLS = 24
"""Cells on the longer side of the known picture."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture with its features, reduced: all that a comparison needs."""

    gray: Gray
    features: Features


@dataclass(frozen=True, slots=True)
class Overlay:
    """A picture laid over a known one.

    `agreement` has a number from -1 to 1 for each cell of the known picture: the correlation of its brightness with that of
    the picture, or NaN where the picture does not reach or both are even. `mirrored` says that the picture is the mirror image.
    `covered` is the share of the known picture that the picture reaches.
    """

    fit: Fit
    mirrored: bool
    agreement: Floats
    covered: float


def overlay(picture: Seen, original: Seen) -> Overlay | None:
    """Return the better of the overlays of a picture and its mirror image, or None where no geometry fits."""
    best: tuple[Fit, bool] | None = None
    for mirrored in (False, True):
        features = picture.features.mirrored() if mirrored else picture.features
        candidate = fit(features, original.features)
        if candidate and (best is None or candidate.inliers > best[0].inliers):
            best = candidate, mirrored
    return _laid(picture, original, *best) if best else None


def _laid(picture: Seen, original: Seen, geometry: Fit, mirrored: bool) -> Overlay:
    import cv2

    gray = np.ascontiguousarray(picture.gray[:, ::-1]) if mirrored else picture.gray
    scale = CELLS * CELL / max(original.gray.shape)
    size = round(original.gray.shape[1] * scale), round(original.gray.shape[0] * scale)
    shrink = np.diag([scale, scale, 1.0])
    laid = cv2.warpPerspective(gray, shrink @ geometry.transform, size, flags=cv2.INTER_AREA)
    reach = cv2.warpPerspective(np.full_like(gray, 255), shrink @ geometry.transform, size) > 250
    below = cv2.resize(original.gray, size, interpolation=cv2.INTER_AREA)
    return Overlay(geometry, mirrored, agreement(laid, below, reach), float(reach.mean()))
