"""Pair the features of two pictures, and find the plane transformation that most pairs agree on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.features import Features
from tocsin.copies.pictures.prints import Floats

_RATIO = 0.85
_LEAST_PAIRS = 10
_ERROR = 4.0
"""Pixels of the known picture, whose longest side has 512, by which a point may miss its place."""
_LEAST_AREA, _MOST_AREA = 0.01, 60.0
_MOST_STRETCH = 3.0
_MOST_TRIES = 1500


@dataclass(frozen=True, slots=True)
class Fit:
    """A homography from a picture to the known one, and the places of the known picture's points that agree with it.

    `transform` has the shape (3, 3), in pixels of the reduced pictures.
    """

    transform: npt.NDArray[np.float64]
    points: Floats

    @property
    def inliers(self) -> int:
        """Return the number of pairs that agree."""
        return len(self.points)


def pairs_of(picture: Features, original: Features) -> npt.NDArray[np.int64]:
    """Return the places of features that are each other's nearest, far before the second nearest. Shape (n, 2)."""
    if len(picture) < 2 or len(original) < 2:
        return np.empty((0, 2), np.int64)
    first, second = picture.descriptors.astype(np.float32), original.descriptors.astype(np.float32)
    apart = np.einsum("ij,ij->i", first, first)[:, None] + np.einsum("ij,ij->i", second, second) - 2 * first @ second.T
    nearest = np.argmin(apart, axis=1)
    rows = np.arange(len(first))
    least = apart[rows, nearest]
    mutual = np.argmin(apart, axis=0)[nearest] == rows
    apart[rows, nearest] = np.inf
    second = apart.min(axis=1)
    distinct = mutual & (least < _RATIO**2 * second)
    return np.stack([rows[distinct], nearest[distinct]], axis=1)


def fit(picture: Features, original: Features) -> Fit | None:
    """Return the best homography, or None where too few pairs agree on a plausible one."""
    import cv2

    pairs = pairs_of(picture, original)
    if len(pairs) < _LEAST_PAIRS:
        return None
    source, target = picture.points[pairs[:, 0]], original.points[pairs[:, 1]]
    cv2.setRNGSeed(1)
    transform, mask = cv2.findHomography(source, target, cv2.USAC_MAGSAC, _ERROR, maxIters=_MOST_TRIES, confidence=0.999)
    if transform is None or not plausible(transform, picture.size):
        return None
    agreeing = target[mask.ravel().astype(bool)]
    return Fit(transform, agreeing) if len(agreeing) >= _LEAST_PAIRS else None


def plausible(transform: npt.NDArray[np.float64], size: tuple[int, int]) -> bool:
    """Return True for a transformation that turns no part inside out, and stretches no side far more than the other."""
    width, height = size
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], np.float64)
    moved = corners @ transform.T
    if (moved[:, 2] <= 1e-6).any():
        return False
    moved = moved[:, :2] / moved[:, 2:]
    sides = np.roll(moved, -1, axis=0) - moved
    turns = sides[:, 0] * np.roll(sides, -1, axis=0)[:, 1] - sides[:, 1] * np.roll(sides, -1, axis=0)[:, 0]
    area = 0.5 * float(np.sum(moved[:, 0] * np.roll(moved[:, 1], -1) - moved[:, 1] * np.roll(moved[:, 0], -1)))
    lengths = np.linalg.norm(sides, axis=1) / np.array([width, height, width, height])
    alike = lengths.max() <= _MOST_STRETCH * lengths.min()
    return bool((turns > 0).all() and alike and _LEAST_AREA <= area / (width * height) <= _MOST_AREA)
