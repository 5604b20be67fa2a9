"""Every seeded defect, by name."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from tests.model.defects import DEFECTS, STORE
from tests.model.places import MemoryHouse, sqlite_houses
from tests.model.test_defects import caught

from bench.durability.databases import migrated_file
from bench.durability.figures import Figure

CAUGHT = "caught"


def run(folder: Path, _quick: bool) -> Iterator[Figure]:
    """Puts each defect in and lets the model look for it, on every core there is."""
    began, names = time.perf_counter(), [*STORE, *DEFECTS]
    with ProcessPoolExecutor() as cores:
        seen = dict(zip(names, cores.map(partial(outcome, migrated_file(folder)), names), strict=True))
    seconds, wrong = time.perf_counter() - began, {name: word for name, word in seen.items() if word != CAUGHT}
    yield Figure("seeded defects that the model catches", f"{len(names) - len(wrong)} of {len(names)}", "all", not wrong)
    yield from (Figure(f"defect {name}", word, CAUGHT, False) for name, word in wrong.items())
    yield Figure(f"time for all of them, {os.cpu_count()} cores", f"{seconds:.0f} s", "under 300 s", seconds < 300)


def outcome(migrated: Path, name: str) -> str:
    """Return ``caught``, ``missed``, or the error by which a defect shows that it no longer fits the code."""
    with pytest.MonkeyPatch.context() as patch:
        (DEFECTS | STORE)[name](patch)
        try:
            complaint = caught(sqlite_houses(migrated), 60) if name in STORE else caught(MemoryHouse, 400)
        except Exception as error:  # of the defect itself: it is reported, and the others are still tried
            return f"does not fit: {type(error).__name__}: {error}".splitlines()[0]
    return CAUGHT if complaint else "missed"
