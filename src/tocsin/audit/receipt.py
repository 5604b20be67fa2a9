"""A receipt that its holder can check alone: a signed tree head, one entry, and the proof that the entry is under the head.

A head also carries *marks*: the hashes of at most 64 equal subtrees. They have the root as their own root, and say
where a ledger that has another root begins to differ, to within one subtree.
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
from tocsin.domain.signing_key import SigningKey
from tocsin.domain.time_zone import Zone

_canonical = msgspec.json.Encoder(order="sorted")


class TreeHead(msgspec.Struct, frozen=True):
    """What the desk puts its name to: that at ``time`` its ledger had ``size`` entries with this root. Hashes are hexadecimal."""

    size: int
    root: str
    time: datetime
    key: str
    level: int
    marks: tuple[str, ...]


class ReceiptEntry(msgspec.Struct, frozen=True):
    """The entry a receipt is about: its number, its canonical body, and its place under the head."""

    seq: int
    body: str
    path: tuple[str, ...]


class Since(msgspec.Struct, frozen=True):
    """The proof that this head's tree begins with that of an earlier receipt."""

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
    """What a check found: the receipt by its name, what is wrong, and the entries it is about (0 when it is about none).

    ``unsound`` says that the receipt itself is not good: it then tells nothing about the record.
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
    """The bytes of a head that its signature covers."""
    return _canonical.encode(head)


def read_receipt(data: bytes, name: str) -> HeldReceipt:
    """Reads a receipt file; raises :class:`Malformed`."""
    try:
        receipt = _decoder.decode(data)
        bytes.fromhex("".join((receipt.head.root, receipt.head.key, *receipt.head.marks, *receipt.entry.path)))
    except (msgspec.DecodeError, ValueError):
        raise Malformed(f"{name} is not a receipt of Tocsin, or was cut: take the file that tocsin receipt or tocsin done wrote") from None
    if receipt.tocsin != FORM:
        raise Malformed(f"{name} is a {receipt.tocsin!r}, and this Tocsin reads {FORM!r}: install a newer one")
    return receipt


def alone(name: str, receipt: HeldReceipt) -> Iterator[Finding]:
    """What is wrong with a receipt, seen by itself."""
    head, entry = receipt.head, receipt.entry
    if not signed(head.key, HEAD, signable(head), receipt.signature):
        yield Finding(name, "the signature does not fit: the receipt was altered, or the desk did not give it", unsound=True)
        return
    if merkle.root([bytes.fromhex(mark) for mark in head.marks]).hex() != head.root or head.level != merkle.mark_level(head.size):
        yield Finding(name, "its marks do not have its root", unsound=True)
    path = [bytes.fromhex(step) for step in entry.path]
    if not merkle.includes(bytes.fromhex(head.root), head.size, entry.seq - 1, merkle.leaf(entry.body.encode()), path):
        yield Finding(name, f"the proof does not put entry {entry.seq} under its head", entry.seq, entry.seq, unsound=True)


def against_tree(name: str, receipt: HeldReceipt, nodes: merkle.Nodes, size: int, zone: Zone) -> Iterator[Finding]:
    """What is wrong with the ledger, seen from a receipt: where it is not what it was when the receipt was given."""
    head = receipt.head
    given = f"when the receipt was given, on {zone.said(head.time)}"
    if size < head.size:
        yield Finding(name, f"the ledger ends at entry {size} and had {head.size} {given}", size + 1, head.size)
    width = 1 << head.level
    for number, mark in enumerate(head.marks):
        start, end = number * width, min((number + 1) * width, head.size)
        if end > size:
            return
        if merkle.subtree(nodes, start, end).hex() != mark:
            which = f"entry {end} is" if end == start + 1 else f"among entries {start + 1} to {end} something is"
            yield Finding(name, f"{which} not what it was {given}", start + 1, end)
            return


def between(receipts: Sequence[Named], keys: Sequence[SigningKey] = ()) -> Iterator[Finding]:
    """Where receipts contradict each other: two histories shown to two holders."""
    for (name, one), (other, two) in combinations(sorted(receipts, key=lambda each: each[1].head.size), 2):
        pair = f"{name} and {other}"
        if one.head.key != two.head.key and not _vouched(one.head.key, two.head.key, keys):
            yield Finding(
                pair, "they are signed with different keys, and neither vouches for the other: ask the desk for its keys by another way"
            )
        yield from _contradiction(pair, one, two)


def about_keys(receipts: Sequence[Named], keys: Sequence[SigningKey], zone: Zone) -> Iterator[Finding]:
    """What the desk says of the keys that these receipts were signed with."""
    known = {key.public: key for key in keys}
    for name, receipt in receipts:
        key = known.get(receipt.head.key)
        if key is None:
            yield Finding(name, f"the desk's ledger does not know the key {fingerprint(receipt.head.key)} it is signed with")
        elif key.stolen_since is not None and receipt.head.time >= key.stolen_since:
            when = zone.said(key.stolen_since)
            yield Finding(name, f"it is signed with the key {key.id}, stolen since {when}: believe it only if you hold it from before")


def _contradiction(pair: str, one: HeldReceipt, two: HeldReceipt) -> Iterator[Finding]:
    """Compares the marks both have, at the coarser of their levels; a proof of consistency, where one is given, settles the rest."""
    old, new = one.head, two.head
    if two.since and two.since.size == old.size:
        path = [bytes.fromhex(step) for step in two.since.path]
        if merkle.extends(bytes.fromhex(old.root), old.size, bytes.fromhex(new.root), new.size, path):
            return
    width = 1 << max(old.level, new.level)
    before, after = _coarser(old, width), _coarser(new, width)
    whole = old.size // width if new.size != old.size else len(before)
    for number, (mark, other) in enumerate(zip(before[:whole], after, strict=False)):
        if mark != other:
            last = min((number + 1) * width, old.size)
            yield Finding(pair, f"they tell two histories: entries {number * width + 1} to {last} differ", number * width + 1, last)
            return
    if old.size == new.size and old.root != new.root:
        yield Finding(pair, "they tell two histories of the same length", 1, old.size)
    elif one.entry.seq == two.entry.seq and one.entry.body != two.entry.body:
        yield Finding(pair, f"they tell two histories: entry {one.entry.seq} differs", one.entry.seq, one.entry.seq)
    elif two.since and two.since.size == old.size:
        yield Finding(pair, "the later one's proof does not lead from the earlier one", old.size, new.size)


def _coarser(head: TreeHead, width: int) -> list[bytes]:
    """The marks of a head, taken together to this width."""
    step = width >> head.level
    marks = [bytes.fromhex(mark) for mark in head.marks]
    return [merkle.root(marks[start : start + step]) for start in range(0, len(marks), step)]


def _vouched(one: str, other: str, keys: Sequence[SigningKey]) -> bool:
    """Whether a chain of signatures leads from one of these keys to the other."""
    known = {key.id: key for key in keys}
    return any(_leads(start, end, known) for start, end in ((one, other), (other, one)))


def _leads(start: str, end: str, known: dict[str, SigningKey]) -> bool:
    key = known.get(fingerprint(end))
    while key is not None and key.public != start:
        before = known.get(key.follows)
        if before is None or not signed(before.public, SUCCESSOR, bytes.fromhex(key.public), key.vouched):
            return False
        key = before
    return key is not None
