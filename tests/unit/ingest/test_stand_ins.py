"""A line that stands for something that is not there is told, and words of people are not taken for one."""

# ruff: noqa: E501 - the lines of a file stand as they are
from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.errors import Malformed
from tocsin.ingest.posts import read_posts
from tocsin.ingest.stand_ins import stand_ins

DELETED = """
This message was deleted
You deleted this message.
Message deleted
[removed]
[deleted by user]
Comment removed by moderator
삭제된 메시지입니다.
메시지가 삭제되었습니다.
メッセージの送信を取り消しました
あぼーん
此消息已删除
[此訊息已收回]
Diese Nachricht wurde gelöscht.
Dieser Kommentar wurde entfernt
Ce message a été supprimé
Mensagem apagada
Este mensaje fue eliminado
Questo messaggio è stato eliminato
Сообщение удалено
Повідомлення видалено
Ta wiadomość została usunięta
تم حذف هذه الرسالة
ההודעה נמחקה
Bu mesaj silindi
Pesan ini telah dihapus
यह संदेश हटा दिया गया
Tin nhắn đã bị thu hồi
Αυτό το μήνυμα διαγράφηκε
"""
MEDIA = """
사진
사진 3장
동영상
이모티콘
사진을 보냈습니다.
[写真]
写真を送信しました
[スタンプ]
[图片]
[语音] 12"
[動画表情]
【图片】
Photo
[Photo]
<Media omitted>
(picture)
Voice message
Foto
[Bild]
[Sprachnachricht]
Foto gesendet
[Imagen]
Фото
[Голосовое сообщение]
[צילום תמונה]
تصویر
صورة
[फोटो]
[Hình ảnh]
Gambar
(Foto)
<Video>
voice message
[Sticker].
Nota de voz
Pièce jointe
3 Fotos
Photo 3x
"""
WORDS = """
He deleted the messages on her phone and then came to the door with a knife
Photo of the mosque with the word burn on it
They removed the sign from the shop
삭제하라고 협박했어요 식당 앞에서
写真を撮られて脅された
I have a video of him
[sealed contact]
[no name]
Foto's van kinderen bij de school
Фото мечети с надписью
Ich habe ein Bild
они удалили вывеску
photo taken
Bilderberg
3
사진관 앞에서
image problem
"""


@pytest.mark.parametrize("line", DELETED.strip().split("\n"))
def test_deleted_message_is_told(line: str) -> None:
    assert any("was deleted" in told for told in stand_ins(line, ()))


@pytest.mark.parametrize("line", MEDIA.strip().split("\n"))
def test_medium_that_is_not_there_is_told(line: str) -> None:
    assert any("stands where" in told for told in stand_ins(line, ()))


@pytest.mark.parametrize("line", WORDS.strip().split("\n"))
def test_words_of_people_stand_for_nothing(line: str) -> None:
    assert list(stand_ins(line, ())) == []


def test_bracketed_line_among_others_is_told() -> None:
    assert list(stand_ins("他说要烧\n[图片]\n是他", ())) == ["[图片]: stands where a picture, recording or file was, not looked at"]
    assert list(stand_ins("he said\nphoto\nof it", ())) == []


@pytest.mark.parametrize("element", ['[gallery ids="4"]', '[audio src="a"]', "[playlist type=video ids=1]", '[video poster="Anna Lee"]'])
def test_element_of_a_program_is_told_by_its_name_alone(element: str) -> None:
    (line,) = stand_ins(f"The door is marked. {element}", ())
    assert line.startswith(element.split()[0] + "]:")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("parts.part.ct", "image/jpeg", "a medium of type image/jpeg"),
        ("content", '<en-media type="audio/amr" hash="ab"/>', "a medium of type audio/amr"),
        ("post.deleted", "true", "was deleted"),
        ("isDeleted", "1", "was deleted"),
        ("record.notFound", "True", "was deleted"),
        ("nextPageToken", "Q", "more pages follow"),
        ("paging.next_cursor", "aGk=", "more pages follow"),
        ("has_more", "true", "more pages follow"),
    ],
)
def test_field_that_stands_for_something_is_told(name: str, value: str, told: str) -> None:
    assert any(told in line for line in stand_ins("Shots at the gate", [(name, value)]))


@pytest.mark.parametrize(("name", "value"), [("deleted", "false"), ("has_more", "False"), ("next_cursor", "null"), ("path", "/images/x")])
def test_field_that_says_no_is_not_told(name: str, value: str) -> None:
    assert list(stand_ins("Shots at the gate", [(name, value)])) == []


def test_a_chat_lists_a_picture_that_only_a_word_stands_for(tmp_path: Path) -> None:
    chat = "2024년 9월 2일 오후 9:15, 빙그레 : 할랄식당 앞에 똥물 뿌리고 갔대요\n2024년 9월 2일 오후 9:17, 제갈윤 : 사진\n"
    first, second = accepted(hear(tmp_path, chat, "KakaoTalkChats.txt"))
    assert second.unread == ("사진: stands where a picture, recording or file was, not looked at",)
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
