"""Who works here, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed, PermissionDenied

DESK = "desk"
SYSTEM = "tocsin"


class Role(StrEnum):
    """What a person is here for."""

    HANDLER = "call-handler"
    ANALYST = "analyst"
    MEMBER = "member"
    LEAD = "lead"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_ALIASES = {"handler": Role.HANDLER, "team-member": Role.MEMBER, "admin": Role.ADMINISTRATOR}


def parse_role(text: str) -> Role:
    """Reads a role by name; raises :class:`Malformed`."""
    name = text.strip().lower().replace(" ", "-").replace("_", "-")
    if name in _ALIASES:
        return _ALIASES[name]
    try:
        return Role(name)
    except ValueError:
        raise Malformed(f"no role {text!r}: use one of {', '.join(Role)}") from None


class Permission(StrEnum):
    """What a role may be entitled to."""

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

    @property
    def words(self) -> str:
        """The act as one does it: ``load lists``, ``lower``."""
        return _DOING.get(self, self)


_DOING = {Permission.LISTS: "load lists", Permission.PEOPLE: "look after people", Permission.AUDIT: "audit the record"}

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

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.HANDLER: frozenset(_WORK | {Permission.RECEIVE, Permission.LINK, Permission.GRADE, Permission.READ_SOURCE}),
    Role.MEMBER: frozenset(_WORK | {Permission.ASSESS, Permission.LINK, Permission.WATCH, Permission.LOWER, Permission.GRADE}),
    Role.ANALYST: frozenset(_ANALYSIS),
    Role.LEAD: frozenset(_ANALYSIS | {Permission.READ_SOURCE, Permission.ERASE, Permission.PEOPLE, Permission.AUDIT}),
    Role.AUDITOR: frozenset({Permission.READ, Permission.AUDIT}),
    Role.ADMINISTRATOR: frozenset({Permission.PEOPLE, Permission.LISTS, Permission.AUDIT}),
}


@dataclass(frozen=True, slots=True)
class Team:
    """A team that can owe an answer. ``address`` is where its mail goes."""

    KIND: ClassVar[str] = "team"

    name: str
    address: str = ""

    @property
    def id(self) -> str:
        """A team is known by its name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Person:
    """A named person. ``away_until`` is when they are back; None while they are present."""

    KIND: ClassVar[str] = "person"

    name: str
    role: Role
    teams: tuple[str, ...]
    address: str = ""
    active: bool = True
    away_until: datetime | None = None

    @property
    def id(self) -> str:
        """A person is known by name."""
        return self.name

    def present(self, now: datetime) -> bool:
        """Whether an escalation reaches this person now."""
        return self.active and (self.away_until is None or self.away_until <= now)


def require(person: Person, act: Permission) -> None:
    """Raises :class:`PermissionDenied` unless this person's role carries this act."""
    if not person.active:
        raise PermissionDenied(f"{person.name} no longer works here")
    if act not in ROLE_PERMISSIONS[person.role]:
        allowed = ", ".join(role for role in Role if act in ROLE_PERMISSIONS[role])
        raise PermissionDenied(f"{person.name} is {person.role} and may not {act.words}: ask a person with the role {allowed}")


def require_second(first: Person, second: Person, act: Permission) -> None:
    """Raises :class:`PermissionDenied` unless ``second`` is someone else and entitled, too."""
    if first.name == second.name:
        raise PermissionDenied(f"the second person must be someone other than {first.name}")
    require(second, act)


OPERATOR = "operator"
