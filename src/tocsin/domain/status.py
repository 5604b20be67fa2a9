"""The status of a subject: a decision by named people about the desk's attention, never a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed


class Status(StrEnum):
    """How closely the desk attends to a subject, least first."""

    CLOSED = "closed"
    SUSPENDED = "suspended"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_ORDER = {status: rank for rank, status in enumerate(Status)}


def parse_status(text: str) -> Status:
    """Reads a status by name; raises :class:`Malformed`."""
    try:
        return Status(text.strip().lower())
    except ValueError:
        raise Malformed(f"no status {text!r}: use one of {', '.join(Status)}") from None


def is_lowering(old: Status, new: Status) -> bool:
    """Whether a change means less attention: it then takes a second person and nothing owed."""
    return _ORDER[new] < _ORDER[old]


class RequestState(StrEnum):
    """What became of a request. ``void``: the status, or what it is the status of, changed before anybody answered."""

    WAITS = "waits"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """A request to lower a subject's status. ``answer`` is what whoever refused it said."""

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
