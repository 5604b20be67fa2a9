"""Who may manage which accounts and teams."""

from __future__ import annotations

import pytest

from tocsin.domain.access import can_manage_person, can_manage_team
from tocsin.domain.people import DESK, Person, Role

LEAD = Person("Nora", Role.LEAD, ("north",))
DESK_LEAD = Person("Dora", Role.LEAD, (DESK,))
ADMINISTRATOR = Person("Ada", Role.ADMINISTRATOR, (DESK,))


@pytest.mark.parametrize(
    ("person", "teams", "allowed"),
    [
        (LEAD, ("north",), True),
        (LEAD, ("south", "north"), True),
        (LEAD, ("south",), False),
        (DESK_LEAD, ("south",), True),
        (ADMINISTRATOR, ("south",), True),
        (Person("Nils", Role.MEMBER, ("north",)), ("north",), False),
        (Person("Avi", Role.AUDITOR, (DESK,)), ("north",), False),
    ],
)
def test_a_team_is_managed_by_its_lead_the_desk_and_administrators(person: Person, teams: tuple[str, ...], allowed: bool) -> None:
    assert can_manage_team(person, *teams) is allowed


@pytest.mark.parametrize(
    ("person", "other", "allowed"),
    [
        (LEAD, Person("Nils", Role.MEMBER, ("north",)), True),
        (LEAD, Person("Nils", Role.MEMBER, ("north", "south")), False),
        (LEAD, Person("Nils", Role.MEMBER, ()), False),
        (LEAD, Person("Avi", Role.AUDITOR, ("north",)), False),
        (LEAD, Person("Ada", Role.ADMINISTRATOR, ("north",)), False),
        (LEAD, LEAD, False),
        (ADMINISTRATOR, LEAD, True),
        (ADMINISTRATOR, ADMINISTRATOR, False),
        (Person("Nils", Role.MEMBER, ("north",)), LEAD, False),
    ],
)
def test_an_account_is_managed_by_the_lead_of_all_its_teams_and_administrators(person: Person, other: Person, allowed: bool) -> None:
    assert can_manage_person(person, other) is allowed
