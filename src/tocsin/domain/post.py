"""Public posts collected in bulk. Posts are analysed and never become duties one by one."""

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
    """One public post from a dump. ``time`` is UTC. Unknown fields are empty or None."""

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
    """A mention of one subject in one post, from which digests are made. ``key`` identifies the post in the lake.

    ``relation`` says that the text names the subject, that the subject published the post, or that the post links to it.
    """

    subject: str
    basis: str
    key: str
    platform: str
    channel: str
    time: datetime
    sentence: str = field(repr=False)
    relation: str = "names"


@dataclass(frozen=True, slots=True)
class ScreeningCursor:
    """Progress of screening the lake, for all watched subjects (``subject`` is ``*``) or for one.

    ``part`` is the last part screened. ``current`` is False for a subject whose last watch ended, which is no longer kept up.
    For past reports (``subject`` is ``reports``) ``part`` is the ledger entry up to which new names were matched against them.
    """

    KIND: ClassVar[str] = "screened"

    subject: str
    part: int
    current: bool = True

    @property
    def id(self) -> str:
        """Return the subject. Each has one cursor."""
        return self.subject
