"""Tags of recordings, which may name a device, a place or a person."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.copies.recordings import without_tags

SECRET = b"Ann Lee, Harrow"
SOUND = bytes(range(256)) * 4


def id3(words: bytes) -> bytes:
    size = len(words)
    return b"ID3\x04\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + words


def block(kind: int, words: bytes, last: bool = False) -> bytes:
    return bytes([kind | (0x80 if last else 0)]) + len(words).to_bytes(3, "big") + words


def chunk(kind: bytes, words: bytes) -> bytes:
    return kind + struct.pack("<I", len(words)) + words + bytes(len(words) & 1)


WAVE = chunk(b"fmt ", bytes(16)) + chunk(b"LIST", b"INFO" + SECRET) + chunk(b"data", SOUND) + chunk(b"id3 ", id3(SECRET))
RECORDINGS = {
    "mp3": id3(SECRET * 20) + SOUND,
    "mp3 with tags at its end": SOUND + b"TAG" + SECRET.ljust(125, b"\0"),
    "aac": id3(SECRET) + id3(SECRET) + SOUND,
    "flac": b"fLaC" + block(0, bytes(34)) + block(4, SECRET) + block(6, SECRET, last=True) + SOUND,
    "wav": b"RIFF" + struct.pack("<I", len(WAVE) + 4) + b"WAVE" + WAVE,
}


@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_recording_keeps_its_sound_and_loses_its_tags(kind: str) -> None:
    cleaned = without_tags(RECORDINGS[kind])

    assert SECRET not in cleaned
    assert SOUND in cleaned
    assert without_tags(cleaned) == cleaned


def test_the_blocks_of_a_flac_file_stay_in_their_places() -> None:
    cleaned = without_tags(RECORDINGS["flac"])

    assert len(cleaned) == len(RECORDINGS["flac"])
    assert [cleaned[4] & 127, cleaned[42] & 127] == [0, 1]


@given(st.sampled_from([b"fLaC", b"RIFF\0\0\0\0WAVE", b"ID3", b"\0\0\0\x10ftyp", b""]), st.binary(max_size=300))
def test_any_bytes_are_taken(start: bytes, data: bytes) -> None:
    assert len(without_tags(start + data)) <= len(start + data)
