"""Local features of a picture: SIFT (Lowe 2004) with square-rooted descriptors (Arandjelović and Zisserman 2012).

The strongest of each cell of a grid are kept, so that lettering, which has the most of them, does not crowd out the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.prints import Floats, Gray

SIDE = 512
"""Pixels of the longest side of the reduced picture, in which the places of features are given."""
_LOOKED_AT = 448
"""Pixels of the longest side in which they are looked for: it takes less time than 512, and half A of the blind set
lost no recall. With 384 it did."""
MOST = 600
_CELLS, _PER_CELL, _DETECTED = 8, 12, 3000
_CONTRAST = 0.02
_BINS, _TILES = 8, 4


@dataclass(frozen=True, slots=True)
class Features:
    """Features of one picture.

    `points` are pixels of the reduced picture, shape (n, 2). `descriptors` have the shape (n, 128), of length 512 each.
    `size` is width and height of the reduced picture.
    """

    points: Floats
    descriptors: npt.NDArray[np.uint8]
    size: tuple[int, int]

    def __len__(self) -> int:
        return len(self.points)

    def mirrored(self) -> Features:
        """Return the features of the mirrored picture, without looking at it again."""
        points = self.points.copy()
        points[:, 0] = self.size[0] - 1 - points[:, 0]
        return Features(points, np.ascontiguousarray(self.descriptors[:, _MIRROR]), self.size)

    def negative(self) -> Features:
        """Return the features of the negative: its directions turn around, and the tiles of a descriptor with them."""
        return Features(self.points, np.ascontiguousarray(self.descriptors[:, _NEGATIVE]), self.size)


def _mirror_order() -> npt.NDArray[np.int64]:
    """Return where the bins of a descriptor go in a mirror: rows of tiles are swapped, and directions reversed."""
    bins = np.arange(_TILES * _TILES * _BINS).reshape(_TILES, _TILES, _BINS)
    return bins[::-1, :, (-np.arange(_BINS)) % _BINS].ravel()


_MIRROR = _mirror_order()
_NEGATIVE = np.arange(_TILES * _TILES * _BINS).reshape(_TILES, _TILES, _BINS)[::-1, ::-1].ravel()


def reduced(gray: Gray, side: int = SIDE) -> Gray:
    """Return the picture with its longest side at most `side` pixels long."""
    import cv2

    scale = side / max(gray.shape)
    if scale >= 1:
        return gray
    size = max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)


def features_of(gray: Gray, most: int = MOST) -> Features:
    """Return the features of a reduced picture."""
    import cv2

    small = reduced(gray, _LOOKED_AT)
    detector = cv2.SIFT_create(nfeatures=_DETECTED, contrastThreshold=_CONTRAST)  # type: ignore[attr-defined]  # its stubs lack it
    keypoints = _spread(detector.detect(small, None), small.shape, most)
    keypoints, descriptors = detector.compute(small, keypoints)
    size = gray.shape[1], gray.shape[0]
    if descriptors is None or not len(keypoints):
        return Features(np.empty((0, 2), np.float32), np.empty((0, 128), np.uint8), size)
    scale = np.array(size, np.float32) / small.shape[1::-1]
    points = (np.array([keypoint.pt for keypoint in keypoints], np.float32) + 0.5) * scale - 0.5
    return Features(points.astype(np.float32), _rooted(descriptors), size)


def _rooted(descriptors: Floats) -> npt.NDArray[np.uint8]:
    """Return descriptors whose Euclidean distance is the Hellinger distance of the given ones, scaled to a length of 512."""
    share = descriptors / np.maximum(descriptors.sum(axis=1, keepdims=True), 1)
    return np.asarray(np.minimum(np.sqrt(share) * 512, 255).round(), np.uint8)


def _spread(keypoints: Any, shape: tuple[int, ...], most: int) -> list[Any]:
    """Return the strongest key points of each cell, and then the strongest of the others."""
    ordered = sorted(keypoints, key=lambda keypoint: -keypoint.response * keypoint.size)
    cells: dict[tuple[int, int], int] = {}
    first: list[Any] = []
    second: list[Any] = []
    for keypoint in ordered:
        cell = int(keypoint.pt[0] * _CELLS / shape[1]), int(keypoint.pt[1] * _CELLS / shape[0])
        cells[cell] = cells.get(cell, 0) + 1
        (first if cells[cell] <= _PER_CELL else second).append(keypoint)
    return (first + second)[:most]
