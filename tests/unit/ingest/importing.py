"""What the tests of this room hear with."""

from __future__ import annotations

from pathlib import Path

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import Item, ReadOptions, read


def hear(folder: Path, data: bytes | str, name: str = "given", reading: ReadOptions | None = None) -> list[Item]:
    """Everything that a file with these contents gives."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, reading))


def accepted(items: list[Item]) -> list[Submission]:
    """The warnings among the items."""
    return [item for item in items if isinstance(item, Submission)]


def refused(items: list[Item]) -> list[RejectedRow]:
    """The refused rows among the items."""
    return [item for item in items if isinstance(item, RejectedRow)]


def keys(items: list[Item]) -> list[str]:
    """The keys of the warnings."""
    return [item.key for item in accepted(items)]
