"""What the popularity of objects explains: the expected joint acts of a pair of accounts, and how surprising more are.

The null says: within an object and a band of time, who posted which of the posts is chance. A pair is then expected to
share, in a band, ``n_a * n_b * q`` acts within the window, where ``q`` is the share of pairs of acts of different accounts
in the band that lie within the window of each other; acts across the border of two bands likewise. Whatever made everyone
post at that minute is in ``q``, so a crowd explains itself. A pair does not: its own pairs of acts are left out, and where
few others are there to tell, ``q`` leans to what is typical of all objects.

The joint acts are at most Poisson with that mean; pairs are judged with Benjamini and Hochberg's false discovery rate among
those that could be surprising at all (Tarone 1990, Gilbert 2005: a pair that cannot reach the level, however it behaves, is
no test).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numba import njit
from scipy.special import gammainc

from tocsin.analysis.coaction.kernel import Edges, leads, ranges
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats, Ints, take

BAND_WINDOWS = 60
"""A band is this many windows long: long against the window, short against the rhythm of a day."""

SMALL = 20
PRIOR_PAIRS = 20.0
"""What is typical of all objects counts like so many pairs of acts."""
_MOST_ACTS = 512
_LOW = 0.05
_MOST_WEIGHT = 100


class CellCounts(NamedTuple):
    """By cell the pairs of acts and those of them that are close; the share of close pairs that is typical, which counts like
    ``weight`` pairs in each cell.
    """

    close: Ints
    pairs: Ints
    typical: float
    weight: float


class Presence(NamedTuple):
    """By account, the cells it acts in and how often: entries ``start[a]:start[a + 1]`` of ``cells`` and ``counts``."""

    start: Codes
    cells: Codes
    counts: Codes


class Cells(NamedTuple):
    """What the expected acts of a pair are computed from: each account's cells, and the share of close pairs by cell."""

    start: Codes
    cells: Codes
    counts: Codes
    share: Floats


@dataclass(frozen=True, slots=True)
class Null:
    """The acts (first posts) of all accounts in cells of object and band, and what chance does in each cell.

    ``acts`` are the rows, ``cell`` theirs. By cell: ``size`` acts, ``close`` pairs of acts in the window, ``pairs`` pairs of
    acts of different accounts. By account: entries ``start[a]:start[a + 1]`` of ``cells`` and ``counts``, in order.
    ``shifted`` is the same with bands moved by half their length.
    """

    acts: ActionColumns
    cell: Codes
    size: Ints
    close: Ints
    pairs: Ints
    start: Codes
    cells: Codes
    counts: Codes
    window_ms: int
    shifted: Null | None = None

    @property
    def share(self) -> Floats:
        """By cell: the share of pairs that are close."""
        return _ratio(self.close, self.pairs)

    @property
    def typical(self) -> float:
        """The share of close pairs in most cells: what is assumed where nobody else is there to tell. No one crowd decides it."""
        weight = np.minimum(self.pairs, _MOST_WEIGHT)
        floor = 2 / BAND_WINDOWS
        return max(floor, float((self.share * weight).sum() / weight.sum())) if weight.any() else floor

    def by(self, share: Floats) -> Cells:
        """The accounts' cells with these shares."""
        return Cells(self.start, self.cells, self.counts, share)

    @property
    def acted(self) -> Ints:
        """By account: its acts, a message counted once."""
        seen = np.unique(self.acts.message)
        owner = np.zeros(len(self.acts.messages), np.int64)
        owner[self.acts.message] = self.acts.account
        return np.bincount(owner[seen], minlength=len(self.acts.accounts))


def shrunk(close: Floats | Ints, pairs: Floats | Ints, typical: float) -> Floats:
    """The share of close pairs, leaning to the typical one where there are few."""
    return np.asarray(np.minimum(1.0, (np.maximum(close, 0) + PRIOR_PAIRS * typical) / (np.maximum(pairs, 0) + PRIOR_PAIRS)))


def _ratio(part: Ints, whole: Ints) -> Floats:
    return np.minimum(1.0, part / np.maximum(whole, 1))


def acts_of(rows: ActionColumns, window_ms: int) -> ActionColumns:
    """The rows that begin an act."""
    return take(rows, np.flatnonzero(leads(rows.object, rows.account, rows.time, window_ms, len(rows.accounts))))


def null_of(rows: ActionColumns, window_ms: int) -> Null:
    """The null of some rows for a window."""
    return null_of_acts(acts_of(rows, window_ms), window_ms)


