"""Check whether this desk can do its work: people, teams, mail, lists, storage, overdue work.

Each check reads the current state and yields findings. It changes nothing and asks nothing outside the machine.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from shlex import quote

from tocsin.desk.health import last_backup
from tocsin.desk.installation import Installation
from tocsin.desk.machine_texts import MachineTexts
from tocsin.desk.recipients import view_of
from tocsin.desk.services import DeskServices
from tocsin.domain.access import has_permission
from tocsin.domain.dispatch import Recipient
from tocsin.domain.duty import Duty, DutyState, Escalation
from tocsin.domain.errors import Malformed
from tocsin.domain.item import Item
from tocsin.domain.login import Credential
from tocsin.domain.mail_address import CHANNEL_PREFIX, is_address
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Person, Role, Team
from tocsin.domain.plural import counted
from tocsin.domain.report import Report
from tocsin.domain.subject import ListVersion, Watch
from tocsin.domain.text import printable
from tocsin.extras import EXTRAS, install, is_installed
from tocsin.outbound.channels import FILE as CHANNELS
from tocsin.outbound.channels import load_channels, not_set_up
from tocsin.outbound.mail import in_words
from tocsin.store import Before, Reader

OLD_LIST = timedelta(days=45)
OLD_BACKUP = timedelta(days=2)
ESCALATION_DELAY = timedelta(minutes=10)
_ROOM = 1 << 30
_SHOWN = 5
_ADVISED = ("web", "lake", "measure", "copies", "postgres")


class Severity(StrEnum):
    """Weight of a finding: ``broken`` loses or delays warnings now, ``weak`` may do so later, ``advice`` is worth knowing."""

    BROKEN = "broken"
    WEAK = "weak"
    ADVICE = "advice"


class Topic(StrEnum):
    """Part of a desk that is checked, in the order in which a new desk is set up."""

    SECOND_STEP = "second step"
    TIME_AND_LANGUAGES = "time and languages"
    TEAMS = "teams"
    PEOPLE = "people"
    MAIL = "mail"
    DOOR = "door"
    LISTS = "lists"
    NOTICES = "notices"
    WATCHES = "watches"
    WORK = "overdue work"
    BACKUP = "backup"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class CheckupFinding:
    """One thing that is wrong with the desk. ``fix`` is the act on the command line that mends it."""

    severity: Severity
    problem: str
    fix: str
    topic: Topic


@dataclass(frozen=True, slots=True)
class _State:
    """The parts of the desk's state that several checks read."""

    services: DeskServices
    reader: Reader
    teams: Sequence[Team]
    people: Sequence[Person]
    changed_settings: Sequence[str] = ()


_Problem = tuple[Severity, str, str]
"""Severity, problem and fix."""


class Checkup:
    """Finds what stops this desk from doing its work."""

    def __init__(self, services: DeskServices, installation: Installation) -> None:
        self._services = services
        self._installation = installation

    def findings(self) -> list[CheckupFinding]:
        """Return all findings, the gravest first."""
        with self._services.store.reading() as reader:
            active = [person for person in reader.find(Person) if person.active]
            changed = tuple(self._installation.settings_changed(reader))
            state = _State(self._services, reader, reader.find(Team), active, changed)
            findings = [CheckupFinding(*problem, topic) for topic, check in CHECKS for problem in check(state)]
        return sorted(findings, key=lambda finding: list(Severity).index(finding.severity))


def _overdue(state: _State) -> Iterator[_Problem]:
    now = state.services.clock.now()
    overdue = state.reader.find(Duty, state=DutyState.OPEN, due=Before(now))
    if not overdue:
        return
    late = [duty for duty in overdue if duty.due < now - ESCALATION_DELAY]
    escalated = {escalation.duty: escalation.to for escalation in state.reader.find(Escalation, duty=[duty.id for duty in late])}
    if silent := [duty.id for duty in late if duty.id not in escalated]:
        duties = counted(len(silent), "overdue duty was", "overdue duties were")
        problem = f"{duties} never put before anyone ({_some(silent)}): the worker does not run"
        yield (Severity.BROKEN, problem, "run tocsin serve, or tocsin work every minute from a timer")
    if nobody := [duty for duty, to in escalated.items() if not to]:
        yield (
            Severity.BROKEN,
            f"nobody was present for {counted(len(nobody), 'overdue duty', 'overdue duties')} ({_some(nobody)})",
            "tocsin user back NAME",
        )
    yield (Severity.WEAK, f"{counted(len(overdue), 'duty is', 'duties are')} overdue", "tocsin duties --overdue")


def _desk_people(state: _State) -> Iterator[_Problem]:
    at_desk = [person for person in state.people if DESK in person.teams]
    able = [person for person in at_desk if Permission.ASSESS in ROLE_PERMISSIONS[person.role]]
    if not able:
        yield (Severity.BROKEN, "nobody at the desk can assess a report", "tocsin user add NAME --team desk --role lead")
    elif len(able) == 1:
        problem = f"only {able[0].name} can assess at the desk: a second reading and a lower status need a second person"
        yield (Severity.WEAK, problem, "tocsin user add NAME --team desk --role analyst")
    if at_desk and not any(person.role is Role.LEAD for person in at_desk):
        yield (Severity.WEAK, "the desk has no lead", "tocsin user add NAME --team desk --role lead")


