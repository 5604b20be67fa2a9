"""Work that leaves the house: written with the state it follows from, done at least once afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class OutgoingState(StrEnum):
    """A message that keeps failing is parked, and its parking is a duty someone sees."""

    QUEUED = "queued"
    SENT = "sent"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail to a team or person. ``id`` is its idempotency key. It carries no content of any report."""

    KIND: ClassVar[str] = "outgoing"

    id: str
    report: str
    duty: str
    to: str
    title: str
    state: OutgoingState
    not_before: datetime
    attempts: int = 0
    error: str = ""
