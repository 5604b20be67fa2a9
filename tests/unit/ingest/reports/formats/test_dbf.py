"""Tables of dBase: a record, one report, its letters by the mark of its language."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.ingest import read
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.dbf import FORMATS

FIELDS = (("DATE", "D", 8), ("HOUR", "C", 5), ("WHO", "C", 24), ("WORDS", "C", 60))
WORDS = {
    0x65: ("cp866", "Стреляют в воздух у посёлка", "Клим Жарых обещал взорвать костёл"),
    0xC9: ("cp1251", "Стреляют в воздух у посёлка", "Обещал взорвать костёл на горе"),
    0x64: ("cp852", "Pod kostelem někdo pálí knihy", "Říkal že přijde se sekerou"),
    0x03: ("cp1252", "Sie werfen Steine auf das Gemeindehaus", "Er sagt, dass es morgen brennt"),
    0x6B: ("cp857", "Caminin önünde ateş yakıyorlar", "Yarın gelip yakacağını söyledi"),
    0x7B: ("cp932", "神社の前で火をつけている", "明日また来ると言っていた人がいる"),
    0x4F: ("big5", "有人在教堂門口潑油漆放火", "他說明天還要再來燒掉房子"),
    0x7D: ("cp1255", "זורקים אבנים על בית הכנסת", "הוא אמר שיחזור מחר עם סכין"),
    0x7E: ("cp1256", "يرشقون المركز بالحجارة الآن", "قال إنه سيعود غدا ومعه سكين"),
    0x7C: ("cp874", "มีคนขว้างหินใส่วัดตอนกลางคืน", "เขาบอกว่าพรุ่งนี้จะกลับมาเผา"),
}


def table(mark: int, encoding: str, *words: str, kinds: tuple[tuple[str, str, int], ...] = FIELDS, deleted: tuple[int, ...] = ()) -> bytes:
    """Return a table with a record for each of these words."""
    size = 1 + sum(length for _, _, length in kinds)
    head = struct.pack("<BBBBIHH", 3, 126, 6, 2, len(words), 33 + 32 * len(kinds), size).ljust(29, b"\0") + bytes([mark, 0, 0])
    fields = b"".join(struct.pack("<11s1s4sBB14s", name.encode(), kind.encode(), b"", length, 0, b"") for name, kind, length in kinds)
    rows = b""
    for number, text in enumerate(words):
        cells = ("20260601", f"2{number}:15", "", text)
        row = b"".join(cell.encode(encoding).ljust(length)[:length] for cell, (_, _, length) in zip(cells, kinds, strict=True))
        rows += (b"*" if number in deleted else b" ") + row
    return head + fields + b"\r" + rows + b"\x1a"


@pytest.mark.parametrize("mark", WORDS)
def test_each_record_is_a_report_in_the_letters_of_its_language(tmp_path: Path, mark: int) -> None:
    encoding, *words = WORDS[mark]
    reports = accepted(hear(tmp_path, table(mark, encoding, *words), "CALLS.DBF"))
    assert [report.text for report in reports] == words
    assert [f"{report.heard or report.happened:%Y-%m-%d %H:%M}" for report in reports] == ["2026-06-01 20:15", "2026-06-01 21:15"]


def test_deleted_record_is_refused_with_its_words(tmp_path: Path) -> None:
    data = table(
        0x03, "cp1252", "Stones at the church door tonight", "It was a joke, nobody came", "He will come back with a gun", deleted=(1,)
    )
    items = hear(tmp_path, data, "calls.dbf")
    assert [report.text for report in accepted(items)] == ["Stones at the church door tonight", "He will come back with a gun"]
    (row,) = refused(items)
    assert "deleted" in row.reason
    assert b"a joke" in row.raw


def test_memos_and_missing_records_are_told(tmp_path: Path) -> None:
    kinds = (*FIELDS[:2], ("NOTE", "M", 10), FIELDS[3])
    data = table(0x03, "cp1252", "Stones at the church door tonight", "He will come back with a gun", kinds=kinds)
    data = data[:4] + struct.pack("<I", 9) + data[8:]
    first, *_ = accepted(hear(tmp_path, data, "calls.dbf"))
    assert any("memos of NOTE" in line for line in first.unread)
    assert any("states 9 records" in line for line in first.unread)


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "calls.dbf"
    one = table(0x03, "cp1252", "Stones at the church door tonight")
    start = one.index(b"\r") + 1
    path.write_bytes(one[:4] + struct.pack("<I", 100_000) + one[8:start] + 100_000 * one[start:-1])
    tracemalloc.start()
    try:
        next(read(path))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * path.stat().st_size


@pytest.mark.parametrize("wide", [0, 1])
def test_a_header_whose_fields_have_no_bytes_is_damaged(wide: int) -> None:
    kinds = tuple((f"F{number}", "C", wide) for number in range(250))
    assert FORMATS[0].matches(FileHead(table(0x03, "cp1252", kinds=kinds))) == bool(wide)


@given(st.binary(max_size=60), st.integers(0, 300))
def test_damaged_table_never_fails(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    data = table(0x03, "cp1252", "Stones at the church door tonight", "He will come back with a gun")
    assert hear(tmp_path_factory.mktemp("dbf"), data[:at] + noise + data[at + len(noise) :], "calls.dbf")
