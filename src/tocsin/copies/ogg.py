"""Ogg recordings and films without their comments (RFC 3533, RFC 7845, and the comment headers of Vorbis, Theora, FLAC and Speex).

The second packet of each stream holds them. It is made empty in its place, and the checksums of its pages are reckoned anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_HEAD = 27
_FIRST = 0x02
_FULL = 255
_FRAMING = b"\x01"
_COMMENTS = ((b"\x01vorbis", b"\x03vorbis", _FRAMING), (b"\x80theora", b"\x81theora", b""), (b"OpusHead", b"OpusTags", b""),
             (b"Speex   ", b"", b""))  # fmt: skip
"""Beginnings of the first and of the second packet of a stream, and what stands behind empty comments."""
_FLAC, _FLAC_HEAD = b"\x7fFLAC", 4
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class _Page(NamedTuple):
    start: int
    stream: bytes
    is_first: bool
    sizes: bytes
    data: int
    end: int


@dataclass(slots=True)
class _Stream:
    """The first packet of a stream, as far as it is read, and the spans of the second one."""

    packet: int = 0
    first: bytes = b""
    spans: list[tuple[int, int]] = field(default_factory=list)


def without_comments(data: bytes) -> bytes:
    """Return an Ogg file with empty comments. What stands behind a fault stays as it is."""
    cleaned = bytearray(data)
    touched: list[_Page] = []
    streams: dict[bytes, _Stream] = {}
    waiting: dict[bytes, list[_Page]] = {}
    for page in _pages(data):
        if page.is_first:
            streams[page.stream], waiting[page.stream] = _Stream(), []
        stream = streams.get(page.stream)
        if stream is None or stream.packet > 1:
            continue
        waiting[page.stream].append(page)
        _read(stream, page, data)
        if stream.packet > 1:
            _empty(cleaned, stream)
            touched += waiting.pop(page.stream)
    for page in touched:
        cleaned[page.start + 22 : page.start + 26] = bytes(4)
        cleaned[page.start + 22 : page.start + 26] = checksum(cleaned[page.start : page.end]).to_bytes(4, "little")
    return bytes(cleaned)


def _pages(data: bytes) -> Iterator[_Page]:
    at = 0
    while data[at : at + 4] == b"OggS" and at + _HEAD <= len(data):
        sizes = data[at + _HEAD : at + _HEAD + data[at + 26]]
        start = at + _HEAD + len(sizes)
        end = start + sum(sizes)
        if end > len(data):
            return
        yield _Page(at, data[at + 14 : at + 18], bool(data[at + 5] & _FIRST), sizes, start, end)
        at = end


def _read(stream: _Stream, page: _Page, data: bytes) -> None:
    """Take the parts of the first two packets from a page."""
    at = page.data
    for size in page.sizes:
        if stream.packet == 0:
            stream.first += data[at : at + size]
        elif stream.packet == 1:
            stream.spans.append((at, at + size))
        at += size
        stream.packet += size < _FULL


def _empty(cleaned: bytearray, stream: _Stream) -> None:
    """Make the comments in the second packet of a stream empty, in the same number of bytes."""
    old = b"".join(cleaned[start:end] for start, end in stream.spans)
    new = _emptied(stream.first, old)
    for start, end in stream.spans:
        cleaned[start:end], new = new[: end - start], new[end - start :]


def _emptied(first: bytes, second: bytes) -> bytes:
    """Return the second packet of a stream without comments: no name of a program, none of them, and zeros."""
    nothing = bytes(8)
    if first.startswith(_FLAC):
        kept = second[:_FLAC_HEAD] + nothing
        return kept.ljust(len(second), b"\0") if len(second) >= len(kept) else second
    for begin, head, end in _COMMENTS:
        kept = head + nothing + end
        if first.startswith(begin) and second.startswith(head) and len(second) >= len(kept):
            return kept.ljust(len(second), b"\0")
    return second


def checksum(page: bytes | bytearray) -> int:
    """Return the checksum of a page whose own is zero: CRC-32 with the bits of each byte the other way round, from 0."""
    reckoned = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{reckoned:032b}"[::-1], 2)
