# ruff: noqa: E501 - the lines of a file stand as they are
"""Reports say which pictures and recordings a word or markup stands for, and cry for no other text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.errors import Malformed
from tocsin.ingest.media_words import stands_for_medium
from tocsin.ingest.posts import read_posts


@pytest.mark.parametrize(
    "text", ["사진", "사진 3장", "[图片]", "(Foto)", "<Video>", "Sprachnachricht", "voice message", "صورة", "写真", "[Sticker]."]
)
def test_a_word_for_a_medium_stands_for_one(text: str) -> None:
    assert stands_for_medium(text)


@pytest.mark.parametrize("text", ["", "He sent me a photo of the door", "photo taken", "Bilderberg", "3", "사진관 앞에서", "image problem"])
def test_other_words_stand_for_none(text: str) -> None:
    assert not stands_for_medium(text)


def test_a_chat_lists_a_picture_that_only_a_word_stands_for(tmp_path: Path) -> None:
    chat = "2024년 9월 2일 오후 9:15, 빙그레 : 할랄식당 앞에 똥물 뿌리고 갔대요\n2024년 9월 2일 오후 9:17, 제갈윤 : 사진\n"
    first, second = accepted(hear(tmp_path, chat, "KakaoTalkChats.txt"))
    assert second.unread == ("a picture, recording or file that the export left out: not looked at",)
    assert first.unread == ()


def test_a_note_lists_a_picture_that_its_markup_shows(tmp_path: Path) -> None:
    note = (
        '<?xml version="1.0"?><en-export><note><title>call</title><created>20240531T183000Z</created><content><![CDATA[<en-note>'
        '<div>She says he will burn the hall down.</div><en-media type="image/jpeg" hash="ab"/></en-note>]]></content></note></en-export>'
    )
    reports = accepted(hear(tmp_path, note, "note.enex"))
    assert any("a picture or recording in its markup: not looked at" in report.unread for report in reports)


def test_a_medium_in_a_sealed_field_is_listed(tmp_path: Path) -> None:
    rows = "date,contact name,message\n2024-03-05 10:00,list.jpg,here is the list of names that he keeps\n2024-03-05 11:00,Ana Berg,they wait at the door for her\n"
    first, second = accepted(hear(tmp_path, rows, "rows.csv"))
    assert first.unread
    assert not any("medium" in line for line in second.unread)


def test_a_har_file_without_contents_is_refused_as_a_dump(tmp_path: Path) -> None:
    path = tmp_path / "empty.har"
    path.write_text(
        '{"log": {"version": "1.2", "creator": {"name": "B"}, "entries": [{"startedDateTime": "x", "request": {}, "response": {}}]}}'
    )
    with pytest.raises(Malformed, match="holds no contents of answers"):
        list(read_posts(path))
