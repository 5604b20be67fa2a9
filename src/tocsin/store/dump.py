"""All rows of a desk as streams from one snapshot, and back into an empty database of either kind."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import msgspec
from sqlalchemy import Column, Connection, MetaData, Table, bindparam, func, select
from sqlalchemy.exc import SAWarning

from tocsin.domain.errors import Refused
from tocsin.store import dialect, schema
from tocsin.store.codec import Row
from tocsin.store.reader import Reader

_AT_ONCE = 1000
_LENGTH = struct.Struct(">I")
_MOST = 1 << 30
_VERSION_TABLE = "alembic_version"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[Any]]).decode


def tables(connection: Connection | None = None) -> list[Table]:
    """Return the tables, referenced ones before those that refer to them.

    With a connection, they are those that its database has, which may be of an older version.
    """
    if connection is None:
        return list(schema.metadata.sorted_tables)
    there = MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # about indexes, which a copy of rows does not need
        there.reflect(connection)
    return [table for table in there.sorted_tables if table.name != _VERSION_TABLE]


def stored_tables(reader: Reader) -> list[Table]:
    """Return the tables that the database of a reader has, which may be of an older version."""
    return tables(reader.connection)


def write_table(reader: Reader, table: Table, out: IO[bytes]) -> int:
    """Write every row of a table and return their number."""
    written = 0
    rows = reader.rows(select(table).execution_options(yield_per=_AT_ONCE))
    for chunk in rows.partitions():
        data = _encode([list(row) for row in chunk])
        out.write(_LENGTH.pack(len(data)) + data)
        written += len(chunk)
    return written


@contextmanager
def loading(connection: Connection) -> Iterator[None]:
    """Let the rows of all tables be inserted into an empty database. Raise :class:`Refused` if it holds any row."""
    require_empty(connection)
    with dialect.indexes_built_after(connection):
        yield


def read_table(connection: Connection, table: Table, source: IO[bytes], columns: Sequence[str]) -> int:
    """Insert the rows of a stream, whose values are in the order of ``columns``, into an empty table. Return their number.

    References within the table are set once all rows are there.
    """
    own = [column for column in table.c if any(key.column.table is table for key in column.foreign_keys)]
    read = 0
    later: list[Row] = []
    for rows in _chunks(source):
        for column in own:
            later += _taken_out(rows, columns.index("id"), columns.index(column.name), column.name)
        dialect.insert_rows(connection, table.name, columns, rows)
        read += len(rows)
    for column in own:
        _refer(connection, table, column, [reference for reference in later if reference["_column"] == column.name])
    return read


def _taken_out(rows: list[list[Any]], key: int, place: int, name: str) -> Iterator[Row]:
    """Yield the references that these rows hold at a place, and leave none there."""
    for row in rows:
        if row[place] is not None:
            yield {"_key": row[key], "_column": name, "_value": row[place]}
            row[place] = None


def require_empty(connection: Connection) -> None:
    """Raise :class:`Refused` if the database holds any row."""
    for table in tables(connection):
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise Refused("the database to restore into is not empty: name another one with TOCSIN_DATABASE_URL, or an empty home folder")


def _refer(connection: Connection, table: Table, column: Column[str], references: list[Row]) -> None:
    if references:
        update = table.update().where(table.c.id == bindparam("_key")).values({column: bindparam("_value")})
        connection.execute(update, [{"_key": reference["_key"], "_value": reference["_value"]} for reference in references])


def _chunks(source: IO[bytes]) -> Iterator[list[list[Any]]]:
    while header := source.read(_LENGTH.size):
        (length,) = _LENGTH.unpack(header)
        if length > _MOST:
            raise Refused("the backup is damaged: a part of it claims to be larger than any is")
        yield _decode(source.read(length))
