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


def run(folder: Path, _quick: bool) -> Iterator[Figure]:
    """Puts each defect in and lets the model look for it, on every core there is."""
    began, names = time.perf_counter(), [*STORE, *DEFECTS]
    with ProcessPoolExecutor() as cores:
        seen = list(cores.map(partial(sees, migrated_file(folder)), names))
    taken, missed = time.perf_counter() - began, [name for name, found in zip(names, seen, strict=True) if not found]
    yield Figure("seeded defects that the model catches", f"{sum(seen)} of {len(names)}", "all", not missed)
    yield from (Figure("missed", name, "", False) for name in missed)
    yield Figure(f"time for all of them, {os.cpu_count()} cores", f"{taken:.0f} s", "under 300 s", taken < 300)


def sees(migrated: Path, name: str) -> bool:
    """Whether the model notices this defect."""
    with pytest.MonkeyPatch.context() as patch:
        (DEFECTS | STORE)[name](patch)
        return bool(caught(sqlite_houses(migrated), 60) if name in STORE else caught(MemoryHouse, 400))
