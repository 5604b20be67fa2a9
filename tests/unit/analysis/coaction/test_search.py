"""A crowd explains itself, a visible common cause leaves the question open, and a group that keeps meeting is found."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from tocsin.analysis.coaction.causes import ALONE, CROWD, INTEREST, REACTION, TIMETABLE, Reactions, is_timetable, periods_of
from tocsin.analysis.coaction.components import cohesive, components
from tocsin.analysis.coaction.encounters import encounters_of, episodes_of
from tocsin.analysis.coaction.interests import Interests
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import ActionColumns, rows_of
from tocsin.analysis.coaction.search import SearchOptions, SearchResult, permuted, search

DAY = 86_400_000
Acts = list[tuple[int, int, int]]
"""Object, account, time."""


def storm(seed: int, group: int = 0, joint: int = 0, posts: int = 6000, accounts: int = 3000) -> pa.Table:
    """Six hours of a crowd of uneven accounts on one object, and a group in it that acts together at chance moments.

    Members jitter by up to 20 seconds, miss one act in ten, and post half as often again on their own.
    """
    rng = np.random.default_rng(seed)
    eager = rng.pareto(1.3, accounts) + 0.2
    who = rng.choice(accounts, posts, p=eager / eager.sum())
    when = rng.gamma(2, 4000, posts)
    moments = rng.random(joint) * 17000
    own = [(accounts + g, at + rng.random() * 20) for g in range(group) for at in moments if rng.random() > 0.1]
    own += [(accounts + g, at) for g in range(group) for at in rng.gamma(2, 4000, joint // 2)]
    who, when = np.concatenate([who, [a for a, _ in own]]), np.concatenate([when, [t for _, t in own]])
    n = len(who)
    return pa.table(
        {"object": np.zeros(n, np.int64), "account": who.astype(np.int64), "post": np.arange(n), "time": (when * 1000).astype(np.int64)}
    )


def table(acts: Acts) -> pa.Table:
    objects, accounts, times = zip(*acts, strict=True) if acts else ([], [], [])
    values = {"object": objects, "account": accounts, "post": range(len(acts)), "time": times}
    return pa.table({name: pa.array(list(column), pa.int64()) for name, column in values.items()})


def crowd(seed: int = 1, acts: int = 6000, accounts: int = 1200) -> Acts:
    """Thirty days of uneven people on uneven objects: some that everybody shares, many that nobody else does."""
    rng = np.random.default_rng(seed)
    who = rng.choice(accounts, acts, p=(eager := rng.pareto(1.3, accounts) + 0.2) / eager.sum())
    what = (4000 * rng.random(acts) ** 4).astype(int)
    when = (rng.random(acts) * 30 * DAY).astype(int)
    return list(zip(what.tolist(), who.tolist(), when.tolist(), strict=True))


def group(times: int, members: int = 4, first: int = 9000, own_times: bool = True) -> Acts:
    """Members who share the same new thing within the hour on other days, at another hour each time or always at the same one."""
    hours = np.random.default_rng(times).permutation(24)
    at = [k * DAY + (int(hours[k % 24]) * 3_600_000 + k * 1_234_567 if own_times else 0) for k in range(times)]
    return [(10_000 + k, first + m, at[k] + m * 600_000) for k in range(times) for m in range(members)]


def searched(
    posts: pa.Table, window_ms: int = 60_000, permutations: int = 2, origins: Origins | None = None
) -> tuple[ActionColumns, SearchResult]:
    rows = rows_of(posts)
    return rows, search(rows, origins or Origins.unknown(rows), SearchOptions(window_ms, permutations=permutations), lambda *_: None)


def named(posts: pa.Table, window_ms: int = 60_000) -> list[set[int]]:
    rows, result = searched(posts, window_ms)
    return [set(rows.accounts[list(found.accounts)].tolist()) for found in result.groups if not found.cause]


@pytest.mark.parametrize(("size", "joint"), [(20, 15), (10, 10), (5, 20)])
def test_a_planted_group_is_found_and_hardly_anyone_else(size: int, joint: int) -> None:
    members = set().union(*named(storm(1, size, joint)))
    planted = set(range(3000, 3000 + size))
    assert len(members & planted) >= 0.9 * size
    assert len(members - planted) <= max(1, 0.05 * size)


def test_a_crowd_without_a_group_has_none() -> None:
    assert [named(storm(seed)) for seed in range(6)] == [[]] * 6
    assert [named(table(crowd(seed)), 3_600_000) for seed in range(3)] == [[]] * 3


def test_people_who_answer_the_same_events_are_no_group_however_steady_their_delay() -> None:
    rng = np.random.default_rng(7)
    delay = rng.lognormal(3, 0.8, 2000)
    acts: Acts = []
    for event in range(40):
        there = np.flatnonzero(rng.random(2000) < 0.3)
        at = event * 43_000_000 + (delay[there] + rng.normal(0, 2, len(there)).clip(-5, 5)) * 1000
        acts += [(event % 4, int(who), int(time)) for who, time in zip(there, at, strict=True)]
    for window_ms in (60_000, 3_600_000):
        _, result = searched(table(acts), window_ms)
        members = {account for found in result.groups if not found.cause for account in found.accounts}
        assert len(members) <= 0.02 * result.able


def test_those_who_keep_sharing_what_nobody_else_does_are_found() -> None:
    assert named(table(crowd() + group(8)), 3_600_000) == [{9000, 9001, 9002, 9003}]


def test_a_group_that_is_alone_in_its_data_does_not_become_its_own_background() -> None:
    few = [(k, 100 + k % 40, k * 7_000_000) for k in range(300)]
    assert named(table(few + group(8, members=8)), 3_600_000) == [set(range(9000, 9008))]


def test_a_pair_that_echoes_each_other_is_found() -> None:
    rng = np.random.default_rng(5)
    pair = [(50_000 + k, 7000 + m, k * DAY + int(rng.random() * DAY / 2) + m * 5_000) for k in range(20) for m in range(2)]
    assert named(table(crowd() + [(o, a, t - t % DAY + (o * 3_456_789) % DAY + a * 1000) for o, a, t in pair])) == [{7000, 7001}]


def test_a_daily_timetable_leaves_the_question_open() -> None:
    rows, result = searched(table(crowd() + group(12, own_times=False)), 3_600_000)
    assert [rows.accounts[list(found.accounts)].tolist() for found in result.groups] == [[9000, 9001, 9002, 9003]]
    assert "timetable" in result.groups[0].cause


def test_a_tool_that_polls_by_the_clock_is_a_timetable_and_whole_minutes_are_not() -> None:
    rng = np.random.default_rng(0)
    hours = rng.permutation(400)[:12] * 3_600_000
    assert is_timetable(hours + rng.integers(0, 12, 12) * 300_000 + 11_000)
    whole_minutes = hours + rng.integers(0, 60, 12) * 60_000
    assert not is_timetable(whole_minutes, periods_of(whole_minutes))


def test_prompt_shares_of_one_author_are_a_reaction_and_late_ones_are_not() -> None:
    rng = np.random.default_rng(1)
    born = np.arange(40) * 7_000_000
    late = 2_000_000 + rng.random(40) * 4_000_000
    acts = [(k, who, int(born[k] + 20_000 + rng.random() * 9000)) for k in range(40) for who in (1, 2)]
    acts += [(k, who, int(born[k] + late[k] + rng.random() * 9000)) for k in range(40) for who in (3, 4)]
    rows = rows_of(table(acts))
    one_author = Reactions.of(rows, Origins(born, np.zeros(40, np.int32)))
    assert one_author.repeated(np.array([0, 2], np.int32), np.array([1, 3], np.int32), 60_000).tolist() == [39, 0]
    many_authors = Reactions.of(rows, Origins(born, np.arange(40, dtype=np.int32)))
    assert many_authors.repeated(np.array([0], np.int32), np.array([1], np.int32), 60_000).tolist() == [0]


def test_tools_that_each_share_one_favourite_are_left_open() -> None:
    rng = np.random.default_rng(4)
    acts, births = [], []
    for author in range(30):
        bots = [(1000 + author * 10 + k, float(rng.choice([5, 15, 60, 300])) * 1000, rng.random()) for k in range(6)]
        for _ in range(40):
            births.append(int(rng.random() * 30 * DAY))
            for account, every, phase in bots:
                at = (births[-1] // every + 1 + phase) * every + rng.exponential(2000)
                acts.append((len(births) - 1, account, int(at)))
    origins = Origins(np.array(births, np.int64), (np.arange(len(births)) // 40).astype(np.int32))
    for window_ms in (60_000, 3_600_000):
        _, result = searched(table(acts), window_ms, origins=origins)
        assert [found for found in result.groups if not found.cause] == []
        assert {found.cause for found in result.groups} <= {REACTION, TIMETABLE}


def circles(size: int, attendance: float, spread_ms: int) -> Acts:
    """Thirty circles with a hashtag each, whose members come to its events at chance moments, each on their own."""
    rng = np.random.default_rng(size)
    acts: Acts = []
    for circle in range(30):
        for moment in rng.random(24) * 30 * DAY:
            there = np.flatnonzero(rng.random(size) < attendance)
            acts += [(20_000 + circle, 30_000 + circle * 100 + int(k), int(moment + rng.random() * spread_ms)) for k in there]
    return acts


@pytest.mark.parametrize("window_ms", [60_000, 3_600_000])
def test_circles_that_answer_their_own_events_are_left_open_and_complete_ones_are_named(window_ms: int) -> None:
    _, loose = searched(table(crowd() + circles(40, 0.25, window_ms * 5 // 3)), window_ms)
    assert [found for found in loose.groups if not found.cause] == []
    assert {found.cause for found in loose.groups} == {INTEREST}
    tight = named(table(crowd() + circles(8, 0.9, window_ms // 3)), window_ms)
    assert len(set().union(*tight)) >= 0.9 * 240


def readers(seed: int, texts: int) -> Acts:
    """Fifteen accounts, of whom eight to thirteen share one new link of seven sites within 40 seconds, each with one of a few texts."""
    rng = np.random.default_rng(seed)
    acts: Acts = []
    for k, at in enumerate(rng.random(40) * 30 * DAY):
        for who in rng.permutation(15)[: rng.integers(8, 14)]:
            time = int(at + rng.random() * 40_000)
            acts.append((20_000 + k, 30_000 + int(who), time))
            acts += [(50_000 + k * texts + int(rng.integers(texts)), 30_000 + int(who), time)] if texts else []
    return acts


def by_site(posts: pa.Table) -> Origins:
    """Return origins in which the links of readers come from seven sites."""
    objects = rows_of(posts).objects
    source = np.where((objects >= 20_000) & (objects < 20_040), 10**6 + objects % 7, objects)
    return Origins(np.full(len(objects), -1, np.int64), np.unique(source, return_inverse=True)[1].astype(np.int32))


@pytest.mark.parametrize("texts", [0, 40])
def test_a_group_that_shares_a_text_beside_each_link_misses_no_moment(texts: int) -> None:
    posts = table(crowd() + readers(1, texts))
    rows, result = searched(posts, 3_600_000, 0, by_site(posts))
    in_step = [set(rows.accounts[list(found.accounts)].tolist()) for found in result.groups if not found.cause]
    assert len(in_step) == 1
    assert in_step[0] <= set(range(30_000, 30_015))
    assert len(in_step[0]) >= 13


@pytest.mark.parametrize("window_ms", [60_000, 3_600_000])
def test_a_group_whose_encounters_are_nearly_all_there_are_is_left_open(window_ms: int) -> None:
    strangers = [(20_000 + k % 40, 100 + k, int(k * DAY / 4)) for k in range(110)]
    posts = table(readers(2, 0) + strangers)
    rows, result = searched(posts, window_ms, 0, by_site(posts))
    assert not [found for found in result.groups if not found.cause and len(found.accounts) < 15]
    assert set(range(30_000, 30_015)) == set(rows.accounts[[account for found in result.groups for account in found.accounts]].tolist())
    assert window_ms > 60_000 or [found.cause for found in result.groups] == [ALONE]


def test_within_a_day_a_complete_circle_is_left_open() -> None:
    assert named(table(crowd() + circles(8, 0.9, DAY // 3)), DAY) == []


def test_a_group_hidden_in_one_crowd_is_found_and_the_crowd_is_not() -> None:
    rng = np.random.default_rng(6)
    people = [(0, int(who), int(at)) for who, at in zip(rng.integers(0, 2500, 4000), rng.random(4000) * 4_200_000, strict=True)]
    moments = rng.random(12) * 4_000_000
    hidden = [(0, 9000 + k, int(at + rng.random() * 20_000)) for k in range(15) for at in moments if rng.random() < 0.9]
    hidden += [(0, 9000 + k, int(rng.random() * 4_200_000)) for k in range(15) for _ in range(6)]
    assert named(table(people)) == []
    members = set().union(*named(table(people + hidden)))
    assert len(members & set(range(9000, 9015))) >= 14
    assert len(members) <= 16


def followers(seed: int, notices: int = 70, accounts: int = 400) -> tuple[pa.Table, Origins]:
    """A notice sends its followers to one new post after another, of sixteen authors, each on their own and some far oftener than others.

    Many other people share the posts of these authors later.
    """
    rng = np.random.default_rng(seed)
    often = rng.beta(0.6, 2.5, accounts)
    acts = [
        (20_000 + k, 30_000 + int(who), int(at + rng.exponential(40_000)))
        for k, at in enumerate(np.sort(rng.random(notices)) * 30 * DAY)
        for who in np.flatnonzero(rng.random(accounts) < often)
    ]
    later = zip(rng.integers(0, notices, 20_000), rng.integers(0, 4000, 20_000), rng.random(20_000) * 30 * DAY, strict=True)
    posts = table(acts + [(20_000 + int(k), 40_000 + int(who), int(at)) for k, who, at in later] + crowd(seed))
    objects = rows_of(posts).objects
    source = np.where(objects >= 20_000, 10**6 + (objects - 20_000) % 16, objects)
    return posts, Origins(np.full(len(objects), -1, np.int64), np.unique(source, return_inverse=True)[1].astype(np.int32))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_those_who_most_often_follow_a_notice_that_many_follow_are_no_group(seed: int) -> None:
    posts, origins = followers(seed)
    _, result = searched(posts, 600_000, 0, origins)
    assert [len(found.accounts) for found in result.groups if not found.cause] == []


@pytest.mark.parametrize(("visits", "share"), [(0, 0.0), (2, 0.2), (8, 0.8)])
def test_a_group_stands_apart_where_others_rarely_come_to_its_moments(visits: int, share: float) -> None:
    moments = [(k, who, k * DAY + who * 1000) for k in range(10) for who in range(5)]
    others = [(k, 100 + who, k * DAY + 30_000 + who) for k in range(visits) for who in range(7)]
    rows = rows_of(table(moments + others))
    interests = Interests.of(episodes_of(rows, 60_000))
    assert interests.others_as_regular(tuple(range(5))) == pytest.approx(share)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_front_of_a_crowd_is_left_open(seed: int) -> None:
    rng = np.random.default_rng(seed)
    moments, often = rng.random(20) * 10 * DAY, np.linspace(0.12, 0.6, 100)
    everyone = [(0, int(who), int(at)) for who, at in zip(rng.integers(0, 2500, 30_000), rng.random(30_000) * 10 * DAY, strict=True)]
    regulars = [(0, 9000 + k, int(at + rng.random() * 20_000)) for k in range(100) for at in moments if rng.random() < often[k]]
    assert {found.cause for found in searched(table(everyone + regulars), 60_000, 0)[1].groups} == {CROWD}


def test_one_coincidence_of_many_is_an_event_and_no_group() -> None:
    once = {"object": np.full(30, 5), "account": np.arange(30) + 8000, "post": np.arange(30) + 10**6, "time": np.arange(30) * 1000}
    assert named(pa.concat_tables([storm(4), pa.table(once)])) == []


def test_a_whole_thread_shared_at_one_sitting_is_one_choice() -> None:
    thread = [(50_000 + k, 9500 + m, 5 * DAY + k * 20_000 + m * 7_000) for k in range(25) for m in range(2)]
    assert named(table(crowd() + thread), 3_600_000) == []


def test_permuting_keeps_the_episodes_and_finds_no_pair() -> None:
    rows = rows_of(table(crowd() + group(8)))
    episodes = episodes_of(rows, 3_600_000)
    again = permuted(episodes, np.random.default_rng(1))
    assert np.array_equal(np.unique(again.account), np.unique(episodes.account))
    assert len(again) >= 0.95 * len(episodes)
    assert searched(table(crowd() + group(8)), 3_600_000, permutations=5)[1].calibration.pairs_by_chance <= 0.2


def test_permuting_deals_each_account_as_many_memberships_of_each_class() -> None:
    episodes = episodes_of(rows_of(table(crowd(2, 20_000, 400))), 600_000)
    memberships = np.zeros((400, 8))
    rounds = 40
    for child in np.random.SeedSequence(3).spawn(rounds):
        again = permuted(episodes, np.random.default_rng(child))
        key = again.episode.astype(np.int64) * 400 + again.account
        assert (np.diff(key) > 0).all()
        np.add.at(memberships, (again.account, again.level[again.episode]), 1 / rounds)
    original = np.zeros((400, 8))
    np.add.at(original, (episodes.account, episodes.level[episodes.episode]), 1)
    assert (memberships <= original + 1e-9).all()
    assert memberships.sum() >= 0.9 * original.sum()


def test_the_expected_encounters_are_about_those_that_permuting_brings() -> None:
    episodes = episodes_of(rows_of(table(crowd(3, 20_000, 60))), 3_600_000)
    again = encounters_of(permuted(episodes, np.random.default_rng(1)))
    assert again.expected.sum() == pytest.approx(again.count.sum(), rel=0.35)


def test_shifting_shuffling_and_repeating_rows_changes_no_group() -> None:
    base = table(crowd() + group(8))
    order = np.random.default_rng(2).permutation(base.num_rows)
    moved = base.set_column(3, "time", pa.array(base["time"].to_numpy() + DAY * 365))
    for other in (base.take(pa.array(order)), moved, pa.concat_tables([base, base])):
        assert named(other, 3_600_000) == named(base, 3_600_000)


def test_a_pair_that_bridges_two_clusters_joins_none() -> None:
    ends = [(i, j) for i in range(6) for j in range(i)] + [(i, j) for i in range(6, 12) for j in range(6, i)] + [(0, 6)]
    a, b = (np.array(side, np.int32) for side in zip(*ends, strict=True))
    inside = cohesive(a, b)
    assert len(ends) - 1 not in inside.tolist()
    assert [accounts for accounts, _ in components(a[inside], b[inside])] == [tuple(range(6)), tuple(range(6, 12))]


@pytest.mark.parametrize("window_ms", [0, 60_000])
@pytest.mark.parametrize("acts", [[], [(1, 1, 0)], [(1, 1, 0), (1, 2, 0)]])
def test_next_to_nothing_gives_nothing(acts: Acts, window_ms: int) -> None:
    assert named(table(acts), window_ms) == []
