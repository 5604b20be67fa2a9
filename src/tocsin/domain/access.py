"""Permissions that depend on the team, and the record of each access to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role

_BEYOND_A_LEAD = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
_WHOLE_DESK = frozenset({Permission.LISTS, Permission.AUDIT})


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """A person opened something of a report: ``what`` is ``report``, ``source``, ``history`` or a file's name."""

    KIND: ClassVar[str] = "reading"

    id: str
    report: str
    by: str
    at: datetime
    what: str


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
