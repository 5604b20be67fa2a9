"""Exact co-action: which accounts acted on the same object within a window of each other, and how often.

Memory is bounded by rows, accounts and output; time by the pairs of actions inside the window. Weights are those of both
peers: ``weight`` counts pairs of actions on one object (CooRTweet), ``messages_a`` the distinct messages of A with at
least one of B on the same object in the window, ``messages_b`` the reverse (coordination-network-toolkit, both directions).
``joint`` is what the null model speaks of: the smaller number of distinct messages of either account, where of an
account's repeated posts on one object within one window only the first counts, because they are one act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numba import njit

from tocsin.measure.rows import Codes, Flags, Ints, Rows, take

_BUFFER = 1 << 21
_STATE = 8
_WEIGHT, _MESSAGES_A, _MESSAGES_B, _JOINT_A, _JOINT_B, _LAST, _LAST_LEAD = range(7)


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of account codes, ``a < b``, with their weights."""

    a: Codes
    b: Codes
    weight: Codes
    messages_a: Codes
    messages_b: Codes
    joint: Codes

    def __len__(self) -> int:
        return len(self.a)

    def keep(self, flags: Flags) -> Edges:
        """Those that are flagged."""
        return Edges(*(column[flags] for column in self.columns()))

    def columns(self) -> tuple[Codes, ...]:
        """The columns in order."""
        return self.a, self.b, self.weight, self.messages_a, self.messages_b, self.joint


def together(parts: list[Edges]) -> Edges:
    """Several pieces as one."""
    if not parts:
        return Edges(*(np.empty(0, np.int32) for _ in range(6)))
    return Edges(*(np.concatenate(columns) for columns in zip(*(part.columns() for part in parts), strict=True)))


