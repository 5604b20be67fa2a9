"""A drill on a copy of the desk: the same test warnings at once, under other settings, with a clock that jumps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tocsin.audit.late_duties import LateDuties, late_duties
from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.drills import DrillResult
from tocsin.desk.lookup import clusters
from tocsin.domain.drill import STAGES, TRIALS
from tocsin.domain.duty import Duty
from tocsin.domain.errors import Unavailable
from tocsin.domain.people import Person
from tocsin.domain.report import Report, Triage
from tocsin.domain.subject import Watch
from tocsin.store import After
from tocsin.store.codec import instant

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tocsin.clock import FixedClock
    from tocsin.desk import Desk
    from tocsin.store import Reader

_STEP = timedelta(minutes=30)
_AT_ONCE = 200
Told = tuple[str, str]
"""A report, and a team before which its names put it."""


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
    """Settings under which a copy is tried.

    ``hours`` are targets for P1, P2, P3 by kind of duty, ``bands`` thresholds of names by name, ``away`` teams on leave.
    """

    hours: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    away: Collection[str] = ()
    mail_down: bool = False
    bands: Mapping[str, float] = field(default_factory=dict)


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
        duties = reader.find(Duty, opened=_past(now, days))
        priorities = {triage.report: triage.priority for triage in reader.find(Triage, report={duty.report for duty in duties})}
    return late_duties(duties, priorities, other.hours, now)


@dataclass(frozen=True, slots=True)
class NameReplay:
    """Reports of the past year whose texts were screened again: the deliveries by the names in them, as now and under other thresholds."""

    reports: int
    deliveries: int
    deliveries_then: int
    lost: tuple[Told, ...]
    gained: tuple[Told, ...]


def replay_names(copy: Desk, other: OtherSettings, days: int = 365) -> NameReplay:
    """Return the deliveries that the names in the past year's reports would have brought under other thresholds."""
    from tocsin.domain.match_thresholds import MatchThresholds

    names, settings = copy.services.names, copy.services.settings
    with copy.services.store.reading() as reader:
        names.refresh(reader)
        indexes = [names.under(MatchThresholds(**bands)) for bands in (settings.bands, {**settings.bands, **other.bands})]
        teams = _watching(reader)
        drills = drill_reports(reader, copy.services.store.key)
        reports = (report for report in reader.each(Report, received=_past(copy.now(), days)) if report.id not in drills)
        read, told = 0, (set[Told](), set[Told]())
        while some := list(islice(reports, _AT_ONCE)):
            read += len(some)
            contents = reader.read_all([report.text for report in some])
            for report in some:
                text = (contents.get(report.text) or b"").decode("utf-8", "surrogatepass")
                for index, pairs in zip(indexes, told, strict=True):
                    subjects = {candidate.subject for mention in index.mentions(text) for candidate in mention.candidates}
                    pairs |= {(report.id, team) for subject in subjects for team in teams.get(subject, ())}
    now, then = told
    return NameReplay(read, len(now), len(then), tuple(sorted(now - then)), tuple(sorted(then - now)))


def _past(now: datetime, days: int) -> After:
    return After(instant(now - timedelta(days=days)))


def _watching(reader: Reader) -> dict[str, set[str]]:
    """Return the teams that watch each subject, or one merged with it."""
    watches = reader.find(Watch, ended=None)
    merged = clusters(reader, {watch.subject for watch in watches})
    teams: dict[str, set[str]] = defaultdict(set)
    for watch in watches:
        for member in merged[watch.subject].members if watch.subject in merged else {watch.subject}:
            teams[member].add(watch.team)
    return teams
