"""Small films for tests, made by the encoder of OpenCV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2

MP4, AVI = "video/mp4", "video/x-msvideo"
_CODECS = {MP4: ("film.mp4", "mp4v"), AVI: ("film.avi", "MJPG")}


def film(folder: Path, pictures: Sequence[Any], media_type: str = MP4, seconds: int = 2) -> bytes:
    """Return a film that shows each picture for so many seconds, at 4 frames a second."""
    name, codec = _CODECS[media_type]
    height, width = pictures[0].shape[:2]
    writer = cv2.VideoWriter(str(folder / name), cv2.VideoWriter.fourcc(*codec), 4.0, (width, height))
    for picture in pictures:
        for _ in range(4 * seconds):
            writer.write(picture)
    writer.release()
    return (folder / name).read_bytes()
