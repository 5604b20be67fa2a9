"""Structured logs hold what happened and where, and nothing of a report."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

from tests.shell import Shell
from tocsin.cli.log_format import JsonLog

SCRIPT = """
import logging, click
from tocsin.cli.log_format import log_option

@click.command()
@log_option
def fail():
    logging.getLogger("tocsin.door").error("the door failed: %s", "KeyError in drop.py:7")

fail(["--log-format", "json"])
"""


def test_a_failure_of_the_door_is_one_object_on_standard_error() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)

    line = json.loads(ran.stderr)
    assert (line["level"], line["part"], line["message"]) == ("error", "tocsin.door", "the door failed: KeyError in drop.py:7")
    assert line["at"].endswith("Z")


def test_a_traceback_is_left_out() -> None:
    try:
        raise ValueError("the words of a caller")
    except ValueError:
        record = logging.LogRecord("tocsin.web", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())

    assert "words of a caller" not in JsonLog().format(record)


def test_an_answer_can_be_taken_back_by_whoever_gave_it(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("text\nA van stands at the gate.\n")
    tocsin.ok("hear", tmp_path / "calls.csv")
    duty = next(row["duty"] for row in tocsin.ok("duties", "--json").rows if row["kind"] == "deliver")
    tocsin.ok("done", duty, "--by", "Dora", "--outcome", "acknowledged")

    assert tocsin("take-back", duty, "--by", "Nora").code == 2
    assert "is owed again by desk" in tocsin.ok("take-back", duty, "--by", "Dora").out
    assert tocsin.ok("reconcile").code == 0
