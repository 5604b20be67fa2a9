"""Campaigns that earlier nulls could not see, each planted among ordinary posts in a lake and searched by the whole analysis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.analysis.coaction.run import coact

START_MS, DAY = 1_700_000_000_000, 86_400_000
WORDS = [
    *("bread", "river", "school", "light", "square", "harbour", "market", "winter", "letter"),
    *("garden", "bridge", "engine", "paper", "window", "music", "summer", "coffee", "train"),
]
Posts = list[dict[str, Any]]


def said(rng: np.random.Generator, words: int = 9) -> str:
    return " ".join(rng.choice(WORDS, words))


def ordinary(rng: np.random.Generator, posts: int = 3000, accounts: int = 400) -> Posts:
    """Twenty days of uneven accounts with uneven hashtags and words of their own."""
    who = (accounts * rng.random(posts) ** 2).astype(int)
    tags = (300 * rng.random(posts) ** 3).astype(int)
    times = START_MS + (rng.random(posts) * 20 * DAY).astype(int)
    return [_post(f"u{w}", int(t), f"{said(rng)} #tag{tag}", f"tag{tag}") for w, t, tag in zip(who, times, tags, strict=True)]


def moments(rng: np.random.Generator, acts: int) -> list[int]:
    """Return times on different days, at any hour."""
    days = np.sort(rng.permutation(20)[:acts]) if acts <= 20 else np.arange(acts) % 20
    return [START_MS + int(day * DAY + rng.random() * DAY) for day in days]


def together(rng: np.random.Generator, members: int, acts: int, jitter_s: float) -> Posts:
    """Members who post a new hashtag each time, each within the jitter."""
    return [
        _post(f"m{member}", at + int(rng.random() * jitter_s * 1000), f"{said(rng)} #new{act}", f"new{act}")
        for act, at in enumerate(moments(rng, acts))
        for member in range(members)
    ]


def _post(account: str, time: int, text: str, *hashtags: str) -> dict[str, Any]:
    return {"account_id": account, "time": time, "text": text, "hashtags": list(hashtags)}


def in_step(folder: Path, posts: Posts, windows: tuple[int, ...] = (), on: tuple[str, ...] = ("hashtag",)) -> list[list[str]]:
    found = coact(lake_of(folder, posts), CoactRequest(on=on, windows=windows, permutations=0, most_q=0.01)).groups
    return [list(group.accounts) for group in found if not group.cause]


def test_a_pair_that_echoes_each_other_every_time_does_not_explain_itself(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    assert in_step(tmp_path, ordinary(rng) + together(rng, 2, 20, 20)) == [["m0", "m1"]]


@pytest.mark.parametrize("windows", [(), (600,), (3600,)], ids=["auto", "10 min", "1 h"])
def test_a_jitter_of_five_minutes_is_found_also_below_an_hour(windows: tuple[int, ...], tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    assert in_step(tmp_path, ordinary(rng) + together(rng, 10, 10, 300), windows) == [sorted(f"m{n}" for n in range(10))]


def test_a_small_campaign_in_a_sparse_dump_is_not_its_own_background(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    assert in_step(tmp_path, ordinary(rng, 300, 80) + together(rng, 8, 8, 60)) == [sorted(f"m{n}" for n in range(8))]


def reusing(rng: np.random.Generator, groups: int, acts: int, minutes: int) -> Posts:
    """Groups of twenty that use their five own hashtags in turn, nine in ten of each at a time, within minutes of each other."""
    return [
        _post(
            f"g{group}m{member}", at + int(rng.random() * minutes * 60_000), f"{said(rng)} #own{group}x{act % 5}", f"own{group}x{act % 5}"
        )
        for group in range(groups)
        for act, at in enumerate(moments(rng, acts))
        for member in range(20)
        if rng.random() < 0.9
    ]


@pytest.mark.parametrize("acts", [10, 15])
def test_groups_that_reuse_few_hashtags_are_named_whole(acts: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(6)
    found = in_step(tmp_path, ordinary(rng) + reusing(rng, 10, acts, 30), (3600,))
    assert sum(len(group) >= 19 and len({member.split("m")[0] for member in group}) == 1 for group in found) == 10


def test_a_large_group_is_found_from_five_acts(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    posts = ordinary(rng, 12_000, 3000) + together(rng, 15, 5, 3000)
    posts = [post for post in posts if not post["account_id"].startswith("m") or rng.random() < 0.9]
    found = in_step(tmp_path, posts, (3600,))
    assert len(found) == 1
    assert len(found[0]) >= 14
    assert set(found[0]) <= {f"m{n}" for n in range(15)}


def test_nearly_equal_texts_make_a_group(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    posts = ordinary(rng)
    for at in moments(rng, 10):
        words = said(rng, 14).split()
        for member in range(6):
            edited = words.copy()
            edited[int(rng.integers(0, 14))] = str(rng.choice(["indeed", "really", "truly"]))
            posts.append(_post(f"m{member}", at + int(rng.random() * 120_000), " ".join(edited)))
    assert in_step(tmp_path, posts, (3600,), ("text", "near-text")) == [sorted(f"m{n}" for n in range(6))]


def test_ordinary_posts_alone_name_nobody(tmp_path: Path) -> None:
    assert in_step(tmp_path, ordinary(np.random.default_rng(5)), (60, 600, 3600), ("hashtag", "text", "near-text")) == []
