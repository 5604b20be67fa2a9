"""Roles, status, grading and the ledger's chain."""

from __future__ import annotations

import hashlib
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed, PermissionDenied, TocsinError, Undelivered
from tocsin.domain.grading import HANDLING, INTELLIGENCE, SOURCES, parse_grading
from tocsin.domain.ledger import GENESIS, chain
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, Person, Role, parse_role, require, require_second
from tocsin.domain.status import Status, is_lowering, parse_status


@pytest.mark.parametrize(("role", "act"), list(product(Role, Permission)))
def test_a_person_may_do_what_their_role_carries_and_nothing_else(role: Role, act: Permission) -> None:
    person = Person("P", role, ("north",))
    if act in ROLE_PERMISSIONS[role]:
        require(person, act)
        return

    with pytest.raises(PermissionDenied, match=f"may not {act.words}"):
        require(person, act)


def test_a_second_person_is_another_person() -> None:
    with pytest.raises(PermissionDenied, match="other than"):
        require_second(Person("P", Role.LEAD, ()), Person("P", Role.LEAD, ()), Permission.LOWER)


@pytest.mark.parametrize("said", ["team member", "Team_Member", "member", "MEMBER", "team-member"])
def test_a_role_is_read_as_people_write_it(said: str) -> None:
    assert parse_role(said) is Role.MEMBER


@given(st.text())
def test_a_word_that_is_no_status_is_answered_with_those_there_are(word: str) -> None:
    if word.strip().lower() in set(Status):
        return

    with pytest.raises(Malformed, match="closed, suspended, low, medium, high"):
        parse_status(word)


@pytest.mark.parametrize(("old", "new"), list(permutations(Status, 2)))
def test_of_two_changes_there_and_back_one_is_a_lowering(old: Status, new: Status) -> None:
    assert is_lowering(old, new) != is_lowering(new, old)


@pytest.mark.parametrize(("source", "information", "handling"), list(product(SOURCES, INTELLIGENCE, HANDLING)))
def test_every_3x5x2_grading_is_read_and_shown_the_other_way(source: str, information: str, handling: str) -> None:
    grading = parse_grading(f"{source}/{information}/{handling}".lower())

    assert str(grading) == f"{source}{information}{handling}"
    assert parse_grading(str(grading.other())).scale == "admiralty"


@pytest.mark.parametrize(("source", "information"), list(product("ABCDEF", "123456")))
def test_every_admiralty_grading_is_read_and_shown_the_other_way(source: str, information: str) -> None:
    assert parse_grading(f"{source}{information}").other().scale == "3x5x2"


@pytest.mark.parametrize("wrong", ["", "7", "G1", "A7", "4AP", "1FP", "1AX", "A1P"])
def test_what_is_no_grading_is_refused(wrong: str) -> None:
    with pytest.raises(Malformed):
        parse_grading(wrong)


def test_every_refusal_is_one_of_our_own_errors() -> None:
    assert issubclass(Undelivered, TocsinError)
    assert str(Undelivered("S-1", ["D-1"])) == "S-1: not lowered, 1 duty is still owed: D-1"


def test_an_entry_is_chained_to_the_one_before() -> None:
    first = chain(GENESIS, b"a")

    assert first == hashlib.sha256(bytes(32) + b"a").hexdigest()
    assert chain(first, b"a") == hashlib.sha256(bytes.fromhex(first) + b"a").hexdigest()
