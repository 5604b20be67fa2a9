"""Edges counted on Spark against the local kernel: the same edges. Skipped, with the reason, where Spark or Java is absent.

A local cluster has executors in processes of their own. The driver is two processes: Java, whose heap is bounded, and Python, of which the
growth beyond what loading took is printed. Rows pass through neither.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.measure import peers
from bench.measure.show import peak_mb, table
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.analysis.coaction.run import coact
from tocsin.domain.errors import Unavailable
from tocsin.ingest.posts.options import Notes, PostBatch
from tocsin.lake import Lake
from tocsin.lake.values import CANONICAL

_MASTER = "local-cluster[2,1,1024]"
_DRIVER = "512m"
_COLUMNS = ["object_type", "account_a", "account_b", "weight", "messages_a", "messages_b", "joint"]
_STORM = 43_000
_BATCH = 250_000
_SIZES = (50_000, 1_000_000, 10_000_000)
_HEADER = ("posts", "edges", "all weights equal", "files written", "seconds", "driver, Java (MB)", "driver, Python: growth (MB)")


def run(quick: bool) -> None:
    """Print whether all edges and weights are equal, and the most memory that both halves of the driver held, a process for each size."""
    if shutil.which("java") is None:
        print("Spark: skipped, there is no Java here.\n")
        return
    lines = []
    for posts in _SIZES[:1] if quick else _SIZES:
        child = subprocess.run([sys.executable, "-m", "bench.measure.spark", str(posts)], stdout=subprocess.PIPE, text=True, check=True)
        line = json.loads(child.stdout.splitlines()[-1])
        if isinstance(line, str):
            print(f"Spark: skipped: {line}\n")
            return
        lines.append(line)
    table(f"Edges on Spark: {_MASTER}, a driver with a heap of {_DRIVER}", _HEADER, lines)


def _session() -> Any:
    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.master(_MASTER).config("spark.driver.memory", _DRIVER).config("spark.ui.enabled", "false")
    return builder.config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "64").getOrCreate()


def _line(posts: int) -> tuple[object, ...]:
    from tocsin.analysis.coaction.spark import write_edges

    sys.path.extend(str(path) for path in peers.HOME.glob("lib/python*/site-packages"))
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "lake")
        lake.append(_batches(posts))
        request = CoactRequest(windows=(60,), most_q=1.0, permutations=0)
        session, loaded_mb = _session(), peak_mb()
        start = time.perf_counter()
        number = write_edges(lake, request, Path(folder) / "edges", session)
        seconds = time.perf_counter() - start
        grown_mb, java_mb = peak_mb() - loaded_mb, peak_mb(session._jvm.java.lang.ProcessHandle.current().pid())
        session.stop()
        same = _sorted(pq.read_table(Path(folder) / "edges")) == _sorted(coact(lake, request).edges)
        return posts, number, same, len(list((Path(folder) / "edges").glob("*.parquet"))), seconds, round(java_mb), f"+{grown_mb:.0f}"


def _batches(posts: int) -> Iterator[PostBatch]:
    """Sixty days of posts by uneven accounts on uneven hashtags, with a storm on one of them, as they are after reading."""
    for first in range(0, posts, _BATCH):
        rng, numbers = np.random.default_rng(first), np.arange(first, min(posts, first + _BATCH))
        days = np.where(numbers < min(_STORM, posts // 10), 40 + rng.gamma(2, 0.0625, len(numbers)), rng.random(len(numbers)) * 60)
        accounts = (posts / 10 * rng.random(len(numbers)) ** 2).astype(int)
        tags = np.where(numbers < min(_STORM, posts // 10), 0, 1 + (posts / 40 * rng.random(len(numbers)) ** 3).astype(int))
        of_column: dict[str, pa.Array] = {
            "post_id": pa.array(numbers.astype(str)),
            "account_id": pa.array(np.char.add("user", accounts.astype(str))),
            "time": pa.array((1_700_000_000_000 + days * 86_400_000).astype(np.int64)).cast(pa.timestamp("ms")),
            "text": pa.array(np.char.add("said ", numbers.astype(str))),
            "hashtags": pa.ListArray.from_arrays(
                np.arange(len(numbers) + 1, dtype=np.int32), pa.array(np.char.add("topic", tags.astype(str)))
            ),
            "rows": pa.array(np.ones(len(numbers), np.int64)),
        }
        columns = [
            of_column.get(field.name, pa.array([_empty(field.type)] * len(numbers), field.type)).cast(field.type) for field in CANONICAL
        ]
        yield PostBatch(f"made-{first}", "made", pa.table(columns, schema=CANONICAL), (), len(numbers), Notes())


def _empty(kind: pa.DataType) -> object:
    """Return what a column holds where a dump says nothing."""
    if pa.types.is_boolean(kind):
        return False
    return [] if pa.types.is_list(kind) else ("" if pa.types.is_string(kind) or pa.types.is_large_string(kind) else None)


def _sorted(edges: pa.Table) -> list[tuple[object, ...]]:
    return sorted(tuple(str(value) for value in row.values()) for row in edges.select(_COLUMNS).to_pylist())


if __name__ == "__main__":
    try:
        print(json.dumps(_line(int(sys.argv[1]))))
    except (ImportError, Unavailable) as why:
        print(json.dumps(str(why)))
