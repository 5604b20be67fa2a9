"""Claims that a picture file makes about itself: words, time, place and device, in EXIF and in the text chunks of PNG.

Anybody can write them, so they are shown as claims. Sources: EXIF 2.32 (JEITA CP-3451), PNG (ISO 15948), TIFF 6.0.
"""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections.abc import Iterator

from tocsin.ingest import encodings

Claim = tuple[str, str]

WORDS = ("description", "comment", "title", "text")
"""Names of the claims that are words of a person."""

_PNG = b"\x89PNG\r\n\x1a\n"
_TAGS = {0x010E: "description", 0x010F: "maker", 0x0110: "device", 0x0132: "changed", 0x013B: "artist", 0x9003: "time",
         0x9011: "offset", 0x9286: "comment", 0x010D: "title", 0x9C9B: "title", 0x9C9C: "comment"}  # fmt: skip
_INNER = (0x8769, 0x8825)
_PLACE = {1: "north or south", 2: "latitude", 3: "east or west", 4: "longitude"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_EXIF_TIME = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_NAMES = {"creation time": "time", "description": "description", "comment": "comment", "title": "title", "author": "artist"}
_PROGRAM = ("software", "date:create", "date:modify")
_XMP = {"dc:description": "description", "dc:title": "title", "dc:creator": "artist", "photoshop:headline": "title",
        "exif:usercomment": "comment", "exif:datetimeoriginal": "time", "photoshop:datecreated": "time", "xmp:createdate": "time",
        "photoshop:city": "place", "photoshop:captionwriter": "artist"}  # fmt: skip
_XMP_NAMES = "dc:(?:description|title|creator)|photoshop:[A-Za-z]{4,20}|exif:(?:UserComment|DateTimeOriginal)|xmp:CreateDate"
_TAG = re.compile(rf"<(/?)({_XMP_NAMES})>")
_ATTRIBUTE = re.compile(rf"\s({_XMP_NAMES})=\"([^\"]{{0,4000}})\"")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_MOST = 1 << 20
_FIELDS = 400


def metadata(data: bytes) -> list[Claim]:
    """Return the claims of a picture. Damaged ones are left out."""
    claims = list(_claims(data))
    values = dict(claims)
    time = values.get("time") or values.get("changed") or ""
    if _EXIF_TIME.match(time) and not time.startswith("0000"):
        offset = values.get("offset", "")
        claims = [claim for claim in claims if claim[0] not in ("time", "offset")]
        claims.append(("time", f"{time[:10].replace(':', '-')}T{time[11:19]}{offset}"))
    return [(name, value) for name, value in claims if value.strip()]


def _claims(data: bytes) -> Iterator[Claim]:
    try:
        if data.startswith(_PNG):
            yield from _chunks(data)
        elif data.startswith((b"II*\0", b"MM\0*")):
            yield from _pages(data)
        elif (at := _exif_at(data)) >= 0:
            yield from _fields(data[at:])
        yield from _packet(data)
    except (struct.error, zlib.error, ValueError, IndexError):
        return


def _exif_at(data: bytes) -> int:
    """Return where EXIF begins in a JPEG, WebP or HEIF. -1 when there is none."""
    at = data.find(b"Exif\0\0")
    if at >= 0 and data[at + 6 : at + 8] in (b"II", b"MM"):
        return at + 6
    chunk = data.find(b"EXIF") if data.startswith(b"RIFF") else -1
    if chunk >= 0:
        return chunk + 8
    heads = (data.find(mark) for mark in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08")) if data[4:8] == b"ftyp" else ()
    return max(heads, default=-1)


def _packet(data: bytes) -> Iterator[Claim]:
    """Return the words, people and times of an XMP packet (ISO 16684)."""
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start)
    if start < 0 or end < 0 or end - start > _MOST:
        return
    text = data[start:end].decode("utf-8", "replace")
    for stated, words in _stated(text):
        if name := _XMP.get(stated.lower()):
            yield name, html.unescape(_MARKUP.sub(" ", words)).strip()


def _stated(text: str) -> Iterator[Claim]:
    """Yield names and words of elements and attributes, in the order of their ends. A look at each tag is enough."""
    yield from ((match[1], match[2]) for match in _ATTRIBUTE.finditer(text))
    begun: dict[str, int] = {}
    for tag in _TAG.finditer(text):
        if not tag[1]:
            begun.setdefault(tag[2], tag.end())
        elif (start := begun.pop(tag[2], -1)) >= 0:
            yield tag[2], text[start : tag.start()]


def _chunks(data: bytes) -> Iterator[Claim]:
    """Return the text chunks of a PNG, compressed and not."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        name, _, value = body.partition(b"\0")
        label = _label(name.decode("latin-1"))
        if kind == b"tEXt":
            yield label, _decoded(value)
        elif kind == b"zTXt":
            yield label, _decoded(_inflated(value[1:]))
        elif kind == b"iTXt":
            text = value[2:].split(b"\0", 2)[-1]
            yield label, _decoded(_inflated(text) if value[:1] == b"\1" else text)
        elif kind == b"tIME" and size >= 7:
            year, month, day, hour, minute, second = struct.unpack_from(">H5B", body)
            yield "changed", f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"
            yield "offset", "Z"
        elif kind == b"eXIf":
            yield from _fields(body)


def _inflated(value: bytes) -> bytes:
    return zlib.decompressobj().decompress(value, _MOST)


def _label(name: str) -> str:
    name = name.strip().lower()
    return _NAMES.get(name, name if name in _PROGRAM else "text")


def _decoded(value: bytes) -> str:
    return encodings.clean(encodings.decode_as(value, "utf-8", encodings.legacy(value))[0]).strip("\0 ")


def _pages(data: bytes) -> Iterator[Claim]:
    """Return the fields of every page of a TIFF."""
    order = "<" if data[:2] == b"II" else ">"
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    for _ in range(64):
        if not place:
            return
        yield from _directory(data, place, order)
        (count,) = struct.unpack_from(f"{order}H", data, place)
        (place,) = struct.unpack_from(f"{order}I", data, place + 2 + 12 * count)


def _fields(data: bytes) -> Iterator[Claim]:
    order = "<" if data[:2] == b"II" else ">"
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    yield from _directory(data, place, order)


def _directory(data: bytes, place: int, order: str, inner: bool = False) -> Iterator[Claim]:
    """Return the known fields of one directory, and those of the directories it points to."""
    (count,) = struct.unpack_from(f"{order}H", data, place)
    where: dict[str, str] = {}
    for number in range(min(count, _FIELDS)):
        tag, kind, amount = struct.unpack_from(f"{order}HHI", data, place + 2 + 12 * number)
        size = _SIZES.get(kind, 1) * amount
        at = place + 10 + 12 * number
        if size > 4:
            (at,) = struct.unpack_from(f"{order}I", data, at)
        value = data[at : at + min(size, _MOST)]
        if tag in _INNER and not inner:
            yield from _directory(data, struct.unpack_from(f"{order}I", value)[0], order, inner=True)
        elif inner and tag in _PLACE and len(value) >= (1 if tag in (1, 3) else 24):
            where[_PLACE[tag]] = value[:1].decode("latin-1") if tag in (1, 3) else str(_degrees(value, order))
        elif tag in _TAGS:
            yield _TAGS[tag], _words(tag, value)
    if "latitude" in where and "longitude" in where:
        south, west = where.get("north or south") == "S", where.get("east or west") == "W"
        yield "place", f"{'-' if south else ''}{where['latitude']}, {'-' if west else ''}{where['longitude']}"


def _words(tag: int, value: bytes) -> str:
    if tag in (0x9C9B, 0x9C9C):
        return value.decode("utf-16-le", "replace").strip("\0 ")
    if tag == 0x9286:
        value = value[8:]
    return _decoded(value.split(b"\0")[0] if tag != 0x9286 else value)


def _degrees(value: bytes, order: str) -> float:
    parts: tuple[int, ...] = struct.unpack_from(f"{order}6I", value)
    degrees, minutes, seconds = (parts[n] / (parts[n + 1] or 1) for n in (0, 2, 4))
    return round(degrees + minutes / 60 + seconds / 3600, 6)
