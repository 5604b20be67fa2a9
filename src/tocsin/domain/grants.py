"""Rules for acts that let a team read reports that it could not read before.

A team reads the reports on which it owes or has answered a duty. People of the desk and auditors read every report
(:func:`tocsin.domain.access.can_read_all`). These acts open reports to a team:

===================================================  ===============================================================
act                                                  who may do it
===================================================  ===============================================================
begin a watch, which opens the past and the future   a person of the desk with ``watch``; others ask for a team of theirs
approve a watch that others asked for                a person of the desk with ``watch``, other than the one who asked
merge or split subjects, accept a proposal           a person of the desk with the permission
give a subject more names                            a person of the desk with ``link``
link a report to a subject, deliver it to a team     a person who may read that report
move a duty to another team                          a person who owes it
close or suspend a subject, which wakes its last     two people, at least one of them of the desk
team when it is heard of again
===================================================  ===============================================================

So no sequence of acts by people outside the desk opens a report to their own team. Whoever runs the command line without
a name acts for the desk.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from tocsin.domain.errors import PermissionDenied
from tocsin.domain.people import DESK, Permission, Person, require
from tocsin.domain.status import RequestState, Status

_WAKES_LAST_TEAM = (Status.CLOSED, Status.SUSPENDED)


@dataclass(frozen=True, slots=True)
class WatchRequest:
    """A request of a team outside the desk to watch a subject. ``answer`` is the reason for which it was declined."""

    KIND: ClassVar[str] = "watch request"

    id: str
    team: str
    subject: str
    by: str
    at: datetime
    reason: str
    review: date | None = None
    state: RequestState = RequestState.WAITS
    answered_by: str = ""
    answer: str = ""


def is_of_desk(person: Person) -> bool:
    """Return True for an active member of the desk."""
    return person.active and DESK in person.teams


def require_granter(person: Person, act: Permission) -> None:
    """Raise :class:`PermissionDenied` unless the person is of the desk and their role allows this act."""
    require(person, act)
    if not is_of_desk(person):
        raise PermissionDenied(f"{person.name} is not in team desk, and this may open reports to a team: ask a person of team desk")


def require_own_team(person: Person, team: str, act: Permission) -> None:
    """Raise :class:`PermissionDenied` unless the person may do this act, and is of the desk or of this team."""
    require(person, act)
    if not is_of_desk(person) and team not in person.teams:
        raise PermissionDenied(f"{person.name} is not in team {team}: ask one of its people, or a person of team desk")


def require_desk_among(people: Collection[Person], level: Status) -> None:
    """Raise :class:`PermissionDenied` unless one of those who close or suspend a subject is of the desk."""
    if level in _WAKES_LAST_TEAM and not any(is_of_desk(person) for person in people):
        names = " and ".join(person.name for person in people)
        raise PermissionDenied(f"{names} are not in team desk: one of the two who set a subject to {level} must be")
