"""Options for reading a dump, and the batches that come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, tzinfo

import pyarrow as pa

from tocsin.domain.post import COLUMNS
from tocsin.domain.report import RejectedRow
from tocsin.ingest.posts.columns import signature

_TYPES = {"text": pa.string(), "texts": pa.list_(pa.string()), "time": pa.timestamp("ms"), "count": pa.int64(), "flag": pa.bool_()}

SCHEMA = pa.schema([pa.field(name, _TYPES[kind]) for name, kind in COLUMNS.items()])
"""The canonical columns as Arrow has them; times are UTC."""


@dataclass(frozen=True, slots=True)
class PostReadOptions:
    """Statements of a person about a dump. Empty ones are detected, or asked for in a message.

    ``columns`` maps canonical column names to the file's own. ``zone`` holds for times that state none (UTC, and it is
    recorded). ``day_first`` tells 02/03/2017 apart. Posts later than ``not_after`` are refused. ``format`` is one of
    :data:`tocsin.ingest.posts.FORMATS`. ``unnamed`` says that posts of a table in which no column names an account count as those of
    one. ``remembered`` are maps chosen before, by the signature of their header.
    """

    platform: str = ""
    channel: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo | None = None
    day_first: bool | None = None
    not_after: datetime | None = None
    format: str = ""
    unnamed: bool = False
    batch_rows: int = 50_000
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def clock_zone(self) -> tzinfo:
        """Zone of times that state none."""
        return self.zone or UTC

    def stated(self, header: Sequence[str]) -> Mapping[str, str]:
        """Return the map that a person chose for a table with this header: now, or before."""
        return self.columns or (self.remembered.get(signature(header), {}) if self.remembered else {})


@dataclass(slots=True)
class Notes:
    """Numbers of rows in which something was missing or repaired, shown beside every figure that depends on it."""

    zone_assumed: int = 0
    ids_made: int = 0
    undecodable: int = 0
    no_text: int = 0
    deletions_known: int = 0
    ids_spoiled: int = 0
    times_from_ids: int = 0
    zones_from_ids: int = 0

    def add(self, other: Notes) -> None:
        """Add the numbers of another batch."""
        for name in (f.name for f in fields(self)):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class PostBatch:
    """Some rows of one dump: ``table`` in :data:`SCHEMA` and the rejected rows, together ``read`` rows.

    ``position`` of ``size`` bytes of the file have been read so far. ``unread`` lists what was not read, ``handles`` the platform, the
    account and the name of accounts that have both a number and a name.
    """

    source: str
    format: str
    table: pa.Table
    refused: tuple[RejectedRow, ...]
    read: int
    notes: Notes
    position: int = 0
    size: int = 0
    unread: tuple[str, ...] = ()
    handles: tuple[tuple[str, str, str], ...] = ()
