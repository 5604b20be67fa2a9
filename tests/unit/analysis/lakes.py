"""Lakes with written posts, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from tocsin.lake import Lake
from tocsin.lake.values import CANONICAL

_EMPTY: dict[str, Any] = {name: [] if pa.types.is_list(kind) else "" for name, kind in zip(CANONICAL.names, CANONICAL.types, strict=True)}
_EMPTY |= {"followers": None, "account_created": None, "deleted_at": None, "gone": False, "rows": 1}


@dataclass
class Noted:
    zone_assumed: int = 0
    deletions_known: int = 0


@dataclass
class Batch:
    table: pa.Table
    source: str = "written"
    refused: tuple[Any, ...] = ()
    notes: Noted = field(default_factory=Noted)
    handles: tuple[tuple[str, str, str], ...] = ()

    @property
    def read(self) -> int:
        return int(self.table.num_rows)


def lake_of(folder: Path, posts: Iterable[dict[str, Any]]) -> Lake:
    """A lake with these posts; what is not said is empty, ``time`` is milliseconds."""
    rows = [_EMPTY | {"post_id": str(number)} | post for number, post in enumerate(posts)]
    columns = {name: pa.array([row[name] for row in rows], kind) for name, kind in zip(CANONICAL.names, CANONICAL.types, strict=True)}
    lake = Lake(folder)
    lake.append([Batch(pa.table(columns, schema=CANONICAL))])
    return lake
