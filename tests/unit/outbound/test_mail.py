"""Mail over SMTP: encrypted, to a server whose certificate is verified, and one message for several duties."""

from __future__ import annotations

import smtplib
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tocsin.domain.errors import Unavailable
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.time_zone import Zone
from tocsin.outbound.mail import Letterhead, SmtpMailer, compose, message_id, security_of
from tocsin.settings import Mail, MailSecurity

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAPER = Letterhead("tocsin@example.org", "0123456789abcdef", "https://desk.example.org/", Zone("UTC"))


def queued(number: int, title: str = "P2: report R-1 needs your answer") -> Outgoing:
    return Outgoing(f"D-{number}.told", f"R-{number}", f"D-{number}", "north@example.org", title, OutgoingState.QUEUED, NOW)


class Server:
    """Stands in for smtplib.SMTP and writes down what is asked of it, in order."""

    def __init__(self, *names: object, **options: Any) -> None:
        self.asked: list[str] = [] if "context" not in options else ["tls"]
        self.context: ssl.SSLContext | None = options.get("context")
        self.extensions = {"starttls"}
        SERVERS.append(self)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.asked.append("quit")

    def ehlo(self) -> None:
        self.asked.append("ehlo")

    def has_extn(self, name: str) -> bool:
        return "ehlo" in self.asked and name in self.extensions

    def starttls(self, *, context: ssl.SSLContext) -> None:
        self.context = context
        self.asked.append("starttls")

    def login(self, user: str, password: str) -> None:
        self.asked.append(f"login {user} {password}")

    def send_message(self, _message: EmailMessage) -> None:
        self.asked.append("send")

    def close(self) -> None:
        self.asked.append("close")


SERVERS: list[Server] = []


@pytest.fixture(autouse=True)
def servers(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    SERVERS.clear()
    monkeypatch.setattr(smtplib, "SMTP", Server)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    return SERVERS


@pytest.mark.parametrize("user", ["", "desk"])
def test_starttls_is_asked_for_after_ehlo_with_or_without_a_user(tmp_path: Path, servers: list[Server], user: str) -> None:
    (tmp_path / "password").write_text("secret\n")

    SmtpMailer(Mail(host="mail.example.org", user=user, password_file="password"), tmp_path).send(EmailMessage())

    login = ["login desk secret"] if user else []
    assert servers[0].asked == ["ehlo", "starttls", "ehlo", *login, "send", "quit"]
    assert servers[0].context is not None
    assert servers[0].context.verify_mode is ssl.CERT_REQUIRED
    assert servers[0].context.check_hostname


def test_implicit_tls_verifies_the_certificate(tmp_path: Path, servers: list[Server]) -> None:
    SmtpMailer(Mail(host="mail.example.org", port=465), tmp_path).send(EmailMessage())

    assert servers[0].asked == ["tls", "send", "quit"]
    assert servers[0].context is not None
    assert servers[0].context.verify_mode is ssl.CERT_REQUIRED


def test_a_server_without_starttls_gets_neither_password_nor_mail(
    tmp_path: Path, servers: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "password").write_text("secret")
    monkeypatch.setattr(Server, "has_extn", lambda *_: False)

    with pytest.raises(Unavailable, match="no STARTTLS"):
        SmtpMailer(Mail(host="mail.example.org", user="desk", password_file="password"), tmp_path).send(EmailMessage())
    assert servers[0].asked == ["ehlo", "close"]


@pytest.mark.parametrize(
    ("mail", "security"),
    [
        (Mail(host="mail.example.org"), MailSecurity.STARTTLS),
        (Mail(host="mail.example.org", port=465), MailSecurity.TLS),
        (Mail(host="localhost", port=25), MailSecurity.NONE),
        (Mail(host="localhost", port=25, user="desk"), MailSecurity.STARTTLS),
        (Mail(host="mail.example.org", security=MailSecurity.NONE), MailSecurity.NONE),
    ],
)
def test_only_this_machine_is_reached_in_the_clear_unless_the_settings_say_so(mail: Mail, security: MailSecurity) -> None:
    assert security_of(mail) is security


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_password_file_that_is_no_good_is_named_when_mail_is_sent(tmp_path: Path, content: bytes | None) -> None:
    mailer = SmtpMailer(Mail(host="mail.example.org", user="desk", password_file="mail.password"), tmp_path)
    if content is not None:
        (tmp_path / "mail.password").write_bytes(content)

    with pytest.raises(Unavailable, match=str(tmp_path / "mail.password")):
        mailer.send(EmailMessage())


def test_a_message_has_a_date_an_id_of_its_desk_a_link_and_no_command() -> None:
    message = compose([queued(1)], PAPER, NOW)

    assert message["Message-ID"] == "<D-1.told@0123456789abcdef.tocsin>"
    assert message["Date"] == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert "https://desk.example.org/reports/R-1" in message.get_content()
    assert "tocsin report" not in message.get_content()
    assert "tocsin done" not in message.get_content()


def test_a_mail_about_an_account_asks_for_no_answer() -> None:
    account, both = ([queued(1, "Account: your password was set"), *more] for more in ([], [queued(2, "P1: urgent")]))

    assert "read and answer" not in compose(account, PAPER, NOW).get_content()
    assert "tell an administrator" in compose(account, PAPER, NOW).get_content()
    assert "read and answer" in compose(both, PAPER, NOW).get_content()


def test_several_mails_to_one_address_are_one_message() -> None:
    message = compose([queued(1, "P1: urgent"), queued(2), queued(3)], PAPER, NOW)

    assert message["Subject"] == "P1: urgent (and 2 more)"
    assert message["X-Tocsin-Mails"].split() == ["D-1.told", "D-2.told", "D-3.told"]
    assert all(f"/reports/R-{number}" in message.get_content() for number in (1, 2, 3))


def test_a_message_id_is_the_same_again_and_another_on_another_desk() -> None:
    both = [queued(1), queued(2)]

    assert message_id(both, "a") == message_id(both, "a")
    assert len({message_id(both, "a"), message_id(both, "b"), message_id(both[:1], "a"), message_id([*both, queued(3)], "a")}) == 4
