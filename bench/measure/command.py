"""The whole commands ``tocsin coact`` and ``tocsin storms``, nulls and groups included, beside peers on the same actions in one run.

The toolkit is timed whole (start, loading into its database, computing), as Tocsin is, and computing alone. DuckDB counts the pairs of
actions by a join on object and bucket of time, without nulls or groups.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from bench.measure import peers
from bench.measure.show import Watched, table
from bench.measure.whole import dump

STORM_POSTS = 43_000
SIZES = (20_000, 100_000, 1_000_000)
WINDOWS = (60, 3600)
LIMIT_S = 300
_JOIN = """with placed as (select *, time // {window_ms} as bucket from r),
    near as (select *, unnest([bucket - 1, bucket, bucket + 1]) as beside from placed)
    select x.account, y.account, count(*) from placed x join near y on x.object = y.object and x.bucket = y.beside
    and x.account < y.account and abs(x.time - y.time) <= {window_ms} group by all having count(*) >= 2"""
HEADER = (
    "posts",
    "window (s)",
    "coact: processor (s)",
    "peak (MB)",
    "toolkit, whole: processor (s)",
    "computing alone",
    "its whole is so many times ours",
    "DuckDB's join, whole: processor (s)",
    "peak (MB)",
    "ours is so many times DuckDB's",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of a process with its children, and the most memory (MB) that they held."""

    cpu_s: float
    peak_mb: float


def run(quick: bool) -> None:
    """Print processor seconds and memory of both commands."""
    limit = 60 if quick else LIMIT_S
    lines, storms = [], []
    for posts in SIZES[:2] if quick else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = _home(Path(folder), posts)
            _tocsin(home, "storms")  # compiles, once per installation
            storms.append((posts, *_figures(_tocsin(home, "storms")), "60 for 1,000,000"))
            lines += [_coact(home, posts, window, limit) for window in WINDOWS]
    table(f"The command coact, with a storm of {STORM_POSTS:,} posts or a third of all", HEADER, lines)
    table("The command storms, with all nulls", ("posts", "processor (s)", "peak (MB)", "aim (s)"), storms)


def _home(folder: Path, posts: int) -> Path:
    from tocsin.ingest.posts import read_posts
    from tocsin.lake import Lake

    home = folder / "home"
    _tocsin(home, "init")
    dump(folder / "posts.csv", posts, storm=min(STORM_POSTS, posts // 3))
    lake = Lake(home / "lake")
    lake.append(read_posts(folder / "posts.csv"))
    pq.write_table(lake.sql("select object, account, post, epoch_ms(time) as time from actions"), folder / "rows.parquet")
    return home


def _coact(home: Path, posts: int, window: int, limit: float) -> tuple[object, ...]:
    arguments = ("coact", "--window", f"{window}s")
    _tocsin(home, *arguments)  # compiles, once per installation
    ours = _tocsin(home, *arguments)
    rows = home.parent / "rows.parquet"
    join = _cost([sys.executable, "-m", "bench.measure.command", str(rows), str(window)])
    theirs = peers.toolkit(pq.read_table(rows), window, 2, limit, 0.2)
    over = "" if theirs.seconds else "over "
    toolkit = f"{over}{theirs.whole_cpu_s:.3g}", f"{over}{theirs.cpu_s:.3g}", f"{over}{theirs.whole_cpu_s / ours.cpu_s:.3g}"
    return posts, window, *_figures(ours), *toolkit, *_figures(join), ours.cpu_s / join.cpu_s


def _figures(cost: Cost) -> tuple[float, int]:
    return cost.cpu_s, round(cost.peak_mb)


def _tocsin(home: Path, *arguments: str) -> Cost:
    return _cost([sys.executable, "-m", "tocsin", "--home", str(home), *arguments], home.parent / "bytecode")


def _cost(command: list[str], bytecode: Path | None = None) -> Cost:
    """Run a process, with the sources compiled as in an installation, and return what it cost. Raise RuntimeError when it fails."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)} if bytecode else {}
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=os.environ | kept)
        with Watched(child.pid, 0.05) as watched:
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise RuntimeError(errors.read().decode(errors="replace")[-500:])
    return Cost(usage.ru_utime + usage.ru_stime, watched.peak_mb)


def _join(path: str, window: str) -> None:
    """Count the pairs of actions in the window and print how many there are, and the seconds of it alone."""
    rows = pq.read_table(path)
    start = time.perf_counter()
    with duckdb.connect() as connection:
        connection.register("r", rows)
        pairs: pa.Table = connection.sql(_JOIN.format(window_ms=int(window) * 1000)).to_arrow_table()
    print(json.dumps({"seconds": time.perf_counter() - start, "pairs": pairs.num_rows}))


if __name__ == "__main__":
    _join(*sys.argv[1:])
