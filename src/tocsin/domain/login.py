"""Sign-in: a person's credential and login sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

VISIT = timedelta(hours=12)
_AHEAD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Credential:
    """A person's sign-in secrets. ``secret`` is sealed content. ``second`` says that a one-time code is asked for, too.

    ``fresh`` marks a password that somebody else set and that must be changed at the first sign-in.
    """

    KIND: ClassVar[str] = "credential"

    person: str
    secret: str
    owner: str
    changed: datetime
    second: bool = False
    fresh: bool = False

    @property
    def id(self) -> str:
        """Return the record's id. A person has one credential."""
        return self.person


@dataclass(frozen=True, slots=True)
class LoginSession:
    """A signed-in session. ``id`` is a hash of the token, which only the browser has."""

    KIND: ClassVar[str] = "visit"

    id: str
    person: str
    begun: datetime
    until: datetime
    ended: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        """Return True if the session has neither ended nor expired.

        A session that begins in the future was begun while a clock ran ahead, and does not last.
        """
        return self.ended is None and self.begun - _AHEAD <= now < min(self.until, self.begun + VISIT)
