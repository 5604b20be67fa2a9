"""WebM and Matroska recordings and films without their tags (RFC 8794 and RFC 9559).

An element that is a tag becomes one of nothing, in its place and of its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_EBML, _SEGMENT, _INFO, _TRACKS, _TRACK, _CHECKSUM = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xBF
_CLUSTER = 0x1F43B675
_HOLDERS = frozenset([_SEGMENT, _INFO, _TRACKS, _TRACK])
_TAGS = frozenset(
    [0x1254C367, 0x1941A469, 0x1043A770, 0x7BA9, 0x4461, 0x7384, 0x3C83AB, 0x3E83BB, 0x73A4, 0x3CB923, 0x3EB923, 0x536E, _CHECKSUM]
)
"""Tags, attachments, chapters, title, date, names and numbers of files, names of tracks. A checksum would no longer be right."""
_PROGRAMS = frozenset([0x4D80, 0x5741])
"""Names of programs, which a file must have. They are made zeros."""
_NOTHING = 0xEC
_LONG = 8
"""Bytes of a size in its longest form."""
_MOST_ELEMENTS = 1_000_000


class _Element(NamedTuple):
    kind: int
    start: int
    body: int
    end: int | None


def is_matroska(data: bytes) -> bool:
    """Return True for a WebM or Matroska file."""
    return data.startswith(_EBML.to_bytes(4, "big"))


def without_tags(data: bytes) -> bytes:
    """Return a WebM or Matroska file without its tags. What stands behind a fault stays as it is."""
    cleaned = bytearray(data)
    for element in _elements(data):
        end = min(len(data), len(data) if element.end is None else element.end)
        if element.kind in _TAGS:
            cleaned[element.start : end] = _nothing(end - element.start)
        elif element.kind in _PROGRAMS:
            cleaned[element.body : end] = bytes(end - element.body)
    return bytes(cleaned)


def _elements(data: bytes) -> Iterator[_Element]:
    """Yield the elements, those within others that hold tags or whose size is not stated among them."""
    at = 0
    for _ in range(_MOST_ELEMENTS):
        element = _element(data, at)
        if element is None:
            return
        yield element
        at = element.body if element.kind in _HOLDERS or (element.end is None and element.kind == _CLUSTER) else element.end or len(data)


def _element(data: bytes, at: int) -> _Element | None:
    kind = _number(data, at, marked=True)
    size = _number(data, at + kind[1], marked=False) if kind else None
    if kind is None or size is None:
        return None
    body = at + kind[1] + size[1]
    unknown = size[0] == (1 << 7 * size[1]) - 1
    return _Element(kind[0], at, body, None if unknown else body + size[0])


def _number(data: bytes, at: int, *, marked: bool) -> tuple[int, int] | None:
    """Return a number of variable length and its length, None behind the end. ``marked`` keeps the bit that tells the length."""
    length = 9 - data[at].bit_length() if at < len(data) else 9
    if length > _LONG or at + length > len(data):
        return None
    number = int.from_bytes(data[at : at + length], "big")
    return (number if marked else number & ((1 << 7 * length) - 1)), length


def _nothing(size: int) -> bytes:
    """Return an element of nothing that takes so many bytes, which are at least two."""
    if size > 1 + _LONG:
        return (_NOTHING.to_bytes(1, "big") + (1 << 7 * _LONG | size - 1 - _LONG).to_bytes(_LONG, "big")).ljust(size, b"\0")
    return bytes([_NOTHING, 0x80 | size - 2]).ljust(size, b"\0")
