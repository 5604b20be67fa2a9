"""One pass over the whole ledger that checks its chain, its columns and its tree.

Nothing that the database says of itself is trusted: every hash is computed from the bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec
from msgspec.structs import astuple
from sqlalchemy import select

from tocsin.domain import merkle
from tocsin.domain.ledger import GENESIS, IntegrityFault
from tocsin.store import dialect, schema
from tocsin.store.reader import Reader

_EVERYTHING = 'SELECT seq, known, actor, act, kind, "key", report, subject, body, hash FROM ledger'
_GAP = bytes(32)
_MOST = 100
_WIDEST_GAP = 1_000_000
_HASH = re.compile("[0-9a-f]{64}")


class _BodyFields(msgspec.Struct, gc=False):
    """The fields of an entry's body that columns repeat, in the order of the columns."""

    seq: int
    known: str
    actor: str
    act: str
    kind: str
    key: str
    report: str | None
    subject: str | None


_decode = msgspec.json.Decoder(_BodyFields).decode


@dataclass(slots=True)
class Scan:
    """Result of reading the whole ledger: its faults, and the Merkle tree computed from it. Missing entries are leaves of zeros."""

    reader: Reader
    size: int = 0
    broken: list[IntegrityFault] = field(default_factory=list)
    blocks: list[bytes] = field(default_factory=list)

    def complete(self, level: int, number: int) -> bytes | None:
        """Return the hash of the ``number``-th subtree of ``2 ** level`` leaves."""
        width = 1 << (level - merkle.LEVEL)
        return merkle.root(self.blocks[number * width : (number + 1) * width])

    def leaves(self, start: int, end: int) -> list[bytes]:
        """Return the leaf hashes from ``start`` up to, not including, ``end``, counted from 0."""
        t = schema.ledger
        rows = self.reader.rows(select(t.c.seq, t.c.body).where(t.c.seq > start, t.c.seq <= end))
        leaf_hashes = {row.seq: merkle.leaf(row.body) for row in rows}
        return [leaf_hashes.get(number + 1, _GAP) for number in range(start, end)]

    def root(self) -> bytes:
        """Return the root over all entries read."""
        return merkle.subtree(self, 0, self.size)


def scan(reader: Reader) -> Scan:
    """Read and check every entry."""
    result = Scan(reader)
    _read(result, dialect.stream(reader.connection, f"{_EVERYTHING} ORDER BY seq"), 1, bytes(32))
    return result


def blocks_of(reader: Reader, first: int, last: int) -> list[bytes] | None:
    """Check the entries from ``first`` to ``last`` alone, and return the blocks of the tree over them. None if anything is wrong.

    ``first`` begins a block. The entry before it is trusted to match its hash: the caller checks it, too.
    """
    t = schema.ledger
    before = reader.rows(select(t.c.hash).where(t.c.seq == first - 1)).scalar() if first > 1 else GENESIS
    if before is None or not _HASH.fullmatch(before):
        return None
    result = Scan(reader)
    bounds = ("WHERE seq <= ? AND seq >= ?", last, first) if first > 1 else ("WHERE seq <= ?", last)
    rows = dialect.stream(reader.connection, f"{_EVERYTHING} {bounds[0]} ORDER BY seq", *bounds[1:])
    _read(result, rows, first, bytes.fromhex(before))
    return None if result.broken or result.size != last - first + 1 else result.blocks


def _read(result: Scan, rows: Iterator[tuple[Any, ...]], expected: int, previous: bytes) -> None:
    """Check rows of the ledger, of which the first should have the number ``expected`` and follow the hash ``previous``."""
    leaves = list[bytes]()
    for row in rows:
        seq, body, digest = row[0], row[8], row[9]
        if seq != expected:
            result.broken.append(_gap(seq, expected))
            leaves.extend(_GAP for _ in range(min(seq - expected, _WIDEST_GAP)))
        if (hashed := sha256(previous + body).digest()).hex() != digest:
            result.broken.append(IntegrityFault(seq, "the entry does not match its hash"))
            hashed = _recorded(digest, hashed)
        if not _agrees(body, row[:8]):
            result.broken.append(IntegrityFault(seq, "a column does not say what the entry says"))
        leaves.append(sha256(b"\0" + body).digest())
        while len(leaves) >= merkle.BLOCK:
            result.blocks.append(merkle.root(leaves[: merkle.BLOCK]))
            del leaves[: merkle.BLOCK]
        previous, expected = hashed, seq + 1
        if len(result.broken) >= _MOST:
            break
    result.size = len(result.blocks) * merkle.BLOCK + len(leaves)


def strays(reader: Reader, ledger: Scan) -> Iterator[str]:
    """Yield the stored tree nodes that differ from the tree computed from the ledger."""
    t = schema.tree_node
    for row in reader.stream(select(t.c.level, t.c.number, t.c.hash)):
        end = (row["number"] + 1) << row["level"]
        if end > ledger.size or ledger.complete(row["level"], row["number"]) != row["hash"]:
            start = row["number"] << row["level"]
            yield f"the kept tree node over entries {start + 1} to {end} is not what the ledger makes of it"
            return


def _agrees(body: bytes, columns: tuple[object, ...]) -> bool:
    try:
        return astuple(_decode(body)) == columns
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _gap(seq: int, expected: int) -> IntegrityFault:
    if seq < expected:
        return IntegrityFault(expected, f"entry {seq} is out of order")
    return IntegrityFault(expected, f"entries {expected} to {seq - 1} are missing")


def _recorded(digest: str, hashed: bytes) -> bytes:
    """Return the hash that the next entry is chained to. It is the recorded one, so that one break is reported once."""
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return hashed
