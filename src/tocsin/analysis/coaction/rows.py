"""Actions as columns of small numbers: who acted on what, with which message, when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

Codes = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ActionColumns:
    """Actions sorted by object, then time. ``time`` is in milliseconds, the other columns are codes from 0.

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
        """Return the milliseconds from the first action to the last."""
        return int(self.time.max() - self.time.min()) if len(self) else 0


def rows_of(table: pa.Table) -> ActionColumns:
    """Return the actions of a table with ``object``, ``account``, ``post`` and ``time`` (timestamps or milliseconds), in any order.

    Repeated actions count once.
    """
    objects, object_names = _coded(table["object"])
    accounts, account_names = _coded(table["account"])
    posts, post_names = _coded(table["post"])
    times = milliseconds(table["time"])
    messages, owner = _owned(posts, accounts, len(account_names))
    return _sorted(ActionColumns(objects, accounts, messages, times, object_names, account_names, post_names[owner]))


def with_company(objects: Ints) -> Flags:
    """Flag the actions whose object has another action. A few more may be flagged: objects are counted by the last bits of their numbers.

    Most texts stand alone, and nobody meets there.
    """
    bits = max(8, len(objects).bit_length() + 2)
    return np.asarray(_counted_twice(objects, np.zeros(1 << bits, np.uint8)))


@njit(cache=True, nogil=True)
def _counted_twice(numbers, counts):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    mask, flags = len(counts) - 1, np.empty(len(numbers), np.bool_)
    for number in numbers:
        counts[number & mask] = min(counts[number & mask] + 1, 2)
    for i in range(len(numbers)):
        flags[i] = counts[numbers[i] & mask] > 1
    return flags


def places(names: Ints, numbers: Ints) -> tuple[Ints, Flags]:
    """Return the places of numbers among sorted names, of those that are there, and flag these."""
    at = np.searchsorted(names, numbers)
    there = at < len(names)
    there[there] = names[at[there]] == numbers[there]
    return at[there], there


def distinct(numbers: Ints) -> int:
    """Return the number of distinct values, by sorting: far cheaper than a hash table of millions."""
    return int(np.count_nonzero(np.diff(np.sort(numbers)))) + (len(numbers) > 0)


@njit(cache=True, nogil=True)
def accounts_on(objects, accounts, object_count, account_count):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the number of accounts on each object, for actions sorted by object."""
    last, counts = np.full(account_count, -1, np.int32), np.zeros(object_count, np.int32)
    for i in range(len(objects)):
        counts[objects[i]] += last[accounts[i]] != objects[i]
        last[accounts[i]] = objects[i]
    return counts


def milliseconds(column: pa.ChunkedArray) -> Ints:
    """Return times of any unit as milliseconds since 1970."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("ms")).cast(pa.int64())
    return np.asarray(column.to_numpy(), np.int64)


