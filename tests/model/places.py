"""Where a model desk lives: in memory, in an SQLite file, in a PostgreSQL database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from typing import Any, Protocol, cast

import psycopg
import pytest

from tests.model.memory import Memory, MemoryStore
from tocsin.clock import Clock
from tocsin.desk import Desk, installation
from tocsin.desk.backup import fill_store, read_manifest
from tocsin.desk.installation import MARKER, RESTORING
from tocsin.desk.known_names import KnownNames
from tocsin.desk.services import DeskServices
from tocsin.domain import merkle
from tocsin.domain.people import DESK
from tocsin.settings import Settings
from tocsin.store import DeskKey, Store, search_index
from tocsin.store.dialect import sqlite_url

KEY = DeskKey(b"model")
_number = count()


@dataclass
class Receiver:
    """Someone who gets mail and honours its key; while ``broken`` it takes nothing."""

    broken: bool = False
    received: int = 0
    effects: set[str] = field(default_factory=set)

    def send(self, message: EmailMessage) -> None:
        if self.broken:
            raise RuntimeError("the mail server answers nonsense")
        self.received += 1
        self.effects.update(str(message["X-Tocsin-Mails"]).split())


class House(Protocol):
    """One database, on which any number of desks may be opened."""

    real: bool
    audited_every: int

    def open(self, clock: Clock, settings: Settings, mailer: Receiver) -> Desk:
        """One more process at this desk."""

    def backup(self, desk: Desk) -> Any:
        """A backup of everything, as ``restore`` takes it."""

    def restore(self, backup: Any, clock: Clock, settings: Settings) -> None:
        """Puts a backup in the place of everything, while no desk is open. A new epoch begins."""

    def leave(self) -> None:
        """Takes everything away."""


@contextmanager
def small_subtrees() -> Iterator[None]:
    """Lets the store keep subtrees of 8 leaves, not 256, so that a short history has several. So does the search index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merkle, "LEVEL", 3)
        patch.setattr(merkle, "BLOCK", 8)
        for name, value in (("TAIL", 3), ("FAN", 2), ("HIGHEST", 2), ("_DOCS", 2)):
            patch.setattr(search_index, name, value)
        yield


class MemoryHouse:
    """A desk without a database, which has nothing to verify."""

    real = False
    audited_every = 1

    def __init__(self) -> None:
        self._memory = Memory()
        self._codes = _epoch_codes()
        self._folder = Path(tempfile.mkdtemp(prefix="tocsin-model-"))

    def open(self, clock: Clock, settings: Settings, mailer: Receiver) -> Desk:
        store = cast("Store", MemoryStore(self._memory, KEY))
        return _entered(Desk(DeskServices(self._folder, store, clock, settings, KnownNames(self._folder / "cache"), mailer)))

    def backup(self, desk: Desk) -> Any:
        return self._memory.copy()

    def restore(self, backup: Any, clock: Clock, settings: Settings) -> None:
        self._memory.become(backup.copy())
        (self._folder / MARKER).unlink(missing_ok=True)
        desk = self.open(clock, settings, Receiver())
        (self._folder / MARKER).touch()  # made by hand: there is no database whose kind it could name
        _begin_epoch(desk, next(self._codes))

    def leave(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class RealHouse:
    """A desk in a database that is there. ``audited_every`` so many steps it is verified and reconciled."""

    real = True

    def __init__(self, url: str, folder: Path, empty: Callable[[], None], audited_every: int = 1) -> None:
        self.audited_every = audited_every
        self._url = url
        self._folder = folder
        self._empty = empty
        self._codes = _epoch_codes()
        self._backups = count()

    def open(self, clock: Clock, settings: Settings, mailer: Receiver) -> Desk:
        store = Store(self._url, KEY, self._folder / "blobs")
        return _entered(Desk(DeskServices(self._folder, store, clock, settings, KnownNames(self._folder / "cache"), mailer)))

    def backup(self, desk: Desk) -> Any:
        path = self._folder / f"backup{next(self._backups)}"
        desk.backup.write(path)
        return path

    def restore(self, backup: Any, clock: Clock, settings: Settings) -> None:
        self._empty()
        (self._folder / MARKER).unlink(missing_ok=True)
        desk = self.open(clock, settings, Receiver())
        fill_store(backup, desk.services.store, read_manifest(backup))
        _begin_epoch(desk, next(self._codes))

    def leave(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def sqlite_houses(model: Path) -> Callable[[], House]:
    """Builds houses by copying a migrated SQLite file; in memory where the machine has room for files there."""
    shared = Path("/dev/shm")
    base = shared if shared.is_dir() else None

    def build() -> House:
        folder = Path(tempfile.mkdtemp(prefix="tocsin-model-", dir=base))

        def empty() -> None:
            for path in folder.glob("tocsin.sqlite*"):
                path.unlink()
            shutil.copy(model, folder / "tocsin.sqlite")

        empty()
        return RealHouse(sqlite_url(folder / "tocsin.sqlite"), folder, empty)

    return build


def postgres_houses(server: str) -> Callable[[], House]:
    """Builds houses in one database, emptied for each.

    They are audited at every third step: an audit asks a server 600 questions, and what it finds stays there, for the ledger only grows.
    """
    name = f"proof{next(_number)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE model".encode())

    def empty() -> None:
        with psycopg.connect(f"{server}/{name}", autocommit=True) as connection:
            found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
            tables = ", ".join(f'"{row[0]}"' for row in found)
            connection.execute(f"TRUNCATE {tables}".encode())

    def build() -> House:
        empty()
        return RealHouse(f"{server}/{name}", Path(tempfile.mkdtemp(prefix="tocsin-model-")), empty, audited_every=3)

    return build


def _entered(desk: Desk) -> Desk:
    """The desk, giving out ids of its present epoch once it was restored."""
    if (desk.home / MARKER).exists():
        desk.installation.open()
    return desk


def _epoch_codes() -> Iterator[str]:
    """Yield the codes of a walk's epochs, which are random outside: a walk is replayed only if nothing but the library draws."""
    return (f"E{number:03d}" for number in count())


def _begin_epoch(desk: Desk, code: str) -> None:
    (desk.home / RESTORING).touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(installation, "_new_code", lambda: code)
        desk.installation.restored()
    desk.close()


def staff(desk: Desk) -> None:
    """The team that every desk begins with."""
    desk.people.add_team(DESK)
