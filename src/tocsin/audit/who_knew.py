"""Knowledge of each team over time, computed from the ledger's entries up to a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.domain.access import AccessEvent
from tocsin.domain.duty import DutyKind, DutyState
from tocsin.domain.ledger import Entry, fold
from tocsin.domain.outgoing import Outgoing, OutgoingState

_UNMAILED = {"": "no mail", OutgoingState.QUEUED: "queued, not sent", OutgoingState.PARKED: "failed, not sent"}


@dataclass(frozen=True, slots=True)
class TeamKnowledge:
    """A team's knowledge of one report: since when its delivery is owed, when it was mailed, opened and answered.

    ``state`` is ``open``, ``overdue``, ``done`` or ``moved``. ``mailed`` is the time at which the first mail about the duty went out.
    Without one, ``mail`` is the state of the last mail about it: ``queued``, ``parked`` after failures, or an empty string for no mail.
    ``opened`` is the time at which somebody who is of the team first opened the report, and ``opened_by`` is that person. What had
    not happened is None. An owed delivery alone does not say that anybody knew.
    """

    team: str
    report: str
    duty: str
    owed: datetime
    due: datetime
    state: str
    outcome: str
    by: str
    answered: datetime | None
    mailed: datetime | None = None
    opened: datetime | None = None
    opened_by: str = ""
    mail: str = ""

    @property
    def unmailed(self) -> str:
        """Return, in words, why no mail about the delivery went out."""
        return _UNMAILED[self.mail]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Knowledge about a subject or a report at a time: each team's state, and every act behind it."""

    about: str
    at: datetime
    standings: tuple[TeamKnowledge, ...]
    acts: tuple[Entry, ...]
    unproven: tuple[int, ...] = ()


def standings(entries: Sequence[Entry], at: datetime, teams_of: Mapping[str, Collection[str]]) -> list[TeamKnowledge]:
    """Return each team's knowledge, oldest delivery first.

    ``entries`` are those known by the time ``at``, and ``teams_of`` gives the teams of each person by name.
    """
    state = fold(entry for entry in entries if entry.kind == "duty")
    mailed, waiting, openings = _mailed(entries), _waiting(entries), [entry for entry in entries if _opens_report(entry)]
    standing = [_standing(fields, at) for fields in state.values() if fields["kind"] == DutyKind.DELIVER]
    posted = [replace(owed, mailed=mailed.get(owed.duty), mail=waiting.get(owed.duty, "")) for owed in standing]
    deliveries = [_with_opening(owed, openings, teams_of) for owed in posted]
    return sorted(deliveries, key=lambda delivery: (delivery.owed, delivery.report, delivery.team))


def _mailed(entries: Sequence[Entry]) -> dict[str, datetime]:
    """Return, for each duty, the time at which the first mail about it was sent."""
    duties = {entry.key: str(entry.new["duty"]) for entry in entries if entry.kind == Outgoing.KIND and entry.new.get("duty")}
    sent: dict[str, datetime] = {}
    for entry in entries:
        if entry.kind == Outgoing.KIND and entry.act == OutgoingState.SENT and entry.key in duties:
            sent.setdefault(duties[entry.key], entry.known)
    return sent


def _waiting(entries: Sequence[Entry]) -> dict[str, str]:
    """Return, for each duty whose last mail did not go out, the state of that mail."""
    mails = fold(entry for entry in entries if entry.kind == Outgoing.KIND).values()
    return {str(mail["duty"]): str(mail["state"]) for mail in mails if mail.get("duty") and mail["state"] != OutgoingState.SENT}


def _opens_report(entry: Entry) -> bool:
    return entry.kind == AccessEvent.KIND and entry.new.get("what") == "report"


def _with_opening(team: TeamKnowledge, openings: Sequence[Entry], teams_of: Mapping[str, Collection[str]]) -> TeamKnowledge:
    """Return a team's knowledge with the first time at which one of its people opened the report."""
    for entry in openings:
        if entry.report == team.report and team.team in teams_of.get(entry.actor, ()):
            return replace(team, opened=entry.known, opened_by=entry.actor)
    return team


def unproven(entries: Sequence[Entry], hashes: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers of the entries whose hash differs from the computed one."""
    return tuple(entry.seq for entry, expected in zip(entries, hashes, strict=True) if entry.hash != expected)


def _standing(fields: dict[str, str], at: datetime) -> TeamKnowledge:
    due, state = datetime.fromisoformat(fields["due"]), fields["state"]
    if state == DutyState.OPEN and at > due:
        state = "overdue"
    return TeamKnowledge(
        team=fields["team"],
        report=fields["report"],
        duty=fields["id"],
        owed=datetime.fromisoformat(fields["opened"]),
        due=due,
        state=state,
        outcome=fields["outcome"],
        by=fields["by"],
        answered=datetime.fromisoformat(fields["closed"]) if fields["closed"] else None,
    )
