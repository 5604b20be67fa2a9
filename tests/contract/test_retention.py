"""Retention: reviews are owed, people decide, holds hold, and the ledger explains every gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused


def assessed(office: Office, text: str = "A man was here.", outcome: str = "no-further-action") -> str:
    report = office.hear(text, contact="").report
    for kind in (DutyKind.DELIVER, DutyKind.ASSESS):
        duty = office.owed(report, kind)["desk"]
        office.desk.duties.done(duty.id, by="Dora", outcome="acknowledged" if kind is DutyKind.DELIVER else outcome)
    for duty in office.owed(report, DutyKind.REVIEW).values():
        office.desk.duties.done(duty.id, by="Dan", outcome="agree")
    return report


def after_a_year(office: Office) -> int:
    office.clock.advance(days=366)
    return office.desk.retention.owe()


def test_a_review_is_owed_after_the_rules_time_and_nothing_is_destroyed_by_itself(office: Office) -> None:
    report, waiting = assessed(office), office.hear("Another man was here.").report
    office.clock.advance(days=300)
    assert office.desk.retention.owe() == 0

    office.clock.advance(days=66)

    assert office.desk.retention.owe() == 1
    assert office.desk.retention.owe() == 0, "a review is owed once"
    assert [item.review.report for item in office.desk.retention.owed(by="Avi")] == [report]
    office.clock.advance(days=5000)
    office.desk.retention.owe()
    assert office.desk.reports.show(report).text == "A man was here."
    assert office.desk.reports.show(waiting).text, "a report that nobody assessed has no rule"


def test_kept_reports_are_owed_the_next_review_when_their_time_is_over(office: Office) -> None:
    report = assessed(office)
    after_a_year(office)

    kept = office.desk.retention.decide(report, "keep", by="Dora", reason="the trial goes on")

    assert str(kept.until) == "2028-03-03"
    office.clock.advance(days=364)
    assert office.desk.retention.owe() == 0
    office.clock.advance(days=2)
    assert office.desk.retention.owe() == 1


def test_destruction_makes_every_content_unreadable_and_the_ledger_explains_it(office: Office) -> None:
    report = assessed(office)
    office.desk.reports.note(report, "a note", by="Dora")
    after_a_year(office)

    office.desk.retention.decide(report, "destroy", by="Dora", reason="no longer needed")

    view = office.desk.reports.show(report)
    assert (view.text, view.notes[0][1]) == (None, None)
    assert office.desk.audit.verify().whole
    acts = [(entry.act, entry.why) for entry in office.desk.audit.who_knew(report).acts]
    assert ("retention decided", "no longer needed") in acts
    assert ("erased", "no longer needed") in acts
    assert office.desk.retention.owe() == 0
    with pytest.raises(Refused, match=f"no review of {report} is due"):
        office.desk.retention.decide(report, "keep", by="Dora", reason="x")


def test_a_legal_hold_and_an_open_duty_stand_against_destruction(office: Office) -> None:
    report, open_ = assessed(office), assessed(office, "A woman was here.")
    after_a_year(office)
    hold = office.desk.retention.hold(report, by="Avi", reason="the court asks")
    office.desk.duties.deliver(open_, "north", by="Dora", reason="theirs")

    for act in (
        lambda: office.desk.retention.decide(report, "destroy", by="Dora", reason="x"),
        lambda: office.desk.reports.erase(report, by="Dora", reason="x"),
    ):
        with pytest.raises(Refused, match=f"legal hold {hold.id}"):
            act()
    with pytest.raises(Refused, match="while north owes delivery"):
        office.desk.retention.decide(open_, "destroy", by="Dora", reason="x")
    against = {item.review.report: (item.open_duties, len(item.holds)) for item in office.desk.retention.owed()}
    assert against == {report: (0, 1), open_: (1, 0)}

    office.desk.retention.end_hold(hold.id, by="Avi", reason="the case is over")
    assert office.desk.retention.holds() == []
    office.desk.retention.decide(report, "destroy", by="Dora", reason="x")
    with pytest.raises(Refused, match="ended already"):
        office.desk.retention.end_hold(hold.id, by="Avi", reason="x")
    with pytest.raises(Refused, match="nothing left to hold"):
        office.desk.retention.hold(report, by="Avi", reason="x")


def test_only_those_entitled_decide_and_wrong_calls_say_so(office: Office) -> None:
    report = assessed(office)
    after_a_year(office)

    for by in ("Dan", "Nora", "Avi"):
        with pytest.raises(PermissionDenied):
            office.desk.retention.decide(report, "destroy", by=by, reason="x")
    with pytest.raises(PermissionDenied):
        office.desk.retention.owed(by="Nils")
    for decision, reason in (("perhaps", "x"), ("keep", " ")):
        with pytest.raises(Malformed):
            office.desk.retention.decide(report, decision, by="Dora", reason=reason)


def test_a_desk_sets_its_own_rules(office: Office) -> None:
    report = assessed(office)
    path: Path = office.desk.home / "retention.toml"
    path.write_text('[[rule]]\nname = "calls"\nmonths = 2\nchannel = "call"\noutcome = "no-further-action"\n')
    office.clock.advance(days=62)

    assert office.desk.retention.owe() == 1
    assert office.desk.retention.owed()[0].review.rule == "calls"
    wrong_name, no_months = "[[rule]]\nname = 1\nmonths = 2", '[[rule]]\nname = "a"\nmonths = 0'
    for text, match in ((wrong_name, "rule, number 1.name: 1 does not fit; write a text"), (no_months, "1 to 1200"), ("x", "rule")):
        path.write_text(text)
        with pytest.raises(Malformed, match=match):
            office.desk.retention.rules()
    assert report


def test_a_correction_stands_beside_what_was_said(office: Office) -> None:
    report = assessed(office)

    office.desk.retention.correct(report, "It was another man.", by="Dora")

    view = office.desk.reports.show(report)
    assert view.text == "A man was here."
    assert view.notes[0][1] == "Correction, asked for by a person concerned: It was another man."
    with pytest.raises(Malformed):
        office.desk.retention.correct(report, " ", by="Dora")
