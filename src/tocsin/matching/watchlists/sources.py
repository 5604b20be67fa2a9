"""The registry of list sources. A new source is one module that reads its files and one line in :data:`SOURCES`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.watchlist import ListFile
from tocsin.matching.watchlists.csv import read_csv_raw
from tocsin.matching.watchlists.ofac_files import read_ofac_files
from tocsin.matching.watchlists.raw import open_raw
from tocsin.matching.watchlists.un import read_un_raw


@dataclass(frozen=True, slots=True)
class ListSource:
    """A publisher of lists, or a file format for lists of one's own.

    `read` returns every list in the files. `published` lists are called after their source (``un``), a list of one's own after
    its file or ``--name``. `files` says in one line which files to give.
    """

    key: str
    read: Callable[[Sequence[Path]], list[ListFile]]
    files: str
    published: bool = True


def _un(paths: Sequence[Path]) -> list[ListFile]:
    return [read_un_raw(open_raw(_only(paths, "un")))]


def _csv(paths: Sequence[Path]) -> list[ListFile]:
    return [read_csv_raw(open_raw(_only(paths, "csv")), "csv")]


def _only(paths: Sequence[Path], source: str) -> Path:
    if len(paths) > 1:
        raise Malformed(f"{paths[1]}: the list {source!r} is one file; load each one apart, under a name of its own", command="--name NAME")
    return paths[0]


SOURCES = {
    source.key: source
    for source in (
        ListSource("un", _un, "the UN Security Council's consolidated list, one XML file"),
        ListSource("ofac", read_ofac_files, "OFAC's SDN list, its consolidated list (ofac+cons) or both, as CSV files"),
        ListSource("csv", _csv, "a list of one's own, one CSV file with a column `name`", published=False),
    )
}
"""Every source of lists by its key, in the order in which commands name them."""


def source_of(key: str) -> ListSource:
    """Return the source with this key. Raises :class:`Malformed` for one that is not registered."""
    if key not in SOURCES:
        raise Malformed(f"no list source is called {key!r}; give one of {', '.join(SOURCES)}")
    return SOURCES[key]
