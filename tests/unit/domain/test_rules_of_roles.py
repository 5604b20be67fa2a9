"""Permissions of roles as a table, and the rule of permissions."""

from __future__ import annotations

import pytest

from tocsin.domain.access import require_permission
from tocsin.domain.errors import PermissionDenied, kind_and_place
from tocsin.domain.people import Permission, Person, Role, can_answer_for
from tocsin.domain.roles import AT_THE_DESK, NO, YES, role_page, role_table

NORA = Person("Nora", Role.LEAD, ("north",))


def test_the_table_asks_the_rules_for_each_role() -> None:
    rows = {row.act: dict(zip(Role, row.answers, strict=True)) for row in role_table()}

    assert rows[Permission.ANSWER.words][Role.LEAD] == YES
    assert rows["read the reports of every team"][Role.LEAD] == AT_THE_DESK
    assert rows["read the lists"][Role.HANDLER] == NO
    assert len(role_page().splitlines()) == len(rows) + 2


def test_whoever_is_not_of_the_desk_is_told_whom_to_ask() -> None:
    require_permission(NORA, Permission.ANSWER)
    with pytest.raises(PermissionDenied, match="ask a lead of the desk"):
        require_permission(NORA, Permission.AUDIT)
    assert NORA.id == "Nora"
    assert can_answer_for("north", NORA)
    assert not can_answer_for("south", NORA)


def test_an_error_is_named_by_kind_and_place_alone() -> None:
    with pytest.raises(PermissionDenied) as denied:
        require_permission(NORA, Permission.AUDIT)
    assert kind_and_place(denied.value).startswith("PermissionDenied at domain/access.py:")
    assert kind_and_place(KeyError("words of a source")) == "KeyError"
