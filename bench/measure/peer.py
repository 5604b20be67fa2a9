"""Runs in the peers' own environment: coordination-network-toolkit on rows from a CSV file, and R data as Parquet.

usage: peer.py link ROWS.csv WINDOW LEAST THREADS EDGES.csv     rows: message_id,url,timestamp,user_id
       peer.py rda FILE.rda ROWS.parquet
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path


def link(rows: str, window: str, least: str, threads: str, edges: str) -> None:
    """Computes the toolkit's link network and prints the seconds it took, without loading."""
    from importlib import import_module

    compute_co_link_network = import_module("coordination_network_toolkit.compute_networks").compute_co_link_network
    initialise_db = import_module("coordination_network_toolkit.database").initialise_db

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "toolkit.sqlite")
        initialise_db(path).close()
        database = sqlite3.connect(path)
        with open(rows, newline="", encoding="utf-8") as file, database:
            reader = csv.reader(file)
            next(reader)
            database.executemany(
                "insert or ignore into message_url(message_id, url, timestamp, user_id) values (?, ?, cast(? as integer), ?)", reader
            )
        print(json.dumps({"before_mb": held_mb(), "before_cpu_s": cpu_s()}), flush=True)
        start = time.perf_counter()
        compute_co_link_network(path, int(window), n_threads=int(threads), min_edge_weight=int(least))
        spent, computed = time.perf_counter() - start, cpu_s()
        with open(edges, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(database.execute("select user_1, user_2, weight from co_link_network where user_1 <> user_2"))
    print(json.dumps({"seconds": spent, "after_cpu_s": computed}))


def cpu_s() -> float:
    """Processor seconds of this process and its children, those that still live included."""
    living = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return sum(os.times()[:4]) + sum(map(_ticks, living)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: str) -> int:
    """The clock ticks a child has worked; none when it has just ended, for then its parent has counted them."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(map(int, said.rpartition(")")[2].split()[11:15]))


def held_mb() -> float:
    """What this process holds now, shared pages in proportion."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def rda(source: str, target: str) -> None:
    """Writes the R data as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import pyreadr

    frame = next(iter(pyreadr.read_r(source).values()))
    pq.write_table(pa.table({name: pa.array([None if v != v else v for v in frame[name].tolist()]) for name in frame.columns}), target)


if __name__ == "__main__":
    if sys.argv[1] == "link":
        link(*sys.argv[2:])
    else:
        rda(*sys.argv[2:])