def _teams(state: _State) -> Iterator[_Problem]:
    now = state.services.clock.now()
    for team in state.teams:
        members = [person for person in state.people if team.name in person.teams]
        answering = [person for person in members if Permission.ANSWER in ROLE_PERMISSIONS[person.role]]
        if not answering and team.name != DESK:
            fix = f"tocsin user add NAME --team {quote(team.name)} --role member"
            yield (Severity.BROKEN, f"team {team.name} has nobody who can answer", fix)
        elif answering and not any(person.present(now) for person in answering):
            yield (Severity.BROKEN, f"everyone in team {team.name} is away", "tocsin user back NAME")
        if not team.address:
            by_mail = [person for person in answering if person.address]
            problem = f"team {team.name} has no mail address: " + (
                f"of its people {len(by_mail)} of {len(answering)} are told one by one"
                if by_mail
                else "it learns of a delivery only by looking"
            )
            yield (Severity.ADVICE if by_mail else Severity.WEAK, problem, f"tocsin team add {quote(team.name)} --mail ADDRESS")


def _watches(state: _State) -> Iterator[_Problem]:
    watches = state.reader.find(Watch)
    now = state.services.clock.now()
    due = [watch.id for watch in watches if watch.ended is None and watch.review and watch.review < now.date()]
    if due:
        yield (
            Severity.WEAK,
            f"{counted(len(due), 'watch is', 'watches are')} past the review date ({_some(due)})",
            "tocsin watch TEAM SUBJECT --review DATE",
        )
    live = {watch.subject for watch in watches if watch.ended is None}
    ended = sorted({watch.subject for watch in watches} - live)
    if ended:
        yield (Severity.ADVICE, f"nobody watches {counted(len(ended), 'subject')} any more ({_some(ended)})", "tocsin watch TEAM SUBJECT")


def _mail(state: _State) -> Iterator[_Problem]:
    if not state.services.settings.mail.host:
        yield (Severity.BROKEN, "no mail server is set: mails are only written to files", "set mail.host in tocsin.toml")
    parked = state.reader.find(Outgoing, state=OutgoingState.PARKED)
    failing = [mail for mail in state.reader.find(Outgoing, state=OutgoingState.QUEUED) if mail.attempts]
    if stuck := [*parked, *failing]:
        last = next((mail.error for mail in stuck if mail.error), "")
        problem = f"{counted(len(stuck), 'message')} could not be sent{': ' + in_words(last) if last else ''}"
        yield (Severity.BROKEN, problem, "check mail in tocsin.toml and the team's address")


def _notices(state: _State) -> Iterator[_Problem]:
    notices = state.services.settings.notices
    if state.reader.count(Item) and not (notices.notifier and notices.address):
        problem = "notices to platforms need the name and mail address of the notifier"
        yield (Severity.WEAK, problem, "set notices.notifier and notices.address in tocsin.toml")


def _addresses(state: _State) -> Iterator[_Problem]:
    """Yield stored addresses of teams and people that are no single address. Nothing that is sent to them arrives."""
    wrong = [(f"team {team.name}", team.address, f"tocsin team add {quote(team.name)} --mail ADDRESS") for team in state.teams]
    for person in state.people:
        team = quote(person.teams[0]) if person.teams else "TEAM"
        fix = f"tocsin user add {quote(person.name)} --team {team} --role {person.role} --mail ADDRESS"
        wrong.append((person.name, person.address, fix))
    for owner, address, fix in wrong:
        if address and not is_address(address):
            yield (Severity.BROKEN, f"{printable(address)!r} of {owner} is no single mail address: no mail arrives there", fix)


def _channels(state: _State) -> Iterator[_Problem]:
    addresses = [*(team.address for team in state.teams), *(person.address for person in state.people), *_outside(state.reader)]
    try:
        missing = not_set_up(state.services.home, addresses)
        load_channels(state.services.home)
    except Malformed as error:
        yield (Severity.BROKEN, str(error), f"correct {CHANNELS} in the home folder")
        return
    if missing:
        problem = f"messages go to channels that nobody set up ({_some(missing)})"
        yield (Severity.BROKEN, problem, f"add them to {CHANNELS} in the home folder")
    if any(address.startswith(CHANNEL_PREFIX) for address in addresses) and not is_installed("channels"):
        yield (Severity.BROKEN, f"packages for {EXTRAS['channels'][0]} are not installed", install("channels"))


def _outside(reader: Reader) -> Iterator[str]:
    """Yield the addresses of the people outside to whom alerts and documents go."""
    for recipient in reader.find(Recipient, active=True):
        for contact in view_of(reader, recipient).details.contacts:
            yield from (contact.address, contact.code_address)


def _own_address(state: _State) -> Iterator[_Problem]:
    if not state.services.settings.address and any([*(team.address for team in state.teams), *(person.address for person in state.people)]):
        problem = "the desk's own address is not set: mails that ask for an answer link to nothing"
        yield (Severity.WEAK, problem, "set address in tocsin.toml, such as https://desk.example.org")


