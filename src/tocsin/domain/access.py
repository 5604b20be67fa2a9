"""Permissions that depend on the team, and the record of each access to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from tocsin.domain.errors import PermissionDenied
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role, require

BEYOND_A_LEAD = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles that a lead can neither give nor look after."""
WHOLE_REPORT = "report"
"""What a reading was of, where it was of the whole report."""
SAME_READING = timedelta(minutes=5)
"""Time within which a page that is shown again after an act counts as the same reading."""
_WHOLE_DESK = frozenset({Permission.LISTS, Permission.AUDIT, Permission.SETTINGS, Permission.BACKUP, Permission.PUBLISH})


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """Record that a person opened part of a report: ``what`` is ``report``, ``source``, ``history`` or a file name."""

    KIND: ClassVar[str] = "reading"

    id: str
    report: str
    by: str
    at: datetime
    what: str


def can_read_all(person: Person) -> bool:
    """Return True if a person may read every report: members of the desk and auditors. Others read what their team was given."""
    return Permission.READ in ROLE_PERMISSIONS[person.role] and (DESK in person.teams or person.role is Role.AUDITOR)


def has_permission(person: Person, act: Permission) -> bool:
    """Return True if a person may do this.

    Lists, the record and the settings concern the whole desk, so they also need the right to read all, or the administrator role.
    """
    in_reach = act not in _WHOLE_DESK or can_read_all(person) or person.role is Role.ADMINISTRATOR
    return in_reach and act in ROLE_PERMISSIONS[person.role]


def require_permission(person: Person, act: Permission) -> None:
    """Raise :class:`PermissionDenied` unless :func:`has_permission` allows the act."""
    require(person, act)
    if not has_permission(person, act):
        raise PermissionDenied(f"{person.name} is not in team desk and may not {act.words}: ask a lead of the desk or an administrator")


def can_manage_person(person: Person, other: Person) -> bool:
    """Return True if a person may change another's role, activity and sign-in secrets.

    Such a person can act in the other's name. An administrator may manage everyone else. A lead may manage people who are
    in no team but the lead's own and are neither auditor nor administrator. Nobody may manage themselves.
    """
    if person.name == other.name or person.role is not Role.LEAD:
        return person.name != other.name and person.role is Role.ADMINISTRATOR
    return other.role not in BEYOND_A_LEAD and bool(other.teams) and set(other.teams) <= set(person.teams)


def can_manage_team(person: Person, *teams: str) -> bool:
    """Return True if a person may set the mail address and absences of one of these teams.

    Allowed are a lead of such a team, a lead of the desk, and administrators.
    """
    if person.role is not Role.LEAD:
        return person.role is Role.ADMINISTRATOR
    return can_read_all(person) or not set(teams).isdisjoint(person.teams)
