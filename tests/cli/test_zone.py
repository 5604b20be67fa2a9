"""A desk's own zone in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from tocsin.settings import FILE


@pytest.fixture
def abroad(home: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell on a machine in Nepal, with a new desk."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    shell = Shell(home)
    shell.ok("init")
    shell.ok("user", "add", "Dora", "--team", "desk", "--role", "lead")
    return shell


def test_a_new_desk_is_in_the_zone_of_its_machine_and_says_so(abroad: Shell) -> None:
    assert 'zone = "Asia/Kathmandu"' in (abroad.home / FILE).read_text()
    assert "(ASIA/KATHMANDU TIME)" in abroad.ok("user").out


def test_the_zone_can_be_named_and_stays_when_the_machine_moves(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell(home)

    assert "Europe/London time" in shell.ok("init", "--zone", "Europe/London").out
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    shell.ok("user", "add", "Dora", "--team", "desk", "--role", "lead")

    assert "(EUROPE/LONDON TIME)" in shell.ok("user").out


def test_a_zone_that_is_not_there_makes_no_desk(home: Path) -> None:
    ran = Shell(home)("init", "--zone", "Mars/Olympus")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "no time zone 'Mars/Olympus'" in ran.err
    assert not (home / "desk.key").exists()


def test_a_wrong_zone_in_the_settings_is_refused_in_one_line(abroad: Shell) -> None:
    (abroad.home / FILE).write_text('zone = "Nepal"\n')

    ran = abroad("duties")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert FILE in ran.err
    assert "no time zone 'Nepal'" in ran.err


@pytest.mark.parametrize(
    ("until", "printed"),
    [
        ("2099-01-15T12:00Z", "2099-01-15 12:00 GMT"),
        ("2099-07-15T12:00Z", "2099-07-15 13:00 BST"),
        ("2099-10-25T00:30Z", "2099-10-25 01:30 BST"),
        ("2099-10-25T01:30Z", "2099-10-25 01:30 GMT"),
    ],
)
def test_times_are_said_by_the_desks_clock_and_given_to_programs_in_utc(home: Path, until: str, printed: str) -> None:
    shell = Shell(home)
    shell.ok("init", "--zone", "Europe/London")
    shell.ok("user", "add", "Dora", "--team", "desk", "--role", "lead")

    assert shell.ok("user", "away", "Dora", "--until", until).out == f"Dora is away until {printed}\n"
    assert shell.ok("user", "--json").rows[0]["away_until"] == until.replace("Z", ":00Z")


def test_a_time_without_a_zone_stays_refused(abroad: Shell) -> None:
    ran = abroad("user", "away", "Dora", "--until", "2099-01-15T12:00")

    assert ran.code == 2
    assert "has no time zone" in ran.err


def test_when_a_caller_says_it_happens_is_read_by_the_desks_clock(abroad: Shell) -> None:
    abroad.ok("call", "--by", "Dora", stdin=b"A plan.\n\n\n2026-03-02 10:00\nno\n\nno\nen\n")
    (row,) = abroad.ok("reports", "--json").rows

    row_shown = abroad.ok("report", str(row["report"]), "--json").rows[0]

    assert row_shown["happened"] == "2026-03-02T04:15:00Z"
    assert "assumed Asia/Kathmandu" in str(row_shown)


def test_a_table_names_the_zone_and_the_call_says_it(abroad: Shell) -> None:
    called = abroad.ok("call", "--by", "Dora", stdin=b"A plan.\n\n\n\nno\n\nyes\n0611\nen\n").out

    assert "(UTC+5:45) at the latest" in called
    assert "DUE (ASIA/KATHMANDU TIME)" in abroad.ok("duties").out
    assert "TOLD (ASIA/KATHMANDU TIME)" in abroad.ok("reports").out
