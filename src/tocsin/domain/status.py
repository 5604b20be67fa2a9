"""Status of a subject: a decision by named people about the desk's attention, never a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed


class Status(StrEnum):
    """Degree of attention to a subject, least first."""

    CLOSED = "closed"
    SUSPENDED = "suspended"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_ORDER = {status: rank for rank, status in enumerate(Status)}


def parse_status(text: str) -> Status:
    """Parse a status by name. Raise :class:`Malformed` for an unknown one."""
    try:
        return Status(text.strip().lower())
    except ValueError:
        raise Malformed(f"no status {text!r}: use one of {', '.join(Status)}") from None


def is_lowering(old: Status, new: Status) -> bool:
    """Return True if the change means less attention. It then needs a second person and no owed duty."""
    return _ORDER[new] < _ORDER[old]


class RequestState(StrEnum):
    """State of a request. VOID: the subject's status changed, or the subject was merged, before anyone decided."""

    WAITS = "waits"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """A request to lower a subject's status. ``answer`` is the reason given by the person who refused it.

    Without a person in ``answered_by``, it was refused at once because of what was owed, which ``answer`` lists.
    """

    KIND: ClassVar[str] = "lowering"

    id: str
    subject: str
    level: Status
    by: str
    at: datetime
    reason: str
    state: RequestState = RequestState.WAITS
    answered_by: str = ""
    answer: str = ""
