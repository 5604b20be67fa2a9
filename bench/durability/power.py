"""Power cuts on a recorded disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.model.disk.power import power_cuts

from bench.durability.databases import migrated_file
from bench.durability.figures import Figure, none

SEEDS = 100


def run(folder: Path, _quick: bool) -> Iterator[Figure]:
    """A hundred cuts as the house is, and a hundred with less syncing, which must show losses."""
    model = migrated_file(folder)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        full = power_cuts(model, Path(place) / "full", SEEDS)
        yield none("accepted reports lost in power cuts", full.lost, f"{full.cuts} cuts, {full.accepted} accepted")
        yield none("records not whole after power cuts", len(full.faults), f"{full.cuts} cuts")
        less = power_cuts(model, Path(place) / "normal", SEEDS, "NORMAL")
        yield Figure("the same cuts with synchronous=NORMAL", f"something lost in {less.with_losses} of {less.cuts}", "some", less.lost > 0)
