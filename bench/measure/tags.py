"""Hashtags over twelve weeks with true counts by hour: what is usual, what an event adds, and what a planted storm adds.

A world of its own beside those in ``worlds``. It keeps the expected and the added posts of each hour, so that a rise is judged by what
really was added, and not by a list of events. Holidays are regional, levels wander and grow, chats are weekly, and shows start in week 5.
"""

from __future__ import annotations

import csv
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.measure.blind import FOLDER
from bench.measure.show import table
from tocsin.lake import Lake

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
TAGS, WEEKS, ACCOUNTS = 120, 12, 12_000
HOURS = WEEKS * 168
START = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
FACTORS = (2, 4, 8, 20)
_CHATS, _SHOWS, _STORMS = 24, 4, 40
_LEAST = 30


@dataclass(frozen=True, slots=True)
class Planted:
    """A storm: ``factor`` times the usual posts are added between two seconds."""

    tag: int
    factor: int
    from_s: int
    until_s: int
    added: int


@dataclass(slots=True)
class TagWorld:
    """Expected posts of each tag and hour without events, what holidays add to them, and the posts that events and storms add."""

    usual: Floats
    lifted: Floats
    added: Ints
    planted: list[Planted] = field(default_factory=list)
    posts: list[tuple[int, int, int]] = field(default_factory=list)


