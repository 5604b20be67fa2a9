"""Acts that open reports to a team, and the people who may do them."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.desk.subjects import Decision
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.grants import WatchRequest
from tocsin.domain.outgoing import Outgoing
from tocsin.domain.people import DESK
from tocsin.domain.status import Status
from tocsin.domain.subject import Name


def asked(office: Office, subject: str) -> WatchRequest:
    request = office.desk.watch_requests.decide("north", subject, by="Nora", reason="he lives here")
    assert isinstance(request, WatchRequest)
    return request


def reads(office: Office, name: str, report: str) -> bool:
    return office.desk.report_access.may_read(report, by=name)


def test_a_watch_of_an_outside_team_waits_for_the_desk(office: Office) -> None:
    report = office.hear("Marek Dolny was at the school.").report
    subject = office.subject("Marek Dolny").id

    request = asked(office, subject)

    assert not reads(office, "Nora", report)
    (waiting,) = office.desk.watch_requests.waiting(by="Dan")
    assert (waiting.request, waiting.label, waiting.reports) == (request, "Marek Dolny", 1)
    _, opened = office.desk.watch_requests.approve(request.id, by="Dan")
    assert [duty.team for duty in opened] == ["north"]
    assert reads(office, "Nora", report)
    assert office.desk.watch_requests.waiting(by="Dan") == []


def test_the_desk_begins_a_watch_at_once(office: Office) -> None:
    subject = office.subject("Marek Dolny").id

    outcome = office.desk.watch_requests.decide("north", subject, by="Dan", reason="they asked by telephone")

    assert not isinstance(outcome, WatchRequest)


@pytest.mark.parametrize("by", ["Nora", "Nils", "Sue", "Avi", "Cato"])
def test_only_a_person_of_the_desk_with_the_permission_approves(office: Office, by: str) -> None:
    request = asked(office, office.subject("Marek Dolny").id)

    with pytest.raises(PermissionDenied):
        office.desk.watch_requests.approve(request.id, by=by)


def test_a_request_waits_once_and_can_be_taken_back(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    request = asked(office, subject)

    with pytest.raises(Refused, match="asked"):
        asked(office, subject)
    with pytest.raises(PermissionDenied):
        office.desk.watch_requests.decline(request.id, by="Sue", reason="not theirs")
    office.desk.watch_requests.decline(request.id, by="Nils", reason="asked by mistake")
    with pytest.raises(Refused, match="already"):
        office.desk.watch_requests.approve(request.id, by="Dan")
    asked(office, subject)


def test_a_team_asks_for_itself_alone(office: Office) -> None:
    subject = office.subject("Marek Dolny").id

    with pytest.raises(PermissionDenied, match="not in team south"):
        office.desk.watch_requests.decide("south", subject, by="Nora", reason="they should")
    with pytest.raises(PermissionDenied, match="not in team south"):
        office.desk.subjects.unwatch("south", subject, by="Nora", reason="they should not")


def test_a_team_whose_watch_the_desk_ends_is_told_and_nothing_of_the_subject_with_it(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.people.add_team("south", "")
    for team in ("north", "south"):
        office.desk.subjects.watch(team, subject, by="Dora", reason="stake")
    before = len(team_mails(office))

    office.desk.subjects.unwatch("south", subject, by="Dora", reason="Dolny left the country")
    mails = team_mails(office)[before:]
    office.desk.subjects.unwatch("north", subject, by="Nora", reason="done")

    assert [mail.to for mail in mails] == ["sam@example.org", "sue@example.org"], "a team without an address is told one by one"
    assert all("watch of team south was ended" in mail.title for mail in mails)
    assert not any(word in mail.title for mail in mails for word in (subject, "Dolny", "country"))
    assert len(team_mails(office)) == before + len(mails), "a team that ends its own watch is told nothing"
    assert office.desk.outbox.send().sent == 2
    assert office.desk.audit.verify().whole


def team_mails(office: Office) -> list[Outgoing]:
    with office.desk.services.store.reading() as reader:
        return reader.find(Outgoing, report=None, order=("to", "id"))


def test_everyday_words_open_nothing_to_an_outside_team(office: Office) -> None:
    report = office.hear("Somebody asked for the school.").report
    subject = office.desk.subjects.add([Name("the school")], office.subject("x y").kind, by="Nils", reason="ours", anyway=True).id

    with pytest.raises(PermissionDenied, match="not in team desk"):
        office.desk.subjects.watch("north", subject, by="Nils", reason="ours")
    assert not reads(office, "Nils", report)


def test_an_outside_team_merges_splits_and_names_nothing(office: Office) -> None:
    ours, theirs = office.subject("Marek Dolny").id, office.subject("Ilse Brandt").id
    office.desk.subjects.watch("north", ours, reason="stake")
    office.desk.subjects.merge(ours, theirs, by="Dan", reason="one")

    for act in (
        lambda: office.desk.subjects.split(theirs, by="Nora", reason="two"),
        lambda: office.desk.subjects.merge(theirs, ours, by="Nora", reason="one"),
        lambda: office.desk.subjects.also_called(ours, [Name("school")], by="Nora", reason="said so"),
    ):
        with pytest.raises(PermissionDenied, match="not in team desk"):
            act()


def test_who_cannot_read_a_report_neither_links_nor_delivers_it(office: Office) -> None:
    report = office.hear("Somebody asked for the school.").report
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")

    with pytest.raises(PermissionDenied, match="not put before"):
        office.desk.subjects.link(report, subject, by="Nils", reason="it is him")
    with pytest.raises(PermissionDenied, match="not put before"):
        office.desk.duties.deliver(report, "north", by="Nils", reason="ours")


def test_a_report_that_was_moved_away_is_closed_to_the_team_it_left(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    report = office.hear("Marek Dolny was here.").report

    there = office.desk.duties.reroute(office.owed(report)["north"].id, "south", by="Nils", reason="theirs")

    assert (reads(office, "Nils", report), reads(office, "Sam", report)) == (False, True)
    office.desk.duties.reroute(there.id, "north", by="Sam", reason="yours after all")
    assert (reads(office, "Nils", report), reads(office, "Sam", report)) == (True, False)


def test_one_of_those_who_close_a_subject_is_of_the_desk(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.people.add("Nele", "north", office.desk.people.named("Nora").role)

    with pytest.raises(PermissionDenied, match="in team desk"):
        office.desk.subjects.status(subject, Status.CLOSED, Decision("Nora", "quiet", "Nele"))
    office.desk.subjects.status(subject, Status.LOW, Decision("Nora", "quiet", "Nele"))
    office.desk.subjects.status(subject, Status.CLOSED, Decision("Nora", "quiet", "Dora"))
    assert DESK in office.desk.people.named("Dora").teams
