"""Attachments: pictures are re-encoded, which removes metadata and exploits. Recordings and films are played.

The original stays sealed as evidence, and any other file with it: a download for people who may open a source.
"""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response

from tocsin.copies.pictures.decoder import reencoded
from tocsin.copies.pictures.heif import without_metadata
from tocsin.copies.recordings import without_tags
from tocsin.domain.report import HeldFile

_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")
_CLEANED = ("image/heif", "image/heic", "image/avif")
_PLAYED = (
    "audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/flac", "audio/wav", "audio/webm", "video/mp4", "video/webm", "video/ogg",
    "video/3gpp", "video/quicktime",
)  # fmt: skip


_HEADERS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


def is_picture(media_type: str) -> bool:
    """Return True for the media types that are shown as pictures."""
    return media_type in _PICTURES


def is_played(media_type: str) -> bool:
    """Return True for the media types of recordings and films that browsers play."""
    return media_type in _PLAYED


def is_shown(media_type: str) -> bool:
    """Return True for the media types that have a form in which they are shown without their metadata."""
    return is_picture(media_type) or is_played(media_type) or media_type in _CLEANED


def shown_safely(attachment: HeldFile, data: bytes, range_header: str = "") -> Response[bytes] | None:
    """Return a picture drawn anew, a recording to play, or None for a file that has no form without its metadata and words.

    ``range_header`` is the header ``Range`` of the request, of which a player asks parts of a recording (RFC 9110, section 14).
    """
    if is_played(attachment.media_type):
        return _played(attachment.media_type, without_tags(data), dict(_HEADERS), range_header)
    if is_picture(attachment.media_type) and (picture := reencoded(data)) is not None:
        return Response(picture, media_type="image/png", headers=dict(_HEADERS))
    if (bare := without_metadata(data)) is not None:
        return downloaded(attachment, bare)
    return None


def downloaded(attachment: HeldFile, data: bytes) -> Response[bytes]:
    """Return bytes as a download."""
    name = quote(_plain(attachment.name), safe="")
    headers = {**_HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _played(media_type: str, data: bytes, headers: dict[str, str], range_header: str) -> Response[bytes]:
    headers["Accept-Ranges"] = "bytes"
    span = byte_span(range_header, len(data))
    if span is None:
        return Response(data, media_type=media_type, headers=headers)
    first, last = span
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(data[first : last + 1], status_code=206, media_type=media_type, headers=headers)


def byte_span(range_header: str, length: int) -> tuple[int, int] | None:
    """Return the first and last byte that a header ``Range`` asks for. None for the whole, and for what is no single span within it."""
    unit, _, span = range_header.partition("=")
    start, dash, end = span.strip().partition("-")
    if unit.strip() != "bytes" or not dash or not (start + end).isascii() or not (start + end).isdecimal():
        return None
    first = int(start) if start else max(0, length - int(end))
    last = min(int(end), length - 1) if start and end else length - 1
    return (first, last) if first <= last else None


def _plain(name: str) -> str:
    """Return a file's name without folders and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"
