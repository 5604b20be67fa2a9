"""Check that every sealed content is present, unaltered, readable if not erased, and unreadable if erased."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, func, select

from tocsin.domain.errors import Tampered
from tocsin.store import dialect, schema, search_index
from tocsin.store.reader import Reader
from tocsin.store.search_index import IndexedWords
from tocsin.store.vault import content_id

_ids = msgspec.json.Decoder(list[str]).decode
_NAMED_BY: tuple[tuple[str, Column[str]], ...] = (
    ("report", schema.report.c.text),
    ("report", schema.report.c.detail),
    ("source", schema.source.c.contact),
    ("note", schema.note.c.text),
    ("subject", schema.subject.c.names),
    ("refusal", schema.refusal.c.raw),
    ("refusal", schema.refusal.c.place),
    ("imported", schema.imported.c.place),
    ("imported", schema.imported.c.original),
    ("credential", schema.credential.c.secret),
    ("mailbox", schema.mailbox.c.key),
    ("letter", schema.letter.c.text),
    ("search", schema.search.c.query),
    ("item", schema.item.c.location),
    ("decision", schema.decision.c.answers),
    ("notice", schema.notice.c.body),
    ("notice event", schema.notice_event.c.words),
    ("evidence", schema.evidence.c.archive),
    ("evidence", schema.evidence.c.manifest),
    ("platform answer", schema.platform_answer.c.fields),
    ("reappearance", schema.reappearance.c.place),
    ("picture reading", schema.picture_reading.c.text),
    ("picture reading", schema.picture_reading.c.detail),
    ("machine text", schema.machine_text.c.text),
    ("banked picture", schema.banked_picture.c.sketch),
    ("recipient", schema.recipient.c.details),
    ("dispatch", schema.dispatch.c.body),
    ("dispatch", schema.dispatch.c.access),
    ("recommendation", schema.recommendation.c.text),
    ("recommendation", schema.recommendation.c.words),
    ("dispatch event", schema.dispatch_event.c.words),
)
# Whose key seals the contents that a table names, where it is not the record's own.
_OF_REPORTS = (
    *("mailbox", "letter", "item", "decision", "notice", "notice_event", "evidence", "reappearance", "picture_reading"),
    "machine_text",
    *("platform_answer", "dispatch", "recommendation", "dispatch_event"),
)
_OWNERS: dict[str, ColumnElement[str]] = {
    "credential": schema.credential.c.owner,
    "banked_picture": func.coalesce(schema.banked_picture.c.report, schema.banked_picture.c.id),
    **{name: schema.metadata.tables[name].c.report for name in _OF_REPORTS},
}
_KEYS_AND_WORDS = (
    "SELECT k.owner, k.wrapped, t.number, t.key, t.sealed FROM content_key k LEFT JOIN search_text t ON t.owner = k.owner ORDER BY k.owner"
)
_body = msgspec.json.Decoder(dict[str, Any]).decode


def unsound(reader: Reader) -> Iterator[str]:
    """Yield every fault of the sealed contents and their keys."""
    yield from altered_contents(reader)
    yield from missing_rows(reader)
    yield from faulty_keys(reader)


def opens_with_key(reader: Reader) -> bool:
    """Return True if the desk's key opens the first content key of the database, or if there is none."""
    for owner, wrapped in dialect.stream(reader.connection, "SELECT owner, wrapped FROM content_key LIMIT 1"):
        try:
            reader.unwrap(owner, wrapped)
        except Tampered:
            return False
    return True


def missing(reader: Reader) -> Iterator[str]:
    """Yield the contents that are named and gone, from the database or from the folder of large contents. Reads none of them."""
    yield from missing_rows(reader)
    large = select(schema.content.c.id).where(schema.content.c.sealed.is_(None))
    for row in reader.stream(large):
        if not reader.has_blob(row["id"]):
            yield f"content {row['id']} is missing from the folder of large contents"


def altered_contents(reader: Reader) -> Iterator[str]:
    """Yield the contents whose sealed bytes are missing or are not those that their ids name."""
    for number, sealed in dialect.stream(reader.connection, "SELECT id, sealed FROM content"):
        stored = sealed if sealed is not None else reader.blob(number)
        if stored is None:
            yield f"content {number} is missing from the folder of large contents"
        elif content_id(stored) != number:
            yield f"content {number} was altered"


