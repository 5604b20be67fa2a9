"""Reports that may be owed a review of whether they are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, or_, select

from tocsin.domain.report import Priority, Triage
from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.reader import Reader


@dataclass(frozen=True, slots=True)
class OldReport:
    """An assessed report that no review, hold or erasure stands in the way of."""

    report: str
    received: datetime
    channel: str
    triage: Triage


def old_reports(reader: Reader, before: datetime, today: date, among: Collection[str] | None = None) -> Iterator[OldReport]:
    """Yield the assessed reports received before this time, the oldest first.

    Left out are those that were erased, are held, are owed a review already, or are kept until a day after ``today``.
    ``among`` limits them to a few reports.
    """
    t, triage, review, hold, erasure = schema.report, schema.triage, schema.retention, schema.hold, schema.erasure
    waits = or_(review.c.decision == "", review.c.until > today.isoformat())
    wanted = (
        select(t.c.id, t.c.received, t.c.channel, triage.c.priority, triage.c.handling, triage.c.grading, triage.c.disposition)
        .join(triage, triage.c.report == t.c.id)
        .where(
            t.c.received < instant(before),
            triage.c.disposition != "",
            ~exists().where(erasure.c.report == t.c.id),
            ~exists().where(hold.c.report == t.c.id, hold.c.ended.is_(None)),
            ~exists().where(review.c.report == t.c.id, waits),
        )
        .order_by(t.c.received, t.c.id)
    )
    if among is not None:
        wanted = wanted.where(t.c.id.in_(sorted(among)))
    for row in reader.stream(wanted):
        kept = Triage(row["id"], Priority(row["priority"]), row["handling"], row["grading"], row["disposition"])
        yield OldReport(row["id"], datetime.fromisoformat(row["received"]), row["channel"], kept)
