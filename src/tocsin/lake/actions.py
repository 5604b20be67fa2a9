"""Turn posts into actions: one row for each object (hashtag, link, text ...) that a post acts on.

Objects, accounts and posts get stable 63-bit numbers when they are loaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.lake.values import ACCOUNTS, ACTIONS, OBJECTS

Ints = npt.NDArray[np.int64]

_LINK = re.compile(r"https?://\S+")
_LISTS = {"hashtags": "hashtag", "links": "link", "mentions": "mention", "images": "image", "objects": "object"}
_CHANNEL_SCOPED = ("", "telegram")
_EVERYWHERE = r"^(?:forward|rt):"
SEPARATOR = "\x1f"


def number(text: str) -> int:
    """Return the number of a name, the same in every lake.

    It is 63 bits of a cryptographic hash, so that nobody can choose a name that collides with another.
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def numbers(names: Iterable[str]) -> Ints:
    """Return the numbers of many names."""
    return np.fromiter(map(number, names), np.int64)


def _joined(*columns: pa.Array | pa.ChunkedArray | str) -> pa.Array:
    joined = pc.binary_join_element_wise(*columns, SEPARATOR)
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _scope(table: pa.Table) -> pa.ChunkedArray:
    """Return the channel of posts on platforms that number posts by channel, else an empty string."""
    scoped = pc.is_in(table["platform"], pa.array(_CHANNEL_SCOPED))
    return pc.if_else(scoped, table["channel"], "")


def post_numbers(table: pa.Table) -> Ints:
    """Return post numbers, made from platform, channel (where ids are unique in a channel only) and post id."""
    return numbers(_joined(table["platform"], _scope(table), table["post_id"]).to_pylist())


def account_numbers(table: pa.Table) -> tuple[Ints, pa.Table]:
    """Return the account number of each row, and the table of account numbers with their names."""
    names = pc.dictionary_encode(_joined(table["platform"], table["account_id"]))
    account_ids = numbers(names.dictionary.to_pylist())
    split = [name.split(SEPARATOR, 1) for name in names.dictionary.to_pylist()]
    columns = [pa.array(account_ids), pa.array([s[0] for s in split], pa.string()), pa.array([s[1] for s in split], pa.string())]
    return account_ids[names.indices.to_numpy()], pa.table(columns, schema=ACCOUNTS)


def normal_text(text: str) -> str:
    """Normalise a text so that copies compare equal: NFKC, folded case, single spaces, no links."""
    if "://" in text:
        text = _LINK.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def _named(kind: str, rows: Ints, values: pa.Array) -> tuple[str, Ints, Ints, pa.Table]:
    coded = pc.dictionary_encode(values)
    names = coded.dictionary.to_pylist()
    object_ids = numbers(f"{kind}{SEPARATOR}{name}" for name in names)
    table = pa.table([pa.array(object_ids), pa.array([kind] * len(names), pa.string()), pa.array(names, pa.string())], schema=OBJECTS)
    return kind, rows, object_ids[coded.indices.to_numpy()] if len(object_ids) else object_ids, table


def _listed(table: pa.Table, column: str, kind: str) -> tuple[str, Ints, Ints, pa.Table]:
    lists = table[column].combine_chunks()
    rows = pc.list_parent_indices(lists).to_numpy().astype(np.int64)
    return _named(kind, rows, pc.list_flatten(lists))


def _single(table: pa.Table, column: str, kind: str) -> tuple[str, Ints, Ints, pa.Table]:
    there = pc.not_equal(table[column], "")
    rows = np.flatnonzero(there.to_numpy())
    scoped = pc.and_(pc.is_in(table["platform"], pa.array(_CHANNEL_SCOPED)), pc.not_equal(table["channel"], ""))
    scoped = pc.and_not(scoped, pc.match_substring_regex(table[column], _EVERYWHERE))
    value = pc.if_else(scoped, pc.binary_join_element_wise(table["channel"], table[column], "/"), table[column])
    return _named(kind, rows, value.filter(there).combine_chunks())


def _texts(table: pa.Table) -> tuple[str, Ints, Ints, pa.Table]:
    """Return actions on equal texts, of posts that are not shares. Of the text, 280 characters are kept as the object's value."""
    own = pc.equal(table["share_of"], "")
    rows = np.flatnonzero(own.to_numpy())
    normal = [normal_text(text) for text in table["text"].filter(own).to_pylist()]
    has_text = np.fromiter((bool(text) for text in normal), bool, len(normal))
    kind, rows_with_text, object_ids, names = _named("text", rows[has_text], pa.array([text for text in normal if text], pa.string()))
    return kind, rows_with_text, object_ids, names.set_column(2, "value", pc.utf8_slice_codeunits(names["value"], 0, 280))


def actions(table: pa.Table, posts: Ints, accounts: Ints) -> tuple[pa.Table, pa.Table]:
    """Return the actions of posts, and the table of object numbers with kinds and values."""
    by_kind = [_listed(table, column, kind) for column, kind in _LISTS.items()]
    by_kind += [_single(table, "share_of", "share"), _single(table, "reply_to", "reply"), _texts(table)]
    times = table["time"].cast(pa.int64()).to_numpy()
    shared = pc.not_equal(table["share_of"], "").to_numpy()
    parts = [
        pa.table(
            [
                object_ids,
                pa.array([kind] * len(rows), pa.string()),
                accounts[rows],
                posts[rows],
                pa.array(times[rows], pa.timestamp("ms")),
                shared[rows],
            ],
            schema=ACTIONS,
        )
        for kind, rows, object_ids, _ in by_kind
    ]
    return pa.concat_tables(parts), pa.concat_tables([names for *_, names in by_kind])
