"""Common interests: sources (a hashtag, the posts of one author, a site) at whose events accounts meet anyway.

A pair that attends the events of a source, each account on its own, is expected to meet at ``n_a * n_b / n`` of them. ``n`` are the
events of the source, ``n_a`` and ``n_b`` those that each account attends. A source with fewer than five events is no interest yet:
there the encounters of the pair itself are left out, so that two accounts that are only ever there together do not explain each other.

A group on a source of its own explains itself in this way. It is told from a circle of friends by attendance: at the events of a
common interest most of those concerned are missing each time. A group that uses a few hashtags of its own in turn is told in this way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from tocsin.analysis.coaction.encounters import Episodes, by_account
from tocsin.analysis.coaction.rows import Codes, Floats, Ints

_MOST_SOURCES = 64
_LEAST_EVENTS = 5
LEAST_ATTENDANCE = 0.65
LEAST_MEMBERS = 5
_MOST_OUTSIDERS = ((300_000, 0.5), (3_600_000, 0.25))
"""The share of others that a complete group may have around it, by the longest window (ms). In an hour others are there more easily, and
within a day most of those who watch a match are: there attendance tells nothing."""


@dataclass(frozen=True, slots=True)
class Interests:
    """Events (small episodes) by source, and those that each account attends, ordered by account and source."""

    start: Ints
    source: Codes
    attended: Codes
    events: Codes
    members: tuple[Ints, Codes]
    episodes: Episodes

    @classmethod
    def of(cls, episodes: Episodes) -> Interests:
        """Count the events of each source, and those of each account."""
        source = episodes.source[episodes.episode].astype(np.int64)
        sources = int(source.max(initial=0)) + 1
        events = np.bincount(episodes.source, minlength=sources).astype(np.int32)
        key = episodes.account.astype(np.int64) * sources + source
        pairs, attended = np.unique(key, return_counts=True)
        start = np.searchsorted(pairs // sources, np.arange(episodes.accounts + 1))
        first, order = by_account(episodes.account, episodes.accounts)
        return cls(start, (pairs % sources).astype(np.int32), attended.astype(np.int32), events, (first, episodes.episode[order]), episodes)

    def expected(self, a: Codes, b: Codes) -> Floats:
        """Return the encounters of pairs that the interests of each account explain."""
        first, episode = self.members
        index = (self.start, self.source, self.attended, self.events)
        return np.asarray(_expected(a, b, index, (first, episode), self.episodes.source))

    def attendance(self, accounts: tuple[int, ...]) -> tuple[float, float]:
        """Return the share of a group that is there at a moment when some of it meet, and the share of others in these episodes.

        A moment counts once, by the episode with the most members: a link with as many texts beside it makes nobody miss any.
        """
        episodes = self.episodes
        members = self._members(accounts)
        met = np.flatnonzero(members >= 2)
        if not len(met):
            return 0.0, 1.0
        order = met[np.lexsort((-members[met], episodes.slot[met]))]
        there = members[order[np.diff(episodes.slot[order], prepend=-1) != 0]]
        share = float((there**2).sum() / (there.sum() * len(accounts)))
        return share, float(1 - members[met].sum() / episodes.size[met].sum())

    def mostly_theirs(self, accounts: tuple[int, ...]) -> bool:
        """Return True where three quarters of presences at encounters are those of a group among itself: few others tell what is usual."""
        members = self._members(accounts)
        return bool(4 * members[members >= 2].sum() > 3 * len(self.episodes))

    def _members(self, accounts: tuple[int, ...]) -> Floats:
        """Return by episode how many of these accounts are in it."""
        episodes = self.episodes
        inside = np.zeros(episodes.accounts, np.bool_)
        inside[list(accounts)] = True
        return np.bincount(episodes.episode[inside[episodes.account]], minlength=len(episodes.size)).astype(np.float64)

    def regulars(self, accounts: tuple[int, ...]) -> tuple[int, ...]:
        """Return those of a group who are there at half of the moments that half of the others share."""
        episodes = self.episodes
        inside = np.zeros(episodes.accounts, np.bool_)
        inside[list(accounts)] = True
        rows = np.flatnonzero(inside[episodes.account])
        slot = episodes.slot[episodes.episode[rows]].astype(np.int64)
        moments = np.unique(slot * episodes.accounts + episodes.account[rows])
        slot, account = moments // episodes.accounts, moments % episodes.accounts
        number = np.unique(slot, return_inverse=True)[1]
        members = np.bincount(number)
        full = 2 * members[number] >= len(accounts)
        there = np.bincount(account[full], minlength=episodes.accounts)
        least = (2 * members >= len(accounts)).sum() / 2
        return tuple(int(a) for a in accounts if there[a] >= least and there[a] > 0)

    def others_as_regular(self, accounts: tuple[int, ...]) -> float:
        """Return how often the most regular others, as many as the group has members, come to its moments, over how often members do.

        Members of a group in step stand apart from the others present. Where a notice brings many, some come to most of its moments, more
        come to half of them, and the group is only the front of these.
        """
        episodes = self.episodes
        members = self._members(accounts)
        rows = np.flatnonzero(members[episodes.episode] >= 2)
        slot = episodes.slot[episodes.episode[rows]].astype(np.int64)
        moments = np.bincount(np.unique(slot * episodes.accounts + episodes.account[rows]) % episodes.accounts, minlength=episodes.accounts)
        others = np.sort(np.delete(moments, accounts))[::-1][: len(accounts)]
        return float(others.mean() / max(1.0, moments[list(accounts)].mean())) if len(others) else 0.0

    def complete(self, accounts: tuple[int, ...], window_ms: int) -> bool:
        """Return True where a group of five or more is nearly complete whenever some of it meet, mostly without others."""
        attendance, outsiders = self.attendance(accounts)
        most = next((share for longest, share in _MOST_OUTSIDERS if window_ms <= longest), 0.0)
        return len(accounts) >= LEAST_MEMBERS and attendance >= LEAST_ATTENDANCE and outsiders < most


@njit(cache=True, nogil=True)
def _expected(a, b, index, members, source):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    mean = np.zeros(len(a))
    names, counts = np.empty(_MOST_SOURCES, np.int64), np.empty(_MOST_SOURCES, np.int64)
    for k in range(len(a)):
        n = _met(a[k], b[k], members, source, (names, counts))
        mean[k] = _of_pair(a[k], b[k], index, names[:n], counts[:n])
    return mean


@njit(cache=True, nogil=True)
def _met(a, b, members, source, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Count by source the episodes that both are in. Return the number of sources."""
    start, episode = members
    names, counts = scratch
    n, j, end = 0, start[b], start[b + 1]
    for i in range(start[a], start[a + 1]):
        e = episode[i]
        while j < end and episode[j] < e:
            j += 1
        if j < end and episode[j] == e:
            at = 0
            while at < n and names[at] != source[e]:
                at += 1
            if at == n:
                if n == len(names):
                    continue
                names[n], counts[n] = source[e], 0
                n += 1
            counts[at] += 1
    return n


@njit(cache=True, nogil=True)
def _of_pair(a, b, index, names, counts):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Add up the expected encounters over the sources that both attend."""
    start, source, attended, events = index
    mean = 0.0
    j, end = start[b], start[b + 1]
    for i in range(start[a], start[a + 1]):
        while j < end and source[j] < source[i]:
            j += 1
        if j == end:
            break
        if source[j] != source[i]:
            continue
        met = 0
        for at in range(len(names)):
            if names[at] == source[i]:
                met = counts[at]
        x, y = attended[i], attended[j]
        met = min(met, x, y)
        if events[source[i]] >= _LEAST_EVENTS:
            mean += x * y / events[source[i]]
        else:
            mean += max(x * (y - met), (x - met) * y) / (events[source[i]] - met + 1)
    return mean
