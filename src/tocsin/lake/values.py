"""What the lake takes and gives."""

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
"""What a later dump knew of posts that were there already: that they are gone, and since when where it says so."""

TABLES = {"posts": POSTS, "actions": ACTIONS, "accounts": ACCOUNTS, "objects": OBJECTS, "fates": FATES}

KINDS = ("hashtag", "link", "mention", "image", "object", "share", "reply", "text")
"""What an action may be on."""


class RejectedPost(Protocol):
    """A refused row of a batch."""

    @property
    def reason(self) -> str: ...  # noqa: D102


class Batch(Protocol):
    """What the lake appends: ``table`` in the canonical columns, the refused rows, and the rows both came from."""

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


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a load took from one file, and what is missing in it.

    ``learned`` posts were there already; from this file it was learned that they are gone.
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
    """The figures of a load: ``accepted + duplicate + refused == read``. ``parts`` are the numbers of the parts it wrote.

    Of the duplicates, ``learned`` told something new: that the post is gone, or when it was deleted.
    """

    load: int
    read: int
    accepted: int
    duplicate: int
    refused: int
    parts: tuple[int, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    learned: int = 0


class PostText(NamedTuple):
    """What screening needs of a post. ``key`` names it in this lake for ever."""

    key: str
    platform: str
    channel: str
    account_id: str
    post_id: str
    time: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Some posts of one part. When all of part N are screened, go on with ``texts(since=N)``."""

    part: int
    posts: tuple[PostText, ...]
