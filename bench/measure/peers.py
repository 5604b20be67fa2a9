"""The peers in an environment of their own, asked through a child process; and both definitions in DuckDB, written from their sources."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from bench.measure.show import Watched

HOME = Path(__file__).resolve().parents[2] / ".env-peers-measure"
PYTHON = HOME / "bin" / "python"
BUILT = HOME / ".built"
PACKAGES = ["coordination-network-toolkit==1.5.2", "pandas<3", "pyreadr", "pyarrow"]
SPARK = ["pyspark>=4"]


def ready() -> str:
    """Builds the environment where it is not whole; gives why it cannot, or nothing. Spark comes along where there is Java."""
    if BUILT.exists():
        return ""
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True, capture_output=True)
        _install(PACKAGES)
        if shutil.which("java"):
            _install(SPARK)
    except subprocess.CalledProcessError as error:
        shutil.rmtree(HOME, ignore_errors=True)
        return f"the peers cannot be installed: {error.stderr.decode(errors='replace').strip().splitlines()[-1][:200]}"
    BUILT.touch()
    return ""


def _install(packages: list[str]) -> None:
    subprocess.run([str(HOME / "bin" / "pip"), "install", "--quiet", *packages], check=True, capture_output=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer found, how long it computed, and how much memory it and its children held, at most and before it computed.

    ``seconds`` is None when it was stopped. ``cpu_s`` are the processor seconds of all its processes, those of computing only: 0 when it
    was stopped while loading. ``whole_cpu_s`` are those from its start, with loading.
    """

    edges: pa.Table | None
    seconds: float | None
    peak_mb: float
    before_mb: float = 0.0
    cpu_s: float = 0.0
    whole_cpu_s: float = 0.0


def toolkit(rows: pa.Table, window_s: int, least: int, limit_s: float, every_s: float = 0.02) -> Answer:
    """coordination-network-toolkit's link network, two processes, over rows of ``object, account, post, time`` (milliseconds).

    Its memory is looked at so often.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.csv", Path(folder) / "edges.csv"
        named = {
            "message_id": rows["post"],
            "url": rows["object"],
            "timestamp": pa.compute.divide(rows["time"], 1000),
            "user_id": rows["account"],
        }
        pa_csv.write_csv(pa.table(named), str(source))
        command = [str(PYTHON), str(Path(__file__).with_name("peer.py")), "link", str(source), str(window_s), str(least), "2", str(target)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        with Watched(child.pid, every_s) as watched:
            try:
                out, errors = child.communicate(timeout=limit_s)
            except subprocess.TimeoutExpired:
                said = _said(_stop(child))
                computing = watched.cpu_s - said.get("before_cpu_s", watched.cpu_s)
                return Answer(None, None, watched.peak_mb, said.get("before_mb", 0.0), computing, watched.cpu_s)
        if child.returncode:
            raise RuntimeError(errors[-500:])
        names = ["account_a", "account_b", "weight"]
        found = pa_csv.read_csv(str(target), pa_csv.ReadOptions(column_names=names)) if target.stat().st_size else None
        said = _said(out)
        computing = said["after_cpu_s"] - said["before_cpu_s"]
        return Answer(found, said["seconds"], watched.peak_mb, said["before_mb"], computing, said["after_cpu_s"])


def _said(out: str) -> dict[str, float]:
    """The figures a child printed, a line for each."""
    return {name: value for line in out.splitlines() if line.startswith("{") for name, value in json.loads(line).items()}


def _stop(child: subprocess.Popen[str]) -> str:
    """Ends a child and all it has started: it leads a session of its own. Gives what it had printed."""
    import os
    import signal

    os.killpg(child.pid, signal.SIGKILL)
    return child.communicate()[0]


def by_definition(rows: pa.Table, window_s: int, least: int) -> pa.Table:
    """Both definitions at once, by a plain join: pairs of rows on one object (CooRTweet), distinct messages either way (the toolkit)."""
    with duckdb.connect() as connection:
        connection.register("r", rows)
        query = """select x.account as a, y.account as b, count(*) as weight, count(distinct x.post) as ma, count(distinct y.post) as mb
            from r x join r y on x.object = y.object and x.account < y.account and abs(x.time - y.time) <= $1
            group by all having count(*) >= $2 order by a, b"""
        return connection.sql(query, params=[window_s * 1000, least]).to_arrow_table()


def german_elections(data: Path) -> pa.Table | None:
    """CooRTweet's demonstration data; None when it is not there."""
    source = data / "posts" / "german_elections.rda"
    if not source.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rows.parquet"
        subprocess.run(
            [str(PYTHON), str(Path(__file__).with_name("peer.py")), "rda", str(source), str(target)], check=True, capture_output=True
        )
        return pq.read_table(target)
