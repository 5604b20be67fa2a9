"""Puts a desk together from its settings. The one place where the parts meet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.clock import Clock, SystemClock
from tocsin.desk import Desk
from tocsin.desk.installation import MARKER, RESTORING, require_database
from tocsin.desk.known_names import KnownNames
from tocsin.desk.old_call_sheets import take_over_files
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused, Unavailable
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.people import DESK
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.domain.zone_country import country_of_zone
from tocsin.durable import TEMPORARY, atomic_write
from tocsin.outbound.channels import mailer_of
from tocsin.outbound.fetch import Fetcher, FetchLimits, PublicFetcher
from tocsin.outbound.mail import FileMailer
from tocsin.outbound.models.configured import ConfiguredModels
from tocsin.outbound.page_picture import installed_chromium
from tocsin.outbound.polite import PoliteFetcher
from tocsin.outbound.time_stamp import HttpTimeStamper
from tocsin.settings import FILE, NoticeSettings, Settings, load_settings, template
from tocsin.store import DeskKey, Store
from tocsin.store.dialect import sqlite_path, sqlite_url
from tocsin.store.store import VERSION

if TYPE_CHECKING:
    from tocsin.desk.backup import Manifest

KEY = "desk.key"
AGENT = "Tocsin (checks noticed content)"
_SQLITE = "tocsin.sqlite"


def init_desk(home: Path, clock: Clock | None = None, zone: Zone = UNIVERSAL, reads: Sequence[str] = ()) -> Desk:
    """Make a new desk in this folder and zone, with one team, the desk itself. Finish a call that was cut short.

    ``reads`` are the codes of the languages that it reads. Raise :class:`Refused` if there is a desk already.
    """
    settings = template(zone, reads)
    try:
        if not home.exists():
            home.mkdir(parents=True, mode=0o700)
        if (home / KEY).exists():
            if not _is_unfinished(home):
                raise Refused(f"{home}: there is a desk here already")
        else:
            DeskKey.create(home / KEY)
        if not (home / FILE).exists():
            atomic_write(home / FILE, settings.encode())
    except OSError as error:
        raise Unavailable(f"{home}: {error.strerror}: name a folder that can be written with --home") from None
    desk = _assemble(home, clock)
    _make_private(home)
    try:
        desk.installation.found()
        if not desk.people.listed()[0]:
            desk.people.add_team(DESK)
    except BaseException:
        desk.close()
        raise
    return desk


def restore_desk(file: Path, home: Path, clock: Clock | None = None, database: str = "") -> tuple[Desk, Manifest]:
    """Make a desk from a backup, in an empty folder and an empty database. It begins a new epoch.

    ``database`` is the URL of the database, if it is not the one of the settings.

    The folder holds a mark until everything is there. A restore that was cut short leaves a folder that does not open.
    """
    from tocsin.desk.backup import fill_store, read_manifest, unpack_home

    if home.exists() and any(home.iterdir()):
        raise Refused(f"{home} is not empty: name an absent or empty folder with --home")
    try:
        manifest = read_manifest(file)
        if not home.exists():
            home.mkdir(parents=True, mode=0o700)
        atomic_write(home / RESTORING, b"remove this folder, empty the database, and restore again\n")
        unpack_home(file, home)
    except OSError as error:
        raise Unavailable(f"{error.filename or file}: {error.strerror}: nothing was restored") from None
    desk = _assemble(home, clock, version=manifest.version, database=database)
    try:
        fill_store(file, desk.services.store, manifest)
        desk.services.store.migrate()
        desk.installation.restored()
        desk.lake_parts.record()
        desk.search_index.ensure()
    except BaseException:
        desk.close()
        raise
    return desk, manifest


def copy_desk(desk: Desk, folder: Path, clock: Clock) -> Desk:
    """Return a copy of a desk in an empty folder, with an SQLite database of its own and another clock. It sends nothing."""
    file, home = folder / "copy.zip", folder / "home"
    desk.backup.write(file, counts=False)
    copy, _ = restore_desk(file, home, clock, sqlite_url(home / _SQLITE))
    file.unlink()
    copy.services.mailer, copy.services.fetcher, copy.services.stamper = FileMailer(folder / "mail"), None, None
    return copy


def open_desk(home: Path, clock: Clock | None = None) -> Desk:
    """Open the desk in this folder. Raise :class:`Unavailable` if it cannot be opened, or if folder and database do not match.

    A folder that cannot be written is opened for reading alone.
    """
    settings = load_settings(home)
    sqlite = sqlite_path(database_url(home, settings))
    require_database(home, sqlite)
    desk = _assemble(home, clock, read_only=sqlite is not None and not (_writable(sqlite) and _writable(sqlite.parent)))
    try:
        if desk.installation.open():
            desk.lake_parts.record()
        desk.search_index.ensure()
        if not desk.services.store.read_only:
            take_over_files(desk.services)
    except BaseException:
        desk.close()
        raise
    return desk


def old_version(home: Path) -> str | None:
    """Return the version of the desk's database if this program would migrate it, else None."""
    store = Store(database_url(home, load_settings(home)), DeskKey.load(home / KEY), home / "blobs", read_only=False)
    try:
        version = store.version()
    finally:
        store.close()
    return version if version != VERSION else None


