"""Run the command line as a person would, within the test's own process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch  # for the process's own arguments and streams

from jsonschema import Draft202012Validator

from tocsin.__main__ import main
from tocsin.cli.commands import ALIASES
from tocsin.cli.json_lines import commands_with_rows
from tocsin.cli.main import tocsin


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code and output of a call."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Shell:
    """Calls ``tocsin`` with one home folder."""

    home: Path

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        """Make one call. Never raises."""
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        argv = ["tocsin", "--home", str(self.home), *map(str, arguments)]
        stdin_stream = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        with patch.object(sys, "argv", argv), patch.object(sys, "stdin", stdin_stream), redirect_stdout(out), redirect_stderr(err):
            code = _exit_code()
        out.flush()
        ran = Ran(code, out.buffer.getvalue().decode(), err.getvalue())
        if "--json" in arguments:
            _require_schema([str(argument) for argument in arguments], ran)
        return ran

    def ok(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        """Make one call that must succeed."""
        ran = self(*arguments, stdin=stdin)
        assert ran.code == 0, (ran.code, ran.out[-2000:], ran.err[-2000:])
        return ran


def wait_for_work(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until a process has had the processor for so long, or has ended. How busy the machine is does not matter."""
    ticks = seconds * os.sysconf("SC_CLK_TCK")
    with suppress(FileNotFoundError):
        while process.poll() is None:
            fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[11]) + int(fields[12]) >= ticks:
                return
            time.sleep(0.01)


def _require_schema(arguments: list[str], ran: Ran) -> None:
    """Require each row to be as ``tocsin schema`` says."""
    words = [word for word in arguments if word != "--json"]
    path = " ".join(words[:2]) if " ".join(words[:2]) in _schemas() else words[0]
    for row in ran.rows:
        _schemas()[path].validate(row)


@cache
def _schemas() -> dict[str, Draft202012Validator]:
    """The validator of each command's rows, by the command's path."""
    aliases = {name: alias for alias, name in ALIASES.items()}
    validators = {path: Draft202012Validator(lines.schema()) for path, lines in commands_with_rows(tocsin)}
    return validators | {aliases[path]: validator for path, validator in validators.items() if path in aliases}


def _exit_code() -> int:
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0
