"""Writing dumps of posts and reading them back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tocsin.ingest.posts import PostReadOptions, read_posts


def at(*parts: int) -> datetime:
    """A time as the columns hold it: year, month, day, hour, minute, second, millisecond."""
    year, month, day, *clock = parts
    hour, minute, second, ms = [*clock, 0, 0, 0, 0][:4]
    return datetime(year, month, day, hour, minute, second, ms * 1000, tzinfo=UTC).replace(tzinfo=None)


def posts(path: Path, reading: PostReadOptions | None = None) -> list[dict[str, Any]]:
    """The posts of a dump."""
    return [row for batch in read_posts(path, reading) for row in batch.table.to_pylist()]


def refusals(path: Path, reading: PostReadOptions | None = None) -> list[str]:
    """Why rows of a dump were refused."""
    return [row.reason for batch in read_posts(path, reading) for row in batch.refused]


def write(folder: Path, data: bytes | str, name: str = "dump") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def lines(*objects: Any) -> str:
    """JSON lines."""
    return "".join(json.dumps(one) + "\n" for one in objects)
