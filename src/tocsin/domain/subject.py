"""Subjects the desk watches for, their names, links to reports, and the teams with a stake in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.mention import Quality
from tocsin.domain.status import Status


class Kind(StrEnum):
    """Type of a subject."""

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
    """A name of a subject, with its quality as an identifier and its origin."""

    text: str
    quality: Quality = Quality.GOOD
    origin: str = "own"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, group, account, channel, place, event, hashtag, link or image that the desk has reason to know.

    ``names`` is the id of sealed content for own subjects. It is empty for listed ones, whose names are in the list ``origin``.
    A merged subject points to its canonical one. Clearing the pointer undoes the merge.
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
        """Return the subject's own id. Ledger entries are indexed by it."""
        return self.id


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a report to a subject. ``basis`` is ``alert`` or ``possible`` (matched), or ``person`` (added by someone)."""

    KIND: ClassVar[str] = "link"

    report: str
    subject: str
    basis: str
    upheld: bool = True

    @property
    def id(self) -> str:
        """Return the id of the link, one for each pair."""
        return f"{self.report}>{self.subject}"


@dataclass(frozen=True, slots=True)
class Watch:
    """A team's stake in a subject. A new watch also gets past reports. An ended one stays on record."""

    KIND: ClassVar[str] = "watch"

    team: str
    subject: str
    reason: str
    since: datetime
    review: date | None = None
    ended: datetime | None = None

    @property
    def id(self) -> str:
        """Return the id of the watch, one for each pair."""
        return f"{self.team}@{self.subject}"


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One loaded version of a list: its size and its changes."""

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
