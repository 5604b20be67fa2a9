"""Mailboxes of reporters who gave no name, and the letters in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a person who gave no name can be asked. ``id`` is a hash of their receipt; ``key``, sealed, closes the box."""

    KIND: ClassVar[str] = "mailbox"

    id: str
    report: str
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in a mailbox; ``by`` is empty when it is the reporter's. ``at`` is known to the hour for theirs."""

    KIND: ClassVar[str] = "letter"

    id: str
    report: str
    mailbox: str
    by: str
    at: datetime
    text: str
