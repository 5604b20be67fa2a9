"""State of a test warning after some hours, and the places where it would have been lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from tocsin.audit import standings
from tocsin.desk.lookup import clusters, watches_of
from tocsin.domain.access import AccessEvent
from tocsin.domain.drill import STAGES, DrillTrial, Trial
from tocsin.domain.duty import Duty, DutyKind, DutyState, Escalation
from tocsin.domain.ledger import Entry
from tocsin.domain.mail_address import CHANNEL_PREFIX
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import DESK, Person, Team, can_answer_for
from tocsin.domain.plural import counted
from tocsin.domain.status import Status
from tocsin.domain.subject import Link, Watch
from tocsin.store import Reader

_ALIKE = 0.8
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A test warning after some hours.

    ``teams`` holds the state of each team's delivery, ``mails`` the number of messages sent and ``mailed_to`` their addresses.
    """

    hours: int
    teams: tuple[tuple[str, str], ...]
    opened_by: tuple[str, ...]
    mails: int
    put_before: tuple[str, ...]
    mailed_to: tuple[str, ...] = ()


class Staff:
    """Teams and people of a desk, and the domains of their mail addresses."""

    def __init__(self, reader: Reader) -> None:
        self.people = reader.find(Person)
        self.teams = {team.name: team for team in reader.find(Team)}
        addresses = [team.address for team in self.teams.values()] + [person.address for person in self.people]
        self._domains = Counter(_domain(address) for address in addresses if "@" in address)

    def faults(self, team: str, now: datetime) -> Iterator[str]:
        """Yield, in words, why a warning for this team would reach nobody."""
        able = [person for person in self.people if can_answer_for(team, person)]
        if not able:
            yield f"team {team} has nobody who can answer"
        elif not any(person.present(now) for person in able):
            yield f"everyone in team {team} is away"
        members = [person.address for person in self.people if team in person.teams and person.active]
        own = [self.teams[team].address if team in self.teams else "", *members]
        for address in dict.fromkeys(filter(None, own)):
            if address.startswith(CHANNEL_PREFIX):
                continue
            if "@" not in address or "." not in _domain(address):
                yield f"the address {address} of team {team} is no mail address"
            elif other := self._nearly(_domain(address)):
                yield f"the address {address} of team {team} looks misspelt: others here end in {other}"

    def _nearly(self, domain: str) -> str:
        """Return a domain a letter or two away that as many addresses here have, or more, or nothing."""
        number = self._domains[domain]
        alike = (other for other, times in self._domains.most_common() if times >= number and other != domain)
        return next((other for other in alike if SequenceMatcher(None, domain, other).ratio() >= _ALIKE), "")


def set_up_faults(reader: Reader, now: datetime) -> Iterator[str]:
    """Yield what is wrong with the desk itself, whether or not a test warning met it: teams, addresses, and watches that ended."""
    watches, staff = reader.find(Watch), Staff(reader)
    for team in sorted({DESK, *(watch.team for watch in watches if watch.ended is None)}):
        yield from staff.faults(team, now)
    ended = {watch.subject for watch in watches} - {watch.subject for watch in watches if watch.ended is None}
    groups = {
        cluster.canonical.id: cluster for cluster in clusters(reader, ended).values() if cluster.canonical.status is not Status.CLOSED
    }
    by_subject = watches_of(reader, list(groups.values()))
    findings = [finding for subject in sorted(by_subject) for finding in _unwatched(by_subject[subject])]
    yield from findings[:_LISTED]
    if len(findings) > _LISTED:
        yield f"{counted(len(findings) - _LISTED, 'more watch', 'more watches')} ended, and no team has taken them over"


def stages(entries: Sequence[Entry], trial: DrillTrial, now: datetime) -> Iterator[Place]:
    """Yield where a test warning stood after each stage that is over. ``entries`` are those about its report."""
    addresses = {entry.key: str(entry.new["to"]) for entry in entries if entry.kind == Outgoing.KIND and "to" in entry.new}
    for hours in STAGES:
        at = trial.at + timedelta(hours=hours)
        if at > now:
            return
        then = [entry for entry in entries if entry.known <= at]
        sent = [entry.key for entry in then if entry.kind == Outgoing.KIND and entry.act == OutgoingState.SENT]
        yield Place(
            hours,
            tuple((standing.team, standing.outcome or standing.state) for standing in standings(then, at, {})),
            tuple(sorted({entry.actor for entry in then if entry.kind == AccessEvent.KIND and entry.new.get("what") == "report"})),
            len(sent),
            tuple(dict.fromkeys(str(entry.new.get("to")) or "nobody" for entry in then if entry.kind == Escalation.KIND)),
            tuple(dict.fromkeys(addresses[key] for key in sent)),
        )


def losses(reader: Reader, trial: DrillTrial, report: str, members: Collection[str], now: datetime) -> Iterator[str]:
    """Yield, in words, each place where a real warning like this one would have been lost or delayed."""
    owed = reader.find(Duty, report=report)
    duties = [duty for duty in owed if duty.kind is DutyKind.DELIVER]
    staff = Staff(reader)
    links = reader.find(Link, report=report, subject=list(members))
    if not links:
        yield f"the name was not recognised as it was written ({trial.how}): nobody who watches {trial.aimed_at} was told"
    yield from _by_watch(reader.find(Watch, subject=list(members)), duties, trial)
    for team in sorted({duty.team for duty in duties if duty.state is not DutyState.MOVED}):
        yield from staff.faults(team, now)
    yield from _by_mail(reader, report)
    if any(not escalation.to for escalation in reader.find(Escalation, report=report)):
        yield "it was overdue, and nobody at all was present to be told"
    if trial.how is Trial.LOWERING and not (links and any(duty.kind.rule.blocks_lowering for duty in owed)):
        yield f"a lower status of {trial.aimed_at} would not have been refused: nothing owed about this warning held it"
    yield from _unopened(reader, duties, report, staff.people, trial, now)


def _by_watch(watches: Sequence[Watch], duties: Sequence[Duty], trial: DrillTrial) -> Iterator[str]:
    owing = {duty.team for duty in duties}
    live = {watch.team for watch in watches if watch.ended is None}
    for team in sorted(live - owing):
        yield f"team {team} watches {trial.aimed_at} and was owed no delivery"
    yield from _unwatched(watches)


def _unwatched(watches: Sequence[Watch]) -> Iterator[str]:
    """Yield the watches on one subject that ended, unless another watch on it goes on."""
    if all(watch.ended for watch in watches):
        for watch in watches:
            yield f"the watch of team {watch.team} on {watch.subject} ended on {watch.ended:%Y-%m-%d}, and no team has taken it over"


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


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
