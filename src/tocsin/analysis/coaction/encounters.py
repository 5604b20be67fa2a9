"""Find encounters: moments at which few accounts act on one object, so that a crowd does not explain who is there.

Acts on one object with no pause longer than the window form an episode. An episode of more than ``most`` accounts is a crowd. It is
cut into stretches of one window, and those that still hold a crowd are left out: whoever reacts to a goal, a blackout or a
headline meets thousands there. What remains are small episodes. Two accounts in one have an encounter, and encounters within ten
windows of each other count once, whatever their objects.

A pair is expected to have ``n_a * n_b * s / t**2`` encounters, added up over classes of episodes by size (2 to 3 accounts, 4 to 7, ...):
``n`` are the encounters of each account without the other, ``t`` the memberships in episodes of the class, and ``s`` the sum of the
others present over these. This is the configuration model of a bipartite graph (Tumminello et al. 2011) by class.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from tocsin.analysis.coaction.causes import by_the_clock, periods_of
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats, Ints, order_of

MOST_ACCOUNTS = 200
"""An episode of more accounts is a crowd."""
LEAST_ENCOUNTERS = 3
SLOT_WINDOWS = 10
_LEAST_SLOT_MS = 60_000
_MOST_PAIRS = 24_000_000
_CLASSES = 8


@dataclass(frozen=True, slots=True)
class Episodes:
    """Small episodes as memberships sorted by episode, then account.

    By membership: ``episode``, ``account``, ``time`` (ms, the account's first act in it). By episode: ``size``, ``level`` (the class:
    binary logarithm of the size), ``slot`` (encounters of one slot count once) and ``source`` (of its object). ``accounts`` is the
    number of account codes.
    """

    episode: Codes
    account: Codes
    time: Ints
    size: Codes
    level: Codes
    slot: Codes
    source: Codes
    accounts: int

    def __len__(self) -> int:
        return len(self.episode)


@dataclass(frozen=True, slots=True)
class Encounters:
    """Pairs of account codes (``a < b``) with at least three encounters, and the encounters expected.

    ``able`` is the number of accounts with three slots, the only ones that could be found.
    """

    a: Codes
    b: Codes
    count: Codes
    expected: Floats
    able: int

    def __len__(self) -> int:
        return len(self.a)


def episodes_of(rows: ActionColumns, window_ms: int, origins: Origins | None = None, most: int = MOST_ACCOUNTS) -> Episodes:
    """Return the small episodes of actions sorted by object and time."""
    window = max(1, window_ms)
    stretch = _stretches(rows.object, rows.time, window, np.zeros(len(rows), np.bool_))
    episode, account, time, size = _members(stretch, rows.account, rows.time, len(rows.accounts))
    if (size > most).any():
        crowded = np.zeros(int(stretch.max(initial=0)) + 1, np.bool_)
        crowded[np.unique(episode)[size > most]] = True
        stretch = _stretches(rows.object, rows.time, window, crowded[stretch])
        episode, account, time, size = _members(stretch, rows.account, rows.time, len(rows.accounts))
    source = (Origins.unknown(rows) if origins is None else origins).source
    by_stretch = np.zeros(int(stretch.max(initial=0)) + 1, np.int32)
    by_stretch[stretch] = source[rows.object]
    number = np.cumsum(np.diff(episode, prepend=-1) != 0) - 1
    enough = (size[number] >= 2) & (size[number] <= most) if len(number) else np.zeros(0, np.bool_)
    episode, account, time = episode[enough], account[enough], time[enough]
    opens = np.flatnonzero(np.diff(episode, prepend=-1))
    return _described((episode, account, time), opens, by_stretch[episode[opens]], window, len(rows.accounts))


def _described(members: tuple[Ints, Codes, Ints], opens: Ints, source: Codes, window: int, accounts: int) -> Episodes:
    episode, account, time = members
    number = (np.cumsum(np.diff(episode, prepend=-1) != 0) - 1).astype(np.int32)
    size = np.diff(np.append(opens, len(episode))).astype(np.int32)
    start = np.minimum.reduceat(time, opens) if len(opens) else time
    slot = (start - (int(start.min()) if len(start) else 0)) // max(_LEAST_SLOT_MS, SLOT_WINDOWS * window)
    level = np.minimum(np.log2(np.maximum(size, 1)), _CLASSES - 1).astype(np.int32)
    return Episodes(number, account, time, size, level, slot.astype(np.int32), source, accounts)


@njit(cache=True, nogil=True)
def sorted_within(episode, account):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Sort the accounts of each episode in place, and flag repeated ones. Episodes are small."""
    again = np.zeros(len(episode), np.bool_)
    start = 0
    for i in range(len(episode)):
        if episode[i] != episode[start]:
            start = i
        value, j = account[i], i
        while j > start and account[j - 1] > value:
            account[j] = account[j - 1]
            j -= 1
        account[j] = value
    for i in range(1, len(episode)):
        again[i] = account[i] == account[i - 1] and episode[i] == episode[i - 1]
    return again


