"""Run a script or a command within limits: a process that binds itself for good, and then becomes what it was told.

Called as a script with three numbers (seconds of CPU, bytes of memory, bytes of each file that is written), and a script that ends in
``.py`` or the path of a command, with its arguments. What it starts is bound, too.
"""

from __future__ import annotations

import os
import resource
import runpy
import signal
import sys
from pathlib import Path


def command_line(seconds: int, memory: int, output: int, *call: str) -> list[str]:
    """Return the command line that runs ``call`` within limits: seconds of CPU, bytes of memory, and bytes of each file that it writes."""
    return [sys.executable, "-I", str(Path(__file__)), str(seconds), str(memory), str(output), *call]


def _bind(seconds: int, memory: int, output: int) -> None:
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
    ):
        resource.setrlimit(what, (most, most))


def _become(call: list[str]) -> None:
    if call[0].endswith(".py"):
        sys.argv = call
        runpy.run_path(call[0], run_name="__main__")
        return
    for number in (signal.SIGXFSZ, signal.SIGPIPE):  # Python ignores them, and the command would, too
        signal.signal(number, signal.SIG_DFL)
    os.execv(call[0], call)  # noqa: S606 - the command line that the parent made


if __name__ == "__main__":
    _bind(*map(int, sys.argv[1:4]))
    _become(sys.argv[4:])
