"""A watched folder: detection of files that have arrived whole."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.ingest.reports.read import files

_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart", "~")


@dataclass(frozen=True, slots=True)
class State:
    """Size of a file in bytes and time of its last change in nanoseconds, at one look."""

    size: int
    written: int


Look = Mapping[Path, State]


def look(folder: Path) -> dict[Path, State]:
    """Return the files in a folder and below at this moment. A file that vanishes meanwhile is left out."""
    states = {}
    for path in files([folder]):
        try:
            status = path.stat()
        except OSError:
            continue
        states[path] = State(status.st_size, status.st_mtime_ns)
    return states


def arrived(before: Look, now: Look, imported: Collection[tuple[Path, State]] = ()) -> list[Path]:
    """Return the files that are complete: unchanged between both looks, not empty, and not imported in this state before.

    Files with the names that browsers and copying programs give to unfinished files are left alone.
    """
    return sorted(
        path
        for path, state in now.items()
        if before.get(path) == state and state.size and (path, state) not in imported and not is_unfinished(path)
    )


def is_unfinished(path: Path) -> bool:
    """Tell by its name whether a file is still being written."""
    return os.fspath(path).lower().endswith(_UNFINISHED)
