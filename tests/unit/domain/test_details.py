"""Details that mutation testing showed to be untested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tocsin.domain import merkle
from tocsin.domain.access import can_manage_person, can_read_all, has_permission
from tocsin.domain.duty import Closing, Duty, DutyKind, DutyState, close, hasten, move, require_live, require_owing
from tocsin.domain.errors import Malformed, PermissionDenied, TocsinError, Undelivered, Unknown
from tocsin.domain.grading import Grading, parse_grading
from tocsin.domain.ledger import Entry, fold
from tocsin.domain.login import LoginSession
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role, parse_role, require, require_second
from tocsin.domain.status import Status, is_lowering, parse_status

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DUTY = Duty("D-1", "R-1", DutyKind.DELIVER, "north", NOW, NOW + timedelta(hours=4))


def test_a_moved_duty_names_its_successor_who_moved_it_and_when() -> None:
    assert move(DUTY, "D-2", "Nora", NOW) == replace(DUTY, state=DutyState.MOVED, successor="D-2", by="Nora", closed=NOW)


def test_a_duty_that_is_not_hastened_is_the_same_duty() -> None:
    assert hasten(DUTY, DUTY.due) is DUTY
    assert hasten(DUTY, DUTY.due - timedelta(microseconds=1)).due < DUTY.due


def test_a_refusal_counts_and_names_what_is_owed() -> None:
    assert str(Undelivered("S-1", ["D-1"])) == "S-1: not lowered, 1 duty is still owed: D-1"
    refused = Undelivered("S-1", iter(["D-1", "D-2"]))
    assert str(refused) == "S-1: not lowered, 2 duties are still owed: D-1, D-2"
    assert (refused.subject, refused.duties) == ("S-1", ("D-1", "D-2"))


def test_what_is_unknown_is_named_with_what_to_do() -> None:
    assert str(Unknown("duty", "D-9")) == "no duty 'D-9'"
    unknown = Unknown("duty", "D-9", command="tocsin duties lists them")
    assert (str(unknown), unknown.in_terminal) == ("no duty 'D-9'", "no duty 'D-9': tocsin duties lists them")
    assert (unknown.what, unknown.name) == ("duty", "D-9")


def test_whoever_is_back_this_instant_is_present() -> None:
    person = Person("Nora", Role.LEAD, ("north",), away_until=NOW)

    assert person.present(NOW)
    assert not person.present(NOW - timedelta(microseconds=1))


def test_the_second_person_must_be_entitled_to_this_act() -> None:
    nora, avi = Person("Nora", Role.LEAD, ()), Person("Avi", Role.AUDITOR, ())

    require_second(nora, avi, Permission.READ)
    with pytest.raises(PermissionDenied, match="Avi is auditor and may not lower"):
        require_second(nora, avi, Permission.LOWER)


def test_a_wrong_role_is_answered_with_those_there_are() -> None:
    with pytest.raises(Malformed, match=r"no role 'boss': use one of call-handler, analyst, member"):
        parse_role("boss")


def test_gradings_are_read_and_set_beside_each_other() -> None:
    assert parse_grading("2 b p") == Grading("3x5x2", "2", "B", "P")
    assert parse_grading("b/2") == Grading("admiralty", "B", "2")
    assert Grading("admiralty", "B", "2").other() == Grading("3x5x2", "1", "B", "C")
    assert Grading("3x5x2", "2", "B", "P").other() == Grading("admiralty", "F", "2")
    with pytest.raises(Malformed, match="grading 'Z9' is neither 3x5x2 "):
        parse_grading("Z9")


def test_a_status_is_read_however_it_is_written() -> None:
    assert parse_status(" HIGH ") is Status.HIGH


@pytest.mark.parametrize("status", Status)
def test_a_status_that_stays_is_not_lowered(status: Status) -> None:
    assert not is_lowering(status, status)


def test_the_fold_takes_the_last_word_on_each_field() -> None:
    def entry(seq: int, key: str, **new: object) -> Entry:
        return Entry(seq, NOW, NOW, "Nora", "did", "duty", key, None, None, {}, new, "")

    made = fold([entry(1, "D-1", id="D-1", state="open"), entry(2, "D-2", id="D-2"), entry(3, "D-1", state="done")])

    assert made == {("duty", "D-1"): {"id": "D-1", "state": "done"}, ("duty", "D-2"): {"id": "D-2"}}


class NoLeaves:
    def complete(self, level: int, number: int) -> bytes | None:
        raise AssertionError((level, number))

    def leaves(self, start: int, end: int) -> list[bytes]:
        raise AssertionError((start, end))


@pytest.mark.parametrize(("old", "new"), [(0, 5), (5, 5), (6, 5)])
def test_nothing_is_proved_of_no_tree_or_of_the_same_one(old: int, new: int) -> None:
    assert merkle.consistency(NoLeaves(), old, new) == []


def test_a_visit_lasts_until_its_end_and_not_that_instant() -> None:
    visit = LoginSession("hash", "Nora", NOW, NOW + timedelta(hours=12))

    assert visit.lasts(NOW)
    assert not visit.lasts(visit.until)
    assert not replace(visit, ended=NOW).lasts(NOW)


@pytest.mark.parametrize(
    ("role", "team", "everything"),
    [
        (Role.LEAD, DESK, True),
        (Role.HANDLER, DESK, True),
        (Role.LEAD, "north", False),
        (Role.AUDITOR, "north", True),
        (Role.AUDITOR, DESK, True),
        (Role.ADMINISTRATOR, DESK, False),
    ],
)
def test_the_desk_and_auditors_read_every_report_and_others_do_not(role: Role, team: str, everything: bool) -> None:
    assert can_read_all(Person("Nora", role, (team,))) is everything


@pytest.mark.parametrize(
    ("role", "team", "whole"),
    [
        (Role.LEAD, DESK, True),
        (Role.ANALYST, DESK, True),
        (Role.LEAD, "north", False),
        (Role.ANALYST, "north", False),
        (Role.AUDITOR, "north", True),
        (Role.ADMINISTRATOR, "north", True),
    ],
)
def test_the_lists_and_the_record_are_the_whole_desks(role: Role, team: str, whole: bool) -> None:
    person = Person("Nora", role, (team,))

    assert (has_permission(person, Permission.LISTS) or has_permission(person, Permission.AUDIT)) is whole


@pytest.mark.parametrize(
    ("role", "teams", "looked_after"),
    [
        (Role.MEMBER, ("north",), True),
        (Role.LEAD, ("north", "west"), True),
        (Role.MEMBER, ("north", "south"), False),
        (Role.LEAD, ("south",), False),
        (Role.MEMBER, (), False),
        (Role.AUDITOR, ("north",), False),
        (Role.ADMINISTRATOR, ("north",), False),
    ],
)
def test_a_lead_looks_after_people_of_their_own_teams_alone(role: Role, teams: tuple[str, ...], looked_after: bool) -> None:
    other = Person("Other", role, teams)

    assert can_manage_person(Person("Nora", Role.LEAD, ("north", "west")), other) is looked_after
    assert can_manage_person(Person("Ada", Role.ADMINISTRATOR, ()), other)
    assert not any(
        can_manage_person(Person("Nils", each, ("north",)), other) for each in Role if each not in (Role.LEAD, Role.ADMINISTRATOR)
    )
    assert not any(can_manage_person(person, person) for person in (other, Person("Ada", Role.ADMINISTRATOR, ())))


@pytest.mark.parametrize(("size", "level"), [(1, 0), (64, 0), (65, 1), (128, 1), (129, 2)])
def test_a_head_carries_at_most_64_marks(size: int, level: int) -> None:
    assert merkle.mark_level(size) == level


@pytest.mark.parametrize("text", ["2xBxP", "2 b p", "2/B/P", "2-B-P"])
def test_a_grading_may_be_written_with_marks_between(text: str) -> None:
    assert parse_grading(text) == Grading("3x5x2", "2", "B", "P")


LEAD = Person("Nora", Role.LEAD, ("north", "west"))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(TocsinError) as refusal:
        act()
    return str(refusal.value)


def test_a_refused_answer_says_why_and_what_to_do() -> None:
    call_back = replace(DUTY, kind=DutyKind.CALL_BACK)
    assert refused(lambda: close(call_back, Closing(LEAD, "unreached", NOW))) == (
        "D-1: nobody is unreached before 3 attempts are recorded, so far 0: record each one"
    )
    assert refused(lambda: close(call_back, Closing(LEAD, "forgotten", NOW))) == (
        "D-1 is the duty call-back; its outcome is one of spoken, declined-by-source, unreached, contact-erased, not 'forgotten'"
    )
    assert refused(lambda: require_live(move(DUTY, "D-2", "Nora", NOW))) == "D-1 was moved to another team: D-2 took its place"
    done = close(DUTY, Closing(LEAD, "acknowledged", NOW))
    assert refused(lambda: require_live(done)) == "D-1 is done already: acknowledged, by Nora"


@pytest.mark.parametrize(("teams", "theirs"), [(("south", "west"), "south, west"), ((), "no team")])
def test_who_does_not_owe_is_told_who_does(teams: tuple[str, ...], theirs: str) -> None:
    assert refused(lambda: require_owing(DUTY, replace(LEAD, teams=teams))) == (
        f"D-1 is owed by team north; Nora is in {theirs} and cannot act for it"
    )


def test_who_may_not_is_told_who_may() -> None:
    avi = Person("Avi", Role.AUDITOR, ())
    able = [role for role in Role if Permission.LOWER in ROLE_PERMISSIONS[role]]
    assert 0 < len(able) < len(Role)
    assert refused(lambda: require(avi, Permission.LOWER)) == (
        f"Avi is auditor and may not lower a status. These roles may: {', '.join(able[:-1])} or {able[-1]}"
    )
    assert refused(lambda: require(avi, Permission.ERASE)) == "Avi is auditor and may not erase contents. These roles may: lead"
    assert refused(lambda: require(replace(avi, active=False), Permission.READ)) == "Avi no longer works here"
