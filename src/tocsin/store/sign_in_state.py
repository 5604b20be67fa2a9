"""State of sign-ins by person: wrong tries, the last code used, and the identity at a provider.

It is shared by all processes of a desk and survives a restart. It is not part of the ledger: it changes with every wrong
try, and says nothing about reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.reader import Reader
from tocsin.store.session import Session


@dataclass(frozen=True, slots=True)
class SignInState:
    """One fact about a person's sign-ins. ``number`` counts or numbers, ``at`` is its time, ``value`` an identity."""

    number: int
    at: datetime
    value: str = ""


def read(reader: Reader, person: str, place: str) -> SignInState | None:
    """Return the state of a person at a place, or None."""
    t = schema.sign_in_state
    row = reader.rows(select(t.c.number, t.c.at, t.c.value).where(t.c.person == person, t.c.place == place)).first()
    return SignInState(row.number, datetime.fromisoformat(row.at), row.value) if row else None


def owner_of(reader: Reader, place: str, value: str) -> str | None:
    """Return the person that has this value at a place, or None."""
    t = schema.sign_in_state
    row = reader.rows(select(t.c.person).where(t.c.place == place, t.c.value == value)).first()
    return row.person if row else None


def write(session: Session, person: str, place: str, state: SignInState) -> None:
    """Replace the state of a person at a place."""
    forget(session, person, place)
    row = {"person": person, "place": place, "number": state.number, "at": instant(state.at), "value": state.value}
    session.connection.execute(schema.sign_in_state.insert(), row)


def forget(session: Session, person: str, place: str) -> None:
    """Remove the state of a person at a place."""
    session.flush()
    t = schema.sign_in_state
    session.connection.execute(delete(t).where(t.c.person == person, t.c.place == place))
