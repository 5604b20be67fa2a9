"""Reading the whole ledger once: its chain, its columns and its tree, at the speed that a million entries take.

Nothing here trusts what the database says of itself: every hash is made anew from the bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec
from sqlalchemy import select

from tocsin.domain import merkle
from tocsin.domain.ledger import IntegrityFault
from tocsin.store import dialect, schema
from tocsin.store.session import Reader

_EVERYTHING = 'SELECT seq, known, actor, act, kind, "key", report, subject, body, hash FROM ledger ORDER BY seq'
_GAP = bytes(32)
_MOST = 100
_WIDEST_GAP = 1_000_000


class _BodyFields(msgspec.Struct):
    """What an entry's body says that a column repeats."""

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
    """What a reading of the whole ledger found; also the tree as it was hashed anew. Missing entries are leaves of zeros."""

    reader: Reader
    size: int = 0
    broken: list[IntegrityFault] = field(default_factory=list)
    blocks: list[bytes] = field(default_factory=list)

    def complete(self, level: int, number: int) -> bytes | None:
        """The hash of the ``number``-th subtree of ``2 ** level`` leaves."""
        width = 1 << (level - merkle.LEVEL)
        return merkle.root(self.blocks[number * width : (number + 1) * width])

    def leaves(self, start: int, end: int) -> list[bytes]:
        """The hashes of the leaves from ``start`` up to ``end``, counted from 0."""
        t = schema.ledger
        rows = self.reader.rows(select(t.c.seq, t.c.body).where(t.c.seq > start, t.c.seq <= end))
        held = {row.seq: merkle.leaf(row.body) for row in rows}
        return [held.get(number + 1, _GAP) for number in range(start, end)]

    def root(self) -> bytes:
        """The root over everything that was read."""
        return merkle.subtree(self, 0, self.size)


def scan(reader: Reader) -> Scan:
    """Reads and checks every entry."""
    found = Scan(reader)
    expected, previous, leaves = 1, bytes(32), list[bytes]()
    for seq, known, actor, act, kind, key, report, subject, body, digest in dialect.stream(reader.connection, _EVERYTHING):
        if seq != expected:
            found.broken.append(_gap(seq, expected))
            leaves.extend(_GAP for _ in range(min(seq - expected, _WIDEST_GAP)))
        if (hashed := sha256(previous + body).digest()).hex() != digest:
            found.broken.append(IntegrityFault(seq, "the entry does not match its hash"))
            hashed = _recorded(digest, hashed)
        if not _agrees(body, (seq, known, actor, act, kind, key, report, subject)):
            found.broken.append(IntegrityFault(seq, "a column does not say what the entry says"))
        leaves.append(sha256(b"\0" + body).digest())
        while len(leaves) >= merkle.BLOCK:
            found.blocks.append(merkle.root(leaves[: merkle.BLOCK]))
            del leaves[: merkle.BLOCK]
        previous, expected = hashed, seq + 1
        if len(found.broken) >= _MOST:
            break
    found.size = len(found.blocks) * merkle.BLOCK + len(leaves)
    return found


def strays(reader: Reader, found: Scan) -> Iterator[str]:
    """Kept subtrees that are not what the ledger makes of them."""
    t = schema.tree_node
    for row in reader.stream(select(t.c.level, t.c.number, t.c.hash)):
        end = (row["number"] + 1) << row["level"]
        if end > found.size or found.complete(row["level"], row["number"]) != row["hash"]:
            start = row["number"] << row["level"]
            yield f"the kept tree node over entries {start + 1} to {end} is not what the ledger makes of it"
            return


def _agrees(body: bytes, columns: tuple[object, ...]) -> bool:
    try:
        said = _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return (said.seq, said.known, said.actor, said.act, said.kind, said.key, said.report, said.subject) == columns


def _gap(seq: int, expected: int) -> IntegrityFault:
    if seq < expected:
        return IntegrityFault(expected, f"entry {seq} is out of order")
    return IntegrityFault(expected, f"entries {expected} to {seq - 1} are missing")


def _recorded(digest: str, hashed: bytes) -> bytes:
    """What the next entry is chained to: the hash as it is recorded, so that one break is told once."""
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return hashed
