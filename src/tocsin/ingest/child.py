"""Parsers of untrusted binary formats, each run in a child process with little time and memory.

The document goes in and the answer comes out through pipes, so that nothing of it touches a disk.
"""

from __future__ import annotations

import math
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer

from tocsin.bounded import command_line
from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import MEGA, Limits

_WALL = 3  # seconds on a busy machine for one second of work
_TIME, _CRASH = "needs more time than one document may take", "breaks the reader"
_ENDS = {-9: _TIME, -24: _TIME, -11: _CRASH, -6: _CRASH}


class TooSlow(Malformed):
    """A document takes longer than it may."""


def run(script: Path, data: bytes, limits: Limits, *arguments: str) -> bytes:
    """Run a script of ours on ``data`` and return what it prints.

    It is called with the number of characters that it may print, and then ``arguments``.
    Raises :class:`TooSlow`, or :class:`Malformed` when it fails.
    """
    output = 16 * limits.text + MEGA
    process = subprocess.Popen(  # noqa: S603 - our own script and numbers
        command_line(math.ceil(limits.seconds), limits.memory, output, str(script), str(limits.text), *arguments),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={},
    )  # fmt: skip
    expired: list[bool] = []
    timer = Timer(_WALL * limits.seconds, _expire, (process, expired))
    feeder = Thread(target=_feed, args=(process, data), daemon=True)
    with process:
        timer.start()
        feeder.start()
        try:
            answer = process.stdout.read(output + 1) if process.stdout else b""
            if len(answer) > output:
                raise Malformed("has more text than a report may: send it in parts")
            code = process.wait()
        finally:
            process.kill()
            feeder.join(limits.seconds)  # it closes the pipe, whose closing may fail, before the process is left
            timer.cancel()
    if expired:
        raise TooSlow(f"needs more than the {limits.seconds:g} seconds of work that one document may take: save it again")
    if code:
        ends = TooSlow if _ENDS.get(code) == _TIME else Malformed
        raise ends(f"{_ENDS.get(code, _CRASH)}: save it again ({code})")
    return answer


def _expire(process: subprocess.Popen[bytes], expired: list[bool]) -> None:
    expired.append(True)
    process.kill()


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Write the document to the child, which may end before it has read all."""
    if process.stdin:
        with suppress(OSError), process.stdin:
            process.stdin.write(data)
