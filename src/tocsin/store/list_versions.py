"""Loaded lists: every version of every entry, with the list version that brought it and the one that ended it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from tocsin.domain.watchlist import ListEntry, ListFile
from tocsin.store import schema
from tocsin.store.codec import Row
from tocsin.store.reader import Reader
from tocsin.store.session import Session

_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(ListEntry).decode


class Difference(msgspec.Struct, frozen=True):
    """Changes of a new list version, by the publisher's references."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def list_digest(file: ListFile) -> str:
    """Return the hash of a list's content, independent of the order of its entries."""
    bodies = sorted(_digest(_encode(entry)) for entry in file.entries)
    return _digest("".join(bodies).encode())


def write_version(session: Session, file: ListFile) -> Difference:
    """Store new and changed entries, and end those that are changed or gone."""
    current = {ref: (since, digest) for ref, since, digest in _current(session, file.source)}
    arriving = {entry.ref: _encode(entry) for entry in file.entries}
    digests = {ref: _digest(body) for ref, body in arriving.items()}
    added = tuple(ref for ref in arriving if ref not in current)
    changed = tuple(ref for ref in arriving if ref in current and current[ref][1] != digests[ref])
    removed = tuple(ref for ref in current if ref not in arriving)
    kinds = {entry.ref: str(entry.kind) for entry in file.entries}
    rows: list[Row] = [
        {
            "source": file.source,
            "ref": ref,
            "since": file.version,
            "until": None,
            "kind": kinds[ref],
            "body": arriving[ref].decode(),
            "digest": digests[ref],
        }
        for ref in (*added, *changed)
    ]
    session.write_list(rows, [(ref, current[ref][0]) for ref in (*changed, *removed)], file.source, file.version)
    return Difference(added, changed, removed)


def altered_lists(reader: Reader) -> Iterator[str]:
    """Yield every list version whose entries are not those that were loaded, as its digest in the ledger says."""
    ledger, version, entry = schema.ledger, schema.list_version, schema.list_entry
    loads = select(ledger.c.key).where(ledger.c.kind == "list", ledger.c.act == "loaded").order_by(ledger.c.seq)
    order = {str(key): number for number, key in enumerate(reader.rows(loads).scalars())}
    loaded_versions = reader.rows(select(version.c.id, version.c.source, version.c.version, version.c.digest))
    versions = sorted(loaded_versions, key=lambda row: order.get(row.id, 0))
    for source in sorted({str(row.source) for row in versions} | set(reader.rows(select(entry.c.source).distinct()).scalars())):
        rows = reader.rows(select(entry.c.ref, entry.c.since, entry.c.until, entry.c.digest).where(entry.c.source == source)).all()
        own = [row for row in versions if row.source == source]
        labels = {str(label) for row in rows for label in (row.since, row.until) if label}
        if strange := labels - {str(row.version) for row in own}:
            yield f"list {source} holds entries of a version that was never loaded: {', '.join(sorted(strange)[:3])}"
        yield from _altered_versions(own, rows)


def _altered_versions(versions: Sequence[Any], entries: Sequence[Any]) -> Iterator[str]:
    """Yield each version of a list, oldest first, whose entries do not add up to its digest."""
    current: dict[str, str] = {}
    for loaded in versions:
        gone = {row.ref for row in entries if row.until == loaded.version}
        current = {ref: digest for ref, digest in current.items() if ref not in gone}
        current |= {row.ref: row.digest for row in entries if row.since == loaded.version and row.until != row.since}
        if _digest("".join(sorted(current.values())).encode()) != loaded.digest:
            yield f"list {loaded.id}: its entries are not those that were loaded; load the list again"


def altered_entries(reader: Reader) -> Iterator[str]:
    """Yield every entry whose body is not what was loaded, or that is filed under another reference or kind than its body has."""
    t = schema.list_entry
    for row in reader.stream(select(t.c.source, t.c.ref, t.c.kind, t.c.body, t.c.digest)):
        body = row["body"].encode()
        if _digest(body) != row["digest"] or (row["ref"], row["kind"]) != _filed_under(body):
            yield f"list entry {row['source']}:{row['ref']} was altered"


def current_entries(reader: Reader, source: str) -> Iterator[tuple[str, ListEntry]]:
    """Yield the current entries of a list, each with the version that brought it."""
    t = schema.list_entry
    for row in reader.stream(select(t.c.since, t.c.body).where(t.c.source == source, t.c.until.is_(None)).order_by(t.c.ref)):
        yield row["since"], _decode(row["body"])


def entry_history(reader: Reader, source: str, ref: str) -> list[tuple[str, str | None, ListEntry]]:
    """Return every version of one entry: first version, version that ended it, content."""
    t = schema.list_entry
    rows = reader.rows(select(t.c.since, t.c.until, t.c.body).where(t.c.source == source, t.c.ref == ref).order_by(t.c.since))
    return [(row.since, row.until, _decode(row.body)) for row in rows]


def listed_as(reader: Reader, ref: str) -> list[str]:
    """Return the sources that currently list an entry under this reference."""
    t = schema.list_entry
    return list(reader.rows(select(t.c.source).where(t.c.ref == ref, t.c.until.is_(None)).order_by(t.c.source)).scalars())


def listed_kind(reader: Reader, source: str, ref: str) -> str | None:
    """Return the kind of a listed entry in its latest version, or None if the list never had it."""
    t = schema.list_entry
    kind = reader.rows(select(t.c.kind).where(t.c.source == source, t.c.ref == ref).order_by(t.c.since.desc()).limit(1)).scalar()
    return str(kind) if kind else None


def _current(reader: Reader, source: str) -> list[tuple[str, str, str]]:
    t = schema.list_entry
    rows = reader.rows(select(t.c.ref, t.c.since, t.c.digest).where(t.c.source == source, t.c.until.is_(None)))
    return [(row.ref, row.since, row.digest) for row in rows]


def _filed_under(body: bytes) -> tuple[str, str]:
    try:
        entry = _decode(body)
    except msgspec.DecodeError:
        return "", ""
    return entry.ref, str(entry.kind)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
