"""Receipts that their holder can check alone: a signed tree head, one entry, and the proof that the head covers it.

A head also carries *marks*: the hashes of at most 64 equal subtrees. Their root is the root of the head, and they locate
a difference from another ledger to within one subtree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import msgspec

from tocsin.audit.signer import HEAD, SUCCESSOR, fingerprint, signed
from tocsin.domain import merkle
from tocsin.domain.errors import Malformed
from tocsin.domain.installation import DeskEpoch
from tocsin.domain.signing_key import SigningKey
from tocsin.domain.time_zone import Zone

_canonical = msgspec.json.Encoder(order="sorted")


class TreeHead(msgspec.Struct, frozen=True, omit_defaults=True):
    """Signed statement that the ledger had ``size`` entries with this root at ``time``. Hashes are hexadecimal.

    ``desk`` is the id of the desk. Receipts of before desks had one leave it empty, and it is then not part of what is signed.
    """

    size: int
    root: str
    time: datetime
    key: str
    level: int
    marks: tuple[str, ...]
    desk: str = ""


class ReceiptEntry(msgspec.Struct, frozen=True):
    """The entry a receipt is about: its number, canonical body, and path to the root."""

    seq: int
    body: str
    path: tuple[str, ...]


class Since(msgspec.Struct, frozen=True):
    """Proof that this head's tree begins with that of an earlier receipt."""

    size: int
    path: tuple[str, ...]


