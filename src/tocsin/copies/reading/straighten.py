"""Straighten a picture by its lines of text."""

from __future__ import annotations

import numpy as np

from tocsin.copies.pictures.prints import Gray

_SIDE = 400
_STEEPEST, _STEP = 15.0, 0.5
_CLEARLY = 1.1


def straightened(gray: Gray) -> tuple[Gray, float]:
    """Return the picture with its lines of text level, and the angle in degrees by which it was turned."""
    angle = slant(gray)
    return turned(gray, angle), angle


def slant(gray: Gray) -> float:
    """Return the angle in degrees at which lines of text run most nearly level: the one whose row sums vary most."""
    import cv2

    scale = min(1.0, _SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edges = np.asarray(cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 0, 1)), np.uint8)
    angles = np.arange(-_STEEPEST, _STEEPEST + _STEP, _STEP)
    sharpness = [float(np.var(np.diff(turned(edges, angle).sum(axis=1, dtype=np.float64)))) for angle in angles]
    best = int(np.argmax(sharpness))
    level = sharpness[len(angles) // 2]
    return float(angles[best]) if sharpness[best] > _CLEARLY * level else 0.0


def turned(gray: Gray, angle: float) -> Gray:
    """Return the picture turned by an angle in degrees, in a frame of the same size."""
    import cv2

    if not angle:
        return gray
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(gray, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)
