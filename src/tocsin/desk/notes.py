"""Notes: added to a report, each sealed under a key of its own, so that one written after an erasure can be read."""

from __future__ import annotations

from tocsin.domain.ledger import Change
from tocsin.domain.report import Note
from tocsin.store import Session


def add_note(session: Session, report: str, by: str, text: str) -> Note:
    """Adds a note to a report."""
    number = session.new_id("N")
    session.begin_owner(number)
    note = Note(number, report, by, session.now, session.seal(number, text.encode("utf-8", "surrogatepass")))
    session.record(Change("noted", None, note))
    return note
