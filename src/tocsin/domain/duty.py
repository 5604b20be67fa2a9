"""Who owes what by when. Nothing but a named, entitled person ends a duty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Priority


class DutyKind(StrEnum):
    """What is owed."""

    DELIVER = "deliver"
    ACKNOWLEDGE = "acknowledge"
    CALL_BACK = "call-back"
    ASSESS = "assess"
    REVIEW = "review"
    TRANSLATE = "translate"
    RECHECK = "recheck"


class DutyState(StrEnum):
    """What is recorded of a duty. Overdue is not recorded: it follows from ``due`` and the clock."""

    OPEN = "open"
    DONE = "done"
    MOVED = "moved"


ACKNOWLEDGED = "acknowledged"
DECLINED = "declined"
NO_FURTHER_ACTION = "no-further-action"
UNREACHED = "unreached"
ATTEMPTS_NEEDED = 3

OUTCOMES: dict[DutyKind, tuple[str, ...]] = {
    DutyKind.DELIVER: (ACKNOWLEDGED, DECLINED),
    DutyKind.ACKNOWLEDGE: ("told",),
    DutyKind.CALL_BACK: ("spoken", "declined-by-source", UNREACHED),
    DutyKind.ASSESS: ("action", "referred", "watch", NO_FURTHER_ACTION),
    DutyKind.REVIEW: ("agree", "action", "referred", "watch"),
    DutyKind.TRANSLATE: ("translated", "readable"),
    DutyKind.RECHECK: ("mended", "gone", "still-there"),
}

HOURS: dict[DutyKind, dict[Priority, float]] = {
    DutyKind.DELIVER: {Priority.P1: 1, Priority.P2: 4, Priority.P3: 24},
    DutyKind.ACKNOWLEDGE: {Priority.P1: 1, Priority.P2: 24, Priority.P3: 72},
    DutyKind.CALL_BACK: {Priority.P1: 4, Priority.P2: 24, Priority.P3: 120},
    DutyKind.ASSESS: {Priority.P1: 4, Priority.P2: 24, Priority.P3: 168},
    DutyKind.REVIEW: {Priority.P1: 4, Priority.P2: 24, Priority.P3: 168},
    DutyKind.TRANSLATE: {Priority.P1: 4, Priority.P2: 24, Priority.P3: 72},
    DutyKind.RECHECK: {Priority.P1: 4, Priority.P2: 24, Priority.P3: 72},
}

_NEEDS = {DutyKind.ASSESS: Permission.ASSESS, DutyKind.REVIEW: Permission.ASSESS}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duty:
    """One team owes one thing about one report. A moved duty names its successor."""

    KIND: ClassVar[str] = "duty"

    id: str
    report: str
    kind: DutyKind
    team: str
    opened: datetime
    due: datetime
    state: DutyState = DutyState.OPEN
    outcome: str = ""
    by: str = ""
    closed: datetime | None = None
    successor: str | None = None

    @property
    def live(self) -> bool:
        """Whether somebody still owes this."""
        return self.state is DutyState.OPEN

    def overdue(self, now: datetime) -> bool:
        """Whether this is still owed past its due time."""
        return self.live and now > self.due

    def level(self, now: datetime) -> int:
        """How far this must be escalated: 0 in time, 1 at once when overdue, one more each day."""
        return 1 + (now - self.due) // DAY if self.overdue(now) else 0

    def standing(self, now: datetime) -> str:
        """``open``, ``overdue``, ``done`` or ``moved``."""
        return "overdue" if self.overdue(now) else str(self.state)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One dated attempt to do a duty that did not end it, such as a call that nobody took."""

    KIND: ClassVar[str] = "attempt"

    id: str
    duty: str
    report: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Escalation:
    """An overdue duty was put before someone present. ``to`` is empty when nobody was."""

    KIND: ClassVar[str] = "escalation"

    duty: str
    report: str
    level: int
    to: str
    at: datetime

    @property
    def id(self) -> str:
        """One for a duty and level."""
        return f"{self.duty}^{self.level}"


@dataclass(frozen=True, slots=True)
class Closing:
    """How someone says a duty is done."""

    by: Person
    outcome: str
    at: datetime


def due_at(kind: DutyKind, priority: Priority, opened: datetime, hours: Mapping[str, Sequence[float]] | None = None) -> datetime:
    """When a duty of this kind falls due; ``hours`` are a desk's own targets for P1, P2, P3, by kind."""
    own = (hours or {}).get(kind)
    target = own[int(priority[1]) - 1] if own else HOURS[kind][priority]
    return opened + timedelta(hours=target)


def close(duty: Duty, closing: Closing, attempts: int = 0) -> Duty:
    """The duty, done by this person; raises what stands against it."""
    require_live(duty)
    require_owing(duty, closing.by)
    _require_outcome(duty, closing.outcome)
    if closing.outcome == UNREACHED and attempts < ATTEMPTS_NEEDED:
        raise Refused(
            f"{duty.id}: unreached takes {ATTEMPTS_NEEDED} dated attempts, recorded so far: {attempts}: tocsin attempt {duty.id} --by NAME"
        )
    return replace(duty, state=DutyState.DONE, outcome=closing.outcome, by=closing.by.name, closed=closing.at)


def move(duty: Duty, successor: str, by: str, at: datetime) -> Duty:
    """The duty, moved to its successor, which must be live in the same transaction."""
    require_live(duty)
    return replace(duty, state=DutyState.MOVED, successor=successor, by=by, closed=at)


def hasten(duty: Duty, due: datetime) -> Duty:
    """The duty with this due time if that is earlier: due times never move later."""
    return replace(duty, due=due) if duty.live and due < duty.due else duty


def require_live(duty: Duty) -> None:
    """Raises :class:`Refused` when the duty has ended, saying how."""
    if duty.state is DutyState.MOVED:
        raise Refused(f"{duty.id} was moved; its successor is {duty.successor}")
    if duty.state is DutyState.DONE:
        raise Refused(f"{duty.id} is done already: {duty.outcome}, by {duty.by}")


def require_owing(duty: Duty, person: Person) -> None:
    """Raises :class:`PermissionDenied` unless this person may act for the team that owes the duty."""
    require(person, _NEEDS.get(duty.kind, Permission.ANSWER))
    if duty.team not in person.teams:
        theirs = ", ".join(person.teams) or "no team"
        raise PermissionDenied(f"{duty.id} is owed by team {duty.team}; {person.name} is in {theirs} and cannot act for it")


def _require_outcome(duty: Duty, outcome: str) -> None:
    if outcome not in OUTCOMES[duty.kind]:
        raise Malformed(f"{duty.id} is a duty to {duty.kind}; its outcome is one of {', '.join(OUTCOMES[duty.kind])}, not {outcome!r}")
