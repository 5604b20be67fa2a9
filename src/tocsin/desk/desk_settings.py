"""Change of a desk's settings by a named person: the file, the ledger's digest of it and the running desk change together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.utils import format_datetime

from tocsin.desk.installation import Installation
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import require_permission
from tocsin.domain.errors import Malformed, Refused, TocsinError, Unavailable
from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import SYSTEM, Permission
from tocsin.durable import atomic_write
from tocsin.outbound.mail import SmtpMailer, in_words
from tocsin.settings import FILE, Settings, SettingValue, edited, load_settings, parse_settings

MAIL_PASSWORD = "mail.password"  # noqa: S105  # the name of a file
_PASSWORD_FILE = "mail.password_file"  # noqa: S105  # the name of a setting


class DeskSettings:
    """The settings of this desk."""

    def __init__(self, services: DeskServices, installation: Installation) -> None:
        self._services = services
        self._installation = installation

    def unaccepted(self) -> list[str]:
        """Return the names of settings that were changed in the file and that nobody has accepted."""
        return self._installation.unaccepted(load_settings(self._services.home))

    def change(self, changes: Mapping[str, SettingValue], *, by: str, reason: str, mail_password: str = "") -> Settings:
        """Change settings by name, such as ``zone`` or ``mail.host``, and return the new ones.

        The entry in the ledger is written before the file, in one transaction. A new password of the mail server goes into a file of
        the home folder, never into the ledger. Raise :class:`Refused` while the file holds changes that nobody accepted, which this
        change would accept unread.
        """
        if not reason.strip():
            raise Malformed("give a reason: it is kept in the record")
        path = self._services.home / FILE
        if mail_password:
            changes = {**changes, _PASSWORD_FILE: MAIL_PASSWORD}
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_permission(the_person(session, by), Permission.SETTINGS)
            if strange := self.unaccepted():
                names = ", ".join(strange)
                raise Refused(f"changed outside the desk, in the home folder: {names}. Accept or undo that first, then save again")
            text = edited(path.read_text(encoding="utf-8"), changes)
            settings = parse_settings(text)
            self._installation.accept_settings(session, settings, by, reason.strip())
            if mail_password:
                atomic_write(self._services.home / MAIL_PASSWORD, mail_password.strip().encode() + b"\n")
            atomic_write(path, text.encode())
        self._services.use(settings)
        return settings

    def accept(self, *, by: str, reason: str) -> None:
        """Accept, by name, the settings that were changed in the file, and work with them."""
        self._services.use(load_settings(self._services.home))
        self._installation.accept(by=by, reason=reason)

    def send_test_mail(self, to: str, *, by: str) -> None:
        """Send a message to an address now. Raise :class:`Unavailable` with the cause if the mail server does not take it."""
        with self._services.store.reading() as reader:
            require_permission(the_person(reader, by), Permission.SETTINGS)
        settings = self._services.settings
        if not settings.mail.host:
            raise Refused("no mail server is set: mails are only written to files in the home folder")
        if "@" not in to or any(letter.isspace() for letter in to):
            raise Malformed(f"{to!r} is not a mail address")
        try:
            self._services.mailer.send(self._test_message(settings, to, by))
        except (OSError, TocsinError, ValueError) as error:
            raise Unavailable(f"no message goes through {settings.mail.host}:{settings.mail.port}: {_cause(error)}") from None
        self._send_again()

    def _send_again(self) -> None:
        """Queue every message anew that could not be sent: the mail server works."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            failed = [mail for mail in session.find(Outgoing, state=OutgoingState.QUEUED) if mail.error]
            for mail in (*failed, *session.find(Outgoing, state=OutgoingState.PARKED)):
                anew = replace(mail, state=OutgoingState.QUEUED, not_before=session.now, attempts=0, error="")
                session.record(Change("queued", mail, anew, "the mail server took a test message"))

    def check_mail(self) -> None:
        """Connect to the mail server. Raise :class:`Unavailable` with the cause if it cannot be used."""
        mail = self._services.settings.mail
        try:
            if mail.host:
                SmtpMailer(mail, self._services.home).check()
        except (OSError, TocsinError, ValueError) as error:
            raise Unavailable(
                f"saved, but no mail goes through {mail.host}:{mail.port}: {_cause(error)}. Correct it and save again"
            ) from None

    def _test_message(self, settings: Settings, to: str, by: str) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = settings.mail.sender, to
        message["Date"] = format_datetime(self._services.clock.now())
        message["Subject"] = f"Test message of {settings.name or 'the desk'}"
        message.set_content(f"{by} sent this to see whether mail of the desk arrives. There is nothing to answer.\n")
        return message


def _cause(error: Exception) -> str:
    return str(error) if isinstance(error, TocsinError) else in_words(f"{type(error).__name__}: {error}")
