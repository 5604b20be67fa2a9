"""Which duties a report owes, and whom an overdue one is put before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.people import DESK, Person, Role
from tocsin.domain.report import Report
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Subject, Watch
from tocsin.routing import Owed, addressee, owed, owes_second_reading, stakeholders

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REPORT = Report("R-1", "k", "call", T0, None, "", "", "", (), "", None, False, (), "")
SUBJECT = Subject("S-1", Kind.PERSON, "own", "", Status.MEDIUM, "")
DUTY = Duty("D-1", "R-1", DutyKind.DELIVER, "north", T0, T0)

teams = st.sets(st.sampled_from(["north", "south", "west", DESK]))


def watch(team: str, ended: datetime | None = None) -> Watch:
    return Watch(team, "S-1", "", T0, ended=ended)


@given(teams)
def test_every_team_with_a_stake_owes_one_delivery_and_no_one_else(watching: set[str]) -> None:
    deliveries = [each.team for each in owed(REPORT, watching) if each.kind is DutyKind.DELIVER]

    assert deliveries == sorted(watching) if watching else deliveries == [DESK]


@given(teams, st.booleans(), st.booleans())
def test_every_report_owes_one_assessment_and_a_word_to_whoever_can_be_reached(watching: set[str], reachable: bool, readable: bool) -> None:
    kinds = [each.kind for each in owed(replace(REPORT, reachable=reachable), watching, readable)]

    assert kinds.count(DutyKind.ASSESS) == 1
    assert kinds.count(DutyKind.CALL_BACK) == kinds.count(DutyKind.ACKNOWLEDGE) == reachable
    assert kinds.count(DutyKind.TRANSLATE) == (not readable)


@pytest.mark.parametrize("complete", [True, False])
def test_a_look_is_owed_where_something_was_not_read(complete: bool) -> None:
    kinds = [each.kind for each in owed(REPORT, [], complete=complete)]

    assert kinds.count(DutyKind.LOOK) == (not complete)


def test_a_report_that_was_read_whole_by_a_desk_that_knows_its_language_owes_neither_a_look_nor_a_translation() -> None:
    assert {each.kind for each in owed(REPORT, [])} == {DutyKind.DELIVER, DutyKind.ASSESS}


def test_nothing_is_owed_twice() -> None:
    duties = owed(replace(REPORT, reachable=True), ["north", "north"], readable=False)

    assert len(set(duties)) == len(duties)
    assert Owed(DutyKind.DELIVER, "north") in duties


def test_what_is_not_a_delivery_is_owed_by_the_desk() -> None:
    duties = owed(replace(REPORT, reachable=True), ["north"], readable=False)

    assert {each.team for each in duties if each.kind is not DutyKind.DELIVER} == {DESK}


def test_a_report_is_taken_as_readable_unless_the_desk_says_otherwise() -> None:
    assert DutyKind.TRANSLATE not in {each.kind for each in owed(REPORT, [])}


def test_whoever_watches_has_a_stake_and_whoever_watched_has_none_while_it_is_open() -> None:
    assert stakeholders(SUBJECT, [watch("north"), watch("south", ended=T0)]) == {"north"}


@pytest.mark.parametrize("status", [Status.CLOSED, Status.SUSPENDED])
def test_a_closed_subject_wakes_its_last_team_and_the_desk(status: Status) -> None:
    watches = [watch("north", ended=T0), watch("south", ended=T0 + timedelta(days=1))]

    assert stakeholders(replace(SUBJECT, status=status), watches) == {"south", DESK}
    assert stakeholders(replace(SUBJECT, status=status), []) == {DESK}


@given(st.floats(0, 1, exclude_max=True), st.floats(0, 1))
def test_a_threat_cue_always_takes_a_second_reader(draw: float, share: float) -> None:
    assert owes_second_reading(replace(REPORT, cues=("threat",)), "no-further-action", draw, share)
    assert bool(owes_second_reading(REPORT, "no-further-action", draw, share)) == (draw < share)


@pytest.mark.parametrize("outcome", [each for each in DutyKind.ASSESS.rule.outcomes if each != "no-further-action"])
def test_what_is_acted_upon_is_not_read_again(outcome: str) -> None:
    assert not owes_second_reading(replace(REPORT, cues=("threat",)), outcome, 0.0, 1.0)


LEAD, MEMBER = Person("Nora", Role.LEAD, ("north",)), Person("Nils", Role.MEMBER, ("north",))
DESK_LEAD, OTHER = Person("Dora", Role.LEAD, (DESK,)), Person("Sam", Role.MEMBER, ("south",))
EVERYONE = (OTHER, DESK_LEAD, MEMBER, LEAD)


def without(*absent: Person) -> list[Person]:
    return [replace(each, away_until=T0 + timedelta(days=9)) if each in absent else each for each in EVERYONE]


@pytest.mark.parametrize(
    ("level", "absent", "expected"),
    [
        (1, (), "Nora"),
        (1, (LEAD,), "Nils"),
        (1, (LEAD, MEMBER), "Dora"),
        (1, (LEAD, MEMBER, DESK_LEAD), "Sam"),
        (2, (), "Dora"),
        (7, (), "Dora"),
        (2, (DESK_LEAD,), "Nils"),
    ],
)
def test_the_nearest_person_present_is_told(level: int, absent: tuple[Person, ...], expected: str) -> None:
    found = addressee(DUTY, level, without(*absent), T0)

    assert found is not None
    assert found.name == expected


def test_nobody_is_told_when_nobody_is_present() -> None:
    assert addressee(DUTY, 1, without(*EVERYONE), T0) is None
    assert addressee(DUTY, 1, [replace(LEAD, active=False)], T0) is None


def test_someone_who_is_back_is_present_again() -> None:
    back = replace(LEAD, away_until=T0 - timedelta(minutes=1))

    assert addressee(DUTY, 1, [back], T0) == back
