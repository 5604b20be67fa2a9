"""Receipts on the command line, as a holder uses them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.shell import Shell


def test_a_team_keeps_a_receipt_and_checks_it(tocsin: Shell, tmp_path: Path) -> None:
    receipt = tmp_path / "kept.json"
    tocsin.ok("receipt", "--out", receipt)

    assert "every entry up to" in tocsin.ok("verify", "--receipt", receipt).out
    assert "exists already" in tocsin("receipt", "--out", receipt).err
    assert "ledger itself was not checked" in Shell(tmp_path / "elsewhere").ok("verify", "--receipt", receipt).out


def test_a_receipt_for_a_duty_that_is_not_there_is_refused(tocsin: Shell) -> None:
    ran = tocsin("receipt", "D-999")

    assert ran.code == 2
    assert "D-999" in ran.err


def test_a_file_that_is_no_receipt_is_refused(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"junk")

    for path in (tmp_path / "junk", tmp_path / "absent"):
        ran = tocsin("verify", "--receipt", path)
        assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_new_key_takes_a_name_and_a_reason(tocsin: Shell) -> None:
    assert "--by PERSON" in tocsin("receipt", "--rotate").err
    assert len(tocsin.ok("receipt", "--rotate", "--by", "Dora", "--reason", "a year has passed").out.splitlines()) == 2


def test_a_receipt_that_was_altered_does_not_accuse_the_record(tocsin: Shell, tmp_path: Path) -> None:
    receipt, altered = tmp_path / "kept.json", tmp_path / "altered.json"
    tocsin.ok("receipt", "--out", receipt)
    time = json.loads(receipt.read_text())["head"]["time"]
    altered.write_text(receipt.read_text().replace(time, time.replace("20", "19", 1)))

    ran = tocsin("verify", "--receipt", altered, "--receipt", receipt)

    assert ran.code == 1
    assert "altered.json says nothing about the record of this desk" in ran.out
    assert "the record is whole" in ran.out
    assert "kept.json: every entry up to" in ran.out


def test_a_changed_setting_is_told_from_a_changed_record(tocsin: Shell) -> None:
    settings = tocsin.home / "tocsin.toml"
    settings.write_text(settings.read_text("utf-8").replace("# delivery = [1, 4, 24]", "deliver = [2, 4, 24]"), "utf-8")

    changed = tocsin("verify")
    assert changed.code == 1
    assert "the record is whole" in changed.out
    assert "the settings hours are not those" in changed.out
    assert "tocsin accept --by NAME --reason TEXT" in changed.out
    assert "NOT WHOLE" not in changed.out

    with closing(sqlite3.connect(tocsin.home / "tocsin.sqlite")) as database:
        database.execute("drop trigger ledger_no_update")
        database.execute("update ledger set body = cast(replace(body, 'Nora', 'Nobody') as blob)")
        database.commit()
    altered = tocsin("verify")
    assert altered.code == 1
    assert "THE RECORD IS NOT WHOLE" in altered.out
