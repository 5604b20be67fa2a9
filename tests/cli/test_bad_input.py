"""What a person gets wrong at 3 a.m.: one clear line each, exit code 2 (1 where the answer is bad news), nothing half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shell import Ran, Shell
from tocsin.store.dialect import explain


def wrong(ran: Ran, *words: str, code: int = 2) -> None:
    """The call was refused in one line that holds these words."""
    assert ran.code == code, (ran.out, ran.err)
    lines = ran.err.strip().splitlines()
    assert len(lines) == 1, ran.err
    assert "Traceback" not in ran.err
    for word in words:
        assert word in lines[0]


@pytest.fixture
def watched(tocsin: Shell, tmp_path: Path) -> Shell:
    """A desk with one report that team north owes an answer to: D-12 or so."""
    tocsin.ok("subject", "add", "Marek Dolny", "--reason", "r")
    tocsin.ok("watch", "north", "Marek Dolny", "--reason", "r")
    note = tmp_path / "note.txt"
    note.write_text("Marek Dolny was seen at the gate.")
    tocsin.ok("hear", note)
    return tocsin


def duty(tocsin: Shell, team: str) -> str:
    return str(next(row["duty"] for row in tocsin("duties", "--json").rows if row["team"] == team))


CALLS: dict[str, tuple[list[str], list[str]]] = {
    "unknown subject": (["watch", "north", "Nobody", "--reason", "r"], ["subject", "'Nobody'", "tocsin subject add"]),
    "unknown team": (["watch", "nroth", "Marek Dolny", "--reason", "r"], ["team", "'nroth'", "north"]),
    "unknown duty": (["done", "D-99999", "--by", "Nora", "--outcome", "acknowledged"], ["duty", "'D-99999'", "tocsin duties"]),
    "unknown report": (["report", "R-99999"], ["report", "'R-99999'", "tocsin reports"]),
    "unknown person": (["done", "D-1", "--by", "Nemo", "--outcome", "acknowledged"], ["D-1"]),
    "a person in small letters": (["prioritise", "R-1", "P1", "--by", "dan", "--reason", "r"], ["person 'dan'", "did you mean 'Dan'?"]),
    "unknown role": (["user", "add", "Eve", "--team", "north", "--role", "boss"], ["'boss'", "call-handler, analyst, member"]),
    "unknown status": (
        ["status", "Marek Dolny", "calm", "--by", "Nora", "--reason", "r"],
        ["'calm'", "closed, suspended, low"],
    ),
    "unknown command": (["lissts"], ["lissts"]),
    "unknown priority": (["prioritise", "R-1", "P9", "--by", "Dan", "--reason", "r"], ["'P9'", "P1, P2, P3"]),
    "time without zone": (["who-knew", "Marek Dolny", "--at", "2026-01-01T10:00"], ["no time zone", "Z"]),
    "no time at all": (["who-knew", "Marek Dolny", "--at", "yesterday"], ["'yesterday'", "2026-11-21T03:00Z"]),
    "missing file": (["hear", "/nowhere/at/all.csv"], ["/nowhere/at/all.csv"]),
    "missing list": (["lists", "load", "/nowhere/at/all.xml", "--source", "un"], ["/nowhere/at/all.xml"]),
    "lowering alone": (["status", "Marek Dolny", "low", "--by", "Nora", "--reason", "r"], ["--second"]),
    "lowering with oneself": (["status", "Marek Dolny", "low", "--by", "Nora", "--second", "Nora", "--reason", "r"], ["other than Nora"]),
    "missing option": (["watch", "north", "Marek Dolny"], ["--reason"]),
    "empty name": (["subject", "add", "  ", "--reason", "r"], ["name"]),
    "the machine's name": (["user", "add", "tocsin", "--team", "north", "--role", "lead"], ["'tocsin'"]),
    "an absence that is over": (["user", "away", "Nora", "--until", "2020-01-01T00:00Z"], ["Nora", "2020-01-01", "later time"]),
    "two addresses": (["user", "add", "Eve", "--team", "north", "--mail", "a@b.org, c@d.org"], ["'a@b.org, c@d.org'", "one address"]),
    "a team without an address": (["team", "add", "west", "--mail", "west at example.org"], ["'west at example.org'", "one address"]),
    "broken column map": (["hear", "/etc/hostname", "--columns", "Description"], ["column"]),
}


@pytest.mark.parametrize("case", CALLS)
def test_a_wrong_call_is_told_in_one_line_what_to_do(watched: Shell, case: str) -> None:
    call, words = CALLS[case]
    before = watched.ok("verify", "--json").rows

    wrong(watched(*call), *words)

    assert watched.ok("verify", "--json").rows == before


def test_acting_for_a_team_that_is_not_theirs(watched: Shell) -> None:
    wrong(watched("done", duty(watched, "north"), "--by", "Sam", "--outcome", "acknowledged"), "north", "Sam is in south")


def test_lowering_while_something_is_owed_is_bad_news_with_the_list(watched: Shell) -> None:
    ran = watched("status", "Marek Dolny", "low", "--by", "Nora", "--second", "Dora", "--reason", "r")

    wrong(ran, duty(watched, "north"), "north: delivery", code=1)


@pytest.mark.parametrize("content", ["", "just words\nand more", "<html><p>no list</p></html>", '{"a": 1}', "PK\x03\x04 not a zip"])
@pytest.mark.parametrize("source", ["un", "ofac"])
def test_a_file_that_is_no_such_list(tocsin: Shell, tmp_path: Path, content: str, source: str) -> None:
    path = tmp_path / "wrong.dat"
    path.write_text(content)

    wrong(tocsin("lists", "load", path, "--source", source), "wrong.dat")

    assert tocsin.ok("lists", "--json").rows == []


def test_a_home_that_is_no_desk(fresh_home: Callable[[], Path]) -> None:
    wrong(Shell(fresh_home())("duties"), "no desk here", "tocsin init")


def test_a_home_that_is_one_already(tocsin: Shell) -> None:
    wrong(tocsin("init"), "a desk here already")


def test_a_home_that_cannot_be_written() -> None:
    wrong(Shell(Path("/proc/tocsin/home"))("init"), "/proc/tocsin/home", "can be written")


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")

    wrong(Shell(tmp_path / "home")("init"), "home")


def test_a_missing_key(tocsin: Shell) -> None:
    (tocsin.home / "desk.key").unlink()

    wrong(tocsin("duties"), "desk.key", "backup")


def test_a_broken_settings_file(tocsin: Shell) -> None:
    (tocsin.home / "tocsin.toml").write_text("reread = 3\n")

    wrong(tocsin("duties"), "tocsin.toml", "reread", "a number from 0 to 1")


def test_a_misspelt_setting(tocsin: Shell) -> None:
    (tocsin.home / "tocsin.toml").write_text("rereads = 0.5\n")

    wrong(tocsin("duties"), "tocsin.toml", "rereads")


def test_a_database_of_a_newer_version(tocsin: Shell) -> None:
    with sqlite3.connect(tocsin.home / "tocsin.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    wrong(tocsin("duties"), "9999", "newer Tocsin")


def test_a_database_that_is_none(tocsin: Shell) -> None:
    for path in tocsin.home.glob("tocsin.sqlite*"):
        path.unlink()
    (tocsin.home / "tocsin.sqlite").write_bytes(b"this is not a database" * 100)

    wrong(tocsin("duties"), "damaged", code=1)


def test_a_database_server_that_is_not_there(tocsin: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    (tocsin.home / "desk.json").unlink()  # else the desk is known to live elsewhere
    monkeypatch.setenv("TOCSIN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    wrong(tocsin("duties"), "no database server answers")


def test_a_database_of_another_kind(tocsin: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    (tocsin.home / "desk.json").unlink()  # else the desk is known to live elsewhere
    monkeypatch.setenv("TOCSIN_DATABASE_URL", "oracle://nobody@127.0.0.1/none")

    wrong(tocsin("duties"), "oracle", "sqlite or postgresql")


@pytest.mark.parametrize("message", ["database or disk is full", "No space left on device", "disk I/O error"])
def test_a_full_disk_says_that_nothing_was_accepted(message: str) -> None:
    assert "this was not accepted" in str(explain(sqlite3.OperationalError(message)))


def test_a_text_that_is_not_text(tocsin: Shell) -> None:
    assert tocsin("screen", "-", stdin=bytes(range(256))).code == 0
    wrong(tocsin("screen", "/nowhere.txt"), "/nowhere.txt")


def test_refused_rows_are_listed_with_the_row_and_the_reason(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("time,text\n2026-01-01T10:00Z,A man with a knife\n2026-01-01T11:00Z,\n2026-01-01T12:00Z,Another call\n")

    ran = tocsin("hear", path, "--json")

    assert ran.code == 1
    assert ran.rows[0] == {"read": 3, "accepted": 2, "duplicate": 0, "refused": 1, "urgent": 0}
    assert "calls.csv" in tocsin.ok("refused", "--json").rows[0]["where"]
    assert max(map(len, tocsin.ok("refused").out.splitlines())) < 200
    assert tocsin("hear", path, "--json").rows[0]["accepted"] == 0
    assert len(tocsin.ok("refused", "--json").rows) == 1


def test_nobody_is_added_who_could_be_taken_for_another(tocsin: Shell) -> None:
    wrong(tocsin("user", "add", "dora", "--team", "desk", "--role", "lead"), "'Dora' is known already")


def test_a_file_that_cannot_be_written_is_refused_before_anything_is_computed(tocsin: Shell, tmp_path: Path) -> None:
    wrong(tocsin("coact", "--out", tmp_path / "edges.xyz"), "no format '.xyz'", ".csv")
    wrong(tocsin("coact", "--out", tmp_path / "nowhere" / "edges.csv"), "does not exist")
    wrong(tocsin("coact", "--engine", "spark", "--out", tmp_path / "edges"), "add --q 1")


def test_a_backup_into_an_absent_folder_names_the_folder(tocsin: Shell, tmp_path: Path) -> None:
    ran = tocsin("backup", tmp_path / "absent" / "desk.tocsin")

    assert (ran.code, ran.err) == (2, f"tocsin: {tmp_path / 'absent'}: No such file or directory\n")
