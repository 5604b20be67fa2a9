"""Edges of lakes that outgrow one machine, counted on Spark.

Spark reads the lake's Parquet parts in parallel and writes the edges in parallel: no row passes through this process. An action is keyed
by object and a bucket of time as long as the window, and meets its own bucket and the two beside it, so that no object, however popular,
lands on one worker whole. The edges and weights are those of :mod:`tocsin.analysis.coaction.kernel`. Groups and chances are not computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from functools import reduce
from pathlib import Path
from typing import Any

from tocsin.analysis.coaction.request import CoactRequest, Scope
from tocsin.domain.errors import Malformed, Refused, Unavailable
from tocsin.extras import unavailable
from tocsin.lake import Lake

_ACT = "struct<time:bigint,post:bigint>"


def write_edges(lake: Lake, request: CoactRequest, folder: Path, session: Any = None) -> int:
    """Write the edges of all kinds and windows of a request as Parquet files into a new folder, and return their number.

    Raises :class:`Unavailable` without Spark or Java, :class:`Malformed` for a folder that exists or an empty lake, and :class:`Refused`
    for near-equal texts, which are found on one machine.
    """
    if "near-text" in request.on:
        raise Refused("near-equal texts are compared on one machine: leave out near-text, or use the engine local")
    if folder.exists():
        raise Malformed(f"{folder} exists: name a new folder for the edges")
    if not lake.paths("actions"):
        raise Malformed("no posts to measure: load posts first")
    spark = session or _session()
    edges = reduce(lambda first, second: first.unionByName(second), _edges_of_windows(spark, lake, request))
    _named(edges, _names(spark, lake)).write.parquet(str(folder))
    return int(spark.read.parquet(str(folder)).count())


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession

        return SparkSession.builder.appName("tocsin").config("spark.ui.enabled", "false").getOrCreate()
    except ModuleNotFoundError as error:
        raise unavailable(error) from None
    except Exception as error:
        raise Unavailable(f"Spark does not start, it needs Java 17 or newer: {str(error).splitlines()[0][:200]}") from None


def _table(spark: Any, lake: Lake, name: str) -> Any:
    """Return a table of the lake, read by the workers from its parts."""
    return spark.read.parquet(*(str(path.absolute()) for path in lake.paths(name)))


def _edges_of_windows(spark: Any, lake: Lake, request: CoactRequest) -> Iterator[Any]:
    from pyspark.sql import functions as f

    actions = _in_scope(spark, lake, request.scope).where(f.col("kind").isin(*request.on))
    for window in request.windows:
        rows = _with_leads(actions, window * 1000)
        yield _pairs(rows, window * 1000, request.min_weight).withColumn("window_s", f.lit(window).cast("bigint"))


def _in_scope(spark: Any, lake: Lake, scope: Scope) -> Any:
    """Return the actions of the posts in scope, with pictures that show the same as one object, and times in milliseconds."""
    from pyspark.sql import functions as f

    actions = _table(spark, lake, "actions").select("kind", "object", "account", "post", f.unix_millis("time").alias("time"))
    if lake.same_file.exists():
        same = spark.read.parquet(str(lake.same_file.absolute()))
        actions = actions.join(f.broadcast(same), "object", "left").withColumn("object", f.coalesce("root", "object")).drop("root")
    posts = _table(spark, lake, "posts")
    for column, values in (("platform", scope.platforms), ("channel", scope.channels), ("source", scope.sources)):
        posts = posts.where(f.col(column).isin(*values)) if values else posts
    if any((scope.platforms, scope.channels, scope.sources)):
        actions = actions.join(posts.select("post"), "post", "left_semi")
    if scope.objects:
        named = _table(spark, lake, "objects").where(f.col("value").isin(*scope.objects)).select("object")
        actions = actions.join(actions.join(named, "object", "left_semi").select("post"), "post", "left_semi")
    for limit, later in ((scope.since, True), (scope.until, False)):
        if limit:
            border = round(limit.astimezone(UTC).timestamp() * 1000)
            actions = actions.where(f.col("time") >= border if later else f.col("time") < border)
    return actions.distinct()


def _with_leads(rows: Any, window_ms: int) -> Any:
    """Flag the actions that begin an act: those more than a window after the start of the account's last act on the object."""
    from pyspark.sql import functions as f

    def begun(acts: Any, action: Any) -> Any:
        apart = action["time"] - f.element_at(acts, -1)["time"] > window_ms
        return f.when((f.size(acts) == 0) | apart, f.concat(acts, f.array(action))).otherwise(acts)

    by_account = rows.groupBy("kind", "object", "account").agg(f.sort_array(f.collect_list(f.struct("time", "post"))).alias("acts"))
    leads = f.aggregate("acts", f.expr(f"cast(array() as array<{_ACT}>)"), begun)
    acts = by_account.select("kind", "object", "account", f.explode("acts").alias("act"), leads.alias("leads"))
    return acts.select("kind", "object", "account", "act.time", "act.post", f.array_contains("leads", f.col("act")).alias("lead"))


