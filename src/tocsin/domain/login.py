"""Sign-in: a person's credential and the sessions they are signed in with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

VISIT = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Credential:
    """How a person proves who they are. ``secret`` is sealed content; ``second`` says that a code is asked for, too.

    ``fresh`` is a password that somebody else chose: it must be changed at the first sign-in.
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
        """A person has one."""
        return self.person


@dataclass(frozen=True, slots=True)
class LoginSession:
    """A person is signed in. ``id`` is a hash: the token itself is with the browser alone."""

    KIND: ClassVar[str] = "visit"

    id: str
    person: str
    begun: datetime
    until: datetime
    ended: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        """Whether the person is still signed in."""
        return self.ended is None and now < self.until