def usual_levels(rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the expected posts by tag and hour, and what holidays of three regions add to them.

    Each tag has two daily peaks, weekdays, growth and a wandering level. A holiday lowers or lifts it for a whole day.
    """
    hours = np.arange(HOURS)
    base = np.clip(rng.lognormal(np.log(0.8), 1.2, TAGS), 0.03, 25)
    zone, region = rng.choice([-5, 0, 0, 1, 2, 8], TAGS), rng.integers(0, 3, TAGS)
    holidays = [rng.choice(np.arange(7, 82), 5, replace=False) for _ in range(3)]
    levels, lifted = np.empty((TAGS, HOURS)), np.empty((TAGS, HOURS))
    for tag in range(TAGS):
        clock, day = (hours + zone[tag]) % 24, (hours + zone[tag]) // 24
        peaks = rng.uniform(7, 23, 2)
        angle = 2 * np.pi * (clock[:, None] - peaks) / 24
        profile = np.exp(rng.uniform(0.5, 2.5) * np.cos(angle)) @ np.array([0.6, 0.4])
        level = base[tag] * profile / profile.mean() * np.where(day % 7 >= 5, rng.uniform(0.4, 1.5), 1.0)
        level *= np.exp(rng.normal(0, 0.6) * (hours / HOURS - 0.5))
        holiday = np.where(np.isin(day, holidays[region[tag]]), rng.lognormal(-0.1, 0.7), 1.0)
        levels[tag] = level * _wander(rng) * rng.lognormal(-0.08, 0.4, HOURS)
        lifted[tag] = levels[tag] * np.maximum(0.0, holiday - 1)
        levels[tag] *= np.minimum(holiday, 1.0)
    return levels, lifted


def _wander(rng: np.random.Generator) -> Floats:
    """Return a level that drifts around 1 over days."""
    steps, value = rng.normal(0, 0.05, HOURS), np.empty(HOURS)
    current = 0.0
    for hour in range(HOURS):
        current = 0.98 * current + steps[hour]
        value[hour] = current
    return np.exp(value)


def _weekly(levels: Floats, rng: np.random.Generator) -> None:
    """Add chats of every week, and shows that start in week 5, to what is usual."""
    for tag in range(_CHATS + _SHOWS):
        show = tag >= _CHATS
        slot, size = int(rng.integers(0, 7)) * 24 + int(rng.integers(15, 22)), rng.uniform(20, 200)
        for week in range(4 if show else 0, WEEKS):
            if show or rng.random() > 0.05:
                begin = week * 168 + slot
                levels[tag, begin : begin + 2] += size * rng.lognormal(0, 0.25) * np.array([1.0, 0.4])[: HOURS - begin]


def _events(levels: Floats, rng: np.random.Generator) -> Ints:
    """Return the posts that news and much-shared posts add, by tag and hour."""
    added = np.zeros(levels.shape, np.int64)
    for _ in range(20):
        begin, hold = int(rng.integers(48, HOURS - 72)), rng.uniform(1.5, 12)
        for tag in rng.choice(np.arange(_CHATS + _SHOWS, TAGS), int(rng.integers(1, 4)), replace=False):
            size = max(levels[tag].mean(), 0.5) * rng.uniform(4, 40)
            added[tag, begin : begin + 48] += rng.poisson(size * np.exp(-np.arange(48) / hold))
    shared = rng.random(levels.shape) < 0.002
    shared[: _CHATS + _SHOWS] = False
    added[shared] += np.minimum(rng.pareto(1.1, int(shared.sum())) * 4, 120).astype(np.int64)
    return added


def _storms(world: TagWorld, rng: np.random.Generator) -> None:
    """Plant storms of one to six hours, at least two days apart on a tag and away from events."""
    busy: dict[int, list[int]] = {}
    while len(world.planted) < _STORMS:
        tag, hour = int(rng.integers(0, TAGS)), int(rng.integers(21 * 24, HOURS - 12))
        factor, minutes = FACTORS[len(world.planted) % 4], int(rng.choice([60, 90, 120, 180, 240, 360]))
        length = -(-minutes // 60) + 1
        span = slice(hour - 3, hour + length + 3)
        expected = float(world.usual[tag, hour : hour + minutes // 60 + 1].mean()) * minutes / 60
        calm = (
            world.added[tag, span].sum() + world.lifted[tag, span].sum() == 0
            and world.usual[tag, span].max() < 4 * np.median(world.usual[tag, max(0, hour - 84) : hour + 84]) + 1
        )
        if not calm or any(abs(hour - other) < 48 for other in busy.get(tag, [])) or not 8 <= factor * expected <= 3000:
            continue
        busy.setdefault(tag, []).append(hour)
        count, begin = max(_LEAST, round(factor * expected)), START + hour * 3600 + int(rng.integers(0, 3000))
        times = begin + np.sort(rng.random(count) ** rng.choice([1.0, 2.0]) * minutes * 60).astype(np.int64)
        world.planted.append(Planted(tag, factor, begin, begin + minutes * 60, count))
        world.posts += [(int(time), tag, int(account)) for time, account in zip(times, ACCOUNTS + rng.integers(0, 600, count), strict=True)]


def make(seed: int, planted: bool) -> TagWorld:
    """Return a world. The usual posts and the events are the same with and without storms."""
    rng = np.random.default_rng([15, seed])
    levels, lifted = usual_levels(rng)
    _weekly(levels, rng)
    world = TagWorld(levels, lifted, _events(levels, rng))
    for _ in range(4):
        begin, length = int(rng.integers(24, HOURS - 48)), int(rng.integers(2, 18))
        for counts in (world.usual, world.lifted, world.added):
            counts[:, begin : begin + length] = 0
    regulars = rng.integers(0, ACCOUNTS, (TAGS, 60))
    for counts, is_event in ((rng.poisson(world.usual + world.lifted), False), (world.added, True)):
        tags, hours = np.nonzero(counts)
        tags, hours = np.repeat(tags, counts[tags, hours]), np.repeat(hours, counts[tags, hours])
        times = START + hours * 3600 + (rng.random(len(hours)) * 3600).astype(np.int64)
        passing = rng.random(len(hours)) < (0.85 if is_event else 0.3)
        own = regulars[tags, (60 * rng.random(len(hours)) ** 2).astype(np.int64)]
        accounts = np.where(passing, rng.integers(0, ACCOUNTS, len(hours)), own)
        world.posts += list(zip(times.tolist(), tags.tolist(), accounts.tolist(), strict=True))
    if planted:
        _storms(world, np.random.default_rng([16, seed]))
    return world


def loaded(seed: int, planted: bool) -> tuple[TagWorld, Lake]:
    """Return a world with its posts as a lake, loaded on first use."""
    from tocsin.ingest.posts import PostReadOptions, read_posts

    world, folder = make(seed, planted), FOLDER / f"tags{'_planted' if planted else ''}-{seed}"
    lake = Lake(folder / "lake")
    if not lake.loads():
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "posts.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["post_id", "account_id", "time", "text", "hashtags"])
            for number, (time, tag, account) in enumerate(sorted(world.posts)):
                rows.writerow(
                    [number, f"u{account}", datetime.fromtimestamp(time, UTC).isoformat(), f"post {number} #tag{tag}x", f"tag{tag}x"]
                )
        lake.append(read_posts(Path(folder / "posts.csv"), PostReadOptions(platform="x")))
    return world, lake


@dataclass(slots=True)
class TagScore:
    """Rises stated for objects with a past, those of them to which nothing like the stated excess was added, and storms found."""

    seed: int
    rises: int = 0
    false: int = 0
    new: int = 0
    undecided: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)


def score(case: tuple[int, bool]) -> TagScore:
    """Score one world: a rise is false where events, holidays and storms added less than half of its posts beyond the usual."""
    from tocsin.analysis.storms.detect import rises
    from tocsin.analysis.storms.request import StormRequest

    world, lake = loaded(*case)
    added = world.added + world.lifted
    for time, tag, account in world.posts:
        added[tag, (time - START) // 3600] += account >= ACCOUNTS
    result, spans = TagScore(case[0]), []
    for rise in rises(lake, StormRequest(on=("hashtag",), top=1000)):
        tag = int(rise.value.lstrip("#").removeprefix("tag").removesuffix("x"))
        spans.append((tag, rise.begin_ms / 1000, rise.end_ms / 1000))
        offset = rise.start - START // 3600
        if rise.new or rise.weekly:
            result.new += rise.new and not rise.weekly
            result.undecided += rise.weekly
            continue
        result.rises += 1
        result.false += bool(added[tag, rise.first + offset : rise.last + offset + 1].sum() < rise.excess / 2)
    for storm in world.planted:
        _count(
            result, storm, [(a, b) for tag, a, b in spans if tag == storm.tag and a <= storm.until_s + 3600 and b >= storm.from_s - 3600]
        )
    return result


def _count(result: TagScore, storm: Planted, hits: list[tuple[float, float]]) -> None:
    name = f"x{storm.factor}"
    result.planted[name] += 1
    if hits:
        result.found[name] += 1
        result.exact[name] += abs(min(hits)[0] - storm.from_s) <= 3600 and abs(max(b for _, b in hits) - storm.until_s) <= 3600


def run(quick: bool) -> None:
    """Print rises, false ones among them, and planted storms found, in worlds with and without storms."""
    seeds = range(1, 3 if quick else 6)
    with ProcessPoolExecutor(2) as pool:
        scores = list(pool.map(score, [(seed, planted) for planted in (False, True) for seed in seeds]))
    rows = []
    for one in scores:
        found = ", ".join(f"{f} {one.found[f]}/{n} ({one.exact[f]} exact)" for f, n in sorted(one.planted.items()))
        rows.append(
            (one.seed, "yes" if one.planted else "no", one.rises, one.false, one.false / max(1, one.rises), one.new, one.undecided, found)
        )
    header = ("seed", "storms planted", "rises", "false", "share", "new", "cannot be told", "planted found")
    table("Hashtags with true counts by hour: rises of objects with a past", header, rows)
    total = sum(one.rises for one in scores), sum(one.false for one in scores)
    print(f"false: {total[1]} of {total[0]} rises ({total[1] / max(1, total[0]):.1%})\n")
