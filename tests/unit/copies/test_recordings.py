"""Tags of recordings, which may name a device, a place or a person."""

from __future__ import annotations

import re
import struct
from pathlib import Path

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


def page(serial: int, number: int, packet: bytes, kind: int = 0, goes_on: bool = False) -> bytes:
    """Return an Ogg page with one packet, or with a part of one that goes on in the next page."""
    sizes = bytes([255] * (len(packet) // 255)) + (b"" if goes_on else bytes([len(packet) % 255]))
    head = b"OggS\0" + bytes([kind]) + bytes(8) + struct.pack("<III", serial, number, 0) + bytes([len(sizes)])
    made = head + sizes + packet
    return made[:22] + struct.pack("<I", slow_checksum(made)) + made[26:]


def slow_checksum(data: bytes) -> int:
    """Return the checksum of RFC 3533, bit by bit."""
    rest = 0
    for byte in data:
        rest ^= byte << 24
        for _ in range(8):
            rest = (rest << 1 ^ (0x04C11DB7 if rest & 1 << 31 else 0)) & 0xFFFFFFFF
    return rest


def comments(head: bytes, words: bytes = SECRET, end: bytes = b"") -> bytes:
    text = b"ARTIST=" + words
    return head + struct.pack("<I", 4) + b"Lavf" + struct.pack("<II", 1, len(text)) + text + end


def ogg(first: bytes, second: bytes) -> bytes:
    sound = page(7, 3, SOUND[:1000])
    if len(second) > 510:
        return page(7, 0, first, 2) + page(7, 1, second[:510], goes_on=True) + page(7, 2, second[510:], 1) + sound
    return page(7, 0, first, 2) + page(7, 1, second) + sound


def element(kind: int, body: bytes, size: int = 0) -> bytes:
    name = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    return name + (1 << 56 | (size or len(body))).to_bytes(8, "big") + body


UNKNOWN = (1 << 56) - 1
TRACK = element(0xAE, element(0xD7, b"\1") + element(0x536E, SECRET))
CLUSTER = element(0x1F43B675, element(0xE7, b"\0") + element(0xA3, SOUND), UNKNOWN)
INFO = element(0x1549A966, b"\xbf\x84crcs" + element(0x4D80, SECRET) + element(0x7BA9, SECRET) + b"\x44\x61\x81\x07")
WEBM = (
    element(0x1A45DFA3, element(0x4282, b"webm"))
    + element(0x18538067, INFO + element(0x1654AE6B, TRACK) + CLUSTER + element(0x1254C367, SECRET), UNKNOWN)
    + element(0x1941A469, SECRET)
)

WAVE = chunk(b"fmt ", bytes(16)) + chunk(b"LIST", b"INFO" + SECRET) + chunk(b"data", SOUND) + chunk(b"id3 ", id3(SECRET))
RECORDINGS = {
    "mp3": id3(SECRET * 20) + SOUND,
    "mp3 with tags at its end": SOUND + b"TAG" + SECRET.ljust(125, b"\0"),
    "aac": id3(SECRET) + id3(SECRET) + SOUND,
    "flac": b"fLaC" + block(0, bytes(34)) + block(4, SECRET) + block(6, SECRET, last=True) + SOUND,
    "webm": WEBM,
    "ogg opus": ogg(b"OpusHead" + bytes(11), comments(b"OpusTags")),
    "ogg opus with a picture": ogg(b"OpusHead" + bytes(11), comments(b"OpusTags", SECRET * 60)),
    "ogg vorbis": ogg(b"\x01vorbis" + bytes(23), comments(b"\x03vorbis", end=b"\1")),
    "ogg theora": ogg(b"\x80theora" + bytes(35), comments(b"\x81theora")),
    "ogg speex": ogg(b"Speex   " + bytes(72), comments(b"")),
    "ogg flac": ogg(b"\x7fFLAC" + bytes(47), block(4, comments(b""))),
    "wav": b"RIFF" + struct.pack("<I", len(WAVE) + 4) + b"WAVE" + WAVE,
}


@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_recording_keeps_its_sound_and_loses_its_tags(kind: str) -> None:
    cleaned = without_tags(RECORDINGS[kind])

    assert SECRET not in cleaned
    assert SOUND[:1000] in cleaned
    assert without_tags(cleaned) == cleaned


def test_the_blocks_of_a_flac_file_stay_in_their_places() -> None:
    cleaned = without_tags(RECORDINGS["flac"])

    assert len(cleaned) == len(RECORDINGS["flac"])
    assert [cleaned[4] & 127, cleaned[42] & 127] == [0, 1]


@pytest.mark.parametrize("kind", [kind for kind in RECORDINGS if kind.startswith("ogg")])
def test_the_pages_of_an_ogg_file_stay_sound(kind: str) -> None:
    cleaned = without_tags(RECORDINGS[kind])

    assert len(cleaned) == len(RECORDINGS[kind])
    starts = [match.start() for match in re.finditer(b"OggS", cleaned)]
    for start, end in zip(starts, [*starts[1:], len(cleaned)], strict=True):
        whole = cleaned[start:end]
        assert struct.unpack("<I", whole[22:26])[0] == slow_checksum(whole[:22] + bytes(4) + whole[26:])


def test_a_vorbis_stream_has_no_comments_and_its_framing_bit() -> None:
    cleaned = without_tags(RECORDINGS["ogg vorbis"])
    at = cleaned.index(b"\x03vorbis") + 7

    assert cleaned[at : at + 9] == bytes(8) + b"\1"


def test_what_is_no_tag_of_a_film_stays() -> None:
    cleaned = without_tags(WEBM)

    assert len(cleaned) == len(WEBM)
    assert (b"webm" in cleaned, element(0xD7, b"\1") in cleaned, element(0xE7, b"\0") in cleaned) == (True, True, True)


@pytest.mark.parametrize(("name", "codec"), [("film.webm", "VP80"), ("film.mkv", "MJPG")])
def test_a_film_that_a_program_made_is_still_shown(name: str, codec: str, tmp_path: Path) -> None:
    cv2, np = pytest.importorskip("cv2"), pytest.importorskip("numpy")
    path = tmp_path / name
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), 4.0, (64, 48))
    for level in range(8):
        writer.write(np.full((48, 64, 3), 30 * level, np.uint8))
    writer.release()

    cleaned = without_tags(path.read_bytes())
    path.write_bytes(cleaned)

    assert b"Lavf" not in cleaned
    reader = cv2.VideoCapture(str(path))
    assert [reader.read()[0] for _ in range(9)] == [True] * 8 + [False]


@given(
    st.sampled_from(
        [b"fLaC", b"OggS", b"\x1aE\xdf\xa3", b"\x1aE\xdf\xa3\x80\x18S\x80g\xff", b"RIFF\0\0\0\0WAVE", b"ID3", b"\0\0\0\x10ftyp", b""]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_are_taken(start: bytes, data: bytes) -> None:
    assert len(without_tags(start + data)) <= len(start + data)
