"""Decode pictures of strangers in a bounded child process, which is started again when a picture ends it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from threading import BoundedSemaphore, Lock, Timer
from types import TracebackType
from typing import Self

from tocsin.copies.pictures.size import picture_size
from tocsin.copies.pictures.sketch import Sketch, decode

MOST_PIXELS = 40_000_000
_SECONDS = 20
_MOST_OUTPUT = 64 * 1024 * 1024
_NUMBER = 8
_FILM_SECONDS = 90
MOST_FRAMES = 12
"""Frames of a film that are looked at."""
_CONTAINERS = {
    "video/mp4": "mov", "video/3gpp": "mov", "video/quicktime": "mov", "video/webm": "matroska,webm", "video/x-matroska": "matroska,webm",
    "video/x-msvideo": "avi", "video/ogg": "ogg", "audio/ogg": "ogg",
}  # fmt: skip
"""FFmpeg's names of the containers of films, by media type."""
_COMMAND = [sys.executable, "-m", "tocsin.copies.pictures.child"]
_children = BoundedSemaphore(2)


def can_decode(data: bytes) -> bool:
    """Return True for a picture whose header names a size of at most 40 million pixels, where a decoder is installed."""
    size = picture_size(data)
    return size is not None and 0 < size[0] * size[1] <= MOST_PIXELS and importlib.util.find_spec("cv2") is not None


def reencoded(data: bytes) -> bytes | None:
    """Return the picture as a new PNG of at most 2000 pixels a side.

    Return None when the header names no size or more than 40 million pixels, when it cannot be decoded in a child process
    with bounded memory and time, or when no decoder is installed.
    """
    if not can_decode(data):
        return None
    with _children:
        try:
            child = subprocess.run(  # noqa: S603 - our own module, and nothing of the input on its command line
                [*_COMMAND, "png"], input=data, capture_output=True, timeout=_SECONDS, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
    return child.stdout if child.returncode == 0 and 0 < len(child.stdout) <= _MOST_OUTPUT else None


def drawn_pages(pdf: bytes, most: int) -> list[tuple[int, bytes]]:
    """Return the pages of a PDF that have no text, each with its number and as a PNG, which is empty where it cannot be drawn.

    Return none for a file that cannot be opened in a child process with bounded memory and time.
    """
    if importlib.util.find_spec("cv2") is None:
        return []
    with _children:
        try:
            child = subprocess.run(  # noqa: S603 - our own module and a number
                [*_COMMAND, "pages", str(most)], input=pdf, capture_output=True, timeout=most * _SECONDS, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return []
    return list(_numbered(child.stdout))


def holds_film(media_type: str) -> bool:
    """Return True for the media types of films that can be looked at, where a decoder is installed."""
    return media_type in _CONTAINERS and importlib.util.find_spec("cv2") is not None


def drawn_frames(film: bytes, media_type: str, most: int = MOST_FRAMES) -> list[tuple[float, bytes]]:
    """Return frames of a film that differ from each other, each with its time in seconds and as a PNG.

    Return none for a file that cannot be opened in a child process with bounded memory and time, and the first frames of a film that
    takes longer. The libraries of FFmpeg in OpenCV read the film.
    """
    if not holds_film(media_type):
        return []
    call = [*_COMMAND, "frames", str(most), _CONTAINERS[media_type]]
    with _children:
        try:
            child = subprocess.run(call, input=film, capture_output=True, timeout=_FILM_SECONDS, check=False)  # noqa: S603 - our own module
            answer = child.stdout
        except subprocess.TimeoutExpired as late:
            answer = late.stdout or b""
        except OSError:
            answer = b""
    return [(moment / 1000, png) for moment, png in _numbered(answer[:_MOST_OUTPUT])]


def _numbered(answer: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 * _NUMBER <= len(answer):
        number, length = (int.from_bytes(answer[start : start + _NUMBER], "big") for start in (at, at + _NUMBER))
        at += 2 * _NUMBER + length
        if at <= len(answer):
            yield number, answer[at - length : at]


class Decoder:
    """A child process that sketches one picture after another."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def sketch(self, data: bytes) -> Sketch | None:
        """Return the sketch of a picture, or None when it cannot be decoded within bounds."""
        if not can_decode(data):
            return None
        with self._turn:
            answer = self._ask(data)
        try:
            return decode(answer) if answer else None
        except ValueError:
            return None

    def close(self) -> None:
        """End the child process."""
        child, self._child = self._child, None
        if child:
            child.kill()
            child.communicate()

    def _ask(self, data: bytes) -> bytes:
        child = self._child = self._child or subprocess.Popen(  # noqa: S603 - our own module
            [*_COMMAND, "sketches"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert child.stdin
        assert child.stdout
        timer = Timer(_SECONDS, child.kill)
        timer.start()
        try:
            child.stdin.write(len(data).to_bytes(_NUMBER, "big") + data)
            child.stdin.flush()
            number = child.stdout.read(_NUMBER)
            length = int.from_bytes(number, "big")
            answer = child.stdout.read(length) if length <= _MOST_OUTPUT else b""
        except OSError:
            number = answer = b""
        finally:
            timer.cancel()
        if len(number) < _NUMBER or len(answer) < length:
            self.close()
            return b""
        return answer