def _door(state: _State) -> Iterator[_Problem]:
    if state.services.settings.door:
        if not state.reader.find(Report, channel="door", limit=1):
            problem = "nothing has come through the public door yet"
            yield (Severity.ADVICE, problem, f"send a trial message at {state.services.settings.door}")
    elif outside := state.reader.count(Recipient, active=True):
        problem = f"no alert can be sent to {counted(outside, 'recipient')}: the desk has no public door, where they open it"
        fix = "set door in tocsin.toml; until then tell them by telephone, and record it with tocsin alerts acknowledge"
        yield (Severity.BROKEN, problem, fix)
    else:
        yield (Severity.ADVICE, "the desk has no public door: people without an account cannot report anything", "set door in tocsin.toml")


def _lists(state: _State) -> Iterator[_Problem]:
    current = state.reader.find(ListVersion, current=True)
    if not current:
        yield (Severity.ADVICE, "no watch-list is loaded", "tocsin lists load PATH --source un")
    for version in current:
        if state.services.clock.now() - version.loaded > OLD_LIST:
            problem = f"list {version.source} was loaded on {version.loaded:%Y-%m-%d}: newer names are unknown"
            yield (Severity.WEAK, problem, f"tocsin lists load PATH --source {quote(version.source)}")


def _sign_in(state: _State) -> Iterator[_Problem]:
    credentials = {credential.person: credential for credential in state.reader.find(Credential)}
    if not credentials or state.services.settings.openid.provider:
        return
    grave = [person.name for person in state.people if has_permission(person, Permission.SETTINGS)]
    own = [credentials[name] for name in grave if name in credentials and not credentials[name].fresh]
    if bare := [credential.person for credential in own if not credential.second]:
        problem = f"{_some(bare)} can change the desk with a password alone"
        yield (Severity.WEAK, problem, "ask them to set up a second step when they sign in next")


def _changed_settings(state: _State) -> Iterator[_Problem]:
    for change in state.changed_settings:
        yield (Severity.WEAK, change, "tocsin accept --by NAME --reason TEXT")


def _home(state: _State) -> Iterator[_Problem]:
    home = state.services.home
    if home.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield (Severity.BROKEN, f"other users of this machine can look into {home}", f"chmod 700 {home}")
    free = shutil.disk_usage(home).free
    if free < _ROOM:
        yield (Severity.BROKEN, f"only {free >> 20} MB are free on the disk of {home}", "make room, or move the home folder")


def _backup(state: _State) -> Iterator[_Problem]:
    last = last_backup(state.services.home)
    if last is None:
        yield (Severity.WEAK, "no backup of this desk was made here", "tocsin backup FILE, every night from a timer")
    elif state.services.clock.now() - last.made > OLD_BACKUP:
        problem = f"the last backup was made on {last.made:%Y-%m-%d}"
        yield (Severity.WEAK, problem, "tocsin backup FILE, every night from a timer")


def _settings(state: _State) -> Iterator[_Problem]:
    if state.services.settings.zone == "UTC":
        yield (Severity.ADVICE, "times are shown in UTC", "set zone in tocsin.toml, for example Europe/Berlin")
    if not state.services.settings.reads:
        problem = "the desk's languages are not set: no report is put up for translation"
        yield (Severity.ADVICE, problem, 'set reads in tocsin.toml, for example ["en", "de"]')
    elif not is_installed("languages"):
        problem = f"packages for {EXTRAS['languages'][0]} are not installed: only stated languages are put up for translation"
        yield (Severity.ADVICE, problem, install("languages"))


def _extras(state: _State) -> Iterator[_Problem]:
    for extra in _ADVISED:
        if not is_installed(extra):
            yield (Severity.ADVICE, f"packages for {EXTRAS[extra][0]} are not installed", install(extra))


def _models(state: _State) -> Iterator[_Problem]:
    for model in MachineTexts(state.services).models():
        if model.fault:
            yield (Severity.WEAK, f"the model {model.name} cannot {model.task}: {model.fault}", "tocsin machine lists them all")


CHECKS: tuple[tuple[Topic, Callable[[_State], Iterator[_Problem]]], ...] = (
    (Topic.WORK, _overdue),
    (Topic.PEOPLE, _desk_people),
    (Topic.TEAMS, _teams),
    (Topic.WATCHES, _watches),
    (Topic.MAIL, _mail),
    (Topic.MAIL, _addresses),
    (Topic.MAIL, _channels),
    (Topic.MAIL, _own_address),
    (Topic.DOOR, _door),
    (Topic.LISTS, _lists),
    (Topic.NOTICES, _notices),
    (Topic.SECOND_STEP, _sign_in),
    (Topic.MACHINE, _changed_settings),
    (Topic.MACHINE, _home),
    (Topic.BACKUP, _backup),
    (Topic.TIME_AND_LANGUAGES, _settings),
    (Topic.MACHINE, _extras),
    (Topic.MACHINE, _models),
)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
