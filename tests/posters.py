"""Posters drawn for tests, each from its seed: a scene, a headline and smaller lines. Siblings share all but scene and words."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

Picture = np.ndarray[Any, np.dtype[np.uint8]]
WORDS = (
    "HARBOUR",
    "LANTERN",
    "TONIGHT",
    "SQUARE",
    "MARCH",
    "BRIDGE",
    "VOICES",
    "WINTER",
    "GARDEN",
    "STREET",
    "LIBRARY",
    "SILENT",
    "RIVER",
    "MARKET",
    "TOWERS",
    "EIGHT",
)


def poster(seed: int, template: int = 0, words: int | None = None, size: tuple[int, int] = (540, 720)) -> Picture:
    """Return a poster, width and height as in ``size``. ``words`` is the seed of its lines, by default its own."""
    width, height = size
    style, scene = np.random.default_rng(template), np.random.default_rng(1000 + seed)
    picture = np.full((height, width, 3), style.integers(150, 240, 3), np.uint8)
    top = int(height * style.uniform(0.25, 0.35))
    picture[top : height - top] = _scene(scene, width, height - 2 * top)
    cv2.rectangle(picture, (8, 8), (width - 9, height - 9), style.integers(0, 120, 3).tolist(), 3)
    lines = np.random.default_rng(5000 + (seed if words is None else words))
    ink = style.integers(0, 90, 3).tolist()
    for number, scale in enumerate((1.7, 1.1)):
        _write(picture, " ".join(lines.choice(WORDS, 2, replace=False)), top // 2 + 55 * number - 10, scale, ink)
    for number in range(3):
        _write(picture, " ".join(lines.choice(WORDS, 3)) + f" {lines.integers(1, 30)}", height - top + 50 + 45 * number, 0.8, ink)
    return picture


def _scene(rng: np.random.Generator, width: int, height: int) -> Picture:
    coarse = cv2.resize(rng.integers(0, 255, (6, 8, 3)).astype(np.uint8), (width, height), interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(rng.integers(0, 60, (60, 80, 3)).astype(np.uint8), (width, height))
    scene = cv2.addWeighted(coarse, 0.8, fine, 0.9, 0)
    for _ in range(14):
        centre, radius = (int(rng.integers(0, width)), int(rng.integers(0, height))), int(rng.integers(12, 60))
        colour = rng.integers(0, 255, 3).tolist()
        if rng.random() < 0.5:
            cv2.circle(scene, centre, radius, colour, -1)
        else:
            cv2.fillPoly(scene, [rng.integers(-radius, radius, (4, 2)) + np.array(centre)], colour)
    return np.asarray(scene, np.uint8)


def _write(picture: Picture, text: str, y: int, scale: float, ink: list[int]) -> None:
    (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, scale, 2)
    scale = min(scale, scale * (picture.shape[1] - 40) / width)
    cv2.putText(picture, text, (20, y), cv2.FONT_HERSHEY_DUPLEX, scale, ink, 2, cv2.LINE_AA)
