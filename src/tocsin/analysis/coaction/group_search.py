"""Groups of accounts in step: what pairs are too weak to show, found by pooling the pairs of a whole set.

A scan statistic (Kulldorff 1997) over sets of accounts. Candidates grow greedily from the most surprising pairs, by

    T log(T / L) - (T - L) - n log(A)

with T the joint acts inside the set, L those expected, n its accounts and A all accounts that act twice. Each candidate
is then judged with the share of close pairs taken from everybody but the set itself (where nobody else acted on an
object, the typical share of all objects stands in), so that neither can a group explain itself nor a crowd be accused.
How high chance alone brings the best set is found by running the same search on dealt labels (:mod:`.calibration`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit

from tocsin.analysis.coaction.kernel import Edges, ranges
from tocsin.analysis.coaction.rows import Codes, Floats, Ints
from tocsin.analysis.coaction.time_null import Null, expected_each, expected_of, shrunk, surprise

SEED_P = 0.02
LEAST_ACCOUNTS = 3
LEAST_JOINT = 3
LEAST_PART = 0.5
"""A member takes part in at least half as many joint acts beyond chance as the members do at the median."""
MOST_SEEDS = 300
MOST_ACCOUNTS = 400


@dataclass(frozen=True, slots=True)
class GroupCandidate:
    """A set of account codes that acts together: joint acts inside it, those expected without it, and its score."""

    accounts: tuple[int, ...]
    joint: int
    expected: float
    score: float


def cautious_share(null: Null) -> Floats:
    """The shares by cell for the search: no higher than typical, since a group's own acts may fill a cell."""
    return np.minimum(null.share, null.typical)


def cautious(null: Null, pairs: Edges) -> Floats:
    """The joint acts of pairs expected with cautious shares."""
    return np.asarray(expected_each(pairs.a, pairs.b, null.by(cautious_share(null))))


def seeds(pairs: Edges, mean: Floats) -> tuple[Edges, Floats]:
    """The pairs that sets may grow along, most surprising first; ``mean`` are their joint acts expected cautiously."""
    p = surprise(pairs.joint, mean)
    kept = np.flatnonzero(p <= SEED_P)
    order = kept[np.lexsort((pairs.b[kept], pairs.a[kept], p[kept]))]
    return Edges(*(column[order] for column in pairs.columns())), mean[order]


def scan(null: Null, pairs: Edges) -> list[GroupCandidate]:
    """The sets found along these seed pairs, each account in one set at most, best first."""
    if not len(pairs):
        return []
    acted = null.acted
    price = float(np.log(max(2, int((acted >= 2).sum()))))
    grown = _grow(pairs.a, pairs.b, _neighbours(pairs, len(acted)), null.by(cautious_share(null)), price)
    sets = [np.flatnonzero(grown == k).astype(np.int32) for k in range(1, int(grown.max()) + 1)]
    judge = _Judge(null, pairs, price)
    found = [one for one in map(judge.judged, sets) if one is not None]
    return sorted(found, key=lambda one: (-one.score, one.accounts))


class _Graph(NamedTuple):
    """Pairs as adjacency: where each account's begin, its partners, the joint acts."""

    begin: Ints
    partner: Codes
    joint: Floats


class _Set(NamedTuple):
    """A set on its way. By account: the set it is in, and towards this one its joint acts, those expected, its links."""

    taken: Codes
    joint: Floats
    mean: Floats
    links: Codes
    near: Codes
    members: Codes


def _neighbours(pairs: Edges, count: int) -> _Graph:
    ends, others = np.concatenate([pairs.a, pairs.b]), np.concatenate([pairs.b, pairs.a])
    joint = np.concatenate([pairs.joint, pairs.joint]).astype(np.float64)
    order = np.lexsort((others, ends))
    start = np.zeros(count + 1, np.int64)
    np.add.at(start, ends + 1, 1)
    return _Graph(np.cumsum(start), others[order], joint[order])


@njit(cache=True, nogil=True)
def _value(joint, mean, size, price):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    if joint <= mean or mean <= 0.0:
        return -size * price
    return joint * np.log(joint / mean) - (joint - mean) - size * price


@njit(cache=True, nogil=True)
def _admit(add, size, seen, graph, by, one):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Takes an account into a set of ``size`` and brings its neighbours up to date; gives how many are near now."""
    one.members[size] = add
    one.taken[add] = -1
    for k in range(graph.begin[add], graph.begin[add + 1]):
        v = graph.partner[k]
        if one.taken[v] != 0:
            continue
        if one.links[v] == 0:
            one.near[seen] = v
            seen += 1
            for m in range(size):
                one.mean[v] += expected_of(one.members[m], v, by)
        one.links[v] += 1
        one.joint[v] += graph.joint[k]
    for k in range(seen):
        if one.taken[one.near[k]] == 0:
            one.mean[one.near[k]] += expected_of(add, one.near[k], by)
    return seen


@njit(cache=True, nogil=True)
def _best(joint, mean, size, seen, price, one):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """The neighbour that raises the value most, linked to half of the set at least; -1 for none. A pair takes a third on trial."""
    best, best_value = -1, _value(joint, mean, size, price)
    for k in range(seen):
        v = one.near[k]
        if one.taken[v] == 0 and one.links[v] * 2 >= size:
            value = _value(joint + one.joint[v], mean + one.mean[v], size + 1, price)
            if value > best_value or (size == 2 and best < 0 and one.links[v] == 2):
                best, best_value = v, value
    return best


@njit(cache=True, nogil=True)
def _from_seed(a, b, graph, by, price, one):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Grows a set from a pair; gives its size, its neighbours, and whether it is worth its price."""
    joint, mean, size, seen, add = 0.0, 0.0, 0, 0, a
    while add >= 0:
        joint += one.joint[add]
        mean += one.mean[add]
        seen = _admit(add, size, seen, graph, by, one)
        size += 1
        if size == len(one.members):
            break
        add = b if size == 1 else _best(joint, mean, size, seen, price, one)
    return size, seen, size >= 3 and _value(joint, mean, size, price) > 0


