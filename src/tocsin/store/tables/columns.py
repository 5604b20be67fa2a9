"""Tables and columns as every table of the schema has them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()


def table(name: str, *columns: Any) -> Table:
    """Return a table of the schema, STRICT on SQLite."""
    return Table(name, metadata, *columns, sqlite_strict=True)


def key(name: str = "id") -> Column[str]:
    """Return a primary key of text."""
    return Column(name, Text, primary_key=True)


def string(name: str, *constraints: Any, null: bool = False, index: bool = False) -> Column[str]:
    """Return a column of text, which has a value unless ``null`` is set."""
    return Column(name, Text, *constraints, nullable=null, index=index)


def integer(name: str, **options: Any) -> Column[int]:
    """Return a column of whole numbers, which always has a value."""
    return Column(name, Integer, nullable=False, **options)
