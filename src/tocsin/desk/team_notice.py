"""Mail to a team when somebody outside it changes what it is told of."""

from __future__ import annotations

from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import Person, Team, can_answer_for
from tocsin.store import Session


def tell_team(session: Session, team: str, title: str) -> None:
    """Queue a mail to a team, or to its people who can answer when the team has no address. The title names no content.

    Nothing is queued for a team that no mail reaches. The check-up of the desk names such teams.
    """
    record = session.get(Team, team)
    by_person = [person.address for person in session.find(Person, order=("name",)) if person.address and can_answer_for(team, person)]
    for address in [record.address] if record and record.address else by_person:
        session.record(Change("queued", None, Outgoing(session.new_id("M"), None, None, address, title, OutgoingState.QUEUED, session.now)))
