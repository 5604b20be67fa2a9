"""Signs of noticed content, kept as keyed hashes, by which it is recognised when it is seen again."""

from __future__ import annotations

from tocsin.domain.ledger import Change
from tocsin.domain.notice import Notice
from tocsin.domain.reappearance import Trace, TraceKind
from tocsin.store import DeskKey, Session


def sign_hash(key: DeskKey, sign: str) -> str:
    """Return the keyed hash of a sign of content, by which it is recognised when it is seen again."""
    return key.likeness(f"trace:{sign}")


def trace(session: Session, notice: Notice, kind: TraceKind, likeness: str) -> None:
    """Record a sign of the content of a notice, unless it is recorded."""
    if not session.count(Trace, notice=notice.id, likeness=likeness):
        session.record(Change("traced", None, Trace(session.new_id("U"), notice.id, notice.report, kind, likeness)))
