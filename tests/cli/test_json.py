"""The rows of ``--json``: every command has a schema, and what it prints on a small desk fits it (the shell checks each row)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.shell import Shell
from tocsin.cli.json_lines import commands_with_rows
from tocsin.cli.main import tocsin as tree

COMMANDS = [path for path, _ in commands_with_rows(tree)]
IN_OTHER_TESTS = {
    "coact",
    "series",
    "series decided",
    "storms",
    "reciprocal",
    "copies",
    "copies find",
    "copies posters",
    "copies read",
    "copies report",
    "copies variants",
}
"""Commands that need many posts, pictures or reports: their own tests run them in the same shell."""
UNTRIED = {"evidence list", "groups", "copies bank", "copies subject", "series decide", "drill show", "retention"} | {
    *(f"notices {name}" for name in ("again", "answers", "lasting", "outcomes")),
    *("machine", "machine listen", "machine show", "machine translate", "judge", "judge check"),
}
"""Commands whose rows need a web page, an answer from outside, a model, or time. Their rows are tried in ``test_json_rows.py``."""
POSTS = "post_id,account_id,time,text,channel\n" + "".join(
    f"{day}-{hour}-{account},acc{account},2026-11-{day:02}T{hour:02}:0{account}:00Z,join us #gate{day},side{account % 2}\n"
    for day in range(1, 21)
    for hour in (9, 15, 21)
    for account in range(4)
)

Rows = list[dict[str, Any]]


def run(desk: Shell, printed: set[str]) -> Callable[..., Rows]:
    """Return a call that takes a command's words, adds ``--json``, and notes which commands printed rows."""

    def call(*words: object, by: str = "") -> Rows:
        arguments = [str(word) for word in words]
        ran = desk(*arguments, "--json", *(["--by", by] if by else []))
        assert ran.code in (0, 1), (arguments, ran.err)
        path = " ".join(arguments[:2])
        if ran.rows:
            printed.add(path if path in COMMANDS else arguments[0])
        return ran.rows

    return call


def call_all(call: Callable[..., Rows], *calls: tuple[object, ...]) -> None:
    for words in calls:
        call(*words)


def add_reports(desk: Shell, call: Callable[..., Rows], folder: Path) -> str:
    """Load a list, a file of calls with one bad row, and a subject. Return the id of a report."""
    (folder / "list.csv").write_text("name,kind\nUlrek Vasmarin,person\n")
    (folder / "calls.csv").write_text(
        "text,time\nUlrek Vasmarin wants to burn the hall with Anton Brezhkov,2026-11-20T10:00Z\nAnton Brezhkov rang,2026-11-20T11:00Z\n,\n"
    )
    call("lists", "sources")
    call("lists", "load", folder / "list.csv", "--source", "csv", "--name", "town")
    call("lists")
    call("hear", folder / "calls.csv")
    (kept,) = call("columns", "list")
    call("columns", "show", kept["table"], by="Dora")
    call("columns", "correct", kept["table"], "text=text,happened=time", "--reason", "that is when it happened", by="Dora")
    (folder / "unknown.bin").write_bytes(bytes(range(256)))
    desk("hear", folder / "unknown.bin")
    call_all(
        call,
        ("refused",),
        ("unread",),
        ("screen", folder / "calls.csv"),
        ("stated", folder / "calls.csv", "--written", "2026-03-04"),
        ("fairness",),
        ("team",),
        ("user",),
        ("reports",),
    )
    return str(call("reports")[-1]["report"])


def add_subjects(desk: Shell, call: Callable[..., Rows], report: str) -> None:
    proposed = call("proposals")
    subject = call("proposals", "accept", proposed[0]["id"], "--reason", "named twice", by="Dora")[0]["subject"]
    for _ in range(2):
        call("subject", "add", "Marek Dolny", "--reason", "named", "--anyway")
    call("proposals", "decline", call("proposals", "--same")[0]["id"], "--reason", "another man", by="Dora")
    desk.ok("watch", "north", subject, "--reason", "lives there", "--by", "Nora")
    request = call("watch-requests", by="Dora")[0]["request"]
    desk.ok("watch-requests", "--approve", request, "--by", "Dora")
    call_all(call, ("subject", "list"), ("subject", "show", subject), ("who-knew", report), ("report", report))


