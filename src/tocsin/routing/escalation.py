"""Choice of the person to whom an overdue duty is escalated.

People are asked in rings, from the team's lead outwards to anyone at work. A level decides at which ring the search
starts. The first person present is chosen, in the order of names.
"""

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
    """Return True if the person's role may end duties. An auditor reads everything and can end nothing."""
    return Permission.ANSWER in ROLE_PERMISSIONS[person.role]


def _is_anyone(_duty: Duty, _person: Person) -> bool:
    return True


# From the nearest to the widest; each level starts one ring further out.
RINGS: tuple[Ring, ...] = (_leads_the_team, _is_in_the_team, _leads_the_desk, _is_at_the_desk, _is_anyone)
_FIRST_RING = {1: 0, 2: 2}


def addressee(duty: Duty, level: int, people: Collection[Person], now: datetime) -> Person | None:
    """Return the person present to whom the duty is escalated at this level, or None if nobody at all is present.

    Level 1 starts at the team's lead, level 2 and above at the desk's lead. If nobody in a ring is present, the next ring
    is tried.
    """
    present = sorted((person for person in people if person.present(now)), key=lambda person: person.name)
    for ring in RINGS[_FIRST_RING.get(level, 2) :]:
        for person in present:
            if ring(duty, person):
                return person
    return None
