"""Planted groups and ordinary people: what is found, what is missed, who is wrongly named."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.measure import material
from bench.measure.material import Plant
from bench.measure.show import table
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import ActionColumns, rows_of
from tocsin.analysis.coaction.search import SearchOptions, SearchResult, search
from tocsin.lake import Lake

PLANTS = [Plant(5, 10), Plant(5, 20), Plant(10, 10), Plant(20, 5), Plant(20, 10), Plant(20, 15), Plant(20, 20), Plant(50, 5), Plant(50, 10)]
HARD = [Plant(20, 15, 20, 0.3), Plant(20, 15, 50, 0.1)]
PEOPLE = {
    "boxing match, hashtags": ("organic_mayweather", ("hashtag",)),
    "airline complaints, mentions": ("organic_us_airline", ("mention",)),
    "Mueller report, hashtags and shares": ("organic_mueller", ("hashtag", "share")),
}


def searched(rows: ActionColumns, window_s: int, permutations: int = 0, seed: int = 1) -> SearchResult:
    """Search actions without known births of shared posts."""
    return search(rows, Origins.unknown(rows), SearchOptions(window_s * 1000, permutations=permutations, seed=seed), lambda *_: None)


def in_step(rows: ActionColumns, result: SearchResult) -> set[int]:
    """Return the accounts in step by number."""
    return {int(a) for group in result.groups if not group.cause for a in rows.accounts[list(group.accounts)]}


def found_in(actions: pa.Table, window_s: int = 60) -> set[int]:
    """Return the accounts in step."""
    rows = rows_of(actions)
    return in_step(rows, searched(rows, window_s))


def _score(found: set[int], planted: set[int]) -> tuple[float, float]:
    return len(found & planted) / len(found) if found else 1.0, len(found & planted) / len(planted)


def planted_in_storm(quick: bool) -> None:
    """Groups planted in a storm of 43,000 posts within hours."""
    lines = []
    for plant in PLANTS[4:6] if quick else PLANTS + HARD:
        scores = []
        start = time.perf_counter()
        for seed in range(1 if quick else 3):
            actions, truth = material.storm(plant, seed)
            scores.append(_score(found_in(actions), truth))
        precision, recall = np.mean(scores, axis=0)
        lines.append(
            (
                plant.accounts,
                plant.joint,
                plant.jitter_s,
                plant.evade,
                float(precision),
                float(recall),
                (time.perf_counter() - start) / len(scores),
            )
        )
    header = ("accounts", "joint acts", "jitter (s)", "evaded", "precision", "recall", "seconds")
    table("Groups planted in a storm of 43,000 posts, 60 s", header, lines)


def without_campaign(quick: bool) -> None:
    """Storms without any group: how often one is found all the same."""
    runs = 10 if quick else 100
    false = [len(found_in(material.storm(None, 1000 + seed, posts=12_000)[0])) for seed in range(runs)]
    table(
        "Storms of 12,000 posts without a group",
        ("runs", "runs with a find", "nominal"),
        [(runs, sum(n > 0 for n in false), f"{0.01 * runs:.0f} to {0.1 * runs:.0f}")],
    )


def people(lake: Lake, quick: bool) -> None:
    """Ordinary people, as they are, with labels dealt anew, and with a group among them."""
    lines = []
    for name, (source, kinds) in PEOPLE.items():
        actions = _actions(lake, source, kinds)
        for window in (60,) if quick else (10, 60, 3600):
            rows = rows_of(actions)
            result = searched(rows, window, permutations=5)
            named, chance = len(in_step(rows, result)), result.calibration
            plain = _plain(rows, window)
            share = f"{named / max(1, chance.able):.2%}"
            accounts = len(np.unique(rows.account))
            lines.append((name, window, accounts, f"{plain / accounts:.1%}", chance.able, named, share, chance.pairs_by_chance))
    header = (
        "people",
        "window (s)",
        "accounts",
        "linked twice or more by counting",
        "accounts that could be found",
        "in step",
        "share",
        "pairs with accounts permuted (mean of 5)",
    )
    table("Ordinary people", header, lines)
    table(
        "A group of 20 that acts together 15 times planted among them, 60 s", ("people", "precision", "recall"), list(_planted_among(lake))
    )


def _planted_among(lake: Lake) -> Iterator[tuple[object, ...]]:
    for name, (source, kinds) in PEOPLE.items():
        actions, truth = material.with_plant(_actions(lake, source, kinds), Plant(20, 15), 5)
        yield (name, *_score(found_in(actions), truth))


def _plain(rows: object, window: int) -> int:
    from tocsin.analysis.coaction.kernel import KernelRequest, all_edges

    pairs = all_edges(rows, KernelRequest(window * 1000, 2))  # type: ignore[arg-type]
    return len(set(pairs.a.tolist()) | set(pairs.b.tolist()))


def _actions(lake: Lake, source: str, kinds: tuple[str, ...]) -> pa.Table:
    query = """select a.object, a.account, a.post, epoch_ms(a.time) as time from actions a join posts p using (post)
        where starts_with(p.source, ?) and a.kind in (select unnest(?))"""
    return lake.sql(query, [source, list(kinds)])


def loaded(folder: Path, data: Path, names: list[str]) -> Lake:
    """A lake with these dumps."""
    from tocsin.ingest.posts import read_posts

    lake = Lake(folder)
    lake.append(batch for name in names for path in sorted((data / "posts").glob(f"{name}*")) for batch in read_posts(path))
    return lake
