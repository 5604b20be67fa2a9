from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.realdata import real_data
from tests.unit.ingest.importing import accepted, hear, keys, refused
from tests.unit.ingest.reports.formats.test_email import letter
from tests.unit.ingest.reports.formats.test_zip import packed
from tocsin.domain.errors import Malformed, Unknown
from tocsin.ingest import Limits, ReadOptions, files, read
from tocsin.ingest.reports.column_map import parse, signature

DATA = real_data()
SEEDS = [
    b"id,message,date\n1,They spoke of it,2024-01-01\n2,\"They, again\",2024-01-02\n",
    b'{"id": "1", "text": "They spoke of it"}\n{"id": "2", "text": "again"}\n',
    b'[{"id": "1", "text": "They spoke of it"}, {"id": "2", "text": "again"}]',
    letter().as_bytes(),
    b"From ana@example.org Tue Mar  5 10:15:00 2024\n" + letter().as_bytes(),
    b"<html><title>x</title><p>They <a href='y'>will</a> come</p></html>",
    b"# Heading\n\n- one\n- two\n",
    packed(a=b"id,message\n1,They spoke of it\n"),
]  # fmt: skip

noise = st.binary(max_size=8) | st.sampled_from([b'"', b"\0", b"\n", b"\xff\xfe", b"[" * 5_000])


def test_a_path_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(Unknown, match="no file"):
        read(tmp_path / "gone")
    with pytest.raises(Unknown, match="no file"):
        files([tmp_path / "gone"])


def test_what_cannot_be_opened_is_one_refused_row(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("loop", "dangling", "folder", "pipe"):
        [row] = read(tmp_path / name)
        assert [row] == refused([row])
        assert row.where == name


def test_a_file_that_may_not_be_read_is_one_refused_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "shut").write_text("x")
    monkeypatch.setattr("tocsin.ingest.source.os.open", shut)
    [row] = refused(list(read(tmp_path / "shut")))
    assert row.reason == "cannot be read: Permission denied"


def test_folders_are_searched_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a", ".git/x", "b/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    paths = [str(path.relative_to(tmp_path)) for path in files([tmp_path, tmp_path / "a"])]
    assert paths == ["a", "b/1", "b/2"]


def test_a_name_that_is_no_unicode_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n"))
    path.write_text("They will come.")
    [warning] = accepted(list(read(path)))
    assert warning.where.encode() == "caf\ufffd\ufffd".encode()


def test_progress_goes_from_nothing_to_the_size_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("id,message\n" + "".join(f"{n},they said the word number {n}\n" for n in range(50_000)))
    hearing = read(path)
    positions = []
    for n, _ in enumerate(hearing):
        if n % 10_000 == 0:
            positions.append(hearing.position)
    assert positions == sorted(positions)
    assert 0 < positions[0] < positions[-1] <= hearing.size
    assert hearing.position == hearing.size == path.stat().st_size


def test_the_maps_that_were_used_are_given_back_and_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("id,message,other\n1,They spoke of it,and of a good deal more than that\n2,x,\n")
    hearing = read(path)
    list(hearing)
    mark = signature(["id", "message", "other"])
    assert str(hearing.maps[mark]) == "text=message+other,id=id"
    again = read(path, ReadOptions(remembered={mark: parse("text=other")}))
    assert [warning.text for warning in accepted(list(again))] == ["and of a good deal more than that"]


def test_what_nobody_foresaw_is_a_refused_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("tocsin.ingest.reports.formats.email.parse", broken)
    for text in (letter().as_bytes(), b"From ana@example.org Tue Mar  5 10:15:00 2024\n" + letter().as_bytes()):
        [row] = refused(hear(tmp_path, text))
        assert "breaks the reader (KeyError: 'x')" in row.reason


def test_a_file_of_refused_rows_ends_with_how_much_is_not_read(tmp_path: Path) -> None:
    items = hear(tmp_path, "id,message\n1,They spoke of it\n" + "2,\n" * 500, reading=ReadOptions(limits=Limits(refusals=100)))
    assert len(items) == 102
    assert refused(items)[-1].reason == "100 rows were refused: the rest is not read; 101 rows were read before"


def test_a_file_of_too_many_rows_is_cut_and_it_is_said(tmp_path: Path) -> None:
    items = hear(tmp_path, "id,message\n" + "2,They spoke of it\n" * 500, reading=ReadOptions(limits=Limits(rows=100)))
    assert len(accepted(items)) == 100
    assert "more than 100 rows" in refused(items)[-1].reason


def test_a_reading_that_asks_for_what_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "note"
    path.write_text("They will come.")
    with pytest.raises(Malformed, match="no format 'docy'"):
        read(path, ReadOptions(format="docy"))
    with pytest.raises(Malformed, match="no time zone 'Mars'"):
        read(path, ReadOptions(zone="Mars"))
    assert accepted(list(read(path, ReadOptions(zone=""))))


@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30), noise), max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_any_file_gives_warnings_and_refused_rows_and_nothing_else(
    seed: bytes, edits: list[tuple[int, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    for at, gone, put in edits:
        seed = seed[:at] + put + seed[at + gone :]
    items = hear(tmp_path_factory.getbasetemp(), seed, "any")
    assert items or seed
    assert not any("report this as a bug" in row.reason for row in refused(items))
    for item in accepted(items):
        assert item.key
        assert item.text or item.attachments
        "".join((item.text, item.where, item.contact, *(value for fact in item.facts for value in fact))).encode()
    assert keys(items) == keys(hear(tmp_path_factory.getbasetemp(), seed, "any"))


@given(data=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("form", ["text", "markdown", "html", "eml", "mbox", "csv", "jsonl", "json", "zip", "image"])
def test_any_bytes_under_any_name_are_heard_or_refused(form: str, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    for item in hear(tmp_path_factory.getbasetemp(), data, "any", ReadOptions(format=form, columns=None)):
        assert item.where.startswith("any")
        assert "report this as a bug" not in getattr(item, "reason", "")


@pytest.mark.data
@pytest.mark.skipif(DATA is None, reason="needs the real data")
@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("reports/disaster_response_validation.csv", 2337),
        ("reports/ucpd_incidents_2010_2015.csv", 6928),
        ("reports/ushahidi_haiti_odd_masked.csv", 1805),
        ("news/re3d/*/documents.json", 64),
    ],
)
def test_every_row_of_the_real_reports_is_a_warning_or_refused_with_a_reason(pattern: str, rows: int) -> None:
    assert DATA is not None
    paths = sorted(DATA.glob(pattern))
    items = [item for path in paths for item in read(path)]
    assert len(items) == rows
    assert all(row.reason and row.raw for row in refused(items))
    assert len(accepted(items)) > 0.99 * rows
    assert keys(items) == [key for path in paths for key in keys(list(read(path)))]


@pytest.mark.data
@pytest.mark.skipif(DATA is None, reason="needs the real data")
def test_a_stray_quote_in_real_reports_costs_one_row(tmp_path: Path) -> None:
    assert DATA is not None
    data = (DATA / "reports" / "ucpd_incidents_2010_2015.csv").read_bytes()
    lines = data.splitlines(keepends=True)
    lines[100] = lines[100].replace(b",", b',"', 1)
    items = hear(tmp_path, b"".join(lines), "calls.csv")
    assert len(items) == 6928
    assert len(accepted(items)) >= 6926
