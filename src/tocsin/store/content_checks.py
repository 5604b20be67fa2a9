"""Whether everything sealed is there, unaltered, and can be opened by those who should, and by nobody once it is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, select

from tocsin.domain.errors import Tampered
from tocsin.store import dialect, schema
from tocsin.store.session import Reader
from tocsin.store.vault import content_id

_ids = msgspec.json.Decoder(list[str]).decode
_NAMED_BY: tuple[tuple[str, Column[str]], ...] = (
    ("report", schema.report.c.text),
    ("report", schema.report.c.detail),
    ("source", schema.source.c.contact),
    ("note", schema.note.c.text),
    ("subject", schema.subject.c.names),
    ("refusal", schema.refusal.c.raw),
    ("credential", schema.credential.c.secret),
    ("mailbox", schema.mailbox.c.key),
    ("letter", schema.letter.c.text),
)
# Whose key seals the contents that a table names, where it is not the record's own.
_OWNERS = {"credential": schema.credential.c.owner, "mailbox": schema.mailbox.c.report, "letter": schema.letter.c.report}
_body = msgspec.json.Decoder(dict[str, Any]).decode


def unsound(reader: Reader) -> Iterator[str]:
    """What is wrong with the sealed contents and their keys."""
    yield from _altered(reader)
    yield from _missing(reader)
    yield from _keys(reader)


def _altered(reader: Reader) -> Iterator[str]:
    for number, sealed in dialect.stream(reader.connection, "SELECT id, sealed FROM content"):
        held = sealed if sealed is not None else reader.blob(number)
        if held is None:
            yield f"content {number} is missing from the folder of large contents"
        elif content_id(held) != number:
            yield f"content {number} was altered"


def _missing(reader: Reader) -> Iterator[str]:
    """Contents that a record names and that are gone: their erasure would have left them, unreadable."""
    content = schema.content.c.id
    for kind, column in _NAMED_BY:
        number = next(iter(column.table.primary_key)).label("number")
        lost = select(number).select_from(column.table).outerjoin(schema.content, content == column).where(column != "", content.is_(None))
        for row in reader.stream(lost):
            yield f"a content of {kind} {row['number']} is missing"
    t = schema.report
    for row in reader.stream(select(t.c.id, t.c.attachments).where(t.c.attachments != "[]")):
        named = set(_ids(row["attachments"]))
        held = set(reader.rows(select(content).where(content.in_(named))).scalars())
        yield from (f"attachment {each} of report {row['id']} is missing" for each in sorted(named - held))


def _keys(reader: Reader) -> Iterator[str]:
    """Keys that are gone without an erasure, are there in spite of one, or open nothing."""
    erased = _erased(reader)
    key = schema.content_key
    for kind, column in _NAMED_BY:
        name = column.table.name
        owner = (_OWNERS[name] if name in _OWNERS else column.table.c.id).label("sealed_for")  # noqa: SIM401  # not every table has an id
        keyless = select(column.table, owner).outerjoin(key, key.c.owner == owner.element).where(column != "", key.c.owner.is_(None))
        for row in reader.stream(keyless):
            if row["sealed_for"] not in erased and row.get("report") not in erased:
                yield f"the key of {kind} {row['sealed_for']} is gone, and nobody erased it"
    for owner, wrapped in dialect.stream(reader.connection, "SELECT owner, wrapped FROM content_key"):
        if owner in erased:
            yield f"{owner} was erased, and its key is there again"
        try:
            reader.unwrap(owner, wrapped)
        except Tampered as altered:
            yield str(altered)


def _erased(reader: Reader) -> set[str]:
    """The owners whose keys were destroyed: by an erasure, with a finished call sheet, with a password that was changed."""
    t = schema.report
    rows = reader.stream(select(t.c.id, t.c.source).join(schema.erasure, schema.erasure.c.report == t.c.id))
    erased = {owner for row in rows for owner in (row["id"], row["source"]) if owner}
    finished = reader.rows(select(schema.sheet.c.id).where(schema.sheet.c.report.is_not(None))).scalars()
    return erased | set(finished) | _changed(reader)


def _changed(reader: Reader) -> set[str]:
    """The owners of secrets that the ledger says were replaced."""
    t = schema.ledger
    bodies = reader.rows(select(t.c.body).where(t.c.kind == "credential")).scalars()
    given = {str(said["new"]["owner"]) for said in map(_body, bodies) if "owner" in said["new"]}
    return given - set(reader.rows(select(schema.credential.c.owner)).scalars())
