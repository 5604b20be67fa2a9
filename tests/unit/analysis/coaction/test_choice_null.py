"""A few who keep meeting on what hardly anyone else touches are told from a crowd, and said in words of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.coaction.calibration import GroupSearchOptions
from tocsin.analysis.coaction.choice_null import alike, choices, dealt
from tocsin.analysis.coaction.components import components
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.analysis.coaction.rows import ActionColumns, rows_of
from tocsin.analysis.coaction.run import coact
from tocsin.analysis.coaction.time_null import acts_of

DAY = 86_400_000
Acts = list[tuple[int, int, int]]
"""Object, account, time."""


def table(acts: Acts) -> pa.Table:
    objects, accounts, times = zip(*acts, strict=True)
    return pa.table({"object": objects, "account": accounts, "post": range(len(acts)), "time": times})


def crowd(seed: int = 1, acts: int = 6000, accounts: int = 1200) -> Acts:
    """Thirty days of uneven people on uneven objects: some that everybody shares, many that nobody else does."""
    rng = np.random.default_rng(seed)
    who = rng.choice(accounts, acts, p=(eager := rng.pareto(1.3, accounts) + 0.2) / eager.sum())
    what = (4000 * rng.random(acts) ** 4).astype(int)
    when = (rng.random(acts) * 30 * DAY).astype(int)
    return list(zip(what.tolist(), who.tolist(), when.tolist(), strict=True))


def group(times: int, members: int = 4, first: int = 9000) -> Acts:
    """Members who share the same new thing within the hour, every other day; nobody else touches it."""
    return [(10_000 + k, first + m, k * 2 * DAY + m * 600_000) for k in range(times) for m in range(members)]


def named(rows: ActionColumns, window_ms: int = 3_600_000) -> set[int]:
    found = choices(rows, window_ms).found(0.01)
    return {int(account) for side in (found.pairs.a, found.pairs.b) for account in rows.accounts[side]}


def test_those_who_keep_sharing_what_nobody_else_does_are_found_and_the_crowd_is_not() -> None:
    assert named(rows_of(table(crowd() + group(8)))) == {9000, 9001, 9002, 9003}
    assert named(rows_of(table(crowd()))) == set()


def test_a_crowd_on_one_object_explains_itself() -> None:
    rng = np.random.default_rng(2)
    fans = [
        (77_777, 20_000 + int(who), 3 * DAY + int(at))
        for who, at in zip(rng.integers(0, 500, 3000), rng.gamma(2, 900_000, 3000), strict=True)
    ]
    assert named(rows_of(table(crowd() + fans))) == set()


def test_a_whole_thread_shared_at_one_sitting_is_one_choice() -> None:
    thread = [(50_000 + k, 9500 + m, 5 * DAY + k * 20_000 + m * 7_000) for k in range(25) for m in range(2)]
    assert named(rows_of(table(crowd() + thread))) == set()


def test_labels_dealt_anew_within_a_band_give_no_find() -> None:
    rows = rows_of(table(crowd() + group(8)))
    for seed in range(5):
        again = dealt(rows, 3_600_000, np.random.default_rng(seed))
        assert named(again) == set()
        assert sorted(again.account.tolist()) == sorted(acts_of(rows, 3_600_000).account.tolist())


def test_shuffling_shifting_and_repeating_rows_changes_nothing() -> None:
    base = table(crowd() + group(8))
    order = np.random.default_rng(3).permutation(base.num_rows)
    moved = base.set_column(3, "time", pa.array(base["time"].to_numpy() + 400 * DAY))
    seen = [choices(rows_of(one), 3_600_000) for one in (base, base.take(pa.array(order)), moved, pa.concat_tables([base, base]))]
    for one in seen[1:]:
        assert one.pairs.joint.tolist() == seen[0].pairs.joint.tolist()
        assert one.p == pytest.approx(seen[0].p)


@pytest.mark.parametrize("window_ms", [0, 60_000])
@pytest.mark.parametrize("acts", [[], [(1, 1, 0)], [(1, 1, 0), (1, 2, 0)]])
def test_next_to_nothing_gives_nothing(acts: Acts, window_ms: int) -> None:
    rows = (
        rows_of(table(acts))
        if acts
        else rows_of(pa.table({name: pa.array([], pa.int64()) for name in ("object", "account", "post", "time")}))
    )
    assert named(rows, window_ms) == set()


def written() -> Iterator[dict[str, Any]]:
    for what, who, when in crowd() + group(8):
        yield {
            "account_id": f"a{who}",
            "time": 1_700_000_000_000 + when,
            "hashtags": [f"t{what}"],
            "text": f"{what} {when}",
            "platform": "x",
        }


def test_edges_say_both_what_the_times_and_what_the_choices_tell(tmp_path: Path) -> None:
    found = coact(lake_of(tmp_path, list(written())), CoactRequest(on=("hashtag",), windows=(3600,), permutations=3))
    assert found.in_step == ("a9000", "a9001", "a9002", "a9003")
    assert [(one.basis, one.groups_by_chance) for one in found.calibration] == [("time", 0.0), ("choice", 0.0)]
    inside = [row for row in found.edges.to_pylist() if row["group"] == 1]
    assert len(inside) == 6
    assert all(row["choice_p"] <= row["choice_q"] <= 0.01 for row in inside)


def test_edges_may_be_only_those_beyond_chance(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, list(written()))
    whole = coact(lake, CoactRequest(on=("hashtag",), windows=(3600,), permutations=0, min_weight=1))
    some = coact(lake, CoactRequest(on=("hashtag",), windows=(3600,), permutations=0, min_weight=1, most_q=0.01))
    beyond = [row for row in whole.edges.to_pylist() if min(row["q"], row["choice_q"]) <= 0.01]
    assert 0 < len(beyond) < whole.edges.num_rows
    assert some.edges.to_pylist() == beyond


def test_a_group_by_choice_is_called_one() -> None:
    rows = rows_of(table(crowd() + group(8)))
    result = alike([(rows, choices(rows, 3_600_000))], rows, GroupSearchOptions(3_600_000, permutations=2), lambda *_: None)
    assert [(one.basis, rows.accounts[list(one.found.accounts)].tolist()) for one in result.groups] == [
        ("choice", [9000, 9001, 9002, 9003])
    ]
    assert (result.calibration.pairs_found, result.calibration.pairs_by_chance) == (6, 0.0)


def test_accounts_that_hang_together_are_one_set() -> None:
    a, b = np.array([5, 1, 7], np.int32), np.array([1, 2, 9], np.int32)
    assert [(accounts, at.tolist()) for accounts, at in components(a, b)] == [((1, 2, 5), [0, 1]), ((7, 9), [2])]
