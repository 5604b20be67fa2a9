"""Whatever stands in a file is read or listed as not read, also what no reader has ever met."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.kinds import chats, posts, records, threads
from tests.unit.ingest.kinds.kind import Kind
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import ReadOptions, loss_check, raw_strings, read
from tocsin.ingest.loss_check import LossCheck
from tocsin.ingest.posts import read_posts
from tocsin.ingest.raw_strings import RawStrings, strings_of

UNKNOWN = "qwelder bramstok villigan quortine"
FILM = "https://cdn.example.org/m/quortinefilm.mp4"


def _values(content: bytes) -> list[Any]:
    """Return the values of a document of JSON or of JSON lines. Empty for other text."""
    for parts in ([content], content.splitlines()):
        try:
            return [json.loads(part) for part in parts if part.strip()]
        except ValueError:
            continue
    return []


JSON_KINDS = [kind for kind in (*chats.KINDS, *posts.KINDS, *records.KINDS, *threads.KINDS) if _values(kind.content)]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the first object of each place in a value: of a list, the first item alone."""
    if isinstance(value, dict):
        yield value
        for inner in list(value.values()):
            yield from _objects(inner)
    elif isinstance(value, list):
        yield from _objects(value[0] if value else None)


def _with_unknown_field(kind: Kind, added: str) -> Iterator[bytes]:
    """Yield the file with an unknown field in one of its objects, for each place of an object."""
    values = _values(kind.content)
    for value in _objects(values):
        value["zz_unknown"] = added
        yield "\n".join(map(json.dumps, values)).encode()
        del value["zz_unknown"]


def _everything(path: Path, mode: str) -> tuple[str, set[str]]:
    """Return all that was read of a file or kept of it, and what was listed as not read."""
    if mode == "posts":
        batches = list(read_posts(path))
        refused = [row for batch in batches for row in batch.refused]
        unread = {line for batch in batches for line in batch.unread}
        texts = [str(row) for batch in batches for row in batch.table.to_pylist()]
    else:
        items = list(read(path, ReadOptions()))
        refused = [item for item in items if isinstance(item, RejectedRow)]
        reports = [item for item in items if isinstance(item, Submission)]
        unread = {line for report in reports for line in report.unread}
        texts = [f"{report.text} {report.facts} {report.contact} {report.sealed}" for report in reports]
    texts += [f"{row.reason} {row.raw.decode('utf-8', 'replace')}" for row in refused]
    return "\n".join([*texts, *unread]), unread


@pytest.mark.parametrize("kind", JSON_KINDS, ids=[kind.name for kind in JSON_KINDS])
def test_an_unknown_field_is_read_or_listed_wherever_it_stands(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / kind.file
    path.write_bytes(kind.content)
    before = _everything(path, kind.mode)[1]
    for added in (UNKNOWN, FILM):
        for content in _with_unknown_field(kind, added):
            path.write_bytes(content)
            text, unread = _everything(path, kind.mode)
            assert added.rpartition("/")[2] in text or unread - before, content.decode()


def test_a_sentence_of_known_words_is_lost_where_its_order_stands_nowhere() -> None:
    check = LossCheck()
    check.read("the man came to the door and the child saw the fire on the street at night")
    check.feed(b'{"a": "the child came to the street and the man saw the night on the fire"}')
    assert check.lost() == ["the child came to the street and the man saw the night on the fire"]


def test_forms_in_which_readers_return_a_string_are_no_loss() -> None:
    check = LossCheck()
    check.read("Jürgen said so & left: they come tonight")
    check.feed(b'{"a": "J\\u00c3\\u00bcrgen said so", "b": "<b>said so</b> &amp; left", "c": "2024-05-01T10:00:00Z"}')
    assert check.lost() == []


def test_a_medium_that_was_listed_is_no_loss_and_one_that_was_not_is() -> None:
    check = LossCheck()
    check.read("harbour.jpg: not looked at")
    check.feed(b'["https://x.example/a/harbour.jpg?w=1", "media/bridge.mp4"]')
    assert check.lost() == ["media/bridge.mp4"]


def test_strings_of_json_come_whole_however_the_bytes_are_cut() -> None:
    data = b'{"name": "first value",\n "list": ["second \\"value\\"", "third\\n value"]}'
    for cut in range(1, len(data)):
        raw = RawStrings()
        assert [*raw.feed(data[:cut]), *raw.feed(data[cut:]), *raw.end()] == ["first value", 'second "value"', "third\n value"]


def test_a_word_that_a_document_splits_is_one_word() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='w'><w:p><w:t>Thr</w:t><w:t>eat</w:t></w:p></w:document>")
    assert list(strings_of(file.getvalue())) == ["Threat"]


def test_what_is_lost_is_listed_on_a_report_and_kept_as_a_rejected_row(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><p>They come tonight.</p><p title='{UNKNOWN}'>All of them.</p></body></html>")
    report, row = list(read(path, ReadOptions()))
    assert isinstance(report, Submission)
    assert isinstance(row, RejectedRow)
    assert "1 text of the file (4 words) stands" in report.unread[-1]
    assert row.raw.decode() == UNKNOWN


TOO_LARGE = "too large to compare everything in it with what was read"


def _unread(path: Path) -> str:
    return "\n".join(line for item in read(path, ReadOptions()) if isinstance(item, Submission) for line in item.unread)


def test_a_file_too_large_to_be_compared_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{'<p>They come tonight.</p>' * 9}</body></html>")
    assert TOO_LARGE not in _unread(path)
    monkeypatch.setattr(raw_strings, "_MOST", 100)
    assert TOO_LARGE in _unread(path)


def test_a_document_whose_members_are_too_large_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "<w:p><w:r><w:t>Gate</w:t></w:r></w:p>" * 99
    body = f"<w:document xmlns:w='{space}'><w:body>{paragraphs}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    assert TOO_LARGE not in _unread(path)
    monkeypatch.setattr(raw_strings, "_MOST", len(path.read_bytes()))
    assert TOO_LARGE in _unread(path)


@pytest.mark.parametrize("limit", ["_MOST_WORDS", "_MOST_PAIRS"])
def test_a_file_of_too_many_words_says_so(limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><p>They come tonight with torches</p><p>Nobody opened the gate yesterday</p></body></html>")
    assert TOO_LARGE not in _unread(path)
    monkeypatch.setattr(loss_check, limit, 5)
    assert TOO_LARGE in _unread(path)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("added", [UNKNOWN, FILM])
def test_words_and_media_of_one_row_among_many_are_read_or_listed(form: str, added: str, tmp_path: Path) -> None:
    texts = [
        {"id": str(n), "created_at": "2024-05-01T10:00:00Z", "author_id": "7", "text": f"the gate {n}", "note": ""} for n in range(600)
    ]
    texts[451]["note"] = added
    path = tmp_path / f"a.{form}"
    lines = [",".join(texts[0]), *(",".join(row.values()) for row in texts)] if form == "csv" else map(json.dumps, texts)
    path.write_text("\n".join(lines) + "\n")

    text, unread = _everything(path, "posts")

    assert UNKNOWN in text or "field note: media, not looked at" in unread


def test_damage_within_a_document_is_listed_and_raises_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[str]:
        yield "half of the words"
        raise ZeroDivisionError

    path = tmp_path / "page.html"
    path.write_text("<html><body><p>They come tonight with torches</p></body></html>")
    monkeypatch.setattr(raw_strings, "page_strings", broken)
    assert "its strings cannot be taken apart" in _unread(path)
