"""Imports for the tests of this package."""

from __future__ import annotations

from pathlib import Path

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import Item, ReadOptions, read


def hear(folder: Path, data: bytes | str, name: str = "given", reading: ReadOptions | None = None) -> list[Item]:
    """Return everything that a file with these contents gives."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, reading))


def accepted(items: list[Item]) -> list[Submission]:
    """Return the reports among the items."""
    return [item for item in items if isinstance(item, Submission)]


def refused(items: list[Item]) -> list[RejectedRow]:
    """Return the rejected rows among the items."""
    return [item for item in items if isinstance(item, RejectedRow)]


def keys(items: list[Item]) -> list[str]:
    """Return the keys of the reports."""
    return [item.key for item in accepted(items)]
