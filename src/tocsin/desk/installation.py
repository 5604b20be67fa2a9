"""Identity of a desk: which home folder and database belong together, and in which epoch it gives out numbers.

A desk's id is derived from its key in the home folder. The database holds it in the records of its epochs. A desk opens only if
both agree. A database that should hold a desk and is empty is refused, as is a home folder whose restore was cut short.

A desk that was restored from a backup begins a new epoch. So does one whose database ends before the last head that the home folder
holds: somebody put an older database in its place. The code of the epoch ends every id given out from then on.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from tocsin.audit.receipt import TreeHead
from tocsin.desk import retention
from tocsin.desk.lookup import the_person
from tocsin.desk.receipts import kept_head
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed, Tampered, TocsinError, Unavailable
from tocsin.domain.installation import AcceptedSettings, DeskEpoch
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.durable import atomic_write
from tocsin.outbound import channels
from tocsin.settings import FILE, Settings, load_settings
from tocsin.store import Reader, Session
from tocsin.store.content_checks import opens_with_key

MARKER = "desk.json"
RESTORING = "restore-unfinished"
FOUNDED = "founded"
SETTINGS = "settings"
RESTORED = "restored from a backup"
_ADOPTED = "opened by a Tocsin that keeps the desk's id"
ROLLED_BACK = "an older database took the place of the desk's own"
_ACCEPTED = "; accepted by "
_FILES_BESIDE = (channels.FILE, retention.FILE)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are read as one another


class DeskMarker(msgspec.Struct, frozen=True):
    """Contents of ``desk.json`` in the home folder: the desk's id, and the kind of database it lives in."""

    desk: str
    database: str


