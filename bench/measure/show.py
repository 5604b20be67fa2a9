"""Tables on paper."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints a Markdown table."""
    print(f"\n### {title}\n\n| {' | '.join(header)} |\n|{'---|' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(_cell(value) for value in row)} |")
    print(flush=True)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def peak_mb(pid: int | str = "self") -> float:
    """Return the most memory a process has held. What its parent held before it started is not counted (getrusage would)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024


class Watched:
    """Watches a process and its children: the most memory they hold (shared pages in proportion), the processor time they take.

    Each look slows whoever is looked at, above all when they are young and take memory: look seldom while they are timed.
    """

    def __init__(self, pid: int, every_s: float = 0.02) -> None:
        self._pid = pid
        self._every_s = every_s
        self._over = threading.Event()
        self.peak_mb = self.cpu_s = 0.0

    def __enter__(self) -> Watched:
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self._every_s):
            family = _family(self._pid)
            self.peak_mb = max(self.peak_mb, sum(map(held_mb, family)))
            self.cpu_s = max(self.cpu_s, sum(map(_spent_s, family)))


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        except OSError:
            children = []
        found += map(int, children)
    return found


def _spent_s(pid: int) -> float:
    """Processor seconds of a process and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def held_mb(pid: int) -> float:
    """What a process holds now, pages that are shared counted in proportion; 0 where it is gone."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        return 0.0
    return 0.0
