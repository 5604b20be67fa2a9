"""One call for every list: finds the files that belong together, reads them, names them in every message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.listing import ListFile
from tocsin.join.lists._csv import read_csv_raw
from tocsin.join.lists._ofac import OfacFiles, read_ofac_raw
from tocsin.join.lists._raw import open_raw
from tocsin.join.lists._un import read_un_raw

_PARTS = {"sdn": ("sdn", "prim"), "alt": ("alt",), "add": ("add",), "comments": ("sdn_comments", "comments")}
_PART = re.compile(r"(?P<part>sdn_comments|comments|sdn|prim|alt|add)(?P<end>\.csv(?:\.gz)?)$", re.IGNORECASE)


def read_list(paths: Sequence[Path], source: str) -> ListFile:
    """A list from its files: ``un``, ``ofac``, or the name of a watch-list in CSV. OFAC's other files are found beside the first."""
    if not paths:
        raise Malformed(f"no file given for the list {source!r}; name its file or files")
    if source == "ofac":
        return read_ofac_raw(_ofac(paths))
    if len(paths) > 1:
        raise Malformed(f"{paths[1]}: the list {source!r} is one file; load a second one under a name of its own")
    raw = open_raw(paths[0])
    return read_un_raw(raw) if source == "un" else read_csv_raw(raw, source)


def _ofac(paths: Sequence[Path]) -> OfacFiles:
    given = {_part(path) or ("sdn" if len(paths) == 1 else ""): path for path in paths}
    if "sdn" not in given:
        raise Malformed(f"{paths[0]}: OFAC's file of entries is missing; give the file named sdn (or prim) too")
    for part in ("alt", "add", "comments"):
        beside = _beside(given["sdn"], part)
        if part not in given and beside:
            given[part] = beside
    return OfacFiles(**{part: open_raw(path) for part, path in given.items() if part})


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
