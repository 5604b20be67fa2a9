"""The record at length: verifying, proving, coming back after a crash, backup and restore."""

from __future__ import annotations

import os
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.durability.figures import Figure, seconds
from bench.durability.large import large_desk
from tocsin.clock import SystemClock
from tocsin.desk import Desk
from tocsin.domain import merkle
from tocsin.domain.report import Submission
from tocsin.store.ledger_scan import scan
from tocsin.store.tree import Tree
from tocsin.wiring import open_desk, restore_desk


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Measure on a desk of a million entries, or of fifty thousand when quick."""
    entries = 50_000 if quick else 1_000_000
    large_desk(folder / "large", entries).close()
    many = f"{entries:,} entries"
    yield seconds(f"back in service after a crash, {many}", _recovery(folder / "large"), 10)
    desk = open_desk(folder / "large", SystemClock())
    with desk.services.store.reading() as reader:
        wall, processor = _timed(lambda: scan(reader))
        yield Figure(
            f"the ledger verifies, {many}", f"{processor:.1f} s of one core, {wall:.1f} s by the clock", "under 10 s", processor < 10
        )
    wall, processor = _timed(desk.audit.verify)
    yield Figure(f"all of tocsin verify, {many}", f"{processor:.1f} s of one core, {wall:.1f} s by the clock", "under 60 s", processor < 60)
    with desk.services.store.reading() as reader:
        proofs = [_timed(partial(merkle.inclusion, Tree(reader), at, entries))[1] for at in range(7, entries, entries // 50)]
    yield seconds(f"a proof is made, {many} (median of {len(proofs)}, time of one core)", statistics.median(proofs), 0.01)
    yield seconds("a signed receipt is given (median of 5)", statistics.median(_timed(desk.receipts.issue)[0] for _ in range(5)), 1)
    desk.close()


def backup(folder: Path, quick: bool) -> Iterator[Figure]:
    """Measures on the same desk."""
    entries = 50_000 if quick else 1_000_000
    desk = large_desk(folder / "large", entries)
    yield from _backup(desk, folder, f"{entries:,} entries")
    desk.close()


def _recovery(home: Path) -> float:
    """Kill a process that takes reports in, and return the seconds until another has taken one in."""
    child = os.fork()
    if child == 0:
        desk = open_desk(home, SystemClock())
        for number in range(10**9):
            desk.intake.receive(Submission(f"crash:{os.getpid()}:{number}", "call", "Somebody was here."))
    time.sleep(3)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    began = time.perf_counter()
    desk = open_desk(home, SystemClock())
    desk.intake.receive(Submission(f"after:{child}", "call", "Somebody was here."))
    seconds_down = time.perf_counter() - began
    desk.close()
    return seconds_down


def _backup(desk: Desk, folder: Path, many: str) -> Iterator[Figure]:
    file, restored = folder / f"backup-{os.getpid()}", folder / f"restored-{os.getpid()}"
    wall, processor = _timed(lambda: desk.backup.write(file))
    yield Figure(
        f"a backup while the desk works, {many}", f"{wall:.1f} s ({processor:.1f} s of one core), {file.stat().st_size / 1e6:.0f} MB"
    )
    wall, processor = _timed(lambda: restore_desk(file, restored)[0].close())
    yield Figure(f"a desk restored, {many}", f"{wall:.1f} s ({processor:.1f} s of one core)")
    again = open_desk(restored, SystemClock())
    is_equal = again.audit.verify().whole and again.audit.head() == desk.audit.head()
    again.close()
    yield Figure("the restored desk is the one that was", "whole, the same head" if is_equal else "not the same", "the same", is_equal)


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - processor
