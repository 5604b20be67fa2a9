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
        """Return the flagged pairs."""
        return Edges(*(column[flags] for column in self.columns()))

    def columns(self) -> tuple[Codes, ...]:
        """Return the columns in order."""
        return self.a, self.b, self.weight, self.messages_a, self.messages_b, self.joint


def together(parts: list[Edges]) -> Edges:
    """Concatenate pieces."""
    if not parts:
        return Edges(*(np.empty(0, np.int32) for _ in range(6)))
    return Edges(*(np.concatenate(columns) for columns in zip(*(part.columns() for part in parts), strict=True)))


@njit(cache=True, nogil=True)
def leads(objects: Codes, accounts: Codes, times: Ints, window: int, count: int) -> Flags:  # pragma: no cover - compiled
    """Flag the rows that begin an act.

    A row within a window after the start of the account's last act on the same object belongs to that act.
    """
    starts_act = np.zeros(len(objects), np.bool_)
    last = np.full(count, np.iinfo(np.int64).min // 2, np.int64)
    on = np.full(count, -1, np.int32)
    for i in range(len(objects)):
        a = accounts[i]
        if on[a] != objects[i] or times[i] - last[a] > window:
            starts_act[i] = True
            last[a] = times[i]
            on[a] = objects[i]
    return starts_act


@njit(cache=True, nogil=True)
def meets(objects: Codes, accounts: Codes, times: Ints, window: int) -> Flags:  # pragma: no cover - compiled
    """Flag the rows with a row of another account on the same object within the window."""
    n = len(objects)
    near_other = np.zeros(n, np.bool_)
    other = -1
    for i in range(1, n):
        if objects[i] != objects[i - 1]:
            other = -1
        elif accounts[i] != accounts[i - 1]:
            other = i - 1
        if other >= 0 and times[i] - times[other] <= window:
            near_other[i] = True
    other = -1
    for i in range(n - 2, -1, -1):
        if objects[i] != objects[i + 1]:
            other = -1
        elif accounts[i] != accounts[i + 1]:
            other = i + 1
        if other >= 0 and times[other] - times[i] <= window:
            near_other[i] = True
    return near_other


@njit(cache=True, nogil=True)
def ranges(objects: Codes, times: Ints, window: int) -> tuple[Codes, Codes]:  # pragma: no cover - compiled
    """Return for each row the first row in its window, and one past the last."""
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
    """Renumber codes in order of first use. Return the new codes, and the old code of each."""
    new, old = np.full(total, -1, np.int32), np.empty(len(codes), np.int32)
    renumbered, count = np.empty(len(codes), np.int32), 0
    for i in range(len(codes)):
        code = codes[i]
        if new[code] < 0:
            new[code] = count
            old[count] = code
            count += 1
        renumbered[i] = new[code]
    return renumbered, old[:count].copy()


@njit(cache=True, nogil=True)
def by_account(accounts, messages, count, total):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Order rows by account, then message, with two counting sorts.

    Return the order and the offset of each account's first row.
    """
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
    place, ordered = start[:-1].copy(), np.empty(n, np.int32)
    for row in order:
        ordered[place[accounts[row]]] = row
        place[accounts[row]] += 1
    return ordered, start


class _Index(NamedTuple):
    """Rows as the inner loops read them: ordered by account and message, with the range of each row's window."""

    order: Codes
    start: Codes
    accounts: Codes
    messages: Codes
    lead: Flags
    low: Codes
    high: Codes


class _Scratch(NamedTuple):
    """Work space: counters by partner, stamps by message, partners touched, output rows."""

    state: npt.NDArray[np.int32]
    stamp: npt.NDArray[np.int32]
    touched: Codes
    out: npt.NDArray[np.int32]


@njit(cache=True, nogil=True)
def _count(a, rows, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Count the meetings of one account with each account of greater code. Return the number of partners.

    The loop has a single branch, because the other conditions are unpredictable and would stall the processor.
    """
    touched_count, mark = 0, np.int32(a + 1)
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
            touched[touched_count] = b
            touched_count += state[b, _WEIGHT] == 0
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
    return touched_count


@njit(cache=True, nogil=True)
def _flush(a, touched_count, n, least, by_joint, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Write the pairs of one account after the first ``n`` output rows, and clear its counters. Return the new ``n``."""
    for k in range(touched_count):
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
def _forget(a, touched_count, rows, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Clear the counters and stamps of an account whose pairs do not fit into this piece."""
    for k in range(touched_count):
        scratch.state[scratch.touched[k]][:] = 0
    for r in range(rows.start[a], rows.start[a + 1]):
        for j in range(rows.low[rows.order[r]], rows.high[rows.order[r]]):
            scratch.stamp[rows.messages[j]][:] = 0


@njit(cache=True, nogil=True)
def _pairs(first, last, rows, work, scratch):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Write the pairs of accounts ``first`` to ``last`` (exclusive) until done or out of room. Return row count and next account."""
    n = 0
    for a in range(first, last):
        touched_count = _count(a, rows, scratch)
        if n + touched_count > len(scratch.out):
            _forget(a, touched_count, rows, scratch)
            return n, a
        n = _flush(a, touched_count, n, work[0], work[1], scratch)
    return n, last


@dataclass(frozen=True, slots=True)
class KernelRequest:
    """Parameters of the kernel. ``first`` is the account to start with, after a run that stopped."""

    window_ms: int
    least: int = 2
    by_joint: bool = False
    first: int = 0
    threads: int = 2


def meetings(rows: ActionColumns, window_ms: int) -> tuple[int, int]:
    """Estimate the work: return the number of row pairs in the window, and the object with the most of them."""
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
    """Yield the pairs with at least ``least`` weight (or joint acts), account by account, in pieces of bounded size."""
    lead = leads(rows.object, rows.account, rows.time, work.window_ms, len(rows.accounts))
    near_rows = meets(rows.object, rows.account, rows.time, work.window_ms)
    near = _Near.of(take(rows, np.flatnonzero(near_rows)), lead[near_rows], work.window_ms)
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
    """The rows near another account's row, and the number of row pairs by account."""

    rows: ActionColumns
    lead: Flags
    window_ms: int
    index: _Index
    work: Floats

    @classmethod
    def of(cls, rows: ActionColumns, lead: Flags, window_ms: int) -> _Near:
        """Build the index. Messages are renumbered in row order, so that their stamps lie close in memory."""
        message, first = in_order(rows.message, len(rows.messages))
        rows = replace(rows, message=message, messages=rows.messages[first])
        index = _indexed(rows, lead, window_ms)
        near = (index.high - index.low).astype(np.float64)
        met = np.asarray(np.bincount(rows.account, weights=near, minlength=len(rows.accounts)), np.float64)
        return cls(rows, lead, window_ms, index, met)

    @property
    def dense(self) -> bool:
        """True when scanning rows of finished accounts costs more than removing them."""
        return float(self.work.sum()) > _DENSE * max(1, len(self.rows))

    def chunks(self, first: int) -> list[tuple[int, int]]:
        """Split the accounts from ``first`` on into ranges of about equal work, one range where there is little."""
        count = len(self.rows.accounts)
        cumulative_work = np.cumsum(self.work)
        parts = min(_CHUNKS, 1 + int(cumulative_work[-1] / _CHUNK_WORK)) if count else 1
        bounds = np.searchsorted(cumulative_work, np.linspace(0, cumulative_work[-1] if count else 0, parts + 1)[1:-1]) + 1
        bounds_ = sorted({first, count, *(int(bound) for bound in bounds if first < bound < count)})
        return list(pairwise(bounds_))

    def _room(self, chunk: tuple[int, int]) -> int:
        """Return the size of the output buffer: at least the pairs of the busiest account, at most all pairs."""
        work = self.work[chunk[0] : chunk[1]]
        return int(max(min(work.max(initial=1), len(self.rows.accounts)), min(_BUFFER, work.sum()), 1))

    def pieces(self, chunk: tuple[int, int], work: KernelRequest) -> list[EdgeChunk]:
        """Return the pairs whose lesser account lies in the chunk."""
        index = self._later(chunk[0]) if self.dense else self.index
        count, chunks = len(self.rows.accounts), []
        shapes = ((count, _STATE), (len(self.rows.messages), 2), count + 1, (self._room(chunk), 6))
        scratch = _Scratch(*(np.zeros(shape, np.int32) for shape in shapes))
        account, last = chunk
        while account < last:
            first = account
            n, account = _pairs(first, last, index, (work.least, work.by_joint), scratch)
            chunks.append(EdgeChunk(Edges(*np.ascontiguousarray(scratch.out[:n].T)), first, account))
        return chunks

    def _later(self, first: int) -> _Index:
        """Index the rows of accounts from ``first`` on. Pairs with lesser accounts are counted already."""
        later_rows = np.flatnonzero(self.rows.account >= first)
        return _indexed(take(self.rows, later_rows), self.lead[later_rows], self.window_ms)


def _indexed(rows: ActionColumns, lead: Flags, window_ms: int) -> _Index:
    low, high = ranges(rows.object, rows.time, window_ms)
    order, start = by_account(rows.account, rows.message, len(rows.accounts), len(rows.messages))
    return _Index(order, start, rows.account, rows.message, lead, low, high)


def edges(rows: ActionColumns, work: KernelRequest) -> Iterator[Edges]:
    """Yield the pairs of all pieces."""
    return (piece.pairs for piece in pieces(rows, work))


def all_edges(rows: ActionColumns, work: KernelRequest) -> Edges:
    """Return the pairs of all pieces at once."""
    return together(list(edges(rows, work)))
