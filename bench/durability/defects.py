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
        caught_flags = list(cores.map(partial(sees, migrated_file(folder)), names))
    seconds, missed = time.perf_counter() - began, [name for name, noticed in zip(names, caught_flags, strict=True) if not noticed]
    yield Figure("seeded defects that the model catches", f"{sum(caught_flags)} of {len(names)}", "all", not missed)
    yield from (Figure("missed", name, "", False) for name in missed)
    yield Figure(f"time for all of them, {os.cpu_count()} cores", f"{seconds:.0f} s", "under 300 s", seconds < 300)


def sees(migrated: Path, name: str) -> bool:
    """Return True if the model notices this defect."""
    with pytest.MonkeyPatch.context() as patch:
        (DEFECTS | STORE)[name](patch)
        return bool(caught(sqlite_houses(migrated), 60) if name in STORE else caught(MemoryHouse, 400))
