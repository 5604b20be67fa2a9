"""A lower status that one person asks for: it takes effect when a second one, signed in as themselves, confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.status import Status


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
