"""Chats exported by messengers: senders sealed, times read in any locale, media listed as not looked at."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, keys, refused

STAMPS = [
    ("[14/06/2024, 08:58:26] ", datetime(2024, 6, 14, 8, 58, 26, tzinfo=UTC)),
    ("6/14/24, 8:58\u202fPM - ", datetime(2024, 6, 14, 20, 58, tzinfo=UTC)),
    ("14.06.24, 20:58 - ", datetime(2024, 6, 14, 20, 58, tzinfo=UTC)),
    ("2024/06/14 20:58 - ", datetime(2024, 6, 14, 20, 58, tzinfo=UTC)),
    (
        "\u200f\u0661\u0664/\u0666/\u0662\u0660\u0662\u0664\u060c \u0668:\u0665\u0668\u202f\u0645 - ",
        datetime(2024, 6, 14, 20, 58, tzinfo=UTC),
    ),
    ("14/6/2024, 8:58\u202fp.\xa0m. - ", datetime(2024, 6, 14, 20, 58, tzinfo=UTC)),
]


@pytest.mark.parametrize(("stamp", "time"), STAMPS)
def test_whatsapp_is_read_in_every_locale(stamp: str, time: datetime, tmp_path: Path) -> None:
    text = f"{stamp}Anna Lund: They come tonight\nwith friends\n{stamp}Bo Ek: IMG-1.jpg (file attached)\n{stamp}Bo Ek: <Media omitted>\n"
    items = hear(tmp_path, text)
    first, second = accepted(items)
    assert (first.text, first.heard, first.contact) == ("They come tonight\nwith friends", time, "Anna Lund")
    assert second.unread == ("IMG-1.jpg: not looked at",)
    assert "left out" in refused(items)[0].reason


def test_every_member_of_a_chat_is_sealed_wherever_the_name_stands(tmp_path: Path) -> None:
    stamp = "14/06/2024, 20:58 - "
    items = hear(tmp_path, f"{stamp}Anna Lund: ask Bo Ek\n{stamp}Bo Ek: it was Anna Lund's idea\n")
    assert [report.text for report in accepted(items)] == ["ask [sealed contact]", "it was [sealed contact]'s idea"]


def test_a_chat_that_grew_by_one_message_gives_one_new_report(tmp_path: Path) -> None:
    lines = [f"14/06/2024, 20:{minute} - Anna Lund: message {minute}\n" for minute in range(10, 40)]
    before, after = keys(hear(tmp_path, "".join(lines[:-1]))), keys(hear(tmp_path, "".join(lines)))
    assert after[:-1] == before
    assert len(set(after)) == len(after)


def test_letters_of_a_messenger_download_are_repaired(tmp_path: Path) -> None:
    garbled = "J\xc3\xbcrgen"
    chat = {
        "participants": [{"name": garbled}],
        "messages": [{"sender_name": garbled, "timestamp_ms": 1725403582345, "content": "\xc3\x84rger"}],
    }
    [report] = accepted(hear(tmp_path, json.dumps(chat)))
    assert (report.text, report.contact) == ("\xc4rger", "J\xfcrgen")


def test_messages_of_signal_are_read_and_their_numbers_sealed(tmp_path: Path) -> None:
    sent = {"envelope": {"sourceName": "Anna Lund", "sourceNumber": "+447700900049", "timestamp": 1710001231207,
                         "dataMessage": {"timestamp": 1710001231207, "message": "They come. Call +447700900049"}}}  # fmt: skip
    typing = {"envelope": {"sourceNumber": "+447700900049", "timestamp": 1710001231207, "typingMessage": {}}}
    items = hear(tmp_path, "\n".join(map(json.dumps, (sent, typing))))
    [report] = accepted(items)
    assert report.text == "They come. Call [sealed contact]"
    assert report.contact == "Anna Lund, +447700900049"
    assert len(refused(items)) == 1


WRITTEN = """
Dit bericht is verwijderd. | Dit bericht is verwijderd | Je hebt dit bericht verwijderd | afbeelding weggelaten | video weggelaten
audio weggelaten
sticker weggelaten | GIF weggelaten | document weggelaten | lijst.pdf \u2022 2 pagina's document weggelaten | You deleted this message.
Du hast diese Nachricht gel\u00f6scht. | Ce message a \u00e9t\u00e9 supprim\u00e9 | Eliminaste este mensaje. | imagem ocultada
immagine omessa