@njit(cache=True, nogil=True)
def _grow(a, b, graph, by, price):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """For each account the set it was taken into, from 1; 0 for none."""
    total = len(by.start) - 1
    one = _Set(
        np.zeros(total, np.int32), np.zeros(total), np.zeros(total), np.zeros(total, np.int32), np.empty(total, np.int32),
        np.empty(MOST_ACCOUNTS, np.int32),
    )  # fmt: skip
    sets = tried = 0
    for s in range(len(a)):
        if one.taken[a[s]] != 0 or one.taken[b[s]] != 0:
            continue
        if tried == MOST_SEEDS:
            break
        tried += 1
        size, seen, good = _from_seed(a[s], b[s], graph, by, price, one)
        sets += good
        for k in range(size):
            one.taken[one.members[k]] = sets if good else 0
        for k in range(seen):
            v = one.near[k]
            one.links[v], one.joint[v], one.mean[v] = 0, 0.0, 0.0
    return one.taken


class _Judge:
    """Judges sets with the shares that everybody else gives."""

    def __init__(self, null: Null, pairs: Edges, price: float) -> None:
        self._null = null
        self._pairs = pairs
        self._price = price
        self._low, self._high = ranges(null.acts.object, null.acts.time, null.window_ms)

    def judged(self, accounts: Codes) -> GroupCandidate | None:
        """The set without the members that are not much in it; None when too little remains."""
        while len(accounts) >= LEAST_ACCOUNTS:
            joint, mean, acts = self._figures(accounts)
            excess = joint - mean
            weak = (acts < LEAST_JOINT) | (excess < LEAST_PART * np.median(excess))
            if not weak.any():
                total, chance = int(joint.sum()) // 2, float(mean.sum()) / 2
                score = _value(float(total), chance, len(accounts), self._price)
                return GroupCandidate(tuple(accounts.tolist()), total, chance, score) if score > 0 else None
            accounts = accounts[~weak]
        return None

    def _figures(self, accounts: Codes) -> tuple[Ints, Floats, Ints]:
        """By member: joint acts with the others, those expected from everybody else's posts, and acts with another member near."""
        null = self._null
        member = np.zeros(len(null.acts.accounts), np.int32)
        member[accounts] = np.arange(1, len(accounts) + 1)
        ours = np.flatnonzero(member[null.acts.account]).astype(np.int32)
        mean = _inside(accounts, null.by(self._share(ours, member)))
        inside = (member[self._pairs.a] > 0) & (member[self._pairs.b] > 0)
        joint = np.zeros(len(accounts), np.int64)
        for side in (self._pairs.a, self._pairs.b):
            np.add.at(joint, member[side[inside]] - 1, self._pairs.joint[inside])
        acts = _active(ours, null.acts.account, null.acts.message, self._low, self._high, member, len(accounts))
        return joint, mean, acts

    def _share(self, ours: Codes, member: Codes) -> Floats:
        """The shares of close pairs among everybody else, with the typical share where they are few."""
        null = self._null
        close, size = _involved(ours, null.acts.account, null.cell, self._low, self._high, member, len(null.size))
        rest = (null.size - size).astype(np.float64)
        return shrunk(null.close - close, np.minimum(null.pairs, rest * (rest - 1) / 2), null.typical)


@njit(cache=True, nogil=True)
def _inside(accounts, by):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    total = np.zeros(len(accounts))
    for i in range(len(accounts)):
        for j in range(i + 1, len(accounts)):
            mean = expected_of(accounts[i], accounts[j], by)
            total[i] += mean
            total[j] += mean
    return total


@njit(cache=True, nogil=True)
def _involved(ours, accounts, cell, low, high, member, total):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """By cell, the close pairs and the acts that members take part in."""
    close, size = np.zeros(total), np.zeros(total, np.int64)
    for i in ours:
        size[cell[i]] += 1
        for j in range(low[i], high[i]):
            if j != i and cell[j] == cell[i]:
                close[cell[i]] += 0.5 if member[accounts[j]] else 1.0
    return close, size


@njit(cache=True, nogil=True)
def _active(ours, accounts, messages, low, high, member, count):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """By member, its messages with an act of another member in the window."""
    acts = np.zeros(count, np.int64)
    last = np.full(count, -1, np.int32)
    for i in ours:
        m = member[accounts[i]] - 1
        if last[m] == messages[i]:
            continue
        for j in range(low[i], high[i]):
            if member[accounts[j]] and accounts[j] != accounts[i]:
                acts[m] += 1
                last[m] = messages[i]
                break
    return acts
