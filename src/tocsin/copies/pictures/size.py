"""Width and height of a picture, read from its header without decoding anything.

Formats: PNG (ISO 15948), GIF89a, JPEG (ISO 10918-1), BMP, TIFF 6.0, WebP (RFC 9649).
"""

from __future__ import annotations

import struct
from collections.abc import Callable

Size = tuple[int, int]
_MOST_MARKERS = 2000
_MOST_ENTRIES = 4096
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
_TIFF_SHORT, _TIFF_LONG = 3, 4


def picture_size(data: bytes) -> Size | None:
    """Return width and height in pixels, the largest frame's. None when the format is unknown or the header is malformed."""
    for is_format, read in _READERS:
        if is_format(data):
            try:
                return read(data)
            except (struct.error, IndexError, ValueError):
                return None
    return None


def _png(data: bytes) -> Size:
    if data[12:16] != b"IHDR":
        raise ValueError
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _gif(data: bytes) -> Size:
    """Return the largest of the screen and of every frame: a decoder may allocate either."""
    width, height, flags = struct.unpack("<HHB", data[6:11])
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    while at < len(data) and data[at] != 0x3B:
        if data[at] == 0x21:
            at = _after_blocks(data, at + 2)
        elif data[at] == 0x2C:
            x, top, frame_width, frame_height, frame_flags = struct.unpack("<HHHHB", data[at + 1 : at + 10])
            width, height = max(width, x + frame_width), max(height, top + frame_height)
            at = _after_blocks(data, at + 11 + (3 << ((frame_flags & 7) + 1) if frame_flags & 0x80 else 0))
        else:
            raise ValueError
    return width, height


def _after_blocks(data: bytes, at: int) -> int:
    """Return the place after a chain of sub-blocks, or the end of the data when it is cut."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _jpeg(data: bytes) -> Size:
    at, width, height = 2, 0, 0
    for _ in range(_MOST_MARKERS):
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            break
        marker = data[at + 1]
        if marker in (0x00, 0x01, 0xFF) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            break
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            frame_height, frame_width = struct.unpack(">HH", data[at + 5 : at + 9])
            width, height = max(width, frame_width), max(height, frame_height)
        at += 2 + length
    if not width or not height:
        raise ValueError
    return width, height


def _bmp(data: bytes) -> Size:
    (header,) = struct.unpack("<I", data[14:18])
    if header == 12:
        width, height = struct.unpack("<HH", data[18:22])
    else:
        width, height = struct.unpack("<ii", data[18:26])
    return abs(width), abs(height)


def _tiff(data: bytes) -> Size:
    """Return the largest of all directories."""
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack(order + "I", data[4:8])
    sizes: list[Size] = []
    visited: set[int] = set()
    while at and at not in visited and len(visited) < _MOST_ENTRIES:
        visited.add(at)
        (count,) = struct.unpack(order + "H", data[at : at + 2])
        fields = dict(_tiff_field(data, order, at + 2 + 12 * number) for number in range(min(count, _MOST_ENTRIES)))
        sizes.append((fields.get(_TIFF_WIDTH, 0), fields.get(_TIFF_HEIGHT, 0)))
        (at,) = struct.unpack(order + "I", data[at + 2 + 12 * count : at + 6 + 12 * count])
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    if not width or not height:
        raise ValueError
    return width, height


def _tiff_field(data: bytes, order: str, at: int) -> tuple[int, int]:
    tag, kind = struct.unpack(order + "HH", data[at : at + 4])
    if kind == _TIFF_SHORT:
        return tag, int(struct.unpack(order + "H", data[at + 8 : at + 10])[0])
    return tag, int(struct.unpack(order + "I", data[at + 8 : at + 12])[0]) if kind == _TIFF_LONG else 0


def _webp(data: bytes) -> Size:
    """Return the largest of the canvas (VP8X) and of each image chunk, frames of animations included."""
    sizes = list(_webp_chunks(data, 12, len(data)))
    if not sizes:
        raise ValueError
    return max(size[0] for size in sizes), max(size[1] for size in sizes)


def _webp_chunks(data: bytes, at: int, end: int) -> list[Size]:
    sizes: list[Size] = []
    while at + 8 <= end and len(sizes) < _MOST_ENTRIES:
        kind, (length,) = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])
        body = at + 8
        if kind == b"VP8X":
            sizes.append((_uint24(data, body + 4) + 1, _uint24(data, body + 7) + 1))
        elif kind == b"VP8 ":
            width, height = struct.unpack("<HH", data[body + 6 : body + 10])
            sizes.append((width & 0x3FFF, height & 0x3FFF))
        elif kind == b"VP8L":
            (bits,) = struct.unpack("<I", data[body + 1 : body + 5])
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        elif kind == b"ANMF":
            sizes.append((_uint24(data, body + 6) + 1, _uint24(data, body + 9) + 1))
            sizes += _webp_chunks(data, body + 16, min(end, body + length))
        at = body + length + length % 2
    return sizes


def _uint24(data: bytes, at: int) -> int:
    if at + 3 > len(data):
        raise ValueError
    return int.from_bytes(data[at : at + 3], "little")


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Size]], ...] = (
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data[:6] in (b"GIF87a", b"GIF89a"), _gif),
    (lambda data: data.startswith(b"\xff\xd8"), _jpeg),
    (lambda data: data.startswith(b"BM"), _bmp),
    (lambda data: data[:4] in (b"II*\0", b"MM\0*"), _tiff),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
)
