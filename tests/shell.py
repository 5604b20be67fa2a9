"""Run the command line as a person would, within the test's own process."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch  # for the process's own arguments and streams

from tocsin.__main__ import main


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
        return Ran(code, out.buffer.getvalue().decode(), err.getvalue())

    def ok(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        """Make one call that must succeed."""
        ran = self(*arguments, stdin=stdin)
        assert ran.code == 0, (ran.code, ran.out[-2000:], ran.err[-2000:])
        return ran


def _exit_code() -> int:
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0
