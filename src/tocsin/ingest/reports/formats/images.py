"""Pictures: one file, one report without words, kept for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.domain.report import Attachment
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.picture_claims import WORDS, metadata
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_MARKS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
_NAMED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>[01]\d)[-_.]?(?P<day>[0-3]\d)(?:[-_ T]| at ){1,2}"
    r"(?P<hour>[0-2]\d)[-_.:h]?(?P<minute>[0-5]\d)(?:[-_.:m]?(?P<second>[0-5]\d))?"
)
_HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"avif")


def read(source: InputSource) -> Iterator[Item]:
    """Return a report without words that has the picture attached."""
    data = source.stream.whole(source.limits.document)
    picture = Attachment(source.stem, image_type(data), data)
    unread = (f"{source.stem}: a picture, not looked at",)
    claims = metadata(data)
    text = "\n".join(dict.fromkeys(value for name, value in claims if name in WORDS))
    facts = (("picture", picture.media_type), *((f"claimed {name}", value) for name, value in claims if name not in (*WORDS, "artist")))
    artist = ", ".join(value for name, value in claims if name == "artist")
    if "time" not in dict(claims) and (named := time_in_name(source.stem)):
        facts = (*facts, ("claimed time", named))
    yield submission(source, FileContent("image", data, text, facts, (picture,), unread=unread, sealed=artist))


def time_in_name(name: str) -> str:
    """Return the time that programs write into the name of a picture or recording, such as ``IMG_20250521_190407``. Else empty."""
    match = _NAMED.search(name)
    if match is None:
        return ""
    year, month, day, hour, minute, second = (match[group] for group in ("year", "month", "day", "hour", "minute", "second"))
    return f"{year}-{month}-{day} {hour}:{minute}:{second or '00'}"


def image_type(head: bytes) -> str:
    """Return the media type of a picture by its first bytes. Empty when it is none."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return "image/heif"
    return next((media for mark, media in _MARKS.items() if head.startswith(mark)), "")


def _is_image(head: FileHead) -> bool:
    return bool(image_type(head.data)) and (not head.data.startswith(b"BM") or (head.is_binary and not any(head.data[6:10])))


FORMATS = (Format("image", read, _is_image, binary=True, strings="none"),)
