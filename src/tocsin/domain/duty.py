"""Duties: the team that owes an answer, the answer, and the time it is due.

Only a named person who may act for the owing team ends a duty. No mail, page view, merge, erasure or timer does.
Who corrects the columns of a table ends the looks that nothing is left for, in their own name.
An overdue duty has a level, which rises by one every 24 hours and decides how far it is escalated. Overdue and level are
computed from ``due`` and the clock, and never stored.
"""

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
CONTACT_ERASED = "contact-erased"
"""Outcome of a duty to the source after the report was erased, and every way to reach the source with it."""
NOTHING_LEFT = "nothing-left"
"""Outcome of a look whose report was read anew, with nothing left unread. It follows from that act, and is no answer to choose."""
ALERTED = "alerted"
OUTCOME_TOLD = "told"
OUTCOME_NOT_TOLD = "not-told"
ATTEMPTS_NEEDED = 3
ATTEMPT_SPACING = {Priority.P1: timedelta(minutes=15), Priority.P2: timedelta(hours=2), Priority.P3: timedelta(hours=12)}
"""Least time between two attempts to reach a source. Nobody is unreached because nobody answered for a minute."""
PEOPLE_NEEDED = {Priority.P1: 2, Priority.P2: 1, Priority.P3: 1}
"""People among whom the attempts are made before a source counts as unreached."""
DAY = timedelta(days=1)


class Occasion(Enum):
    """Event that makes a report owe a duty."""

    ACCEPTED = "accepted"
    """The desk accepts a report."""
    REACHABLE = "reachable"
    """The desk accepts a report whose source can be reached."""
    TO_BE_RUNG = "to be rung"
    """The desk accepts a report whose source can be reached, and does not threaten in their own name."""
    UNREADABLE = "unreadable"
    """The desk accepts a report in a language that it does not read."""
    NOT_READ = "not read"
    """The desk accepts a report of which something was not read that may hold words."""
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

    @property
    def word(self) -> str:
        """Return the name that people read and write. The stored names of two kinds are older, and are still read."""
        return _WORDS.get(self, str(self))

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Return the kind that people call so."""
        return next((kind for kind in cls if value == kind.word), None)

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
    ACKNOWLEDGE = "acknowledge", DutyRule(("told", CONTACT_ERASED), (1, 24, 72), Occasion.REACHABLE)
    CALL_BACK = "call-back", DutyRule(("spoken", "declined-by-source", UNREACHED, CONTACT_ERASED), (4, 24, 120), Occasion.TO_BE_RUNG)
    TRANSLATE = "translate", DutyRule(("translated", "readable"), (4, 24, 72), Occasion.UNREADABLE)
    LOOK = "look", DutyRule(("read", "nothing-there"), (4, 24, 72), Occasion.NOT_READ)
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
    OUTCOME = "outcome", DutyRule((OUTCOME_TOLD, OUTCOME_NOT_TOLD), (24, 72, 168), Occasion.LATER)
    ALERT = "alert", DutyRule((ALERTED, "not-needed"), (1, 4, 24), Occasion.LATER, blocks_lowering=True)


_WORDS = {DutyKind.DELIVER: "delivery", DutyKind.ACKNOWLEDGE: "tell-arrival"}

TAKE_BACK = timedelta(minutes=1)
"""Time in which a person may take back an answer, after a wrong click."""


class DutyState(StrEnum):
    """Stored state of a duty. "Overdue" is not stored, because it follows from ``due`` and the clock."""

    OPEN = "open"
    DONE = "done"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Duty:
    """One answer that one team owes about one report. A moved duty names its successor."""

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
        """Return True while the duty is owed: neither done nor moved."""
        return self.state is DutyState.OPEN

    def overdue(self, now: datetime) -> bool:
        """Return True if the duty is still owed after its due time."""
        return self.live and now > self.due

    def level(self, now: datetime) -> int:
        """Return the escalation level: 0 until the due time, 1 from then on, and 1 more for every full 24 hours overdue."""
        return 1 + (now - self.due) // DAY if self.overdue(now) else 0

    def standing(self, now: datetime) -> str:
        """Return ``open``, ``overdue``, ``done`` or ``moved``."""
        return "overdue" if self.overdue(now) else str(self.state)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A dated attempt that did not end the duty, such as an unanswered call."""

    KIND: ClassVar[str] = "attempt"

    id: str
    duty: str
    report: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Escalation:
    """Record that an overdue duty was put before a person. ``to`` is empty if nobody was present."""

    KIND: ClassVar[str] = "escalation"

    duty: str
    report: str
    level: int
    to: str
    at: datetime

    @property
    def id(self) -> str:
        """Return the record's id. A duty has one escalation for each level."""
        return f"{self.duty}^{self.level}"


@dataclass(frozen=True, slots=True)
class Closing:
    """A person's claim to have done a duty: outcome and time."""

    by: Person
    outcome: str
    at: datetime


def due_at(kind: DutyKind, priority: Priority, opened: datetime, hours: Mapping[str, Sequence[float]] | None = None) -> datetime:
    """Return the due time of a duty of this kind. ``hours`` are the desk's own targets for P1, P2, P3, by kind."""
    targets = (hours or {}).get(kind, kind.rule.hours)
    return opened + timedelta(hours=targets[int(priority[1]) - 1])


