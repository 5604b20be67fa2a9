"""Find entries of the ledger by person, act, record, object and time, newest first.

A page reads one range of one index, so its cost does not grow with the ledger. Times are turned into entry numbers first:
entries are numbered in the order in which they became known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from tocsin.domain.access import AccessEvent
from tocsin.domain.ledger import Entry
from tocsin.store import dialect, schema
from tocsin.store.codec import from_body, instant
from tocsin.store.reader import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Conditions on an entry. An empty field asks for nothing.

    ``about`` is the id of a record, report or subject. ``opened`` is what an access event opened: ``report``, ``source``, ``history``,
    ``sentence`` or a file's name. ``since`` is inclusive, ``until`` is not. ``before`` is an entry's number: only older ones count.
    """

    actors: Collection[str] = ()
    acts: Collection[str] = ()
    kinds: Collection[str] = ()
    about: str = ""
    opened: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int = 0


def find_entries(reader: Reader, wanted: EntryFilter, limit: int) -> list[Entry]:
    """Return at most ``limit`` entries that meet the filter, the newest first."""
    t = schema.ledger
    newest_first = select(t.c.body, t.c.hash).where(*_conditions(reader, wanted)).order_by(t.c.seq.desc()).limit(limit)
    return [from_body(row.body, row.hash) for row in reader.rows(newest_first)]


def entry_acts(reader: Reader) -> list[str]:
    """Return every act that the ledger holds, sorted. Reads one index entry per act."""
    t = schema.ledger
    acts: list[str] = []
    following = select(t.c.act).where(t.c.act > bindparam("last")).order_by(t.c.act).limit(1)
    while (act := reader.rows(following, {"last": acts[-1] if acts else ""}).scalar()) is not None:
        acts.append(str(act))
    return acts


def entries_as(entry: type[T], reader: Reader, kinds: Collection[str], until: datetime) -> Iterator[T]:
    """Yield every entry of these kinds before a time, in order, as a class that has the parts of an entry that are needed.

    The ledger is read from its beginning, so no index by kind is used.
    """
    decode = msgspec.json.Decoder(entry).decode
    marks = ", ".join("?" * len(kinds))
    bodies = f"SELECT body FROM ledger WHERE COALESCE(kind, '') IN ({marks}) AND seq <= ? ORDER BY seq"  # noqa: S608 - marks alone
    for (body,) in dialect.stream(reader.connection, bodies, *sorted(kinds), _count_before(reader, until)):
        yield decode(body)


def _conditions(reader: Reader, wanted: EntryFilter) -> list[ColumnElement[bool]]:
    t = schema.ledger
    conditions: list[ColumnElement[bool]] = []
    for column, values in ((t.c.actor, wanted.actors), (t.c.act, wanted.acts), (t.c.kind, wanted.kinds)):
        if values:
            conditions.append(column.in_(sorted(values)))
    if wanted.about:
        conditions.append(_is_about(wanted.about))
    if wanted.opened:
        opened = select(schema.reading.c.id).where(schema.reading.c.what == wanted.opened)
        conditions += [t.c.kind == AccessEvent.KIND, t.c.key.in_(opened)]
    if wanted.since:
        conditions.append(t.c.seq > _count_before(reader, wanted.since))
    if wanted.until:
        conditions.append(t.c.seq <= _count_before(reader, wanted.until))
    if wanted.before:
        conditions.append(t.c.seq < wanted.before)
    return conditions


def _is_about(record: str) -> ColumnElement[bool]:
    """Return the condition for a record's own entries and those that name it as their report or subject.

    Links of reports to a subject count as entries of the report. Naming every kind lets the database use the index by kind and key.
    """
    t = schema.ledger
    own = and_(t.c.kind.in_(sorted(schema.KINDS)), t.c.key == record)
    return or_(own, t.c.report == record, and_(t.c.subject == record, t.c.report.is_(None)))


def _count_before(reader: Reader, time: datetime) -> int:
    """Return how many entries became known before a time, by bisection over their numbers."""
    t = schema.ledger
    known_at = select(t.c.known).where(t.c.seq == bindparam("seq"))
    numbers = range(1, reader.head().seq + 1)
    return bisect_left(numbers, instant(time), key=lambda seq: str(reader.rows(known_at, {"seq": seq}).scalar()))
