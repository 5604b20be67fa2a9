"""Drafts of unfinished call sheets: one sealed row each, overwritten as it grows.

A draft is not part of the ledger, which records only that the sheet was begun and what it became. Its key is destroyed when
the sheet is finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, or_, select

from tocsin.domain.errors import Tampered
from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.reader import Reader
from tocsin.store.session import Session
from tocsin.store.vault import seal, unseal


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a sheet at a time."""

    saved: datetime
    plain: bytes


def read(reader: Reader, sheet: str) -> Draft | None:
    """Return the draft of a sheet, or None if it is finished. Raise :class:`Tampered` if the draft was altered."""
    t = schema.draft
    row = reader.rows(select(t.c.saved, t.c.sealed).where(t.c.sheet == sheet)).first()
    key = reader.key_of(sheet) if row else None
    return Draft(datetime.fromisoformat(row.saved), unseal(key, sheet, row.sealed)) if row and key else None


def keep(session: Session, sheet: str, plain: bytes) -> Draft:
    """Replace the draft of a sheet."""
    _, sealed = seal(session.key_of(sheet) or session.begin_owner(sheet), sheet, plain)
    _remove(session, sheet)
    session.connection.execute(schema.draft.insert(), {"sheet": sheet, "saved": instant(session.now), "sealed": sealed})
    return Draft(session.now, plain)


def forget(session: Session, sheet: str) -> None:
    """Remove the draft of a sheet for good."""
    _remove(session, sheet)
    session.destroy_key(sheet)


def unsound(reader: Reader) -> Iterator[str]:
    """Yield every fault of the drafts: missing, left behind, or unreadable."""
    s, d = schema.sheet.c, schema.draft.c
    drafts = (
        select(s.id, s.report, s.discarded, d.sealed)
        .select_from(schema.sheet.outerjoin(schema.draft))
        .where(or_(and_(s.report.is_(None), s.discarded.is_(None)), d.sheet.is_not(None)))
    )
    for row in reader.stream(drafts):
        if row["report"] or row["discarded"]:
            yield f"the draft of call sheet {row['id']} is still there, and the sheet is finished"
        elif row["sealed"] is None:
            yield f"the draft of call sheet {row['id']} is missing"
        elif why := _shut(reader, row["id"], row["sealed"]):
            yield f"the draft of call sheet {row['id']} does not open: {why}"


def _shut(reader: Reader, sheet: str, sealed: bytes) -> str:
    try:
        key = reader.key_of(sheet)
        if key:
            unseal(key, sheet, sealed)
    except Tampered as altered:
        return str(altered)
    return "" if key else "its key is gone"


def _remove(session: Session, sheet: str) -> None:
    session.flush()
    session.connection.execute(delete(schema.draft).where(schema.draft.c.sheet == sheet))
