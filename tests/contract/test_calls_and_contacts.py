"""Duties that cannot be waved through: tries, declines, empty sheets, calls ended too early, contacts that come later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office import Office
from tocsin.desk.reports import source_of
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.people import DESK, Role
from tocsin.domain.report import Priority, Report


def call_back(office: Office, priority: Priority) -> str:
    report = office.hear("Ring me.", contact="0123", priority=priority).report
    return office.owed(report, DutyKind.CALL_BACK)[DESK].id


def test_a_p1_call_back_is_not_unreached_within_seconds(office: Office) -> None:
    duty = call_back(office, Priority.P1)
    with pytest.raises(Malformed, match="what happened"):
        office.desk.duties.attempt(duty, "  ", by="Cato")
    office.desk.duties.attempt(duty, "no answer", by="Cato")
    office.clock.advance(seconds=3)
    with pytest.raises(Refused, match="too early"):
        office.desk.duties.attempt(duty, "no answer", by="Dan")
    office.clock.advance(hours=1)
    office.desk.duties.attempt(duty, "engaged", by="Cato")
    office.clock.advance(hours=1)

    with pytest.raises(Refused, match="second person"):
        office.desk.duties.attempt(duty, "engaged", by="Cato")
    office.desk.duties.attempt(duty, "engaged", by="Dan")

    assert office.desk.duties.done(duty, "unreached", by="Cato").outcome == "unreached"


def test_a_priority_that_was_raised_asks_for_the_second_person_too(office: Office) -> None:
    duty = call_back(office, Priority.P3)
    for _ in range(3):
        office.clock.advance(hours=12)
        office.desk.duties.attempt(duty, "no answer", by="Cato")
    report = office.desk.duties.listed(state="open")[0].report
    office.desk.duties.prioritise(report, "P1", by="Dan", reason="more is known")

    with pytest.raises(Refused, match="two people"):
        office.desk.duties.done(duty, "unreached", by="Cato")


def test_declining_takes_a_reason_and_keeps_the_due_time(office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    report = office.hear("Marek Dolny was here.", priority=Priority.P1).report
    declined = office.owed(report)["north"]
    office.clock.advance(hours=0.9)

    with pytest.raises(Malformed, match="say why"):
        office.desk.duties.done(declined.id, "declined", note=" ", by="Nils")
    office.desk.duties.done(declined.id, "declined", note="not our area", by="Nils")

    assert office.owed(report)[DESK].due == declined.due


def test_an_empty_sheet_can_be_discarded_and_one_with_words_cannot(office: Office) -> None:
    sheets = office.desk.call_sheets
    empty, begun = sheets.begin(by="Cato").id, sheets.begin(by="Cato").id
    sheets.save(begun, {"what": "He has a knife"}, by="Cato")

    with pytest.raises(Refused, match="may be a warning"):
        sheets.discard(begun, by="Cato")
    with pytest.raises(PermissionDenied):
        sheets.discard(empty, by="Dan")
    sheets.discard(empty, by="Cato")

    assert [draft.sheet.id for draft in sheets.unfinished(by="Cato")] == [begun]
    with pytest.raises(Refused, match="discarded"):
        sheets.finish(empty, by="Cato")
    assert office.desk.audit.verify().whole


def test_a_call_that_was_ended_too_early_goes_on_for_some_minutes(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    sheets = office.desk.call_sheets
    sheet = sheets.begin(by="Cato").id
    sheets.save(sheet, {"what": "Marek Dolny will burn the mill"}, by="Cato")
    first = sheets.finish(sheet, by="Cato").report
    office.clock.advance(minutes=5)

    more = sheets.take_back(sheet, by="Cato")
    assert sheets.take_back(sheet, by="Cato") == more
    sheets.save(more.id, {"what": "He comes on Friday"}, by="Cato")
    second = sheets.finish(more.id, by="Cato").report

    assert second != first
    assert set(office.owed(second)) == {"north"}
    assert office.desk.reports.show(second).triage.priority <= office.desk.reports.show(first).triage.priority
    assert ("continues", first) in office.desk.reports.show(second).detail.facts
    assert any(second in (text or "") for _, text in office.desk.reports.show(first).notes)
    office.clock.advance(minutes=6)
    with pytest.raises(Refused, match="more than 10 minutes"):
        sheets.take_back(sheet, by="Cato")


def test_a_refusal_to_be_rung_back_is_shown_to_whoever_rings(office: Office) -> None:
    warning = "A man waits by the gate. Please do not call me back."
    refused, silent = (office.hear(text, contact="Mara, 0123").report for text in (warning, "A man waits by the gate."))

    lines = ("the report says “Please do not call me back.”",)
    assert office.owed(refused, DutyKind.CALL_BACK)[DESK].live, "a person decides"
    assert office.desk.reports.show(refused).before_ringing == lines
    assert office.desk.report_access.source(refused, by="Dora", reason="to ring back").before_ringing == lines
    assert office.desk.report_access.source(silent, by="Dora", reason="to ring back").before_ringing == ()


def test_a_contact_that_comes_later_is_sealed_and_owed_a_call_back(office: Office) -> None:
    report = office.hear("They will come.").report
    assert not office.desk.reports.show(report).reachable

    office.desk.reports.add_contact(report, "Mara, 0123", by="Cato")
    office.clock.advance(minutes=1)
    office.desk.reports.add_contact(report, "Mara, 0456", by="Cato")

    assert office.owed(report, DutyKind.CALL_BACK)[DESK].live
    assert office.owed(report, DutyKind.ACKNOWLEDGE)[DESK].live
    assert office.desk.report_access.source(report, by="Dora", reason="to ring back").contact == "Mara, 0456"
    office.desk.reports.erase(report, by="Dora", reason="asked for")
    with office.desk.services.store.reading() as reader:
        record = reader.get(Report, report)
        assert record is not None
        source = source_of(reader, record)
        assert source is not None
        assert reader.read(source.contact) is None
    with pytest.raises(Refused, match="erased"):
        office.desk.reports.add_contact(report, "0789", by="Cato")


def test_people_of_a_team_without_an_address_are_told_and_else_the_desk(office: Office) -> None:
    for team in ("east", "west"):
        office.desk.people.add_team(team)
        office.desk.subjects.watch(team, office.subject(f"Marek {team.title()}").id, reason="stake")
    office.desk.people.add("Eva", "east", Role.MEMBER, "eva@example.org")

    told = office.hear("Marek East was here.").report
    untold = office.hear("Marek West was here.").report

    with office.desk.services.store.reading() as reader:
        entries = reader.entries(reports=[told])
    assert [entry.new["to"] for entry in entries if entry.act == "queued"] == ["eva@example.org"]
    assert office.owed(told, DutyKind.RECHECK) == {}
    assert office.owed(untold, DutyKind.RECHECK)[DESK].live
    assert office.owed(untold, DutyKind.RECHECK)[DESK].due > office.clock.now() + timedelta(hours=1)


def mailed(office: Office, report: str) -> list[str]:
    """The addresses that mail about a report went to."""
    with office.desk.services.store.reading() as reader:
        return [entry.new["to"] for entry in reader.entries(reports=[report]) if entry.act == "queued"]


def test_any_duty_that_comes_to_a_team_is_told(office: Office) -> None:
    report = office.hear("A light is broken.").report
    assert mailed(office, report) == []

    office.desk.duties.reroute(office.owed(report, DutyKind.ASSESS)[DESK].id, "north", by="Dora", reason="theirs")

    assert mailed(office, report) == ["north@example.org"]


def test_people_of_a_desk_without_an_address_are_told_of_what_is_urgent(office: Office) -> None:
    urgent = office.hear("A light is broken.", priority=Priority.P1).report

    assert sorted(mailed(office, urgent)) == [
        "cato@example.org",
        "dan@example.org",
        "dora@example.org",
    ]  # Avi audits, and can answer nothing
    office.desk.people.add_team(DESK, "desk@example.org")
    assert mailed(office, office.hear("Another one.").report) == ["desk@example.org"]


def test_an_escalation_to_a_person_without_an_address_is_mailed_to_their_team_and_else_to_the_desk(office: Office) -> None:
    for team, address in (("east", "east@example.org"), ("west", "")):
        office.desk.people.add_team(team, address)
        office.desk.people.add(f"Lead of {team}", team, Role.LEAD)
        office.desk.subjects.watch(team, office.subject(f"Marek {team.title()}").id, reason="stake")
    office.desk.people.add_team(DESK, "desk@example.org")
    reports = [office.hear(f"Marek {name} was here.").report for name in ("East", "West")]
    before = [len(mailed(office, report)) for report in reports]
    office.clock.advance(hours=5)

    office.desk.duties.escalate()

    late = [mailed(office, report)[count:] for report, count in zip(reports, before, strict=True)]
    assert late == [["east@example.org"], ["desk@example.org"]]
