"""Import of a chat exported from Telegram Desktop, message by message."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import ReadOptions, read

MESSAGES: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "action": "pin_message", "date": "2024-01-01T00:00:00", "text": ""},
    {"id": 2, "type": "message", "date": "2024-01-01T01:00:00", "date_unixtime": "1704067200", "from": "Ann", "from_id": "user7",
     "text": ["They come ", {"type": "bold", "text": "tonight"}, {"type": "text_link", "text": "here", "href": "https://e.org"}]},
    {"id": 3, "type": "message", "date": "2024-01-01T02:00:00", "from": None, "from_id": "user8", "text": "was here",
     "forwarded_from": None},
    {"id": 4, "type": "message", "date": "2024-01-01T03:00:00", "from": "Ann", "from_id": "user7", "text": "",
     "photo": "(File not included.)", "width": 1, "height": 1},
    {"id": 5, "type": "message", "date": "2024-01-01T04:00:00", "from": "Bo", "from_id": "user9", "text": "",
     "poll": {"question": "Come?", "answers": [{"text": "yes", "voters": 3}, {"text": "no", "voters": 1}]}, "reply_to_message_id": 2,
     "edited": "2024-01-01T05:00:00"},
    {"id": 6, "type": "message", "date": "2024-01-01T04:00:00", "from": "Bo", "from_id": "user9", "text": ""},
    {"id": 7, "type": "message", "date": "someday", "from": "Bo", "from_id": "user9", "text": "when?"},
]  # fmt: skip


def export(folder: Path, *messages: dict[str, Any], whole_account: bool = False, cut: int = 0) -> Path:
    chat = {"name": "Hotline", "type": "private_group", "id": 99, "messages": list(messages)}
    value = {"about": "x", "chats": {"about": "y", "list": [chat, chat | {"id": 100}]}} if whole_account else chat
    text = json.dumps(value, indent=1, ensure_ascii=False)
    path = folder / "result.json"
    path.write_text(text[: len(text) - cut], "utf-8")
    return path


def accepted(path: Path) -> list[Submission]:
    return [item for item in read(path) if isinstance(item, Submission)]


def refused(path: Path) -> list[RejectedRow]:
    return [item for item in read(path) if isinstance(item, RejectedRow)]


def test_each_message_that_says_something_is_a_warning(tmp_path: Path) -> None:
    path = export(tmp_path, *MESSAGES)
    texts = [report.text for report in accepted(path)]
    assert texts == ["They come tonighthere (https://e.org)", "was here", "[photo: not exported]", "Poll: Come?\n- yes\n- no"]
    first = accepted(path)[0]
    assert first.heard == datetime(2024, 1, 1, tzinfo=UTC)
    assert (first.contact, first.channel, first.where) == ("Ann (user7)", "telegram", "result.json chat 99 message 2")


def test_what_is_no_warning_is_refused_with_its_reason_and_kept(tmp_path: Path) -> None:
    reasons = [row.reason for row in refused(export(tmp_path, *MESSAGES))]
    assert reasons == ["a service message (pin_message), which is no report", "neither text nor media", "time 'someday' cannot be read"]
    assert json.loads(refused(export(tmp_path, *MESSAGES))[0].raw) == MESSAGES[0]


def test_forwards_replies_edits_and_deleted_accounts_are_told(tmp_path: Path) -> None:
    facts = [dict(report.facts) for report in accepted(export(tmp_path, *MESSAGES))]
    assert facts[1] == {
        "chat": "Hotline",
        "sender": "deleted account",
        "zone": "not stated, read as UTC",
        "forwarded_from": "deleted account",
    }
    assert (facts[3]["reply_to_message_id"], facts[3]["edited"]) == ("2", "2024-01-01T05:00:00")


def test_the_key_holds_until_the_message_is_edited(tmp_path: Path) -> None:
    before = accepted(export(tmp_path, MESSAGES[2]))[0].key
    again = accepted(export(tmp_path, MESSAGES[2] | {"views": 5}))[0].key
    edited = accepted(export(tmp_path, MESSAGES[2] | {"text": "is here"}))[0].key
    assert before == again != edited
    assert before.startswith("telegram:99:3:")


def test_a_whole_account_gives_every_chat(tmp_path: Path) -> None:
    keys = [report.key.split(":")[1] for report in accepted(export(tmp_path, MESSAGES[2], whole_account=True))]
    assert keys == ["99", "100"]


def test_a_cut_export_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    path = export(tmp_path, *MESSAGES[1:4], cut=60)
    assert len(accepted(path)) == 2
    assert len(refused(path)) == 1


def test_what_is_no_export_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("{}")
    rows = list(read(path, ReadOptions(format="telegram")))
    assert "machine-readable JSON" in rows[0].reason  # type: ignore[union-attr]


def test_messages_may_say_the_words_of_the_format(tmp_path: Path) -> None:
    path = export(tmp_path, MESSAGES[2] | {"text": 'she wrote "messages": [ and ]} and "type": "service"'}, MESSAGES[1])
    assert len(accepted(path)) == 2


def test_an_export_may_be_compressed_or_lie_in_an_archive(tmp_path: Path) -> None:
    plain = export(tmp_path, *MESSAGES)
    data = plain.read_bytes()
    packed = {"result.json.gz": gzip.compress(data), "result.json.bz2": bz2.compress(data), "result.json.xz": lzma.compress(data)}
    for name, compressed in packed.items():
        (tmp_path / name).write_bytes(compressed)
    with ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(plain, "ChatExport/result.json")
        archive.write(tmp_path / "result.json.gz", "again/result.json.gz")
    keys = [report.key for report in accepted(plain)]
    assert [[report.key for report in accepted(tmp_path / name)] for name in packed] == [keys] * 3
    assert [report.key for report in accepted(tmp_path / "export.zip")] == keys * 2


def test_a_compressed_export_that_is_cut_gives_its_whole_messages_and_says_so(tmp_path: Path) -> None:
    plain = export(tmp_path, *(MESSAGES[1] | {"id": number, "text": f"message {number * 7919}"} for number in range(500)))
    (tmp_path / "cut.gz").write_bytes(gzip.compress(plain.read_bytes())[:-2000])
    assert 50 < len(accepted(tmp_path / "cut.gz")) < 500
    assert "cut or damaged" in refused(tmp_path / "cut.gz")[-1].reason
