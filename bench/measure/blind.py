"""Measure the analysis on worlds written without sight of its code: crowds, planted groups, storms and the founding story.

The generators in ``worlds`` are frozen. Half A is what the analysis was developed on: seed 1, and further draws from seed 101 on, of the
worlds that are not set aside. Half B is what it never saw: the worlds set aside (by the hash of their name) and every world at seed 2.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from bench.measure.show import table
from tocsin.domain.storm import Calibration
from tocsin.lake import Lake

FOLDER = Path(os.environ.get("TOCSIN_WORLDS") or "/tmp/tocsin-worlds")
_MAKE = Path(__file__).parent / "worlds" / "make.py"
CROWDS = [
    "goals",
    "tvshow",
    "breaking",
    "election",
    "powercut",
    "prayer",
    "newyear",
    "giveaway",
    "notify",
    "newsroom",
    "class",
    "rtbots",
    "sparse",
]
STORMS = ["1", "2", "3", "4", "5"]
WINDOWS = (1, 10, 60, 600, 3600, 86_400)
PLANTED_WINDOWS = (60, 3600)
FURTHER_DRAWS = 101
"""Seeds from here on are further draws of the worlds of half A: one draw shows few of the rare false finds."""


@dataclass(frozen=True, slots=True)
class World:
    """A world by name and seed."""

    kind: str
    stem: str
    seed: int

    @property
    def half(self) -> str:
        """``A`` for what was developed on, ``B`` for what was not."""
        aside = hashlib.sha256(self.stem.encode()).digest()[0] % 3 == 0
        return "A" if not aside and (self.seed == 1 or self.seed >= FURTHER_DRAWS) else "B"

    @property
    def folder(self) -> Path:
        """The folder of its files, made on first use."""
        folder = FOLDER / f"{self.kind}_{self.stem}-{self.seed}".replace("story_", "story").replace("storybg", "story_bg")
        if not (folder / "truth.json").is_file():
            name = folder.name.rpartition("-")[0]
            subprocess.run([sys.executable, str(_MAKE), name, str(self.seed), str(folder)], check=True, stdout=subprocess.DEVNULL)
        return folder

    def truth(self) -> dict[str, Any]:
        """Return what is true in it."""
        value: dict[str, Any] = json.loads((self.folder / "truth.json").read_text("utf-8"))
        return value

    def lake(self) -> Lake:
        """Return its posts as a lake, loaded on first use."""
        from tocsin.ingest.posts import PostReadOptions, read_posts

        lake = Lake(self.folder / "lake")
        if not lake.loads():
            if self.kind == "story":
                paths = [self.folder / "channel" / "result.json", *sorted((self.folder / "x").glob("*.json"))]
                lake.append(batch for path in paths for batch in read_posts(path))
            else:
                lake.append(read_posts(self.folder / "posts.csv", PostReadOptions(platform="x")))
        return lake


def _worlds(kind: str, stems: list[str], seeds: tuple[int, ...]) -> list[World]:
    return [World(kind, stem, seed) for seed in seeds for stem in stems]


def _each(measure: Any, worlds: list[World]) -> list[Any]:
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(measure, worlds))


@dataclass(frozen=True, slots=True)
class CrowdScore:
    """One window of one crowd world: accounts that could be found, named in step and left open, and how many the output allows for."""

    world: World
    window_s: int
    findable: int
    named: int
    open: int
    at_most: int
    seconds: float


def findable(lake: Lake, window_s: int) -> set[str]:
    """Return the accounts with three or more joint acts within the window, one for each object and ten windows."""
    rows = lake.sql(
        "select a.object, c.account_id as account, epoch(a.time)::bigint as t from actions a join accounts c using (account) "
        "where a.kind in ('hashtag', 'link', 'share', 'text', 'image') order by 1, 3"
    )
    names, account = np.unique(rows["account"].to_numpy(zero_copy_only=False), return_inverse=True)
    times, objects = rows["t"].to_numpy(), np.unique(rows["object"].to_numpy(), return_inverse=True)[1]
    joint = np.zeros(len(times), np.bool_)
    for step in (1, -1):
        same = np.zeros(len(times), np.bool_)
        last_other = np.full(len(times), -1)
        order = np.arange(len(times))[::step]
        previous, other = -1, -1
        for i in order:
            if previous < 0 or objects[i] != objects[previous]:
                other = -1
            elif account[i] != account[previous]:
                other = previous
            last_other[i] = other
            previous = i
        there = last_other >= 0
        same[there] = np.abs(times[there] - times[last_other[there]]) <= window_s
        joint |= same
    slot = times[joint] // (10 * window_s)
    acts = np.unique(np.stack([account[joint], objects[joint], slot]), axis=1)
    return set(names[np.bincount(acts[0], minlength=len(names)) >= 3].tolist())


def _searched(
    world: World, kinds: tuple[str, ...], windows: tuple[int, ...], level: float = 0.01
) -> Iterator[tuple[int, set[str], set[str], int, float]]:
    """Yield by window the accounts in step, those left undecided, the accounts that could be found, and seconds."""
    from tocsin.analysis import source
    from tocsin.analysis.coaction.request import Scope
    from tocsin.analysis.coaction.run import acts_of
    from tocsin.analysis.coaction.search import SearchOptions, search

    lake = world.lake()
    names = source.AccountNames(lake)
    rows, origins = acts_of(lake, source.actions(lake, kinds, Scope()), kinds)
    for window in windows:
        start = time.perf_counter()
        result = search(rows, origins, SearchOptions(window * 1000, level, permutations=0), lambda *_: None)
        seconds = time.perf_counter() - start
        sets: tuple[set[str], set[str]] = (set(), set())
        for group in result.groups:
            sets[bool(group.cause)].update(names.of(pa.array(rows.accounts[list(group.accounts)])).to_pylist())
        yield window, sets[0], sets[1] - sets[0], result.able, seconds


def crowd(world: World) -> list[CrowdScore]:
    """Score the groups stated in a world where nobody is coordinated."""
    able = findable(world.lake(), 60)
    return [
        CrowdScore(world, window, len(able) if window == 60 else could, len(named), len(left), _printed(window, could), seconds)
        for window, named, left, could, seconds in _searched(world, ("hashtag", "link", "text", "image", "share"), WINDOWS)
    ]


def _printed(window_s: int, able: int) -> int:
    """Return the accounts that the output says may be named wrongly, for a window and the accounts that could be found."""
    return Calibration(window_s, 0, 0, 0.0, 0, 0.0, able).false_at_most


@dataclass(slots=True)
class PlantScore:
    """One planted world: findable members named, members of large groups named, outsiders named."""

    world: World
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    named: int = 0
    right: int = 0
    open: int = 0


def planted(world: World) -> PlantScore:
    """Score the groups stated in a crowd with planted groups, group by group. The windows share one level, as they do by default."""
    truth = world.truth()
    kinds = ("hashtag", "link", "text", "near-text", "image", "share")
    named: set[str] = set()
    unexplained: set[str] = set()
    for _, in_step, left, _, _ in _searched(world, kinds, PLANTED_WINDOWS, 0.01 / len(PLANTED_WINDOWS)):
        named |= in_step
        unexplained |= left
    everyone = set(truth["coordinated_accounts"])
    score = PlantScore(world, named=len(named), right=len(named & everyone), open=len(unexplained - named))
    for group in truth["groups"]:
        able = set(group["accounts"] if group["kind"] == "text" else group["findable_accounts"])
        cell = (group["kind"], group["acts"], group["jitter_s"], group["placement"], group["objects_own"], group["size"])
        score.rows.append((*cell, len(able), len(able & named), len(able & unexplained - named)))
    return score


def crowds(seeds: tuple[int, ...] = (1, 2), further: tuple[int, ...] = ()) -> None:
    """Print, for both halves, the share of accounts that could be found that are named in crowd worlds, and in further draws of half A."""
    lines, covered = [], Counter[str]()
    draws = [world for world in _worlds("crowd", CROWDS, further) if world.half == "A"]
    for scores in _each(crowd, _worlds("crowd", CROWDS, seeds) + draws):
        covered[scores[0].world.half] += all(s.named <= s.at_most for s in scores)
        world = scores[0].world
        shares = [f"{s.named}/{s.findable} ({s.named / max(1, s.findable):.1%})" + (f" open {s.open}" if s.open else "") for s in scores]
        lines.append((world.half, world.stem, world.seed, *shares, sum(s.seconds for s in scores)))
    header = ("half", "crowd", "seed", *(f"{w} s" for w in WINDOWS), "seconds")
    table("Accounts named in step, of those with three joint acts (nobody is coordinated)", header, sorted(lines, key=str))
    for half, count in sorted(covered.items()):
        total = sum(line[0] == half for line in lines)
        print(f"half {half}: the false finds that the output allows for cover the truth at all windows in {count} of {total} worlds\n")


def groups(seeds: tuple[int, ...] = (1, 2), stems: list[str] | None = None) -> None:
    """Print recall and precision for planted groups, for both halves."""
    scores = _each(planted, _worlds("planted", stems or CROWDS, seeds))
    lines = []
    for score in scores:
        able, right, left_open = (sum(row[k] for row in score.rows) for k in (6, 7, 8))
        world = score.world
        lines.append((world.half, world.stem, world.seed, f"{right}/{able}", f"{score.right}/{score.named}", left_open, score.open))
    header = ("half", "planted in", "seed", "members named", "named that are members", "members left open", "all left open")
    table("Planted groups", header, sorted(lines, key=str))
    cells: dict[tuple[object, ...], list[int]] = {}
    for score in scores:
        for kind, acts, jitter, place, own, _size, able, right, left_open in score.rows:
            for key in (("acts", acts, place), ("jitter", jitter, place), ("kind", kind, place), ("own objects", own, place)):
                cell = cells.setdefault((score.world.half, *key), [0, 0, 0])
                for k, value in enumerate((able, right, left_open)):
                    cell[k] += value
    lines2 = [(*key, *value, value[1] / max(1, value[0])) for key, value in sorted(cells.items(), key=str)]
    table("Planted groups by cell", ("half", "by", "value", "placement", "findable", "named", "left open", "recall"), lines2)


@dataclass(slots=True)
class StormScore:
    """One storm world: what was reported, by what it really was, and planted storms found."""

    world: World
    reported: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _key(name: str) -> str:
    return name.lstrip("#").casefold().removeprefix("https://")


def storm_world(world: World) -> StormScore:
    """Score the storms of a world: false ones by kind, planted ones by factor, start and end within an hour."""
    from tocsin.analysis.storms.detect import storms
    from tocsin.analysis.storms.request import StormRequest
    from tocsin.desk.analysis import call_sentence

    truth, score, lake = world.truth(), StormScore(world), world.lake()
    start = time.perf_counter()
    found = storms(lake, StormRequest(on=("hashtag", "link"), top=1000, recognise=call_sentence))
    score.seconds = time.perf_counter() - start
    spans = [(_key(s.object), s.start.timestamp(), s.end.timestamp(), s) for s in found]
    for name, begin, end, storm in spans:
        planted_ = any(_key(p["object"]) == name and begin <= _seconds(p["end"]) and end >= _seconds(p["start"]) for p in truth["storms"])
        real = [
            r["kind"]
            for r in truth["real_rises_without_campaign"]
            if _key(r["object"]) == name and begin <= _seconds(r["end"]) + 10_800 and end >= _seconds(r["start"]) - 7200
        ]
        column = storm.finding
        what = "planted" if planted_ else (real[0] if real else "false")
        score.reported[f"{column}: {what}"] += 1
    for p in truth["storms"]:
        factor = f"x{p['factor']}" if p["factor"] else f"past {p['past']}"
        score.planted[factor] += 1
        begin, end = _seconds(p["start"]), _seconds(p["end"])
        hits = [(a, b) for name, a, b, _ in spans if name == _key(p["object"]) and a <= end + 3600 and b >= begin - 3600]
        if hits:
            score.found[factor] += 1
            score.exact[factor] += abs(min(a for a, _ in hits) - begin) <= 3600 and abs(max(b for _, b in hits) - end) <= 3600
    return score


def storm_worlds(seeds: tuple[int, ...] = (1, 2), stems: list[str] | None = None) -> None:
    """Print false storms and recall by factor, for both halves."""
    scores = _each(storm_world, _worlds("storm", stems or STORMS, seeds) + _worlds("stormp", stems or STORMS, seeds))
    lines = []
    for score in scores:
        counted = ", ".join(f"{name} {count}" for name, count in sorted(score.reported.items()))
        recall = ", ".join(f"{f} {score.found[f]}/{n} ({score.exact[f]} exact)" for f, n in sorted(score.planted.items()))
        lines.append((score.world.half, f"{score.world.kind}_{score.world.stem}", score.world.seed, counted, recall, score.seconds))
    header = ("half", "world", "seed", "reported, by what it is", "planted found (start and end within an hour)", "seconds")
    table("Storms", header, sorted(lines, key=str))
    for half in "AB":
        sums = [Counter[str](), Counter[str](), Counter[str]()]
        for score in scores:
            if score.world.half == half:
                for total, part in zip(sums, (score.planted, score.found, score.exact), strict=True):
                    total.update(part)
        rows = [(f, n, sums[1][f], sums[1][f] / n, sums[2][f] / max(1, sums[1][f])) for f, n in sorted(sums[0].items())]
        table(f"Planted storms, half {half}", ("factor", "planted", "found", "recall", "start and end within an hour"), rows)


def stories(seeds: tuple[int, ...] = (1, 2)) -> None:
    """Print what is found of the founding story, with storm posts only and with other posts, beside what is true."""
    scores = _each(_story, _worlds("story", ["", "bg"], seeds))
    figures = ("instances", "posts that followed", "accounts", "posts with the poster")
    header = (
        *("half", "world", "seed", "its hashtags reported", "calls found"),
        *(f"{figure} (true)" for figure in figures),
        "largest error of a figure of an instance",
    )
    table("Founding story", header, sorted(scores, key=str))


def _story(world: World) -> tuple[Any, ...]:
    """Return the line of a story. With other posts, the true posts and accounts are all those under its hashtags around each storm."""
    from tocsin.analysis.campaigns.run import campaign
    from tocsin.analysis.storms.detect import storms
    from tocsin.analysis.storms.request import StormRequest

    truth, lake = world.truth(), world.lake()
    channel = next(iter(lake.channels()), "")
    reported = {_key(storm.object) for storm in storms(lake, StormRequest(on=("hashtag",), source_channel=channel, top=1000))}
    tags = {tag for instance in truth["instances"] for tag in _tags(instance)}
    found = campaign(lake, channel, subscribers=300)
    assert found.total is not None
    errors, posters, truly = [], 0.0, Counter[str]()
    for instance, true in zip(found.instances, truth["instances"], strict=True):
        all_of_it, response = true["everything_with_its_hashtags_from_1h_before_to_24h_after"], instance.response
        shown = response.mentions * response.posters.value if response.posters else 0.0
        figures = (
            (response.mentions, all_of_it["posts"]),
            (response.accounts, all_of_it["accounts"]),
            (shown, true["campaign"]["images"]["poster"]),
        )
        errors += [abs(value / right - 1) for value, right in figures]
        posters += shown
        truly.update(posts=all_of_it["posts"], posters=true["campaign"]["images"]["poster"])
    calls = sum(len(instance.calls) for instance in found.instances)
    return (
        *(world.half, f"story {world.stem}", world.seed, f"{len(tags & reported)}/{len(tags)}", calls),
        f"{len(found.instances)} ({len(truth['instances'])})",
        f"{found.total.mentions:,} ({truly['posts']:,})",
        f"{found.total.accounts:,} ({truth['distinct_campaign_accounts']:,} of the campaign)",
        f"{posters:,.0f} ({truly['posters']:,})",
        f"{max(errors):.2%}",
    )


def _tags(instance: dict[str, Any]) -> set[str]:
    tags = instance.get("hashtags", [])
    names = tags if isinstance(tags, list) else list(tags)
    return {_key(tag if isinstance(tag, str) else tag.get("tag", "")) for tag in names}


def run(quick: bool) -> None:
    """Print all tables of both halves."""
    seeds = (1,) if quick else (1, 2)
    crowds(seeds, () if quick else (FURTHER_DRAWS, FURTHER_DRAWS + 1, FURTHER_DRAWS + 2))
    groups(seeds)
    storm_worlds(seeds)
    stories(seeds)
