"""``python -m bench.recognise [PART ...]``: print both halves side by side.

Parts: innocent planted headlines groups verbatim calls threats. `verbatim` plants every listed name and takes minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from bench.join.material import data_folder, known_names, lists
from bench.recognise import names, texts
from bench.recognise.halves import changed
from bench.recognise.tables import table
from tocsin.domain.mention import KnownName
from tocsin.matching.index import NameIndex


def main(parts: list[str]) -> None:
    """Print the tables of these parts, or of all but the slow one."""
    if different := changed():
        sys.exit(f"not as frozen: {', '.join(different)}")
    known: list[KnownName] = []
    if root := data_folder():
        known = [name for listed in lists(root) for name in known_names(listed)]
    index = NameIndex.build(known)
    tables: dict[str, Callable[[], Iterator[str]]] = {
        "innocent": lambda: table("texts that name nobody listed", texts.innocents(index)),
        "planted": lambda: table("listed names planted in blind sentences", names.planted(index, known)),
        "headlines": lambda: table("a surname before the full name (half A holds all)", names.headlines(index, known)),
        "groups": lambda: table("groups of one word in a plain sentence (half A holds all)", names.single_word_groups(index, known)),
        "verbatim": lambda: table("every listed name verbatim (half A holds all)", names.verbatim(index, known)),
        "calls": lambda: table("calls to action", texts.calls()),
        "threats": lambda: iter([*table("threats", texts.threats()), *texts.language_gap()]),
    }
    for part in parts or [part for part in tables if part != "verbatim"]:
        for line in tables[part]():
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
