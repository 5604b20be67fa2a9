"""Dumps of posts, written and read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tocsin.ingest.posts import PostReadOptions, read_posts


def at(*parts: int) -> datetime:
    """Return a time as the columns hold it: year, month, day, hour, minute, second, millisecond."""
    year, month, day, *clock = parts
    hour, minute, second, ms = [*clock, 0, 0, 0, 0][:4]
    return datetime(year, month, day, hour, minute, second, ms * 1000, tzinfo=UTC).replace(tzinfo=None)


def posts(path: Path, reading: PostReadOptions | None = None) -> list[dict[str, Any]]:
    """Return the posts of a dump."""
    return [row for batch in read_posts(path, reading) for row in batch.table.to_pylist()]


def refusals(path: Path, reading: PostReadOptions | None = None) -> list[str]:
    """Return the reasons why rows of a dump were rejected."""
    return [row.reason for batch in read_posts(path, reading) for row in batch.refused]


def write(folder: Path, data: bytes | str, name: str = "dump") -> Path:
    """Write a file with this content."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def lines(*objects: Any) -> str:
    """Return objects as JSON lines."""
    return "".join(json.dumps(item) + "\n" for item in objects)
