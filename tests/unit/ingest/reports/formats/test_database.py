"""Databases of phones and chat programs become messages, any other database its rows, and no words are lost in silence."""

# ruff: noqa: E501 - the statements of a database stand as they are

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import ReadOptions, read
from tocsin.ingest.posts import read_posts

_TYPED = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+"


class Case(NamedTuple):
    """A database, and what reading it must give: words and the beginning of their time, contacts that must be sealed, lines told."""

    name: str
    script: str
    told: tuple[tuple[str, str], ...]
    sealed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


CASES = [
    Case(
        "msgstore.db",
        """
        CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
        CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT);
        CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT, sender_jid_row_id INTEGER,
          timestamp INTEGER, received_timestamp INTEGER, message_type INTEGER, text_data TEXT);
        CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, mime_type TEXT, media_caption TEXT, file_path TEXT);
        CREATE TABLE message_location (message_row_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, place_name TEXT, place_address TEXT);
        INSERT INTO jid VALUES (1, '34600111222', 's.whatsapp.net', '34600111222@s.whatsapp.net'),
          (2, '34600333444', 's.whatsapp.net', '34600333444@s.whatsapp.net'), (3, '120363001', 'g.us', '120363001@g.us');
        INSERT INTO chat VALUES (1, 1, NULL), (2, 3, 'Vecinos del bloque');
        INSERT INTO message VALUES (1, 1, 0, 'A', 0, 1705300000000, 1705300001000, 0, 'Han pintado una esvástica en el portal'),
          (2, 1, 1, 'B', 0, 1705300100000, 0, 0, 'Lo miro ahora mismo'), (3, 2, 0, 'C', 2, 1705303600000, 0, 1, NULL),
          (4, 2, 0, 'D', 2, 1705303660000, 0, 5, NULL), (5, 2, 0, 'E', 2, 1705303700000, 0, 15, NULL);
        INSERT INTO message_media VALUES (3, 'image/jpeg', 'mirad esta foto', 'Media/WhatsApp Images/IMG-20240115-WA0001.jpg');
        INSERT INTO message_location VALUES (4, 40.4, -3.7, 'Mercado viejo', 'Calle Nueva 3');
        """,
        (
            ("Han pintado una esvástica", "2024-01-15 06:26:40"),
            ("mirad esta foto", "2024-01-15 07:26:40"),
            ("Mercado viejo", "2024-01-15 07:27:40"),
            ("Vecinos del bloque", "2024-01-15 07:26:40"),
        ),
        ("34600111222", "34600333444"),
        ("IMG-20240115-WA0001.jpg", "deleted by its sender"),
    ),
    Case(
        "old msgstore.db",
        """
        CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, status INTEGER, data TEXT,
          timestamp INTEGER, media_mime_type TEXT, media_name TEXT, media_caption TEXT, remote_resource TEXT);
        CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT UNIQUE, subject TEXT);
        INSERT INTO chat_list VALUES (1, '49171-1@g.us', 'Hausgemeinschaft');
        INSERT INTO messages VALUES (1, '491715550001@s.whatsapp.net', 0, 'A', 0, 'Man hat mir aufgelauert', 1577880000000, NULL, NULL, NULL, NULL),
          (2, '49171-1@g.us', 0, 'B', 0, NULL, 1577880060000, 'image/jpeg', 'tuer.jpg', 'so sieht es jetzt aus', '491715550002@s.whatsapp.net');
        """,
        (("Man hat mir aufgelauert", "2020-01-01 12:00:00"), ("so sieht es jetzt aus", "2020-01-01 12:01:00")),
        ("491715550001", "491715550002"),
        ("tuer.jpg",),
    ),
    Case(
        "ChatStorage.sqlite",
        """
        CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
        CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZMEMBERJID VARCHAR, ZCONTACTNAME VARCHAR, ZFIRSTNAME VARCHAR);
        CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMESSAGETYPE INTEGER, ZCHATSESSION INTEGER,
          ZGROUPMEMBER INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZPUSHNAME VARCHAR, ZSTANZAID VARCHAR, ZTEXT VARCHAR);
        CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIALOCALPATH VARCHAR, ZTITLE VARCHAR);
        INSERT INTO ZWACHATSESSION VALUES (1, '4915112345678@s.whatsapp.net', 'Meryem Acar'), (2, '49151-1@g.us', 'Hausgruppe');
        INSERT INTO ZWAGROUPMEMBER VALUES (7, '4917611111111@s.whatsapp.net', 'Onkel Theo', 'Theo');
        INSERT INTO ZWAMESSAGE VALUES
          (1, 0, 0, 1, NULL, NULL, 700000000.5, '4915112345678@s.whatsapp.net', NULL, 'S1', 'Sie haben mir vor der Schule aufgelauert'),
          (2, 1, 0, 1, NULL, NULL, 700000060, NULL, NULL, 'S2', 'Bist du in Sicherheit?'),
          (3, 0, 1, 2, 7, 1, 700003600, '49151-1@g.us', 'Theo', 'S3', NULL);
        INSERT INTO ZWAMEDIAITEM VALUES (1, 3, 'Media/49151-1@g.us/a/photo77.jpg', 'So sieht die Tür jetzt aus');
        """,
        (("vor der Schule aufgelauert", "2023-03-08 20:26:40"), ("So sieht die Tür jetzt aus", "2023-03-08 21:26:40")),
        ("Meryem", "4915112345678", "Onkel Theo", "4917611111111"),
        ("photo77.jpg",),
    ),
    Case(
        "sms.db",
        """
        CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
        CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, display_name TEXT);
        CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER, date INTEGER,
          is_from_me INTEGER, associated_message_type INTEGER, item_type INTEGER);
        CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
        CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, filename TEXT, transfer_name TEXT);
        CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
        INSERT INTO handle VALUES (1, '+15551230001', 'SMS'), (2, 'ana@example.org', 'iMessage');
        INSERT INTO chat VALUES (1, 'SMS;-;1', '+15551230001', NULL), (2, 'iMessage;+;chat1', 'chat1', 'Temple volunteers');
        INSERT INTO message VALUES (1, 'g1', 'They are coming tonight at nine', NULL, 1, 700000000000000000, 0, 0, 0),
          (3, 'g3', 'who sent this one?', NULL, 2, 700000120, 0, 0, 0), (4, 'g4', 'Loved "it"', NULL, 2, 700000130, 0, 2000, 0);
        INSERT INTO chat_message_join VALUES (1, 1), (2, 2), (2, 3), (2, 4);
        INSERT INTO attachment VALUES (1, '~/Library/SMS/Attachments/IMG_0042.HEIC', 'IMG_0042.HEIC');
        INSERT INTO message_attachment_join VALUES (3, 1);
        """
        + f"INSERT INTO message VALUES (2, 'g2', NULL, x'{(_TYPED + bytes([0x81, 43, 0]) + b'They threw a brick through the kitchen pane').hex()}', 2, 700000060000000000, 0, 0, 0);",
        (
            ("They are coming tonight at nine", "2023-03-08 20:26:40"),
            ("They threw a brick through the kitchen pane", "2023-03-08 20:27:40"),
            ("who sent this one?", "2023-03-08 20:28:40"),
        ),
        ("+15551230001", "ana@example.org"),
        ("IMG_0042.HEIC", "a reaction"),
    ),
    Case(
        "signal db.sqlite",
        """
        CREATE TABLE conversations (id STRING PRIMARY KEY, json TEXT, type STRING, name TEXT, profileName TEXT, e164 TEXT, serviceId TEXT);
        CREATE TABLE messages (rowid INTEGER PRIMARY KEY, id STRING UNIQUE, json TEXT, sent_at INTEGER, conversationId STRING,
          received_at INTEGER, source STRING, sourceServiceId TEXT, type STRING, body TEXT);
        INSERT INTO conversations VALUES ('c1', '{"profileName": "Nour"}', 'private', NULL, 'Nour Haddad', '+33612345678', 'u1'),
          ('c2', '{"name": "Veille quartier"}', 'group', 'Veille quartier', NULL, NULL, NULL);
        INSERT INTO messages VALUES
          (1, 'm1', '{"body": "On a cassé la vitre"}', 1714557600000, 'c1', 1714557601000, NULL, 'u1', 'incoming', 'On a cassé la vitre'),
          (2, 'm2', '{"body": "Merci"}', 1714557660000, 'c1', 1714557661000, NULL, NULL, 'outgoing', 'Merci'),
          (3, 'm3', '{"body": "la photo", "quote": {"text": "montre la porte"}, "attachments": [{"fileName": "vitre.jpg"}]}', 1714561200000,
           'c2', 1714561201000, '+33612345678', 'u1', 'incoming', 'la photo');
        """,
        (("On a cassé la vitre", "2024-05-01 10:00:00"), ("la photo", "2024-05-01 11:00:00"), ("montre la porte", "2024-05-01 11:00:00")),
        ("Nour Haddad", "+33612345678"),
        ("vitre.jpg",),
    ),
    Case(
        "mmssms.db",
        """
        CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, date_sent INTEGER, type INTEGER, body TEXT);
        CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, ct TEXT, text TEXT);
        INSERT INTO sms VALUES (1, 1, '+447700900123', 1709290800000, 1709290799000, 1, 'There are men outside the centre with bats');
        INSERT INTO sms VALUES (2, 1, '+447700900123', 1709290860000, 0, 2, 'stay inside');
        INSERT INTO part VALUES (1, 9, 'text/plain', 'words of a message of several parts');
        """,
        (("men outside the centre with bats", "2024-03-01 11:00:00"),),
        ("+447700900123",),
        ("table part: 1 value with words",),
    ),
    Case(
        "rooms.db",
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, display_name TEXT, phone TEXT);
        CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE messages (id INTEGER PRIMARY KEY, user_id INTEGER, room_id INTEGER REFERENCES rooms (id), body TEXT, created_at INTEGER);
        INSERT INTO users VALUES (1, 'Zsófia Kelemen', '+36301234567'), (2, 'Péter Nagy', NULL);
        INSERT INTO rooms VALUES (5, 'Ügyelet');
        INSERT INTO messages VALUES (1, 1, 5, 'Felgyújtották a kukákat a zsinagóga mellett', 1712000000), (2, 2, 5, 'Kimegyek megnézni', 1712000300);
        """,
        (("Felgyújtották a kukákat", "2024-04-01 19:33:20"), ("Kimegyek megnézni", "2024-04-01 19:38:20")),
        ("Zsófia Kelemen", "+36301234567", "Péter Nagy"),
    ),
]


def written(path: Path, script: str) -> Path:
    """Write a database."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as link:
        link.executescript(script)
        link.commit()
    return path


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_database_gives_its_messages_with_senders_sealed(case: Case, tmp_path: Path) -> None:
    items = list(read(written(tmp_path / case.name, case.script), ReadOptions()))
    reports = [item for item in items if isinstance(item, Submission)]
    clear = ["\n".join([item.text, *(f"{name} {value}" for name, value in item.facts), *item.unread]) for item in reports]
    for words, time in case.told:
        times = [str(item.heard) for item, text in zip(reports, clear, strict=True) if words in text]
        assert any(found.startswith(time) for found in times), (words, times)
    assert [secret for secret in case.sealed if secret in "\n".join(clear)] == []
    problems = "\n".join([*(line for item in reports for line in item.unread), *(i.reason for i in items if isinstance(i, RejectedRow))])
    assert [line for line in case.unread if line not in problems] == []


def test_own_messages_have_no_contact_of_another(tmp_path: Path) -> None:
    path = written(tmp_path / "msgstore.db", CASES[0].script)
    own = next(item for item in read(path, ReadOptions()) if isinstance(item, Submission) and "Lo miro" in item.text)
    assert own.contact == ""


@pytest.mark.parametrize("name", ["msgstore.db", "sms.db", "rooms.db"])
def test_messages_of_a_database_are_posts_too(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == name)
    rows = [row for batch in read_posts(written(tmp_path / name, case.script)) for row in batch.table.to_pylist()]
    for words, time in case.told[:2]:
        assert any(words in row["text"] and str(row["time"]).startswith(time) for row in rows), rows


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "msgstore.db", CASES[0].script)
    path.write_bytes(path.read_bytes()[:5000])
    items = list(read(path, ReadOptions()))
    assert items
    assert all(isinstance(item, RejectedRow) or item.unread for item in items)


def test_a_view_in_place_of_a_table_runs_no_function_of_the_system(tmp_path: Path) -> None:
    script = CASES[5].script + "CREATE VIEW message AS SELECT load_extension('x') AS text_data;"
    items = list(read(written(tmp_path / "mmssms.db", script), ReadOptions()))
    assert any(isinstance(item, Submission) and "bats" in item.text for item in items)
