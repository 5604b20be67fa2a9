"""Attachments: pictures are drawn anew, so that neither metadata nor tricks come through; nothing else is shown, only handed over.

The original stays sealed as evidence.
"""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response

from tocsin.domain.report import HeldFile

_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")
_MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 2000


def is_picture(media_type: str) -> bool:
    """Whether a file of this type may be shown as a picture."""
    return media_type in _PICTURES


def shown_safely(held: HeldFile, data: bytes, original: bool) -> Response[bytes]:
    """A response that no browser runs: a picture drawn anew, or the bytes as a download."""
    drawn = None if original or not is_picture(held.media_type) else drawn_anew(data)
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    if drawn is not None:
        return Response(drawn, media_type="image/png", headers=headers)
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_plain(held.name), safe='')}"
    return Response(data, media_type="application/octet-stream", headers=headers)


def drawn_anew(data: bytes) -> bytes | None:
    """The picture's pixels in a new PNG, at most so large; None when it cannot be read, or no reader is installed."""
    try:
        import cv2
        import numpy as np
    except ImportError:
        return None
    if _pixels(data) > _MOST_PIXELS:
        return None
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        if picture is None or picture.shape[0] * picture.shape[1] > _MOST_PIXELS:
            return None
        scale = _LONGEST_SIDE / max(picture.shape[:2])
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
        return bytes(cv2.imencode(".png", small)[1].tobytes())
    except cv2.error:
        return None


def _pixels(data: bytes) -> int:
    """How many pixels a PNG claims; 0 for other formats, whose readers are bounded by their own limits."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    return 0


def _plain(name: str) -> str:
    """A file's name without folders and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"
