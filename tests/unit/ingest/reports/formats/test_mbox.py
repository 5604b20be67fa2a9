from __future__ import annotations

import mailbox
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tests.unit.ingest.reports.formats.test_email import letter
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.source import CHUNK

FROM = b"From ana@example.org Tue Mar  5 10:15:00 2024\n"


def box(*messages: bytes) -> bytes:
    return b"".join(FROM + message.rstrip(b"\n") + b"\n\n" for message in messages)


def mail(number: int) -> bytes:
    return letter(f"word {number}\n").as_bytes()


def test_each_message_of_a_mailbox_is_a_warning(tmp_path: Path) -> None:
    items = hear(tmp_path, box(mail(1), mail(2), mail(3)), "inbox")
    assert [(warning.where, warning.text) for warning in accepted(items)] == [
        (f"inbox message {n}", f"Drohung: Köln\n\nword {n}") for n in (1, 2, 3)
    ]


def test_a_message_is_itself_in_a_mailbox_and_in_a_file_of_its_own(tmp_path: Path) -> None:
    message = letter("From the hall they came.\n").as_bytes()
    assert keys(hear(tmp_path, box(message.replace(b"\nFrom the", b"\n>From the"), mail(1))))[0] == keys(hear(tmp_path, message))[0]


def test_what_the_standard_library_writes_is_read(tmp_path: Path) -> None:
    mailbox_path = mailbox.mbox(tmp_path / "made")
    for n in range(5):
        mailbox_path.add(letter(f"From where?\nword {n}\n"))
    mailbox_path.close()
    items = hear(tmp_path, (tmp_path / "made").read_bytes())
    assert [warning.text[-6:] for warning in accepted(items)] == [f"word {n}" for n in range(5)]
    assert all("From where?" in warning.text and ">From" not in warning.text for warning in accepted(items))


def test_a_mailbox_that_has_grown_keeps_the_keys_of_its_old_messages(tmp_path: Path) -> None:
    before, after = keys(hear(tmp_path, box(mail(1), mail(2)))), keys(hear(tmp_path, box(mail(1), mail(2), mail(3))))
    assert after[:2] == before


@pytest.mark.parametrize("size", [CHUNK - 700, CHUNK - 400, CHUNK - 300, CHUNK - 200, CHUNK, 3 * CHUNK])
def test_messages_are_told_apart_wherever_a_piece_ends(size: int, tmp_path: Path) -> None:
    large = letter("x" * 60 + "\n" + ("y" * 60 + "\n") * (size // 61)).as_bytes()
    assert len(accepted(hear(tmp_path, box(mail(1), large, mail(2), mail(3))))) == 4


def test_a_message_past_the_limit_is_refused_and_the_next_are_heard(tmp_path: Path) -> None:
    large = letter(("z" * 70 + "\n") * 60_000).as_bytes()
    items = hear(tmp_path, box(mail(1), large, mail(2)), reading=ReadOptions(limits=Limits(document=1 << 20, raw=500)))
    [row] = refused(items)
    assert f"is {len(FROM) + len(large)} bytes long" in row.reason
    assert row.raw.startswith(FROM)
    assert [warning.text[-6:] for warning in accepted(items)] == ["word 1", "word 2"]


def test_a_gigantic_header_costs_its_own_message(tmp_path: Path) -> None:
    large = b"Subject: x\nX-A: " + b"a" * 3_000_000 + b"\n\nwords\n"
    items = hear(tmp_path, box(mail(1), large, mail(2)))
    assert "header is longer" in refused(items)[0].reason
    assert len(accepted(items)) == 2


@example(at=0, noise=b"\x1f\x8b", drop=0)
@example(at=0, noise=b"\xfe\xff", drop=0)
@example(at=0, noise=b"\xff\xfe", drop=0)
@example(at=0, noise=b"OggS\0", drop=0)
@example(at=0, noise=b"GIF87a", drop=0)
@given(at=st.integers(0, 1500), noise=st.binary(max_size=12), drop=st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_a_damaged_mailbox_is_heard_or_refused(at: int, noise: bytes, drop: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = box(mail(1), mail(2), mail(3))
    data = data[:at] + noise + data[at + drop :]
    items = hear(tmp_path_factory.mktemp("mbox"), data, reading=ReadOptions(format="mbox"))
    files = (attached.data for item in accepted(items) for attached in item.attachments)
    kept = [*(item.text.encode() for item in accepted(items)), *(row.raw for row in refused(items)), *files]
    assert any(b"word" in data for data in kept)
