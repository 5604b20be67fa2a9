"""Who is signed in, what they opened, and what they are writing down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role

VISIT = timedelta(hours=12)
_BEYOND_A_LEAD = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
_WHOLE_DESK = frozenset({Permission.LISTS, Permission.AUDIT})


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


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """A person opened something of a report: ``what`` is ``report``, ``source``, ``history`` or a file's name."""

    KIND: ClassVar[str] = "reading"

    id: str
    report: str
    by: str
    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class CallSheetRecord:
    """A call sheet. While it is written its words are a draft, no part of the record; ``report`` is what it became."""

    KIND: ClassVar[str] = "sheet"

    id: str
    by: str
    begun: datetime
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a person who gave no name can be asked. ``id`` is a hash of their receipt; ``key``, sealed, closes the box."""

    KIND: ClassVar[str] = "mailbox"

    id: str
    report: str
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in a mailbox; ``by`` is empty when it is the reporter's. ``at`` is known to the hour for theirs."""

    KIND: ClassVar[str] = "letter"

    id: str
    report: str
    mailbox: str
    by: str
    at: datetime
    text: str


def can_read_all(person: Person) -> bool:
    """Whether a person may read every report: those at the desk, and auditors. Others read what their team was given."""
    return Permission.READ in ROLE_PERMISSIONS[person.role] and (DESK in person.teams or person.role is Role.AUDITOR)


def has_permission(person: Person, act: Permission) -> bool:
    """Whether a person may do this. The lists and the record are the whole desk's: for those who oversee it and administrators."""
    whole = act not in _WHOLE_DESK or can_read_all(person) or person.role is Role.ADMINISTRATOR
    return whole and act in ROLE_PERMISSIONS[person.role]


def can_manage_person(person: Person, other: Person) -> bool:
    """Whether a person may say what another is here, whether they still are, and what they sign in with.

    Whoever may do so can act in the other's name. An administrator may for everyone; a lead for people who are in no
    team but the lead's own, and are neither auditor nor administrator; nobody for themselves.
    """
    if person.name == other.name or person.role is not Role.LEAD:
        return person.name != other.name and person.role is Role.ADMINISTRATOR
    return other.role not in _BEYOND_A_LEAD and bool(other.teams) and set(other.teams) <= set(person.teams)


def can_manage_team(person: Person, *teams: str) -> bool:
    """Whether a person may say where one of these teams gets its mail, and who of it is away: its lead, the desk's, an administrator."""
    if person.role is not Role.LEAD:
        return person.role is Role.ADMINISTRATOR
    return can_read_all(person) or not set(teams).isdisjoint(person.teams)
