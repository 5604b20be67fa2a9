"""Readings of the running desk for a monitoring system: counts and ages only, never contents or names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from tocsin.desk.jobs import Jobs, StalledJob
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.durable import atomic_write
from tocsin.store import Before

LAST_BACKUP = "last-backup.json"


class BackupRecord(msgspec.Struct, frozen=True):
    """The last backup that this home folder knows of: its time, and the ledger entries in it."""

    made: datetime
    entries: int


@dataclass(frozen=True, slots=True)
class Readings:
    """State of the desk at one time. Ages are in seconds.

    ``oldest`` is the age of the earliest due time that has passed, 0 when nothing is overdue. ``jobs`` maps each recurring job to
    the seconds since it last ended well.
    """

    open: int
    overdue: int
    oldest: float
    mail_waiting: int
    mail_parked: int
    entries: int
    jobs: dict[str, float]
    stalled: tuple[StalledJob, ...]
    last_backup: BackupRecord | None

    @property
    def healthy(self) -> bool:
        """Return True when every recurring job ends well. Overdue duties are people's work, not a fault of the program."""
        return not self.stalled


class Health:
    """Reads the state of the desk."""

    def __init__(self, services: DeskServices, jobs: Jobs) -> None:
        self._services = services
        self._jobs = jobs

    def readings(self) -> Readings:
        """Return the readings as of now. Raise an error of the database when it does not answer."""
        now = self._services.clock.now()
        with self._services.store.reading() as reader:
            owed = {"state": DutyState.OPEN, "due": Before(now)}
            first = reader.find(Duty, order=("due",), limit=1, **owed)
            return Readings(
                open=reader.count(Duty, state=DutyState.OPEN),
                overdue=reader.count(Duty, **owed),
                oldest=(now - first[0].due).total_seconds() if first else 0.0,
                mail_waiting=reader.count(Outgoing, state=OutgoingState.QUEUED),
                mail_parked=reader.count(Outgoing, state=OutgoingState.PARKED),
                entries=reader.head().seq,
                jobs=self._jobs.ages(),
                stalled=self._jobs.stalled(),
                last_backup=last_backup(self._services.home),
            )


def record_backup(home: Path, made: datetime, entries: int) -> None:
    """Note in the home folder that a backup was made. A folder that cannot be written keeps its older note."""
    try:
        atomic_write(home / LAST_BACKUP, msgspec.json.encode(BackupRecord(made, entries)))
    except OSError:
        return


def last_backup(home: Path) -> BackupRecord | None:
    """Return the note on the last backup, or None when there is none that can be read."""
    try:
        return msgspec.json.decode((home / LAST_BACKUP).read_bytes(), type=BackupRecord)
    except (OSError, msgspec.DecodeError):
        return None
