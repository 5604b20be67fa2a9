"""What files say about themselves beside their words: times in names, claims of pictures and pages, links in folders."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.ingest import files, read
from tocsin.ingest.reports.formats.picture_claims import metadata

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreateDate="2025-05-21T19:04:07+02:00"><dc:description>
<rdf:Alt><rdf:li xml:lang="x-default">Broken door</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize("name", ["IMG_20250521_190407.jpg", "Screenshot 2025-05-21 at 19.04.07.png", "signal-2025-05-21-19-04-07.jpg"])
def test_the_time_in_the_name_of_a_picture_is_a_claim(name: str, tmp_path: Path) -> None:
    (report,) = accepted(hear(tmp_path, b"\xff\xd8\xff\xe0" + bytes(20), name))
    assert report.heard is None
    assert dict(report.facts)["claimed time"] == "2025-05-21 19:04:07"
    assert ("claimed time", "2025-05-21 19:04:07") in report.facts


def test_words_and_time_of_an_xmp_packet_are_claims() -> None:
    assert dict(metadata(b"\xff\xd8\xff\xe1" + XMP.encode())) == {"time": "2025-05-21T19:04:07+02:00", "description": "Broken door"}


def test_a_picture_of_a_telephone_gives_its_claims_in_the_container_of_heif() -> None:
    Image = pytest.importorskip("PIL.Image")  # noqa: N806 - the name of the module
    pytest.importorskip("pillow_heif").register_heif_opener()
    exif = Image.Exif()
    exif[0x010E], exif[0x0132] = "Broken door", "2025:05:21 19:04:07"
    file = io.BytesIO()
    Image.new("RGB", (64, 48)).save(file, "HEIF", exif=exif.tobytes())
    claims = dict(metadata(file.getvalue()))
    assert (claims["description"], claims["time"]) == ("Broken door", "2025-05-21T19:04:07")


def test_a_page_says_when_it_was_published_and_what_its_readers_do_not_see(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2025-05-21T19:04:07Z"><meta name="description" content="Words of the head">'
    page = f'<html><head>{head}</head><body><p>They come tonight.</p><input value="typed by hand"><img alt="A burnt door"></body></html>'
    (report,) = accepted(hear(tmp_path, page, "page.html"))
    assert str(report.heard)[:19] == "2025-05-21 19:04:07"
    assert dict(report.facts) == {"description": "Words of the head", "typed": "typed by hand"}
    assert "[A burnt door]" in report.text


def test_entities_of_a_hostile_document_are_left_out_and_its_records_read(tmp_path: Path) -> None:
    records = "<report><text>They come tonight &x;</text></report><report><text>All of them will come</text></report>"
    items = hear(tmp_path, f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>{records}</r>', "a.xml")
    assert [report.text for report in accepted(items)] == ["They come tonight &x;", "All of them will come"]


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("They come tonight")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    rows = [row for path in files([inside]) for row in refused(list(read(path)))]
    assert [row.reason for row in rows] == ["is a link to another place: name the file that it leads to"] * 2
    assert [path.name for path in files([inside / "link.txt"])] == ["secret.txt"]


def test_a_stray_carriage_return_splits_no_row(tmp_path: Path) -> None:
    rows = b"id,text,date\r\n1,They come tonight\r with many,2025-05-21\r\n2,All of them will come,2025-05-22\r\n"
    assert [report.text for report in accepted(hear(tmp_path, rows, "a.csv"))] == ["They come tonight\n with many", "All of them will come"]
