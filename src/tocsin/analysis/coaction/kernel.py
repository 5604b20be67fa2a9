"""Exact co-action: which accounts acted on the same object within a window of each other, and how often.

Memory is bounded by rows, accounts and output; time by the pairs of actions inside the window. Weights are those of both
peers: ``weight`` counts pairs of actions on one object (CooRTweet), ``messages_a`` the distinct messages of A with at
least one of B on the same object in the window, ``messages_b`` the reverse (coordination-network-toolkit, both directions).
``joint`` is what the null model speaks of: the smaller number of distinct messages of either account, where of an
account's repeated posts on one object within one window only the first counts, because they are one act.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from tocsin.analysis.coaction.rows import ActionColumns, Codes, Flags, Floats, Ints, take

_BUFFER = 1 << 18
_STATE = 8
_CHUNKS = 24
_CHUNK_WORK = 1 << 20
_DENSE = 100
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
def in_order(codes: Codes, total: int) -> tuple[Codes, Codes]:  # pragma: no cover - compiled
    """Codes numbered anew in the order they come, and the old code of each."""
    new, old = np.full(total, -1, np.int32), np.empty(len(codes), np.int32)
    found, count = np.empty(len(codes), np.int32), 0
    for i in range(len(codes)):
        code = codes[i]
        if new[code] < 0:
            new[code] = count
            old[count] = code
            count += 1
        found[i] = new[code]
    return found, old[:count].copy()


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


class _Index(NamedTuple):
    """The rows as the hot loops read them: by account and message, with their ranges."""

    order: Codes
    start: Codes
    accounts: Codes
    messages: Codes
    lead: Flags
    low: Codes
    high: Codes


class _Scratch(NamedTuple):
    """Counters by partner, stamps by message, the partners touched, and room for what is emitted."""

    state: npt.NDArray[np.int32]
    stamp: npt.NDArray[np.int32]
    touched: Codes
    out: npt.NDArray[np.int32]


@njit(cache=True, nogil=True)
def _count(a, rows, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Counts one account's meetings with each greater one; gives how many those are. One branch only: the others cannot be foretold."""
    seen, mark = 0, np.int32(a + 1)
    state, stamp, touched = scratch.state, scratch.stamp, scratch.touched
    accounts, messages, lead = rows.accounts, rows.messages, rows.lead
    for r in range(rows.start[a], rows.start[a + 1]):
        i = rows.order[r]
        m = np.int32(messages[i] + 1)
        leading = lead[i]
        for j in range(rows.low[i], rows.high[i]):
            b = accounts[j]
            if b <= a:
                continue
            o = messages[j]
            touched[seen] = b
            seen += state[b, _WEIGHT] == 0
            state[b, _WEIGHT] += 1
            state[b, _MESSAGES_A] += state[b, _LAST] != m
            state[b, _LAST] = m
            state[b, _MESSAGES_B] += stamp[o, 0] != mark
            stamp[o, 0] = mark
            act = leading & lead[j]
            state[b, _JOINT_A] += act & (state[b, _LAST_LEAD] != m)
            state[b, _LAST_LEAD] = m if act else state[b, _LAST_LEAD]
            state[b, _JOINT_B] += act & (stamp[o, 1] != mark)
            stamp[o, 1] = mark if act else stamp[o, 1]
    return seen


