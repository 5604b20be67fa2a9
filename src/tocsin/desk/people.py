"""People and teams. Every change records who made it, the old and new values, and the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.desk.lookup import the_person, the_team
from tocsin.desk.mail_queue import tell_owner
from tocsin.desk.services import DeskServices
from tocsin.domain.access import BEYOND_A_LEAD, can_manage_person, can_manage_team, can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.login import Credential
from tocsin.domain.mail_address import require_address
from tocsin.domain.people import OPERATOR, SYSTEM, Permission, Person, Role, Team, require
from tocsin.domain.text import normalise, printable
from tocsin.store import Reader, Session


@dataclass(frozen=True, slots=True)
class PeopleReach:
    """The people whom somebody looks after, and the teams and roles that they may give to somebody new."""

    people: frozenset[str]
    teams: tuple[str, ...]
    roles: tuple[Role, ...]


class People:
    """The people of this desk, and their teams."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def add_team(self, name: str, address: str = "", *, by: str = OPERATOR) -> Team:
        """Add a team, or change the mail address of one. Raises :class:`Malformed` for what is no single address."""
        require_address(address)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old, team = session.get(Team, tidy_name(name)), Team(tidy_name(name), address)
            _require_manages(session, by, team.name, new=old is None)
            if old is None:
                _require_unlike(team.name, [other.name for other in session.find(Team)])
            if old == team:
                raise Refused(f"team {name} is there already")
            session.record(Change("team changed" if old else "team added", old, team))
            return team

    def add(self, name: str, team: str, role: Role, address: str = "", *, by: str = OPERATOR) -> Person:
        """Add a person to a team. A person who works here gains the team, and the new role replaces the old one.

        Raises :class:`Malformed` for what is no single mail address.
        """
        require_address(address)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            the_team(session, team)
            old = session.get(Person, tidy_name(name))
            if old is None:
                _require_unlike(name, [other.name for other in session.find(Person)])
                person = Person(tidy_name(name), role, (team,), address)
            else:
                teams = old.teams if team in old.teams else (*old.teams, team)
                person = replace(old, role=role, teams=teams, address=address or old.address, active=True)
            require_looks_after(session, by, person, *([old] if old else []))
            if person == old:
                raise Refused(f"{name} is {role} in team {team} already")
            session.record(Change("person changed" if old else "person added", old, person))
            if old and old.address != person.address:
                what = "your mail address was changed"
                for owner in (old, person):  # the old address too: whoever takes an account over changes it first
                    tell_owner(session, owner, what, self._services.zone, self._services.clock.now())
            return person

    def away(self, name: str, until: datetime | None, *, by: str = OPERATOR) -> Person:
        """Record that a person is away until then, or back now. Escalations go to people who are present.

        Raises :class:`Malformed` for a time of return that has passed.
        """
        now = self._services.clock.now()
        if until is not None and until <= now:
            said = self._services.zone.said
            raise Malformed(f"{name} cannot be away until {said(until)}: it is {said(now)} already, so name a later time")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_person(session, name)
            if by != name:
                _require_manages(session, by, *old.teams)
            return _changed(session, old, replace(old, away_until=until), "away" if until else "back")

    def remove(self, name: str, *, reason: str, by: str = OPERATOR) -> Person:
        """Record that a person no longer works here. Their acts stay in their name."""
        return self._change(name, lambda person: replace(person, active=False), reason, by)

    def leave(self, name: str, team: str, *, reason: str, by: str = OPERATOR) -> Person:
        """Take a person out of a team."""
        return self._change(name, lambda person: replace(person, teams=tuple(t for t in person.teams if t != team)), reason, by)

    def named(self, name: str) -> Person:
        """Return the person of this name, or :class:`Unknown`."""
        with self._services.store.reading() as reader:
            return the_person(reader, name)

    def listed(self) -> tuple[list[Team], list[Person]]:
        """Return every team and every person."""
        with self._services.store.reading() as reader:
            return reader.find(Team, order=("name",)), reader.find(Person, order=("name",))

    def reach(self, *, by: str) -> PeopleReach:
        """Return whom a person looks after, and the teams and roles that they may give to somebody new."""
        with self._services.store.reading() as reader:
            person, people, teams = the_person(reader, by), reader.find(Person), reader.find(Team, order=("name",))
            names = frozenset(other.name for other in people if looks_after(reader, person, other))
            anywhere = person.role is Role.ADMINISTRATOR or stands_in(reader, person)
            own = [team.name for team in teams if anywhere or team.name in person.teams]
            roles = [role for role in Role if anywhere or role not in BEYOND_A_LEAD]
            return PeopleReach(names, tuple(own), tuple(roles))

    def _change(self, name: str, change: Callable[[Person], Person], why: str, by: str) -> Person:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_person(session, name)
            require_looks_after(session, by, old)
            return _changed(session, old, change(old), why)


