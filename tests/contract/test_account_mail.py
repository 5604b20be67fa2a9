"""The owner of an account is told by mail when someone changes how to sign in to it."""

from __future__ import annotations

from collections.abc import Callable

import pyotp
import pytest

from tests.office import Office
from tocsin.domain.outgoing import Outgoing
from tocsin.domain.people import Role

PASSWORD = "correct horse battery"
"""A password of the test people."""
Act = Callable[[Office], object]


def queued(office: Office) -> list[tuple[str, str]]:
    """Recipient and title of every mail about an account."""
    with office.desk.services.store.reading() as reader:
        return [(mail.to, mail.title) for mail in reader.find(Outgoing, report=None, order=("id",))]


def with_second_step(office: Office) -> str:
    secret = office.desk.sign_in.second_step("Dan").secret
    code = pyotp.TOTP(secret).at(office.clock.now())
    office.desk.sign_in.confirm_second_step("Dan", secret, code, password=PASSWORD)
    office.clock.advance(seconds=60)
    return secret


ACTS: dict[str, tuple[Act, str]] = {
    "own password": (lambda o: o.desk.sign_in.change_password("Dan", PASSWORD, "another horse battery"), "password was changed by you"),
    "other's password": (lambda o: o.desk.sign_in.set_password("Dan", "another horse battery"), "password was changed by another person"),
    "invitation": (lambda o: o.desk.sign_in.invite("Dan", by="Dora", reason="lost"), "first password was set by another person"),
    "second step": (with_second_step, "second step was set up by you"),
    "provider": (lambda o: o.desk.sign_in.vouched("Dan", by="openid", identity="https://id#7"), "bound to your identity at the provider"),
}


def test_a_random_password_may_hold_the_name_of_whom_it_is_for(office: Office) -> None:
    office.desk.people.add("-", "desk", Role.MEMBER)

    assert "-" in office.desk.sign_in.invite("-", by="Dora")


@pytest.mark.parametrize("name", ACTS)
def test_each_change_of_an_account_is_told_to_its_owner_at_once(office: Office, name: str) -> None:
    office.desk.sign_in.set_password("Dan", PASSWORD)
    office.desk.outbox.send()
    office.clock.advance(seconds=1)
    act, words = ACTS[name]
    before = len(queued(office))

    act(office)

    ((to, title),) = queued(office)[before:]
    assert to == "dan@example.org"
    assert words in title
    assert office.desk.outbox.send().sent == 1
    assert office.desk.audit.verify().whole


def test_a_second_step_that_is_removed_or_replaced_is_told(office: Office) -> None:
    office.desk.sign_in.set_password("Dan", PASSWORD)
    with_second_step(office)

    office.desk.sign_in.remove_second_step("Dan", by="Dora", reason="device lost")

    assert "second step was removed by another person" in queued(office)[-1][1]


def test_a_changed_address_is_told_to_the_old_one_too(office: Office) -> None:
    office.desk.people.add("Dan", "desk", Role.ANALYST, "someone@example.net")

    assert [to for to, _ in queued(office)] == ["dan@example.org", "someone@example.net"]


def test_a_signing_in_that_changes_nothing_is_not_told(office: Office) -> None:
    office.desk.sign_in.set_password("Dan", PASSWORD)
    before = queued(office)

    office.desk.sign_in.sign_in("Dan", PASSWORD)

    assert queued(office) == before


def test_a_mail_about_an_account_that_keeps_failing_is_owed_a_look(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.desk.sign_in.set_password("Dan", PASSWORD)
    monkeypatch.setattr("tocsin.outbound.mail.FileMailer.send", lambda *_: (_ for _ in ()).throw(OSError("no route")))

    for _ in range(10):
        office.desk.outbox.send()
        office.clock.advance(hours=2)

    with office.desk.services.store.reading() as reader:
        (mail,) = reader.find(Outgoing, report=None)
    assert mail.state == "parked"
    assert any(row.where == f"mail {mail.id}" for row, _ in office.desk.rejected_rows.listed())
    assert office.desk.audit.reconcile().balanced
