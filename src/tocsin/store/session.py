"""One unit of work that writes. It reads its own snapshot, with what it has written.

It writes records only through :meth:`Session.record`, which puts the state and its ledger entry into the same
transaction. Writes are collected and sent before the next read and at the end, so that many reports cost few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete

from tocsin.domain.ledger import Change, Entry, chain
from tocsin.domain.mailbox import Letter
from tocsin.domain.reading import PictureReading
from tocsin.domain.report import Note, Report
from tocsin.store import schema, search_index
from tocsin.store.blobs import LARGE, Blobs
from tocsin.store.codec import Row, instant, key_columns, to_body, to_row
from tocsin.store.queries import alteration, insertion
from tocsin.store.reader import Head, Reader
from tocsin.store.vault import DeskKey, seal


@dataclass(frozen=True, slots=True)
class Author:
    """Person or system that writes, at a time, in an epoch of the desk whose ``code`` ends every new id."""

    name: str
    now: datetime
    code: str = ""


class Session(Reader):
    """One actor's unit of work, committed as a whole or not at all."""

    def __init__(self, connection: Connection, key: DeskKey, blobs: Blobs, author: Author) -> None:
        super().__init__(connection, key, blobs)
        self.actor = author.name
        self._code = author.code
        self._entries_due: list[Row] = []
        self._inserts: dict[Table, list[Row]] = defaultdict(list)
        self._updates: dict[tuple[Table, tuple[Any, ...]], Row] = {}
        self._head = head = super().head()
        self._ids = self.began = head.seq
        self._texts = 0
        # A clock that was set back does not make the past later than the present.
        self.now = max(author.now, head.known) if head.known else author.now

    def head(self) -> Head:
        """Return the last entry of the ledger, including those added by this session."""
        return self._head

    @property
    def seq(self) -> int:
        """Return the number of the last entry, including those added by this session, which began at ``began``."""
        return self._head.seq

    def new_id(self, prefix: str) -> str:
        """Return a short id that no record of this desk has. Use it in a change of this session.

        It ends with the code of the desk's epoch, so that a desk that was restored from a backup gives out no id twice.
        """
        self._ids += 1
        return f"{prefix}-{self._ids}-{self._code}" if self._code else f"{prefix}-{self._ids}"

    def record(self, change: Change) -> Entry:
        """Apply the change and append its entry to the ledger."""
        table = schema.RECORDS[type(change.new)]
        after = to_row(change.new)
        before = to_row(change.old) if change.old else {}
        new = {name: value for name, value in after.items() if name not in before or before[name] != value}
        if change.old:
            key = tuple(after[name] for name in key_columns(type(change.new)))
            self._updates.setdefault((table, key), {}).update(new)
        else:
            self._inserts[table].append(after)
        return self._append(change, {name: before[name] for name in new if name in before}, new)

    def seal(self, owner: str, plain: bytes) -> str:
        """Seal a content under its owner's key and return its id. Empty content has an empty id."""
        if not plain:
            return ""
        content, sealed = seal(self.key_of(owner) or self.begin_owner(owner), owner, plain)
        if large := len(sealed) > LARGE:
            self._blobs.put(content, sealed)
        self._inserts[schema.content].append({"id": content, "owner": owner, "sealed": None if large else sealed})
        return content

    def begin_owner(self, owner: str) -> bytes:
        """Create the key of a new owner. Saves :meth:`seal` the query for an existing one."""
        key, wrapped = self._key.new_content_key(owner)
        self._keys[owner] = key
        self._inserts[schema.content_key].append({"owner": owner, "wrapped": wrapped})
        return key

    def index_text(self, record: Report | Note | Letter | PictureReading, owner: str, words: Iterable[str]) -> None:
        """Add the text of a record, sealed for this owner, to the search index by its folded words."""
        key = self.key_of(owner)
        if key is None:
            raise LookupError(f"{owner} has no key: seal its text first")
        self._texts = (self._texts or search_index.last_number(self)) + 1
        _, sealed = seal(key, search_index.aad(owner), b"".join(self.index_key.words(words)))
        report = record if isinstance(record, Report) else self.get(Report, record.report)
        if report is None:
            raise LookupError(f"{record.id} belongs to no report")
        row = {"number": self._texts, "kind": record.KIND, "key": record.id, "report": report.id, "owner": owner, "sealed": sealed}
        self._inserts[schema.search_text].append(row | {"received": instant(report.received)})

    def index_again(self, report: Report, words: Iterable[str]) -> None:
        """Replace the words of a corrected report in the search index, and its time with those of all that belongs to it."""
        self.flush()
        search_index.remove(self, report.id, report.KIND)
        search_index.move(self, report.id, instant(report.received))
        self.index_text(report, report.id, words)

    def new_content_key(self, owner: str) -> tuple[bytes, bytes]:
        """Return a new content key, plain and wrapped, and store neither. For desks that are made in bulk."""
        return self._key.new_content_key(owner)

    def destroy_key(self, owner: str) -> None:
        """Erase everything sealed for this owner, for good, and take it out of the search index."""
        self.flush()
        search_index.remove(self, owner)
        self._keys[owner] = None
        self._connection.execute(delete(schema.content_key).where(schema.content_key.c.owner == owner))

    def flush(self) -> None:
        """Send the collected writes to the database."""
        for table in [schema.content_key, schema.content, schema.search_text, *schema.RECORDS.values()]:
            if rows := self._inserts.pop(table, None):
                self._connection.execute(insertion(table), rows)
        if self._entries_due:  # before the changes: a report changes only with its entry
            self._connection.execute(insertion(schema.ledger), self._entries_due)
            self._entries_due = []
        for (table, _), rows in _by_columns(self._updates).items():
            self._connection.execute(alteration(table), rows)
        self._updates.clear()

    def grow_index(self) -> None:
        """Join the texts of the search index that this session added to those before, where there are enough."""
        if self._texts:
            self.flush()
            if self._texts - search_index.indexed_to(self) >= search_index.TAIL:
                search_index.grow(self)

    def write_list(self, rows: Iterable[Row], gone: Iterable[tuple[str, str]], source: str, version: str) -> None:
        """Add the entries of a new list version and end those (ref, since) that it changed or dropped."""
        self.flush()
        t = schema.list_entry
        if ended := [{"_ref": ref, "_since": since} for ref, since in gone]:
            key = and_(t.c.source == source, t.c.ref == bindparam("_ref"), t.c.since == bindparam("_since"))
            self._connection.execute(t.update().where(key).values(until=version), ended)
        if added := list(rows):
            self._connection.execute(t.insert(), added)

    def _append(self, change: Change, old: Row, new: Row) -> Entry:
        entry = Entry(
            seq=self._head.seq + 1,
            known=self.now,
            valid=change.valid or self.now,
            actor=self.actor,
            act=change.act,
            kind=change.new.KIND,
            key=change.new.id,
            report=getattr(change.new, "report", None),
            subject=getattr(change.new, "subject", None),
            old=old,
            new=new,
            why=change.why,
        )
        body = to_body(entry)
        digest = chain(self._head.hash, body)
        self._head = Head(entry.seq, digest, self.now)
        self._entries_due.append(_ledger_row(entry, body, digest))
        return entry

    def rows(self, statement: Select[Any], parameters: Row | None = None) -> Any:
        """Return the result of a query that includes what this session has written."""
        if self._inserts or self._updates or self._entries_due:
            self.flush()
        return super().rows(statement, parameters)


def _by_columns(updates: dict[tuple[Table, tuple[Any, ...]], Row]) -> dict[tuple[Table, tuple[str, ...]], list[Row]]:
    """Return the rows to update by table and changed columns, so that one statement serves many. The key columns are ``key_0`` ..."""
    together: dict[tuple[Table, tuple[str, ...]], list[Row]] = defaultdict(list)
    for (table, key), changed in updates.items():
        if changed:
            together[table, tuple(sorted(changed))].append({**changed, **{f"key_{place}": value for place, value in enumerate(key)}})
    return together


def _ledger_row(entry: Entry, body: bytes, digest: str) -> Row:
    return {
        "seq": entry.seq,
        "known": instant(entry.known),
        "actor": entry.actor,
        "act": entry.act,
        "kind": entry.kind,
        "key": entry.key,
        "report": entry.report,
        "subject": entry.subject,
        "body": body,
        "hash": digest,
    }
