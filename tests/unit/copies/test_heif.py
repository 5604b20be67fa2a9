"""Pictures of telephones are handed over without what they say of their owner."""

from __future__ import annotations

import io
import struct

import pytest

from tocsin.copies.pictures.heif import film_without_metadata, without_metadata


def _picture(version: bytes = b"") -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif")
    from PIL import Image

    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = "Ann Lee of the mill", "taken at the gate"
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 10, 10)).save(file, "HEIF", exif=exif.tobytes(), xmp=b"<x:xmpmeta>Ann Lee of the mill</x:xmpmeta>")
    return file.getvalue() + version


def test_metadata_is_gone_and_the_picture_still_opens() -> None:
    from PIL import Image

    picture = _picture()
    assert b"Ann Lee" in picture
    cleaned = without_metadata(picture)
    assert cleaned is not None
    assert b"Ann Lee" not in cleaned
    assert b"gate" not in cleaned
    assert len(cleaned) == len(picture)
    assert Image.open(io.BytesIO(cleaned)).convert("RGB").getpixel((9, 9)) == Image.open(io.BytesIO(picture)).convert("RGB").getpixel(
        (9, 9)
    )


def test_a_box_of_a_vendor_is_emptied() -> None:
    cleaned = without_metadata(_picture(b"\0\0\0\x18uuid" + b"secret of a mill"))
    assert cleaned is not None
    assert b"secret" not in cleaned


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x14ftypheic\0\0\0\0heic\0\0\0\xffmeta"])
def test_another_format_and_a_damaged_file_are_none(data: bytes) -> None:
    assert without_metadata(data) is None


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


PLACE = b"+52.3702+004.8952/"


@pytest.mark.parametrize("cut", [0, 3])
def test_a_film_loses_the_place_where_it_was_taken_and_keeps_its_frames(cut: int) -> None:
    tags = box(b"udta", box(b"\xa9xyz", PLACE)), box(b"meta", box(b"keys", PLACE))
    film = (
        box(b"ftyp", b"qt  ")
        + box(b"moov", box(b"trak", box(b"mdia", b"samples"), tags[0]), *tags)
        + box(b"mdat", b"frames")
        + box(b"uuid", PLACE)
    )

    cleaned = film_without_metadata(film[: len(film) - cut])

    assert len(cleaned) == len(film) - cut
    assert PLACE not in cleaned[: film.index(b"frames")]
    assert b"samples" in cleaned
    assert b"frames" in cleaned


def test_any_other_recording_stays_as_it_is() -> None:
    assert film_without_metadata(b"OggS and sound") == b"OggS and sound"
