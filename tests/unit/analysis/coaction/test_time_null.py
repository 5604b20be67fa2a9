"""A crowd explains itself; a group in a crowd does not."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from tocsin.analysis.coaction.calibration import GroupSearchOptions, Result, calibrated
from tocsin.analysis.coaction.kernel import KernelRequest, all_edges
from tocsin.analysis.coaction.rows import rows_of
from tocsin.analysis.coaction.time_null import discoveries, expected, null_of, rates, shuffled, surprise


def storm(seed: int, group: int = 0, joint: int = 0, posts: int = 6000, accounts: int = 3000) -> pa.Table:
    """Six hours of a crowd of uneven accounts on one object; a group joins that acts together at chance moments.

    Members jitter by up to 20 seconds, miss one act in ten, and post half as often again on their own.
    """
    rng = np.random.default_rng(seed)
    eager = rng.pareto(1.3, accounts) + 0.2
    who = rng.choice(accounts, posts, p=eager / eager.sum())
    when = rng.gamma(2, 4000, posts)
    moments = rng.random(joint) * 17000
    ours = [(accounts + g, at + rng.random() * 20) for g in range(group) for at in moments if rng.random() > 0.1]
    ours += [(accounts + g, at) for g in range(group) for at in rng.gamma(2, 4000, joint // 2)]
    who, when = np.concatenate([who, [a for a, _ in ours]]), np.concatenate([when, [t for _, t in ours]])
    n = len(who)
    return pa.table(
        {"object": np.zeros(n, np.int64), "account": who.astype(np.int64), "post": np.arange(n), "time": (when * 1000).astype(np.int64)}
    )


def searched(table: pa.Table, permutations: int = 9) -> tuple[Result, list[set[int]]]:
    rows = rows_of(table)
    result = calibrated(rows, GroupSearchOptions(60_000, permutations=permutations), lambda *_: None)
    return result, [set(rows.accounts[list(one.found.accounts)].tolist()) for one in result.groups]


@pytest.mark.parametrize(("group", "joint"), [(20, 15), (10, 10), (5, 20)])
def test_a_planted_group_is_found_and_hardly_anyone_else(group: int, joint: int) -> None:
    _, found = searched(storm(1, group, joint))
    members = set().union(*found)
    planted = set(range(3000, 3000 + group))
    assert len(members & planted) >= 0.9 * group
    assert len(members - planted) <= max(1, 0.05 * group)


def test_a_crowd_without_a_group_has_none() -> None:
    assert [searched(storm(seed), 5)[1] for seed in range(6)] == [[]] * 6


def test_a_group_alone_on_its_own_objects_is_found() -> None:
    rng = np.random.default_rng(3)
    crowd = storm(3)
    topics = pa.array(100 + (rng.pareto(1, crowd.num_rows) * 3).astype(np.int64))
    crowd = crowd.set_column(0, "object", topics)
    own = [(1 + k, 9000 + g, 3600 * k * 5 + float(rng.random() * 20)) for k in range(8) for g in range(6)]
    table = pa.table(
        {
            "object": np.concatenate([crowd["object"].to_numpy(), [o for o, _, _ in own]]).astype(np.int64),
            "account": np.concatenate([crowd["account"].to_numpy(), [a for _, a, _ in own]]).astype(np.int64),
            "post": np.arange(crowd.num_rows + len(own)),
            "time": np.concatenate([crowd["time"].to_numpy(), [int(t * 1000) for _, _, t in own]]).astype(np.int64),
        }
    )
    assert set(range(9000, 9006)) in searched(table)[1]


def test_one_coincidence_of_many_is_an_event_and_no_group() -> None:
    crowd = storm(4)
    once = pa.table(
        {"object": np.full(30, 5), "account": np.arange(30) + 8000, "post": np.arange(30) + 10**6, "time": np.arange(30) * 1000}
    )
    assert searched(pa.concat_tables([crowd, once]))[1] == []


def test_the_expected_acts_are_those_that_dealing_anew_brings() -> None:
    rows = rows_of(storm(5, posts=800, accounts=60))
    null = null_of(rows, 60_000)
    a, b = (codes.astype(np.int32) for codes in np.triu_indices(len(rows.accounts), 1))
    mean = expected(null, a, b).sum()
    rng = np.random.default_rng(0)
    dealt = [all_edges(shuffled(null, rng), KernelRequest(60_000, 1)).weight.sum() for _ in range(20)]
    assert np.mean(dealt) == pytest.approx(mean, rel=0.08)


def test_dealing_anew_keeps_how_often_each_acts_and_when_posts_were() -> None:
    null = null_of(rows_of(storm(6)), 60_000)
    dealt = shuffled(null, np.random.default_rng(1))
    assert np.array_equal(np.bincount(dealt.account), np.bincount(null.acts.account))
    assert np.array_equal(dealt.time, null.acts.time)
    assert not np.array_equal(dealt.account, null.acts.account)


def test_dealt_labels_give_pairs_no_more_often_than_the_rate() -> None:
    rows = rows_of(storm(7, posts=3000, accounts=400))
    null = null_of(rows, 60_000)
    found = 0
    for seed in range(10):
        again = null_of(shuffled(null, np.random.default_rng(seed)), 60_000)
        pairs = all_edges(again.acts, KernelRequest(60_000, 2, by_joint=True))
        p = surprise(pairs.joint, expected(again, pairs.a, pairs.b))
        found += int((rates(again, pairs, p, 0.01) <= 0.01).any())
    assert found <= 1


def test_shifting_shuffling_and_repeating_rows_changes_no_group() -> None:
    table = storm(8, 8, 12)
    base, found = searched(table)
    order = np.random.default_rng(2).permutation(table.num_rows)
    moved = table.set_column(3, "time", pa.array(table["time"].to_numpy() + 86_400_000 * 365))
    for other in (table.take(pa.array(order)), moved, pa.concat_tables([table, table])):
        again, same = searched(other)
        assert (again.calibration, same) == (base.calibration, found)


def test_the_rate_is_that_of_benjamini_and_hochberg() -> None:
    p = np.array([0.01, 0.001, 0.5, 0.002])
    assert discoveries(p, 10) == pytest.approx([0.1 / 3, 0.01, 1.0, 0.01])


def test_pairs_that_act_too_seldom_to_be_surprising_are_not_found_for_being_many() -> None:
    rng = np.random.default_rng(9)
    n = 400
    posts = {"object": np.repeat(np.arange(n), 2), "account": rng.integers(0, 80, 2 * n), "post": np.arange(2 * n)}
    rows = rows_of(pa.table(posts | {"time": np.repeat(np.arange(n) * 7_200_000, 2)}))
    null = null_of(rows, 60_000)
    pairs = all_edges(rows, KernelRequest(60_000, 1))
    p = surprise(pairs.joint, expected(null, pairs.a, pairs.b))
    assert p.min() > 0.01
    assert rates(null, pairs, p, 0.01).min() == 1.0


def test_a_pair_does_not_explain_itself() -> None:
    crowd = storm(10, posts=2000, accounts=900)
    topics = pa.array(100 + np.random.default_rng(1).integers(0, 40, crowd.num_rows))
    crowd = crowd.set_column(0, "object", topics)
    alone = {"object": np.repeat(np.arange(12), 2), "account": np.tile([5000, 5001], 12), "post": np.arange(24) + 10**6}
    times = pa.table(alone | {"time": np.repeat(np.arange(12) * 1_500_000, 2)})
    rows = rows_of(pa.concat_tables([crowd, times]))
    pairs = all_edges(rows, KernelRequest(60_000, 5))
    p = surprise(pairs.joint, expected(null_of(rows, 60_000), pairs.a, pairs.b))
    ours = (rows.accounts[pairs.a] == 5000) & (rows.accounts[pairs.b] == 5001)
    assert pairs.joint[ours].tolist() == [12]
    assert p[ours].max() < 1e-6


@pytest.mark.parametrize("actions", [0, 1, 2])
def test_next_to_nothing_is_insufficient_and_no_error(actions: int) -> None:
    table = pa.table({name: pa.array(range(actions), pa.int64()) for name in ("object", "account", "post", "time")})
    assert searched(table)[1] == []
