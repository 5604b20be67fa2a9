"""One snapshot of the database: records, entries of the ledger, and sealed contents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, exists, func, select

from tocsin.domain.duty import DAY, DutyKind
from tocsin.domain.errors import Tampered
from tocsin.domain.ledger import GENESIS, Entry, Record
from tocsin.store import schema
from tocsin.store.blobs import Blobs
from tocsin.store.codec import Row, from_body, from_row, from_rows, instant, key_columns
from tocsin.store.dialect import days_between
from tocsin.store.index_key import IndexKey
from tocsin.store.queries import (
    CHUNK,
    CONTENT,
    CONTENTS,
    LAST_ENTRY,
    OWED,
    WRAPPED_KEY,
    chunks,
    parts,
    search,
    shapes,
    values,
)
from tocsin.store.vault import DeskKey, unseal

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the ledger."""

    seq: int = 0
    hash: str = GENESIS
    known: datetime | None = None


class Reader:
    """Reads records, entries and sealed contents from one snapshot."""

    def __init__(self, connection: Connection, key: DeskKey, blobs: Blobs) -> None:
        self._connection = connection
        self._key = key
        self._blobs = blobs
        self._keys: dict[str, bytes | None] = {}

    @property
    def connection(self) -> Connection:
        """Return the connection. For modules of this package only."""
        return self._connection

    @property
    def index_key(self) -> IndexKey:
        """Return the keys of the search index. For modules of this package only."""
        return self._key.index

    def keyed_words(self, words: Iterable[str]) -> list[bytes]:
        """Return the keyed hashes under which the search index knows these folded words."""
        return self.index_key.words(words)

    def blob(self, content: str) -> bytes | None:
        """Return the sealed bytes of a large content, or None."""
        return self._blobs.get(content)

    def has_blob(self, content: str) -> bool:
        """Return True if the sealed bytes of a large content are there."""
        return self._blobs.has(content)

    def get(self, kind: type[R], /, *key: str | int) -> R | None:
        """Return the record with this id, or None."""
        where: dict[str, Any] = dict(zip(key_columns(kind), key, strict=True))
        return next(iter(self.find(kind, **where)), None)

    def find(self, kind: type[R], /, *, order: Collection[str] = (), limit: int | None = None, **where: Any) -> list[R]:
        """Return the records whose fields match these values: a value, any of a collection, None, :class:`Before` or :class:`After`.

        ``order`` names fields, with a minus to begin with the last. ``sequence`` is the order in which ids were given out. It tells which
        of two records came last where the clock gave both one time.
        """
        records: list[R] = []
        for part in parts(where):
            result = self.rows(search(kind, tuple(order), shapes(part), limit is not None), values(part, limit))
            records += from_rows(kind, result.keys(), result.all())
        return records

    def each(self, kind: type[R], /, *, order: Collection[str] = (), limit: int | None = None, **where: Any) -> Iterator[R]:
        """Yield the records that :meth:`find` would return, one at a time."""
        statement = search(kind, tuple(order), shapes(where), limit is not None)
        for row in self.stream(statement, values(where, limit)):
            yield from_row(kind, row)

    def count(self, kind: type[R], /, **where: Any) -> int:
        """Return the number of records whose fields match these values."""
        counted = search(kind, (), shapes(where), False).with_only_columns(func.count(), maintain_column_froms=True)
        return int(self.rows(counted, values(where, None)).scalar_one())

    def ids(self, kind: type[R]) -> list[str]:
        """Return the id of every record of a kind, in no order."""
        return list(self.rows(select(schema.RECORDS[kind].c.id)).scalars())

    def tally(self, kind: type[R], /, field: str) -> dict[str, int]:
        """Return the number of records for each value of a field."""
        column = schema.RECORDS[kind].c[field]
        return {str(value): int(n) for value, n in self.rows(select(column, func.count()).group_by(column))}

    def head(self) -> Head:
        """Return the last entry of the ledger."""
        row = self.rows(LAST_ENTRY).first()
        try:
            return Head(row.seq, row.hash, datetime.fromisoformat(row.known)) if row else Head()
        except ValueError:
            raise Tampered(f"the time of entry {row.seq if row else 0} of the ledger was altered: restore the newest backup") from None

    def last_change(self, *kinds: str, after: int = 0) -> int:
        """Return the number of the last entry about any of these kinds, 0 if there is none after ``after``.

        A caller that passes where it last looked pays only for the entries since then.
        """
        return int(self.rows(_last_change(bool(after)), {"kinds": list(kinds), "after": after}).scalar_one())

    def changed(self, kind: str, after: int, *acts: str) -> list[str]:
        """Return the ids of the records of a kind that changed after this entry, by any act or by these."""
        t = schema.ledger
        by = [t.c.act.in_(acts)] if acts else []
        return list(self.rows(select(t.c.key).where(t.c.kind == kind, t.c.seq > after, *by).distinct().order_by(t.c.key)).scalars())

    def changed_in_order(self, kind: str, after: int, act: str, at_most: int) -> list[tuple[int, str]]:
        """Return the first entries after this one by which an act changed records of a kind: the entry's number and the record's id."""
        t = schema.ledger
        chosen = select(t.c.seq, t.c.key).where(t.c.kind == kind, t.c.act == act, t.c.seq > after).order_by(t.c.seq).limit(at_most)
        return [(seq, key) for seq, key in self.rows(chosen)]

    def entries(
        self, *, reports: Collection[str] = (), subjects: Collection[str] = (), after: int = 0, until: datetime | None = None
    ) -> list[Entry]:
        """Return entries in order: those about any of these reports, and those about these subjects but no report.

        All entries are returned if neither is given.
        """
        t = schema.ledger
        conditions = [t.c.seq > after] + ([t.c.known <= instant(until)] if until else [])
        if not reports and not subjects:
            return self._entries(select(t.c.body, t.c.hash).where(*conditions).order_by(t.c.seq))
        entries: dict[int, Entry] = {}
        for about, ids in ((t.c.report.in_, reports), (_of_no_report, subjects)):
            for chunk in chunks(list(ids)):
                touched = self._entries(select(t.c.body, t.c.hash).where(about(chunk), *conditions))
                entries.update((entry.seq, entry) for entry in touched)
        return [entries[seq] for seq in sorted(entries)]

    def last_by(self, time: datetime) -> int:
        """Return the number of the last entry known by this time, 0 if there is none. Entries are numbered in order of time."""
        t, time_text = schema.ledger, instant(time)
        entry, most = select(t.c.known).where(t.c.seq == bindparam("seq")), self.head().seq
        return bisect_right(range(1, most + 1), time_text, key=lambda seq: str(self.rows(entry, {"seq": seq}).scalar()))

    def entry(self, seq: int) -> Entry:
        """Return the entry with this number. Raise :class:`Tampered` if it is missing."""
        t = schema.ledger
        entries = self._entries(select(t.c.body, t.c.hash).where(t.c.seq == seq))
        if not entries:
            raise Tampered(f"the ledger has no entry {seq}: verify the record")
        return entries[0]

    def entries_about(self, kind: str, key: str) -> list[Entry]:
        """Return every entry about one record, in order."""
        t = schema.ledger
        return self._entries(select(t.c.body, t.c.hash).where(t.c.kind == kind, t.c.key == key).order_by(t.c.seq))

    def last_about(self, kind: str, key: str) -> Entry:
        """Return the last entry about an existing record."""
        t = schema.ledger
        last = select(t.c.body, t.c.hash).where(t.c.kind == kind, t.c.key == key).order_by(t.c.seq.desc()).limit(1)
        return self._entries(last)[0]

    def predecessors(self, seqs: Collection[int]) -> dict[int, str]:
        """Return, for each entry number, the hash of the entry before it, to which its own hash is chained."""
        t = schema.ledger
        before = {seq - 1 for seq in seqs}
        rows = [row for chunk in chunks(sorted(before)) for row in self.rows(select(t.c.seq, t.c.hash).where(t.c.seq.in_(chunk)))]
        return {row.seq + 1: row.hash for row in rows} | ({1: GENESIS} if 0 in before else {})

    def originals(self, likenesses: Collection[str]) -> dict[str, str]:
        """Return, for each known likeness, the first report that has it."""
        t, d = schema.report, schema.duplicate
        originals = select(t.c.likeness, t.c.id).where(~exists().where(d.c.report == t.c.id))
        return {row.likeness: row.id for chunk in chunks(sorted(likenesses)) for row in self.rows(originals.where(t.c.likeness.in_(chunk)))}

    def open_duties_to_sources(self, kinds: Collection[DutyKind]) -> list[tuple[str, DutyKind, str]]:
        """Return each duty of these kinds that is owed, its kind, and the sealed contact that came with its report."""
        duty, report, source = schema.duty, schema.report, schema.source
        of_source = select(duty.c.id, duty.c.kind, source.c.contact).join(report, report.c.id == duty.c.report)
        owed = of_source.join(source, source.c.id == report.c.source).where(OWED, duty.c.kind.in_(map(str, kinds)))
        return [(row.id, DutyKind(row.kind), row.contact) for row in self.rows(owed)]

    def overdue_unescalated(self, now: datetime, present: Collection[str]) -> list[str]:
        """Return the ids of overdue duties that must be escalated again, soonest due first.

        A duty is left out only if its latest escalation has its current level, was made since it reached that level, and went to someone
        who is ``present`` now. A due time that was moved back can raise the level with no escalation. ``present`` holds the names of
        those people, or the empty name if nobody is present.
        """
        duty, escalation, later = schema.duty, schema.escalation, schema.escalation.alias()
        is_latest = ~exists().where(later.c.duty == escalation.c.duty, later.c.level > escalation.c.level)
        day, hour = _level_reached(duty.c.due, now)
        level = 1 + days_between(func.substr(duty.c.due, 1, 10), day)
        is_enough = and_(escalation.c.level >= level, escalation.c.at >= day.concat(hour), escalation.c.to.in_(present), is_latest)
        escalated = exists().where(escalation.c.duty == duty.c.id, is_enough)
        late = select(duty.c.id).where(OWED, duty.c.due < instant(now), ~escalated).order_by(duty.c.due, duty.c.id)
        return list(self.rows(late).scalars())

    def read(self, content: str) -> bytes | None:
        """Return the content sealed under this id, or None if its key was destroyed. Raise :class:`Tampered` if it was altered."""
        if not content:
            return b""
        row = self.rows(CONTENT, {"content": content}).first()
        key = self.key_of(row.owner) if row else None
        sealed = (row.sealed or self._blobs.get(content)) if row else None
        return unseal(key, row.owner, sealed) if row and key and sealed else None

    def read_all(self, contents: Collection[str]) -> dict[str, bytes | None]:
        """Return the contents sealed under these ids, None for those whose key was destroyed."""
        plain: dict[str, bytes | None] = dict.fromkeys(contents)
        opened = cache(self._key.unwrap)  # a key of many contents is unwrapped once
        for chunk in chunks(sorted(filter(None, plain))):
            for row in self.rows(CONTENTS, {"contents": chunk}):
                sealed = row.sealed or self._blobs.get(row.id)
                plain[row.id] = unseal(opened(row.owner, row.wrapped), row.owner, sealed) if row.wrapped and sealed else None
        return plain

    def read_text(self, content: str) -> str | None:
        """Return the content sealed under this id as text, or None if its key was destroyed."""
        plain = self.read(content)
        return None if plain is None else plain.decode("utf-8", "surrogatepass")

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """Return the wrapped content key. Raise :class:`Tampered` if it does not open."""
        return self._key.unwrap(owner, wrapped)

    def key_of(self, owner: str) -> bytes | None:
        """Return the key that seals an owner's contents, or None if it never existed or was destroyed."""
        if owner not in self._keys:
            wrapped = self.rows(WRAPPED_KEY, {"owner": owner}).scalar()
            self._keys[owner] = self._key.unwrap(owner, wrapped) if wrapped else None
        return self._keys[owner]

    def load_keys(self, owners: Collection[str]) -> None:
        """Read the keys of these owners at once, in place of those read before."""
        t = schema.content_key
        self._keys = {
            row.owner: self._key.unwrap(row.owner, row.wrapped)
            for chunk in chunks(sorted(owners))
            for row in self.rows(select(t.c.owner, t.c.wrapped).where(t.c.owner.in_(chunk)))
        }

    def _entries(self, statement: Select[Any]) -> list[Entry]:
        return [from_body(row.body, row.hash) for row in self.rows(statement)]

    def stream(self, statement: Select[Any], parameters: Row | None = None) -> Iterator[Any]:
        """Yield the rows of a query without holding all of them."""
        with self.rows(statement.execution_options(yield_per=CHUNK), parameters) as result:
            yield from result.mappings()

    def rows(self, statement: Select[Any], parameters: Row | None = None) -> Any:
        """Return the result of a query with these parameter values. For modules of this package only."""
        return self._connection.execute(statement, parameters)


def _level_reached(due: ColumnElement[str], now: datetime) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Return the SQL expressions for the day and the hour at which an overdue duty reached its current level.

    Levels rise every 24 hours after ``due``. So it is today at the hour of ``due``, or yesterday if that hour is still to come.
    """
    now_text, hour = instant(now), func.substr(due, 11)
    return case((hour <= now_text[10:], now_text[:10]), else_=instant(now - DAY)[:10]), hour


def _of_no_report(subjects: Collection[str]) -> ColumnElement[bool]:
    t = schema.ledger
    return and_(t.c.subject.in_(subjects), t.c.report.is_(None))


@cache
def _last_change(from_entry: bool) -> Select[Any]:
    t = schema.ledger
    last = select(func.coalesce(func.max(t.c.seq), 0))
    # With a place to start from, the entries since are read; the kind's own index would be read from its beginning.
    kind = func.coalesce(t.c.kind, "") if from_entry else t.c.kind
    return last.where(kind.in_(bindparam("kinds", expanding=True)), t.c.seq > bindparam("after"))
