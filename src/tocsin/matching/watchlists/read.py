"""One call for every list: finds the files that belong together, reads them, names them in every message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.watchlist import ListEntry, ListFile, publisher
from tocsin.matching.watchlists.csv import read_csv_raw
from tocsin.matching.watchlists.facts import facts
from tocsin.matching.watchlists.names import each_once
from tocsin.matching.watchlists.ofac import OfacFiles, part_by_width, read_ofac_raw
from tocsin.matching.watchlists.raw import Raw, open_raw
from tocsin.matching.watchlists.un import read_un_raw

_PARTS = {"sdn": ("sdn", "prim"), "alt": ("alt",), "add": ("add",), "comments": ("sdn_comments", "comments")}
_PART = re.compile(r"(?P<part>sdn_comments|comments|sdn|prim|alt|add)(?P<end>\.csv(?:\.gz)?)$", re.IGNORECASE)


def read_list(paths: Sequence[Path], source: str) -> ListFile:
    """One list from its files; an entry that is in two of OFAC's lists has the names and facts of both."""
    found = read_lists(paths, source)
    return found[0] if len(found) == 1 else _as_one(found)


def read_lists(paths: Sequence[Path], source: str) -> list[ListFile]:
    """The lists in these files: ``un``, ``ofac``, or the name of a watch-list in CSV.

    OFAC publishes two, which may be given together; the other files of each are found beside its first.
    """
    if not paths:
        raise Malformed(f"no file given for the list {source!r}; name its file or files")
    if source == "ofac":
        return _ofac(paths)
    if len(paths) > 1:
        raise Malformed(f"{paths[1]}: the list {source!r} is one file; load each in a call of its own, under a --name of its own")
    raw = open_raw(paths[0])
    return [read_un_raw(raw) if source == "un" else read_csv_raw(raw, source)]


def _as_one(lists: Sequence[ListFile]) -> ListFile:
    merged: dict[str, ListEntry] = {}
    for entry in (entry for file in lists for entry in file.entries):
        merged[entry.ref] = _together(merged[entry.ref], entry) if entry.ref in merged else entry
    version = sha256(" ".join(file.version for file in lists).encode()).hexdigest()[:12]
    return ListFile(publisher(lists[0].source), version, tuple(merged.values()))


def _together(known: ListEntry, more: ListEntry) -> ListEntry:
    return ListEntry(known.ref, known.kind, each_once((*known.names, *more.names)), facts((*known.facts, *more.facts)))


@dataclass(frozen=True, slots=True)
class _Given:
    """One of OFAC's files: what it is by its name, else by its columns."""

    path: Path
    raw: Raw
    part: str

    @classmethod
    def at(cls, path: Path) -> _Given:
        """The file that lies there; what is like none of OFAC's is taken for entries, and refused as such."""
        raw = open_raw(path)
        return cls(path, raw, _part(path) or part_by_width(raw) or "sdn")

    @property
    def family(self) -> tuple[Path, str]:
        """What the files of one list have in common: the folder, and the beginning of the name."""
        found = _PART.search(self.path.name)
        return self.path.parent, self.path.name[: found.start()].lower() if found else ""


def _ofac(paths: Sequence[Path]) -> list[ListFile]:
    given = [_Given.at(path) for path in paths]
    firsts = [each for each in given if each.part == "sdn"]
    if not firsts:
        raise Malformed(f"{paths[0]}: OFAC's file of entries is missing; give the file named sdn (or prim) too")
    owners = [(_owner(each, firsts), each) for each in given if each.part != "sdn"]
    found: dict[str, ListFile] = {}
    for first in firsts:
        file = read_ofac_raw(_files(first, [each for owner, each in owners if owner is first]))
        if file.source in found:
            raise first.raw.refuse(f"a second file of entries for the list {file.source!r}", "give the newest, and only that")
        found[file.source] = file
    return list(found.values())


def _owner(part: _Given, firsts: Sequence[_Given]) -> _Given:
    """The file of entries that this file goes with."""
    akin = firsts if len(firsts) == 1 else [first for first in firsts if first.family == part.family]
    if not akin:
        names = ", ".join(first.raw.name for first in firsts)
        raise part.raw.refuse(f"belongs to none of {names} by its name", "load each list in a call of its own, with its own files")
    return akin[0]


def _files(first: _Given, others: Sequence[_Given]) -> OfacFiles:
    found = {"sdn": first.raw}
    for each in others:
        if each.part in found:
            raise each.raw.refuse(f"a second {each.part} file for {first.raw.name}", "give one")
        found[each.part] = each.raw
    for part in _PARTS.keys() - found.keys():
        if beside := _beside(first.path, part):
            found[part] = open_raw(beside)
    return OfacFiles(**found)


def _part(path: Path) -> str:
    found = _PART.search(path.name)
    word = found["part"].lower() if found else ""
    return next((part for part, words in _PARTS.items() if word in words), "")


def _beside(sdn: Path, part: str) -> Path | None:
    """The file of the same list that holds ``part``: same folder, same beginning of the name."""
    found = _PART.search(sdn.name)
    if not found:
        return None
    stem = sdn.name[: found.start()].lower()
    wanted = {f"{stem}{word}{end}" for word in _PARTS[part] for end in (".csv", ".csv.gz")}
    return next((path for path in sorted(sdn.parent.iterdir()) if path.name.lower() in wanted), None)
