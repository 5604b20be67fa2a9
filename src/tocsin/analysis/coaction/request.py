"""The request to the co-action analysis, and its result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from tocsin.domain.errors import Malformed
from tocsin.domain.storm import Calibration, Group

KINDS = ("hashtag", "link", "text", "near-text", "image", "share", "reply", "mention", "object")


@dataclass(frozen=True, slots=True)
class Scope:
    """The posts to look at: all, where nothing is set. ``objects`` are values (hashtags, links) of any kind."""

    since: datetime | None = None
    until: datetime | None = None
    platforms: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoactRequest:
    """Request for accounts that act on the same objects within a window of each other.

    ``on`` are kinds of objects, ``windows`` seconds (none: chosen from the data). Edges of at least ``min_weight`` are returned, and of
    these the pairs beyond chance at the rate ``most_q`` (all, where it is 1). ``level`` is the false discovery rate of pairs over all
    windows. Accounts are permuted ``permutations`` times from ``seed``. More than ``most_edges`` edges, or ``most_meetings`` pairs of
    actions (some minutes of work), are refused. A run that stops continues from ``checkpoints``, where it is a folder.
    """

    on: tuple[str, ...] = ("hashtag", "link", "text", "image", "share", "reply")
    windows: tuple[int, ...] = (60,)
    min_weight: int = 2
    most_q: float = 1.0
    level: float = 0.01
    permutations: int = 5
    seed: int = 1
    scope: Scope = field(default_factory=Scope)
    most_edges: int = 20_000_000
    most_meetings: int = 40_000_000_000
    checkpoints: Path | None = None

    def __post_init__(self) -> None:
        for kind in self.on:
            if kind not in KINDS:
                raise Malformed(f"no kind of object {kind!r}: use one of {', '.join(KINDS)}")
        if not self.on or min(self.windows, default=0) < 0 or max(self.windows, default=0) > 30 * 86400:
            raise Malformed("co-action needs kinds of objects, and windows of 0 seconds to 30 days")
        if self.min_weight < 1 or not 0 < self.level < 1 or not 0 < self.most_q <= 1:
            raise Malformed("the least weight is 1 or more, the level lies between 0 and 1, and the rate above 0 and up to 1")


_NAME = pa.dictionary(pa.int32(), pa.string())

EDGES = pa.schema(
    [
        ("object_type", _NAME),
        ("window_s", pa.int64()),
        ("account_a", _NAME),
        ("account_b", _NAME),
        ("weight", pa.int64()),
        ("messages_a", pa.int64()),
        ("messages_b", pa.int64()),
        ("expected", pa.float64()),
        ("p", pa.float64()),
        ("q", pa.float64()),
        ("joint", pa.int64()),
        ("encounters", pa.int64()),
        ("group", pa.int64()),
    ]
)
"""Edges as they are written. ``weight`` counts pairs of actions on one object (CooRTweet), ``messages_a`` the messages of A
that meet one of B (coordination-network-toolkit's A -> B), ``messages_b`` the reverse, and ``joint`` the acts of both. ``encounters``
are the moments at which both meet outside crowds on any kind of object asked for (0 where there are fewer than three), ``expected``
those that activity explains, ``p`` and ``q`` speak of these, ``q`` over all windows. ``group`` numbers the group of both, from 1, and 0 is
none."""


@dataclass(frozen=True, slots=True)
class Coaction:
    """The result: edges as a table (:data:`EDGES`), groups, finds by chance, and gaps in the data."""

    request: CoactRequest
    edges: pa.Table
    groups: tuple[Group, ...]
    calibration: tuple[Calibration, ...]
    posts: int
    accounts: int
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def in_step(self) -> tuple[str, ...]:
        """Return all accounts in step by name: those in groups without a visible common cause."""
        return tuple(sorted({account for group in self.groups if not group.cause for account in group.accounts}))

    @property
    def undecided(self) -> tuple[str, ...]:
        """Return the accounts in groups with a visible common cause, by name: whether these coordinate cannot be told."""
        return tuple(sorted({account for group in self.groups if group.cause for account in group.accounts}.difference(self.in_step)))