def null_of_acts(acts: ActionColumns, window_ms: int) -> Null:
    """The null of rows that are acts already."""
    return replace(_cells(acts, window_ms, 0), shifted=_cells(acts, window_ms, window_ms * BAND_WINDOWS // 2))


def _cells(acts: ActionColumns, window_ms: int, shift: int) -> Null:
    first = int(acts.time.min()) if len(acts) else 0
    band = (acts.time - first + shift) // max(1, window_ms * BAND_WINDOWS)
    opens = np.ones(len(acts), np.bool_)
    opens[1:] = (acts.object[1:] != acts.object[:-1]) | (band[1:] != band[:-1])
    cell = (np.cumsum(opens) - 1).astype(np.int32)
    total = int(opens.sum())
    size = np.bincount(cell, minlength=total).astype(np.int64)
    _, high = ranges(acts.object, acts.time, window_ms)
    start, cells, counts = entries(acts.account, cell, len(acts.accounts))
    pairs = pairs_of(size, cells, counts)
    return Null(acts, cell, size, _close(cell, high, total), pairs, start, cells, counts, window_ms)


def pairs_of(size: Ints, cells: Codes, counts: Codes) -> Ints:
    """By cell of so many acts, the pairs of acts of different accounts, given the accounts' entries."""
    same = np.bincount(cells, weights=counts.astype(np.float64) ** 2, minlength=len(size)).astype(np.int64)
    return np.asarray((size * size - same) // 2)


@njit(cache=True, nogil=True)
def _close(cell, high, total):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Close pairs of acts in each cell; an account's own acts on one object are never close."""
    found = np.zeros(total, np.int64)
    end = 0
    for i in range(len(cell)):
        while end < len(cell) and cell[end] <= cell[i]:
            end += 1
        found[cell[i]] += min(high[i], end) - i - 1
    return found


@njit(cache=True, nogil=True)
def entries(accounts, cell, count):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """By account, the cells it acts in and how often; rows come in the order of cells."""
    start = np.zeros(count + 1, np.int32)
    last = np.full(count, -1, np.int32)
    for i in range(len(cell)):
        if last[accounts[i]] != cell[i]:
            last[accounts[i]] = cell[i]
            start[accounts[i] + 1] += 1
    for a in range(count):
        start[a + 1] += start[a]
    found, counts = np.empty(start[count], np.int32), np.zeros(start[count], np.int32)
    place = start[:-1].copy()
    last[:] = -1
    for i in range(len(cell)):
        a = accounts[i]
        if last[a] != cell[i]:
            last[a] = cell[i]
            found[place[a]] = cell[i]
            place[a] += 1
        counts[place[a] - 1] += 1
    return start, found, counts


@njit(cache=True, nogil=True)
def expected_of(a, b, by):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """The expected joint acts of one pair: a merge of the cells of both."""
    total = 0.0
    j, end = by.start[b], by.start[b + 1]
    for k in range(by.start[a], by.start[a + 1]):
        while j < end and by.cells[j] < by.cells[k]:
            j += 1
        if j < end and by.cells[j] == by.cells[k]:
            total += by.counts[k] * by.counts[j] * by.share[by.cells[k]]
    return total


@njit(cache=True, nogil=True)
def expected_each(first, second, by):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """The expected joint acts of pairs, with the cells' own shares."""
    found = np.empty(len(first), np.float64)
    for i in range(len(first)):
        found[i] = expected_of(first[i], second[i], by)
    return found


@njit(cache=True, nogil=True)
def _apart(a, b, by, told):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """The expected joint acts of one pair, as everybody else tells it: its own pairs of acts count neither way."""
    total = 0.0
    j, end = by.start[b], by.start[b + 1]
    for k in range(by.start[a], by.start[a + 1]):
        cell = by.cells[k]
        while j < end and by.cells[j] < cell:
            j += 1
        if j < end and by.cells[j] == cell:
            own = by.counts[k] * by.counts[j]
            others = told.pairs[cell] - own
            close = told.close[cell] * (others / told.pairs[cell])
            total += own * min(1.0, (close + told.weight * told.typical) / (others + told.weight))
    return total


@njit(cache=True, nogil=True)
def expected_apart(first, second, by, told):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """The expected joint acts of pairs, each as everybody else tells it."""
    found = np.empty(len(first), np.float64)
    for i in range(len(first)):
        found[i] = _apart(first[i], second[i], by, told)
    return found


def expected(null: Null, a: Codes, b: Codes) -> Floats:
    """The expected joint acts of pairs of accounts: the larger of two ways to lay the bands, so that no border hides a crowd."""
    found = expected_apart(
        a, b, Presence(null.start, null.cells, null.counts), CellCounts(null.close, null.pairs, null.typical, PRIOR_PAIRS)
    )
    if null.shifted is not None:
        found = np.maximum(found, expected(null.shifted, a, b))
    return np.asarray(found)


def surprise(joint: Codes, mean: Floats) -> Floats:
    """The chance of at least so many joint acts: the upper tail of the Poisson distribution."""
    return np.where(joint > 0, gammainc(np.maximum(joint, 1), np.maximum(mean, 1e-12)), 1.0)


class Able(NamedTuple):
    """The pairs that could be surprising: how many there are, and how often the lesser account of each acts at least."""

    pairs: int
    acts: int


def able_pairs(null: Null, level: float) -> Able:
    """The pairs whose least possible p, given how often both act, reaches the level over their number.

    The least p is that of a pair whose every act is joint, each in a cell of its own with a low share of close pairs.
    """
    classes, sizes = np.unique(np.minimum(null.acted[null.acted > 0], _MOST_ACTS), return_counts=True)
    if not len(classes):
        return Able(1, 1)
    i, j = np.triu_indices(len(classes))
    pairs = np.where(i == j, sizes[i] * (sizes[i] - 1) // 2, sizes[i] * sizes[j])
    acts = np.minimum(classes[i], classes[j])
    least = surprise(acts, acts * _low_share(null))
    count = _tarone(least, pairs, level)
    reach = acts[least <= level / count]
    return Able(count, int(reach.min(initial=_MOST_ACTS + 1)))


def rates(null: Null, pairs: Edges, p: Floats, level: float) -> Floats:
    """The false discovery rates of pairs with these p; 1 for those that act too seldom to be surprising."""
    able, acted = able_pairs(null, level), np.minimum(null.acted, _MOST_ACTS)
    tested = np.minimum(acted[pairs.a], acted[pairs.b]) >= able.acts
    q = np.ones(len(p))
    q[tested] = discoveries(p[tested], max(able.pairs, int(tested.sum())))
    return q


def _low_share(null: Null) -> float:
    """A share of close pairs that few pairs of acts see less of."""
    there = null.close > 0
    if not there.any():
        return null.typical
    share, weight = shrunk(null.close, null.pairs, null.typical)[there], null.pairs[there]
    order = np.argsort(share, kind="stable")
    return float(share[order][np.searchsorted(np.cumsum(weight[order]), _LOW * weight.sum())])


def _tarone(least: Floats, pairs: Ints, level: float) -> int:
    """The smallest K such that at most K pairs have a least p of at most ``level / K``."""
    order = np.argsort(least, kind="stable")
    able = np.cumsum(pairs[order]).astype(np.float64)
    following = np.maximum(np.append(least[order][1:], np.inf), 1e-300)
    return max(1, int(np.ceil(np.maximum(able, level / following).min())))


def discoveries(p: Floats, count: int) -> Floats:
    """Benjamini and Hochberg's q for the p given, the smallest of ``count`` tests."""
    order = np.argsort(p, kind="stable")
    ranked = p[order] * count / np.arange(1, len(p) + 1)
    found = np.empty(len(p))
    found[order] = np.minimum(1.0, np.minimum.accumulate(ranked[::-1])[::-1])
    return found


def shuffled(null: Null, rng: np.random.Generator) -> ActionColumns:
    """The acts with their accounts dealt anew among the messages of the same object and band: the null, acted out.

    A message on several objects is dealt with those of its most frequented one. Where an object sees fewer than
    ``SMALL`` acts in a band, dealing within it would leave a group among itself: all such messages are dealt together.
    """
    acts = null.acts
    order = np.lexsort((-null.size[null.cell], acts.message))
    firsts = np.flatnonzero(np.diff(acts.message[order], prepend=-1))
    messages, cell, owner = acts.message[order][firsts], null.cell[order][firsts], acts.account[order][firsts]
    cell = np.where(null.size[cell] < SMALL, -1, cell)
    dealt = np.lexsort((rng.random(len(messages)), cell))
    place = np.lexsort((messages, cell))
    account = np.zeros(len(acts.messages), np.int32)
    account[messages[place]] = owner[dealt]
    return ActionColumns(acts.object, account[acts.message], acts.message, acts.time, acts.objects, acts.accounts, acts.messages)
