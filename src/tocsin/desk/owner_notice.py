"""Mail to the owner of an account when someone changes how to sign in to it."""

from __future__ import annotations

from datetime import datetime

from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import ACCOUNT, Outgoing, OutgoingState
from tocsin.domain.people import Person
from tocsin.domain.time_zone import Zone
from tocsin.store import Session


def tell_owner(session: Session, owner: Person, what: str, zone: Zone, at: datetime) -> None:
    """Queue a mail to a person's address about a change of their account, made by anybody, at a time of the desk's clock.

    Nothing is queued for a person without an address. They read of the change on their account page.
    """
    if not owner.address:
        return
    by = "by you" if session.actor == owner.name else "by another person"
    title = f"{ACCOUNT}: {what} {by} on {zone.said(at)}"
    session.record(
        Change("queued", None, Outgoing(session.new_id("M"), None, None, owner.address, title, OutgoingState.QUEUED, session.now))
    )
