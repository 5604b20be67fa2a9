"""The claims of pictures about themselves, and the time stated in a document."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.reports.formats.picture_claims import metadata


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks) + chunk(b"IEND", b"")


def exif(order: str) -> bytes:
    """Return EXIF with a device, an artist, a time with its offset, and a place."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    strings = b"Cam 1\0\0\0" + b"Ann Lee\0" + b"2026:03:14 21:40:05\0" + b"+01:00\0\0"
    degrees = struct.pack(f"{order}12I", 52, 1, 28, 1, 5232, 100, 13, 1, 25, 1, 3900, 100)
    first, inner, gps = 8, 8 + 2 + 4 * 12 + 4, 8 + 2 + 4 * 12 + 4 + 2 + 2 * 12 + 4
    data = gps + 2 + 4 * 12 + 4

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return struct.pack(f"{order}HHI", tag, kind, count) + value

    def number(value: int) -> bytes:
        return struct.pack(f"{order}I", value)

    fields = [entry(0x110, 2, 6, number(data)), entry(0x13B, 2, 8, number(data + 8))]
    fields += [entry(0x8769, 4, 1, number(inner)), entry(0x8825, 4, 1, number(gps))]
    times = [entry(0x9003, 2, 20, number(data + 16)), entry(0x9011, 2, 7, number(data + 36))]
    place = [entry(1, 2, 2, b"N\0\0\0"), entry(2, 5, 3, number(data + 44))]
    place += [entry(3, 2, 2, b"E\0\0\0"), entry(4, 5, 3, number(data + 68))]
    tables = [struct.pack(f"{order}H", len(table)) + b"".join(table) + number(0) for table in (fields, times, place)]
    return mark + number(first) + b"".join(tables) + strings + degrees


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_tells_device_time_and_place_as_claims_and_seals_the_artist(tmp_path: Path, order: str) -> None:
    body = b"Exif\0\0" + exif(order)
    picture = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"
    (report,) = accepted(hear(tmp_path, picture, "a.jpg"))
    facts = dict(report.facts)
    assert facts["claimed device"] == "Cam 1"
    assert facts["claimed place"] == "52.4812, 13.4275"
    assert ":40:05" in facts["claimed time"]
    assert report.heard is None, "anybody can write this time: it is not when the desk was told"
    assert "Ann Lee" in report.sealed
    assert "Ann Lee" not in repr(report.facts)


def test_the_texts_of_a_png_are_words_of_the_report(tmp_path: Path) -> None:
    packed = b"Comment\0\0" + zlib.compress(b"The lock was cut before")
    picture = png((b"tEXt", b"Description\0Broken door"), (b"zTXt", packed), (b"iTXt", "Title\0\0\0de\0\0Tür".encode()))
    (report,) = accepted(hear(tmp_path, picture, "a.png"))
    assert report.text == "Broken door\nThe lock was cut before\nTür"
    assert report.unread == ("a.png: a picture, not looked at",)


def test_damaged_claims_are_left_out() -> None:
    generator = np.random.default_rng(1)
    whole = b"\xff\xd8\xff\xe1\0\xffExif\0\0" + exif("<")
    for _ in range(300):
        damaged = bytearray(whole)
        for at in generator.integers(8, len(whole), 6):
            damaged[at] = int(generator.integers(256))
        assert isinstance(metadata(bytes(damaged)), list)
    assert metadata(io.BytesIO(b"").read()) == []


@pytest.mark.parametrize("text", ["Datum: 13.03.2026\nThey came at night.", "They came at night.\nDate of incident: 13 March 2026"])
def test_the_time_behind_a_label_is_the_time_of_a_document(tmp_path: Path, text: str) -> None:
    (report,) = accepted(hear(tmp_path, text, "a.txt"))
    assert report.happened is not None
    assert f"{report.happened:%Y-%m-%d}" == "2026-03-13"
