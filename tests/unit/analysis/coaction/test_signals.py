"""Signals of a group: planted ones are found, and random groups show none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.coaction.signals import Signal, form_of, signals
from tocsin.domain.storm import Group
from tocsin.lake import Lake

T0 = 1_760_000_000_000 // 86_400_000 * 86_400_000
HOUR, MINUTE = 3_600_000, 60_000
MEMBERS = tuple(f"Maria{10000 + i}" for i in range(6))
OTHERS = tuple(f"{name}{'_x' * (i % 3)}{i}" for i, name in enumerate(["uma", "tom", "lia", "ben"] * 30))


def _account(name: str, rng: np.random.Generator) -> dict[str, Any]:
    days = 3000 if name in MEMBERS else int(rng.integers(100, 4000))
    return {"account_id": name, "account_created": datetime(2015, 1, 1, tzinfo=UTC) + timedelta(days=days)}


def _life(about: dict[str, Any], hours: list[int], rng: np.random.Generator) -> list[dict[str, Any]]:
    """Return thirty posts of an account in these hours of the day, ten of them replies."""
    posts = []
    for number in range(30):
        time = T0 + int(rng.integers(60)) * 24 * HOUR + int(rng.choice(hours)) * HOUR + int(rng.integers(HOUR))
        posts.append(about | {"time": time, "text": f"{rng.integers(10**9)}", "reply_to": f"r{rng.integers(10**6)}" if number < 10 else ""})
    return posts


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """Six members and 120 others who share a hashtag. The members keep one order, one night, one week, one form, and reply together."""
    rng = np.random.default_rng(5)
    posts = []
    for name in (*MEMBERS, *OTHERS):
        about = _account(name, rng)
        posts += _life(about, [1, 2, 3] if name in MEMBERS else list(range(24)), rng)
        posts += [about | {"time": T0 + int(rng.integers(60 * 24)) * HOUR, "hashtags": ["club"]} for _ in range(3)]
        if name in MEMBERS:
            late = 3000 * MEMBERS.index(name)
            posts += [about | {"time": T0 + day * 24 * HOUR + 18 * HOUR + late, "hashtags": ["plan"]} for day in range(12)]
            posts += [about | {"time": T0 + day * 24 * HOUR + 2 * HOUR + late, "reply_to": f"target{day}"} for day in range(6)]
    return lake_of(tmp_path_factory.mktemp("lake"), posts)


def _group(accounts: tuple[str, ...], tag: str = "plan") -> Group:
    return Group(accounts, 60, 100, 1.0, 12, 1e-9, objects=(("hashtag", tag, 72), ("hashtag", "club", 18)))


def test_every_planted_signal_is_found(lake: Lake) -> None:
    found = {signal.name: signal for signal in signals(lake, _group(MEMBERS))}

    assert list(found) == ["order", "replies", "ages", "hours", "names"]
    assert all(signal.members == 6 and signal.p is not None and signal.p <= 0.01 for signal in found.values())
    assert (found["ages"].value, found["names"].value) == (1.0, 1.0)
    assert "one job" in found["hours"].sentence


def test_random_groups_show_nothing(lake: Lake) -> None:
    rng = np.random.default_rng(2)
    groups = [_group(tuple(rng.choice(OTHERS, 8, replace=False).tolist()), "club") for _ in range(6)]

    found = [signal for group in groups for signal in signals(lake, group)]

    assert sum(signal.p is not None for signal in found) >= 20
    assert not [signal for signal in found if signal.p is not None and signal.p <= 0.05]


def test_too_few_members_or_peers_cannot_be_told(lake: Lake, tmp_path: Path) -> None:
    few = signals(lake, _group(MEMBERS[:3]))
    assert all(signal.value is None and "cannot be told" in signal.sentence for signal in few)

    alone = lake_of(tmp_path, [{"account_id": f"u{n % 6}", "time": T0 + n * MINUTE, "hashtags": ["plan"]} for n in range(60)])
    unknown = signals(alone, _group(tuple(f"u{n}" for n in range(6))))
    assert {signal.name for signal in unknown if signal.value is None} >= {"replies", "ages", "hours", "names"}


def test_a_signal_says_its_null_and_what_else_explains_it() -> None:
    sentence = Signal("ages", 9, 0.8, 0.2, 0.005).sentence

    assert sentence.startswith("Greatest share made within one week: 0.80 among 9 members, 0.20 by chance, p 0.005.")
    assert "joined for one event" in sentence


@pytest.mark.parametrize(("name", "form"), [("Maria12345", "a5"), ("maria_b", "a_a"), ("9of10", "1a2"), ("Мария7", "a1"), ("", "")])
def test_the_form_of_a_name_keeps_no_letters(name: str, form: str) -> None:
    assert form_of(name) == form
