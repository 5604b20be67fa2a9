"""Actions as columns of small numbers: who acted on what, with which message, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rows:
    """Actions sorted by object, then time. ``times`` are milliseconds; the others are codes from 0.

    A message is an account's: two accounts never share one. The names by code are in ``objects``, ``accounts`` and
    ``messages`` (numbers of the lake, sorted, so that the order in which rows came changes nothing).
    """

    object: Codes
    account: Codes
    message: Codes
    time: Ints
    objects: npt.NDArray[Any]
    accounts: npt.NDArray[Any]
    messages: npt.NDArray[Any]

    def __len__(self) -> int:
        return len(self.object)

    @property
    def span(self) -> int:
        """Milliseconds from the first action to the last."""
        return int(self.time.max() - self.time.min()) if len(self) else 0


def rows_of(table: pa.Table) -> Rows:
    """Rows of a table with ``object``, ``account``, ``post`` and ``time`` (timestamps or milliseconds), in any order.

    An action that is there twice counts once.
    """
    objects, object_names = _coded(table["object"])
    accounts, account_names = _coded(table["account"])
    posts, post_names = _coded(table["post"])
    times = milliseconds(table["time"])
    messages, owner = _owned(posts, accounts, len(account_names))
    return _sorted(Rows(objects, accounts, messages, times, object_names, account_names, post_names[owner]))


def milliseconds(column: pa.ChunkedArray) -> Ints:
    """Times of any unit as milliseconds since 1970."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("ms")).cast(pa.int64())
    return np.asarray(column.to_numpy(), np.int64)


def _coded(column: pa.ChunkedArray) -> tuple[Codes, npt.NDArray[Any]]:
    """Codes in the order of the sorted names."""
    if pa.types.is_integer(column.type):
        return _ranked(column.to_numpy())
    coded = pc.dictionary_encode(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
    names = coded.dictionary.to_numpy(zero_copy_only=False)
    order = np.argsort(names, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank[coded.indices.to_numpy()], names[order]


def _ranked(numbers: npt.NDArray[Any]) -> tuple[Codes, npt.NDArray[Any]]:
    """The same for numbers, by sorting: no table of ten million entries is held."""
    order = np.argsort(numbers)
    numbers = numbers[order]
    new = np.ones(len(numbers), np.bool_)
    new[1:] = numbers[1:] != numbers[:-1]
    codes = np.empty(len(numbers), np.int32)
    codes[order] = np.cumsum(new, dtype=np.int32) - 1
    return codes, numbers[new]


def _owned(posts: Codes, accounts: Codes, count: int) -> tuple[Codes, Codes]:
    """Messages by post and account, and the post of each: a dump may give one post's id to several accounts."""
    owners = np.full(int(posts.max(initial=-1)) + 1, -1, np.int32)
    owners[posts] = accounts
    if np.array_equal(owners[posts], accounts):
        return posts, np.arange(len(owners), dtype=np.int32)
    pairs, codes = np.unique(posts.astype(np.int64) * count + accounts, return_inverse=True)
    return codes.astype(np.int32), (pairs // count).astype(np.int32)


def _sorted(rows: Rows) -> Rows:
    if not len(rows):
        return rows
    start, span = int(rows.time.min()), rows.span + 1
    if len(rows.objects) * span < 1 << 62:
        order = np.argsort(rows.object.astype(np.int64) * span + (rows.time - start), kind="stable")
    else:
        order = np.lexsort((rows.time, rows.object))
    return _once(take(rows, order))


def _once(rows: Rows) -> Rows:
    """Without repeated actions. Within equal object and time, rows stand in the order of their messages."""
    tied = (rows.object[1:] == rows.object[:-1]) & (rows.time[1:] == rows.time[:-1])
    if not tied.any():
        return rows
    group = np.concatenate([[0], np.cumsum(~tied)])
    rows = take(rows, np.lexsort((rows.message, group)))
    again = tied & (rows.message[1:] == rows.message[:-1])
    return take(rows, np.flatnonzero(np.concatenate([[True], ~again]))) if again.any() else rows


def take(rows: Rows, at: npt.NDArray[Any]) -> Rows:
    """The rows at these places; codes and names stay."""
    return Rows(rows.object[at], rows.account[at], rows.message[at], rows.time[at], rows.objects, rows.accounts, rows.messages)
