"""Recordings without the tags in which a device, a place or a name may stand: MP3 and AAC (ID3), FLAC, WAV, Ogg, WebM, MP4 and QuickTime.

Tags are overwritten in their place, so that nothing else moves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tocsin.copies import matroska, ogg
from tocsin.copies.pictures.heif import film_without_metadata

_ID3_HEAD = 10
_ID3_END = 128
_FLAC_TAGS = (2, 4, 6)  # what a program adds, comments, pictures
_FLAC_PADDING = 1
_WAV_SOUND = (b"fmt ", b"data", b"fact", b"cue ", b"smpl")


def without_tags(data: bytes) -> bytes:
    """Return a recording or film without its tags. A file of another format, and what stands behind a fault, stays as it is."""
    if data.startswith(b"fLaC"):
        return _overwritten(data, _flac_tags(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return _overwritten(data, _wav_tags(data))
    if data.startswith(b"OggS"):
        return ogg.without_comments(data)
    if matroska.is_matroska(data):
        return matroska.without_tags(data)
    if data.startswith(b"ID3") or data[-_ID3_END:].startswith(b"TAG"):
        return _without_id3(data)
    return film_without_metadata(data)


def _overwritten(data: bytes, tags: Iterator[tuple[int, int, int, bytes]]) -> bytes:
    """Return the bytes with each of these tags, from its start to its end, made zeros, and a kind of nothing written in its place."""
    cleaned = bytearray(data)
    for start, end, kind_at, kind in tags:
        cleaned[start:end] = bytes(end - start)
        cleaned[kind_at : kind_at + len(kind)] = kind
    return bytes(cleaned)


def _flac_tags(data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield the metadata blocks of a FLAC file (RFC 9639, section 8) that are tags. Each becomes one of padding."""
    at, last = 4, False
    while not last and at + 4 <= len(data):
        last, kind = bool(data[at] & 0x80), data[at] & 0x7F
        end = min(len(data), at + 4 + int.from_bytes(data[at + 1 : at + 4], "big"))
        if kind in _FLAC_TAGS:
            yield at + 4, end, at, bytes([_FLAC_PADDING | (0x80 if last else 0)])
        at = end


def _wav_tags(data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield the chunks of a WAV file that are no sound. Each becomes one of junk, which players pass over."""
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        end = min(len(data), at + 8 + size)
        if kind not in _WAV_SOUND:
            yield at + 8, end, at, b"JUNK"
        at = end + (size & 1)


def _without_id3(data: bytes) -> bytes:
    """Return a file without the tags of ID3 before and behind its sound."""
    if data[-_ID3_END:].startswith(b"TAG"):
        data = data[:-_ID3_END]
    while data.startswith(b"ID3") and len(data) > _ID3_HEAD:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:_ID3_HEAD], (21, 14, 7, 0), strict=True))
        footer = _ID3_HEAD if data[5] & 0x10 else 0
        data = data[_ID3_HEAD + size + footer :]
    return data
