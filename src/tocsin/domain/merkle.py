"""Merkle tree over the ledger with SHA-256, after RFC 6962 section 2.1 and RFC 9162 section 2.1.

A leaf is the hash of an entry's canonical body. The store keeps the hashes of complete subtrees of :data:`BLOCK` leaves
and more as they fill, so a proof reads a few hundred bodies and a dozen hashes however long the ledger is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol

LEVEL = 8
BLOCK = 1 << LEVEL
EMPTY = hashlib.sha256().digest()


class Nodes(Protocol):
    """Source of the hashes of a tree. Leaves are counted from 0."""

    def complete(self, level: int, number: int) -> bytes | None:
        """Return the hash of the ``number``-th subtree of ``2 ** level`` leaves, or None if it is not stored."""

    def leaves(self, start: int, end: int) -> list[bytes]:
        """Return the leaf hashes from ``start`` up to, not including, ``end``."""


def leaf(body: bytes) -> bytes:
    """Return the leaf hash of an entry's body."""
    return hashlib.sha256(b"\0" + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaves, or over complete subtrees of equal size of which only the last may be incomplete."""
    level = list(hashes)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        paired = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs]  # node(), without a million calls
        level = paired + level[-1:] if len(level) % 2 else paired
    return level[0] if level else EMPTY


def subtree(nodes: Nodes, start: int, end: int) -> bytes:
    """Return the root over the leaves from ``start`` up to, not including, ``end``."""
    size = end - start
    if size >= BLOCK and size & (size - 1) == 0 and (stored := nodes.complete(size.bit_length() - 1, start // size)) is not None:
        return stored
    if size <= BLOCK:
        return root(nodes.leaves(start, end))
    middle = start + _split(size)
    return node(subtree(nodes, start, middle), subtree(nodes, middle, end))


def inclusion(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """Return the proof that a leaf is in a tree of this size: its siblings from the leaf up (RFC 6962, 2.1.1)."""
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return [subtree(nodes, *span) for span in reversed(path)]


def includes(head: bytes, size: int, index: int, hashed: bytes, path: Iterable[bytes]) -> bool:
    """Return True if the path proves that the leaf hash is in the tree with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last = index, size - 1
    for sibling in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            hashed = node(sibling, hashed)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hashed = node(hashed, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and hashed == head


def consistency(nodes: Nodes, old: int, new: int) -> list[bytes]:
    """Return the proof that the tree of size ``new`` begins with the tree of size ``old`` (RFC 6962, 2.1.2)."""
    if not 0 < old < new:
        return []
    spans: list[tuple[int, int]] = []
    start, end, is_prefix = 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start, is_prefix = middle, False
    if not is_prefix:
        spans.append((start, end))
    return [subtree(nodes, *span) for span in reversed(spans)]


def extends(old_head: bytes, old: int, new_head: bytes, new: int, path: Sequence[bytes]) -> bool:
    """Return True if the path proves that the new tree begins with the old one (RFC 9162, 2.1.4.2)."""
    if old == new:
        return old_head == new_head and not path
    if not 0 < old < new or not path:
        return False
    steps = list(path) if old & (old - 1) else [old_head, *path]
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node(step, before), node(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node(after, step)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_head and after == new_head


def mark_level(size: int, most: int = 64) -> int:
    """Return the lowest level at which a tree of this size has at most ``most`` subtrees."""
    level = 0
    while -(-size >> level) > most:
        level += 1
    return level


def marks(nodes: Nodes, size: int, level: int) -> list[bytes]:
    """Return the hashes of the subtrees of ``2 ** level`` leaves, of which the last may be incomplete. Their root is the tree's root."""
    width = 1 << level
    return [subtree(nodes, start, min(start + width, size)) for start in range(0, size, width)]


def _split(size: int) -> int:
    """Return the largest power of two below ``size``, which is greater than 1."""
    return 1 << (size - 1).bit_length() - 1