def answer_duties(desk: Shell, call: Callable[..., Rows], report: str) -> None:
    owed = call("duties", "--report", report)
    assess = next(row["duty"] for row in owed if row["kind"] == "assess")
    call("escalate", assess, "--to", "Dan", "--reason", "now", by="Dora")
    deliver = next(row["duty"] for row in owed if row["kind"] == "deliver")
    call("done", deliver, "--outcome", "acknowledged", by="Dora")
    assert call("take-back", deliver, by="Dora")[0]["state"] == "open"
    call("search", "hall", by="Dora")
    desk.ok("retention", "hold", report, "--by", "Dora", "--reason", "a court asks")
    sheets_of(desk)
    call_all(call, ("searches",), ("retention",), ("retention", "rules"), ("retention", "holds"))
    call("call-sheets", by="Dora")


def sheets_of(desk: Shell) -> None:
    from tocsin.wiring import open_desk

    opened = open_desk(desk.home)
    opened.call_sheets.begin(by="Dora")
    opened.close()


def act_outside(desk: Shell, call: Callable[..., Rows], report: str) -> None:
    settings = desk.home / "tocsin.toml"
    without = re.sub(r"(?m)^\[notices\]\n(.+\n)*", "", settings.read_text())
    settings.write_text(without + '[notices]\nnotifier = "Desk"\naddress = "desk@example.org"\n')
    for words in (("policies", "load"), ("platforms", "load"), ("items", "add", "https://a.example/1", "--by", "Dora")):
        desk.ok(*words)
    call("platforms")
    policy = call("policies")[0]["id"]
    answers = [f"{point['id']}={'no' if point['exception'] else 'yes'}:It says so." for point in call("policies", "show", policy)]
    item = call("items")[0]["id"]
    decision = call("items", "decide", item, "--policy", policy, *(part for a in answers for part in ("--answer", a)), by="Dora")[0]["id"]
    desk("items", "confirm", decision, "--by", "Dan")
    desk.ok("notices", "draft", decision, "--platform", "A", "--to", "abuse@a.example", "--by", "Dora")
    desk.ok("recipients", "add", "Old hall", "--contact", "Ann=ann@example.org", "--by", "Dora", "--reason", "a site")
    site = call("recipients")[0]["id"]
    desk.ok("alerts", "draft", "alert", site, "--report", report, "--text", "Lock the doors.", "--by", "Dora")
    call_all(call, ("items", "show", item), ("notices",), ("alerts", "show", call("alerts")[0]["id"]), ("evidence", "list", item))


def study_posts(call: Callable[..., Rows], folder: Path) -> None:
    (folder / "posts.csv").write_text(POSTS)
    (folder / "text.txt").write_text("join us #gate3")
    call("posts", "load", folder / "posts.csv", "--platform", "x")
    call("posts", "correct", "1", "text=channel", "--reason", "wrong column", by="Dora")
    call("posts", "correct", "2", "text=text,channel=channel", "--reason", "it was right", by="Dora")
    call("posts", "loads")
    call("copies", "text", folder / "text.txt", "--channel", "side0")
    call("campaign", "side0", "--least", "5")
    call("search", "kind:post", "join", by="Dora")


def rest(desk: Shell, call: Callable[..., Rows]) -> None:
    desk.ok("drill", "begin", "--trials", "1", "--days", "0.00001", "--by", "Dora", "--reason", "exercise")
    desk("work")
    call_all(call, ("drill",), ("drill", "show"), ("doctor",), ("entries",), ("figures",), ("verify",), ("reconcile",))
    call("drill", "dry", by="Dora")


def test_what_every_command_prints_fits_its_schema(tocsin: Shell, tmp_path: Path) -> None:
    printed: set[str] = set()
    call = run(tocsin, printed)

    report = add_reports(tocsin, call, tmp_path)
    add_subjects(tocsin, call, report)
    answer_duties(tocsin, call, report)
    act_outside(tocsin, call, report)
    study_posts(call, tmp_path)
    rest(tocsin, call)

    assert set(COMMANDS) - printed - IN_OTHER_TESTS <= UNTRIED


@pytest.mark.parametrize("path", COMMANDS)
def test_the_schema_of_a_command_is_a_schema(path: str, tmp_path: Path) -> None:
    schema = json.loads(Shell(tmp_path).ok("schema", *path.split()).out)

    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"tocsin {path} --json"


def test_a_command_without_rows_has_no_schema(tmp_path: Path) -> None:
    ran = Shell(tmp_path)("schema", "init")

    assert (ran.code, "tocsin schema lists them" in ran.err) == (2, True)
    assert "subject list" in Shell(tmp_path).ok("schema").out
