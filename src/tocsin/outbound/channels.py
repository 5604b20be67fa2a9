"""Messages to chat rooms, phones and webhooks beside mail: Signal, Matrix, ntfy and others, through the library Apprise.

A team or person whose address is ``channel:NAME`` gets messages there. The file ``channels.toml`` in the home folder holds the
addresses of each name, which often contain a secret:

    north = "ntfys://ntfy.example.org/north-desk"
    night = ["signal://127.0.0.1:8080/+3161234567/+3169876543", "mailto://user:password@example.org"]

A message says that something is owed, as a mail does, and nothing of a report's text.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.mail_address import CHANNEL_PREFIX
from tocsin.extras import require
from tocsin.outbound.mail import FileMailer, Mailer, SmtpMailer
from tocsin.settings import Mail

FILE = "channels.toml"


@dataclass(frozen=True, slots=True)
class ChannelMailer:
    """Sends messages for ``channel:NAME`` to the addresses of that channel, and hands all others to ``mail``."""

    mail: Mailer
    home: Path

    def send(self, message: EmailMessage) -> None:
        """Send the message. Raise :class:`Unavailable` if one of the channel's addresses does not take it."""
        to = str(message["To"])
        if not to.startswith(CHANNEL_PREFIX):
            self.mail.send(message)
            return
        name = to.removeprefix(CHANNEL_PREFIX).strip(" ;")  # the mail library writes the address as a group: "channel: north;"
        addresses = load_channels(self.home).get(name)
        if not addresses:
            raise Unavailable(f"channel {name} is not in {FILE}: add it there, or change the address")
        failed = [number for number, address in enumerate(addresses, 1) if not _notify(address, message)]
        if failed:
            raise Unavailable(f"channel {name}: address {', '.join(map(str, failed))} of {len(addresses)} did not take the message")


def mailer_of(home: Path, mail: Mail) -> Mailer:
    """Return the mailer that the settings ask for, with the channels beside it."""
    return ChannelMailer(SmtpMailer(mail, home) if mail.host else FileMailer(home / "mail"), home)


def not_set_up(home: Path, addresses: Iterable[str]) -> list[str]:
    """Return the channels among these addresses that nobody set up. Raises :class:`Malformed` for a file that cannot be read."""
    named = {address.removeprefix(CHANNEL_PREFIX) for address in addresses if address.startswith(CHANNEL_PREFIX)}
    return sorted(named - set(load_channels(home))) if named else []


def load_channels(home: Path) -> dict[str, list[str]]:
    """Return the addresses of each channel, none without a file. Raise :class:`Malformed` without quoting an address."""
    try:
        table = tomllib.loads((home / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Malformed(f'{FILE} cannot be read ({type(error).__name__}): write one channel a line, as name = "address"') from None
    channels = {name: [value] if isinstance(value, str) else value for name, value in table.items()}
    for name, addresses in channels.items():
        if not isinstance(addresses, list) or not all(isinstance(address, str) and address for address in addresses):
            raise Malformed(f'{FILE}: channel {name} has an address that is no text: write name = "address", or a list of them')
    return channels


def _notify(address: str, message: EmailMessage) -> bool:
    """Send one message to one address. Return False if it was refused, is unknown or is not understood."""
    require("channels")
    import apprise

    for logger in ("apprise", "urllib3"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)  # their messages quote addresses, and with them secrets
    target = apprise.Apprise()
    return bool(target.add(address)) and bool(target.notify(title=str(message["Subject"]), body=message.get_content().strip()))
