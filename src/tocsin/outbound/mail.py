"""Mail to teams. A mail that was sent is not an acknowledgement, and carries nothing of what a report says."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from tocsin.domain.outgoing import Outgoing
from tocsin.domain.time_zone import Zone

_SECONDS = 20


class Mailer(Protocol):
    """Sends a message, or raises :class:`OSError`. The same message may be sent twice: its Message-ID is its key."""

    def send(self, message: EmailMessage) -> None:
        """Hands the message over."""


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Sends through an SMTP server, with STARTTLS where the server offers it."""

    host: str
    port: int
    user: str = ""
    password: str = ""

    def send(self, message: EmailMessage) -> None:
        """Hands the message to the server."""
        with smtplib.SMTP(self.host, self.port, timeout=_SECONDS) as server:
            if server.has_extn("starttls") or self.user:
                server.starttls()
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)


@dataclass(frozen=True, slots=True)
class FileMailer:
    """Writes each message to a file in a folder: the default, for a desk that has no mail server yet."""

    folder: Path

    def send(self, message: EmailMessage) -> None:
        """Writes the message; the same message twice is one file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = "".join(letter if letter.isalnum() else "-" for letter in str(message["Message-ID"]).strip("<>"))
        temporary = self.folder / f".{name}"
        temporary.write_bytes(message.as_bytes())
        temporary.replace(self.folder / f"{name}.eml")


def compose(outgoing: Outgoing, sender: str, zone: Zone) -> EmailMessage:
    """The mail for a duty: that something is owed, by when and where to look; never what was said, or by whom."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = outgoing.to
    message["Subject"] = outgoing.title
    message["Message-ID"] = f"<{outgoing.id}@tocsin>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        f"{outgoing.title}\n\nReport {outgoing.report}, duty {outgoing.duty}. Please read it at the desk and answer there:\n\n"
        f"    tocsin report {outgoing.report}\n    tocsin done {outgoing.duty} --by YOUR-NAME --outcome acknowledged\n\n"
        "This mail is not an answer; the duty stays open until one of you gives it."
        f" Times are {zone}.\n"
    )
    return message


def retry_after(attempts: int) -> float:
    """Seconds to wait before the next try: a minute, doubling, at most an hour."""
    return min(60.0 * 2.0 ** (attempts - 1), 3600.0)
