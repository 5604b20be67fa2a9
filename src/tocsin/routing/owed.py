"""Duties that a report opens, and the teams that owe them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tocsin.domain.duty import NO_FURTHER_ACTION, DutyKind, Occasion
from tocsin.domain.people import DESK
from tocsin.domain.report import Report
from tocsin.domain.status import Status
from tocsin.domain.subject import Subject, Watch

_CLOSED = (Status.CLOSED, Status.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty to open: its kind and the team that owes it."""

    kind: DutyKind
    team: str


def stakeholders(subject: Subject, watches: Collection[Watch]) -> set[str]:
    """Return the teams with a stake in a subject: its watchers and, if it is closed, also its last team and the desk.

    ``subject`` is the canonical one. ``watches`` are those of everything merged into it, ended ones included.
    """
    teams = {watch.team for watch in watches if watch.ended is None}
    if subject.status not in _CLOSED:
        return teams
    return teams | _last_team(watches) | {DESK}


def owed(report: Report, watching: Iterable[str], readable: bool = True, complete: bool = True, *, unrung: bool = False) -> list[Owed]:
    """Return the duties of an accepted report, as the rule of each kind says (:class:`tocsin.domain.duty.DutyRule`).

    ``readable`` says that the desk reads its language, ``complete`` that all of it was read, ``unrung`` that nobody is asked to ring its
    source, such as one who threatens. ``watching`` are the teams with a stake. Without any, the desk takes their place, so
    that no report is owed by nobody.
    """
    teams = sorted(set(watching)) or [DESK]
    happened = {
        Occasion.ACCEPTED: True,
        Occasion.REACHABLE: report.reachable,
        Occasion.TO_BE_RUNG: report.reachable and not unrung,
        Occasion.UNREADABLE: not readable,
        Occasion.NOT_READ: not complete,
        Occasion.LATER: False,
    }
    kinds = [kind for kind in DutyKind if happened[kind.rule.owed_on]]
    return [Owed(kind, team) for kind in kinds for team in (teams if kind.rule.to_stakeholders else [DESK])]


def owes_second_reading(report: Report, outcome: str, draw: float, share: float) -> str:
    """Return the reason why a closed assessment must be read again, or an empty string.

    An assessment that ends without further action is always read again if the report has a threat cue. Others are drawn as
    a blind sample. ``draw`` is a number in 0..1 that the first reader cannot foresee, ``share`` the sampled share.
    """
    if outcome != NO_FURTHER_ACTION:
        return ""
    if report.cues:
        return "no further action on a report with a threat cue takes a second reader"
    return "drawn for a second reading" if draw < share else ""


def _last_team(watches: Collection[Watch]) -> set[str]:
    ended = [watch for watch in watches if watch.ended is not None]
    return {max(ended, key=lambda watch: (watch.ended, watch.team)).team} if ended else set()
