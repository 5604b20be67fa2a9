"""Outgoing mail, queued in the transaction that causes it and sent at least once afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

ACCOUNT = "Account"
"""First word of the title of a mail about the recipient's own account."""


class OutgoingState(StrEnum):
    """State of a queued mail. A mail that keeps failing is parked, which opens a duty for the desk."""

    QUEUED = "queued"
    SENT = "sent"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail to a team or person. ``id`` is its idempotency key. It contains nothing of a report's text.

    ``report`` and ``duty`` are None in a mail to a person about their own account, and to a team about the end of a watch.
    """

    KIND: ClassVar[str] = "outgoing"

    id: str
    report: str | None
    duty: str | None
    to: str
    title: str
    state: OutgoingState
    not_before: datetime
    attempts: int = 0
    error: str = ""
