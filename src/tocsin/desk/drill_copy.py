"""A drill on a copy of the desk: the same test warnings at once, under other settings, with a clock that jumps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING

import msgspec

from tocsin.audit.late_duties import LateDuties, late_duties
from tocsin.desk.drills import DrillResult
from tocsin.domain.drill import STAGES, TRIALS
from tocsin.domain.duty import Duty
from tocsin.domain.errors import Unavailable
from tocsin.domain.people import Person
from tocsin.domain.report import Triage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tocsin.clock import FixedClock
    from tocsin.desk import Desk

_STEP = timedelta(minutes=30)


@dataclass(slots=True)
class DryMailer:
    """Keeps messages instead of sending them. With ``down`` it refuses them, as a server does that is down."""

    down: bool = False
    messages: list[EmailMessage] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        """Keep the message."""
        if self.down:
            raise Unavailable("the mail server is down, in this drill on a copy")
        self.messages.append(message)


@dataclass(frozen=True, slots=True)
class OtherSettings:
    """Settings under which a copy is tried: targets in hours for P1, P2, P3 by kind of duty, teams on leave, and the mail server down."""

    hours: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    away: Collection[str] = ()
    mail_down: bool = False


def run_on_copy(copy: Desk, clock: FixedClock, other: OtherSettings, *, by: str) -> DrillResult:
    """Hold a drill of one day on a copy of the desk and return its results. Nobody answers, and no mail leaves."""
    copy.services.mailer = DryMailer(other.mail_down)
    copy.services.settings = msgspec.structs.replace(copy.services.settings, hours={**copy.services.settings.hours, **other.hours})
    with copy.services.store.reading() as reader:
        on_leave = [person.name for person in reader.find(Person) if person.active and set(person.teams) & set(other.away)]
    for name in on_leave:
        copy.people.away(name, clock.now() + timedelta(days=30))
    for drill in copy.drills.listed():
        if drill.ended is None:
            copy.drills.end(drill.id, by=by, reason="on a copy")
    begun = copy.drills.begin(len(TRIALS), 1, by=by, reason="on a copy")
    copy.drills.send_due(everything=True)
    for _ in range(int(timedelta(hours=STAGES[-1]) / _STEP) + 1):
        copy.duties.escalate()
        copy.outbox.send()
        clock.advance(seconds=_STEP.total_seconds())
    return copy.drills.result(begun.id)


def replay(copy: Desk, other: OtherSettings, days: int = 365) -> list[LateDuties]:
    """Return, by kind of duty, how many of the past year's would have been late under other targets, if answered as they were."""
    now = copy.now()
    with copy.services.store.reading() as reader:
        duties = [duty for duty in reader.find(Duty) if duty.opened >= now - timedelta(days=days)]
        priorities = {triage.report: triage.priority for triage in reader.find(Triage)}
    return late_duties(duties, priorities, other.hours, now)
