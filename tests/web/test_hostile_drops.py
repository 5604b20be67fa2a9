"""Messages from a compromised door: nothing is overwritten, nothing stops, nothing speaks for another reporter."""

from __future__ import annotations

import errno
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.door import Door
from tocsin.desk.door_folder import BoxView, Drop, DropFolder, ReceiptNumber, new_identity, parse_drop, parse_mailbox_name, unseal_drop
from tocsin.desk.mailboxes import PATIENCE
from tocsin.domain.errors import Malformed
from tocsin.domain.mailbox import Letter, Mailbox

HOUR = datetime(2026, 3, 2, 8, tzinfo=UTC)


def genuine(text: str = "A genuine warning.", **changed: Any) -> dict[str, Any]:
    receipt = ReceiptNumber.new()
    return {"box": receipt.box, "key": receipt.key.hex(), "text": text, "hour": HOUR, **changed}


def leave(door: Door, message: object, name: str = "0") -> None:
    """Put any content into the inbox, sealed to the desk as the door seals it."""
    plain = message if isinstance(message, bytes) else msgspec.msgpack.encode(message)
    recipient = pyrage.x25519.Recipient.from_str(DropFolder(door.folder).recipient())
    (door.folder / "inbox" / f"{name}.age").write_bytes(pyrage.encrypt(plain, [recipient]))


def files_of(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.glob("*.key")}


BAD: dict[str, list[Any]] = {
    "box": ["../../desk.key", "/etc/passwd", "a" * 41, "A" * 40, "a" * 39 + "\n", "a" * 40 + "\n", "../" * 12 + "home", 7, None, ""],
    "key": ["z" * 64, "a" * 63, "é" * 64, b"k" * 32, None],
    "text": [None, 5, b"bytes", "x" * 200_001],
    "hour": ["now", None, datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC), "2026-01-01T00:00:00"],
    "language": ["../en", "en\n", 3, "x" * 40],
    "contact": ["x" * 2001, 1],
    "files": ["files", [{"name": "a", "media_type": "text/plain\r\nX: y", "data": b""}], [{"name": "a"}], [7], [{}] * 6],
    "marks": [["UPPER"], ["<b>"], "mark", ["x"] * 6],
    "token": ["g" * 32, "a" * 31, 4],
    "more": ["an unknown field"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in BAD.items() for value in values])
def test_a_malformed_message_is_set_aside_with_a_duty_and_the_next_one_is_taken_in(
    door: Door, office: Office, field: str, value: Any
) -> None:
    keys = files_of(office.desk.home)
    leave(door, genuine(**{field: value}), "0")
    leave(door, genuine(), "1")

    door.take_in()

    assert files_of(office.desk.home) == keys
    assert not list((door.folder / "inbox").iterdir())
    assert [row.where for row, _ in office.desk.rejected_rows.listed()] == ["door 0.age"]
    texts = {text: number for number, text in door.reports}
    assert "A genuine warning." in texts
    notice = next(number for text, number in texts.items() if text and "was rejected" in text)
    assert {(duty.kind, duty.team) for duty in office.desk.duties.listed(report=notice)} == {("deliver", "desk"), ("assess", "desk")}


def test_what_is_no_message_at_all_is_set_aside(door: Door, office: Office) -> None:
    inbox = door.folder / "inbox"
    leave(door, b"\xff not a message", "a")
    leave(door, [1, 2], "b")
    (inbox / "c.age").symlink_to(office.desk.home / "desk.key")
    os.mkfifo(inbox / "d.age")
    (inbox / "e.age").mkdir()
    with (inbox / "f.age").open("wb") as large:
        large.truncate(1 << 33)
    (inbox / os.fsdecode(b"\xff\xfe.age")).write_bytes(b"x")
    leave(door, genuine(), "z")

    door.take_in()
    door.take_in()

    assert not list(inbox.iterdir())
    rows = list(office.desk.rejected_rows.listed())
    assert len(rows) == 7
    secret = (office.desk.home / "desk.key").read_bytes()
    assert all(secret not in (raw or b"") for _, raw in rows)
    assert "A genuine warning." in [text for _, text in door.reports]


