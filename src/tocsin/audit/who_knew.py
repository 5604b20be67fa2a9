"""Knowledge of each team over time, computed from the ledger's entries up to a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.domain.duty import DutyKind, DutyState
from tocsin.domain.ledger import Entry, fold


@dataclass(frozen=True, slots=True)
class TeamKnowledge:
    """A team's knowledge of one report: when it was delivered to them, and their answer by then.

    ``state`` is ``open``, ``overdue``, ``done`` or ``moved``. ``answered`` is None while the duty is owed.
    """

    team: str
    report: str
    duty: str
    told: datetime
    due: datetime
    state: str
    outcome: str
    by: str
    answered: datetime | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Knowledge about a subject or a report at a time: each team's state, and every act behind it."""

    about: str
    at: datetime
    standings: tuple[TeamKnowledge, ...]
    acts: tuple[Entry, ...]
    unproven: tuple[int, ...] = ()


def standings(entries: Iterable[Entry], at: datetime) -> list[TeamKnowledge]:
    """Return each team's knowledge, oldest delivery first. ``entries`` are those known by the time ``at``."""
    state = fold(entry for entry in entries if entry.kind == "duty")
    deliveries = [_standing(fields, at) for fields in state.values() if fields["kind"] == DutyKind.DELIVER]
    return sorted(deliveries, key=lambda delivery: (delivery.told, delivery.report, delivery.team))


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
        told=datetime.fromisoformat(fields["opened"]),
        due=due,
        state=state,
        outcome=fields["outcome"],
        by=fields["by"],
        answered=datetime.fromisoformat(fields["closed"]) if fields["closed"] else None,
    )
