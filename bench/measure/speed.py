"""Speed and memory beside coordination-network-toolkit, on the same rows in the same run; and how cost grows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.measure import material, peers
from bench.measure.show import Watched, held_mb, peak_mb, table
from tocsin.measure.kernel import Work, edges, meetings, pieces
from tocsin.measure.rows import rows_of

CASES = ((100_000, 60, 0, 10), (1_000_000, 60, 0, 30), (100_000, 3600, 10_000, 100), (100_000, 3600, material.STORM_POSTS, 100))
QUICK = CASES[:1]
STORM_LIMIT_S = 300


HEADER = (
    "posts",
    "window (s)",
    "storm",
    "pairs",
    "Tocsin (s)",
    "toolkit (s)",
    "times faster",
    "times less processor time",
    "aim",
    "same edges",
    "Tocsin: start and compile (s)",
    "Tocsin (MB, of them computing)",
    "toolkit (MB, of them computing)",
)


def beside(quick: bool) -> None:
    """Compute against compute, weight 2 and more, with the sorting counted on our side and the loading on neither."""
    lines = [_beside(*case) for case in (QUICK if quick else CASES)]
    table("Speed beside coordination-network-toolkit, two processes for it, two threads for Tocsin", HEADER, lines)


def _beside(posts: int, window: int, storm: int, aim: int) -> tuple[object, ...]:
    rows = material.world(posts, storm=storm)
    ours = _child(rows, window)
    limit = STORM_LIMIT_S if storm else 1200
    theirs = peers.toolkit(rows, window, 2, limit)
    over = "" if theirs.seconds else "over "
    return (
        posts,
        window,
        storm,
        ours["pairs"],
        ours["seconds"],
        f"{theirs.seconds:.1f}" if theirs.seconds else f"over {limit} (stopped)",
        f"{over}{(theirs.seconds or limit) / ours['seconds']:.0f}",
        f"{over}{theirs.cpu_s / ours['cpu']:.0f}",
        aim,
        _same(rows, window, theirs) if theirs.seconds else "stopped",
        ours["start"],
        f"{ours['peak_mb']:.0f}, {ours['peak_mb'] - ours['before_mb']:.0f}",
        f"{theirs.peak_mb:.0f}, {theirs.peak_mb - theirs.before_mb:.0f}",
    )


def _same(rows: pa.Table, window: int, theirs: peers.Answer) -> bool:
    coded = rows_of(rows)
    count = 0
    for found in edges(coded, Work(window * 1000, 2)):
        count += int((found.messages_a >= 2).sum() + (found.messages_b >= 2).sum())
    return count == (0 if theirs.edges is None else theirs.edges.num_rows)


def _child(rows: pa.Table, window: int) -> dict[str, float]:
    """Seconds, peak memory and pairs of the kernel in a process of its own, compiled before it is timed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        pq.write_table(rows, path)
        command = [sys.executable, "-m", "bench.measure.speed", str(path), str(window)]
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        with Watched(child.pid) as watched:
            out, _ = child.communicate()
        spent = time.perf_counter() - start
        found: dict[str, float] = json.loads(out)
        return found | {"peak_mb": watched.peak_mb, "start": spent - found["seconds"] - found["reading"] - found["counting"]}


def law(quick: bool) -> None:
    """How cost grows with posts, window and viral objects; and the same against reading the columns."""
    sizes = (100_000, 300_000) if quick else (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
    shapes = [(n, 60, 0) for n in sizes] + [(sizes[1], w, 0) for w in (600, 3600)] + [(sizes[1], 60, s) for s in (43_000, 130_000)]
    lines = [_cost(*shape) for shape in shapes]
    header = (
        "posts",
        "window (s)",
        "storm",
        "reading (s)",
        "sorting (s)",
        "edges (s)",
        "times reading",
        "pairs of actions met",
        "pairs",
        "peak (MB)",
    )
    table("How cost grows", header, lines)
    _law([line for line in lines if line[1] == 60 and line[2] == 0])


def _cost(posts: int, window: int, storm: int) -> tuple[object, ...]:
    """One line of the law, measured in a process of its own that only reads, sorts and counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        pq.write_table(material.world(posts, storm=storm), path)
        command = [sys.executable, "-m", "bench.measure.speed", str(path), str(window)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    reading, sorting, spent = found["reading"], found["sorting"], found["edges"]
    times = (sorting + spent) / reading
    return posts, window, storm, reading, sorting, spent, times, found["met"], found["pairs"], found["peak"]


def _law(lines: list[tuple[object, ...]]) -> None:
    posts = np.array([float(str(line[0])) for line in lines])
    seconds = np.array([float(str(line[4])) + float(str(line[5])) for line in lines])
    power, log_c = np.polyfit(np.log(posts), np.log(seconds), 1)
    billion = float(np.exp(log_c) * 1e9**power)
    print(
        f"Seconds grow as posts to the power {power:.2f} (the same 30 days, accounts and objects growing with the posts). "
        f"One billion posts at 60 s would so take about {billion / 3600:.1f} hours of one core here, and more memory than one such machine "
        "has: there the same kernel runs on Spark, by object and bucket of time. Within one object the work is the number of pairs of "
        "actions inside the window: it grows with the square of its posts in a window, and with the window.\n"
    )


def _timed(path: str, window: str) -> None:
    """Reads, sorts, counts; prints the seconds of each (compiled before), the pairs and the memory."""
    window_ms = int(window) * 1000
    list(pieces(rows_of(material.world(1000)), Work(60_000)))
    start = time.perf_counter()
    columns = pq.read_table(path)
    read = time.perf_counter()
    before = held_mb(os.getpid())
    ready, cpu = time.perf_counter(), time.process_time()
    rows = rows_of(columns)
    del columns
    sorted_ = time.perf_counter()
    pairs = sum(len(piece.pairs) for piece in pieces(rows, Work(window_ms)))
    done, cpu = time.perf_counter(), time.process_time() - cpu
    spent = {"cpu": cpu, "reading": read - start, "sorting": sorted_ - ready, "edges": done - sorted_, "seconds": done - ready}
    peak = peak_mb()
    met = meetings(rows, window_ms)[0]
    counting = time.perf_counter() - done
    print(json.dumps(spent | {"pairs": pairs, "peak": peak, "before_mb": before, "met": met, "counting": counting}))


if __name__ == "__main__":
    _timed(*sys.argv[1:])
