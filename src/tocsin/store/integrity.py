"""Faults that ``verify`` and ``reconcile`` report: altered contents, state that is not the fold of the ledger, missing duties.

Everything is read in streams, so memory use does not grow with the desk.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, and_, exists, func, select

from tocsin.domain.duty import DutyKind, DutyState, Occasion
from tocsin.store import dialect, drafts, schema, search_index
from tocsin.store.content_checks import missing, unsound
from tocsin.store.drift import drift
from tocsin.store.list_versions import altered_entries, altered_lists
from tocsin.store.reader import Reader


def damaged(reader: Reader) -> Iterator[str]:
    """Yield every fault outside the ledger: database file, sealed contents, drafts, list entries."""
    yield from dialect.damage(reader.connection)
    yield from unsound(reader)
    yield from drafts.unsound(reader)
    yield from search_index.unsound(reader)
    yield from altered_lists(reader)
    yield from altered_entries(reader)


def unowed(reader: Reader) -> Iterator[str]:
    """Yield every report that lacks a duty it must have, and every duty that ended without a successor or a name."""
    for kind in (kind for kind in DutyKind if kind.rule.owed_on is Occasion.ACCEPTED):
        for row in reader.stream(_reports_without(kind)):
            yield f"report {row['id']} lacks the duty {kind.word}"
    for row in reader.stream(_unwatched_links()):
        yield f"report {row['report']} touches {row['subject']} and was never put before {row['team']}"
    successor = schema.duty.alias()
    lost = select(schema.duty.c.id).outerjoin(successor, schema.duty.c.successor == successor.c.id)
    for row in reader.stream(lost.where(schema.duty.c.state == DutyState.MOVED, successor.c.id.is_(None))):
        yield f"duty {row['id']} was moved to nobody"
    nameless = select(schema.duty.c.id).where(schema.duty.c.state == DutyState.DONE, schema.duty.c.by == "")
    for row in reader.stream(nameless):
        yield f"duty {row['id']} is done by nobody"


def lost(reader: Reader) -> Iterator[str]:
    """Yield everything that is lost: duties that are owed by nobody, records that the ledger has otherwise, and missing contents."""
    yield from unowed(reader)
    yield from drift(reader)
    yield from missing(reader)


def opened(reader: Reader) -> int:
    """Return how many duties were ever opened, according to the ledger."""
    t = schema.ledger
    return int(reader.rows(select(func.count(t.c.key.distinct())).where(t.c.kind == "duty")).scalar_one())


def _reports_without(kind: DutyKind) -> Select[tuple[str]]:
    report, duty = schema.report, schema.duty
    has = exists().where(and_(duty.c.report == report.c.id, duty.c.kind == kind, duty.c.state != DutyState.MOVED))
    return select(report.c.id).where(~has)


def _unwatched_links() -> Select[tuple[str, str, str]]:
    link, watch, duty = schema.link, schema.watch, schema.duty
    has = exists().where(and_(duty.c.report == link.c.report, duty.c.kind == DutyKind.DELIVER, duty.c.team == watch.c.team))
    touching = select(link.c.report, link.c.subject, watch.c.team).join(watch, watch.c.subject == link.c.subject)
    return touching.where(watch.c.ended.is_(None), link.c.upheld == 1, ~has)