def backup_before_upgrade(home: Path, file: Path) -> Manifest:
    """Write a backup of a desk whose database has an older version, as it is. This program restores it, too."""
    desk = _assemble(home, None, version="")
    try:
        return desk.backup.write(file)
    finally:
        desk.close()


def _assemble(home: Path, clock: Clock | None, read_only: bool = False, version: str = VERSION, database: str = "") -> Desk:
    """Put the parts of a desk together and bring its database to a version. An empty version leaves it as it is."""
    if not read_only:
        _make_private(home)
    settings = load_settings(home)
    store = Store(database or database_url(home, settings), DeskKey.load(home / KEY), home / "blobs", read_only)
    try:
        if version:
            store.migrate(version)
        return _desk_on(store, home, clock, settings)
    except BaseException:
        store.close()
        raise


def _desk_on(store: Store, home: Path, clock: Clock | None, settings: Settings) -> Desk:
    names = KnownNames(home / "cache", MatchThresholds(**settings.bands), country_of_zone(settings.zone))
    return Desk(
        DeskServices(
            home,
            store,
            clock or SystemClock(),
            settings,
            names,
            mailer_of(home, settings.mail),
            fetcher_of(settings.notices),
            HttpTimeStamper(settings.notices.time_stamps) if settings.notices.time_stamps else None,
            installed_chromium() if settings.notices.check else None,
            ConfiguredModels(home, settings.machine),
        )
    )


def fetcher_of(settings: NoticeSettings) -> Fetcher | None:
    """Return what fetches noticed links, or None for a desk that fetches nothing."""
    if not settings.check:
        return None
    return PoliteFetcher(PublicFetcher(AGENT, FetchLimits(redirects=0), proxy=settings.proxy_address), AGENT, robots=settings.robots)


def _make_private(home: Path) -> None:
    """Take the rights of other users from the home folder and its files, also of a folder that existed before.

    What another user owns, such as on a mounted folder, is left as it is. Subfolders are out of reach behind the home folder.
    """
    for path in (home, *home.iterdir()):
        with suppress(OSError):
            if not path.is_symlink() and (path == home or path.is_file()) and path.stat().st_mode & 0o077:
                path.chmod(path.stat().st_mode & 0o700)


def database_url(home: Path, settings: Settings) -> str:
    """Return the URL of the database: ``TOCSIN_DATABASE_URL``, else the one in the settings, else SQLite in the home folder."""
    return os.environ.get("TOCSIN_DATABASE_URL") or settings.database or sqlite_url(home / _SQLITE)


def _is_unfinished(home: Path) -> bool:
    """Return True if the folder holds no more than an ``init`` that was cut short leaves behind."""
    names = {path.name for path in home.iterdir() if not path.name.startswith(TEMPORARY)}
    return MARKER not in names and names <= {KEY, FILE, *(f"{_SQLITE}{ending}" for ending in ("", "-wal", "-shm"))}


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)
