"""Mail to teams and people. A mail says that something is owed, never what a report says, and sending it answers nothing."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from tocsin.domain.errors import Unavailable
from tocsin.domain.outgoing import ACCOUNT, Outgoing
from tocsin.domain.time_zone import Zone
from tocsin.durable import atomic_write
from tocsin.settings import Mail, MailSecurity

_SECONDS = 20
_TLS_PORT = 465
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SHOWN = 50


class Mailer(Protocol):
    """Sends a message, or raises an exception. The same message may be sent twice under the same Message-ID."""

    def send(self, message: EmailMessage) -> None:
        """Hand the message over."""


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Sends through an SMTP server. The connection is encrypted and the server's certificate verified, unless it is on this machine.

    ``home`` is the folder in which a relative ``password_file`` and ``ca_file`` are looked up. Both are read for each message, so
    that a missing password stops mail alone, and a replaced one needs no restart.
    """

    mail: Mail
    home: Path

    def send(self, message: EmailMessage) -> None:
        """Send the message. Raise :class:`OSError` or :class:`Unavailable` if the server does not take it over a secure connection."""
        password = read_password(self.home, self.mail) if self.mail.user else ""
        with self._connect() as server:
            if self.mail.user:
                server.login(self.mail.user, password)
            server.send_message(message)

    def check(self) -> None:
        """Connect and sign in without sending anything. Raise :class:`OSError` or :class:`Unavailable` if that fails."""
        password = read_password(self.home, self.mail) if self.mail.user else ""
        with self._connect() as server:
            if self.mail.user:
                server.login(self.mail.user, password)

    def _connect(self) -> smtplib.SMTP:
        host, port, security = self.mail.host, self.mail.port, security_of(self.mail)
        if security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=self._context())
        server = smtplib.SMTP(host, port, timeout=_SECONDS)
        if security is MailSecurity.NONE:
            return server
        try:
            server.ehlo()
            if not server.has_extn("starttls"):
                raise Unavailable(
                    f"{host}:{port} offers no STARTTLS: set security in [mail] to tls, or to none for a server that you reach safely"
                )
            server.starttls(context=self._context())
            server.ehlo()
        except BaseException:
            server.close()
            raise
        return server

    def _context(self) -> ssl.SSLContext:
        ca_file = in_home(self.home, self.mail.ca_file)
        try:
            return ssl.create_default_context(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise Unavailable(f"{ca_file}: the certificate for mail cannot be read ({error}): correct ca_file in [mail]") from None


@dataclass(frozen=True, slots=True)
class FileMailer:
    """Writes each message to a file in a folder. The default, for a desk that has no mail server yet."""

    folder: Path

    def send(self, message: EmailMessage) -> None:
        """Write the message to a file that only its owner can read. The same message twice is one file."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = "".join(letter if letter.isalnum() else "-" for letter in str(message["Message-ID"]).strip("<>"))
        atomic_write(self.folder / f"{name}.eml", message.as_bytes())


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The data of a desk that its mails carry: sender, id, address in the browser, and zone of its times."""

    sender: str
    desk_id: str
    address: str
    zone: Zone


_IN_WORDS = {
    "ConnectionRefusedError": "no mail server answers at this host and port",
    "TimeoutError": "the mail server does not answer",
    "gaierror": "no machine has the name of the mail server",
    "SSLError": "the mail server has no secure connection at this port",
    "SSLCertVerificationError": "the certificate of the mail server does not verify",
    "SMTPAuthenticationError": "the mail server does not take user or password",
    "SMTPRecipientsRefused": "the mail server does not take this address",
    "SMTPServerDisconnected": "the mail server closed the connection",
}


def in_words(error: str) -> str:
    """Return the cause of a failed mail, stored as ``Kind: message``, in words that tell what to look at."""
    kind, _, message = error.partition(": ")
    return _IN_WORDS.get(kind, message or kind)


def compose(mails: Sequence[Outgoing], letterhead: Letterhead, now: datetime) -> EmailMessage:
    """Return one message for queued mails to the same address, most urgent first. It carries nothing of a report's text."""
    message = EmailMessage()
    message["From"] = letterhead.sender
    message["To"] = mails[0].to
    message["Date"] = format_datetime(now)
    message["Subject"] = mails[0].title if len(mails) == 1 else f"{mails[0].title} (and {len(mails) - 1} more)"
    message["Message-ID"] = message_id(mails, letterhead.desk_id)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Tocsin-Mails"] = " ".join(mail.id for mail in mails)
    message.set_content("\n\n".join(_paragraphs(mails, letterhead)) + "\n")
    return message


def _paragraphs(mails: Sequence[Outgoing], letterhead: Letterhead) -> Iterator[str]:
    """Return what a message says: what is new, then what to do about changes of an account and about what is owed."""
    lines = [f"- {mail.title}{_link(letterhead.address, mail)}" for mail in mails[:_SHOWN]]
    if len(mails) > _SHOWN:
        lines.append(f"- and {len(mails) - _SHOWN} more, in the queue of the desk")
    yield "\n".join(lines)
    of_account = [mail.title.startswith(ACCOUNT) for mail in mails]
    if any(of_account):
        yield "If you did not make or agree to a change of your account, tell an administrator of the desk at once."
    if not all(of_account):
        where = f"at the desk: {letterhead.address}" if letterhead.address else "at the desk."
        yield f"Please read and answer {where}"
        yield "Reading this mail does not count as an answer. What is owed stays open until one of you answers it at the desk."
    yield f"Times are {letterhead.zone}."


def message_id(mails: Sequence[Outgoing], desk_id: str) -> str:
    """Return a Message-ID that is unique among all desks and the same whenever these mails are sent again together."""
    if len(mails) == 1:
        return f"<{mails[0].id}@{desk_id}.tocsin>"
    together = hashlib.sha256("\n".join(mail.id for mail in mails).encode()).hexdigest()[:24]
    return f"<{together}.{len(mails)}@{desk_id}.tocsin>"


def security_of(mail: Mail) -> MailSecurity:
    """Return how the connection is secured. ``auto`` is TLS on port 465, STARTTLS on others, nothing on this machine."""
    if mail.security is not MailSecurity.AUTO:
        return mail.security
    if mail.port == _TLS_PORT:
        return MailSecurity.TLS
    return MailSecurity.NONE if mail.host in _LOOPBACK and not mail.user else MailSecurity.STARTTLS


def read_password(home: Path, mail: Mail) -> str:
    """Return the password of the mail server. Raise :class:`Unavailable` if its file is missing, unreadable or empty."""
    path = in_home(home, mail.password_file)
    if path is None:
        return ""
    try:
        password = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(f"{path}: the mail password cannot be read ({error}): correct password_file in [mail]") from None
    if not password:
        raise Unavailable(f"{path}: the mail password is empty: write it into this file")
    return password


def in_home(home: Path, name: str) -> Path | None:
    """Return the path of a file named in the settings: relative ones lie in the home folder. None for an empty name."""
    return home / name if name else None


def retry_after(attempts: int) -> float:
    """Return the seconds to wait before the next try: a minute, doubling, at most an hour."""
    return min(60.0 * 2.0 ** (attempts - 1), 3600.0)


def _link(address: str, mail: Outgoing) -> str:
    if not address:
        return ""
    return f"\n  {address.rstrip('/')}/{f'reports/{mail.report}' if mail.report else 'account'}"
