"""Read lists from files by the key of their source."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.watchlist import ListEntry, ListFile, publisher
from tocsin.matching.watchlists.facts import facts
from tocsin.matching.watchlists.names import each_once
from tocsin.matching.watchlists.sources import source_of


def read_lists(paths: Sequence[Path], source: str) -> list[ListFile]:
    """Return every list in these files, read as `source` (a key of :data:`~tocsin.matching.watchlists.sources.SOURCES`)."""
    if not paths:
        raise Malformed(f"no file given for the list {source!r}; name its file or files")
    return source_of(source).read(paths)


def read_list(paths: Sequence[Path], source: str) -> ListFile:
    """Return the files as one list. An entry that is in two of a publisher's lists has the names and facts of both."""
    lists = read_lists(paths, source)
    return lists[0] if len(lists) == 1 else _as_one(lists)


def _as_one(lists: Sequence[ListFile]) -> ListFile:
    merged: dict[str, ListEntry] = {}
    for entry in (entry for listed in lists for entry in listed.entries):
        merged[entry.ref] = _united(merged[entry.ref], entry) if entry.ref in merged else entry
    version = sha256(" ".join(listed.version for listed in lists).encode()).hexdigest()[:12]
    return ListFile(publisher(lists[0].source), version, tuple(merged.values()))


def _united(first: ListEntry, second: ListEntry) -> ListEntry:
    return ListEntry(first.ref, first.kind, each_once((*first.names, *second.names)), facts((*first.facts, *second.facts)))