def _pairs(rows: Any, window_ms: int, least: int) -> Any:
    from pyspark.sql import functions as f

    bucket = f.floor(f.col("time") / max(1, window_ms))
    left_rows, right_rows = (
        rows.select(
            "kind", "object", place.alias("bucket"), *(f.col(name).alias(f"{name}_{side}") for name in ("account", "post", "time", "lead"))
        )
        for side, place in (("a", bucket), ("b", f.explode(f.array(bucket - 1, bucket, bucket + 1))))
    )
    met = left_rows.join(right_rows, ["kind", "object", "bucket"]).where(
        (f.col("account_a") < f.col("account_b")) & (f.abs(f.col("time_a") - f.col("time_b")) <= window_ms)
    )
    meeting = f.struct("post_a", "post_b", (f.col("lead_a") & f.col("lead_b")).alias("acts"))
    counted = met.groupBy("kind", "account_a", "account_b").agg(f.collect_list(meeting).alias("met")).where(f.size("met") >= least)
    joint = f.filter("met", lambda meeting: meeting["acts"])
    return counted.select(
        f.col("kind").alias("object_type"),
        "account_a",
        "account_b",
        f.size("met").alias("weight"),
        _distinct("met", "post_a").alias("messages_a"),
        _distinct("met", "post_b").alias("messages_b"),
        f.least(_distinct(joint, "post_a"), _distinct(joint, "post_b")).alias("joint"),
    )


def _distinct(meetings: Any, name: str) -> Any:
    """Return the number of distinct posts of one side."""
    from pyspark.sql import functions as f

    return f.size(f.array_distinct(f.transform(meetings, lambda meeting: meeting[name])))


def _names(spark: Any, lake: Lake) -> Any:
    """Return the name of each account: its id, with the platform before it where two platforms share it."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    accounts = _table(spark, lake, "accounts").select("account", "platform", "account_id").distinct()
    shared = f.count("*").over(Window.partitionBy("account_id")) > 1
    name = f.when(shared, f.concat_ws(":", "platform", "account_id")).otherwise(f.col("account_id"))
    return accounts.select("account", name.alias("name"))


def _named(edges: Any, names: Any) -> Any:
    """Return the edges with account names, the lesser name first."""
    from pyspark.sql import functions as f

    for side in ("a", "b"):
        edges = edges.join(names.select(f.col("account").alias(f"account_{side}"), f.col("name").alias(f"name_{side}")), f"account_{side}")
    turned = f.col("name_a") > f.col("name_b")
    sided = {
        target: f.when(turned, f.col(f"{source}_{opposite}")).otherwise(f.col(f"{source}_{side}")).alias(target)
        for side, opposite in (("a", "b"), ("b", "a"))
        for target, source in ((f"account_{side}", "name"), (f"messages_{side}", "messages"))
    }
    order = ("account_a", "account_b", "weight", "messages_a", "messages_b", "joint")
    return edges.select("object_type", "window_s", *(sided.get(column, f.col(column)) for column in order))
