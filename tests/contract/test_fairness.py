"""Signs of unequal treatment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.report import Submission


def test_small_groups_are_not_shown_and_larger_ones_have_an_interval(office: Office) -> None:
    for number in range(12):
        office.desk.intake.receive(Submission(f"fair:{number}", "call", f"A car burns in street {number}.", language="nl"))
    office.desk.intake.receive(Submission("fair:tr", "letter", "A tram burns.", language="tr"))
    report = office.hear("A house was empty.").report
    for kind, outcome in ((DutyKind.DELIVER, "acknowledged"), (DutyKind.ASSESS, "no-further-action")):
        office.desk.duties.done(office.owed(report, kind)["desk"].id, by="Dora", outcome=outcome)
    now = office.desk.now()

    result = office.desk.fairness.of(now - timedelta(days=1), now + timedelta(days=1), by="Avi")

    shares = {row[:3]: row[3:] for row in result.shares.rows}
    measure = "assessed: no-further-action"
    assert shares["language", "tr", measure] == (None,) * 5
    assert shares["language", "nl", measure][:3] == (0, 12, 0.0)
    assert shares["channel", "call", measure][:2] == (1, 13)
    assert result.broken == ()
    assert {row.culture for row in result.names}
    assert {error.language for error in result.errors} > {"all", "en"}


def test_second_readings_are_told_apart_by_why_they_were_owed(office: Office) -> None:
    report = office.hear("I will kill him tomorrow.").report
    for kind, outcome in ((DutyKind.DELIVER, "acknowledged"), (DutyKind.ASSESS, "no-further-action")):
        office.desk.duties.done(office.owed(report, kind)["desk"].id, by="Dora", outcome=outcome)
    office.desk.duties.done(office.owed(report, DutyKind.REVIEW)["desk"].id, by="Dan", outcome="action")
    now = office.desk.now()

    readings = office.desk.fairness.of(now - timedelta(days=1), now + timedelta(days=1)).readings

    because = "no further action on a report with a threat cue takes a second reader"
    assert readings.rows == ((because, "changed: no-further-action to action", 1), (because, "owed", 1))


def test_people_outside_the_desk_see_none_of_it(office: Office) -> None:
    now = office.desk.now()

    with pytest.raises(PermissionDenied):
        office.desk.fairness.of(now - timedelta(days=1), now, by="Nora")
