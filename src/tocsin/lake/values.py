"""Schemas of the lake's tables, and the values that it takes and returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from tocsin.domain.post import COLUMNS

TYPES = {"text": pa.string(), "texts": pa.list_(pa.string()), "time": pa.timestamp("ms"), "count": pa.int64(), "flag": pa.bool_()}
CANONICAL = pa.schema([pa.field(name, TYPES[kind]) for name, kind in COLUMNS.items()])

POSTS = pa.schema([pa.field("post", pa.int64()), pa.field("account", pa.int64()), pa.field("source", pa.string()), *CANONICAL])
ACTIONS = pa.schema(
    [
        (name, kind)
        for name, kind in (
            ("object", pa.int64()),
            ("kind", pa.string()),
            ("account", pa.int64()),
            ("post", pa.int64()),
            ("time", pa.timestamp("ms")),
            ("shared", pa.bool_()),
        )
    ]
)
ACCOUNTS = pa.schema([("account", pa.int64()), ("platform", pa.string()), ("account_id", pa.string())])
OBJECTS = pa.schema([("object", pa.int64()), ("kind", pa.string()), ("value", pa.string())])
FATES = pa.schema([("post", pa.int64()), ("deleted_at", pa.timestamp("ms")), ("source", pa.string())])
"""Deletions of stored posts that a later dump reports, with their time where it states one."""
HANDLES = pa.schema([("platform", pa.string()), ("account_id", pa.string()), ("handle", pa.string())])
"""Names under which accounts posted that dumps know by a number: a watched name finds the number, also after it was changed."""
SAME = pa.schema([("object", pa.int64()), ("root", pa.int64())])
"""Objects that count as another: pictures that show what an earlier one shows."""

TABLES = {"posts": POSTS, "actions": ACTIONS, "accounts": ACCOUNTS, "objects": OBJECTS, "fates": FATES, "handles": HANDLES}

KINDS = ("hashtag", "link", "mention", "image", "object", "share", "reply", "text")
"""Kinds of objects that actions are on."""


class Batch(Protocol):
    """A batch to append: ``table`` in the canonical columns, the rejected rows, and the number of rows read."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def table(self) -> pa.Table: ...  # noqa: D102
    @property
    def refused(self) -> Sequence[Any]: ...  # noqa: D102
    @property
    def read(self) -> int: ...  # noqa: D102
    @property
    def notes(self) -> Any: ...  # noqa: D102
    @property
    def handles(self) -> Sequence[tuple[str, str, str]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Figures of one file of a load.

    ``learned`` counts posts that were stored before and that this file reports as deleted.
    """

    source: str
    read: int = 0
    accepted: int = 0
    duplicate: int = 0
    refused: int = 0
    first: datetime | None = None
    last: datetime | None = None
    resolution: str = "unknown"
    notes: dict[str, int] = field(default_factory=dict)
    silences: tuple[tuple[datetime, datetime], ...] = ()
    learned: int = 0


@dataclass(frozen=True, slots=True)
class LoadStats:
    """Figures of a load: ``accepted + duplicate + refused == read``.

    ``parts`` are the numbers of the parts written. ``learned`` counts the duplicates that reported a new deletion. ``columns`` are those
    that a person stated. The posts of a load that was ``taken_back`` count no longer.
    """

    load: int
    read: int
    accepted: int
    duplicate: int
    refused: int
    parts: tuple[int, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    learned: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    taken_back: bool = False


class PostSigns(NamedTuple):
    """The fields of a post by which its content is recognised."""

    key: str
    platform: str
    channel: str
    time: datetime
    text: str
    links: tuple[str, ...]
    images: tuple[str, ...]


class PostText(NamedTuple):
    """The fields of a post that screening needs. ``key`` never changes."""

    key: str
    platform: str
    channel: str
    account_id: str
    post_id: str
    time: datetime
    text: str
    links: tuple[str, ...] = ()
    share_of: str = ""


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Posts of one part. After all of part N are screened, continue with ``texts(since=N)``."""

    part: int
    posts: tuple[PostText, ...]
