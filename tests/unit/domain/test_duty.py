"""How a duty lives and ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.duty import (
    NOTHING_LEFT,
    Attempt,
    Closing,
    Duty,
    DutyKind,
    DutyState,
    Occasion,
    close,
    due_at,
    end_without_rest,
    hasten,
    move,
    owe_again,
    require_attempt,
    require_live,
    take_back,
)
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, Person, Role
from tocsin.domain.report import Priority

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NILS = Person("Nils", Role.MEMBER, ("north",))

kinds = st.sampled_from(DutyKind)
priorities = st.sampled_from(Priority)
times = st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(lambda passed: T0 + passed)


def duty(kind: DutyKind = DutyKind.DELIVER, due: datetime = T0) -> Duty:
    return Duty("D-1", "R-1", kind, "north", T0, due)


@given(kinds, priorities)
def test_a_more_urgent_report_is_never_due_later(kind: DutyKind, priority: Priority) -> None:
    sooner = due_at(kind, Priority.P1, T0)

    assert T0 < sooner <= due_at(kind, priority, T0) <= due_at(kind, Priority.P3, T0)


def test_the_default_targets_are_those_of_the_house() -> None:
    assert {str(kind): kind.rule.hours for kind in DutyKind} == {
        "deliver": (1, 4, 24),
        "acknowledge": (1, 24, 72),
        "call-back": (4, 24, 120),
        "assess": (4, 24, 168),
        "review": (4, 24, 168),
        "translate": (4, 24, 72),
        "look": (4, 24, 72),
        "recheck": (4, 24, 72),
        "alert": (1, 4, 24),
        "outcome": (24, 72, 168),
    }


def test_a_desk_may_set_its_own_targets() -> None:
    assert due_at(DutyKind.DELIVER, Priority.P2, T0, {"deliver": (1, 2, 3)}) == T0 + timedelta(hours=2)


@given(times)
def test_overdue_follows_from_the_clock_alone(now: datetime) -> None:
    owed = duty()

    assert owed.overdue(now) == (now > T0)
    assert owed.standing(now) == ("overdue" if now > T0 else "open")


def test_the_level_rises_at_once_and_then_by_one_a_day() -> None:
    owed = duty()

    hours = (-1, 0, 1, 23, 24, 25, 49)
    assert [owed.level(T0 + timedelta(hours=hour)) for hour in hours] == [0, 0, 1, 1, 2, 2, 3]


@given(times, times)
def test_hastening_never_moves_a_due_time_later(due: datetime, other: datetime) -> None:
    assert hasten(duty(due=due), other).due == min(due, other)


@given(kinds, st.text(max_size=30))
def test_only_the_outcomes_of_its_kind_end_a_duty(kind: DutyKind, outcome: str) -> None:
    owed = duty(kind)
    if outcome in kind.rule.outcomes:
        return

    with pytest.raises(Malformed):
        close(owed, Closing(NILS, outcome, T0))


@pytest.mark.parametrize("kind", DutyKind)
def test_a_done_duty_names_who_did_it_and_what_came_of_it(kind: DutyKind) -> None:
    for outcome in kind.rule.outcomes:
        ended = close(duty(kind), Closing(NILS, outcome, T0), attempts("Nils", "Nils", "Nils"))

        assert (ended.state, ended.by, ended.outcome, ended.closed) == (DutyState.DONE, "Nils", outcome, T0)


@pytest.mark.parametrize(
    "person",
    [
        Person("Sam", Role.LEAD, ("south",)),
        Person("Nobody", Role.MEMBER, ()),
        Person("Gone", Role.MEMBER, ("north",), active=False),
        Person("Avi", Role.AUDITOR, ("north",)),
        Person("Ada", Role.ADMINISTRATOR, ("north",)),
    ],
    ids=lambda person: person.name,
)
def test_someone_who_does_not_owe_it_cannot_end_it(person: Person) -> None:
    with pytest.raises(PermissionDenied):
        close(duty(), Closing(person, "acknowledged", T0))


def test_a_call_handler_answers_and_does_not_assess() -> None:
    handler = Person("Cato", Role.HANDLER, ("north",))
    close(duty(), Closing(handler, "acknowledged", T0))

    with pytest.raises(PermissionDenied, match="may not assess"):
        close(duty(DutyKind.ASSESS), Closing(handler, "action", T0))


def attempts(*people: str, apart: timedelta = timedelta(days=1)) -> list[Attempt]:
    return [Attempt(f"T-{number}", "D-1", "R-1", by, T0 + number * apart) for number, by in enumerate(people)]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_nobody_is_unreached_before_the_third_attempt(count: int) -> None:
    with pytest.raises(Refused):
        close(duty(DutyKind.CALL_BACK), Closing(NILS, "unreached", T0), attempts(*["Nils"] * count))


def test_at_p1_two_people_try_before_a_source_is_unreached() -> None:
    alone, together = attempts("Nils", "Nils", "Nils"), attempts("Nils", "Nils", "Nora")

    with pytest.raises(Refused, match="two people"):
        close(duty(DutyKind.CALL_BACK), Closing(NILS, "unreached", T0), alone, Priority.P1)
    with pytest.raises(Refused, match="second person"):
        require_attempt(alone[2], alone[:2], Priority.P1)
    require_attempt(together[2], together[:2], Priority.P1)
    close(duty(DutyKind.CALL_BACK), Closing(NILS, "unreached", T0), together, Priority.P1)


@pytest.mark.parametrize(("priority", "minutes"), [(Priority.P1, 15), (Priority.P2, 120), (Priority.P3, 720)])
def test_attempts_keep_a_distance_that_the_priority_sets(priority: Priority, minutes: int) -> None:
    first, soon = attempts("Nils", "Nils", apart=timedelta(minutes=minutes, seconds=-1))
    _, late = attempts("Nils", "Nils", apart=timedelta(minutes=minutes))

    with pytest.raises(Refused, match="too early"):
        require_attempt(soon, [first], priority)
    require_attempt(late, [first], priority)


def test_an_ended_duty_stays_as_it_ended() -> None:
    done, moved = close(duty(), Closing(NILS, "acknowledged", T0)), move(duty(), "D-2", "Nils", T0)

    for ended in (done, moved):
        with pytest.raises(Refused):
            require_live(ended)
        assert not ended.overdue(T0 + timedelta(days=9))
        assert hasten(ended, T0 - timedelta(days=1)) is ended


@pytest.mark.parametrize("kind", DutyKind)
def test_every_kind_has_a_rule_that_can_be_met(kind: DutyKind) -> None:
    assert kind.rule.outcomes
    assert len(set(kind.rule.outcomes)) == len(kind.rule.outcomes)
    assert 0 < kind.rule.hours[0] <= kind.rule.hours[1] <= kind.rule.hours[2]
    assert kind.rule.permission in ROLE_PERMISSIONS[Role.LEAD]


def test_the_rules_of_the_house_stand_in_the_table() -> None:
    assert {kind for kind in DutyKind if kind.rule.blocks_lowering} == {"deliver", "assess", "review", "alert"}
    assert {kind for kind in DutyKind if kind.rule.decides} == {"assess", "review"}
    assert {kind for kind in DutyKind if kind.rule.permission is Permission.ASSESS} == {"assess", "review"}
    assert {kind for kind in DutyKind if kind.rule.to_stakeholders} == {"deliver"}
    assert [str(kind) for kind in DutyKind if kind.rule.owed_on is Occasion.ACCEPTED] == ["deliver", "assess"]


def answered(kind: DutyKind = DutyKind.ACKNOWLEDGE, outcome: str = "acknowledged") -> Duty:
    return Duty("D-9", "R-1", kind, "north", T0, T0 + timedelta(hours=4), DutyState.DONE, outcome, "Nils", T0)


def test_a_wrong_answer_is_taken_back_within_a_minute_by_who_gave_it() -> None:
    back = take_back(answered(), NILS, T0 + timedelta(seconds=59))

    assert (back.state, back.outcome, back.by, back.closed, back.due) == (DutyState.OPEN, "", "", None, answered().due)
    assert hasten(back, T0).due == T0


@pytest.mark.parametrize(
    ("duty", "after", "error"),
    [
        (Duty("D-9", "R-1", DutyKind.ACKNOWLEDGE, "north", T0, T0), 1, Refused),
        (answered(), 61, Refused),
        (answered(DutyKind.DELIVER, "declined"), 1, Refused),
    ],
)
def test_other_answers_stay(duty: Duty, after: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        take_back(duty, NILS, T0 + timedelta(seconds=after))


def test_nobody_takes_back_what_another_answered() -> None:
    with pytest.raises(PermissionDenied, match="was answered by Nils"):
        take_back(answered(), Person("Nora", Role.LEAD, ("north",)), T0)


def test_a_kind_is_read_by_the_name_that_people_write_and_by_its_stored_one() -> None:
    assert all(DutyKind(kind.word) is DutyKind(str(kind)) is kind for kind in DutyKind)
    assert [kind.word for kind in (DutyKind.DELIVER, DutyKind.ACKNOWLEDGE, DutyKind.ASSESS)] == ["delivery", "tell-arrival", "assess"]
    with pytest.raises(ValueError, match="sing"):
        DutyKind("sing")


def test_a_look_ends_when_nothing_is_left_and_is_owed_again_when_something_is() -> None:
    owed = duty(DutyKind.LOOK)

    ended = end_without_rest(owed, NILS, T0 + timedelta(hours=1))

    assert (ended.state, ended.outcome, ended.by) == (DutyState.DONE, NOTHING_LEFT, "Nils")
    assert owe_again(ended) == owed
    with pytest.raises(Refused):
        end_without_rest(ended, NILS, T0)
    with pytest.raises(PermissionDenied):
        end_without_rest(owed, Person("Ann", Role.MEMBER, ("south",)), T0)