def test_a_message_that_the_desk_fails_on_does_not_stop_the_others(door: Door, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    accept = office.desk.mailboxes._accept

    def failing(drop: Any) -> None:
        if drop.text == "poison":
            raise ZeroDivisionError("a fault in the desk")
        accept(drop)

    monkeypatch.setattr(office.desk.mailboxes, "_accept", failing)
    leave(door, genuine("poison"), "0")
    leave(door, genuine(), "1")

    door.take_in()
    assert [path.name for path in (door.folder / "inbox").iterdir()] == ["0.age"]
    for _ in range(PATIENCE):
        door.take_in()

    assert not list((door.folder / "inbox").iterdir())
    ((row, raw),) = office.desk.rejected_rows.listed()
    assert row.reason == "taking it in failed: ZeroDivisionError"
    assert b"poison" in (raw or b"")


def test_the_answers_folder_is_not_left_through_a_link(door: Door, office: Office) -> None:
    receipt, home = ReceiptNumber.new(), office.desk.home
    keys = files_of(home)
    drops = DropFolder(door.folder)
    with pytest.raises(Malformed):
        drops.publish("../../desk.key", receipt.key, BoxView("sent"), HOUR)
    (door.folder / "boxes" / receipt.box).symlink_to(home / "desk.key")
    drops.publish(receipt.box, receipt.key, BoxView("sent"), HOUR)
    assert not (door.folder / "boxes" / receipt.box).is_symlink()

    for path in (door.folder / "boxes").iterdir():
        path.unlink()
    (door.folder / "boxes").rmdir()
    (door.folder / "boxes").symlink_to(home)
    with pytest.raises(OSError, match="boxes"):
        drops.publish(receipt.box, receipt.key, BoxView("sent"), HOUR)

    assert files_of(home) == keys
    assert not (home / receipt.box).exists()


def test_a_message_that_names_another_reporters_mailbox_is_rejected(door: Door, office: Office, shop: BrowserShop) -> None:
    receipt = ReceiptNumber.read(door.tell("There is a plan."))
    door.take_in()
    report = door.reports[0][0]
    leave(door, genuine("I was lying. Forget it.", box=receipt.box))

    door.take_in()

    assert "I was lying" not in text_of(shop.signed_in("Cato").see(f"/reports/{report}/mailbox"))
    assert "I was lying" not in door.open(receipt.digits)
    ((row, raw),) = office.desk.rejected_rows.listed()
    assert "without holding the key" in row.reason
    assert b"I was lying" in (raw or b"")
    with office.desk.services.store.reading() as reader:
        assert reader.count(Letter) == 0
        assert reader.count(Mailbox) == 1


def reply(door: Door, receipt: str, text: str, page: str = "") -> str:
    page = page or door.client.post("/en/mailbox", data={"receipt": receipt}).text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    assert "was sent" in door.client.post("/en/reply", data={"receipt": receipt, "what": text, "token": token[1]}).text
    return page


def test_the_same_words_again_are_a_new_letter_and_the_same_form_again_is_not(door: Door, office: Office, shop: BrowserShop) -> None:
    receipt = door.tell("He is coming.")
    door.take_in()
    first = door.reports[0][0]

    page = reply(door, receipt, "He is here.")
    door.take_in()
    reply(door, receipt, "He is here.", page)  # the same form, sent twice
    door.take_in()
    assert len(door.reports) == 2
    reply(door, receipt, "He is here.")  # a new form
    door.take_in()

    assert len(door.reports) == 3
    assert text_of(shop.signed_in("Cato").see(f"/reports/{first}/mailbox")).count("He is here.") == 2
    assert door.open(receipt).count("He is here.") == 2


def test_other_words_under_a_name_that_was_taken_in_before_are_a_report_of_their_own(door: Door) -> None:
    leave(door, genuine("First words."), "same-name")
    door.take_in()
    leave(door, genuine("Other words."), "same-name")
    door.take_in()

    assert {text for _, text in door.reports} == {"First words.", "Other words."}


def test_the_hour_of_a_door_whose_clock_runs_ahead_is_not_in_the_future(door: Door, office: Office) -> None:
    leave(door, genuine(hour=datetime(2199, 1, 1, tzinfo=UTC)))
    door.take_in()

    assert next(iter(office.desk.reports.listed()))[0].received <= office.clock.now()


def test_a_failed_write_leaves_nothing_in_the_folder(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tocsin.desk.door_folder.os.fsync", full)
    answer = door.client.post("/en/sent", data={"what": "Words", "receipt": "3" * 40}, files=[])

    assert answer.status_code == 503
    assert not list((door.folder / "inbox").iterdir())


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text() | st.binary() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(BAD)), values, min_size=1))
@settings(max_examples=300)
def test_any_message_is_a_valid_one_or_malformed(changed: dict[str, Any]) -> None:
    for plain in (msgspec.msgpack.encode({**genuine(), **changed}), msgspec.msgpack.encode(changed)):
        try:
            drop = parse_drop(plain)
        except Malformed:
            continue
        else:
            assert parse_mailbox_name(drop.box) == drop.box
            assert len(bytes.fromhex(drop.key)) == 32


