"""Dispatches to people outside: contacts, approval, times, and when nothing more is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tocsin.domain.dispatch import (
    ContactPerson,
    Dispatch,
    DispatchKind,
    DispatchState,
    Recommendation,
    acknowledged,
    approved,
    is_finished,
    require_contacts,
    send_times,
    sent,
)
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.report import Priority

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ALERT = Dispatch("V-1", DispatchKind.ALERT, "R-1", "Z-1", "en", "body", "access", "page", T0, "Dora", DispatchState.DRAFT)
DOCUMENT = replace(ALERT, kind=DispatchKind.DOCUMENT)
ANN = ContactPerson("Ann", "ann@mosque.example", "channel:ann")


@pytest.mark.parametrize(
    ("contacts", "problem"),
    [
        ([], "needs a contact"),
        ([replace(ANN, name=" ")], "needs an address"),
        ([replace(ANN, address="ann")], "needs an address"),
        ([replace(ANN, address="channel: ")], "needs an address"),
        ([replace(ANN, code_address="a b@c.example")], "no mail address"),
        ([replace(ANN, code_address="ANN@mosque.example")], "same way as the link"),
    ],
)
def test_contacts_that_cannot_be_reached_are_refused(contacts: list[ContactPerson], problem: str) -> None:
    with pytest.raises(Malformed, match=problem):
        require_contacts(contacts)


def test_a_contact_with_a_link_and_a_code_apart_is_accepted() -> None:
    require_contacts([ANN, replace(ANN, code_address="", phone="0611")])


def test_an_alert_goes_out_at_once_and_is_due_within_the_hour() -> None:
    out = sent(ALERT, T0, Priority.P1)

    assert (out.state, out.due) == (DispatchState.SENT, T0 + timedelta(hours=1))
    assert send_times(out, 3) == [T0 + timedelta(minutes=15) * place for place in range(3)]
    with pytest.raises(Refused, match="is sent: this needs a message that is draft"):
        sent(out, T0, Priority.P1)


def test_a_document_waits_for_a_second_person() -> None:
    with pytest.raises(Refused, match="a second person approves it first"):
        sent(DOCUMENT, T0, Priority.P3)

    assert sent(approved(DOCUMENT, "Dan"), T0, Priority.P3).due == T0 + timedelta(hours=168)


def test_it_is_finished_when_it_is_closed_or_every_recommendation_has_its_reply() -> None:
    owed = Recommendation("W-1", "V-1", "R-1", 1, "text")
    acknowledged = replace(DOCUMENT, state=DispatchState.ACKNOWLEDGED)

    assert is_finished(replace(DOCUMENT, state=DispatchState.CLOSED), [owed])
    assert not is_finished(acknowledged, [owed])
    assert is_finished(acknowledged, [replace(owed, reply="partly")])
    assert not is_finished(replace(DOCUMENT, state=DispatchState.SENT), [])


def test_a_site_that_was_told_in_person_has_acknowledged_a_draft() -> None:
    told = acknowledged(ALERT, T0)

    assert (told.state, told.answered) == (DispatchState.ACKNOWLEDGED, T0)
    with pytest.raises(Refused, match="is acknowledged"):
        acknowledged(told, T0)


def test_a_document_is_told_in_person_only_after_its_approval() -> None:
    with pytest.raises(Refused, match="a second person approves it first"):
        acknowledged(DOCUMENT, T0)

    assert acknowledged(replace(DOCUMENT, approved_by="Rami"), T0).state is DispatchState.ACKNOWLEDGED
