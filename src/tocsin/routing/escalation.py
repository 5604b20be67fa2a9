"""Whom an overdue duty is put before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from tocsin.domain.duty import Duty
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role

Ring = Callable[[Duty, Person], bool]


def _leads_the_team(duty: Duty, person: Person) -> bool:
    return duty.team in person.teams and person.role is Role.LEAD


def _is_in_the_team(duty: Duty, person: Person) -> bool:
    return duty.team in person.teams and _may_answer(person)


def _leads_the_desk(_duty: Duty, person: Person) -> bool:
    return DESK in person.teams and person.role is Role.LEAD


def _is_at_the_desk(_duty: Duty, person: Person) -> bool:
    return DESK in person.teams and _may_answer(person)


def _may_answer(person: Person) -> bool:
    """An auditor sees everything and can end nothing."""
    return Permission.ANSWER in ROLE_PERMISSIONS[person.role]


def _is_anyone(_duty: Duty, _person: Person) -> bool:
    return True


# From the nearest to the widest; each level starts one ring further out.
RINGS: tuple[Ring, ...] = (_leads_the_team, _is_in_the_team, _leads_the_desk, _is_at_the_desk, _is_anyone)
_FIRST_RING = {1: 0, 2: 2}


def addressee(duty: Duty, level: int, people: Collection[Person], now: datetime) -> Person | None:
    """The person present who must see this now; None when nobody at all is present.

    Level 1 goes to the team's lead, from level 2 on to the desk's; where one is away, to the next ring.
    """
    present = sorted((person for person in people if person.present(now)), key=lambda person: person.name)
    for ring in RINGS[_FIRST_RING.get(level, 2) :]:
        for person in present:
            if ring(duty, person):
                return person
    return None