@given(st.binary(max_size=300), st.integers(0, 10_000))
@settings(max_examples=300)
def test_any_bytes_are_a_message_or_malformed(noise: bytes, at: int) -> None:
    plain = msgspec.msgpack.encode(genuine())
    at %= len(plain)
    for candidate in (noise, plain[:at], plain[:at] + noise + plain[at:], plain[:at] + noise + plain[at + len(noise) :]):
        try:
            parse_drop(candidate)
        except Malformed:
            continue


@given(st.lists(st.one_of(values.map(msgspec.msgpack.encode), st.binary(max_size=80)), min_size=1, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_job_survives_any_inbox(door: Door, contents: list[bytes]) -> None:
    keys = files_of(door.office.desk.home)
    for number, content in enumerate(contents):
        leave(door, content, f"{number}")
        (door.folder / "inbox" / f"raw-{number}.age").write_bytes(content)
    warning = genuine(f"A genuine warning {os.urandom(8).hex()}.")
    leave(door, warning, "z")

    door.take_in()

    assert not list((door.folder / "inbox").iterdir())
    assert warning["text"] in [text for _, text in door.reports]
    assert files_of(door.office.desk.home) == keys


@pytest.mark.parametrize("broken", ["fsync", "rename", "utime"])
def test_a_failed_write_at_the_door_leaves_no_hidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    identity, public = new_identity()
    folder = DropFolder(tmp_path)
    folder.open_for(public)
    receipt = ReceiptNumber.new()
    drop = Drop(receipt.box, receipt.key.hex(), "They will come.", datetime(2026, 3, 2, 9, tzinfo=UTC))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"tocsin.desk.door_folder.os.{broken}", full)
        with pytest.raises(OSError, match="No space"):
            folder.put(drop)
        with pytest.raises(OSError, match="No space"):
            folder.publish(receipt.box, receipt.key, BoxView("sent"), drop.hour)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "desk.pub"]
    folder.put(drop)
    assert unseal_drop(identity, folder.sealed(folder.waiting()[0])) == drop


def test_a_later_letter_stands_on_the_page_of_a_report_as_it_was_sealed(door: Door, office: Office, shop: BrowserShop) -> None:
    receipt = door.tell("He is coming.", contact="Wilma Kok, 06 3131 4141")
    door.take_in()
    first = door.reports[0][0]

    reply(door, receipt, "He is here. My name is Wilma Kok, my sister is at 06 4141 3131, I am at +31 6 31314141.")
    door.take_in()

    shown = text_of(shop.signed_in("Cato").see(f"/reports/{first}/mailbox"))
    assert "He is here." in shown
    assert [secret for secret in ("Kok", "4141", "3131") if secret in shown] == []
    assert "Wilma Kok" in door.open(receipt), "reporters read their own words"