@njit(cache=True, nogil=True)
def _stretches(objects, times, window, crowded):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Number the episodes: a new one begins after a pause, in a crowd with each window of the clock."""
    number = np.empty(len(objects), np.int64)
    count = 0
    for i in range(len(objects)):
        if i and (
            objects[i] != objects[i - 1]
            or times[i] - times[i - 1] > window
            or (crowded[i] and times[i] // window != times[i - 1] // window)
            or crowded[i] != crowded[i - 1]
        ):
            count += 1
        number[i] = count
    return number


def _members(stretch: Ints, account: Codes, time: Ints, accounts: int) -> tuple[Ints, Codes, Ints, Codes]:
    """Return episode, account and first time of each membership in episodes of two rows or more, and the sizes of these."""
    if not len(stretch):
        return stretch, account, time, np.zeros(0, np.int32)
    many = np.flatnonzero(np.bincount(stretch)[stretch] >= 2)
    stretch, account, time = stretch[many], account[many], time[many]
    key = stretch * max(1, accounts) + account
    order = order_of(key)
    first = np.ones(len(order), np.bool_)
    first[1:] = key[order][1:] != key[order][:-1]
    order = order[first]
    episode = stretch[order]
    opens = np.flatnonzero(np.diff(episode, prepend=-1))
    return episode, account[order], time[order], np.diff(np.append(opens, len(episode))).astype(np.int32)


def encounters_of(episodes: Episodes) -> Encounters:
    """Return the pairs with at least three encounters, with those expected."""
    slots = _slots_by_level(episodes)
    able = _slot_counts(episodes) >= LEAST_ENCOUNTERS
    usable = able[episodes.account] if len(episodes) else np.zeros(0, np.bool_)
    code = np.cumsum(able) - 1
    a, b, count = _pairs(episodes, usable, code.astype(np.int64), int(able.sum()))
    names = np.flatnonzero(able).astype(np.int32)
    a, b = names[a], names[b]
    start, order = by_account(episodes.account, episodes.accounts)
    shared = _shared_by_level(a, b, start, episodes.episode[order], episodes.level, episodes.slot)
    return Encounters(a, b, count, _expected(a, b, slots, shared, rates_of(episodes)), int(able.sum()))


def rates_of(episodes: Episodes) -> Floats:
    """Return by class the chance that a membership meets a given other membership: ``s / t**2``."""
    total = np.bincount(episodes.level, weights=episodes.size, minlength=_CLASSES)
    others = np.bincount(episodes.level, weights=episodes.size * (episodes.size - 1.0), minlength=_CLASSES)
    return np.asarray(others / np.maximum(total, 1) ** 2)


def _slots_by_level(episodes: Episodes) -> npt.NDArray[np.float32]:
    """Return by account and class the number of slots with an encounter."""
    counts = np.zeros((episodes.accounts, _CLASSES), np.float32)
    if len(episodes):
        _count_slots(episodes.account, episodes.level[episodes.episode], episodes.slot[episodes.episode], counts)
    return counts


def _slot_counts(episodes: Episodes) -> Ints:
    counts = np.zeros((episodes.accounts, 1), np.float32)
    if len(episodes):
        _count_slots(episodes.account, np.zeros(len(episodes), np.int32), episodes.slot[episodes.episode], counts)
    return counts[:, 0].astype(np.int64)


def _count_slots(account: Codes, level: Codes, slot: Codes, counts: npt.NDArray[np.float32]) -> None:
    slots = int(slot.max()) + 1
    key = (account.astype(np.int64) * counts.shape[1] + level) * slots + slot
    key.sort()
    first = np.ones(len(key), np.bool_)
    first[1:] = key[1:] != key[:-1]
    counts += np.bincount(key[first] // slots, minlength=counts.size).reshape(counts.shape).astype(np.float32)


def _pairs(episodes: Episodes, usable: npt.NDArray[np.bool_], code: Ints, able: int) -> tuple[Codes, Codes, Codes]:
    """Return the pairs (by code) that share at least three slots, and how many. The largest episodes give way to the budget."""
    episode, account = episodes.episode[usable], code[episodes.account[usable]]
    size = np.bincount(episode, minlength=len(episodes.size)).astype(np.int64)
    order = np.argsort(size, kind="stable")
    cumulative = np.cumsum(size[order] * (size[order] - 1) // 2)
    fits = np.zeros(len(size), np.bool_)
    fits[order[cumulative <= _MOST_PAIRS]] = True
    kept_rows = fits[episode] if len(episode) else np.zeros(0, np.bool_)
    episode, account = episode[kept_rows], account[kept_rows]
    slots = int(episodes.slot.max(initial=0)) + 1
    total = int(cumulative[cumulative <= _MOST_PAIRS].max(initial=0))
    keys = _pair_keys(episode, account, episodes.slot, able, slots, total)
    keys.sort()
    return _frequent(keys, able, slots, LEAST_ENCOUNTERS)  # type: ignore[no-any-return]


@njit(cache=True, nogil=True)
def _pair_keys(episode, account, slot, able, slots, total):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Pack each pair of accounts in an episode with the slot into one number."""
    keys = np.empty(total, np.int64)
    n = start = 0
    for i in range(len(episode)):
        if i == 0 or episode[i] != episode[i - 1]:
            start = i
        for j in range(start, i):
            keys[n] = (account[j] * able + account[i]) * slots + slot[episode[i]]
            n += 1
    return keys[:n]


