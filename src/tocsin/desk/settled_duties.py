"""Duties that the answer to another one settles, in the same act and in the same name."""

from __future__ import annotations

from tocsin.desk.shared_duties import reports_of
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.looks import settled_by
from tocsin.store import Session


def to_settle(session: Session, ended: Duty) -> list[tuple[Duty, str]]:
    """Return the open duties of the same team that an answer settles, each with its own answer."""
    if not (settled := settled_by(ended)):
        return []
    kind, outcome = settled
    others = session.find(Duty, report=reports_of(session, ended), kind=kind, team=ended.team, state=DutyState.OPEN)
    return [(other, outcome) for other in others]


def settled_with(session: Session, answered: Duty) -> list[Duty]:
    """Return the duties that ended with this one in the same act, because its answer settled them."""
    if not (settled := settled_by(answered)):
        return []
    why, done = why_settled(answered), DutyState.DONE
    others = session.find(Duty, report=reports_of(session, answered), kind=settled[0], team=answered.team, by=answered.by, state=done)
    return [other for other in others if session.entries_about(Duty.KIND, other.id)[-1].why == why]


def why_settled(ended: Duty) -> str:
    """Return the reason with which the record tells that another answer settled a duty."""
    return f"settled by {ended.id}: {ended.outcome}"
