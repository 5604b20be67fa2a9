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

    assert [duty.id for duty in owed if f"{duty.id} ({duty.team}: {duty.kind})" not in str(refusal.value)] == []
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
