"""Edges counted on Spark against the local kernel: the same edges. Skipped, with the reason, where Spark or Java is absent.

A local cluster has executors in processes of their own. The driver's heap is bounded: rows do not pass through it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.measure import peers
from bench.measure.show import table
from bench.measure.whole import dump
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.analysis.coaction.run import coact
from tocsin.domain.errors import Unavailable
from tocsin.ingest.posts import read_posts
from tocsin.lake import Lake

_MASTER = "local-cluster[2,1,1024]"
_DRIVER = "512m"
_COLUMNS = ["object_type", "account_a", "account_b", "weight", "messages_a", "messages_b", "joint"]


def run(quick: bool) -> None:
    """Prints whether all edges and weights are equal."""
    if shutil.which("java") is None:
        print("Spark: skipped, there is no Java here.\n")
        return
    sys.path.extend(str(path) for path in peers.HOME.glob("lib/python*/site-packages"))
    try:
        session = _session()
    except (ImportError, Unavailable) as why:
        print(f"Spark: skipped: {why}\n")
        return
    lines = [_line(session, posts) for posts in ((5_000,) if quick else (5_000, 50_000))]
    session.stop()
    header = ("posts", "edges", "all weights equal", "files written", "seconds")
    table(f"Edges on Spark: {_MASTER}, a driver with a heap of {_DRIVER}", header, lines)


def _session() -> Any:
    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.master(_MASTER).config("spark.driver.memory", _DRIVER).config("spark.ui.enabled", "false")
    return builder.config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "4").getOrCreate()


def _line(session: Any, posts: int) -> tuple[object, ...]:
    from tocsin.analysis.coaction.spark import write_edges

    with tempfile.TemporaryDirectory() as folder:
        dump(Path(folder) / "posts.csv", posts)
        lake = Lake(Path(folder) / "lake")
        lake.append(read_posts(Path(folder) / "posts.csv"))
        request = CoactRequest(windows=(60,), most_q=1.0, permutations=0)
        start = time.perf_counter()
        number = write_edges(lake, request, Path(folder) / "edges", session)
        seconds = time.perf_counter() - start
        same = _sorted(pq.read_table(Path(folder) / "edges")) == _sorted(coact(lake, request).edges)
        return posts, number, same, len(list((Path(folder) / "edges").glob("*.parquet"))), seconds


def _sorted(edges: pa.Table) -> list[tuple[object, ...]]:
    return sorted(tuple(str(value) for value in row.values()) for row in edges.select(_COLUMNS).to_pylist())