class HeldReceipt(msgspec.Struct, frozen=True):
    """A receipt as its holder keeps it."""

    tocsin: str
    head: TreeHead
    signature: str
    entry: ReceiptEntry
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Result of a check: name of the receipt, fault, and the entries concerned (0 if none).

    ``unsound`` means that the receipt itself is not valid. It then says nothing about the ledger.
    """

    receipt: str
    what: str
    first: int = 0
    last: int = 0
    unsound: bool = False


FORM = "receipt 1"
_decoder = msgspec.json.Decoder(HeldReceipt)
Named = tuple[str, HeldReceipt]


def signable(head: TreeHead) -> bytes:
    """Return the bytes of a head that its signature covers."""
    return _canonical.encode(head)


def read_receipt(data: bytes, name: str) -> HeldReceipt:
    """Parse a receipt file. Raise :class:`Malformed` if it is not one."""
    try:
        receipt = _decoder.decode(data)
        bytes.fromhex("".join((receipt.head.root, receipt.head.key, *receipt.head.marks, *receipt.entry.path)))
    except (msgspec.DecodeError, ValueError):
        raise Malformed(f"{name} is not a receipt of Tocsin, or was cut: take the file that the desk issued") from None
    if receipt.tocsin != FORM:
        raise Malformed(f"{name} is a {receipt.tocsin!r}, and this Tocsin reads {FORM!r}: install a newer one")
    return receipt


def alone(name: str, receipt: HeldReceipt) -> Iterator[Finding]:
    """Yield the faults that a receipt shows by itself."""
    head, entry = receipt.head, receipt.entry
    if not signed(head.key, HEAD, signable(head), receipt.signature):
        yield Finding(name, "the signature does not fit: the receipt was altered, or the desk did not give it", unsound=True)
        return
    if merkle.root([bytes.fromhex(mark) for mark in head.marks]).hex() != head.root or head.level != merkle.mark_level(head.size):
        yield Finding(name, "its marks do not have its root", unsound=True)
    path = [bytes.fromhex(step) for step in entry.path]
    if not merkle.includes(bytes.fromhex(head.root), head.size, entry.seq - 1, merkle.leaf(entry.body.encode()), path):
        yield Finding(name, f"the proof does not put entry {entry.seq} under its head", entry.seq, entry.seq, unsound=True)


def against_tree(
    name: str, receipt: HeldReceipt, nodes: merkle.Nodes, size: int, zone: Zone, lossy: DeskEpoch | None = None
) -> Iterator[Finding]:
    """Yield the first place where the ledger differs from what it was when the receipt was issued.

    ``lossy`` is the epoch whose beginning lost entries that the receipt covers. Only the entries before it are then compared.
    """
    head = receipt.head
    issued = f"when the receipt was given, on {zone.said(head.time)}"
    if lossy:
        size = lossy.entries
        restored = f"lost when the desk was set back on {zone.said(lossy.begun)} ({lossy.reason})"
        yield Finding(name, f"entries {size + 1} to {head.size} were {restored}: ask for what they held", size + 1, head.size)
    elif size < head.size:
        yield Finding(name, f"the ledger ends at entry {size} and had {head.size} {issued}", size + 1, head.size)
    width = 1 << head.level
    for number, mark in enumerate(head.marks):
        start, end = number * width, min((number + 1) * width, head.size)
        if end > size:
            return
        if merkle.subtree(nodes, start, end).hex() != mark:
            which = f"entry {end} is" if end == start + 1 else f"among entries {start + 1} to {end} something is"
            yield Finding(name, f"{which} not what it was {issued}", start + 1, end)
            return


def between(receipts: Sequence[Named], keys: Sequence[SigningKey] = ()) -> Iterator[Finding]:
    """Yield contradictions between receipts, which show that two holders were given two histories."""
    by_size = sorted(receipts, key=lambda named: named[1].head.size)
    for (name, earlier), (other, later) in combinations(by_size, 2):
        pair = f"{name} and {other}"
        if earlier.head.key != later.head.key and not _vouched(earlier.head.key, later.head.key, keys):
            yield Finding(
                pair, "they are signed with different keys, and neither vouches for the other: ask the desk for its keys by another way"
            )
        yield from _contradiction(pair, earlier, later)


def about_keys(receipts: Sequence[Named], keys: Sequence[SigningKey], zone: Zone) -> Iterator[Finding]:
    """Yield receipts signed with a key that the desk does not know, or that was stolen before."""
    by_public = {key.public: key for key in keys}
    for name, receipt in receipts:
        key = by_public.get(receipt.head.key)
        if key is None:
            yield Finding(name, f"the desk's ledger does not know the key {fingerprint(receipt.head.key)} it is signed with")
        elif key.stolen_since is not None and receipt.head.time >= key.stolen_since:
            when = zone.said(key.stolen_since)
            yield Finding(name, f"it is signed with the key {key.id}, stolen since {when}: believe it only if you hold it from before")


def is_foreign(receipt: HeldReceipt, desk_id: str, keys: Sequence[SigningKey]) -> bool:
    """Return True if another desk issued the receipt.

    A receipt that names this desk is never foreign, whatever key signed it. One without a desk's id is foreign if its key is unknown.
    """
    if receipt.head.desk:
        return receipt.head.desk != desk_id
    return all(key.public != receipt.head.key for key in keys)


def lost_with(epochs: Sequence[DeskEpoch], head: TreeHead) -> DeskEpoch | None:
    """Return the epoch whose beginning lost entries that the head covers, or None if there is none."""
    lossy = [epoch for epoch in epochs if epoch.entries < head.size and head.time < epoch.begun]
    return min(lossy, key=lambda epoch: epoch.entries, default=None)


def _contradiction(pair: str, earlier: HeldReceipt, later: HeldReceipt) -> Iterator[Finding]:
    """Compare two receipts by the marks both have, at the coarser level. A proof of consistency settles the rest."""
    old, new = earlier.head, later.head
    if later.since and later.since.size == old.size:
        path = [bytes.fromhex(step) for step in later.since.path]
        if merkle.extends(bytes.fromhex(old.root), old.size, bytes.fromhex(new.root), new.size, path):
            return
    width = 1 << max(old.level, new.level)
    before, after = _coarser(old, width), _coarser(new, width)
    complete = old.size // width if new.size != old.size else len(before)
    for number, (mark, other) in enumerate(zip(before[:complete], after, strict=False)):
        if mark != other:
            last = min((number + 1) * width, old.size)
            yield Finding(pair, f"they tell two histories: entries {number * width + 1} to {last} differ", number * width + 1, last)
            return
    if old.size == new.size and old.root != new.root:
        yield Finding(pair, "they tell two histories of the same length", 1, old.size)
    elif earlier.entry.seq == later.entry.seq and earlier.entry.body != later.entry.body:
        yield Finding(pair, f"they tell two histories: entry {earlier.entry.seq} differs", earlier.entry.seq, earlier.entry.seq)
    elif later.since and later.since.size == old.size:
        yield Finding(pair, "the later one's proof does not lead from the earlier one", old.size, new.size)


def _coarser(head: TreeHead, width: int) -> list[bytes]:
    """Return the marks of a head combined to subtrees of this width."""
    step = width >> head.level
    marks = [bytes.fromhex(mark) for mark in head.marks]
    return [merkle.root(marks[start : start + step]) for start in range(0, len(marks), step)]


def _vouched(first: str, second: str, keys: Sequence[SigningKey]) -> bool:
    """Return True if a chain of signatures leads from one of the keys to the other."""
    by_fingerprint = {key.id: key for key in keys}
    return any(_leads(start, end, by_fingerprint) for start, end in ((first, second), (second, first)))


def _leads(start: str, end: str, by_fingerprint: dict[str, SigningKey]) -> bool:
    key = by_fingerprint.get(fingerprint(end))
    while key is not None and key.public != start:
        before = by_fingerprint.get(key.follows)
        if before is None or not signed(before.public, SUCCESSOR, bytes.fromhex(key.public), key.vouched):
            return False
        key = before
    return key is not None
