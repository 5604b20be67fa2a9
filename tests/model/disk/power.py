"""Power cuts: a desk works on a recorded disk; the power fails at any moment; what was accepted must be there."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.model.disk.vfs import Disk, cut, recorded_store
from tests.model.places import KEY, Receiver
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.arrival import stored_key
from tocsin.desk.known_names import KnownNames
from tocsin.desk.services import DeskServices
from tocsin.domain.report import Report, Submission
from tocsin.settings import Settings
from tocsin.store import Store
from tocsin.store.dialect import sqlite_url

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class PowerCuts:
    """What came of the cuts: in how many of them something accepted was gone, and what else was wrong."""

    cuts: int = 0
    with_losses: int = 0
    lost: int = 0
    accepted: int = 0
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.cuts} power cuts: something accepted was lost in {self.with_losses}; {self.lost} of {self.accepted} reports lost in all"
        )


def desk_in(folder: Path, store: Store) -> Desk:
    """A desk with this store."""
    return Desk(DeskServices(folder, store, FixedClock(START), Settings(), KnownNames(folder / "cache"), Receiver()))


def power_cuts(model: Path, folder: Path, seeds: int, synchronous: str = "", reports: int = 40) -> PowerCuts:
    """Takes reports in on a recorded disk, then cuts the power once for each seed, at any moment of it."""
    disk, worked = Disk(), folder / "worked"
    worked.mkdir(parents=True)
    shutil.copy(model, worked / "tocsin.sqlite")
    start = {"tocsin.sqlite": (worked / "tocsin.sqlite").read_bytes()}
    desk = desk_in(worked, recorded_store(worked / "tocsin.sqlite", disk, KEY, synchronous))
    desk.people.add_team("desk", "desk@example.org")
    accepted: list[tuple[int, str]] = []
    for number in range(reports):
        desk.intake.receive(Submission(f"key:{number}", "call", f"Somebody was here, {number}."))
        accepted.append((len(disk.events), f"key:{number}"))
    result = PowerCuts()
    for seed in range(seeds):
        chance = random.Random(seed)
        at = chance.randrange(accepted[0][0], accepted[-1][0])
        _after(cut(disk, start, at, chance), [key for when, key in accepted if when <= at], folder / str(seed), result)
    desk.close()
    return result


def _after(files: dict[str, bytes], accepted: list[str], folder: Path, result: PowerCuts) -> None:
    """The machine starts again: is everything there that was accepted?"""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    desk = desk_in(folder, Store(sqlite_url(folder / "tocsin.sqlite"), KEY, folder / "blobs"))
    with desk.services.store.reading() as reader:
        lost = {stored_key(KEY, each) for each in accepted} - {report.key for report in reader.find(Report)}
    result.cuts += 1
    result.accepted += len(accepted)
    result.lost += len(lost)
    result.with_losses += bool(lost)
    verification, balance = desk.audit.verify(), desk.audit.reconcile()
    result.faults += tuple(str(each) for each in (*verification.broken, *verification.damaged, *balance.faults))
    desk.close()
    shutil.rmtree(folder)
