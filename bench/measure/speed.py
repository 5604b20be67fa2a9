"""Speed and memory beside coordination-network-toolkit, on the same rows in the same run; and how cost grows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.optimize import nnls

from bench.measure import material, peers
from bench.measure.show import Watched, held_mb, peak_mb, table
from tocsin.analysis.coaction.kernel import KernelRequest, edges, meetings, pieces
from tocsin.analysis.coaction.rows import rows_of

CASES = ((100_000, 60, 0, 10), (1_000_000, 60, 0, 30), (100_000, 3600, 10_000, 100), (100_000, 3600, material.STORM_POSTS, 100))
QUICK = CASES[:1]
STORM_LIMIT_S = 300
_RUNS = 3
_SELDOM = 0.5


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
    """Compute against compute, weight 2 and more, with the sorting counted on our side and the loading on neither.

    Medians of three runs of each in turn, while nobody looks at their memory often; memory is of a run more. A storm is run once.
    """
    lines = [_beside(*case) for case in (QUICK if quick else CASES)]
    table("Speed beside coordination-network-toolkit, two processes for it, two threads for Tocsin", HEADER, lines)


def _beside(posts: int, window: int, storm: int, aim: int) -> tuple[object, ...]:
    rows = material.world(posts, storm=storm)
    limit = STORM_LIMIT_S if storm else 1200
    runs = [(_child(rows, window, _SELDOM), peers.toolkit(rows, window, 2, limit, _SELDOM)) for _ in range(1 if storm else _RUNS)]
    ours = sorted((one for one, _ in runs), key=lambda run: run["seconds"])[len(runs) // 2]
    theirs = sorted((one for _, one in runs), key=lambda run: run.seconds or limit)[len(runs) // 2]
    held, their_memory = _child(rows, window), theirs if storm else peers.toolkit(rows, window, 2, limit)
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
        f"{held['peak_mb']:.0f}, {held['peak_mb'] - held['before_mb']:.0f}",
        f"{their_memory.peak_mb:.0f}, {their_memory.peak_mb - their_memory.before_mb:.0f}",
    )


def _same(rows: pa.Table, window: int, theirs: peers.Answer) -> bool:
    coded = rows_of(rows)
    count = 0
    for found in edges(coded, KernelRequest(window * 1000, 2)):
        count += int((found.messages_a >= 2).sum() + (found.messages_b >= 2).sum())
    return count == (0 if theirs.edges is None else theirs.edges.num_rows)


def _child(rows: pa.Table, window: int, every_s: float = 0.02) -> dict[str, float]:
    """Seconds, peak memory and pairs of the kernel in a process of its own, compiled before it is timed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        pq.write_table(rows, path)
        command = [sys.executable, "-m", "bench.measure.speed", str(path), str(window)]
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        with Watched(child.pid, every_s) as watched:
            out, _ = child.communicate()
        spent = time.perf_counter() - start
        found: dict[str, float] = json.loads(out)
        return found | {"peak_mb": watched.peak_mb, "start": spent - found["seconds"] - found["reading"] - found["counting"]}


