"""HEIF and AVIF pictures and films without their metadata, for desks that have no decoder of them (ISO 14496-12 and 23008-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_BRANDS = (b"heic", b"heix", b"heim", b"mif1", b"msf1", b"avif")
_METADATA = frozenset([b"Exif", b"mime", b"uri "])
_MOST_ITEMS = 10_000
_HOLDERS = frozenset([b"moov", b"trak"])
_TAGS = frozenset([b"udta", b"meta", b"uuid"])


class _Box(NamedTuple):
    kind: bytes
    start: int
    end: int
    kind_at: int


def without_metadata(data: bytes) -> bytes | None:
    """Return the picture with zeros in the place of EXIF, XMP and every box of a vendor. None for another format or a damaged file."""
    if data[4:8] != b"ftyp" or data[8:12] not in _BRANDS:
        return None
    try:
        spans = list(_spans(data))
    except (struct.error, IndexError, ValueError):
        return None
    cleaned = bytearray(data)
    for start, end in spans:
        if not 0 <= start <= end <= len(data):
            return None
        cleaned[start:end] = bytes(end - start)
    return bytes(cleaned)


def film_without_metadata(data: bytes) -> bytes:
    """Return an MP4 or QuickTime film without tags, such as the place where a telephone took it. Any other file stays as it is."""
    if data[4:8] != b"ftyp":
        return data
    cleaned = bytearray(data)
    try:
        for box in _tags(data, 0, len(data)):
            cleaned[box.kind_at : box.kind_at + 4] = b"free"
            cleaned[box.start : box.end] = bytes(box.end - box.start)
    except (struct.error, ValueError):  # a film that was cut off: what stands before the cut is clean
        pass
    return bytes(cleaned)


def _tags(data: bytes, start: int, end: int) -> Iterator[_Box]:
    for box in _boxes(data, start, end):
        if box.kind in _TAGS:
            yield box
        elif box.kind in _HOLDERS:
            yield from _tags(data, box.start, box.end)


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        size = size or end - start
        if size < head or start + size > end:
            raise ValueError
        yield _Box(kind, start + head, start + size, start + 4)
        start += size


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of all metadata."""
    for box in _boxes(data, 0, len(data)):
        if box.kind == b"uuid":
            yield box.start, box.end
        elif box.kind == b"meta":
            inner = {part.kind: part for part in _boxes(data, box.start + 4, box.end)}
            items = _items(data, inner[b"iinf"])
            within = inner[b"idat"].start if b"idat" in inner else -1
            yield from _places(data, inner[b"iloc"], items, within)


def _items(data: bytes, box: _Box) -> set[int]:
    """Return the numbers of the items that are metadata."""
    start = box.start + (6 if data[box.start] == 0 else 8)
    numbers = set()
    for entry in _boxes(data, start, box.end):
        version = data[entry.start]
        if entry.kind != b"infe" or version < 2:
            continue
        at = entry.start + 4
        (number,) = struct.unpack_from(">H" if version == 2 else ">I", data, at)
        at += (2 if version == 2 else 4) + 2
        if data[at : at + 4] in _METADATA:
            numbers.add(number)
    return numbers


def _places(data: bytes, box: _Box, items: set[int], within: int) -> Iterator[tuple[int, int]]:
    """Yield the places of these items, which stand in the file or in a box of their own at ``within``."""
    version, sizes = data[box.start], struct.unpack_from(">H", data, box.start + 4)[0]
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    reader = _Numbers(data, box.start + 6)
    for _ in range(min(reader.next(2 if version < 2 else 4), _MOST_ITEMS)):
        number = reader.next(2 if version < 2 else 4)
        method = reader.next(2) & 15 if version else 0
        reader.next(2)
        base = reader.next(base_size)
        for _ in range(min(reader.next(2), _MOST_ITEMS)):
            reader.next(index_size if version else 0)
            start, length = base + reader.next(offset_size), reader.next(length_size)
            if number in items:
                if method > 1 or (method == 1 and within < 0):
                    raise ValueError
                start += within if method else 0
                yield start, start + length if length else box.start


class _Numbers:
    """Reader of numbers of given sizes, one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def next(self, size: int) -> int:
        """Return the next number of ``size`` bytes, 0 for none."""
        if self._at + size > len(self._data):
            raise ValueError
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")
