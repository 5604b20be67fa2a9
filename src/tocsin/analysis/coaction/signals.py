"""Further signals of one group: order, replies, ages, hours and names, each against its own null.

They speak of the group, never of a person. Order is compared with orders shuffled within each moment. The others are compared with random
sets of as many accounts around the group, each drawn near the activity of a member. ``p`` is corrected for the number of signals
(Bonferroni).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from tocsin.analysis.coaction.rows import Floats, Ints, milliseconds
from tocsin.analysis.source import AccountNames
from tocsin.domain.storm import INSUFFICIENT, Group
from tocsin.lake import Lake

DRAWS = 999
LEAST_MEMBERS = 5
LEAST_PEERS = 10
"""Peers for each member that a comparison needs."""
_MOST_PEERS = 2000
_NEAR = 50
_LEAST_POSTS = 10
_LEAST_REPLIES = 3
_MOST_MOMENTS = 100
_MOST_ORDERED = 40
_LEAST_SHARED = 3
_SAME_TARGET_MS = 300_000
_DAY_MS = 86_400_000
_WEEK = 7
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal of a group. ``value`` is the group's and ``usual`` the mean of its null, both in 0..1 or per pair.

    All three are None where it cannot be told, and ``members`` are those whose data tells.
    """

    name: str
    members: int
    value: float | None = None
    usual: float | None = None
    p: float | None = None

    @property
    def sentence(self) -> str:
        """Return the signal in one sentence, with what else explains it."""
        about, also = _WORDS[self.name]
        if self.value is None or self.usual is None or self.p is None:
            return f"{about}: cannot be told, {INSUFFICIENT} ({self.members} members with data)."
        return f"{about}: {self.value:.2f} among {self.members} members, {self.usual:.2f} by chance, p {self.p:.3f}. {also}"


_WORDS = {
    "order": (
        "How constant the order of pairs is in moments they share",
        "Faster connections, or one who reads the other, give this, too.",
    ),
    "replies": ("Replies to one post within five minutes, for each pair", "Readers of one popular account do this, too."),
    "ages": ("Greatest share made within one week", "People who joined for one event, or a platform that grew, give this, too."),
    "hours": ("Likeness of the hours of their other posts", "One time zone, one job or one school gives this, too."),
    "names": ("Greatest share with one form of name", "Names that a platform proposes give this, too."),
}


def signals(lake: Lake, group: Group, seed: int = 1) -> tuple[Signal, ...]:
    """Return all signals of a group found by :func:`tocsin.analysis.coaction.run.coact`."""
    rng = np.random.default_rng(seed)
    around = _Around.of(lake, group, rng)
    alike = [
        _against_peers("replies", around, rng, *_replies(lake, around)),
        _against_peers("ages", around, rng, *_ages(lake, around)),
        _against_peers("hours", around, rng, *_hours(lake, around)),
        _against_peers("names", around, rng, *_names(lake, around)),
    ]
    return (_order(lake, group, around, rng), *alike)


@dataclass(frozen=True, slots=True)
class _Around:
    """Account numbers of the members and of peers, the members first, and the objects of the group."""

    accounts: Ints
    members: int
    objects: list[int]

    @classmethod
    def of(cls, lake: Lake, group: Group, rng: np.random.Generator) -> _Around:
        """Return the members with the accounts that act on the same objects, or all accounts where those are few."""
        names = AccountNames(lake)
        members = np.array(sorted(number for name in group.accounts if (number := names.number(name)) is not None), np.int64)
        objects = [_object(lake, kind, value) for kind, value, _ in group.objects]
        query = "select distinct account from actions where object in (select unnest(?::bigint[]))"
        peers = np.setdiff1d(lake.sql(query, [objects])["account"].to_numpy(), members)
        if len(peers) < 2 * LEAST_PEERS * len(members):
            peers = np.setdiff1d(lake.sql("select account from posts group by 1")["account"].to_numpy(), members)
        peers = rng.choice(peers, min(len(peers), _MOST_PEERS), replace=False)
        return cls(np.concatenate([members, peers]), len(members), objects)

    def places(self, accounts: pa.ChunkedArray) -> Ints:
        """Return the places of account numbers."""
        order = np.argsort(self.accounts)
        return np.asarray(order[np.searchsorted(self.accounts[order], accounts.to_numpy())], np.int64)