def close(duty: Duty, closing: Closing, attempts: Sequence[Attempt] = (), priority: Priority = Priority.P2) -> Duty:
    """Return the duty as done by this person. Raise unless it is live, the person may act for its team, and the outcome fits."""
    require_live(duty)
    require_owing(duty, closing.by)
    _require_outcome(duty, closing.outcome)
    if closing.outcome == UNREACHED:
        _require_attempts(duty, attempts, priority)
    return replace(duty, state=DutyState.DONE, outcome=closing.outcome, by=closing.by.name, closed=closing.at)


def end_without_rest(duty: Duty, by: Person, at: datetime) -> Duty:
    """Return a look as ended by who had its report read anew. The caller has made sure that nothing of it is unread.

    Raise unless the look is live and the person may act for its team.
    """
    require_live(duty)
    require_owing(duty, by)
    return replace(duty, state=DutyState.DONE, outcome=NOTHING_LEFT, by=by.name, closed=at)


def owe_again(duty: Duty) -> Duty:
    """Return a look that nothing was left for as owed again, due when it was."""
    return replace(duty, state=DutyState.OPEN, outcome="", by="", closed=None)


def require_attempt(attempt: Attempt, before: Sequence[Attempt], priority: Priority) -> None:
    """Raise :class:`Refused` for an attempt that comes too soon, or that at this priority is a second person's to make."""
    last = max((earlier.at for earlier in before), default=None)
    if last and attempt.at < last + ATTEMPT_SPACING[priority]:
        raise Refused(
            f"{attempt.duty}: too early. At {priority} attempts are {_minutes(ATTEMPT_SPACING[priority])} minutes apart: "
            f"try again in {_minutes(last + ATTEMPT_SPACING[priority] - attempt.at)} min"
        )
    people = {earlier.by for earlier in before} | {attempt.by}
    if len(before) + 1 >= ATTEMPTS_NEEDED and len(people) < PEOPLE_NEEDED[priority]:
        raise Refused(f"{attempt.duty}: at {priority} a second person makes attempt {len(before) + 1}: ask someone other than {attempt.by}")


def _minutes(span: timedelta) -> int:
    """Return whole minutes, rounded up."""
    return -(-span // timedelta(minutes=1))


def _require_attempts(duty: Duty, attempts: Sequence[Attempt], priority: Priority) -> None:
    if len(attempts) < ATTEMPTS_NEEDED:
        raise Refused(
            f"{duty.id}: nobody is unreached before {ATTEMPTS_NEEDED} attempts are recorded, so far {len(attempts)}: record each one",
            command=f"tocsin attempt {duty.id} --by NAME --note TEXT",
        )
    if len({attempt.by for attempt in attempts}) < PEOPLE_NEEDED[priority]:
        raise Refused(f"{duty.id}: at {priority} the attempts are made by two people: ask someone else to try, too")


def move(duty: Duty, successor: str, by: str, at: datetime) -> Duty:
    """Return the duty as moved. The caller stores its live successor in the same transaction."""
    require_live(duty)
    return replace(duty, state=DutyState.MOVED, successor=successor, by=by, closed=at)


def take_back(duty: Duty, by: Person, at: datetime) -> Duty:
    """Return a done duty as owed again, due when it was. Only who answered may do this, within :data:`TAKE_BACK` of the answer.

    Raise :class:`Refused` for a delivery that was declined: the desk took it over.
    """
    if duty.state is not DutyState.DONE or duty.closed is None:
        raise Refused(f"{duty.id} is {duty.state}: only an answer can be taken back")
    require_owing(duty, by)
    if duty.by != by.name:
        raise PermissionDenied(f"{duty.id} was answered by {duty.by}, who alone may take that back")
    if not can_take_back(duty, at):
        raise Refused(f"{duty.id} cannot be taken back any more: a minute has passed, or the desk took it over; add a note instead")
    return replace(duty, state=DutyState.OPEN, outcome="", by="", closed=None)


def can_take_back(duty: Duty, at: datetime) -> bool:
    """Return True while a wrong answer can be undone, by time and by what followed from it."""
    return duty.closed is not None and at <= duty.closed + TAKE_BACK and duty.outcome != DECLINED


def hasten(duty: Duty, due: datetime) -> Duty:
    """Return the duty with the earlier of its due time and ``due``. Due times never move later."""
    return replace(duty, due=due) if duty.live and due < duty.due else duty


def require_live(duty: Duty) -> None:
    """Raise :class:`Refused` if the duty is done or moved, and say which."""
    if duty.state is DutyState.MOVED:
        raise Refused(f"{duty.id} was moved to another team: {duty.successor} took its place")
    if duty.state is DutyState.DONE:
        raise Refused(f"{duty.id} is done already: {duty.outcome}, by {duty.by}")


def require_owing(duty: Duty, person: Person) -> None:
    """Raise :class:`PermissionDenied` unless this person may act for the team that owes the duty."""
    require(person, duty.kind.rule.permission)
    if duty.team not in person.teams:
        teams = ", ".join(person.teams) or "no team"
        raise PermissionDenied(f"{duty.id} is owed by team {duty.team}; {person.name} is in {teams} and cannot act for it")


def _require_outcome(duty: Duty, outcome: str) -> None:
    outcomes = duty.kind.rule.outcomes
    if outcome not in outcomes:
        raise Malformed(f"{duty.id} is the duty {duty.kind.word}; its outcome is one of {', '.join(outcomes)}, not {outcome!r}")