def _coded(column: pa.ChunkedArray) -> tuple[Codes, npt.NDArray[Any]]:
    """Return codes in the order of the sorted names, and the names."""
    if pa.types.is_integer(column.type):
        return _ranked(column.to_numpy())
    coded = pc.dictionary_encode(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
    names = coded.dictionary.to_numpy(zero_copy_only=False)
    order = np.argsort(names, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank[coded.indices.to_numpy()], names[order]


def _ranked(numbers: npt.NDArray[Any]) -> tuple[Codes, npt.NDArray[Any]]:
    """Do the same for numbers by sorting, without a hash table of ten million entries."""
    codes, names = _ranks(numbers, order_of(numbers))
    return codes, names


@njit(cache=True, nogil=True)
def _ranks(numbers, order):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return the rank of each number among the distinct ones, and these. ``order`` sorts the numbers."""
    codes, names, count = np.empty(len(numbers), np.int32), np.empty_like(numbers), 0
    for i in order:
        if count == 0 or numbers[i] != names[count - 1]:
            names[count] = numbers[i]
            count += 1
        codes[i] = count - 1
    return codes, names[:count].copy()


def order_of(numbers: npt.NDArray[Any]) -> Ints:
    """Return the stable order that sorts the numbers.

    Number and place are packed into one word, because plain words are sorted several times faster than places by their
    numbers. Where both do not fit, the number's last bits are cut off, and ties that they would break are sorted afterwards.
    """
    if len(numbers) < 2:
        return np.arange(len(numbers))
    low, bits = int(numbers.min()), (len(numbers) - 1).bit_length()
    cut = max(0, (int(numbers.max()) - low).bit_length() + bits - 64)
    key = _packed(numbers, np.uint64(low % (1 << 64)), np.uint64(cut), np.uint64(bits))
    key.sort()
    prefix = key >> np.uint64(bits) if cut else key
    order = np.bitwise_and(key, np.uint64((1 << bits) - 1), out=None if cut else key).view(np.int64)
    return _settled(numbers, order, prefix) if cut else order


@njit(cache=True, nogil=True)
def _packed(numbers, low, cut, bits):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Pack number and place into one word."""
    key = np.empty(len(numbers), np.uint64)
    for i in range(len(numbers)):
        key[i] = (((np.uint64(numbers[i]) - low) >> cut) << bits) | np.uint64(i)
    return key


def _settled(numbers: npt.NDArray[Any], order: Ints, prefix: npt.NDArray[np.uint64]) -> Ints:
    """Sort the ties left where numbers differ only in the bits cut off."""
    sorted_numbers = numbers[order]
    if not (sorted_numbers[1:] < sorted_numbers[:-1]).any():
        return order
    tied = prefix[1:] == prefix[:-1]
    places = np.flatnonzero(np.append(tied, False) | np.append(False, tied))
    order[places] = order[places][np.lexsort((order[places], sorted_numbers[places], prefix[places]))]
    return order


def _owned(posts: Codes, accounts: Codes, count: int) -> tuple[Codes, Codes]:
    """Return message codes by (post, account), and the post of each. A dump may use one post id for several accounts."""
    owners = np.full(int(posts.max(initial=-1)) + 1, -1, np.int32)
    owners[posts] = accounts
    if np.array_equal(owners[posts], accounts):
        return posts, np.arange(len(owners), dtype=np.int32)
    pairs, codes = np.unique(posts.astype(np.int64) * count + accounts, return_inverse=True)
    return codes.astype(np.int32), (pairs // count).astype(np.int32)


def _sorted(rows: ActionColumns) -> ActionColumns:
    if not len(rows):
        return rows
    first = int(rows.time.min())
    step = _step(rows.time, first)
    span = rows.span // step + 1
    if len(rows.objects) * span < 1 << 62:
        order = order_of(_by_object(rows.object, rows.time, first, step, span))
    else:
        order = np.lexsort((rows.time, rows.object))
    return _once(take(rows, order))


@njit(cache=True, nogil=True)
def _step(times, first):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return 1000 where all times are whole seconds after the first, else 1."""
    for time in times:
        if (time - first) % 1000:
            return 1
    return 1000


@njit(cache=True, nogil=True)
def _by_object(objects, times, first, step, span):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Return object and time packed into one number."""
    keys = np.empty(len(objects), np.int64)
    for i in range(len(objects)):
        keys[i] = objects[i] * span + (times[i] - first) // step
    return keys


def _once(rows: ActionColumns) -> ActionColumns:
    """Remove repeated actions. Rows of equal object and time are sorted in place by message."""
    tied = np.zeros(len(rows), np.bool_)
    tied[1:] = (rows.object[1:] == rows.object[:-1]) & (rows.time[1:] == rows.time[:-1])
    if not tied.any():
        return rows
    either = tied.copy()
    either[:-1] |= tied[1:]
    places = np.flatnonzero(either)
    moved = places[np.lexsort((rows.message[places], np.cumsum(~tied[places])))]
    for column in (rows.account, rows.message):
        column[places] = column[moved]
    again = np.zeros(len(rows), np.bool_)
    again[1:] = tied[1:] & (rows.message[1:] == rows.message[:-1])
    return take(rows, np.flatnonzero(~again)) if again.any() else rows


def take(rows: ActionColumns, at: npt.NDArray[Any]) -> ActionColumns:
    """Return the rows at these places. Codes and names stay the same."""
    return replace(rows, object=rows.object.take(at), account=rows.account.take(at), message=rows.message.take(at), time=rows.time.take(at))
