"""The spark engine against the local kernel: the same edges. Skipped, with the reason, where Spark or Java is absent."""

from __future__ import annotations

import shutil
import sys
import time

import numpy as np

from bench.measure import material, peers
from bench.measure.show import table
from tocsin.analysis.coaction.kernel import KernelRequest, all_edges
from tocsin.analysis.coaction.rows import rows_of
from tocsin.domain.errors import Unavailable


def run(quick: bool) -> None:
    """Prints whether all edges and weights are equal."""
    if shutil.which("java") is None:
        print("Spark: skipped, there is no Java here.\n")
        return
    sys.path.extend(str(path) for path in peers.HOME.glob("lib/python*/site-packages"))
    rows = rows_of(material.world(5_000 if quick else 20_000, days=2, storm=1_000))
    local = all_edges(rows, KernelRequest(60_000, 2))
    start = time.perf_counter()
    try:
        from tocsin.analysis.coaction.spark import spark_edges

        far = spark_edges(rows, 60_000, 2)
    except Unavailable as why:
        print(f"Spark: skipped: {why}\n")
        return
    order = np.lexsort((local.b, local.a))
    same = all(np.array_equal(x[order], y) for x, y in zip(local.columns(), far.columns(), strict=True))
    table(
        "The kernel on Spark (two local cores)",
        ("actions", "pairs", "all weights equal", "seconds"),
        [(len(rows), len(far), same, time.perf_counter() - start)],
    )
