"""Duties that one look at a report, or one word to its source, settles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office import Office
from tocsin.desk.queue import EVERY, OVERDUE, Wanted
from tocsin.domain.duty import DutyKind, DutyState
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unknown
from tocsin.domain.people import DESK
from tocsin.domain.report import Submission

UNREAD = ("page 2 of scan.pdf",)


def heard(office: Office, contact: str = "") -> str:
    """A report of which something was not read."""
    return office.desk.intake.receive(Submission("k", "call", "A van stands there.", contact=contact, unread=UNREAD)).report


def state(office: Office, report: str, kind: DutyKind, team: str = DESK) -> str:
    return office.owed(report, kind)[team].state


def test_an_assessment_acknowledges_the_delivery_to_the_same_team(office: Office) -> None:
    report = heard(office)

    office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "watch", by="Dora")

    delivery = office.owed(report)[DESK]
    assert (delivery.state, delivery.outcome, delivery.by) == (DutyState.DONE, "acknowledged", "Dora")


def test_what_was_not_read_stays_owed_unless_the_answer_names_it(office: Office) -> None:
    report = heard(office)

    office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "watch", by="Dora")

    assert state(office, report, DutyKind.LOOK) is DutyState.OPEN
    (listed,) = office.desk.not_read.month().reports
    assert listed.duty.live
    assert listed.lines == UNREAD


def test_one_act_answers_what_one_look_settles(office: Office) -> None:
    report = heard(office)
    look = office.owed(report, DutyKind.LOOK)[DESK].id

    office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "watch", also={look: "read"}, by="Dora")

    assert {duty.state for duty in office.desk.duties.listed(report=report)} == {DutyState.DONE}


def test_one_act_is_whole_or_nothing(office: Office) -> None:
    report = heard(office)
    look = office.owed(report, DutyKind.LOOK)[DESK].id

    with pytest.raises(Malformed):
        office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "fine", also={look: "read"}, by="Dora")

    assert state(office, report, DutyKind.LOOK) is DutyState.OPEN


def test_a_duty_of_another_look_is_not_answered_beside_one(office: Office) -> None:
    report = heard(office, contact="+44 20 7946 0000")
    other = office.hear("Another van.", key="other").report
    assessment = office.owed(report, DutyKind.ASSESS)[DESK].id

    for beside in (office.owed(report, DutyKind.CALL_BACK)[DESK].id, office.owed(other, DutyKind.DELIVER)[DESK].id, assessment):
        with pytest.raises(Malformed, match="not settled by the same look"):
            office.desk.duties.done(assessment, "watch", also={beside: "spoken"}, by="Dora")


def test_the_delivery_to_another_team_stays_owed(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    report = office.hear("I saw Marek Dolny near the school.").report

    office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "watch", by="Dora")

    assert state(office, report, DutyKind.DELIVER, "north") is DutyState.OPEN


def test_who_has_spoken_to_the_source_has_told_it_that_its_word_arrived(office: Office) -> None:
    report = heard(office, contact="+44 20 7946 0000")

    office.desk.duties.done(office.owed(report, DutyKind.CALL_BACK)[DESK].id, "declined by source", by="Cato")
    assert state(office, report, DutyKind.ACKNOWLEDGE) is DutyState.OPEN

    second = office.hear("Ring me.", contact="+44 20 7946 0001").report
    office.desk.duties.done(office.owed(second, DutyKind.CALL_BACK)[DESK].id, "spoken", by="Cato")
    assert state(office, second, DutyKind.ACKNOWLEDGE) is DutyState.DONE


def test_an_answer_that_is_taken_back_takes_back_what_it_settled(office: Office) -> None:
    report = heard(office)
    assessment = office.owed(report, DutyKind.ASSESS)[DESK].id
    office.desk.duties.done(assessment, "watch", by="Dora")

    office.desk.duties.take_back(assessment, by="Dora")

    assert {duty.state for duty in office.desk.duties.listed(report=report)} == {DutyState.OPEN}


def test_an_answer_that_was_given_before_stays_when_another_is_taken_back(office: Office) -> None:
    report = heard(office)
    assessment = office.owed(report, DutyKind.ASSESS)[DESK].id
    office.desk.duties.done(office.owed(report)[DESK].id, "acknowledged", by="Dora")
    office.desk.duties.done(assessment, "watch", by="Dora")

    office.desk.duties.take_back(assessment, by="Dora")

    assert state(office, report, DutyKind.DELIVER) is DutyState.DONE


def test_the_queue_shows_one_row_for_one_look_at_the_time_of_the_first(office: Office) -> None:
    report = heard(office, contact="+44 20 7946 0000")

    rows = office.desk.queue.page(Wanted(), by="Dora").rows

    assert [[duty.kind for duty in row.look] for row in rows] == [
        [DutyKind.DELIVER, DutyKind.ASSESS, DutyKind.LOOK],
        [DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK],
    ]
    assert rows[0].duty == office.owed(report)[DESK]


def test_the_queue_misses_no_duty(office: Office) -> None:
    for number in range(7):
        office.hear(f"A van stands there, {number}.", key=f"k{number}", contact=f"+44 20 7946 000{number}")
    office.clock.advance(hours=30)

    for view in (EVERY, OVERDUE):
        owed, wanted, shown = {duty.id for duty in office.desk.duties.listed()}, Wanted(view), []
        while page := office.desk.queue.page(wanted, 3, by="Dora"):
            shown += [duty.id for row in page.rows for duty in row.look]
            if not page.next:
                break
            wanted = replace(wanted, after=page.next)
        assert len(shown) == len(set(shown))
        assert set(shown) == owed
        assert {row.duty.id for row in office.desk.queue.each(Wanted(view), by="Dora")} == owed, "files list every duty"


def test_one_kind_alone_is_listed_duty_by_duty(office: Office) -> None:
    report = heard(office)

    (row,) = office.desk.queue.page(Wanted(kind="look"), by="Dora").rows

    assert row.duty == office.owed(report, DutyKind.LOOK)[DESK]


def test_what_was_looked_at_together_is_answered_in_one_act_all_or_none(office: Office) -> None:
    reports = [office.hear(text, key=text).report for text in ("ok", "haha", "👍")]
    assessments = [office.owed(report, DutyKind.ASSESS)[DESK].id for report in reports]
    office.desk.duties.done(assessments[2], "watch", by="Dan")

    with pytest.raises(Refused, match="is done already"):
        office.desk.duties.done_all(assessments, "no further action", by="Dora")
    assert state(office, reports[0], DutyKind.ASSESS) is DutyState.OPEN
    ended = office.desk.duties.done_all(assessments[:2], "no further action", by="Dora")

    assert [(duty.outcome, duty.by) for duty in ended] == [("no-further-action", "Dora")] * 2
    assert {office.owed(report)[DESK].state for report in reports} == {DutyState.DONE}


def test_the_number_of_a_report_in_the_place_of_a_duty_leads_to_its_duties(office: Office) -> None:
    report = heard(office)

    with pytest.raises(Unknown, match="that is a report") as unknown:
        office.desk.duties.done(report, "watch", by="Dora")

    assert f"tocsin duties --report {report}" in unknown.value.in_terminal


def test_who_may_not_assess_settles_nothing_with_an_assessment(office: Office) -> None:
    report = heard(office)

    with pytest.raises(PermissionDenied):
        office.desk.duties.done(office.owed(report, DutyKind.ASSESS)[DESK].id, "watch", by="Cato")

    assert state(office, report, DutyKind.DELIVER) is DutyState.OPEN