LAW_HEADER = (
    "posts",
    "window (s)",
    "storm",
    "posts an account",
    "reading (s)",
    "sorting (s)",
    "edges (s)",
    "processor (s)",
    "times reading",
    "pairs of actions met",
    "pairs",
    "peak (MB)",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A world to measure on."""

    posts: int
    window: int = 60
    storm: int = 0
    each: int = 10


def law(quick: bool) -> None:
    """How cost grows with posts, window, viral objects and accounts; and the same against reading the columns."""
    sizes = (100_000, 300_000) if quick else (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
    some = sizes[1]
    shapes = [Shape(n) for n in sizes]
    shapes += [Shape(some, window=600), Shape(some, window=3600), Shape(some, storm=43_000), Shape(some, storm=130_000)]
    shapes += [Shape(some, each=2), Shape(some, each=100)]
    costs = [_cost(shape) for shape in shapes]
    names = ("reading", "sorting", "edges", "cpu", "times", "met", "pairs", "peak")
    lines = [(*astuple(shape), *(cost[name] for name in names)) for shape, cost in zip(shapes, costs, strict=True)]
    table("How cost grows", LAW_HEADER, lines)
    _law(shapes, costs, len(sizes))


def _cost(shape: Shape) -> dict[str, float]:
    """One line of the law, measured in a process of its own that only reads, sorts and counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        pq.write_table(material.world(shape.posts, storm=shape.storm, each=shape.each), path)
        command = [sys.executable, "-m", "bench.measure.speed", str(path), str(shape.window)]
        found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found | {"times": found["seconds"] / found["reading"]}


def _law(shapes: list[Shape], costs: list[dict[str, float]], plain: int) -> None:
    """Fits processor seconds as a sum of sorting and meeting; says how far off the fit is, and what a billion posts would take."""
    posts = np.array([float(shape.posts) for shape in shapes])
    met, cpu, peak = (np.array([cost[name] for cost in costs]) for name in ("met", "cpu", "peak"))
    causes = np.stack([posts * np.log2(posts), met], axis=1)
    (sort_s, meet_s), _ = nnls(causes / cpu[:, None], np.ones(len(cpu)))
    off = np.exp(np.abs(np.log((causes @ [sort_s, meet_s]) / cpu)).max())
    power, log_c = np.polyfit(np.log(posts[:plain]), np.log(met[:plain]), 1)
    byte, start_mb = np.polyfit(posts[:plain], peak[:plain], 1)
    billion, meetings_ = 1e9, float(np.exp(log_c) * 1e9**power)
    seconds = sort_s * billion * np.log2(billion), meet_s * meetings_
    print(
        f"Processor seconds = {sort_s * 1e9:.3g} ns x posts x log2(posts) + {meet_s * 1e9:.3g} ns x pairs of actions met; the worst of "
        f"these {len(shapes)} lines is off by a factor of {off:.1f}. Memory = {start_mb:.0f} MB + {byte * 1e6:.0f} bytes a post. "
        f"Accounts cost only what they meet. The pairs met grow with the window and with the square of what one object gets within it; "
        f"in this world, where objects grow with the posts, as posts to the power {power:.2f}.\n\n"
        f"One billion posts of such a world at 60 s, if this holds a hundred times beyond what was measured: {seconds[0] / 60:.0f} minutes "
        f"of one core to sort and {seconds[1] / 60:.0f} to meet, {billion * byte / 1000:.0f} GB of memory: not on this machine. "
        "There the same kernel runs on Spark, keyed by object and bucket of time; that has been run for equality only, not for speed. "
        "Beyond such a world it is the pairs met that count: a million posts on one object within one window are 5e11 of them, "
        f"{meet_s * 5e11 / 3600:.1f} hours.\n"
    )


def _timed(path: str, window: str) -> None:
    """Reads, sorts, counts; prints the seconds of each (compiled before), the pairs and the memory."""
    window_ms = int(window) * 1000
    list(pieces(rows_of(material.world(1000)), KernelRequest(60_000)))
    start = time.perf_counter()
    columns = pq.read_table(path)
    read = time.perf_counter()
    before = held_mb(os.getpid())
    ready, cpu = time.perf_counter(), time.process_time()
    rows = rows_of(columns)
    del columns
    sorted_ = time.perf_counter()
    pairs = sum(len(piece.pairs) for piece in pieces(rows, KernelRequest(window_ms)))
    done, cpu = time.perf_counter(), time.process_time() - cpu
    spent = {"cpu": cpu, "reading": read - start, "sorting": sorted_ - ready, "edges": done - sorted_, "seconds": done - ready}
    peak = peak_mb()
    met = meetings(rows, window_ms)[0]
    counting = time.perf_counter() - done
    print(json.dumps(spent | {"pairs": pairs, "peak": peak, "before_mb": before, "met": met, "counting": counting}))


if __name__ == "__main__":
    _timed(*sys.argv[1:])
