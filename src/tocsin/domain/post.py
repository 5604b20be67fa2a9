"""Public content collected in bulk. Posts are analysed; they never become duties one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

COLUMNS: dict[str, str] = {
    "post_id": "text",
    "account_id": "text",
    "time": "time",
    "text": "text",
    "platform": "text",
    "channel": "text",
    "lang": "text",
    "hashtags": "texts",
    "links": "texts",
    "mentions": "texts",
    "images": "texts",
    "objects": "texts",
    "share_of": "text",
    "reply_to": "text",
    "followers": "count",
    "account_created": "time",
    "deleted_at": "time",
    "gone": "flag",
    "rows": "count",
}
"""The columns of posts wherever they travel together. A ``time`` is UTC in whole milliseconds; ``count`` and all times but
``time`` may be missing, texts are then empty. ``gone`` says that the dump knew the post to be no longer there, with or without
the time it was deleted. ``objects`` are things shared whose kind the dump does not say; ``rows`` is how many
rows of the dump the post was (dumps in long form repeat it for each object)."""


@dataclass(frozen=True, slots=True)
class Post:
    """One public post as a dump gives it. ``time`` is UTC; unknown fields are empty or None."""

    post_id: str
    account_id: str
    time: datetime
    text: str = field(repr=False)
    platform: str = ""
    channel: str = ""
    lang: str = ""
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    share_of: str = ""
    reply_to: str = ""
    followers: int | None = None
    account_created: datetime | None = None
    deleted_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one post says of one subject: what a digest is made of. ``key`` names the post in the lake."""

    subject: str
    basis: str
    key: str
    platform: str
    channel: str
    time: datetime
    sentence: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScreeningCursor:
    """How far the lake has been searched: for everything that is watched (``subject`` is ``*``), or for one subject.

    ``part`` is the last part searched. ``current`` is False for a subject whose last watch ended: it is behind since.
    For past reports (``subject`` is ``reports``) ``part`` is the entry of the ledger up to which new names were held against them.
    """

    KIND: ClassVar[str] = "screened"

    subject: str
    part: int
    current: bool = True

    @property
    def id(self) -> str:
        """One for a subject."""
        return self.subject
