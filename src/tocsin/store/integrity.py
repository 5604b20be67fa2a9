"""Faults that ``verify`` and ``reconcile`` report: altered contents, state that is not the fold of the ledger, missing duties.

Everything is read in streams, so memory use does not grow with the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Select, Table, and_, exists, func, select

from tocsin.domain.duty import DutyKind, DutyState, Occasion
from tocsin.domain.ledger import Fields, Record, fold
from tocsin.store import dialect, drafts, schema, search_index
from tocsin.store.codec import Row, defaults, from_body, key_columns
from tocsin.store.content_checks import missing, unsound
from tocsin.store.list_versions import altered_entries, altered_lists
from tocsin.store.session import Reader

_CHUNK = 500


def damaged(reader: Reader) -> Iterator[str]:
    """Yield every fault outside the ledger: database file, sealed contents, drafts, list entries."""
    yield from dialect.damage(reader.connection)
    yield from unsound(reader)
    yield from drafts.unsound(reader)
    yield from search_index.unsound(reader)
    yield from altered_lists(reader)
    yield from altered_entries(reader)


def drift(reader: Reader) -> Iterator[str]:
    """Yield every record whose stored state differs from the state that the ledger implies."""
    for kind, table in schema.RECORDS.items():
        counted = 0
        for chunk in _folded(reader, kind, table):
            counted += len(chunk)
            stored_rows = _stored_rows(reader, kind.KIND, chunk)
            yield from (f"{kind.KIND} {key} is not what the ledger says" for key, row in chunk.items() if stored_rows.get(key) != row)
        stored = int(reader.rows(select(func.count()).select_from(table)).scalar_one())
        if stored != counted:
            yield f"{stored} records of kind {kind.KIND} are stored, {counted} are in the ledger"


def unowed(reader: Reader) -> Iterator[str]:
    """Yield every report that lacks a duty it must have, and every duty that ended without a successor or a name."""
    for kind in (kind for kind in DutyKind if kind.rule.owed_on is Occasion.ACCEPTED):
        for row in reader.stream(_reports_without(kind)):
            yield f"report {row['id']} owes no duty to {kind}"
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


def _folded(reader: Reader, record: type[Record], table: Table) -> Iterator[dict[str, Row]]:
    """Yield all records of a kind as the ledger implies them, in chunks of 500. Fields dropped from the schema are ignored.

    A field that was added to the record later and that no entry mentions has its default.
    """
    t, kind = schema.ledger, record.KIND
    added = defaults(record)
    rows = reader.stream(select(t.c.key, t.c.body, t.c.hash).where(t.c.kind == kind).order_by(t.c.key, t.c.seq))
    chunk: dict[str, Row] = {}
    for key, group in groupby(rows, key=lambda row: str(row["key"])):
        chunk[key] = added | {name: value for name, value in _fold_one(group, kind, key).items() if name in table.c}
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = {}
    yield chunk


def _fold_one(rows: Iterable[Any], kind: str, key: str) -> Fields:
    """Return the fields of one record after its entries. Empty if an entry was altered so that it cannot be read."""
    try:
        return fold(from_body(row["body"], row["hash"]) for row in rows)[kind, key]
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError):
        return {}


def _stored_rows(reader: Reader, kind: str, folded: dict[str, Row]) -> dict[str, Row]:
    record = schema.KINDS[kind]
    table = schema.RECORDS[record]
    names = key_columns(record)
    if len(names) == 1:
        rows = reader.rows(select(table).where(table.c[names[0]].in_(list(folded)))).mappings()
    else:
        first = sorted({row[names[0]] for row in folded.values()})
        rows = reader.rows(select(table).where(table.c[names[0]].in_(first))).mappings()
    return {_SEPARATORS.get(kind, "").join(str(row[name]) for name in names): dict(row) for row in rows}


_SEPARATORS = {"duplicate": "=", "link": ">", "watch": "@", "escalation": "^"}


def _reports_without(kind: DutyKind) -> Select[tuple[str]]:
    report, duty = schema.report, schema.duty
    has = exists().where(and_(duty.c.report == report.c.id, duty.c.kind == kind, duty.c.state != DutyState.MOVED))
    return select(report.c.id).where(~has)


def _unwatched_links() -> Select[tuple[str, str, str]]:
    link, watch, duty = schema.link, schema.watch, schema.duty
    has = exists().where(and_(duty.c.report == link.c.report, duty.c.kind == DutyKind.DELIVER, duty.c.team == watch.c.team))
    touching = select(link.c.report, link.c.subject, watch.c.team).join(watch, watch.c.subject == link.c.subject)
    return touching.where(watch.c.ended.is_(None), link.c.upheld == 1, ~has)
