"""Find which of OFAC's files belong together, and read each list from its files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.watchlist import ListFile
from tocsin.matching.watchlists.ofac import OfacFiles, part_by_width, read_ofac_raw
from tocsin.matching.watchlists.raw import Raw, open_raw

_PART_NAMES = {"sdn": ("sdn", "prim"), "alt": ("alt",), "add": ("add",), "comments": ("sdn_comments", "comments")}
_PART = re.compile(r"(?P<part>sdn_comments|comments|sdn|prim|alt|add)(?P<end>\.csv(?:\.gz)?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _OfacFile:
    """One of OFAC's files and its part of a list (``sdn``, ``alt``, ``add``, ``comments``), by its name, else by its columns."""

    path: Path
    raw: Raw
    part: str

    @classmethod
    def at(cls, path: Path) -> _OfacFile:
        """Open the file at `path`. A file that is like none of OFAC's counts as entries, and is rejected as such when read."""
        raw = open_raw(path)
        return cls(path, raw, _part(path) or part_by_width(raw) or "sdn")

    @property
    def family(self) -> tuple[Path, str]:
        """The folder and the beginning of the name, which the files of one list have in common."""
        part = _PART.search(self.path.name)
        return self.path.parent, self.path.name[: part.start()].lower() if part else ""


def read_ofac_files(paths: Sequence[Path]) -> list[ListFile]:
    """Read the SDN list, the consolidated list or both. The other files of each are found beside its file of entries."""
    files = [_OfacFile.at(path) for path in paths]
    main_files = [file for file in files if file.part == "sdn"]
    if not main_files:
        raise Malformed(f"{paths[0]}: OFAC's file of entries is missing; give the file named sdn (or prim) too")
    owners = [(_owner(file, main_files), file) for file in files if file.part != "sdn"]
    lists: dict[str, ListFile] = {}
    for main_file in main_files:
        listed = read_ofac_raw(_files_of(main_file, [file for owner, file in owners if owner is main_file]))
        if listed.source in lists:
            raise main_file.raw.refuse(f"a second file of entries for the list {listed.source!r}", "give the newest, and only that")
        lists[listed.source] = listed
    return list(lists.values())


def _owner(part: _OfacFile, main_files: Sequence[_OfacFile]) -> _OfacFile:
    """Return the file of entries that this file belongs to."""
    owners = main_files if len(main_files) == 1 else [main_file for main_file in main_files if main_file.family == part.family]
    if not owners:
        names = ", ".join(main_file.raw.name for main_file in main_files)
        raise part.raw.refuse(f"belongs to none of {names} by its name", "load each list in a call of its own, with its own files")
    return owners[0]


def _files_of(main_file: _OfacFile, others: Sequence[_OfacFile]) -> OfacFiles:
    files = {"sdn": main_file.raw}
    for other in others:
        if other.part in files:
            raise other.raw.refuse(f"a second {other.part} file for {main_file.raw.name}", "give one")
        files[other.part] = other.raw
    for part in _PART_NAMES.keys() - files.keys():
        if beside := _beside(main_file.path, part):
            files[part] = open_raw(beside)
    return OfacFiles(**files)


def _part(path: Path) -> str:
    match = _PART.search(path.name)
    word = match["part"].lower() if match else ""
    return next((part for part, words in _PART_NAMES.items() if word in words), "")


def _beside(main_path: Path, part: str) -> Path | None:
    """Return the file of the same list that holds `part`: same folder, same beginning of the name."""
    match = _PART.search(main_path.name)
    if not match:
        return None
    stem = main_path.name[: match.start()].lower()
    wanted = {f"{stem}{word}{end}" for word in _PART_NAMES[part] for end in (".csv", ".csv.gz")}
    return next((path for path in sorted(main_path.parent.iterdir()) if path.name.lower() in wanted), None)
