"""Answering."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unknown
from tocsin.domain.people import DESK, Role
from tocsin.domain.report import Priority

DONE = "acknowledged"


@pytest.fixture
def watched(office: Office) -> str:
    """A report that team north owes an answer to."""
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    return office.hear("Marek Dolny was here.").report


def test_a_member_of_the_owing_team_ends_a_duty(office: Office, watched: str) -> None:
    duty = office.owed(watched)["north"]

    ended = office.desk.duties.done(duty.id, by="Nils", outcome=DONE)

    assert (ended.state, ended.by, ended.outcome) == ("done", "Nils", DONE)


@pytest.mark.parametrize("someone", ["Sam", "Dora", "Avi"])
def test_nobody_else_does(office: Office, watched: str, someone: str) -> None:
    duty = office.owed(watched)["north"]

    with pytest.raises(PermissionDenied):
        office.desk.duties.done(duty.id, by=someone, outcome=DONE)

    assert office.owed(watched)["north"].live


def test_someone_who_left_cannot_act(office: Office, watched: str) -> None:
    office.desk.people.remove("Nils", reason="moved on")

    with pytest.raises(PermissionDenied, match="no longer works here"):
        office.desk.duties.done(office.owed(watched)["north"].id, by="Nils", outcome=DONE)


def test_a_duty_ends_once(office: Office, watched: str) -> None:
    duty = office.owed(watched)["north"]
    office.desk.duties.done(duty.id, by="Nils", outcome=DONE)

    with pytest.raises(Refused, match="done already"):
        office.desk.duties.done(duty.id, by="Nora", outcome=DONE)


def test_a_wrong_outcome_is_answered_with_the_right_ones(office: Office, watched: str) -> None:
    with pytest.raises(Malformed, match="acknowledged, declined"):
        office.desk.duties.done(office.owed(watched)["north"].id, by="Nils", outcome="fine")


@pytest.mark.parametrize("wrong", [("D-999", "Nils"), ("D-1", "Nobody")])
def test_unknown_duties_and_people_are_named(office: Office, watched: str, wrong: tuple[str, str]) -> None:
    with pytest.raises(Unknown):
        office.desk.duties.done(wrong[0], by=wrong[1], outcome=DONE)


def test_a_declined_delivery_goes_back_to_the_desk(office: Office, watched: str) -> None:
    assert set(office.owed(watched)) == {"north"}

    office.desk.duties.done(office.owed(watched)["north"].id, by="Nils", outcome="declined", note="not our area")

    assert office.owed(watched)[DESK].live


def test_a_duty_moves_there_and_back_again(office: Office, watched: str) -> None:
    first = office.owed(watched)["north"]
    there = office.desk.duties.reroute(first.id, "south", by="Nils", reason="theirs")
    back = office.desk.duties.reroute(there.id, "north", by="Sam", reason="no, yours")

    assert set(office.owed(watched)) == {"north"}
    assert office.owed(watched)["north"].id == back.id
    assert back.due <= first.due
    assert office.desk.audit.reconcile().balanced


def test_a_moved_duty_is_never_due_later(office: Office, watched: str) -> None:
    first = office.owed(watched)["north"]
    office.clock.advance(hours=3)

    assert office.desk.duties.reroute(first.id, "south", by="Nils", reason="theirs").due == first.due


def test_the_desk_cannot_move_what_a_team_owes(office: Office, watched: str) -> None:
    with pytest.raises(PermissionDenied):
        office.desk.duties.reroute(office.owed(watched)["north"].id, "south", by="Dora", reason="tidy")


def test_a_duty_is_not_moved_to_a_team_that_has_answered(office: Office, watched: str) -> None:
    office.desk.duties.deliver(watched, "south", by="Dora", reason="they may know")
    office.desk.duties.done(office.owed(watched)["south"].id, by="Sam", outcome=DONE)

    with pytest.raises(Refused, match="has answered"):
        office.desk.duties.reroute(office.owed(watched)["north"].id, "south", by="Nils", reason="theirs")

    assert office.owed(watched)["north"].live


def test_a_call_back_takes_three_dated_attempts_or_a_word(office: Office) -> None:
    report = office.hear("Ring me.", contact="0123").report
    duty = office.owed(report, DutyKind.CALL_BACK)[DESK].id
    for _ in range(2):
        office.clock.advance(hours=2)
        office.desk.duties.attempt(duty, "no answer", by="Cato")

    with pytest.raises(Refused, match="before 3 attempts are recorded"):
        office.desk.duties.done(duty, by="Cato", outcome="unreached")

    office.clock.advance(hours=2)
    office.desk.duties.attempt(duty, "no answer", by="Cato")
    assert office.desk.duties.done(duty, by="Cato", outcome="unreached").state == "done"


def test_no_further_action_on_a_threat_takes_a_second_reader(office: Office) -> None:
    report = office.hear("I will kill him tomorrow.").report
    office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, by="Dan", outcome="no-further-action")
    review = office.owed(report, DutyKind.REVIEW)[DESK]

    with pytest.raises(PermissionDenied, match="did the first"):
        office.desk.duties.done(review.id, by="Dan", outcome="agree")

    office.desk.duties.done(review.id, by="Dora", outcome="action")
    assert office.desk.reports.show(report).triage.disposition == "action"


def test_a_share_of_the_rest_is_read_again(office: Office) -> None:
    """Chance chooses them: the key of the desk differs each time. That none of 300 is chosen does not happen."""
    again = number = 0
    while number < 60 or (again == 0 and number < 300):
        number += 1
        report = office.hear(f"A light is broken in lane {number}.").report
        office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, by="Dan", outcome="no-further-action")
        again += bool(office.owed(report, DutyKind.REVIEW))

    assert 0 < again < 25, number


def test_overdue_is_escalated_once_a_level_to_someone_present(office: Office, watched: str) -> None:
    office.desk.people.away("Nora", office.clock.now().replace(year=2027))
    office.clock.advance(hours=5)

    first = {each.duty: each for each in office.desk.duties.escalate()}
    assert first[office.owed(watched)["north"].id].to == "Nils"
    assert office.desk.duties.escalate() == []

    office.clock.advance(days=1)
    second = {each.duty: each for each in office.desk.duties.escalate()}
    assert second[office.owed(watched)["north"].id].level == 2
    assert second[office.owed(watched)["north"].id].to == "Dora"


def test_an_escalation_that_reached_nobody_is_made_again_when_someone_is_back(office: Office, watched: str) -> None:
    for person in ("Dora", "Dan", "Cato", "Nora", "Nils", "Sam", "Sue", "Avi"):
        office.desk.people.away(person, office.clock.now().replace(year=2027))
    office.clock.advance(hours=5)
    assert {each.to for each in office.desk.duties.escalate()} == {""}
    assert office.desk.duties.escalate() == []

    office.desk.people.away("Nora", None)

    assert {each.to for each in office.desk.duties.escalate()} == {"Nora"}


def test_a_duty_whose_due_time_moves_back_by_a_day_is_escalated_at_the_level_it_has_then(office: Office) -> None:
    """It was put before someone at level 1, and by a higher priority is more than a day late at once."""
    report = office.hear("A light is broken in the lane.", priority=Priority.P3).report
    duty = office.owed(report, DutyKind.ASSESS)[DESK].id
    office.clock.advance(hours=170)
    assert {each.duty: each.level for each in office.desk.duties.escalate()}[duty] == 1

    office.desk.duties.prioritise(report, "P1", by="Dan", reason="urgent")

    level = 1 + (170 - 4) // 24
    assert {each.duty: each.level for each in office.desk.duties.escalate()}[duty] == level
    assert office.desk.duties.escalate() == []


def test_a_higher_priority_only_brings_due_times_nearer(office: Office, watched: str) -> None:
    before = office.owed(watched)["north"].due
    office.desk.duties.prioritise(watched, "P1", by="Dan", reason="urgent")
    nearer = office.owed(watched)["north"].due
    office.desk.duties.prioritise(watched, "P3", by="Dan", reason="calm again")

    assert nearer < before
    assert office.owed(watched)["north"].due == nearer


def test_a_mail_that_was_sent_answers_nothing(office: Office, watched: str) -> None:
    sent = office.desk.outbox.send()

    assert sent.sent == 1
    assert office.owed(watched)["north"].live
    assert office.desk.outbox.send().sent == 0


def test_a_mail_that_keeps_failing_becomes_a_duty_of_the_desk(office: Office, watched: str) -> None:
    (office.desk.home / "mail").write_text("a file where the folder should be")
    for _ in range(12):
        office.desk.outbox.send()
        office.clock.advance(hours=2)

    assert office.owed(watched, DutyKind.RECHECK)[DESK].live


def test_roles_are_changed_with_a_trace(office: Office) -> None:
    office.desk.people.add("Nils", "north", Role.LEAD)

    with office.desk.services.store.reading() as reader:
        last = [entry for entry in reader.entries() if entry.key == "Nils"][-1]

    assert (last.old, last.new) == ({"role": "member"}, {"role": "lead"})
