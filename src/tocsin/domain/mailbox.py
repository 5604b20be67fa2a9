"""Mailboxes of anonymous reporters and the letters in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

DOOR_CONTACT = "mailbox at the public door"
"""Line in the sealed contact of a source who can be reached through a mailbox."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox through which an anonymous reporter can be asked. ``id`` is a hash of their number. ``key`` is sealed and opens the box."""

    KIND: ClassVar[str] = "mailbox"

    id: str
    report: str
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in a mailbox. ``by`` is empty for the reporter's own, whose time ``at`` is stored to the hour only."""

    KIND: ClassVar[str] = "letter"

    id: str
    report: str
    mailbox: str
    by: str
    at: datetime
    text: str