@njit(cache=True, nogil=True)
def _frequent(keys, able, slots, least):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the pairs with at least ``least`` distinct slots in sorted keys."""
    count = 0
    for emit in range(2):
        if emit:
            a, b, total = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.int32)
            count = 0
        i = 0
        while i < len(keys):
            pair, distinct, last = keys[i] // slots, 0, -1
            end = (pair + 1) * slots
            while i < len(keys) and keys[i] < end:
                if keys[i] != last:
                    distinct += 1
                    last = keys[i]
                i += 1
            if distinct >= least:
                if emit:
                    a[count], b[count], total[count] = pair // able, pair % able, distinct
                count += 1
    return a, b, total


@njit(cache=True, nogil=True)
def by_account(account: Codes, accounts: int) -> tuple[Ints, Ints]:  # pragma: no cover - compiled
    """Return the offsets of each account's memberships, and their order, by a counting sort."""
    start, order = np.zeros(accounts + 1, np.int64), np.empty(len(account), np.int64)
    for a in account:
        start[a + 1] += 1
    start = np.cumsum(start)
    place = start[:-1].copy()
    for i in range(len(account)):
        order[place[account[i]]] = i
        place[account[i]] += 1
    return start, order


@njit(cache=True, nogil=True)
def _shared_by_level(a, b, start, episode, level, slot):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Count by pair and class the slots in which both are in one episode."""
    counts = np.zeros((len(a), 8), np.float32)
    last = np.empty(8, np.int64)
    for k in range(len(a)):
        last[:] = -1
        j, end = start[b[k]], start[b[k] + 1]
        for i in range(start[a[k]], start[a[k] + 1]):
            while j < end and episode[j] < episode[i]:
                j += 1
            if j < end and episode[j] == episode[i]:
                c = level[episode[i]]
                counts[k, c] += slot[episode[i]] != last[c]
                last[c] = slot[episode[i]]
    return counts


@njit(cache=True, nogil=True)
def _expected(a, b, slots, shared, rate):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the expected encounters of pairs, each from the encounters of one account without the other."""
    mean = np.zeros(len(a))
    for k in range(len(a)):
        for c in range(slots.shape[1]):
            x, y = slots[a[k], c], slots[b[k], c]
            alone_x, alone_y = max(x - shared[k, c], 0.0) + 0.5, max(y - shared[k, c], 0.0) + 0.5
            mean[k] += max(x * alone_y, alone_x * y) * rate[c]
    return mean


@njit(cache=True, nogil=True)
def times_of(a, b, start, episode, time, slot):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the times of the encounters of one pair, one for each slot."""
    times = np.empty(start[a + 1] - start[a], np.int64)
    n, last = 0, -1
    j, end = start[b], start[b + 1]
    for i in range(start[a], start[a + 1]):
        while j < end and episode[j] < episode[i]:
            j += 1
        if j < end and episode[j] == episode[i] and slot[episode[i]] != last:
            last = slot[episode[i]]
            times[n] = time[i]
            n += 1
    return times[:n]


@dataclass(frozen=True, slots=True)
class Moments:
    """The encounters of pairs, for questions about their times: memberships ordered by account."""

    episodes: Episodes
    start: Ints
    episode: Codes
    time: Ints
    periods: Ints

    @classmethod
    def of(cls, episodes: Episodes) -> Moments:
        """Index the memberships by account."""
        start, order = by_account(episodes.account, episodes.accounts)
        periods = periods_of(episodes.time) if len(episodes) else np.zeros(0, np.int64)
        return cls(episodes, start, episodes.episode[order], episodes.time[order], periods)

    def times(self, a: int, b: int) -> Ints:
        """Return the times of the encounters of two accounts in milliseconds, unsorted, one for each slot at least."""
        return np.asarray(times_of(a, b, self.start, self.episode, self.time, self.episodes.slot))

    def by_the_clock(self, a: Codes, b: Codes) -> npt.NDArray[np.bool_]:
        """Flag the pairs whose encounters recur by the clock."""
        return np.asarray(_clocked(a, b, (self.start, self.episode, self.time), self.episodes.slot, self.periods))


@njit(cache=True, nogil=True)
def _clocked(a, b, index, slot, periods):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    flags = np.zeros(len(a), np.bool_)
    for k in range(len(a)):
        flags[k] = by_the_clock(np.sort(times_of(a[k], b[k], index[0], index[1], index[2], slot)), periods, False)
    return flags
