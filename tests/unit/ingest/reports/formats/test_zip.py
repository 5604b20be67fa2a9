from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tests.unit.ingest.pdf_maker import pdf
from tests.unit.ingest.reports.formats.test_email import letter
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.limits import MEGA

ROWS = "id,message\n1,They spoke of it\n2,They spoke again\n"


def packed(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_the_members_of_an_archive_are_heard_each_by_its_content(tmp_path: Path) -> None:
    data = packed(**{"a/calls.bin": ROWS, "mail": letter().as_string(), "note": "They will come.", ".DS_Store": "x", "a/": ""})
    items = hear(tmp_path, data, "dump.zip")
    assert [warning.where for warning in accepted(items)] == [
        "dump.zip/a/calls.bin row 2",
        "dump.zip/a/calls.bin row 3",
        "dump.zip/mail",
        "dump.zip/note",
    ]
    assert not refused(items)


def test_packed_or_not_it_is_the_same_warning(tmp_path: Path) -> None:
    rows = "message,hue\nThey spoke of it,red\n"
    assert keys(hear(tmp_path, packed(**{"x/calls.csv": rows}))) == keys(hear(tmp_path, rows, "calls.csv"))


def test_archives_within_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    data = packed(a=ROWS)
    for _ in range(8):
        data = packed(inner=data, b=ROWS)
    items = hear(tmp_path, data)
    assert [row.reason for row in refused(items)] == ["lies more than 5 deep in other files: unpack it by hand"]
    assert len(accepted(items)) == 2 * 6


def test_a_zip_bomb_is_refused_and_the_rest_is_heard(tmp_path: Path) -> None:
    items = hear(tmp_path, packed(bomb=b"a" * 80 * MEGA, b=ROWS), reading=ReadOptions(limits=Limits(document=100 * MEGA)))
    assert "as bombs do" in refused(items)[0].reason
    assert len(accepted(items)) == 2


def test_an_archive_may_grow_only_so_large(tmp_path: Path) -> None:
    items = hear(tmp_path, packed(a=b"ab, " * 200_000, b=b"cd, " * 200_000), reading=ReadOptions(limits=Limits(inflated=MEGA)))
    assert [row.where for row in refused(items)] == ["given/b"]
    assert "may be unpacked" in refused(items)[0].reason


def test_an_archive_of_too_many_files_says_how_many_are_left(tmp_path: Path) -> None:
    items = hear(tmp_path, packed(**{f"n{n}": f"word {n}" for n in range(12)}), reading=ReadOptions(limits=Limits(members=10)))
    assert len(accepted(items)) == 10
    assert refused(items)[0].reason.startswith("holds 12 files, of which 10 are read")


def test_a_member_under_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(packed(a=ROWS))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    [row] = refused(hear(tmp_path, bytes(data)))
    assert row.reason == "is under a password: unpack it by hand"


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    data = packed(**{"../../etc/passwd\n": ROWS, "/abs\u202ecod": "They will come."})
    items = hear(tmp_path / ".", data)
    assert len(accepted(items)) == 3
    assert not any("\n" in item.where or "\u202e" in item.where for item in items)
    assert [path.name for path in tmp_path.iterdir()] == ["given"]


def test_a_directory_that_claims_to_be_huge_is_refused(tmp_path: Path) -> None:
    data = bytearray(packed(a=ROWS))
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, 0x7FFFFFFF)
    assert "directory larger" in refused(hear(tmp_path, bytes(data)))[0].reason


def test_a_broken_office_file_says_what_to_do(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w"})))
    assert "save it as PDF, DOCX or XLSX" in row.reason


def test_an_archive_in_gzip_is_read(tmp_path: Path) -> None:
    assert len(accepted(hear(tmp_path, gzip.compress(packed(a=ROWS))))) == 2


@pytest.mark.parametrize("form", ["csv", "text"])
def test_a_format_that_is_asked_for_is_that_of_the_members(form: str, tmp_path: Path) -> None:
    assert len(accepted(hear(tmp_path, packed(a=ROWS), reading=ReadOptions(format=form)))) == (2 if form == "csv" else 1)


@given(at=st.integers(0, 400), noise=st.binary(min_size=1, max_size=8), cut=st.integers(0, 200))
@settings(max_examples=80, deadline=None)
def test_a_damaged_archive_is_heard_or_refused(at: int, noise: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = packed(a=ROWS * 20, b="They will come.", mail=letter().as_bytes())
    data = data[:at] + noise + data[at + len(noise) : len(data) - cut]
    assert hear(tmp_path_factory.mktemp("zip"), b"PK\x03\x04" + data[4:])


def test_archives_within_archives_share_one_bound(tmp_path: Path) -> None:
    data = "They come."
    for _ in range(4):
        data = packed(**{f"n{n}": data for n in range(5)})  # type: ignore[assignment]

    items = hear(tmp_path, data, reading=ReadOptions(limits=Limits(members=6)))

    assert len(accepted(items)) <= 60
    assert any("archives within archives" in row.reason for row in refused(items))


def test_archives_within_archives_grow_only_so_large_together(tmp_path: Path) -> None:
    inner = packed(a=b"ab, " * 100_000)
    items = hear(tmp_path, packed(**{f"n{n}": inner for n in range(9)}), reading=ReadOptions(limits=Limits(inflated=MEGA)))
    assert any("may be unpacked" in row.reason for row in refused(items))


def stored(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


DOCX = stored({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
EPUB = stored({"mimetype": b"application/epub+zip", "x.html": b"<p>They came.</p>"})
ODT = stored({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
XLSX = stored({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
WACZ = stored({"archive/a.warc": b"WARC/1.0\r\n"})


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("a.pdf", pdf("x")),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.docx", DOCX),
        ("a.epub", EPUB),
        ("a.odt", ODT),
        ("a.xlsx", XLSX),
        ("a.wacz", WACZ),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_file_stored_in_an_archive_costs_its_siblings_nothing(name: str, inner: bytes, wrapped: bool, tmp_path: Path) -> None:
    data = stored({name: inner, "note.txt": b"My neighbour will shoot on Friday."})
    items = hear(tmp_path, stored({"b.zip": data}) if wrapped else data, "dump.zip")
    assert "My neighbour will shoot on Friday." in [report.text for report in accepted(items)]
