"""A wrong answer is taken back within a minute, as an entry of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office import Office
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import PermissionDenied, Refused


def answered(office: Office, outcome: str = "acknowledged") -> Duty:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, by="Dora", reason="stake")
    report = office.hear("Marek Dolny was at the mill.").report
    owed = office.owed(report)["north"]
    return office.desk.duties.done(owed.id, by="Nils", outcome=outcome, note="no")


def test_an_answer_is_owed_again_and_both_stay_in_the_ledger(office: Office) -> None:
    duty = answered(office)
    before = office.desk.audit.head().seq
    office.clock.advance(seconds=50)

    again = office.desk.duties.take_back(duty.id, by="Nils")

    assert (again.state, again.due, again.outcome, again.by, again.closed) == (DutyState.OPEN, duty.due, "", "", None)
    assert office.desk.audit.head().seq == before + 1
    assert office.desk.audit.reconcile().balanced
    assert office.desk.audit.verify().whole
    acts = [entry.act for entry in office.desk.audit.who_knew(duty.report).acts if entry.key == duty.id]
    assert acts[-2:] == ["done", "taken back"]
    assert office.desk.audit.who_knew(duty.report).standings[0].state == "open"
    office.desk.duties.done(duty.id, by="Nora", outcome="acknowledged")


def test_after_a_minute_it_stays(office: Office) -> None:
    duty = answered(office)
    office.clock.advance(seconds=61)

    with pytest.raises(Refused, match="a minute has passed"):
        office.desk.duties.take_back(duty.id, by="Nils")


def test_nobody_takes_back_the_answer_of_another(office: Office) -> None:
    duty = answered(office)

    for other in ("Nora", "Dora", "Sam"):
        with pytest.raises(PermissionDenied):
            office.desk.duties.take_back(duty.id, by=other)


def assessment(office: Office, outcome: str) -> Duty:
    report = office.hear("He will kill him tomorrow.").report
    assess = next(duty for duty in office.desk.duties.listed(report=report) if duty.kind is DutyKind.ASSESS)
    return office.desk.duties.done(assess.id, by="Dan", outcome=outcome)


def disposition(office: Office, report: str) -> str:
    return office.desk.reports.show(report).triage.disposition


def second_reading(office: Office, report: str) -> Duty:
    return next(duty for duty in office.desk.duties.listed(report=report) if duty.kind is DutyKind.REVIEW)


def test_a_delivery_that_the_desk_took_over_stays(office: Office) -> None:
    declined = answered(office, "declined")

    with pytest.raises(Refused, match="the desk took it over"):
        office.desk.duties.take_back(declined.id, by="Nils")


def test_an_assessment_is_taken_back_with_what_it_made_of_the_report(office: Office) -> None:
    assess = assessment(office, "action")
    assert disposition(office, assess.report) == "action"

    office.desk.duties.take_back(assess.id, by="Dan")

    assert disposition(office, assess.report) == ""
    assert office.desk.audit.reconcile().balanced
    assert office.desk.audit.verify().whole
    office.desk.duties.done(assess.id, by="Dan", outcome="watch")
    figures = office.desk.figures.of(office.clock.now() - timedelta(days=1), office.clock.now() + timedelta(seconds=1))
    counted = [row for table in figures.tables if table.name == "decisions" for row in table.rows if "assessed" in str(row)]
    assert counted == [("assessed: watch", 1)]


def test_the_second_reading_that_an_assessment_asked_for_stays_owed_and_comes_second(office: Office) -> None:
    assess = assessment(office, "no-further-action")
    second = second_reading(office, assess.report)

    office.desk.duties.take_back(assess.id, by="Dan")

    with pytest.raises(Refused, match=f"answer {assess.id} first"):
        office.desk.duties.done(second.id, by="Dora", outcome="agree")
    office.desk.duties.done(assess.id, by="Dora", outcome="referred")
    office.desk.duties.done(second.id, by="Dan", outcome="agree")
    assert disposition(office, assess.report) == "referred"


def test_an_assessment_that_was_read_a_second_time_stays(office: Office) -> None:
    assess = assessment(office, "no-further-action")
    second = second_reading(office, assess.report)
    office.desk.duties.done(second.id, by="Dora", outcome="action")

    with pytest.raises(Refused, match="a second time"):
        office.desk.duties.take_back(assess.id, by="Dan")
    office.desk.duties.take_back(second.id, by="Dora")

    assert disposition(office, assess.report) == "no-further-action"


def test_what_changed_since_is_not_undone_with_an_assessment(office: Office) -> None:
    assess = assessment(office, "watch")
    office.clock.advance(seconds=20)
    office.hear("He will kill him tomorrow.", key="again")
    assert disposition(office, assess.report) == "reopened"

    office.desk.duties.take_back(assess.id, by="Dan")

    assert disposition(office, assess.report) == "reopened"


def test_what_is_open_cannot_be_taken_back(office: Office) -> None:
    duty = answered(office)
    office.desk.duties.take_back(duty.id, by="Nils")

    with pytest.raises(Refused, match="only an answer"):
        office.desk.duties.take_back(duty.id, by="Nils")
