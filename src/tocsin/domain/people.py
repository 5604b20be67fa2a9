"""Teams, persons, and the permissions of each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed, PermissionDenied

DESK = "desk"
SYSTEM = "tocsin"


class Role(StrEnum):
    """A person's function at the desk."""

    HANDLER = "call-handler"
    ANALYST = "analyst"
    MEMBER = "member"
    LEAD = "lead"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_ALIASES = {"handler": Role.HANDLER, "team-member": Role.MEMBER, "admin": Role.ADMINISTRATOR}


def parse_role(text: str) -> Role:
    """Parse a role by name. Raise :class:`Malformed` for an unknown one."""
    name = text.strip().lower().replace(" ", "-").replace("_", "-")
    if name in _ALIASES:
        return _ALIASES[name]
    try:
        return Role(name)
    except ValueError:
        raise Malformed(f"no role {text!r}: use one of {', '.join(Role)}") from None


class Permission(StrEnum):
    """An act that a role may allow."""

    RECEIVE = "receive"
    ANSWER = "answer"
    ASSESS = "assess"
    LINK = "link"
    WATCH = "watch"
    RAISE = "raise"
    LOWER = "lower"
    MERGE = "merge"
    GRADE = "grade"
    READ = "read"
    READ_SOURCE = "read source"
    ERASE = "erase"
    LISTS = "lists"
    PEOPLE = "people"
    AUDIT = "audit"
    SETTINGS = "settings"
    BACKUP = "backup"
    PUBLISH = "publish"

    @property
    def words(self) -> str:
        """Return the act as a verb phrase: ``load lists``, ``lower a status``."""
        return _DOING[self]


_DOING = {
    Permission.RECEIVE: "take in warnings",
    Permission.ANSWER: "answer duties",
    Permission.ASSESS: "assess reports",
    Permission.LINK: "link subjects",
    Permission.WATCH: "watch subjects",
    Permission.RAISE: "raise a status",
    Permission.LOWER: "lower a status",
    Permission.MERGE: "merge subjects",
    Permission.GRADE: "grade reports",
    Permission.READ: "read reports",
    Permission.READ_SOURCE: "open a source",
    Permission.ERASE: "erase contents",
    Permission.LISTS: "load lists",
    Permission.PEOPLE: "look after people",
    Permission.AUDIT: "audit the record",
    Permission.SETTINGS: "change the desk's settings",
    Permission.BACKUP: "download a backup",
    Permission.PUBLISH: "publish figures",
}

_WORK = {Permission.READ, Permission.ANSWER, Permission.RAISE}
_ANALYSIS = _WORK | {
    Permission.RECEIVE,
    Permission.ASSESS,
    Permission.LINK,
    Permission.WATCH,
    Permission.LOWER,
    Permission.MERGE,
    Permission.GRADE,
    Permission.LISTS,
}

_SOURCES = {Permission.READ_SOURCE, Permission.ERASE}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.HANDLER: frozenset(_WORK | {Permission.RECEIVE, Permission.LINK, Permission.GRADE, Permission.READ_SOURCE}),
    Role.MEMBER: frozenset(_WORK | {Permission.ASSESS, Permission.LINK, Permission.WATCH, Permission.LOWER, Permission.GRADE}),
    Role.ANALYST: frozenset(_ANALYSIS),
    Role.LEAD: frozenset(
        _ANALYSIS | _SOURCES | {Permission.PEOPLE, Permission.AUDIT, Permission.SETTINGS, Permission.BACKUP, Permission.PUBLISH}
    ),
    Role.AUDITOR: frozenset({Permission.READ, Permission.AUDIT}),
    Role.ADMINISTRATOR: frozenset({Permission.PEOPLE, Permission.LISTS, Permission.AUDIT, Permission.SETTINGS}),
}


@dataclass(frozen=True, slots=True)
class Team:
    """A team that can owe an answer. ``address`` receives its mail."""

    KIND: ClassVar[str] = "team"

    name: str
    address: str = ""

    @property
    def id(self) -> str:
        """Return the team's name, which identifies it."""
        return self.name


@dataclass(frozen=True, slots=True)
class Person:
    """A named person. ``away_until`` is the time of return, None while present."""

    KIND: ClassVar[str] = "person"

    name: str
    role: Role
    teams: tuple[str, ...]
    address: str = ""
    active: bool = True
    away_until: datetime | None = None

    @property
    def id(self) -> str:
        """Return the person's name, which identifies them."""
        return self.name

    def present(self, now: datetime) -> bool:
        """Return True if an escalation reaches this person now: active and not away."""
        return self.active and (self.away_until is None or self.away_until <= now)


def can_answer_for(team: str, person: Person) -> bool:
    """Return True if the person is active, in the team, and their role may end its duties."""
    return person.active and team in person.teams and Permission.ANSWER in ROLE_PERMISSIONS[person.role]


def require(person: Person, act: Permission) -> None:
    """Raise :class:`PermissionDenied` unless the person is active and their role allows this act."""
    if not person.active:
        raise PermissionDenied(f"{person.name} no longer works here")
    if act not in ROLE_PERMISSIONS[person.role]:
        able = [role.replace("-", " ") for role in Role if act in ROLE_PERMISSIONS[role]]
        allowed = " or ".join(filter(None, (", ".join(able[:-1]), able[-1])))
        role_name = person.role.replace("-", " ")
        raise PermissionDenied(f"{person.name} is {role_name} and may not {act.words}. These roles may: {allowed}")


def require_second(first: Person, second: Person, act: Permission) -> None:
    """Raise :class:`PermissionDenied` unless ``second`` is another person who may do this act, too."""
    if first.name == second.name:
        raise PermissionDenied(f"the second person must be someone other than {first.name}")
    require(second, act)


OPERATOR = "operator"
