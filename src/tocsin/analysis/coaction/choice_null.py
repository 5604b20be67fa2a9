"""Accounts that make the same choices: the same seldom chosen objects again and again, within the window of each other.

Where :mod:`.null` takes for granted who acts on which object and asks about the time, this null takes for granted who is active
when, and asks about the object: whoever acts in a band of time picks an object by its popularity. A crowd on a popular object
explains itself in both; the few who keep meeting on objects that hardly anyone else touches explain themselves only in the
first. A common interest is such a reason, too: that is why the two answers are kept apart, and said in different words.

Objects are put in classes by how many accounts act on them (1, 2 to 3, 4 to 7, ...), so that nobody's thousand acts on what
everybody shares hide five on what nobody does. In a class a pair is expected to meet ``n_a * n_b * q`` times in a band, with
``n`` the acts of each on anything and ``q`` the share of all pairs of acts of different accounts that are close and on one object
of that class (the configuration model's statistically validated projection, Tumminello et al. 2011, with time). What an account
does without a pause of a window's length is one sitting, and counts once: sharing a thread of ten posts is one choice. The least
p of all classes counts as often as there are classes; the false discovery rate is Benjamini and Hochberg's over all pairs of
accounts that act in two sittings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from tocsin.analysis.coaction.calibration import GroupSearchOptions, Links, Result, ScoredGroup, joined
from tocsin.analysis.coaction.kernel import Edges, KernelRequest, all_edges, ranges, together
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats, Ints, order_of, take
from tocsin.analysis.coaction.time_null import (
    BAND_WINDOWS,
    PRIOR_PAIRS,
    CellCounts,
    Presence,
    acts_of,
    discoveries,
    entries,
    expected_apart,
    pairs_of,
    shrunk,
    surprise,
)
from tocsin.domain.progress import Progress
from tocsin.domain.storm import CHOICE, Calibration

HOPEFUL = 1e-4
"""Pairs whose meetings could not reach this p, were they as surprising as can be, are not looked at: nobody would find them."""
_MOST_MEETINGS = 1000
_DEALS = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """Pairs that may choose alike: sittings in which they met in the class that tells most, those expected, p and q."""

    pairs: Edges
    expected: Floats
    p: Floats
    q: Floats

    def found(self, level: float) -> Choices:
        """Those at this false discovery rate."""
        kept = self.q <= level
        return Choices(self.pairs.keep(kept), self.expected[kept], self.p[kept], self.q[kept])

    def of(self, pairs: Edges) -> tuple[Floats, Floats]:
        """The p and q of these pairs, 1 for those that need not be looked at."""
        ours, wanted = (one.a.astype(np.int64) << 32 | one.b for one in (self.pairs, pairs))
        at = np.minimum(np.searchsorted(ours, wanted), max(0, len(ours) - 1))
        there = ours[at] == wanted if len(ours) else np.zeros(len(wanted), np.bool_)
        p, q = np.ones(len(wanted)), np.ones(len(wanted))
        p[there], q[there] = self.p[at[there]], self.q[at[there]]
        return p, q


def choices(rows: ActionColumns, window_ms: int) -> Choices:
    """The pairs of accounts that meet on objects of one class often enough to be surprising."""
    acts = _by_sitting(acts_of(rows, window_ms), window_ms)
    sittings = np.bincount(_owners(acts), minlength=len(acts.accounts))
    able = int((sittings >= 2).sum())
    tests = max(1, able * (able - 1) // 2)
    classes = _classes(acts)
    names = np.unique(classes)
    layouts = [_layout(acts, window_ms, shift) for shift in (0, window_ms * BAND_WINDOWS // 2)] if len(acts) else []
    parts = [_of_class(take(acts, np.flatnonzero(classes == name)), layouts, window_ms) for name in names]
    pairs = together([part for part, _ in parts])
    mean = np.concatenate([mean for _, mean in parts]) if parts else np.empty(0)
    p = np.minimum(1.0, surprise(pairs.joint, mean) * max(1, len(names)))
    best = _best(pairs, p)
    return Choices(Edges(*(column[best] for column in pairs.columns())), mean[best], p[best], discoveries(p[best], max(tests, len(best))))


def dealt(rows: ActionColumns, window_ms: int, rng: np.random.Generator) -> ActionColumns:
    """The acts with their accounts dealt anew among all acts of a band, whatever the object: this null, acted out."""
    acts = acts_of(rows, window_ms)
    if not len(acts):
        return acts
    band = (acts.time - acts.time.min()) // max(1, window_ms * BAND_WINDOWS)
    account = np.empty(len(acts), np.int32)
    account[np.lexsort((acts.message, band))] = acts.account[np.lexsort((rng.random(len(acts)), band))]
    return replace(acts, account=account, message=np.arange(len(acts), dtype=np.int32), messages=acts.messages[acts.message])


def alike(
    kinds: Sequence[tuple[ActionColumns, Choices]], everything: ActionColumns, search: GroupSearchOptions, progress: Progress
) -> Result:
    """The groups that choose alike by the choices in each kind of object; and what the same search gives with labels dealt anew.

    Codes of the groups' accounts are those of ``everything``.
    """
    rows_of_kinds, found = [rows for rows, _ in kinds], [one.found(search.level) for _, one in kinds]
    dealt_anew = []
    for number, child in enumerate(np.random.SeedSequence(search.seed).spawn(min(_DEALS, search.permutations)), start=1):
        rng = np.random.default_rng(child)
        dealt_anew.append([choices(dealt(rows, search.window_ms, rng), search.window_ms).found(search.level) for rows in rows_of_kinds])
        progress(f"choices that chance gives within {search.window_ms // 1000} s", number, min(_DEALS, search.permutations))
    groups = _groups(rows_of_kinds, everything, found)
    by_chance = [_groups(rows_of_kinds, everything, one) for one in dealt_anew]
    runs = max(1, len(by_chance))
    calibration = Calibration(
        search.window_ms // 1000,
        len(by_chance),
        sum(len(one.pairs) for one in found),
        sum(len(one.pairs) for deal in dealt_anew for one in deal) / runs,
        len(groups),
        sum(map(len, by_chance)) / runs,
        0.0,
        CHOICE,
    )
    return Result(groups, calibration)


def _groups(kinds: Sequence[ActionColumns], everything: ActionColumns, found: Sequence[Choices]) -> tuple[ScoredGroup, ...]:
    """Accounts that hang together by the pairs found in any kind, the largest first."""
    names = [(rows.accounts[one.pairs.a], rows.accounts[one.pairs.b]) for rows, one in zip(kinds, found, strict=True)]
    a, b = (np.searchsorted(everything.accounts, np.concatenate(side)).astype(np.int32) for side in zip(*names, strict=True))
    figures = (np.concatenate(column) for column in zip(*((one.pairs.joint, one.expected, one.q) for one in found), strict=True))
    return tuple(sorted(joined(Links(a, b, *figures), CHOICE), key=lambda one: (-len(one.found.accounts), one.found.accounts)))


def _by_sitting(acts: ActionColumns, window_ms: int) -> ActionColumns:
    """The acts with sittings for messages: what an account does without a pause of a window's length."""
    if not len(acts):
        return acts
    order = np.lexsort((acts.time, acts.account))
    account, time = acts.account[order], acts.time[order]
    opens = np.ones(len(acts), np.bool_)
    opens[1:] = (account[1:] != account[:-1]) | (time[1:] - time[:-1] > window_ms)
    sitting = np.empty(len(acts), np.int32)
    sitting[order] = np.cumsum(opens) - 1
    return replace(acts, message=sitting, messages=acts.messages[acts.message[order][opens]])


