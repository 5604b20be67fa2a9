"""Every seeded defect, by name."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.model.defects import DEFECTS, STORE
from tests.model.places import MemoryHouse, sqlite_houses
from tests.model.test_defects import caught

from bench.durability.databases import migrated_file
from bench.durability.figures import Figure


def run(folder: Path, _quick: bool) -> Iterator[Figure]:
    """Puts each defect in and lets the model look for it."""
    began, missed = time.process_time(), []
    on_sqlite = sqlite_houses(migrated_file(folder))
    for name in (*DEFECTS, *STORE):
        with pytest.MonkeyPatch.context() as patch:
            (DEFECTS | STORE)[name](patch)
            if not caught(MemoryHouse if name in DEFECTS else on_sqlite, 400 if name in DEFECTS else 60):
                missed.append(name)
    count, taken = len(DEFECTS) + len(STORE), time.process_time() - began
    yield Figure("seeded defects that the model catches", f"{count - len(missed)} of {count}", "all", not missed)
    yield from (Figure("missed", name, "", False) for name in missed)
    yield Figure("time for all of them", f"{taken:.0f} s of one core", "under 300 s", taken < 300)
