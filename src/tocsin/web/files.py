"""Attachments: pictures are re-encoded, which removes metadata and exploits. Any other file is a download.

The original stays sealed as evidence.
"""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response

from tocsin.copies.pictures.decoder import reencoded
from tocsin.domain.report import HeldFile

_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")


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


def _plain(name: str) -> str:
    """Return a file's name without folders and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"
