"""Progress lines on standard error, with the rate and the time remaining."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.desk import Desk

_TERMINAL_INTERVAL_S = 0.2
_LOG_INTERVAL_S = 5.0


def _of_one(unit: str) -> str:
    """Return a unit in the singular: ``rows`` is ``row``, ``reports whose pictures are read`` begins with ``report``."""
    noun, space, clause = unit.partition(" ")
    return noun.removesuffix("s") + space + clause


class ProgressLine:
    """One progress line: rows done, rows a second, and the time remaining, estimated from the share of ``size`` bytes read."""

    def __init__(self, unit: str, size: int) -> None:
        self._unit = unit
        self._size = size
        self._started = self._last_shown = time.monotonic()
        self._rows = 0
        self._detail = self._stage = ""
        self._terminal = sys.stderr.isatty()

    def show(self, rows: int, position: int, detail: str = "") -> None:
        """Add ``rows``. ``position`` is the number of bytes read so far, ``detail`` is appended to the line."""
        self._rows += rows
        self._detail = detail
        now = time.monotonic()
        if self._is_time(now):
            self._last_shown = now
            self._write(f"{self._line(now)}, {self._remaining(position, now)} left")

    def stage(self, action: str, done_count: int, total: int) -> None:
        """Show a stage that follows the reading, with ``done_count`` of ``total`` (0: total unknown)."""
        now = time.monotonic()
        if action != self._stage or done_count == total or self._is_time(now):
            self._stage, self._last_shown = action, now
            count = f": {done_count:,} of {total:,}" if total else ""
            self._write(f"{self._line(now)}; {action}{count}")

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            self._write(f"{self._line(time.monotonic())}, nothing left", end="\n")
        elif self._terminal:
            self._write("", end="\n")

    def _is_time(self, now: float) -> bool:
        return now - self._last_shown >= (_TERMINAL_INTERVAL_S if self._terminal else _LOG_INTERVAL_S)

    def _line(self, now: float) -> str:
        seconds = max(now - self._started, 1e-6)
        detail = f"; {self._detail}" if self._detail else ""
        unit = _of_one(self._unit) if self._rows == 1 else self._unit
        return f"{self._rows:,} {unit} in {seconds:.1f} s, {self._rows / seconds:,.0f}/s{detail}"

    def _remaining(self, position: int, now: float) -> str:
        if not position or not self._size:
            return "?"
        seconds = int((now - self._started) * max(self._size - position, 0) / position)
        hours, minutes = divmod(seconds // 60, 60)
        return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"

    def _write(self, line: str, end: str = "") -> None:
        sys.stderr.write(f"\r\x1b[K{line}{end}" if self._terminal else f"{line}\n")
        sys.stderr.flush()


class SearchProgress:
    """Progress line of a search through past reports, shown only when there is something to search."""

    def __init__(self, unit: str = "past reports searched") -> None:
        self._unit = unit
        self._line: ProgressLine | None = None
        self._searched = 0

    def show(self, _stage: str, searched: int, total: int) -> None:
        """Show that ``searched`` of ``total`` reports have been read (a :data:`tocsin.domain.progress.Progress`)."""
        if self._line is None:
            self._line = ProgressLine(self._unit, total)
        self._line.show(searched - self._searched, searched)
        self._searched = searched

    def __enter__(self) -> SearchProgress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._line is not None:
            self._line.__exit__(kind, error, trace)


def search_past_reports(desk: Desk) -> None:
    """Finish searching past reports for new names, with a progress line."""
    with SearchProgress() as progress:
        desk.backfill.catch_up(progress.show)