@njit(cache=True, nogil=True)
def leads(objects: Codes, accounts: Codes, times: Ints, window: int, count: int) -> Flags:  # pragma: no cover - compiled
    """Which rows begin an act: not within a window after the account's last beginning on the same object."""
    found = np.zeros(len(objects), np.bool_)
    last = np.full(count, np.iinfo(np.int64).min // 2, np.int64)
    on = np.full(count, -1, np.int32)
    for i in range(len(objects)):
        a = accounts[i]
        if on[a] != objects[i] or times[i] - last[a] > window:
            found[i] = True
            last[a] = times[i]
            on[a] = objects[i]
    return found


@njit(cache=True, nogil=True)
def meets(objects: Codes, accounts: Codes, times: Ints, window: int) -> Flags:  # pragma: no cover - compiled
    """Which rows have a row of another account on the same object within the window."""
    n = len(objects)
    found = np.zeros(n, np.bool_)
    other = -1
    for i in range(1, n):
        if objects[i] != objects[i - 1]:
            other = -1
        elif accounts[i] != accounts[i - 1]:
            other = i - 1
        if other >= 0 and times[i] - times[other] <= window:
            found[i] = True
    other = -1
    for i in range(n - 2, -1, -1):
        if objects[i] != objects[i + 1]:
            other = -1
        elif accounts[i] != accounts[i + 1]:
            other = i + 1
        if other >= 0 and times[other] - times[i] <= window:
            found[i] = True
    return found


@njit(cache=True, nogil=True)
def ranges(objects: Codes, times: Ints, window: int) -> tuple[Codes, Codes]:  # pragma: no cover - compiled
    """For each row the first row in its window and the row behind the last."""
    n = len(objects)
    low, high = np.empty(n, np.int32), np.empty(n, np.int32)
    start = end = 0
    for i in range(n):
        while objects[start] != objects[i] or times[i] - times[start] > window:
            start += 1
        end = max(end, i)
        while end < n and objects[end] == objects[i] and times[end] - times[i] <= window:
            end += 1
        low[i], high[i] = start, end
    return low, high


@njit(cache=True, nogil=True)
def by_account(accounts, messages, count, total):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Rows ordered by account and message, and where each account's begin: two counting sorts."""
    n = len(accounts)
    first = np.zeros(total + 1, np.int32)
    for m in messages:
        first[m + 1] += 1
    for m in range(total):
        first[m + 1] += first[m]
    order = np.empty(n, np.int32)
    for i in range(n):
        order[first[messages[i]]] = i
        first[messages[i]] += 1
    start = np.zeros(count + 1, np.int32)
    for owner in accounts:
        start[owner + 1] += 1
    for a in range(count):
        start[a + 1] += start[a]
    place, found = start[:-1].copy(), np.empty(n, np.int32)
    for row in order:
        found[place[accounts[row]]] = row
        place[accounts[row]] += 1
    return found, start


@njit(cache=True, nogil=True)
def _pairs(first, order, start, accounts, messages, lead, low, high, least, by_joint, state, stamp, touched, out):  # type: ignore[no-untyped-def]  # noqa: C901 - one hot loop  # pragma: no cover - compiled
    """Emits the pairs of accounts from ``first`` on, until all are done or ``out`` is full; gives count and next account."""
    n = 0
    for a in range(first, len(start) - 1):
        seen = 0
        for r in range(start[a], start[a + 1]):
            i = order[r]
            m = messages[i]
            leading = lead[i]
            for j in range(low[i], high[i]):
                b = accounts[j]
                if b <= a:
                    continue
                s = state[b]
                if s[_WEIGHT] == 0:
                    touched[seen] = b
                    seen += 1
                s[_WEIGHT] += 1
                if s[_LAST] != m + 1:
                    s[_LAST] = m + 1
                    s[_MESSAGES_A] += 1
                o = messages[j]
                if stamp[o, 0] != a + 1:
                    stamp[o, 0] = a + 1
                    s[_MESSAGES_B] += 1
                if leading and lead[j]:
                    if s[_LAST_LEAD] != m + 1:
                        s[_LAST_LEAD] = m + 1
                        s[_JOINT_A] += 1
                    if stamp[o, 1] != a + 1:
                        stamp[o, 1] = a + 1
                        s[_JOINT_B] += 1
        full = n + seen > out.shape[1]
        for k in range(seen):
            b = touched[k]
            s = state[b]
            joint = min(s[_JOINT_A], s[_JOINT_B])
            if not full and (joint if by_joint else s[_WEIGHT]) >= least:
                out[0, n], out[1, n], out[2, n] = a, b, s[_WEIGHT]
                out[3, n], out[4, n], out[5, n] = s[_MESSAGES_A], s[_MESSAGES_B], joint
                n += 1
            s[:] = 0
        if full:
            for r in range(start[a], start[a + 1]):
                for j in range(low[order[r]], high[order[r]]):
                    stamp[messages[j], 0] = 0
                    stamp[messages[j], 1] = 0
            return n, a
    return n, len(start) - 1


@dataclass(frozen=True, slots=True)
class Work:
    """What is asked of the kernel. ``first`` is the account to begin with, where an earlier run stopped."""

    window_ms: int
    least: int = 2
    by_joint: bool = False
    first: int = 0


def meetings(rows: Rows, window_ms: int) -> tuple[int, int]:
    """How many pairs of rows the kernel would look at, and the object that makes the most of them: what it costs, told beforehand."""
    if not len(rows):
        return 0, 0
    near = take(rows, np.flatnonzero(meets(rows.object, rows.account, rows.time, window_ms)))
    low, high = ranges(near.object, near.time, window_ms)
    by_object = np.bincount(near.object, weights=(high - low).astype(np.float64), minlength=1)
    return int(by_object.sum()), int(by_object.argmax())


@dataclass(frozen=True, slots=True)
class Piece:
    """The pairs whose lesser account lies in ``first`` up to, not including, ``next``."""

    pairs: Edges
    first: int
    next: int


def pieces(rows: Rows, work: Work) -> Iterator[Piece]:
    """The pairs of accounts with at least ``least`` weight (or joint acts), in pieces of bounded size, account by account."""
    lead = leads(rows.object, rows.account, rows.time, work.window_ms, len(rows.accounts))
    kept = meets(rows.object, rows.account, rows.time, work.window_ms)
    yield from _emit(take(rows, np.flatnonzero(kept)), lead[kept], work)


def _emit(rows: Rows, lead: Flags, work: Work) -> Iterator[Piece]:
    count, total = len(rows.accounts), len(rows.messages)
    low, high = ranges(rows.object, rows.time, work.window_ms)
    order, start = by_account(rows.account, rows.message, count, total)
    state, stamp = np.zeros((count, _STATE), np.int32), np.zeros((total, 2), np.int32)
    touched, out = np.empty(count, np.int32), np.empty((6, max(count, min(_BUFFER, 64 * count))), np.int32)
    account = work.first
    while account < count:
        first = account
        n, account = _pairs(
            first, order, start, rows.account, rows.message, lead, low, high, work.least, work.by_joint, state, stamp, touched, out
        )
        yield Piece(Edges(*out[:, :n].copy()), first, account)


def edges(rows: Rows, work: Work) -> Iterator[Edges]:
    """The pairs of all pieces."""
    return (piece.pairs for piece in pieces(rows, work))


def all_edges(rows: Rows, work: Work) -> Edges:
    """All pieces as one."""
    return together(list(edges(rows, work)))
