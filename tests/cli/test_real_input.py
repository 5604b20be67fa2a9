"""The main job on real input, through the command line; skipped where the real data is absent."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from tests.realdata import real_data
from tests.shell import Shell
from tocsin.domain.duty import DutyKind

DATA = real_data() or Path("absent")
pytestmark = [pytest.mark.data, pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not here: set TOCSIN_DATA")]
LISTED = "un:IQi.001"  # the one listed person whom these documents name beyond doubt


def load_lists(tocsin: Shell) -> None:
    tocsin.ok("lists", "load", DATA / "names/UN_consolidated.xml.gz", "--source", "un")
    tocsin.ok("lists", "load", DATA / "names/ofac_bench_sdn.csv.gz", "--source", "ofac")


def hear(tocsin: Shell, *paths: Path) -> dict[str, int]:
    """What became of the rows of these files; they always add up."""
    row = tocsin("hear", *paths, "--json").rows[0]
    assert row["read"] == row["accepted"] + row["duplicate"] + row["refused"]
    return row


def test_both_lists_load_whole_and_soon(tocsin: Shell) -> None:
    began = time.process_time()
    load_lists(tocsin)
    seconds = time.process_time() - began

    lists = {row["source"]: row for row in tocsin.ok("lists", "--json").rows}

    assert seconds < 10
    assert lists["un"]["kinds"] == {"group": 273, "person": 730}
    assert lists["ofac"]["entries"] == 8976  # 8,977 rows, the last of which is the file's end mark
    assert lists["ofac"]["aliases"] == 11917  # 11,911 rows, likewise, and 7 initials in brackets
    assert tocsin.ok("lists", "load", DATA / "names/UN_consolidated.xml.gz", "--source", "un", "--json").rows[0]["added"] == []


def test_the_lists_that_ofac_publishes_are_in_force_together(tocsin: Shell) -> None:
    sdn, cons = DATA / "names/ofac_bench_sdn.csv.gz", DATA / "names/ofac_cons_prim.csv"

    tocsin.ok("lists", "load", cons, "--source", "ofac")
    tocsin.ok("lists", "load", sdn, cons, "--source", "ofac")

    lists = {row["source"]: row for row in tocsin.ok("lists", "--json").rows}
    assert {source: (row["entries"], row["removed"]) for source, row in lists.items()} == {"ofac": (8976, 0), "ofac+cons": (442, 0)}
    assert lists["ofac+cons"]["aliases"] == (DATA / "names/ofac_cons_alt.csv").read_bytes().rstrip(b"\x1a\r\n").count(b"\n") + 1


def test_every_row_of_the_report_files_is_accounted_for_and_none_is_taken_twice(tocsin: Shell) -> None:
    files = sorted((DATA / "reports").glob("*.csv"))

    first, second = hear(tocsin, *files), hear(tocsin, *files)

    assert first["read"] == 1805 + 2337 + 6928
    assert first["accepted"] > 0.99 * first["read"]
    assert (second["accepted"], second["read"]) == (0, first["read"])
    assert tocsin.ok("reconcile").out.startswith(f"{first['accepted']} reports")


def test_posts_go_to_the_lake_and_what_they_say_of_the_watched_becomes_digests(tocsin: Shell) -> None:
    tocsin.ok("subject", "add", "Илон Маск", "--reason", "a name that public channels write")
    tocsin.ok("watch", "north", "Илон Маск", "--reason", "test")
    channels = sorted((DATA / "telegram/ru_news").iterdir())

    first = tocsin.ok("posts", "load", *channels, "--json")
    second = tocsin.ok("posts", "load", *channels, "--json").rows[0]

    row = first.rows[0]
    assert row["read"] == row["accepted"] + row["duplicate"] + row["refused"]
    assert "left" in first.err
    assert second["accepted"] == 0
    reports = tocsin.ok("reports", "--json").rows
    channel = {report["report"]: report["channel"] for report in reports}
    digests = [report for report in reports if report["channel"] == "posts"]
    assert digests
    assert len({report["where"] for report in digests}) == len(digests)
    delivered = [duty for duty in tocsin.ok("duties", "--json").rows if duty["kind"] == "deliver"]
    # the desk looks itself at the parts of the dumps that were not read
    assert {(channel[duty["report"]], duty["team"]) for duty in delivered} == {("posts", "north"), ("unread", "desk")}


def test_two_teams_watch_a_listed_person_and_the_status_waits_for_both(tocsin: Shell) -> None:
    load_lists(tocsin)
    for team in ("north", "south"):
        tocsin.ok("watch", team, LISTED, "--reason", "listed")
    counts = hear(tocsin, *sorted((DATA / "news/re3d").glob("*/documents.json")))
    assert counts["refused"] == 0
    reports = tocsin.ok("subject", "show", LISTED, "--json").rows[0]["reports"]
    assert reports
    before = "2026-01-01T00:00Z"

    teams = ("north", "south")
    owed = [duty for duty in tocsin.ok("duties", "--json").rows if duty["kind"] == "deliver" and duty["report"] in reports]
    assert sorted((duty["report"], duty["team"]) for duty in owed) == sorted((report, team) for report in reports for team in teams)

    for duty in owed:
        if duty["team"] == "north":
            tocsin.ok("done", duty["duty"], "--by", "Nora", "--outcome", "acknowledged")
    refused = tocsin("status", LISTED, "low", "--by", "Nora", "--second", "Dora", "--reason", "quiet")
    assert refused.code == 1
    assert "south: delivery" in refused.err
    assert "north: delivery" not in refused.err

    between = _last_moment(tocsin)
    people = {"south": "Sam", "desk": "Dan"}
    for duty in tocsin.ok("duties", "--json").rows:
        if duty["report"] in reports:
            outcome = DutyKind(duty["kind"]).rule.outcomes[0]
            tocsin.ok("done", duty["duty"], "--by", people[duty["team"]], "--outcome", outcome)
    tocsin.ok("status", LISTED, "low", "--by", "Nora", "--second", "Dora", "--reason", "quiet")

    assert _teams_that_answered(tocsin, before) == set()
    assert _teams_that_answered(tocsin, between) == {"north"}
    assert _teams_that_answered(tocsin, "2099-01-01T00:00Z") == {"north", "south"}
    assert tocsin.ok("reconcile", "--json").rows[0]["balanced"]
    tocsin.ok("verify")


def test_one_changed_byte_of_the_ledger_is_named(tocsin: Shell) -> None:
    hear(tocsin, DATA / "news/re3d/CENTCOM/documents.json")
    with sqlite3.connect(tocsin.home / "tocsin.sqlite") as connection:
        connection.execute("DROP TRIGGER ledger_no_update")
        body = connection.execute("SELECT body FROM ledger WHERE seq = 20").fetchone()[0]
        connection.execute("UPDATE ledger SET body = ? WHERE seq = 20", (body[:50] + bytes([body[50] ^ 1]) + body[51:],))
    connection.close()

    ran = tocsin("verify")

    assert ran.code == 1
    assert "ledger entry 20:" in ran.out


def _last_moment(tocsin: Shell) -> str:
    acts = [row for row in tocsin.ok("who-knew", LISTED, "--json").rows if row["type"] == "act"]
    return str(acts[-1]["known"])


def _teams_that_answered(tocsin: Shell, at: str) -> set[str]:
    rows = tocsin.ok("who-knew", LISTED, "--at", at, "--json").rows
    return {row["team"] for row in rows if row["type"] == "team" and row["state"] == "done"}
