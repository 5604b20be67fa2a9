"""People and teams: every change of them leaves who, when, old and new, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.desk.intake import normalise, printable
from tocsin.desk.lookup import the_person, the_team
from tocsin.desk.rooms import Rooms
from tocsin.desk.subjects import OPERATOR
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Person, Role, Team


class People:
    """Who works at this desk, and in which teams."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def add_team(self, name: str, address: str = "", by: str = OPERATOR) -> Team:
        """Adds a team, or gives one another mail address."""
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            old, team = session.get(Team, _name(name)), Team(_name(name), address)
            if old == team:
                raise Refused(f"team {name} is there already")
            session.record(Change("team changed" if old else "team added", old, team))
            return team

    def add(self, name: str, team: str, role: Role, address: str = "", by: str = OPERATOR) -> Person:
        """Adds a person to a team, or an already known person to one more; a new role replaces the old one."""
        if _name(name) == SYSTEM:
            raise Malformed(f"{SYSTEM!r} is what the machine is called; give the person another name")
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            the_team(session, team)
            old = session.get(Person, _name(name))
            if old is None:
                _require_unlike(name, session.find(Person))
                person = Person(_name(name), role, (team,), address)
            else:
                teams = old.teams if team in old.teams else (*old.teams, team)
                person = replace(old, role=role, teams=teams, address=address or old.address, active=True)
            if person == old:
                raise Refused(f"{name} is {role} in team {team} already")
            session.record(Change("person changed" if old else "person added", old, person))
            return person

    def away(self, name: str, until: datetime | None, by: str = OPERATOR) -> Person:
        """Says that a person is away until then, or back now; escalations go to those who are present."""
        return self._change(name, lambda person: replace(person, away_until=until), "away" if until else "back", by)

    def remove(self, name: str, reason: str, by: str = OPERATOR) -> Person:
        """Says that a person no longer works here; what they did stays theirs."""
        return self._change(name, lambda person: replace(person, active=False), reason, by)

    def leave(self, name: str, team: str, reason: str, by: str = OPERATOR) -> Person:
        """Takes a person out of a team."""
        return self._change(name, lambda person: replace(person, teams=tuple(t for t in person.teams if t != team)), reason, by)

    def named(self, name: str) -> Person:
        """The person of this name, or :class:`Unknown`."""
        with self._rooms.store.reading() as reader:
            return the_person(reader, name)

    def listed(self) -> tuple[list[Team], list[Person]]:
        """Every team and every person."""
        with self._rooms.store.reading() as reader:
            return reader.find(Team, order=("name",)), reader.find(Person, order=("name",))

    def _change(self, name: str, change: Callable[[Person], Person], why: str, by: str) -> Person:
        with self._rooms.store.writing(by, self._rooms.clock.now()) as session:
            old = the_person(session, name)
            new = change(old)
            if new == old:
                raise Refused(f"nothing to change for {name}")
            session.record(Change("person changed", old, new, why))
            return new


def _name(name: str) -> str:
    tidy = " ".join(printable(name).split())
    if not tidy:
        raise Malformed("a name cannot be empty")
    return tidy


def _require_unlike(name: str, people: Sequence[Person]) -> None:
    """Two people whose names differ by case or spaces alone could be taken for each other where a second person is asked for."""
    alike = [each.name for each in people if normalise(each.name) == normalise(name)]
    if alike:
        raise Refused(f"{alike[0]!r} is known already: use that name, or one that nobody takes for it, such as {name + ' B.'!r}")
