from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.domain.errors import PermissionDenied
from tocsin.domain.grants import is_of_desk, require_desk_among, require_granter, require_own_team
from tocsin.domain.people import DESK, Permission, Person, Role
from tocsin.domain.status import Status

DORA = Person("Dora", Role.LEAD, (DESK,))
NORA = Person("Nora", Role.LEAD, ("north",))
CATO = Person("Cato", Role.HANDLER, (DESK,))


def test_an_active_member_of_the_desk_is_of_the_desk() -> None:
    assert is_of_desk(DORA)
    assert not is_of_desk(NORA)
    assert not is_of_desk(replace(DORA, active=False))


def test_only_the_desk_grants_and_only_with_the_permission() -> None:
    require_granter(DORA, Permission.WATCH)
    with pytest.raises(PermissionDenied, match="Nora is not in team desk"):
        require_granter(NORA, Permission.WATCH)
    with pytest.raises(PermissionDenied, match="Cato is call handler"):
        require_granter(CATO, Permission.WATCH)


def test_a_person_acts_for_their_own_team_and_the_desk_for_every_team() -> None:
    require_own_team(NORA, "north", Permission.WATCH)
    require_own_team(DORA, "north", Permission.WATCH)
    with pytest.raises(PermissionDenied, match="Nora is not in team south"):
        require_own_team(NORA, "south", Permission.WATCH)
    with pytest.raises(PermissionDenied, match="may not"):
        require_own_team(CATO, DESK, Permission.WATCH)


@pytest.mark.parametrize("level", [Status.CLOSED, Status.SUSPENDED])
def test_closing_a_subject_takes_someone_of_the_desk(level: Status) -> None:
    require_desk_among([NORA, DORA], level)
    with pytest.raises(PermissionDenied, match="Nora and Nils are not in team desk"):
        require_desk_among([NORA, Person("Nils", Role.MEMBER, ("north",))], level)


def test_a_lower_status_that_wakes_nobody_takes_nobody_of_the_desk() -> None:
    require_desk_among([NORA], Status.LOW)
