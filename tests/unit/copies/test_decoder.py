"""Pictures from strangers: their size is known before anything is decoded, and they are decoded in a child process."""

from __future__ import annotations

import resource
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.copies.pictures.decoder import reencoded
from tocsin.copies.pictures.size import picture_size

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

GIF = b"GIF89a" + struct.pack("<HHBBB", 60000, 15000, 0x80, 0, 0) + b"\0" * 6 + b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\1\0\0;"
GIF_FRAME = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0) + b"," + struct.pack("<HHHHB", 0, 0, 60000, 15000, 0) + b"\2\1\0\0;"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 60000, 15000, 8, 2, 0, 0, 0)
JPEG = b"\xff\xd8\xff\xe0\0\4ab\xff\xc0" + struct.pack(">HBHHB", 11, 8, 15000, 60000, 1) + b"\1\x11\0\xff\xd9"
BMP = b"BM" + b"\0" * 12 + struct.pack("<IiiHH", 40, 60000, -15000, 1, 24) + b"\0" * 24
TIFF = b"II*\0" + struct.pack("<IH", 8, 2) + struct.pack("<HHII", 256, 4, 1, 60000) + struct.pack("<HHII", 257, 4, 1, 15000) + b"\0" * 4
WEBP = (
    b"RIFF"
    + struct.pack("<I", 22)
    + b"WEBPVP8X"
    + struct.pack("<II", 10, 0)
    + (59999).to_bytes(3, "little")
    + (14999).to_bytes(3, "little")
)
WEBP_L = b"RIFF" + struct.pack("<I", 20) + b"WEBPVP8L" + struct.pack("<IBI", 5, 0x2F, 16383 | 16383 << 14) + b"\0"
BOMBS = {"gif": GIF, "gif frame": GIF_FRAME, "png": PNG, "jpeg": JPEG, "bmp": BMP, "tiff": TIFF, "webp": WEBP}


def children_peak() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_claims_a_large_picture_is_never_decoded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.copies.pictures.decoder.subprocess.run", lambda *_args, **_options: pytest.fail("decoded"))

    assert picture_size(BOMBS[name]) == (60000, 15000)
    assert reencoded(BOMBS[name]) is None


def test_the_largest_size_of_a_lossless_webp_is_read() -> None:
    assert picture_size(WEBP_L) == (16384, 16384)


@pytest.mark.parametrize("ending", [".png", ".jpg", ".bmp", ".tiff", ".webp", ".gif"])
def test_a_picture_is_drawn_anew_and_smaller(ending: str) -> None:
    picture = np.zeros((1200, 2400, 3), np.uint8)
    ok, data = cv2.imencode(ending, picture)
    assert ok

    assert picture_size(data.tobytes()) == (2400, 1200)
    drawn = reencoded(data.tobytes())

    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")
    assert picture_size(drawn) == (2000, 1000)


def test_a_picture_that_lies_about_its_size_ends_its_child_alone() -> None:
    rows = zlib.compress(b"\0" * 200_000_000, 1)
    header = struct.pack(">IIBBBBB", 6000, 6000, 16, 6, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    before = children_peak()
    reencoded(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    assert max(children_peak(), before) < 2_500_000  # KB


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    def never(*_args: Any, **_options: Any) -> None:
        raise subprocess.TimeoutExpired("child", 20)

    monkeypatch.setattr("tocsin.copies.pictures.decoder.subprocess.run", never)
    assert reencoded(cv2.imencode(".png", np.zeros((4, 4, 3), np.uint8))[1].tobytes()) is None


@given(st.sampled_from([*BOMBS.values(), WEBP_L]), st.integers(0, 60), st.binary(max_size=20))
def test_any_header_has_a_size_or_none(data: bytes, at: int, noise: bytes) -> None:
    for candidate in (data[:at], data[:at] + noise, data[:at] + noise + data[at + len(noise) :]):
        size = picture_size(candidate)
        assert size is None or (size[0] >= 0 and size[1] >= 0)