\u0414\u0430\u043d\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435 \u0443\u0434\u0430\u043b\u0435\u043d\u043e
Bu mesaj silindi
"""


@pytest.mark.parametrize("stamp", ["[14-06-2024 20:58:26] ", "14-06-2024 20:58 - "])
def test_lines_of_whatsapp_in_the_place_of_messages_are_no_reports(stamp: str, tmp_path: Path) -> None:
    lines = [line.strip() for row in WRITTEN.strip().split("\n") for line in row.split("|")]
    said = ["Het document weggelaten hebben ze niet", "Dit bericht is verwijderd door mijn buurman, hij dreigt", "Waarom? Video weggelaten"]
    items = hear(tmp_path, "".join(f"{stamp}Anna Lund: {line}\n" for line in [*lines, *said]))
    assert [report.text for report in accepted(items)] == said
    assert len(refused(items)) == len(lines)


@pytest.mark.parametrize(
    ("said", "sealed"),
    [
        ("Hoi, dit is Sanne", "Hoi, dit is [sealed contact]"),
        ("Bel Kees op", "Bel [sealed contact] op"),
        ("Mulder zei het al", "[sealed contact] zei het al"),
        ("Vraag Jan of Sanne's broer", "Vraag [sealed contact] of [sealed contact]'s broer"),
        ("De Bakker om de hoek dreigt", "De Bakker om de hoek dreigt"),
        ("Will they come? They will", "Will they come? They will"),
        ("Keesje en Sannes huis", "Keesje en Sannes huis"),
    ],
)
def test_a_part_of_the_name_of_a_member_is_sealed_unless_it_is_an_everyday_word(said: str, sealed: str, tmp_path: Path) -> None:
    stamp = "14-06-2024 20:58 - "
    members = ("Sanne Mulder", "Kees Bakker", "Jan de Vries", "Will Young")
    items = hear(tmp_path, f"{stamp}Kees Bakker: {said}\n" + "".join(f"{stamp}{name}: goed\n" for name in members))
    assert accepted(items)[0].text == sealed


@pytest.mark.parametrize(
    "notice",
    [
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.",
        "Les messages et les appels sont chiffrés de bout en bout.",
        "Los mensajes y las llamadas están cifrados de extremo a extremo.",
        "Mesajlar ve aramalar uçtan uca şifrelidir.",
        "Сообщения и звонки защищены сквозным шифрованием.",
        "الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
    ],
)
def test_the_notice_of_encryption_is_no_report(notice: str, tmp_path: Path) -> None:
    chat = f"[28.11.26, 22:01:10] Nora: {notice}\n[28.11.26, 22:01:15] Nora: Er will die Schule anzünden\n"

    items = hear(tmp_path, chat, "chat.txt")

    assert [report.text for report in accepted(items)] == ["Er will die Schule anzünden"]
    assert [row.reason for row in refused(items)] == ["a line of the system"]


def test_words_about_encryption_are_a_report(tmp_path: Path) -> None:
    chat = (
        "[28.11.26, 22:01:10] Nora: Messages are end-to-end encrypted, right?\n[28.11.26, 22:01:15] Nora: He says the chat is end-to-end "
        "encrypted so nobody will know that he did it\n"
    )

    assert len(accepted(hear(tmp_path, chat, "chat.txt"))) == 2


def test_lines_under_the_name_of_a_group_are_no_reports(tmp_path: Path) -> None:
    chat = (
        "[28.11.26, 22:01:10] Familie: Gül hat die Gruppe erstellt\n[28.11.26, 22:01:15] Gül: Er will die Schule anzünden\n"
        "[28.11.26, 22:02:15] Rosa: Wer denn?\n"
    )

    items = hear(tmp_path, chat, "WhatsApp Chat - Familie.txt")

    assert [report.text for report in accepted(items)] == ["Er will die Schule anzünden", "Wer denn?"]
    assert len(refused(items)) == 1


def test_the_other_person_of_a_chat_of_two_is_no_group(tmp_path: Path) -> None:
    chat = "[28.11.26, 22:01:10] Gül: Er will die Schule anzünden\n[28.11.26, 22:02:15] Me: Wer denn?\n"

    assert len(accepted(hear(tmp_path, chat, "WhatsApp Chat - Gül.txt"))) == 2
