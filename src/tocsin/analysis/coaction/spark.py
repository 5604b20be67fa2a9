"""The same kernel on Spark, for lakes that outgrow one machine: Spark's own partitions and shuffle do the work.

Rows are keyed by object and a bucket of time as long as the window; a row meets its own bucket and the two beside it, so
that no object, however popular, lands on one worker whole. The edges are those of :mod:`tocsin.analysis.coaction.kernel`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.analysis.coaction.kernel import Edges, leads
from tocsin.analysis.coaction.rows import ActionColumns
from tocsin.domain.errors import Unavailable
from tocsin.extras import unavailable

_PARTITIONS = 16


def spark_edges(rows: ActionColumns, window_ms: int, least: int, session: Any = None) -> Edges:
    """Return the pairs of account codes with at least this weight.

    Raises :class:`Unavailable` without Spark or Java.
    """
    spark = session or _session()
    with tempfile.TemporaryDirectory(prefix="tocsin-spark-") as folder:
        path = Path(folder) / "rows.parquet"
        pq.write_table(_table(rows, window_ms), path)
        collected = _edges(spark.read.parquet(str(path)), max(1, window_ms), window_ms, least).collect()
    columns = np.array([tuple(row) for row in collected], np.int64).reshape(-1, 6).astype(np.int32).T
    order = np.lexsort((columns[1], columns[0]))
    return Edges(*(column[order] for column in columns))


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.appName("tocsin").config("spark.ui.enabled", "false")
        return builder.config("spark.sql.shuffle.partitions", str(_PARTITIONS)).getOrCreate()
    except ModuleNotFoundError as error:
        raise unavailable(error) from None
    except Exception as error:
        raise Unavailable(f"Spark does not start, it needs Java 17 or newer: {str(error).splitlines()[0][:200]}") from None


def _table(rows: ActionColumns, window_ms: int) -> pa.Table:
    lead = leads(rows.object, rows.account, rows.time, window_ms, len(rows.accounts))
    return pa.table({"object": rows.object, "account": rows.account, "message": rows.message, "time": rows.time, "lead": lead})


def _edges(rows: Any, bucket_ms: int, window_ms: int, least: int) -> Any:
    from pyspark.sql import functions as f

    bucket = f.floor(f.col("time") / bucket_ms)
    left_rows = rows.select(
        "object", bucket.alias("bucket"), *(f.col(name).alias(f"{name}_1") for name in ("account", "message", "time", "lead"))
    )
    near = f.explode(f.array(bucket - 1, bucket, bucket + 1)).alias("bucket")
    right_rows = rows.select("object", near, *(f.col(name).alias(f"{name}_2") for name in ("account", "message", "time", "lead")))
    pairs = left_rows.join(right_rows, ["object", "bucket"]).where(
        (f.col("account_1") < f.col("account_2")) & (f.abs(f.col("time_1") - f.col("time_2")) <= window_ms)
    )
    acts = f.col("lead_1") & f.col("lead_2")
    joint = [f.count_distinct(f.when(acts, f.col(name))) for name in ("message_1", "message_2")]
    counted = pairs.groupBy("account_1", "account_2").agg(
        f.count("*").alias("weight"),
        f.count_distinct("message_1").alias("messages_1"),
        f.count_distinct("message_2").alias("messages_2"),
        f.least(*joint).alias("joint"),
    )
    return counted.where(f.col("weight") >= least)
