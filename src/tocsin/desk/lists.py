"""Sanctions lists and own watch-lists: loaded as versions, so that what a version changed can be shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tocsin.desk.backfill import Backfill, Caught
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import OPERATOR
from tocsin.domain.plural import counted
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.subject import ListVersion
from tocsin.domain.watchlist import ListEntry, ListFile, list_name
from tocsin.store import Session
from tocsin.store.list_versions import Difference, current_entries, list_digest, write_version

_OWN = "own"
_OWN_NAME = re.compile(r"\w[\w.-]*")
_SMALL = 20
"""Entries: a list with fewer may lose any of them unasked."""
_MOST_GONE = 5
"""A new version may take away one in so many entries unasked: publishers remove a few at a time."""
_NOT_ALIASES = ("primary", "remarks", "original script")


@dataclass(frozen=True, slots=True)
class Contents:
    """Counts of the entries of each kind in a list, and of its names by the place they come from."""

    kinds: dict[str, int]
    origins: dict[str, int]

    @property
    def aliases(self) -> int:
        """Return the number of names that the publisher lists as aliases."""
        return sum(count for origin, count in self.origins.items() if not origin.endswith(_NOT_ALIASES))


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A list as a load left it: the version in force, whether that is new, what it changed, and the headings read and not read."""

    version: ListVersion
    difference: Difference
    fresh: bool
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLoad:
    """The result of a load: each list in its files, and what its new names opened in the past."""

    lists: tuple[LoadedList, ...]
    caught: Caught


class Lists:
    """The watch-lists that the desk has loaded."""

    def __init__(self, services: DeskServices, past: Backfill) -> None:
        self._services = services
        self._past = past

    def load(
        self,
        paths: Sequence[Path],
        source: str,
        name: str = "",
        progress: Progress = no_progress,
        *,
        by: str = OPERATOR,
        anyway: bool = False,
    ) -> ListLoad:
        """Store each list as a new version, and search the past for its new names. A list loaded before changes nothing.

        Raises :class:`Refused`, and changes nothing, where a new version would remove much of a list and ``anyway`` is False.
        """
        files = _read(paths, source, name)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            lists = tuple(_store(session, file, anyway) for file in files)
        return ListLoad(lists, self._past.catch_up(progress))

    def listed(self) -> list[ListVersion]:
        """Return every version of every list, the current ones first."""
        with self._services.store.reading() as reader:
            return sorted(reader.find(ListVersion), key=lambda version: (not version.current, version.source, version.loaded))

    def contents(self, version: ListVersion) -> Contents:
        """Return the counts of a current version. An older one has none."""
        kinds: Counter[str] = Counter()
        origins: Counter[str] = Counter()
        for entry in self.entries(version.source) if version.current else ():
            kinds[entry.kind] += 1
            origins.update(name.origin for name in entry.names)
        return Contents(dict(sorted(kinds.items())), dict(origins.most_common()))

    def entries(self, source: str) -> Iterator[ListEntry]:
        """Yield the entries of a list as they stand."""
        with self._services.store.reading() as reader:
            for _since, entry in current_entries(reader, source):
                yield entry


def _read(paths: Sequence[Path], source: str, name: str) -> list[ListFile]:
    """Read the lists in the files, each under its name at the desk. A given name makes one list of them all."""
    from tocsin.matching.watchlists import SOURCES, read_list, read_lists

    if source in SOURCES and not SOURCES[source].published:
        return [replace(read_list(paths, source), source=_own_name(name or paths[0].name.partition(".")[0]))]
    if name:
        return [replace(read_list(paths, source), source=list_name(source, _own_name(name)))]
    return read_lists(paths, source)


def _store(session: Session, file: ListFile, anyway: bool) -> LoadedList:
    old = next(iter(session.find(ListVersion, source=file.source, current=True)), None)
    digest = list_digest(file)
    if old and old.digest == digest:
        return LoadedList(old, Difference((), (), ()), fresh=False, columns=file.columns, unread=file.unread)
    file = _unlike(session, file)
    difference = write_version(session, file)
    if old and not anyway:
        _keep_most(old, difference)
    version = _version(file, digest, session.now, difference)
    session.record(Change("loaded", None, version))
    if old:
        session.record(Change("superseded", old, replace(old, current=False), f"by {version.id}"))
    return LoadedList(version, difference, fresh=True, columns=file.columns, unread=file.unread)


def _version(file: ListFile, digest: str, loaded: datetime, difference: Difference) -> ListVersion:
    return ListVersion(
        id=f"{file.source}@{file.version}",
        source=file.source,
        version=file.version,
        digest=digest,
        loaded=loaded,
        entries=len(file.entries),
        names=sum(len(entry.names) for entry in file.entries),
        added=len(difference.added),
        changed=len(difference.changed),
        removed=len(difference.removed),
    )


def _keep_most(old: ListVersion, difference: Difference) -> None:
    """Raise :class:`Refused`, which undoes the load, for a version that removes so much that it may be the wrong file."""
    gone = len(difference.removed)
    if old.entries >= _SMALL and _MOST_GONE * gone > old.entries:
        raise Refused(
            f"this would remove {gone} of {counted(old.entries, 'entry', 'entries')} of the list {old.source!r}, and nothing was changed: "
            "choose the right file, load it anyway if they are to go, or load it under another name",
            command="--anyway, or --name NAME",
        )


def _own_name(name: str) -> str:
    """Return the name of an own list. Raise :class:`Malformed` for a name that could be taken for another list."""
    from tocsin.matching.watchlists import SOURCES

    if name == _OWN or name in SOURCES or not _OWN_NAME.fullmatch(name):
        raise Malformed(f"a list cannot be called {name!r}: give it a name of letters, digits and -", command="--name NAME")
    return name


def _unlike(session: Session, file: ListFile) -> ListFile:
    """Return the file under a version that no earlier file has, should the publisher have used one twice."""
    used = {version.version for version in session.find(ListVersion, source=file.source)}
    version, number = file.version, 1
    while version in used:
        number += 1
        version = f"{file.version}.{number}"
    return replace(file, version=version)
