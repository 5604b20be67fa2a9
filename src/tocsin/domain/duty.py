"""Who owes what by when. Nothing but a named, entitled person ends a duty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import ClassVar, Self

from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Priority

ACKNOWLEDGED = "acknowledged"
DECLINED = "declined"
NO_FURTHER_ACTION = "no-further-action"
UNREACHED = "unreached"
ATTEMPTS_NEEDED = 3
DAY = timedelta(days=1)


class Occasion(Enum):
    """Event that makes a report owe a duty."""

    ACCEPTED = "accepted"
    """The desk accepts a report."""
    REACHABLE = "reachable"
    """The desk accepts a report whose source can be reached."""
    UNREADABLE = "unreadable"
    """The desk accepts a report in a language that it does not read."""
    LATER = "later"
    """A later act opens the duty, such as the end of another duty."""


@dataclass(frozen=True, slots=True)
class DutyRule:
    """Everything that distinguishes one kind of duty from another.

    ``outcomes`` are the answers that end it. ``hours`` are the default targets for P1, P2 and P3. ``owed_on`` is the event
    that opens it. ``to_stakeholders`` says that every team with a stake in the report owes it, else the desk alone does.
    ``permission`` is needed to answer it. ``blocks_lowering`` says that no subject it touches is lowered while it is owed.
    ``decides`` says that its outcome becomes the disposition of the report.
    """

    outcomes: tuple[str, ...]
    hours: tuple[float, float, float]
    owed_on: Occasion
    to_stakeholders: bool = False
    permission: Permission = Permission.ANSWER
    blocks_lowering: bool = False
    decides: bool = False


class DutyKind(StrEnum):
    """Kinds of duty, each with its rule. A new kind is one entry here. Entries stand in the order in which duties are opened."""

    rule: DutyRule

    def __new__(cls, value: str, *rules: DutyRule) -> Self:
        """Make a member that equals its text and carries its rule. ``DutyKind("deliver")``, without a rule, looks one up."""
        member = str.__new__(cls, value)
        member._value_ = value
        (member.rule,) = rules
        return member

    DELIVER = (
        "deliver",
        DutyRule((ACKNOWLEDGED, DECLINED), (1, 4, 24), Occasion.ACCEPTED, to_stakeholders=True, blocks_lowering=True),
    )
    ASSESS = (
        "assess",
        DutyRule(
            ("action", "referred", "watch", NO_FURTHER_ACTION),
            (4, 24, 168),
            Occasion.ACCEPTED,
            permission=Permission.ASSESS,
            blocks_lowering=True,
            decides=True,
        ),
    )
    ACKNOWLEDGE = "acknowledge", DutyRule(("told",), (1, 24, 72), Occasion.REACHABLE)
    CALL_BACK = "call-back", DutyRule(("spoken", "declined-by-source", UNREACHED), (4, 24, 120), Occasion.REACHABLE)
    TRANSLATE = "translate", DutyRule(("translated", "readable"), (4, 24, 72), Occasion.UNREADABLE)
    REVIEW = (
        "review",
        DutyRule(
            ("agree", "action", "referred", "watch"),
            (4, 24, 168),
            Occasion.LATER,
            permission=Permission.ASSESS,
            blocks_lowering=True,
            decides=True,
        ),
    )
    RECHECK = "recheck", DutyRule(("mended", "gone", "still-there"), (4, 24, 72), Occasion.LATER)


class DutyState(StrEnum):
    """What is recorded of a duty. Overdue is not recorded: it follows from ``due`` and the clock."""

    OPEN = "open"
    DONE = "done"
    MOVED = "moved"


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
    targets = (hours or {}).get(kind, kind.rule.hours)
    return opened + timedelta(hours=targets[int(priority[1]) - 1])


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
    require(person, duty.kind.rule.permission)
    if duty.team not in person.teams:
        theirs = ", ".join(person.teams) or "no team"
        raise PermissionDenied(f"{duty.id} is owed by team {duty.team}; {person.name} is in {theirs} and cannot act for it")


def _require_outcome(duty: Duty, outcome: str) -> None:
    outcomes = duty.kind.rule.outcomes
    if outcome not in outcomes:
        raise Malformed(f"{duty.id} is a duty to {duty.kind}; its outcome is one of {', '.join(outcomes)}, not {outcome!r}")
