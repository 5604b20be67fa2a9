"""Stored nodes of the Merkle tree: complete subtrees, stored in the transaction that completes them.

They only save time. A check computes the tree from the ledger, and :func:`tocsin.store.ledger_scan.strays` compares it.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tocsin.domain import merkle
from tocsin.store import schema
from tocsin.store.reader import Reader


class Tree:
    """The tree in one snapshot."""

    def __init__(self, reader: Reader) -> None:
        self._connection = reader.connection
        self._block: tuple[int, list[bytes]] = (-1, [])

    def complete(self, level: int, number: int) -> bytes | None:
        """Return the stored hash of the ``number``-th subtree of ``2 ** level`` leaves."""
        return _stored(self._connection, level, number)

    def leaves(self, start: int, end: int) -> list[bytes]:
        """Return the leaf hashes from ``start`` up to, not including, ``end``, counted from 0. A block is read at once."""
        first = start - start % merkle.BLOCK
        if end > first + merkle.BLOCK:
            return _leaves(self._connection, start, end)
        if self._block[0] != first:
            self._block = (first, _leaves(self._connection, first, first + merkle.BLOCK))
        return self._block[1][start - first : end - first]


def grow(connection: Connection, entries: int) -> None:
    """Store every subtree that is complete with this number of entries and not stored yet."""
    for number in range(_blocks(connection), entries // merkle.BLOCK):
        level, hashed = merkle.LEVEL, merkle.root(_leaves(connection, number * merkle.BLOCK, (number + 1) * merkle.BLOCK))
        _store(connection, level, number, hashed)
        while number % 2 and (left_node := _stored(connection, level, number - 1)) is not None:
            level, number, hashed = level + 1, number // 2, merkle.node(left_node, hashed)
            _store(connection, level, number, hashed)


def _blocks(connection: Connection) -> int:
    t = schema.tree_node
    last = connection.execute(select(func.max(t.c.number)).where(t.c.level == merkle.LEVEL)).scalar()
    return 0 if last is None else int(last) + 1


def _stored(connection: Connection, level: int, number: int) -> bytes | None:
    t = schema.tree_node
    return connection.execute(select(t.c.hash).where(t.c.level == level, t.c.number == number)).scalar()


def _store(connection: Connection, level: int, number: int, hashed: bytes) -> None:
    connection.execute(schema.tree_node.insert(), {"level": level, "number": number, "hash": hashed})


def _leaves(connection: Connection, start: int, end: int) -> list[bytes]:
    t = schema.ledger
    rows = connection.execute(select(t.c.body).where(t.c.seq > start, t.c.seq <= end).order_by(t.c.seq))
    return [merkle.leaf(body) for body in rows.scalars()]
