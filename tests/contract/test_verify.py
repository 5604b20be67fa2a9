"""One command checks everything the desk commits to, on a copy that cannot be written, too."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import MsgspecError
from sqlalchemy import Connection, text

from tests.office import Office
from tocsin import wiring
from tocsin.audit.signer import Signer
from tocsin.desk.receipts import KEY, LAST_HEAD
from tocsin.domain.errors import Tampered
from tocsin.ingest.posts import PostReadOptions
from tocsin.store.checks_in_parts import faultless_scan
from tocsin.web.worker import desk_worker
from tocsin.wiring import init_desk, open_desk


@pytest.fixture
def used(office: Office, tmp_path: Path) -> Office:
    """A desk with a watched subject, a list, two reports, posts, and a signed head."""
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    names = tmp_path / "harbour.csv"
    names.write_text("name\nIlse Brandt\nOtto Varga\n")
    office.desk.lists.load([names], "csv", by="Dora")
    office.hear("Marek Dolny was here.", contact="0123")
    office.hear("Ilse Brandt was here.")
    posts = tmp_path / "posts.jsonl"
    rows = [{"post_id": n, "account_id": "a", "time": "2026-03-01T10:00:00Z", "text": "hello"} for n in (1, 2)]
    posts.write_text("".join(json.dumps(row) + "\n" for row in rows))
    office.desk.posts.load([posts], PostReadOptions())
    sheet = office.desk.call_sheets.begin(by="Cato")
    office.desk.call_sheets.save(sheet.id, {"what": "Half a call."}, by="Cato")
    office.desk.receipts.advance()
    assert office.desk.audit.verify().damaged == ()
    assert faultless_in_parts(office)
    assert office.desk.audit.reconcile().balanced
    return office


def behind(office: Office, *statements: str) -> None:
    """Changes the database behind the ledger."""
    store = office.desk.services.store
    with store.engine.connect() as connection:
        connection = connection.execution_options(tocsin_writing=True)
        with connection.begin():
            for statement in statements:
                connection.execute(text(statement))


def unguarded(connection: Connection, table: str) -> str:
    """The statement that takes the guard of an append-only table away."""
    postgres = connection.dialect.name == "postgresql"
    return f"DROP TRIGGER {table}_no_update{f' ON {table}' if postgres else ''}"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE duty SET due = '2099-01-01T00:00:00.000000Z'",
        "UPDATE duty SET state = 'done', outcome = 'told'",
        "UPDATE watch SET ended = '2026-03-02T09:00:00.000000Z'",
        "UPDATE person SET role = 'auditor' WHERE name = 'Nils'",
        "UPDATE link SET upheld = 0",
        "DELETE FROM watch",
        "UPDATE list_entry SET until = since WHERE ref IN (SELECT min(ref) FROM list_entry)",
        "DELETE FROM list_entry",
        "UPDATE list_version SET digest = 'x'",
        "DELETE FROM content",
        "UPDATE settings SET body = '{}' || body",
        "UPDATE part SET digest = 'x'",
        "UPDATE epoch SET code = 'ABCD'",
        "UPDATE content SET owner = owner || 'x'",
        "UPDATE content SET sealed = NULL",
        "UPDATE content_key SET wrapped = substr(wrapped, 1, 3)",
        "UPDATE list_entry SET kind = 'place'",
        "UPDATE list_entry SET ref = ref || 'x' WHERE ref IN (SELECT min(ref) FROM list_entry)",
        "UPDATE report SET attachments = '[]x'",
        "UPDATE signing_key SET since = since || 'x'",
        "UPDATE part SET id = id || 'x'",
        "UPDATE draft SET sealed = substr(sealed, 1, 3)",
        "DELETE FROM search_text",
        "UPDATE search_text SET kind = 'note'",
        "UPDATE search_text SET key = key || 'x'",
        "UPDATE search_text SET report = report || 'x'",
        "UPDATE search_text SET owner = owner || 'x'",
        "UPDATE search_text SET sealed = substr(sealed, 1, 30)",
        "UPDATE search_text SET received = '2020-01-01T00:00:00.000000Z'",
    ],
)
def test_a_change_behind_the_ledger_is_named(used: Office, statement: str) -> None:
    if " report " in statement:
        with used.desk.services.store.reading() as reader:
            behind(used, unguarded(reader.connection, "report"))
    behind(used, statement)

    assert not used.desk.audit.verify().whole
    assert not faultless_in_parts(used)


def faultless_in_parts(office: Office) -> bool:
    """Return True if no part of the checks, as several processes would do them, meets a fault."""
    with office.desk.services.store.reading() as reader, suppress(ValueError, TypeError, LookupError, MsgspecError, Tampered):
        return faultless_scan(reader, lambda parts: (part(reader) for part in parts)) is not None
    return False


@pytest.mark.parametrize("statement", ["DELETE FROM epoch", "UPDATE epoch SET id = id || 'x'"])
def test_a_desk_whose_epochs_were_altered_does_not_open(used: Office, statement: str) -> None:
    """Its numbers could be given out again."""
    behind(used, statement)

    with pytest.raises(Tampered, match="epochs were altered"):
        open_desk(used.desk.home, used.clock)


def test_a_ledger_without_a_readable_time_is_named(used: Office) -> None:
    with used.desk.services.store.reading() as reader:
        drop = unguarded(reader.connection, "ledger")
    behind(used, drop, "UPDATE ledger SET known = known || 'x'")

    with pytest.raises(Tampered, match="of the ledger was altered"):
        open_desk(used.desk.home, used.clock)


def test_a_report_that_was_changed_is_named(used: Office) -> None:
    with used.desk.services.store.engine.connect() as connection:
        drop = unguarded(connection, "report")
    behind(used, drop, "UPDATE report SET channel = 'web'")

    assert any("report R-" in fault for fault in used.desk.audit.verify().damaged)


def test_nothing_is_called_balanced_when_every_text_is_gone(used: Office) -> None:
    behind(used, "DELETE FROM content")

    balance = used.desk.audit.reconcile()

    assert not balance.balanced
    assert any("content of report" in fault for fault in balance.faults)


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes() + b"x")])
def test_a_part_of_the_lake_that_is_gone_or_altered_is_named(used: Office, spoil: Callable[[Path], None]) -> None:
    spoil(next((used.desk.home / "lake" / "parts").glob("*.parquet")))

    assert any("part 1 of the lake was altered" in fault for fault in used.desk.audit.verify().damaged)


def test_a_lost_manifest_is_a_lost_part(used: Office) -> None:
    next((used.desk.home / "lake" / "parts").glob("*.json")).unlink()

    assert any("part 1 of the lake is missing" in fault for fault in used.desk.audit.verify().damaged)


def test_a_replaced_signing_key_is_named(used: Office) -> None:
    (used.desk.home / KEY).unlink()
    Signer.create(used.desk.home / KEY)

    assert any("it was replaced" in fault for fault in used.desk.audit.verify().damaged)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\x00"])
def test_a_kept_head_that_cannot_be_read_is_named(used: Office, data: bytes) -> None:
    (used.desk.home / LAST_HEAD).write_bytes(data)

    assert any(LAST_HEAD in fault for fault in used.desk.audit.verify().damaged)


def test_another_desks_receipt_says_nothing_about_this_record(used: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    other = init_desk(tmp_path / "other", used.clock)
    theirs = other.receipts.issue()
    other.close()

    checked = used.desk.audit.verify([("theirs", theirs), ("ours", used.desk.receipts.issue())])

    assert checked.whole
    assert not checked.sound
    assert [finding.what for finding in checked.findings] == [f"it was issued by desk {theirs.head.desk}, not by this desk"]


def test_a_receipt_of_this_desk_with_a_key_that_the_ledger_lacks_is_no_other_desks(used: Office) -> None:
    receipt = used.desk.receipts.issue()
    behind(used, "UPDATE signing_key SET public = '" + "ab" * 32 + "'")

    findings = used.desk.audit.verify([("ours", receipt)]).findings

    assert any("does not know the key" in finding.what and not finding.unsound for finding in findings)


def test_the_kept_head_follows_the_ledger_within_a_minute(used: Office) -> None:
    before = (used.desk.home / LAST_HEAD).read_bytes()
    used.hear("Something else.")

    assert used.desk.receipts.advance()
    assert not used.desk.receipts.advance()
    assert (used.desk.home / LAST_HEAD).read_bytes() != before
    assert any(name == "head" and seconds <= 60 for name, seconds, _ in desk_worker(used.desk)._jobs)


@pytest.mark.parametrize("left_open", [False, True])
def test_a_copy_that_cannot_be_written_verifies_and_stays_as_it_is(
    used: Office, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_open: bool
) -> None:
    if database == "postgres":
        pytest.skip("the copy of a folder holds no server's database")
    if not left_open:
        used.desk.close()
    copy = tmp_path / "copy"
    shutil.copytree(used.desk.home, copy)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in copy.rglob("*") if path.is_file()}
    monkeypatch.setattr(wiring, "_writable", lambda _path: False)
    monkeypatch.setattr(os, "replace", lambda *_: pytest.fail("a file was written"))

    desk = open_desk(copy, used.clock)
    checked = desk.audit.verify()
    desk.close()

    assert checked.damaged == ()
    assert checked.whole
    written = {path for path in copy.rglob("*") if path.is_file() and before.get(path) != (path.read_bytes(), path.stat().st_mtime_ns)}
    assert {path.name for path in written} <= {"tocsin.sqlite-shm"}
