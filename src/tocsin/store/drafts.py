"""What is typed and not handed in yet: one sealed row for each unfinished call sheet, overwritten as it grows.

A draft is no record: the ledger says that its sheet was begun and what it became, not how it was typed. It goes with its key
when the sheet is finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select

from tocsin.domain.errors import Tampered
from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.session import Reader, Session
from tocsin.store.vault import seal, unseal


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sheet held at a time."""

    saved: datetime
    plain: bytes


def read(reader: Reader, sheet: str) -> Draft | None:
    """What a sheet holds; None when it is finished. Raises :class:`Tampered` when it was altered."""
    t = schema.draft
    row = reader.rows(select(t.c.saved, t.c.sealed).where(t.c.sheet == sheet)).first()
    key = reader.key_of(sheet) if row else None
    return Draft(datetime.fromisoformat(row.saved), unseal(key, sheet, row.sealed)) if row and key else None


def keep(session: Session, sheet: str, plain: bytes) -> Draft:
    """Puts this in the place of what the sheet held."""
    _, sealed = seal(session.key_of(sheet) or session.begin_owner(sheet), sheet, plain)
    _remove(session, sheet)
    session.connection.execute(schema.draft.insert(), {"sheet": sheet, "saved": instant(session.now), "sealed": sealed})
    return Draft(session.now, plain)


def forget(session: Session, sheet: str) -> None:
    """Removes what the sheet held, for good."""
    _remove(session, sheet)
    session.destroy_key(sheet)


def unsound(reader: Reader) -> Iterator[str]:
    """What is wrong with the drafts: they are missing, left behind, or do not open."""
    s, d = schema.sheet.c, schema.draft.c
    kept = (
        select(s.id, s.report, d.sealed)
        .select_from(schema.sheet.outerjoin(schema.draft))
        .where(or_(s.report.is_(None), d.sheet.is_not(None)))
    )
    for row in reader.stream(kept):
        if row["report"]:
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
