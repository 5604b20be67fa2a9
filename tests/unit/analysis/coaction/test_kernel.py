"""Edges and weights are exactly those of both peers' definitions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.analysis.coaction import kernel
from tocsin.analysis.coaction.kernel import KernelRequest, all_edges, pieces, together
from tocsin.analysis.coaction.rows import ActionColumns, accounts_on, distinct, order_of, places, rows_of, with_company

Action = tuple[int, int, int, int]  # object, account, post of that account, seconds


def table(actions: list[Action]) -> pa.Table:
    columns = list(zip(*actions, strict=True)) or [(), (), (), ()]
    posts = [account * 1000 + post for _, account, post, _ in actions]
    names = {"object": columns[0], "account": columns[1], "post": posts, "time": [t * 1000 for t in columns[3]]}
    return pa.table({name: pa.array(values, pa.int64()) for name, values in names.items()})


def by_force(actions: list[Action], window: int) -> dict[tuple[int, int], tuple[int, int, int]]:
    """All pairs of actions, as both peers define them: pairs; distinct messages of A with one of B; the reverse."""
    pairs: dict[tuple[int, int], set[tuple[int, int, int]]] = defaultdict(set)
    for o1, a1, m1, t1 in actions:
        for o2, a2, m2, t2 in actions:
            if o1 == o2 and a1 < a2 and abs(t1 - t2) <= window:
                pairs[a1, a2].add((o1, m1, m2))
    return {ab: (len(found), len({m for _, m, _ in found}), len({m for _, _, m in found})) for ab, found in pairs.items()}


def by_kernel(rows: ActionColumns, window: int, least: int = 1) -> dict[tuple[int, int], tuple[int, int, int]]:
    found = all_edges(rows, KernelRequest(window * 1000, least))
    names = rows.accounts.tolist()
    listed = zip(*(column.tolist() for column in found.columns()), strict=True)
    return {(names[a], names[b]): (w, ma, mb) for a, b, w, ma, mb, _ in listed}


# A post has one time; what it acts on is a set.
actions = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3)), max_size=40, unique=True
).flatmap(lambda found: st.tuples(st.just(found), st.lists(st.integers(0, 30), min_size=24, max_size=24))).map(
    lambda drawn: [(o, a, m, drawn[1][a * 4 + m]) for o, a, m in drawn[0]]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(actions=actions, window=st.integers(0, 12), least=st.integers(1, 3))
def test_edges_and_weights_are_those_of_brute_force(actions: list[Action], window: int, least: int) -> None:
    expected = {ab: found for ab, found in by_force(actions, window).items() if found[0] >= least}
    assert by_kernel(rows_of(table(actions)), window, least) == expected


@settings(max_examples=60, deadline=None)
@given(actions=actions, shift=st.integers(-5000, 5000), seed=st.integers(0, 99))
def test_shuffled_repeated_and_shifted_rows_change_nothing(actions: list[Action], shift: int, seed: int) -> None:
    plain = by_kernel(rows_of(table(actions)), 5)
    order = np.random.default_rng(seed).permutation(len(actions) * 2)
    twice = [(actions * 2)[i] for i in order]
    moved = [(o, a, m, t + shift) for o, a, m, t in twice]
    assert by_kernel(rows_of(table(moved)), 5) == plain


@settings(max_examples=40, deadline=None)
@given(actions=actions, data=st.data())
def test_pieces_from_where_a_run_stopped_are_those_of_the_whole(actions: list[Action], data: st.DataObject) -> None:
    rows = rows_of(table(actions))
    whole = all_edges(rows, KernelRequest(5000, 1))
    stop = data.draw(st.integers(0, len(rows.accounts)))
    before = whole.keep(whole.a < stop)
    rest = together([piece.pairs for piece in pieces(rows, KernelRequest(5000, 1, first=stop))])
    joined = together([before, rest])
    assert [c.tolist() for c in joined.columns()] == [c.tolist() for c in whole.columns()]


def test_pieces_of_small_buffers_are_those_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    rows = rows_of(table([(int(rng.integers(3)), int(a), int(m), int(rng.integers(60))) for a in range(40) for m in range(3)]))
    whole = all_edges(rows, KernelRequest(10_000, 1))
    monkeypatch.setattr(kernel, "_BUFFER", 1)
    parts = list(pieces(rows, KernelRequest(10_000, 1)))
    assert len(parts) > 5
    assert [c.tolist() for c in together([p.pairs for p in parts]).columns()] == [c.tolist() for c in whole.columns()]


def test_two_accounts_may_bear_one_message_id() -> None:
    shared = pa.table({"object": [1, 1], "account": [1, 2], "post": [7, 7], "time": [0, 1000]})
    assert by_kernel(rows_of(shared), 5) == {(1, 2): (1, 1, 1)}


def test_repeated_posts_within_the_window_are_one_act() -> None:
    burst = [(0, 0, m, m) for m in range(4)] + [(0, 1, m, m) for m in range(4)]
    found = all_edges(rows_of(table(burst)), KernelRequest(10_000, 1))
    assert (found.weight.tolist(), found.messages_a.tolist(), found.joint.tolist()) == ([16], [4], [1])


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("one account with half of all posts", [(0, 0, m, m) for m in range(300)] + [(0, 1 + m, 0, m) for m in range(300)]),
        ("all times equal", [(0, a, 0, 5) for a in range(60)]),
        ("times by the day only", [(a % 3, a % 20, a // 20, 86400 * (a // 20)) for a in range(200)]),
        ("one object in every post", [(o, a, m, 10 * m + a) for a in range(8) for m in range(5) for o in (0, a + 1)]),
        ("nothing", []),
        ("one row", [(0, 0, 0, 0)]),
    ],
)
def test_awkward_input_is_exact_too(name: str, actions: list[Action]) -> None:
    actions = list(dict.fromkeys(actions))
    assert by_kernel(rows_of(table(actions)), 7) == by_force(actions, 7), name


def test_rows_far_apart_in_time_do_not_overflow() -> None:
    rows = rows_of(table([(0, 0, 0, -(10**9)), (0, 1, 0, 10**10), (1, 0, 1, 5), (1, 1, 1, 6)]))
    assert by_kernel(replace(rows), 1) == {(0, 1): (1, 1, 1)}


@settings(max_examples=100, deadline=None)
@given(
    numbers=st.lists(st.one_of(st.integers(0, 3), st.integers(-(1 << 63), (1 << 63) - 1), st.integers(1 << 62, (1 << 62) + 9)), max_size=60)
)
def test_the_fast_order_is_the_stable_order(numbers: list[int]) -> None:
    given_numbers = np.array(numbers, np.int64)
    assert order_of(given_numbers).tolist() == np.argsort(given_numbers, kind="stable").tolist()


def test_dropping_objects_without_company_changes_no_edge() -> None:
    rng = np.random.default_rng(4)
    numbers = rng.integers(0, 1 << 62, 300)
    actions = table([(int(numbers[rng.integers(300)]), int(rng.integers(20)), k, int(rng.integers(50))) for k in range(400)])
    flags = with_company(actions["object"].to_numpy())
    assert 0 < flags.sum() < len(flags)
    fewer = actions.filter(pa.array(flags))
    assert by_numbers(rows_of(fewer)) == by_numbers(rows_of(actions))


def by_numbers(rows: ActionColumns) -> set[tuple[int, int, int]]:
    pairs = all_edges(rows, KernelRequest(20_000, 1))
    return set(zip(rows.accounts[pairs.a].tolist(), rows.accounts[pairs.b].tolist(), pairs.weight.tolist(), strict=True))


def test_accounts_are_counted_once_for_each_object() -> None:
    rows = rows_of(table([(0, 1, 0, 5), (0, 1, 1, 6), (0, 2, 2, 7), (1, 1, 3, 5)]))
    assert accounts_on(rows.object, rows.account, len(rows.objects), len(rows.accounts)).tolist() == [2, 1]


def test_numbers_are_counted_and_looked_up_by_sorting() -> None:
    assert distinct(np.array([3, 1, 3, 2])) == 3
    assert distinct(np.array([], np.int64)) == 0
    at, there = places(np.array([2, 4, 6]), np.array([4, 5, 2, 9]))
    assert (at.tolist(), there.tolist()) == ([1, 0], [True, False, True, False])