@njit(cache=True, nogil=True)
def _flush(a, seen, n, least, by_joint, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Writes what was counted for one account behind the first ``n`` pairs, and clears the counters."""
    for k in range(seen):
        b = scratch.touched[k]
        s = scratch.state[b]
        joint = min(s[_JOINT_A], s[_JOINT_B])
        if (joint if by_joint else s[_WEIGHT]) >= least:
            row = scratch.out[n]
            row[0], row[1], row[2] = a, b, s[_WEIGHT]
            row[3], row[4], row[5] = s[_MESSAGES_A], s[_MESSAGES_B], joint
            n += 1
        s[:] = 0
    return n


@njit(cache=True, nogil=True)
def _forget(a, seen, rows, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Takes back what was counted for one account: there is no room for it in this piece."""
    for k in range(seen):
        scratch.state[scratch.touched[k]][:] = 0
    for r in range(rows.start[a], rows.start[a + 1]):
        for j in range(rows.low[rows.order[r]], rows.high[rows.order[r]]):
            scratch.stamp[rows.messages[j]][:] = 0


@njit(cache=True, nogil=True)
def _pairs(first, last, rows, work, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Emits the pairs of accounts from ``first`` up to ``last``, until done or out of room; gives count and next account."""
    n = 0
    for a in range(first, last):
        seen = _count(a, rows, scratch)
        if n + seen > len(scratch.out):
            _forget(a, seen, rows, scratch)
            return n, a
        n = _flush(a, seen, n, work[0], work[1], scratch)
    return n, last


@dataclass(frozen=True, slots=True)
class KernelRequest:
    """What is asked of the kernel. ``first`` is the account to begin with, where an earlier run stopped."""

    window_ms: int
    least: int = 2
    by_joint: bool = False
    first: int = 0
    threads: int = 2


def meetings(rows: ActionColumns, window_ms: int) -> tuple[int, int]:
    """How many pairs of rows the kernel would look at, and the object that makes the most of them: what it costs, told beforehand."""
    if not len(rows):
        return 0, 0
    near = take(rows, np.flatnonzero(meets(rows.object, rows.account, rows.time, window_ms)))
    low, high = ranges(near.object, near.time, window_ms)
    by_object = np.bincount(near.object, weights=(high - low).astype(np.float64), minlength=1)
    return int(by_object.sum()), int(by_object.argmax())


@dataclass(frozen=True, slots=True)
class EdgeChunk:
    """The pairs whose lesser account lies in ``first`` up to, not including, ``next``."""

    pairs: Edges
    first: int
    next: int


def pieces(rows: ActionColumns, work: KernelRequest) -> Iterator[EdgeChunk]:
    """The pairs of accounts with at least ``least`` weight (or joint acts), in pieces of bounded size, account by account."""
    lead = leads(rows.object, rows.account, rows.time, work.window_ms, len(rows.accounts))
    kept = meets(rows.object, rows.account, rows.time, work.window_ms)
    near = _Near.of(take(rows, np.flatnonzero(kept)), lead[kept], work.window_ms)
    chunks = near.chunks(work.first)
    with ThreadPoolExecutor(work.threads) as pool:
        waiting: deque[Future[list[EdgeChunk]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(near.pieces, chunk, work))
            if len(waiting) > work.threads:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@dataclass(frozen=True, slots=True)
class _Near:
    """The rows that meet another account's, and by account the meetings they make."""

    rows: ActionColumns
    lead: Flags
    window_ms: int
    index: _Index
    work: Floats

    @classmethod
    def of(cls, rows: ActionColumns, lead: Flags, window_ms: int) -> _Near:
        """Messages are numbered anew in the order of their rows, so that stamps lie beside each other."""
        message, first = in_order(rows.message, len(rows.messages))
        rows = replace(rows, message=message, messages=rows.messages[first])
        index = _indexed(rows, lead, window_ms)
        near = (index.high - index.low).astype(np.float64)
        met = np.asarray(np.bincount(rows.account, weights=near, minlength=len(rows.accounts)), np.float64)
        return cls(rows, lead, window_ms, index, met)

    @property
    def dense(self) -> bool:
        """Whether looking at rows costs more than leaving out those that are done."""
        return float(self.work.sum()) > _DENSE * max(1, len(self.rows))

    def chunks(self, first: int) -> list[tuple[int, int]]:
        """Ranges of accounts with about the same work each, from ``first`` on: one where there is little to do."""
        count = len(self.rows.accounts)
        done = np.cumsum(self.work)
        parts = min(_CHUNKS, 1 + int(done[-1] / _CHUNK_WORK)) if count else 1
        bounds = np.searchsorted(done, np.linspace(0, done[-1] if count else 0, parts + 1)[1:-1]) + 1
        bounds_ = sorted({first, count, *(int(bound) for bound in bounds if first < bound < count)})
        return list(pairwise(bounds_))

    def _room(self, chunk: tuple[int, int]) -> int:
        """How many pairs a piece may hold: those of the busiest account at least, as many as there are at most."""
        work = self.work[chunk[0] : chunk[1]]
        return int(max(min(work.max(initial=1), len(self.rows.accounts)), min(_BUFFER, work.sum()), 1))

    def pieces(self, chunk: tuple[int, int], work: KernelRequest) -> list[EdgeChunk]:
        """The pairs whose lesser account lies in the chunk."""
        index = self._later(chunk[0]) if self.dense else self.index
        count, found = len(self.rows.accounts), []
        shapes = ((count, _STATE), (len(self.rows.messages), 2), count + 1, (self._room(chunk), 6))
        scratch = _Scratch(*(np.zeros(shape, np.int32) for shape in shapes))
        account, last = chunk
        while account < last:
            first = account
            n, account = _pairs(first, last, index, (work.least, work.by_joint), scratch)
            found.append(EdgeChunk(Edges(*np.ascontiguousarray(scratch.out[:n].T)), first, account))
        return found

    def _later(self, first: int) -> _Index:
        """The index of the rows of accounts from ``first`` on: pairs with lesser ones have been counted."""
        kept = np.flatnonzero(self.rows.account >= first)
        return _indexed(take(self.rows, kept), self.lead[kept], self.window_ms)


def _indexed(rows: ActionColumns, lead: Flags, window_ms: int) -> _Index:
    low, high = ranges(rows.object, rows.time, window_ms)
    order, start = by_account(rows.account, rows.message, len(rows.accounts), len(rows.messages))
    return _Index(order, start, rows.account, rows.message, lead, low, high)


def edges(rows: ActionColumns, work: KernelRequest) -> Iterator[Edges]:
    """The pairs of all pieces."""
    return (piece.pairs for piece in pieces(rows, work))


def all_edges(rows: ActionColumns, work: KernelRequest) -> Edges:
    """All pieces as one."""
    return together(list(edges(rows, work)))
