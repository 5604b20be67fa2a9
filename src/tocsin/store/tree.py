"""The Merkle tree over the ledger: complete subtrees are kept as they fill, in the transaction that fills them.

They only save time. Whoever checks the ledger hashes it anew; :func:`tocsin.store.integrity.broken` compares what is kept.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tocsin.domain import merkle
from tocsin.store import schema
from tocsin.store.session import Reader


class Tree:
    """The tree as one snapshot has it."""

    def __init__(self, reader: Reader) -> None:
        self._connection = reader.connection
        self._block: tuple[int, list[bytes]] = (-1, [])

    def complete(self, level: int, number: int) -> bytes | None:
        """The kept hash of the ``number``-th subtree of ``2 ** level`` leaves."""
        return _kept(self._connection, level, number)

    def leaves(self, start: int, end: int) -> list[bytes]:
        """The hashes of the leaves from ``start`` up to ``end``, counted from 0; those of one block are read together."""
        first = start - start % merkle.BLOCK
        if end > first + merkle.BLOCK:
            return _leaves(self._connection, start, end)
        if self._block[0] != first:
            self._block = (first, _leaves(self._connection, first, first + merkle.BLOCK))
        return self._block[1][start - first : end - first]


def grow(connection: Connection, entries: int) -> None:
    """Keeps every subtree that this many entries complete and that is not kept yet."""
    for number in range(_blocks(connection), entries // merkle.BLOCK):
        level, hashed = merkle.LEVEL, merkle.root(_leaves(connection, number * merkle.BLOCK, (number + 1) * merkle.BLOCK))
        _keep(connection, level, number, hashed)
        while number % 2 and (left := _kept(connection, level, number - 1)) is not None:
            level, number, hashed = level + 1, number // 2, merkle.node(left, hashed)
            _keep(connection, level, number, hashed)


def _blocks(connection: Connection) -> int:
    t = schema.tree_node
    last = connection.execute(select(func.max(t.c.number)).where(t.c.level == merkle.LEVEL)).scalar()
    return 0 if last is None else int(last) + 1


def _kept(connection: Connection, level: int, number: int) -> bytes | None:
    t = schema.tree_node
    return connection.execute(select(t.c.hash).where(t.c.level == level, t.c.number == number)).scalar()


def _keep(connection: Connection, level: int, number: int, hashed: bytes) -> None:
    connection.execute(schema.tree_node.insert(), {"level": level, "number": number, "hash": hashed})


def _leaves(connection: Connection, start: int, end: int) -> list[bytes]:
    t = schema.ledger
    rows = connection.execute(select(t.c.body).where(t.c.seq > start, t.c.seq <= end).order_by(t.c.seq))
    return [merkle.leaf(body) for body in rows.scalars()]
