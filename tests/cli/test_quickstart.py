"""The quickstart does what its page says: every command runs in order, and prints what the page shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.guards.source import ROOT
from tests.shell import Shell

PAGE = (ROOT / "docs" / "quickstart.md").read_text(encoding="utf-8")
WITHOUT = ("password", "serve")
"""Commands that wait for a person or a browser."""


def test_every_command_of_the_quickstart_works_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tocsin = Shell(tmp_path / "desk")
    text = PAGE.split("## 2.")[1].split("## Next")[0]
    printed = ""

    for line in re.findall(r"^    ((?:tocsin|echo) .+)$", text, re.MULTILINE):
        if line.startswith("echo"):
            words, _, file = line.partition(" > ")
            Path(file).write_text(shlex.split(words)[1] + "\n", encoding="utf-8")
        elif (words := shlex.split(line)[1:])[0] not in WITHOUT:
            ran = tocsin(*words)
            assert ran.code == (1 if words[0] == "status" else 0), f"{line}: {ran.err}"
            printed += ran.out + ran.err

    shown = re.findall(r"^    (D-\d+ .*?|tocsin: .+?)(?:  \d{4}-.*)?$", text, re.MULTILINE)
    assert len(shown) == 4
    assert [line for line in shown if line not in printed] == []
