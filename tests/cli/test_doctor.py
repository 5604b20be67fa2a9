"""``tocsin doctor``."""

from __future__ import annotations

from tests.shell import Shell


def test_the_doctor_says_what_is_wrong_and_how_to_fix_it(tocsin: Shell) -> None:
    tocsin.ok("team", "add", "west")

    ran = tocsin("doctor")

    assert ran.code == 1, "a team without people is bad news"
    assert "team west has nobody who can answer" in ran.out
    assert "Fix: tocsin user add NAME --team west --role member" in ran.out
    assert {row["severity"] for row in tocsin("doctor", "--json").rows} >= {"broken", "weak"}


def test_the_doctor_asks_for_a_backup_until_one_is_made(tocsin: Shell) -> None:
    assert "no backup of this desk was made here" in tocsin("doctor").out

    tocsin.ok("backup", str(tocsin.home.parent / "desk.tocsin"))

    assert "backup" not in tocsin("doctor").out


def test_the_doctor_finds_a_channel_that_nobody_set_up(tocsin: Shell) -> None:
    tocsin.ok("team", "add", "west", "--mail", "channel:west")
    assert "messages go to channels that nobody set up (west)" in tocsin("doctor").out

    (tocsin.home / "channels.toml").write_text('west = "json://127.0.0.1/hook"\n')

    assert "channels that nobody set up" not in tocsin("doctor").out
