"""Real campaigns as curves: the Internet Research Agency among ordinary people, and made-up trends among organic ones."""

from __future__ import annotations

import bz2
import csv
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.measure.show import table
from bench.measure.truth import in_step
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import rows_of
from tocsin.analysis.coaction.search import SearchOptions, search
from tocsin.analysis.storms.figures import wilson
from tocsin.lake import Lake

_WINDOWS = ("ira_westminster", "ira_manchester")
_PEOPLE = ("organic_mayweather", "organic_us_airline", "organic_mueller")
_KINDS = ("hashtag", "link", "text", "share", "mention")


def agency(lake: Lake, quick: bool) -> None:
    """Measure precision at every level: accounts of the agency against ordinary people moved into the same weeks (times to the minute)."""
    lines = []
    for source in _WINDOWS[:1] if quick else _WINDOWS:
        actions, agency_ = _mixed(lake, source)
        rows = rows_of(actions)
        people = set(rows.accounts.tolist()) - agency_
        for window in (60, 3600, 86_400):
            for level in (0.0001, 0.01, 0.2):
                result = search(rows, Origins.unknown(rows), SearchOptions(window * 1000, level, permutations=0), lambda *_: None)
                named = in_step(rows, result)
                right = len(named & agency_)
                open_ = {int(a) for group in result.groups if group.cause for a in rows.accounts[list(group.accounts)]} - named
                shares = (right / max(1, len(named)), right / len(agency_), len(named & people) / max(1, len(people)))
                lines.append((source, window, level, len(named), *shares, len(open_ & agency_), len(open_ & people)))
    header = (
        "set",
        "window (s)",
        "level",
        "in step",
        "of them the agency's",
        "of the agency's accounts",
        "of ordinary people",
        "agency's left open",
        "people left open",
    )
    table("Internet Research Agency among ordinary people, all traces pooled", header, lines)


def _mixed(lake: Lake, source: str, kinds: tuple[str, ...] = _KINDS) -> tuple[pa.Table, set[int]]:
    """The agency's actions with ordinary people's, moved to begin when the agency's do; all times to the minute."""
    query = """select a.object, a.account, a.post, epoch_ms(a.time) as time, p.source from actions a join posts p using (post)
        where a.kind in (select unnest(?)) and (starts_with(p.source, ?) or {})""".format(
        " or ".join(["starts_with(p.source, ?)"] * len(_PEOPLE))
    )
    table_ = lake.sql(query, [list(kinds), source, *_PEOPLE])
    times, origin = table_["time"].to_numpy().astype(np.int64).copy(), np.array(table_["source"].to_pylist())
    agency_ = np.char.startswith(origin.astype(str), source)
    for people in np.unique(origin[~agency_]):
        there = origin == people
        times[there] += times[agency_].min() + 9 * 86_400_000 - times[there].min()
    times -= times % 60_000
    moved = pa.table({"object": table_["object"], "account": table_["account"], "post": table_["post"], "time": times})
    return moved, set(table_["account"].to_numpy()[agency_].tolist())


def trends(data: Path) -> None:
    """Made-up trends against organic ones by the deleted share of their posts: lower end of its interval, at every threshold."""
    path = data / "posts" / "tr_all_trend_stats_2013_2018.csv.bz2"
    with bz2.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if float(r["all"] or 0) >= 10]
    fake = np.array([row["fake"] == "True" for row in rows])
    low = np.array([wilson(int(min(float(row["deleted_lex_cnt"] or 0), float(row["all"]))), int(float(row["all"]))).low for row in rows])
    lines = []
    for least in (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2):
        named = low > least
        lines.append(
            (f"over {least}", int(named.sum()), float(fake[named].mean()) if named.any() else float("nan"), float(named[fake].mean()))
        )
    print(f"\n{len(rows):,} trends with 10 posts or more, {int(fake.sum()):,} of them made up (labels of the data's authors).")
    table(
        "Turkish trends: deleted share as a sign",
        ("lower end of the deleted share", "trends", "of them made up", "of the made-up ones"),
        lines,
    )
