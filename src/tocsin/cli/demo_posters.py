"""Posters of the sample campaign: drawn, lettered in four languages, and changed as people change them before they pass them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import cv2
import numpy as np

_WIDE, _HIGH, _SKYLINE = 480, 640, 400
_LETTERS_TOP, _LETTERS_LEFT = 24, 20
LANGUAGES = ("en", "nl", "tr", "ar")


@dataclass(frozen=True, slots=True)
class PosterFile:
    """A picture file of the campaign: the week whose poster it shows, its language, and how it was changed."""

    week: int
    language: str
    edit: str = ""

    @property
    def name(self) -> str:
        """Return the file name, which says nothing of what is shown, as on platforms."""
        return f"G{self.week}{self.language}{self.edit or 'plain'}xQ.jpg"


PLAIN, BAND, SMALL, CROPPED, PHOTOGRAPHED = "", "band", "small", "cropped", "photo"
FILES = (
    PosterFile(0, "en"),
    PosterFile(0, "en", BAND),
    PosterFile(1, "nl"),
    PosterFile(1, "nl", CROPPED),
    *(PosterFile(2, language) for language in LANGUAGES),
    PosterFile(2, "en", BAND),
    PosterFile(2, "nl", CROPPED),
    PosterFile(2, "tr", SMALL),
    PosterFile(2, "ar", PHOTOGRAPHED),
)
"""All picture files of the campaign, the first of each week as the channel posted it."""

Picture = Any
"""Grey levels or colours of a picture, as OpenCV takes them."""


def draw_posters() -> Mapping[PosterFile, bytes]:
    """Return all picture files as JPEG, the same ones each time."""
    words = {language: _words(language) for language in LANGUAGES}
    artworks = [_artwork(week) for week in sorted({file.week for file in FILES})]
    return {file: _changed(_lettered(artworks[file.week], words[file.language]), file.edit) for file in FILES}


def _words(language: str) -> Picture:
    """Return the words of a language as a strip, white on black: a machine may have no font for them."""
    strip = (files("tocsin.cli") / "sample" / "lettering" / f"{language}.png").read_bytes()
    return cv2.imdecode(np.frombuffer(strip, np.uint8), cv2.IMREAD_GRAYSCALE)


def _artwork(week: int) -> Picture:
    """Return houses with lit windows at a quay, and their lights in the water, others each week."""
    draw = np.random.default_rng(100 + week)
    picture = np.linspace((70, 30, 20), (140, 80, 110), _HIGH)[:, None].repeat(_WIDE, axis=1).astype(np.uint8)
    cv2.circle(picture, (int(draw.integers(60, 420)), int(draw.integers(240, 290))), int(draw.integers(18, 36)), (190, 225, 240), -1)
    edge = -10
    while edge < _WIDE:
        wide, high = int(draw.integers(40, 85)), int(draw.integers(60, 170))
        _house(picture, draw, edge, _SKYLINE - high, wide)
        edge += wide + int(draw.integers(0, 6))
    water = cv2.resize(picture[_SKYLINE - 200 : _SKYLINE], (_WIDE, _HIGH - _SKYLINE - 30))[::-1]
    picture[_SKYLINE + 30 :] = (0.7 * cv2.blur(water, (1, 9))).astype(np.uint8)
    picture[_SKYLINE : _SKYLINE + 30] = draw.integers(40, 75, (30, _WIDE, 1), np.uint8)
    for _ in range(14):
        place = (int(draw.integers(10, 470)), int(draw.integers(_SKYLINE + 40, _HIGH - 10)))
        cv2.ellipse(picture, place, (int(draw.integers(6, 26)), 4), 0, 0, 360, (90, 190, 240), -1)
    return cv2.GaussianBlur(picture, (0, 0), 2.2)


def _house(picture: Picture, draw: np.random.Generator, edge: int, top: int, wide: int) -> None:
    shade = tuple(int(level) for level in draw.integers(25, 120, 3))
    cv2.rectangle(picture, (edge, top), (edge + wide, _SKYLINE), shade, -1)
    roof = np.array([(edge, top), (edge + wide, top), (edge + wide // 2, top - int(draw.integers(8, 34)))])
    cv2.fillPoly(picture, [roof], tuple(level // 2 for level in shade))
    for x in range(edge + 8, edge + wide - 14, 22):
        for y in range(top + 10, _SKYLINE - 16, 28):
            lit = (90, 200, 250) if draw.random() < 0.5 else (30, 25, 25)
            cv2.rectangle(picture, (x, y), (x + 9, y + 13), lit, -1)


def _lettered(artwork: Picture, words: Picture) -> Picture:
    picture = artwork.copy()
    high, wide = words.shape
    place = picture[_LETTERS_TOP : _LETTERS_TOP + high, _LETTERS_LEFT : _LETTERS_LEFT + wide]
    share = words[:, :, None] / 255
    place[:] = ((1 - share) * place + share * np.array((235, 250, 255))).astype(np.uint8)
    return picture


def _changed(picture: Picture, edit: str) -> bytes:
    if edit == BAND:
        picture = np.vstack([picture, np.full((44, _WIDE, 3), 20, np.uint8)])
        cv2.putText(picture, "@quay_friends", (130, _HIGH + 30), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (255, 255, 255), 2)
    elif edit == CROPPED:
        picture = picture[:-70, 60:]
    elif edit == SMALL:
        picture = cv2.resize(picture, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    elif edit == PHOTOGRAPHED:
        picture = _photographed(picture)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 45 if edit == SMALL else 85])[1].tobytes()


def _photographed(picture: Picture) -> Picture:
    """Return a print of the picture as a camera sees it on a wall: aslant, in uneven light, with noise."""
    high, wide = picture.shape[:2]
    corners = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    placed = np.array(((70, 40), (508, 64), (490, 650), (52, 622)), np.float32)
    wall = np.full((700, 560, 3), (150, 160, 165), np.uint8)
    aslant = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, placed), (560, 700), wall, borderMode=cv2.BORDER_TRANSPARENT)
    light = np.linspace(0.75, 1.1, 560)[None, :, None]
    noise = np.random.default_rng(3).normal(0, 5, aslant.shape)
    return np.clip(aslant * light + noise, 0, 255).astype(np.uint8)
