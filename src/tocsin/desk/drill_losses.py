"""State of a test warning after some hours, and the places where it would have been lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from tocsin.audit import standings
from tocsin.domain.access import AccessEvent
from tocsin.domain.drill import STAGES, DrillTrial, Trial
from tocsin.domain.duty import Duty, DutyKind, DutyState, Escalation
from tocsin.domain.ledger import Entry
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import DESK, Person, Team, can_answer_for
from tocsin.domain.subject import Link, Watch
from tocsin.store import Reader

_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """A test warning after some hours: state of each team's delivery, people who opened it, mails sent, people it was put before."""

    hours: int
    teams: tuple[tuple[str, str], ...]
    opened_by: tuple[str, ...]
    mails: int
    put_before: tuple[str, ...]


def stages(entries: Sequence[Entry], trial: DrillTrial, now: datetime) -> Iterator[Place]:
    """Yield where a test warning stood after each stage that is over. ``entries`` are those about its report."""
    for hours in STAGES:
        at = trial.at + timedelta(hours=hours)
        if at > now:
            return
        then = [entry for entry in entries if entry.known <= at]
        yield Place(
            hours,
            tuple((standing.team, standing.outcome or standing.state) for standing in standings(then, at)),
            tuple(sorted({entry.actor for entry in then if entry.kind == AccessEvent.KIND and entry.new.get("what") == "report"})),
            sum(entry.kind == Outgoing.KIND and entry.act == OutgoingState.SENT for entry in then),
            tuple(dict.fromkeys(str(entry.new.get("to")) or "nobody" for entry in then if entry.kind == Escalation.KIND)),
        )


def losses(reader: Reader, trial: DrillTrial, report: str, members: Collection[str], now: datetime) -> Iterator[str]:
    """Yield, in words, each place where a real warning like this one would have been lost or delayed."""
    owed = reader.find(Duty, report=report)
    duties = [duty for duty in owed if duty.kind is DutyKind.DELIVER]
    people, teams = reader.find(Person), {team.name: team for team in reader.find(Team)}
    links = reader.find(Link, report=report, subject=list(members))
    if not links:
        yield f"the name was not recognised as it was written ({trial.how}): nobody who watches {trial.aimed_at} was told"
    yield from _by_watch(reader.find(Watch, subject=list(members)), duties, trial)
    for team in sorted({duty.team for duty in duties if duty.state is not DutyState.MOVED}):
        yield from _by_team(team, people, now)
        yield from _by_address(team, teams, people)
    yield from _by_mail(reader, report)
    if any(not escalation.to for escalation in reader.find(Escalation, report=report)):
        yield "it was overdue, and nobody at all was present to be told"
    if trial.how is Trial.LOWERING and not (links and any(duty.kind.rule.blocks_lowering for duty in owed)):
        yield f"a lower status of {trial.aimed_at} would not have been refused: nothing owed about this warning held it"
    yield from _unopened(reader, duties, report, people, trial, now)


def _by_watch(watches: Sequence[Watch], duties: Sequence[Duty], trial: DrillTrial) -> Iterator[str]:
    owing = {duty.team for duty in duties}
    live = {watch.team for watch in watches if watch.ended is None}
    for team in sorted(live - owing):
        yield f"team {team} watches {trial.aimed_at} and was owed no delivery"
    if not live:
        for watch in watches:
            if watch.ended:
                yield f"the watch of team {watch.team} on {watch.subject} ended on {watch.ended:%Y-%m-%d}, and no team has taken it over"


def _by_team(team: str, people: Sequence[Person], now: datetime) -> Iterator[str]:
    able = [person for person in people if can_answer_for(team, person)]
    if not able:
        yield f"team {team} has nobody who can answer"
    elif not any(person.present(now) for person in able):
        yield f"everyone in team {team} is away"


def _by_address(name: str, teams: dict[str, Team], people: Sequence[Person]) -> Iterator[str]:
    """Yield addresses that look misspelt: without a domain, or with one a letter away from what most others here have."""
    addresses = [team.address for team in teams.values()] + [person.address for person in people]
    domains = Counter(address.rpartition("@")[2].lower() for address in addresses if "@" in address)
    usual = domains.most_common(1)[0][0] if domains else ""
    own = [teams[name].address if name in teams else "", *(person.address for person in people if name in person.teams and person.active)]
    for address in filter(None, own):
        domain = address.rpartition("@")[2].lower()
        if ":" in address and "@" not in address:  # a channel
            continue
        if "@" not in address or "." not in domain:
            yield f"the address {address} of team {name} is no mail address"
        elif domains[domain] < domains[usual] and SequenceMatcher(None, domain, usual).ratio() >= _ALIKE:
            yield f"the address {address} of team {name} looks misspelt: most addresses here end in {usual}"


def _by_mail(reader: Reader, report: str) -> Iterator[str]:
    for mail in reader.find(Outgoing, report=report):
        if mail.state is OutgoingState.PARKED or mail.error:
            yield f"mail to {mail.to} could not be sent: {mail.error}"


def _unopened(
    reader: Reader, duties: Sequence[Duty], report: str, people: Sequence[Person], trial: DrillTrial, now: datetime
) -> Iterator[str]:
    """Yield the teams of which nobody opened or answered it within the day."""
    end = trial.at + timedelta(hours=STAGES[-1])
    if now < end:
        return
    readers = {event.by for event in reader.find(AccessEvent, report=report) if event.at <= end}
    teams_of = {person.name: person.teams for person in people}
    for duty in duties:
        answered = duty.closed is not None and duty.closed <= end
        if duty.state is not DutyState.MOVED and not answered and not any(duty.team in teams_of.get(name, ()) for name in readers):
            note = " (no mail was sent, on purpose)" if trial.how is Trial.MAIL_DOWN else ""
            yield f"nobody of {'the desk' if duty.team == DESK else f'team {duty.team}'} opened it within {STAGES[-1]} hours{note}"
