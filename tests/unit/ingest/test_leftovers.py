"""The account of what a file holds against what was read of it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.ingest.leftovers import is_of_medium, leaves_of, may_hold_words, media_in, with_remains
from tocsin.ingest.posts import read_posts
from tocsin.ingest.reports.message import Message


@pytest.mark.parametrize("value", ["two words", "Отпишитесь", "集会所", "see <b>this one</b>"])
def test_words_are_told_from_codes(value: str) -> None:
    assert may_hold_words(value)


@pytest.mark.parametrize(
    "value",
    ["", "image/jpeg", "https://example.org/a", "2024-01-02T03:04:05Z", "Tue, 02 Jan 2024 03:04", "Default", "a1b2=="],
)
def test_codes_links_and_times_hold_no_words(value: str) -> None:
    assert not may_hold_words(value)


def test_media_are_named_by_file_and_by_film() -> None:
    assert media_in("see a/b/door.JPG and https://www.youtube.com/watch?v=x1 on https://foto.zip/") == [
        "door.JPG",
        "youtube.com/watch?v=x1",
    ]


def test_a_field_that_no_message_holds_is_kept_with_its_own_message() -> None:
    value = [{"text": "they come", "odd": {"note": "bring three stones"}}, {"text": "tonight", "file": "door.jpg"}]
    messages = [Message("a", "they come"), Message("a", "tonight")]
    leaves = [leaf for number, row in enumerate(value) for leaf in leaves_of(row, number)]
    first, second = with_remains(messages, leaves, by_item=True)
    assert first.beside == (("odd.note", "bring three stones"),)
    assert second.unread == ("door.jpg: not looked at",)


def test_an_unknown_field_of_a_known_chat_becomes_a_fact_and_its_names_are_sealed(tmp_path: Path) -> None:
    message = {"sender_name": "Ann Lee", "timestamp_ms": 1700000000000, "content": "they come", "plan": "burn the hall", "ally": "Bob Hill"}
    chat = {"participants": [{"name": "Ann Lee"}], "messages": [message]}
    report = accepted(hear(tmp_path, json.dumps(chat), "message_1.json"))[0]
    assert ("messages.plan", "burn the hall") in report.facts or ("plan", "burn the hall") in report.facts
    assert "Bob Hill" in report.sealed
    assert "Bob Hill" not in repr(report.facts)


def test_lines_above_a_table_and_fields_beside_a_list_are_kept_as_refused_rows(tmp_path: Path) -> None:
    table = "Calls of the east desk in May\ndate,phone,description\n" + "2026-05-01,020 7946 0991,they broke the door of the hall\n" * 4
    assert [row.raw.decode() for row in refused(hear(tmp_path, table, "a.csv"))] == ["Calls of the east desk in May"]
    document = {"about": "calls of the night shift", "calls": [{"text": "they broke the door of the hall", "date": "2026-05-01"}] * 2}
    items = hear(tmp_path, json.dumps(document), "a.json")
    assert [row.reason for row in refused(items)] == ["stands beside the list of reports"]
    assert b"night shift" in refused(items)[0].raw


def test_a_wrong_ending_a_named_file_and_a_guessed_encoding_are_told(tmp_path: Path) -> None:
    assert "its name says pdf" in accepted(hear(tmp_path, "They come tonight.", "plan.pdf"))[0].unread[0]
    table = "date,description,picture\n2026-05-01,they broke the door of the hall,door.jpg\n2026-05-02,and came back to it later,\n"
    assert accepted(hear(tmp_path, table, "b.csv"))[0].unread == ("door.jpg: named here, not looked at",)
    assert any("which is a guess" in line for line in accepted(hear(tmp_path, b"de \xb9na they come", "c.txt"))[0].unread)


def test_a_part_of_a_document_that_no_reader_knows_is_told(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>They come.</w:t></w:r></w:p></w:body></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/diagrams/data1.xml", "<d><t>burn the old hall</t></d>")
        archive.writestr("word/own/part1.xml", "<d><t>nobody opens the door</t></d>")
        archive.writestr("word/media/image1.png", b"x")
    report = accepted(hear(tmp_path, data.getvalue(), "a.docx"))[0]
    lost = "a.docx: 1 text of the file (4 words) stands in nothing that was read of it"
    assert report.unread == ("image1.png: not looked at", lost)
    assert "burn the old hall" in report.text


def test_the_page_of_a_mail_adds_what_its_plain_text_lacks(tmp_path: Path) -> None:
    mail = (
        "From: a@example.org\nTo: b@example.org\nSubject: s\nContent-Type: multipart/alternative; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nThey come to the hall at nine and they bring stones with them.\n"
        "--x\nContent-Type: text/html\n\n<p>They come to the hall at nine and they bring stones with them.</p>"
        "<p>Meet behind the mill</p>\n--x--\n"
    )
    text = accepted(hear(tmp_path, mail, "a.eml"))[0].text
    assert text.count("stones") == 1
    assert "Meet behind the mill" in text


def test_columns_of_posts_that_hold_words_and_are_not_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "author_id", "created_at", "text", "biography"])
        writer.writerows([[n, f"a{n}", "2024-01-02T03:04:05Z", "they come", "Father of three"] for n in range(3)])
    assert [line for batch in read_posts(path) for line in batch.unread] == ["field biography: words, not read"]


def test_a_file_of_which_nothing_is_read_is_told(tmp_path: Path) -> None:
    (row,) = refused(hear(tmp_path, "date,phone,description\n", "header.csv"))
    assert row.whole_file
    assert "holds nothing" in row.reason


def test_words_of_clocks_in_the_lines_of_a_chat_are_no_words_left(tmp_path: Path) -> None:
    chat = (
        "--------------- 2020년 6월 28일 일요일 ---------------\n[김한길] [오전 1:03] 그들이 온다\n[김한길] [오후 12:03] https://www.example.com/news\n"
        "--------------- 2020년 6월 29일 월요일 ---------------\n[이영희] [오후 2:41] 금요일에 기숙사를 태운다고 했어\n"
    )
    items = hear(tmp_path, chat, "chat.txt")
    assert [report.facts for report in accepted(items)] == [(("time_zone", "assumed UTC"),)] * 3
    assert len(items) == 3


@pytest.mark.parametrize(
    ("field", "value", "is_one"), [("type", "VOICEMESSAGE", True), ("data.type", "photo", True), ("type", "TEXT", False)]
)
def test_the_type_of_an_item_tells_that_it_is_a_medium(field: str, value: str, is_one: bool) -> None:
    assert is_of_medium(field, value) is is_one
