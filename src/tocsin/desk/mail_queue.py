"""The only place where mail is queued, and the rule who gets the mail of a team. A title names no content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from tocsin.domain.duty import Duty
from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import ACCOUNT, Outgoing, OutgoingState
from tocsin.domain.people import Person, Team, can_answer_for
from tocsin.domain.time_zone import Zone
from tocsin.store import Session


@dataclass(frozen=True, slots=True)
class Addressee:
    """A mail address, with the name of its person. The name is empty for the address of a whole team."""

    address: str
    person: str = ""


class MailQueue:
    """Queues mail within one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._teams = {team.name: team.address for team in session.find(Team)}

    def addressees(self, team: str) -> list[Addressee]:
        """Return who gets the mail of a team: its address, or else the people who can answer for it. Nobody if no mail reaches it."""
        if address := self._teams.get(team):
            return [Addressee(address)]
        return [Addressee(person.address, person.name) for person in self._people if person.address and can_answer_for(team, person)]

    @cached_property
    def _people(self) -> list[Person]:
        """The people of the desk as they were when mail of this session was first asked about. A batch of reports opens many duties."""
        return self._session.find(Person, order=("name",))

    def tell_team(self, team: str, title: str) -> None:
        """Queue a mail to a team. The check-up of the desk names teams that no mail reaches."""
        for addressee in self.addressees(team):
            _queue(self._session, self._session.new_id("M"), addressee.address, title)

    def tell_of(self, duty: Duty, addressees: list[Addressee], title: str, mark: str = "told") -> None:
        """Queue mails about a duty. The same duty, mark and person give the same mail, which is sent once."""
        for addressee in addressees:
            number = ".".join(filter(None, (duty.id, mark, addressee.person)))
            _queue(self._session, number, addressee.address, title, duty)


def tell_owner(session: Session, owner: Person, what: str, zone: Zone, at: datetime) -> None:
    """Queue a mail to a person's address about a change of their account, made by anybody, at a time of the desk's clock.

    Nothing is queued for a person without an address. They read of the change on their account page.
    """
    if owner.address:
        by = "by you" if session.actor == owner.name else "by another person"
        _queue(session, session.new_id("M"), owner.address, f"{ACCOUNT}: {what} {by} on {zone.said(at)}")


def _queue(session: Session, number: str, to: str, title: str, duty: Duty | None = None) -> None:
    report, owed = (duty.report, duty.id) if duty else (None, None)
    session.record(Change("queued", None, Outgoing(number, report, owed, to, title, OutgoingState.QUEUED, session.now)))
