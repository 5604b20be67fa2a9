"""Erasure of a report about which something is still owed."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Refused


def delivered(office: Office) -> str:
    """A report that the desk and team north owe answers about."""
    report = office.hear("They will burn the mill tonight.", contact="0123 456").report
    office.desk.duties.deliver(report, "north", by="Dora", reason="theirs")
    return report


def test_while_anything_is_owed_a_lead_of_another_team_is_refused_with_what_is_owed(office: Office) -> None:
    report = delivered(office)
    owed = office.desk.duties.listed(report=report)

    with pytest.raises(Refused, match=f"not erased, {len(owed)} duties are still owed") as refusal:
        office.desk.reports.erase(report, by="Nora", reason="asked for")

    assert [duty.id for duty in owed if f"{duty.id} ({duty.team}: {duty.kind.word})" not in str(refusal.value)] == []
    assert office.desk.reports.show(report).text is not None


def test_while_anything_is_owed_a_lead_of_the_desk_may_erase(office: Office) -> None:
    report = delivered(office)

    office.desk.reports.erase(report, by="Dora", reason="the source asked for it")

    assert office.desk.reports.show(report).text is None
    assert office.owed(report)["north"].live


def test_once_all_is_answered_any_lead_may_erase(office: Office) -> None:
    report = office.hear("A van stood there.").report
    office.desk.duties.deliver(report, "north", by="Dora", reason="theirs")
    for kind, outcome in ((DutyKind.DELIVER, "acknowledged"), (DutyKind.ASSESS, "action")):
        for team, duty in office.owed(report, kind).items():
            office.desk.duties.done(duty.id, outcome, by="Nora" if team == "north" else "Dora")

    office.desk.reports.erase(report, by="Nora", reason="asked for")

    assert office.desk.reports.show(report).text is None


@pytest.mark.parametrize("kind", [DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK])
def test_a_duty_to_a_source_whose_contact_was_erased_is_ended_as_that_and_no_other_is(office: Office, kind: DutyKind) -> None:
    erased, other = delivered(office), office.hear("A van stood there.", contact="0123 457").report
    office.desk.reports.erase(erased, by="Dora", reason="asked for")

    with pytest.raises(Refused, match=f"the contact of {other} was not erased"):
        office.desk.duties.done(office.owed(other, kind)["desk"].id, "contact erased", by="Cato")
    ended = office.desk.duties.done(office.owed(erased, kind)["desk"].id, "contact erased", by="Cato")

    assert (ended.live, ended.outcome) == (False, "contact-erased")


def test_only_answers_that_fit_are_offered_after_an_erasure(office: Office) -> None:
    report = delivered(office)

    def offered() -> dict[str, tuple[str, ...]]:
        return {each.duty.kind: each.offered for each in office.desk.report_access.open(report, by="Cato").owed if each.to_source}

    assert offered() == {"acknowledge": ("told",), "call-back": ("spoken", "declined-by-source")}
    office.desk.reports.erase(report, by="Dora", reason="asked for")
    assert offered() == {"acknowledge": ("contact-erased",), "call-back": ("contact-erased",)}
