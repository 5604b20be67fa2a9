"""A line that stands for something that is not there is told, and words of people are not taken for one."""

import pytest

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
