"""A lower status that one person asks for and another confirms."""

from __future__ import annotations

import pytest

from tests.contract.test_subjects import BOTH, answer_everything
from tests.office import Office
from tocsin.domain.errors import PermissionDenied, Refused, Undelivered, Unknown
from tocsin.domain.status import RequestState, Status, StatusRequest


def asked(office: Office, subject: str, by: str = "Nora") -> str:
    """The number of a request for ``low``."""
    request = office.desk.status_requests.decide(subject, Status.LOW, by=by, reason="quiet since Sunday")
    assert request
    return request.id


def status_of(office: Office, subject: str) -> Status:
    return office.desk.subjects.show(subject).subject.status


def state_of(office: Office, number: str) -> RequestState:
    with office.desk.services.store.reading() as reader:
        found = reader.get(StatusRequest, number)
    assert found
    return found.state


def test_a_lower_status_takes_effect_when_a_second_person_confirms_it(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    number = asked(office, subject)
    assert status_of(office, subject) is Status.MEDIUM

    office.desk.status_requests.confirm(subject, number, by="Dora")

    assert status_of(office, subject) is Status.LOW
    assert state_of(office, number) is RequestState.CONFIRMED
    with office.desk.services.store.reading() as reader:
        did = [(entry.actor, entry.act, entry.why) for entry in reader.entries(subjects=[subject])][-3:]
    assert did == [
        ("Nora", "lowering asked", "quiet since Sunday"),
        ("Dora", "lowering confirmed", ""),
        ("Dora", "status", "quiet since Sunday (asked by Nora, second: Dora)"),
    ]
    assert not office.desk.audit.verify().broken


def test_raising_takes_one_and_waits_for_nobody(office: Office) -> None:
    subject = office.subject("Marek Dolny").id

    assert office.desk.status_requests.decide(subject, Status.HIGH, by="Nils", reason="seen twice") is None
    assert status_of(office, subject) is Status.HIGH


def test_nobody_is_their_own_second_person_and_only_the_entitled_are(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    number = asked(office, subject)

    for by in ("Nora", "Avi", "Cato"):
        with pytest.raises(PermissionDenied):
            office.desk.status_requests.confirm(subject, number, by=by)
    with pytest.raises(PermissionDenied, match="call handler"):
        asked(office, office.subject("Anna Blau").id, "Cato")
    office.desk.people.remove("Nora", reason="left")
    with pytest.raises(PermissionDenied, match="no longer works here"):
        office.desk.status_requests.confirm(subject, number, by="Dora")
    assert status_of(office, subject) is Status.MEDIUM


def test_a_warning_that_came_between_holds_the_confirmation_back(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    number = asked(office, subject)
    report = office.hear("Marek Dolny was here.").report

    with pytest.raises(Undelivered) as refusal:
        office.desk.status_requests.confirm(subject, number, by="Dora")

    assert any(report in duty for duty in refusal.value.duties)
    assert state_of(office, number) is RequestState.WAITS
    answer_everything(office)
    office.desk.status_requests.confirm(subject, number, by="Dora")
    assert status_of(office, subject) is Status.LOW


def test_nothing_is_asked_for_while_a_warning_waits(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.hear("Marek Dolny was here.")

    with pytest.raises(Undelivered):
        asked(office, subject)


def test_a_refused_request_leaves_the_status_and_another_may_be_made(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    number = asked(office, subject)
    with pytest.raises(Refused, match="Nora has asked"):
        asked(office, subject, "Sue")

    office.desk.status_requests.refuse(subject, number, by="Dora", reason="he rang again")

    with pytest.raises(Refused, match="refused already"):
        office.desk.status_requests.confirm(subject, number, by="Dora")
    assert status_of(office, subject) is Status.MEDIUM
    assert state_of(office, asked(office, subject, "Sue")) is RequestState.WAITS


def test_a_request_is_void_once_the_status_or_the_subject_changed(office: Office) -> None:
    raised, lowered, kept, merged = (office.subject(name).id for name in ("Anna Blau", "Bela Roth", "Cora Grun", "Dina Gelb"))
    numbers = {each: asked(office, each) for each in (raised, lowered, kept, merged)}

    office.desk.subjects.status(lowered, Status.CLOSED, BOTH)
    office.desk.status_requests.decide(raised, Status.HIGH, by="Nils", reason="seen twice")
    office.desk.status_requests.refuse(merged, numbers[merged], by="Dora", reason="wait")
    office.desk.subjects.merge(kept, merged, by="Dan", reason="the same")

    for subject in (raised, lowered, kept):
        assert state_of(office, numbers[subject]) is RequestState.VOID
        with pytest.raises(Refused, match="void already"):
            office.desk.status_requests.confirm(subject, numbers[subject], by="Dora")


def test_a_request_is_confirmed_where_it_was_made(office: Office) -> None:
    subject, other = office.subject("Marek Dolny").id, office.subject("Anna Blau").id
    number = asked(office, subject)

    with pytest.raises(Unknown):
        office.desk.status_requests.confirm(other, number, by="Dora")


def test_what_waits_is_found_by_whoever_reaches_the_subject(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    number = asked(office, subject)

    seen = {name: [(each.id, label) for each, label in office.desk.status_requests.waiting(by=name)] for name in ("Dora", "Nils", "Sue")}

    assert seen == {"Dora": [(number, "Marek Dolny")], "Nils": [(number, "Marek Dolny")], "Sue": []}
