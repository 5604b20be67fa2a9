"""Duties that would have been late under other targets, had they been answered as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.domain.duty import Duty, DutyKind, DutyState, due_at
from tocsin.domain.report import Priority


@dataclass(frozen=True, slots=True)
class LateDuties:
    """Counts of one kind of duty: owed, late as it was, late under the other targets."""

    kind: DutyKind
    owed: int
    late: int
    late_then: int


def late_duties(
    duties: Iterable[Duty], priorities: Mapping[str, str], hours: Mapping[str, Sequence[float]], now: datetime
) -> list[LateDuties]:
    """Return the counts by kind. ``priorities`` are those of the reports, and ``hours`` the other targets for P1, P2, P3 by kind."""
    owed, late, late_then = Counter[DutyKind](), Counter[DutyKind](), Counter[DutyKind]()
    for duty in duties:
        if duty.state is DutyState.MOVED:
            continue
        ended = duty.closed or now
        owed[duty.kind] += 1
        late[duty.kind] += ended > duty.due
        other = due_at(duty.kind, Priority(priorities[duty.report]), duty.opened, hours) if duty.kind in hours else duty.due
        late_then[duty.kind] += ended > other
    return [LateDuties(kind, owed[kind], late[kind], late_then[kind]) for kind in DutyKind if owed[kind]]
