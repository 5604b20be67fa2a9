"""The pictures that a file holds: itself, the pages of a PDF that have no text, or frames of a film. A bounded child process draws each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tocsin.copies.pictures.decoder import drawn_frames, drawn_pages, holds_film, reencoded
from tocsin.copies.pictures.prints import Gray

MOST_PAGES = 30
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Page:
    """A picture to read, one page of a document, or one frame of a film, numbered from 1. ``number`` is 0 for a picture.

    ``seconds`` is the time of a frame. A picture without ``gray`` could not be drawn.
    """

    number: int
    gray: Gray | None
    seconds: float | None = None


def holds_pictures(media_type: str) -> bool:
    """Return True for the media types that are read by machine."""
    return media_type == PDF or media_type.startswith("image/") or holds_film(media_type)


def pages_of(data: bytes, media_type: str) -> Iterator[Page]:
    """Yield the pictures of a file. A file that is no picture, PDF or film has none."""
    if media_type == PDF:
        for number, png in drawn_pages(data, MOST_PAGES):
            yield Page(number, _gray(png))
    elif media_type.startswith("image/"):
        yield Page(0, _gray(reencoded(data) or b""))
    elif holds_film(media_type):
        yield from _frames(data, media_type)


def _frames(data: bytes, media_type: str) -> Iterator[Page]:
    """Yield the frames of a film, or one that could not be drawn. A recording without pictures has none."""
    frames = drawn_frames(data, media_type)
    for number, (seconds, png) in enumerate(frames, 1):
        yield Page(number, _gray(png), seconds)
    if not frames and media_type.startswith("video/"):
        yield Page(0, None)


def _gray(png: bytes) -> Gray | None:
    if not png:  # also where no decoder is installed
        return None
    import cv2

    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)