def missing_rows(reader: Reader) -> Iterator[str]:
    """Yield the contents that a record names and that are gone, or filed under the key of another record.

    An erasure would have left them, unreadable. Under another key they could not be read, as if they were erased.
    """
    content, sealed_for = schema.content.c.id, schema.content.c.owner
    for kind, column in _NAMED_BY:
        number = next(iter(column.table.primary_key)).label("number")
        named = select(number, content.label("content")).select_from(column.table).outerjoin(schema.content, content == column)
        for row in reader.stream(named.where(column != "", content.is_(None) | (sealed_for != _owner_of(column)))):
            yield f"a content of {kind} {row['number']} is {'filed under another key' if row['content'] else 'missing'}"
    t = schema.report
    for row in reader.stream(select(t.c.id, t.c.attachments).where(t.c.attachments != "[]")):
        try:
            attachments = set(_ids(row["attachments"]))
        except msgspec.DecodeError:
            yield f"the attachments of report {row['id']} were altered"
            continue
        present = set(reader.rows(select(content).where(content.in_(attachments), sealed_for == row["id"])).scalars())
        yield from (f"attachment {lost} of report {row['id']} is missing" for lost in sorted(attachments - present))


def _owner_of(column: Column[str]) -> ColumnElement[str]:
    """Return the owner of the key that must seal the contents in this column."""
    name = column.table.name
    owner: ColumnElement[str] = _OWNERS[name] if name in _OWNERS else column.table.c.id  # noqa: SIM401  # not every table has an id
    return owner


def faulty_keys(reader: Reader) -> Iterator[str]:
    """Yield the keys that are gone without an erasure, exist in spite of one, or open nothing."""
    erased = _erased(reader)
    key = schema.content_key
    for kind, column in _NAMED_BY:
        owner = _owner_of(column).label("sealed_for")
        keyless = select(column.table, owner).outerjoin(key, key.c.owner == owner.element).where(column != "", key.c.owner.is_(None))
        for row in reader.stream(keyless):
            if row["sealed_for"] not in erased and row.get("report") not in erased:
                yield f"the key of {kind} {row['sealed_for']} is gone, and nobody erased it"
    postings = search_index.Postings(reader)
    for owner, rows in groupby(dialect.stream(reader.connection, _KEYS_AND_WORDS), key=itemgetter(0)):
        if owner in erased:
            yield f"{owner} was erased, and its key is there again"
        try:
            yield from _altered_words(reader, owner, list(rows), postings)
        except Tampered as altered:
            yield str(altered)
    yield from postings.faults()


def _altered_words(reader: Reader, owner: str, rows: Sequence[tuple[Any, ...]], postings: search_index.Postings) -> Iterator[str]:
    """Unwrap an owner's key once, and open the words of the owner's texts in the search index with it."""
    key = reader.unwrap(owner, rows[0][1])
    for _, _, number, text, sealed in rows:
        if number is not None and not postings.opens(key, owner, IndexedWords(number, text, sealed)):
            yield f"the words of {text} in the search index were altered: {search_index.MEND}"


def _erased(reader: Reader) -> set[str]:
    """Return the owners whose keys were destroyed: by an erasure, a finished call sheet, or a changed password."""
    t = schema.report
    rows = reader.stream(select(t.c.id, t.c.source).join(schema.erasure, schema.erasure.c.report == t.c.id))
    erased = {owner for row in rows for owner in (row["id"], row["source"]) if owner}
    finished = reader.rows(select(schema.sheet.c.id).where(schema.sheet.c.report.is_not(None))).scalars()
    return erased | set(finished) | _changed(reader)


def _changed(reader: Reader) -> set[str]:
    """Return the owners of sign-in secrets that were replaced, according to the ledger."""
    t = schema.ledger
    bodies = reader.rows(select(t.c.body).where(t.c.kind == "credential")).scalars()
    owners = {str(entry["new"]["owner"]) for entry in map(_body, bodies) if "owner" in entry["new"]}
    return owners - set(reader.rows(select(schema.credential.c.owner)).scalars())
