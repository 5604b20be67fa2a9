"""The chain from an item to a closed notice, in the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.shell import Shell

LINK = "https://hearth.example/p/17"


def decide(tocsin: Shell, item: str) -> str:
    points = tocsin.ok("policies", "show", "incitement@2026-11", "--json").rows
    answers = [f"{point['id']}={'no' if point['exception'] else 'yes'}:Because it says so." for point in points]
    options = [part for answer in answers for part in ("--answer", answer)]
    return str(tocsin.ok("items", "decide", item, "--policy", "incitement@2026-11", *options, "--by", "Dora", "--json").rows[0]["id"])


def test_an_item_becomes_a_notice_that_is_followed(tocsin: Shell, tmp_path: Path) -> None:
    settings = tocsin.home / "tocsin.toml"
    named = '[notices]\nnotifier = "Harrowmere desk"\naddress = "desk@harrowmere.example"\n'
    settings.write_text(re.sub(r"(?m)^\[notices\]\n(.+\n)*", "", settings.read_text()) + named)
    tocsin.ok("accept", "--by", "Dora", "--reason", "notices carry our name")
    assert "incitement@2026-11" in tocsin.ok("policies", "load").out
    assert "nothing new" in tocsin.ok("policies", "load").out
    item = tocsin.ok("items", "add", LINK, "--kind", "post", "--platform", "Hearth", "--by", "Dora").out.split()[0]
    decision = decide(tocsin, item)
    assert tocsin("items", "confirm", decision, "--by", "Dora").code == 2
    tocsin.ok("items", "confirm", decision, "--by", "Dan")

    drafted = tocsin.ok(
        *("notices", "draft", decision, "--platform", "Hearth", "--to", "abuse@hearth.example", "--quote", "burn it", "--by", "Dora")
    )
    notice = drafted.err.split()[0]
    assert LINK in drafted.out
    warning = "DRAFT, not approved: do not send"
    assert drafted.out.startswith(warning)
    for name in ("n.txt", "n.html", "n.json"):
        tocsin.ok("notices", "export", notice, "--out", tmp_path / name, "--by", "Dan")
        assert warning in (tmp_path / name).read_text()
    assert (tmp_path / "n.txt").read_text().splitlines()[0] == warning
    assert json.loads((tmp_path / "n.json").read_text())["draft"]
    tocsin.ok("notices", "approve", notice, "--by", "Dan")
    for name in ("n.txt", "n.html", "n.json"):
        tocsin.ok("notices", "export", notice, "--out", tmp_path / name, "--by", "Dan")
        assert "DRAFT" not in (tmp_path / name).read_text()
    approved = json.loads((tmp_path / "n.json").read_text())
    assert (approved["platform"], approved["draft"]) == ("Hearth", False)
    assert len(tocsin.ok("entries", "--opened", f"notice {notice}", "--by", "Dan", "--json").rows) == 6
    assert "first check" in tocsin.ok("notices", "send", notice, "--by", "Dora").out
    assert "appeal" in tocsin.ok("notices", "event", notice, "refused", "--words", "no breach", "--by", "Dora").out
    assert "set notices.check = true" in tocsin("recheck").err
    assert "gone is recorded" in tocsin.ok("recheck", notice, "--saw", "gone", "--remover", "author", "--by", "Dora").out

    (row,) = tocsin.ok("notices", "--json").rows
    assert (row["content"], row["removed"], row["state"]) == ("gone", None, "sent")
    assert "fewer than 10 notices" in tocsin.ok("notices", "--rates").out
    tocsin.ok("notices", "close", notice, "--by", "Dora", "--reason", "done")
    assert tocsin.ok("notices", "--json").rows == []
    assert tocsin.ok("verify").code == 0


def test_a_wrong_answer_is_said(tocsin: Shell) -> None:
    tocsin.ok("policies", "load")
    item = tocsin.ok("items", "add", LINK, "--by", "Dora").out.split()[0]

    ran = tocsin("items", "decide", item, "--policy", "incitement@2026-11", "--answer", "public=perhaps:Why.", "--by", "Dora")

    assert (ran.code, "the answers are yes, no, unclear" in ran.err) == (2, True)
    assert "is an item at this location" in tocsin("items", "add", LINK + "/", "--by", "Dora").err
