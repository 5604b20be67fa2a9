"""The list of reports: filters, both orders, and what a team outside the desk finds."""

from __future__ import annotations

from itertools import count

import pytest

from tests.office import Office
from tocsin.desk.report_list import ReportSelection
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.people import Role
from tocsin.domain.report import Priority, Submission
from tocsin.store import report_queries

KEYS = count()


def add(office: Office, text: str, channel: str = "call", language: str = "en", priority: Priority = Priority.P2) -> str:
    submission = Submission(f"list:{next(KEYS)}", channel, text, language=language, priority=priority)
    office.clock.advance(hours=1)
    return office.desk.intake.receive(submission).report


def listed(office: Office, by: str = "Dora", **wanted: object) -> list[str]:
    """Every report that a selection finds, two on a page."""
    selection, numbers = ReportSelection(**wanted), []  # type: ignore[arg-type]  # fields by name
    while True:
        page = office.desk.report_list.page(selection, 2, by=by)
        numbers += [row.report.id for row in page.rows]
        if not page.next:
            return numbers
        selection = ReportSelection(**{**wanted, "after": page.next})  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("looked_at", [2, 10_000])
def test_every_filter_finds_what_a_plain_count_finds(office: Office, monkeypatch: pytest.MonkeyPatch, looked_at: int) -> None:
    monkeypatch.setattr(report_queries, "LOOKED_AT", looked_at)
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    calls = [add(office, f"Marek Dolny at door {number}.") for number in range(3)]
    mails = [add(office, f"Somebody at door {number}.", "mail", "nl", Priority.P1) for number in range(3)]
    day = office.desk.zone.local(office.clock.now()).date()
    office.desk.duties.done(office.owed(calls[1], DutyKind.ASSESS)["desk"].id, by="Dora", outcome="referred")

    assert listed(office) == [*mails[::-1], *calls[::-1]]
    assert listed(office, order="oldest") == [*calls, *mails]
    assert listed(office, channel="mail") == listed(office, language="nl") == listed(office, priority="P1") == mails[::-1]
    assert listed(office, subject="Marek Dolny") == listed(office, subject=subject) == calls[::-1]
    assert listed(office, team="north") == calls[::-1]
    assert listed(office, team="north", order="oldest") == calls
    assert listed(office, outcome="referred") == [calls[1]]
    assert listed(office, since=day, until=day) == listed(office)
    assert listed(office, since=day.replace(year=2030)) == listed(office, channel="letter") == listed(office, subject="Nobody") == []


def test_a_team_finds_the_reports_it_owes_and_has_answered_and_no_other(office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    theirs = [add(office, f"Marek Dolny at door {number}.") for number in range(5)]
    add(office, "Somebody else at door 1.")
    office.desk.duties.done(office.owed(theirs[0])["north"].id, by="Nils", outcome="acknowledged")
    office.desk.duties.reroute(office.owed(theirs[1])["north"].id, "south", by="Nils", reason="theirs")

    assert listed(office, by="Nils") == [theirs[4], theirs[3], theirs[2], theirs[0]]
    assert listed(office, by="Nils", order="oldest") == [theirs[0], theirs[2], theirs[3], theirs[4]]
    assert listed(office, by="Sam") == [theirs[1]]
    assert listed(office, by="Nils", team="south") == []
    assert office.desk.report_list.teams(by="Nils") == ["north"]


def test_nobody_without_the_right_to_read_has_a_list(office: Office) -> None:
    office.desk.people.add("Ada", "desk", Role.ADMINISTRATOR)

    with pytest.raises(PermissionDenied):
        office.desk.report_list.page(ReportSelection(), by="Ada")
