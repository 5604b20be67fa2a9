"""What the desk knows and who has a stake in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.mention import Quality
from tocsin.domain.status import Status


class Kind(StrEnum):
    """What a subject is."""

    PERSON = "person"
    GROUP = "group"
    ACCOUNT = "account"
    CHANNEL = "channel"
    PLACE = "place"
    EVENT = "event"
    HASHTAG = "hashtag"
    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a subject, with how well it identifies and where it comes from."""

    text: str
    quality: Quality = Quality.GOOD
    origin: str = "own"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, group, account, channel, place, event, hashtag, link or image that the desk has reason to know.

    ``names`` is the id of sealed content (own subjects) or empty (the list that ``origin`` names holds them).
    A merged subject points to its canonical one; merging is undone by clearing the pointer.
    """

    KIND: ClassVar[str] = "subject"

    id: str
    kind: Kind
    origin: str
    names: str
    status: Status
    reason: str
    review: date | None = None
    merged_into: str | None = None

    @property
    def subject(self) -> str:
        """A subject touches itself."""
        return self.id


@dataclass(frozen=True, slots=True)
class Link:
    """A report touches a subject. ``basis`` is ``alert`` or ``possible`` (found), or ``person`` (said by someone)."""

    KIND: ClassVar[str] = "link"

    report: str
    subject: str
    basis: str
    upheld: bool = True

    @property
    def id(self) -> str:
        """One link for a pair."""
        return f"{self.report}>{self.subject}"


@dataclass(frozen=True, slots=True)
class Watch:
    """A team's stake in a subject. A new watch gets the past, too. An ended one is kept."""

    KIND: ClassVar[str] = "watch"

    team: str
    subject: str
    reason: str
    since: datetime
    review: date | None = None
    ended: datetime | None = None

    @property
    def id(self) -> str:
        """One watch for a pair."""
        return f"{self.team}@{self.subject}"


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of a list as it was loaded: what it holds and what it changed."""

    KIND: ClassVar[str] = "list"

    id: str
    source: str
    version: str
    digest: str
    loaded: datetime
    entries: int
    names: int
    added: int
    changed: int
    removed: int
    current: bool = True