@dataclass(frozen=True, slots=True)
class Installation:
    """The identity of one desk."""

    services: DeskServices

    def found(self) -> None:
        """Begin the first epoch of a new desk. Raise :class:`Unavailable` if its database holds a desk already."""
        with self.services.store.reading() as reader:
            head, epochs = reader.head(), reader.find(DeskEpoch)
        if head.seq and not epochs:
            raise Unavailable("the database holds another desk already: name an empty one")
        if epochs:
            self._require_own(epochs)
        else:
            self._begin(FOUNDED, "", 0)
        self._enter()

    def open(self) -> bool:
        """Check that home folder and database are of one desk, and set the epoch in which ids are given out.

        Return True for a desk of an earlier Tocsin, which has just got its first epoch.

        Raise :class:`Unavailable` for an empty database and another desk's database.
        """
        last = _last_head(self.services.home)  # read before the database, which another process may let grow meanwhile
        with self.services.store.reading() as reader:
            head = reader.head()
            if not head.seq:
                raise Unavailable(_empty(self.services.home))
            _require_epochs(reader)
            epochs, epoch = reader.find(DeskEpoch), current_epoch(reader)
            if not epochs and not opens_with_key(reader):
                raise Unavailable(f"{self.services.home}: the database belongs to another desk: check TOCSIN_DATABASE_URL")
        if epochs:
            self._require_own(epochs)
        adopted = not epochs and not self.services.store.read_only
        if adopted:
            self._begin(_ADOPTED, "", head.seq)
        if last and last.size > head.seq and not (epoch and epoch.begun > last.time) and not self.services.store.read_only:
            self._begin(f"{ROLLED_BACK}: entries {head.seq + 1} to {last.size} are missing", _new_code(), head.seq)
        self._enter()
        return adopted

    def restored(self) -> None:
        """Begin a new epoch after a restore, and remove the mark of the unfinished restore."""
        with self.services.store.reading() as reader:
            head, epochs = reader.head(), reader.find(DeskEpoch)
        if epochs:
            self._require_own(epochs)
        self._begin(RESTORED, _new_code(), head.seq)
        self._enter()
        (self.services.home / RESTORING).unlink()

    def accept(self, *, by: str, reason: str) -> None:
        """Accept, by name, the present settings and the loss of entries to an older database. ``verify`` then stops reporting them."""
        if not reason.strip():
            raise Malformed("give a reason: it is kept in the record", command="--reason TEXT")
        with self.services.store.writing(by, self.services.clock.now()) as session:
            require(the_person(session, by), Permission.AUDIT)
            self.accept_settings(session, self.services.settings, by, reason)
            for epoch in session.find(DeskEpoch):
                if is_unaccepted_loss(epoch):
                    session.record(Change("loss accepted", epoch, replace(epoch, reason=f"{epoch.reason}{_ACCEPTED}{by}"), reason))

    def settings_changed(self, reader: Reader) -> Iterator[str]:
        """Yield, in words, the settings that changed since someone accepted them. They are no part of the record."""
        accepted = reader.get(AcceptedSettings, SETTINGS)
        try:
            present = self._on_disk()
        except TocsinError as error:
            yield f"the settings cannot be read: {error}"
            return
        if accepted and (changed := changed_settings(accepted.body, self._body(present))):
            yield (f"the settings {', '.join(changed)} are not those that {accepted.by} accepted: correct them, or accept them by name")

    def _on_disk(self) -> Settings:
        """Return the settings as their file is now. A process that runs on may still work with older ones."""
        home = self.services.home
        return load_settings(home) if (home / FILE).exists() else self.services.settings

    def faults(self, reader: Reader) -> Iterator[str]:
        """Yield the losses of entries that nobody accepted."""
        for epoch in reader.find(DeskEpoch):
            if is_unaccepted_loss(epoch):
                yield f"{epoch.reason}: restore the newest backup, or accept the loss by name"

    def _begin(self, reason: str, code: str, entries: int) -> None:
        store = self.services.store
        with store.writing(SYSTEM, self.services.clock.now()) as session:
            number = session.count(DeskEpoch) + 1
            epoch = DeskEpoch(str(number), store.key.desk_id, code, session.now, entries, reason)
            session.record(Change("epoch", None, epoch, reason))
            if session.get(AcceptedSettings, SETTINGS) is None:
                self.accept_settings(session, self.services.settings, SYSTEM, reason)

    def unaccepted(self, settings: Settings) -> list[str]:
        """Return the names of the settings that differ from those that someone accepted."""
        with self.services.store.reading() as reader:
            accepted = reader.get(AcceptedSettings, SETTINGS)
        return changed_settings(accepted.body, self._body(settings)) if accepted else []

    def accept_settings(self, session: Session, settings: Settings, by: str, reason: str) -> None:
        """Record in an open transaction that a person accepts these settings."""
        before = session.get(AcceptedSettings, SETTINGS)
        after = AcceptedSettings(SETTINGS, self._body(settings), by, reason)
        if before is None or before.body != after.body:
            session.record(Change("settings accepted", before, after, reason))

    def _body(self, settings: Settings) -> str:
        """Return the settings as JSON, without those at their defaults and without the database, which may hold a password.

        The other files of settings in the home folder stand in it by a keyed hash, since their addresses may hold passwords, too.
        """
        chosen = _chosen(msgspec.to_builtins(settings), msgspec.to_builtins(Settings()))
        chosen.pop("database", None)
        for name in _FILES_BESIDE:
            with suppress(FileNotFoundError):
                chosen[name] = self.services.store.key.likeness((self.services.home / name).read_text("utf-8", "surrogateescape"))
        return msgspec.json.encode(chosen, order="sorted").decode()

    def _enter(self) -> None:
        """Give out ids of the present epoch, and mark the home folder with the desk's id."""
        store = self.services.store
        with store.reading() as reader:
            epoch = current_epoch(reader)
        store.epoch_code = epoch.code if epoch else ""
        path = self.services.home / MARKER
        if not store.read_only and not path.exists():
            marker = DeskMarker(store.key.desk_id, store.engine.dialect.name)
            atomic_write(path, msgspec.json.encode(marker) + b"\n")

    def _require_own(self, epochs: list[DeskEpoch]) -> None:
        own = self.services.store.key.desk_id
        if foreign := next((epoch.desk for epoch in epochs if epoch.desk != own), None):
            raise Unavailable(
                f"{self.services.home} is desk {own} and its database is of desk {foreign}: "
                "check the home folder, and TOCSIN_DATABASE_URL or database in tocsin.toml"
            )


