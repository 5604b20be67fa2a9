"""Posts made up for measuring: a world with uneven accounts and objects, a storm in it, groups planted in the storm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

START_MS = 1_600_000_000_000
STORM_POSTS = 43_000
HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Plant:
    """A group of ``accounts`` that acts ``joint`` times together, each within ``jitter_s``.

    Each member misses a share ``evade`` of the moments and posts half as often again on its own.
    """

    accounts: int = 20
    joint: int = 15
    jitter_s: float = 20.0
    evade: float = 0.1


def world(posts: int, days: int = 30, storm: int = 0, storm_hours: float = 6.0, seed: int = 0, each: int = 10) -> pa.Table:
    """``posts`` actions, ``each`` of an account on average, on a twentieth as many objects, uneven; ``storm`` of them on one."""
    rng = np.random.default_rng(seed)
    account = (posts / each * rng.random(posts) ** 2).astype(np.int64)
    thing = (posts / 20 * rng.random(posts) ** 5).astype(np.int64)
    time = (rng.random(posts) * days * 86400).astype(np.int64)
    if storm:
        thing[:storm] = posts
        time[:storm] = (days * 43200 + rng.gamma(2, storm_hours * 900, storm)).astype(np.int64)
    return pa.table({"object": thing, "account": account, "post": np.arange(posts), "time": time * 1000 + START_MS})


def storm(plant: Plant | None, seed: int, posts: int = STORM_POSTS, hours: float = 6.0) -> tuple[pa.Table, set[int]]:
    """A storm of a crowd of uneven accounts on one object, and the accounts planted in it."""
    rng = np.random.default_rng(seed)
    crowd = posts * 2 // 5
    eager = rng.pareto(1.3, crowd) + 0.2
    who = rng.choice(crowd, posts, p=eager / eager.sum())
    when = rng.gamma(2, hours * 720, posts)
    if plant:
        account, at = planted(plant, rng, crowd, (0.0, hours * 2900))
        who, when = np.concatenate([who, account]), np.concatenate([when, at])
    count = len(who)
    table = {"object": np.zeros(count, np.int64), "account": who.astype(np.int64), "post": np.arange(count)}
    times = (when * 1000).astype(np.int64) + START_MS
    return pa.table(table | {"time": times}), set(range(crowd, crowd + plant.accounts)) if plant else set()


def planted(plant: Plant, rng: np.random.Generator, first: int, span: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Accounts from ``first`` on and their seconds: the joint acts, and those of their own."""
    moments = rng.uniform(*span, plant.joint)
    acts = [(g, at + rng.random() * plant.jitter_s) for g in range(plant.accounts) for at in moments if rng.random() >= plant.evade]
    acts += [(g, float(at)) for g in range(plant.accounts) for at in rng.uniform(*span, plant.joint // 2)]
    return np.array([first + g for g, _ in acts], np.int64), np.array([at for _, at in acts])


def with_plant(table: pa.Table, plant: Plant, seed: int) -> tuple[pa.Table, set[int]]:
    """Real actions with a group planted on their most frequented object."""
    rng = np.random.default_rng(seed)
    objects, counts = np.unique(table["object"].to_numpy(), return_counts=True)
    top = objects[np.argmax(counts)]
    times = table["time"].cast(pa.int64()).to_numpy()
    on_top = times[table["object"].to_numpy() == top]
    account, at = planted(plant, rng, 0, (on_top.min() / 1000, on_top.max() / 1000))
    number = np.arange(len(account)) - (1 << 62)
    new = {"object": np.full(len(account), top), "account": account - (1 << 62), "post": number, "time": (at * 1000).astype(np.int64)}
    real = table.set_column(table.column_names.index("time"), "time", pa.array(times)).select(["object", "account", "post", "time"])
    return pa.concat_tables([real, pa.table(new)]), {int(a) for a in set((account - (1 << 62)).tolist())}
