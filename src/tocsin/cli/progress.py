"""One line of progress on standard error: how fast, and how long still."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.desk import Desk

_EVERY_SECONDS = 0.2
_EVERY_SECONDS_IN_A_LOG = 5.0


class ProgressLine:
    """Shows rows done, rows a second and the time left, judged by the bytes read of all there are."""

    def __init__(self, what: str, size: int) -> None:
        self._what = what
        self._size = size
        self._began = self._last = time.monotonic()
        self._rows = 0
        self._more = self._stage = ""
        self._live = sys.stderr.isatty()

    def show(self, rows: int, position: int, more: str = "") -> None:
        """Adds rows; ``position`` is how many bytes of all have been read, ``more`` what else to say."""
        self._rows += rows
        self._more = more
        now = time.monotonic()
        if now - self._last >= (_EVERY_SECONDS if self._live else _EVERY_SECONDS_IN_A_LOG):
            self._last = now
            self._write(f"{self._line(now)}, {self._left(position, now)} left", end="" if self._live else "\n")

    def stage(self, what: str, done: int, of: int) -> None:
        """Says what is done when all has been read, and how far: ``done`` of ``of`` (0: not known)."""
        now = time.monotonic()
        if what != self._stage or now - self._last >= (_EVERY_SECONDS if self._live else _EVERY_SECONDS_IN_A_LOG):
            self._stage, self._last = what, now
            much = f": {done:,} of {of:,}" if of else ""
            self._write(f"{self._line(now)}; {what}{much}", end="" if self._live else "\n")

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            self._write(f"{self._line(time.monotonic())}, nothing left", end="\n")
        elif self._live:
            self._write("", end="\n")

    def _line(self, now: float) -> str:
        seconds = max(now - self._began, 1e-6)
        more = f"; {self._more}" if self._more else ""
        return f"{self._rows:,} {self._what} in {seconds:.1f} s, {self._rows / seconds:,.0f}/s{more}"

    def _left(self, position: int, now: float) -> str:
        if not position or not self._size:
            return "?"
        seconds = int((now - self._began) * max(self._size - position, 0) / position)
        hours, minutes = divmod(seconds // 60, 60)
        return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"

    def _write(self, line: str, end: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}{end}" if self._live else f"{line}{end}")
        sys.stderr.flush()


class Searching:
    """The same for a search of the past, which is shown only when there is one."""

    def __init__(self, what: str = "past reports searched") -> None:
        self._what = what
        self._line: ProgressLine | None = None
        self._done = 0

    def show(self, _stage: str, done: int, of: int) -> None:
        """Show that ``done`` of ``of`` reports have been read (a :data:`tocsin.domain.progress.Progress`)."""
        if self._line is None:
            self._line = ProgressLine(self._what, of)
        self._line.show(done - self._done, done)
        self._done = done

    def __enter__(self) -> Searching:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._line is not None:
            self._line.__exit__(kind, error, trace)


def search_the_past(desk: Desk) -> None:
    """Finishes a search for new names through a long past, with its progress."""
    with Searching() as searching:
        desk.backfill.catch_up(searching.show)