def changed_settings(accepted: str, present: str) -> list[str]:
    """Return the names of the settings that differ between two bodies."""
    try:
        before = msgspec.json.decode(accepted, type=dict[str, Any])
    except msgspec.DecodeError:
        return ["(the accepted ones cannot be read)"]
    after = msgspec.json.decode(present, type=dict[str, Any])
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def is_unaccepted_loss(epoch: DeskEpoch) -> bool:
    """Return True if the epoch began with a loss of entries that nobody has accepted."""
    return epoch.reason.startswith(ROLLED_BACK) and _ACCEPTED not in epoch.reason


def _chosen(values: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Return the values that differ from the defaults, of nested settings, too."""
    chosen: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict) and isinstance(defaults.get(name), dict):
            value = _chosen(value, defaults[name]) if defaults[name] else value
        if value != defaults.get(name) and value != {}:
            chosen[name] = value
    return chosen


def _require_epochs(reader: Reader) -> None:
    """Raise :class:`Tampered` if the epochs are not those of the ledger: ids of a lost epoch could be given out again."""
    recorded, stored = set(reader.changed(DeskEpoch.KIND, 0)), {epoch.id for epoch in reader.find(DeskEpoch)}
    if recorded != stored:
        raise Tampered("the records of the desk's epochs were altered or removed: restore the newest backup")


def current_epoch(reader: Reader) -> DeskEpoch | None:
    """Return the epoch the desk is in, or None for a desk that has not recorded any."""
    return max(reader.find(DeskEpoch), key=lambda epoch: int(epoch.id), default=None)


def read_marker(home: Path) -> DeskMarker | None:
    """Return the marker of a home folder, or None if it has none. Raise :class:`Unavailable` if it cannot be read."""
    path = home / MARKER
    try:
        return msgspec.json.decode(path.read_bytes(), type=DeskMarker)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        raise Unavailable(f"{path} cannot be read: restore it from your backup, or remove it and open the desk again") from None


def is_unfinished(home: Path) -> bool:
    """Return True if the restore of this home folder was cut short."""
    return (home / RESTORING).exists()


def require_database(home: Path, sqlite: Path | None) -> None:
    """Raise :class:`Unavailable` if the restore was cut short, or if opening the database would make an empty one instead.

    ``sqlite`` is the file of an SQLite database, None for a database on a server.
    """
    if is_unfinished(home):
        raise Unavailable(f"{home}: the restore of this desk was cut short: empty the folder and the database, and repeat it")
    marker = read_marker(home)
    if marker and (marker.database == "sqlite") != (sqlite is not None):
        here = "an SQLite file" if sqlite else "a PostgreSQL server"
        raise Unavailable(
            f"{home}: this desk lives in {marker.database}, and the settings now lead to {here}: set TOCSIN_DATABASE_URL, or database in "
            f"tocsin.toml, as before (after a move to another database, remove {home / MARKER})"
        )
    if sqlite is not None and not sqlite.is_file():
        raise Unavailable(f"{sqlite}: the desk's database is missing: {_empty(home)}")


def _last_head(home: Path) -> TreeHead | None:
    """Return the last head that the home folder holds. One that cannot be read is for ``verify`` to report."""
    try:
        receipt = kept_head(home)
    except (Malformed, OSError):
        return None
    return receipt.head if receipt else None


def _empty(home: Path) -> str:
    return (
        f"{home} belongs to a desk and its database is empty: set TOCSIN_DATABASE_URL or database in tocsin.toml as before, "
        "or restore a backup into an empty folder; if making the desk was cut short, repeat it"
    )


def _new_code() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))
