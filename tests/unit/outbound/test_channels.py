"""Channels: messages reach a webhook of this machine, failures are told, and no address reaches a log or an error."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.outbound.channels import ChannelMailer, load_channels

SECRET = "s3cr3t-token"


class Postman:
    """A mailer that keeps what it gets."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    def send(self, message: EmailMessage) -> None:
        self.messages.append(message)


@contextmanager
def webhook(status: int = 200) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Serve a webhook on this machine that keeps the JSON it gets."""
    posted: list[dict[str, str]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the library's
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Print nothing."""

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], posted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def message(to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = to, "P1: D-3 is due at 10:00"
    mail.set_content("Please read and answer at the desk")
    return mail


def test_a_message_for_a_channel_reaches_its_webhook_and_mail_goes_on_as_mail(tmp_path: Path) -> None:
    postman = Postman()
    with webhook() as (port, posted):
        (tmp_path / "channels.toml").write_text(f'north = "json://127.0.0.1:{port}/{SECRET}"\n')
        mailer = ChannelMailer(postman, tmp_path)
        mailer.send(message("channel:north"))
        mailer.send(message("north@example.org"))

    assert [(post["title"], post["message"]) for post in posted] == [("P1: D-3 is due at 10:00", "Please read and answer at the desk")]
    assert [mail["To"] for mail in postman.messages] == ["north@example.org"]


@pytest.mark.parametrize("status", [403, 500])
def test_a_channel_that_refuses_is_an_error_without_its_address(tmp_path: Path, status: int, caplog: pytest.LogCaptureFixture) -> None:
    with webhook(status) as (port, _), caplog.at_level(logging.DEBUG):
        (tmp_path / "channels.toml").write_text(f'north = ["json://127.0.0.1:{port}/{SECRET}"]\n')
        with pytest.raises(Unavailable, match=r"channel north: address 1 of 1") as refused:
            ChannelMailer(Postman(), tmp_path).send(message("channel:north"))

    assert SECRET not in str(refused.value)
    assert not [record for record in caplog.records if SECRET in record.getMessage()]


def test_a_channel_that_nobody_set_up_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"channel north is not in channels\.toml"):
        ChannelMailer(Postman(), tmp_path).send(message("channel:north"))


@pytest.mark.parametrize(
    "text", [f'north = "{SECRET}', f'north = 5\nkey = "{SECRET}"', f'north = ["{SECRET}", 5]', f'north = ["{SECRET}", ""]']
)
def test_a_damaged_file_is_told_without_quoting_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "channels.toml").write_text(text)
    with pytest.raises(Malformed) as refused:
        load_channels(tmp_path)
    assert SECRET not in str(refused.value)
