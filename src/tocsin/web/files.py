"""Attachments: pictures are re-encoded, which removes metadata and exploits. Any other file is a download.

The original stays sealed as evidence.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from threading import BoundedSemaphore
from urllib.parse import quote

from litestar import Response

from tocsin.domain.report import HeldFile
from tocsin.web.picture_size import picture_size

_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")
MOST_PIXELS = 40_000_000
_SECONDS = 20
_MOST_OUTPUT = 64 * 1024 * 1024
_children = BoundedSemaphore(2)


def is_picture(media_type: str) -> bool:
    """Return True for the media types that are shown as pictures."""
    return media_type in _PICTURES


def shown_safely(attachment: HeldFile, data: bytes, original: bool) -> Response[bytes]:
    """Return a response that no browser runs: a re-encoded picture, or the bytes as a download."""
    picture = None if original or not is_picture(attachment.media_type) else reencoded(data)
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    if picture is not None:
        return Response(picture, media_type="image/png", headers=headers)
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_plain(attachment.name), safe='')}"
    return Response(data, media_type="application/octet-stream", headers=headers)


def reencoded(data: bytes) -> bytes | None:
    """Return the picture as a new PNG of at most 2000 pixels a side.

    Return None when the header names no size or more than 40 million pixels, when it cannot be decoded in a child process
    with bounded memory and time, or when no decoder is installed.
    """
    size = picture_size(data)
    if size is None or not 0 < size[0] * size[1] <= MOST_PIXELS or importlib.util.find_spec("cv2") is None:
        return None
    with _children:
        try:
            child = subprocess.run(  # our own module, and nothing of the input on its command line
                [sys.executable, "-m", "tocsin.web.picture_child"], input=data, capture_output=True, timeout=_SECONDS, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
    return child.stdout if child.returncode == 0 and 0 < len(child.stdout) <= _MOST_OUTPUT else None


def _plain(name: str) -> str:
    """Return a file's name without folders and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"
