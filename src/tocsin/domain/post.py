"""Public content collected in bulk. Posts are analysed; they never become duties one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


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
    share_of: str = ""
    reply_to: str = ""
    followers: int | None = None
    account_created: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one post says of one subject: what a digest is made of."""

    subject: str
    basis: str
    post_id: str
    channel: str
    platform: str
    time: datetime
    sentence: str = field(repr=False)