def _owners(acts: ActionColumns) -> Codes:
    """The account of each sitting."""
    found = np.zeros(len(acts.messages), np.int32)
    found[acts.message] = acts.account
    return found


def _classes(acts: ActionColumns) -> Ints:
    """By act, the class of its object: the binary logarithm of how many accounts act on it."""
    pairs = np.unique(acts.object.astype(np.int64) * max(1, len(acts.accounts)) + acts.account)
    accounts = np.bincount(pairs // max(1, len(acts.accounts)), minlength=len(acts.objects))
    return np.asarray(np.log2(np.maximum(accounts, 1)).astype(np.int64)[acts.object])


class _Layout(NamedTuple):
    """Bands of time: when they begin (shifted), by band the pairs of acts of different accounts, by account its acts in each."""

    first: int
    length: int
    names: Ints
    pairs: Ints
    active: Presence

    def bands(self, acts: ActionColumns) -> Ints:
        """By act, the number of its band."""
        return np.asarray(np.searchsorted(self.names, (acts.time - self.first) // self.length))


def _layout(acts: ActionColumns, window_ms: int, shift: int) -> _Layout:
    first, length = int(acts.time.min()) - shift, max(1, window_ms * BAND_WINDOWS)
    names, band = np.unique((acts.time - first) // length, return_inverse=True)
    order = order_of(band)
    active = Presence(*entries(acts.account[order], band[order].astype(np.int32), len(acts.accounts)))
    pairs = pairs_of(np.bincount(band, minlength=len(names)), active.cells, active.counts)
    return _Layout(first, length, names, pairs, active)


def _told(layout: _Layout, acts: ActionColumns, close: Ints) -> CellCounts:
    """What acts of one class, each with so many close ones behind it, tell of every band."""
    meetings = np.bincount(layout.bands(acts), weights=close, minlength=len(layout.names)).astype(np.int64)
    return CellCounts(meetings, layout.pairs, float(meetings.sum()) / max(1.0, float(layout.pairs.sum())), PRIOR_PAIRS)


def _of_class(acts: ActionColumns, layouts: list[_Layout], window_ms: int) -> tuple[Edges, Floats]:
    """The pairs that meet on objects of one class often enough to be surprising at all, with the meetings expected."""
    _, high = ranges(acts.object, acts.time, window_ms)
    close = high - np.arange(1, len(acts) + 1)
    told = [_told(layout, acts, close) for layout in layouts]
    pairs = all_edges(acts, KernelRequest(window_ms, _least_meetings(told), by_joint=True))
    means = [expected_apart(pairs.a, pairs.b, layout.active, one) for layout, one in zip(layouts, told, strict=True)]
    return pairs, np.maximum.reduce(means)


def _least_meetings(told: list[CellCounts]) -> int:
    """How often a pair must meet to be surprising at all, given that each meeting was to be expected a little where it was."""
    least = min(float(shrunk(one.close, one.pairs, one.typical)[one.close > 0].min(initial=1.0)) for one in told)
    counts = np.arange(2, _MOST_MEETINGS, dtype=np.int32)
    able = np.flatnonzero(surprise(counts, np.asarray(counts * least, np.float64)) <= HOPEFUL)
    return int(counts[able[0]]) if len(able) else _MOST_MEETINGS


def _best(pairs: Edges, p: Floats) -> Ints:
    """Where each pair of accounts has its least p, in the order of pairs."""
    order = np.lexsort((p, pairs.b, pairs.a))
    a, b = pairs.a[order], pairs.b[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return np.asarray(order[first])
