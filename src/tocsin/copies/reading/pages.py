"""The pictures that a file holds: itself, or the pages of a PDF that have no text. Each is drawn in a bounded child process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tocsin.copies.pictures.decoder import drawn_pages, reencoded
from tocsin.copies.pictures.prints import Gray

MOST_PAGES = 30
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Page:
    """A picture to read, or one page of a document, numbered from 1. ``number`` is 0 for a picture. None could not be drawn."""

    number: int
    gray: Gray | None


def holds_pictures(media_type: str) -> bool:
    """Return True for the media types that are read by machine."""
    return media_type == PDF or media_type.startswith("image/")


def pages_of(data: bytes, media_type: str) -> Iterator[Page]:
    """Yield the pictures of a file. A file that is neither a picture nor a PDF has none."""
    if media_type == PDF:
        for number, png in drawn_pages(data, MOST_PAGES):
            yield Page(number, _gray(png))
    elif media_type.startswith("image/"):
        yield Page(0, _gray(reencoded(data) or b""))


def _gray(png: bytes) -> Gray | None:
    if not png:  # also where no decoder is installed
        return None
    import cv2

    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)
