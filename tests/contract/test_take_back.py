"""A wrong answer is taken back within a minute, as an entry of its own."""

from __future__ import annotations

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


def test_what_more_followed_from_stays(office: Office) -> None:
    declined = answered(office, "declined")
    report = office.hear("He will kill him tomorrow.").report
    assess = next(duty for duty in office.desk.duties.listed(report=report) if duty.kind is DutyKind.ASSESS)
    office.desk.duties.done(assess.id, by="Dan", outcome="no-further-action")

    for number, who in ((declined.id, "Nils"), (assess.id, "Dan")):
        with pytest.raises(Refused, match="more followed"):
            office.desk.duties.take_back(number, by=who)


def test_what_is_open_cannot_be_taken_back(office: Office) -> None:
    duty = answered(office)
    office.desk.duties.take_back(duty.id, by="Nils")

    with pytest.raises(Refused, match="only an answer"):
        office.desk.duties.take_back(duty.id, by="Nils")
