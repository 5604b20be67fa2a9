"""A watched folder: which of its files have arrived whole."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.ingest.reports.read import files

_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart", "~")


@dataclass(frozen=True, slots=True)
class State:
    """A file as it lay at one look: its size in bytes and when it was last written, in nanoseconds."""

    size: int
    written: int


Look = Mapping[Path, State]


def look(folder: Path) -> dict[Path, State]:
    """The files in a folder and below at this moment; one that vanishes meanwhile is left out."""
    found = {}
    for path in files([folder]):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = State(status.st_size, status.st_mtime_ns)
    return found


def arrived(before: Look, now: Look, heard: Collection[tuple[Path, State]] = ()) -> list[Path]:
    """The files that are complete: the same at both looks, holding something, and not heard in this state before.

    Files under the names that browsers and copying programs give to what they have not finished are left alone.
    """
    return sorted(
        path
        for path, state in now.items()
        if before.get(path) == state and state.size and (path, state) not in heard and not is_unfinished(path)
    )


def is_unfinished(path: Path) -> bool:
    """Whether the name says that the file is still being written."""
    return os.fspath(path).lower().endswith(_UNFINISHED)