def _object(lake: Lake, kind: str, value: str) -> int:
    numbers = lake.sql("select min(object) as object from objects where kind = ? and value = ?", [kind, value])["object"]
    return int(numbers[0].as_py() or 0)


Statistic = Callable[[Ints], float]
"""Computes a signal for a set of accounts, by their places."""


def _against_peers(name: str, around: _Around, rng: np.random.Generator, activity: Ints, statistic: Statistic) -> Signal:
    """Compare members with random sets of peers. ``activity`` is 0 for accounts whose data does not tell."""
    telling = np.flatnonzero(activity > 0)
    members, peers = telling[telling < around.members], telling[telling >= around.members]
    if len(members) < LEAST_MEMBERS or len(peers) < LEAST_PEERS * len(members):
        return Signal(name, len(members))
    peers = peers[np.argsort(activity[peers], kind="stable")]
    near = np.searchsorted(activity[peers], activity[members])
    value = statistic(members)
    drawn = np.array([statistic(_drawn(peers, near, rng)) for _ in range(DRAWS)])
    return _signal(name, len(members), value, drawn)


def _drawn(peers: Ints, near: Ints, rng: np.random.Generator) -> Ints:
    """Return a random peer near each place in the order of activity, none twice."""
    reach = min(_NEAR, len(peers) // 2)
    start = np.clip(near - reach, 0, len(peers) - 2 * reach)
    return np.asarray(np.unique(peers[start + rng.integers(0, 2 * reach, len(near))]), np.int64)


def _signal(name: str, members: int, value: float, drawn: Floats) -> Signal:
    chance = (1 + int((drawn >= value - 1e-12).sum())) / (1 + len(drawn))
    return Signal(name, members, round(value, 4), round(float(drawn.mean()), 4), min(1.0, round(len(_WORDS) * chance, 4)))


def _replies(lake: Lake, around: _Around) -> tuple[Ints, Statistic]:
    """Return the replies of each account, and replies to one post within five minutes for each pair."""
    query = """with own as (select account, object, epoch_ms(time) as ms from actions
            where kind = 'reply' and account in (select unnest(?::bigint[])))
        select one.account as a, two.account as b from own one join own two using (object)
        where one.account < two.account and abs(one.ms - two.ms) <= ?"""
    met = lake.sql(query, [around.accounts.tolist(), _SAME_TARGET_MS])
    a, b = (around.places(met[side]) for side in ("a", "b"))
    count = "select account, count(*) as n from actions where kind = 'reply' and account in (select unnest(?::bigint[])) group by 1"
    activity = _filled(around, lake.sql(count, [around.accounts.tolist()]), _LEAST_REPLIES)

    def per_pair(places: Ints) -> float:
        inside = np.zeros(len(around.accounts), np.bool_)
        inside[places] = True
        return 2 * float((inside[a] & inside[b]).sum()) / max(1, len(places) * (len(places) - 1))

    return activity, per_pair


def _filled(around: _Around, counts: pa.Table, least: int) -> Ints:
    """Return counts by place, 0 below the least."""
    activity = np.zeros(len(around.accounts), np.int64)
    activity[around.places(counts["account"])] = counts["n"].to_numpy()
    return np.where(activity >= least, activity, 0)


def _ages(lake: Lake, around: _Around) -> tuple[Ints, Statistic]:
    """Return the posts of accounts whose age is known, and the greatest share made within a week."""
    query = """select account, min(account_created) as created, count(*) as n from posts
        where account in (select unnest(?::bigint[])) group by 1 having min(account_created) is not null"""
    table = lake.sql(query, [around.accounts.tolist()])
    days = np.zeros(len(around.accounts), np.int64)
    days[around.places(table["account"])] = milliseconds(table["created"]) // _DAY_MS

    def in_a_week(places: Ints) -> float:
        born = np.sort(days[places])
        return float((np.searchsorted(born, born + _WEEK) - np.arange(len(born))).max() / len(born))

    return _filled(around, table, 1), in_a_week


def _hours(lake: Lake, around: _Around) -> tuple[Ints, Statistic]:
    """Return posts on other objects than the group's, and the mean likeness (cosine) of their hours of the day."""
    query = """select account, hour(time) as hour, count(*) as n from posts where account in (select unnest(?::bigint[]))
        and post not in (select post from actions where object in (select unnest(?::bigint[]))) group by 1, 2"""
    table = lake.sql(query, [around.accounts.tolist(), around.objects])
    profiles = np.zeros((len(around.accounts), 24))
    profiles[around.places(table["account"]), table["hour"].to_numpy()] = table["n"].to_numpy()
    posts = profiles.sum(axis=1).astype(np.int64)
    unit = profiles / np.maximum(1e-9, np.linalg.norm(profiles, axis=1))[:, None]

    def likeness(places: Ints) -> float:
        size = len(places)
        return float((np.square(unit[places].sum(axis=0)).sum() - size) / max(1, size * (size - 1)))

    return np.where(posts >= _LEAST_POSTS, posts, 0), likeness


def _names(lake: Lake, around: _Around) -> tuple[Ints, Statistic]:
    """Return 1 for accounts whose name is known, and the greatest share with one form of name."""
    table = lake.sql(
        "select account, any_value(account_id) as id from accounts where account in (select unnest(?::bigint[])) group by 1",
        [around.accounts.tolist()],
    )
    handles = lake.handles()
    forms = np.zeros(len(around.accounts), np.int64)
    codes: dict[str, int] = {}
    for place, account_id in zip(around.places(table["account"]).tolist(), table["id"].to_pylist(), strict=True):
        name = account_id if _LETTERS.search(account_id) else min(handles.get(account_id, {""}))
        forms[place] = codes.setdefault(form_of(name), len(codes) + 1) if name else 0

    def commonest(places: Ints) -> float:
        return float(np.bincount(forms[places]).max() / len(places))

    return (forms > 0).astype(np.int64), commonest


def form_of(name: str) -> str:
    """Return the form of a name: letters as ``a``, a run of digits as its length. ``Maria12345`` has the form ``a5``."""
    return _LETTERS.sub("a", _DIGITS.sub(lambda run: str(len(run[0])), name))


def _order(lake: Lake, group: Group, around: _Around, rng: np.random.Generator) -> Signal:
    """Compare how constant the order of pairs is with orders shuffled within each moment."""
    moments = _moments(lake, group, around)
    met = _summed(moments)
    often = met + met.T >= _LEAST_SHARED
    members = int(often.any(axis=1).sum())
    if members < LEAST_MEMBERS:
        return Signal("order", members)

    def constant(orders: list[Ints]) -> float:
        before = _summed(orders)
        return float(np.abs(before - before.T)[often].sum() / met[often].sum() / 2)

    drawn = np.array([constant([rng.permutation(moment) for moment in moments]) for _ in range(DRAWS)])
    return _signal("order", members, constant(moments), drawn)


def _moments(lake: Lake, group: Group, around: _Around) -> list[Ints]:
    """Return the members of each moment, in order of their first act, by their rank among the members who act most often.

    A moment ends with a pause longer than the window.
    """
    query = """select account, object, epoch_ms(time) as ms from actions
        where object in (select unnest(?::bigint[])) and account in (select unnest(?::bigint[])) order by object, ms, account"""
    acts = lake.sql(query, [around.objects, around.accounts[: around.members].tolist()])
    places, objects, times = around.places(acts["account"]), acts["object"].to_numpy(), acts["ms"].to_numpy()
    rank = np.argsort(np.argsort(-np.bincount(places, minlength=around.members), kind="stable"))
    breaks = np.flatnonzero((np.diff(objects) != 0) | (np.diff(times) > 1000 * group.window_s)) + 1
    orders = [np.array(list(dict.fromkeys(part.tolist())), np.int64) for part in np.split(rank[places], breaks)]
    moments = [order[order < _MOST_ORDERED] for order in orders]
    return [moment for moment in moments if len(moment) > 1][:_MOST_MOMENTS]


def _summed(orders: list[Ints]) -> Floats:
    """Return a matrix that counts how often the member of a row comes before that of a column."""
    before = np.zeros((_MOST_ORDERED, _MOST_ORDERED))
    for order in orders:
        before[np.ix_(order, order)] += np.triu(np.ones((len(order), len(order))), 1)
    return before