def looks_after(reader: Reader, in_charge: Person, other: Person) -> bool:
    """Return True if a person may change another's role, activity and sign-in secrets.

    On a desk without an administrator a lead of the desk may also add and invite people of other teams, until these sign in
    with a password of their own.
    """
    if can_manage_person(in_charge, other):
        return True
    if other.name == in_charge.name or not stands_in(reader, in_charge):
        return False
    credential = reader.get(Credential, other.name)
    return credential is None or credential.fresh


def stands_in(reader: Reader, person: Person) -> bool:
    """Return True for a lead of the desk while the desk has no administrator."""
    is_lead = person.role is Role.LEAD and can_read_all(person)
    return is_lead and not any(other.active for other in reader.find(Person, role=Role.ADMINISTRATOR))


def require_looks_after(reader: Reader, by: str, *people: Person) -> None:
    """Raise :class:`PermissionDenied` unless ``by`` may manage all of these people. The operator of the command line may."""
    for person in people if by != OPERATOR else ():
        if not looks_after(reader, _in_charge(reader, by), person):
            raise PermissionDenied(f"{by} does not manage {person.name}: ask {_whom(by, person)}")


def _require_manages(reader: Reader, by: str, *teams: str, new: bool = False) -> None:
    if by == OPERATOR or can_manage_team(_in_charge(reader, by), *teams):
        return
    names = ", ".join(teams) or "them"
    if new:
        raise PermissionDenied(f"{by} may not add team {names}: ask a lead of the desk or an administrator")
    raise PermissionDenied(f"{by} does not lead {names}: ask the lead there, a lead of the desk or an administrator")


def _in_charge(reader: Reader, by: str) -> Person:
    person = the_person(reader, by)
    require(person, Permission.PEOPLE)
    return person


def _whom(by: str, person: Person) -> str:
    return "another person who looks after people" if by == person.name else "an administrator, or a lead of all their teams"


def _changed(session: Session, old: Person, new: Person, why: str) -> Person:
    if new == old:
        raise Refused(f"nothing to change for {old.name}")
    session.record(Change("person changed", old, new, why))
    return new


def tidy_name(name: str) -> str:
    """Return a name without odd spaces. Raise :class:`Malformed` for an empty one and for the names of machine and command line."""
    tidy = " ".join(printable(name).split())
    if not tidy:
        raise Malformed("a name cannot be empty")
    if tidy in (SYSTEM, OPERATOR):
        raise Malformed(f"{tidy!r} is no name here: the record calls the machine {SYSTEM}, the command line {OPERATOR}")
    return tidy


def _require_unlike(name: str, names: Sequence[str]) -> None:
    """Raise :class:`Refused` for a name that differs from another by case or spaces alone.

    The two could be taken for each other where a second person is required.
    """
    similar = [other for other in names if normalise(other) == normalise(name)]
    if similar:
        raise Refused(f"{similar[0]!r} is known already: use that name, or one that nobody takes for it, such as {name + ' B.'!r}")
