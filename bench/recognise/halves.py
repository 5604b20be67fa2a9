"""The frozen texts of the blind writers, in two halves: A for development, B for the result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BLIND = Path(__file__).parent / "blind"
HALVES = ("A", "B")

Row = dict[str, Any]


def rows(kind: str, half: str | None = None) -> Iterator[Row]:
    """Yield the rows of every writer's file of this kind (``calls``, ``threats`` ...), of one half if given."""
    for path in sorted(BLIND.glob(f"*/{kind}.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line) | {"writer": path.parent.name}
                if half is None or half_of(row) == half:
                    yield row


def half_of(row: Row) -> str:
    """Return ``A`` or ``B`` by a hash of the id; the translations of one threat are in one half."""
    key = row.get("parallel_id") or row["id"]
    return HALVES[hashlib.sha256(str(key).encode()).digest()[0] & 1]


def changed() -> list[str]:
    """Return the files that are not as they were frozen."""
    listed = (line.split() for line in (BLIND / "FROZEN.sha256").read_text().splitlines())
    return [name for digest, name in listed if hashlib.sha256((BLIND / name).read_bytes()).hexdigest() != digest]
