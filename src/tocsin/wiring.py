"""Build a desk from its settings. The one place where the parts are put together."""

from __future__ import annotations

import os
from pathlib import Path

from tocsin.clock import Clock, SystemClock
from tocsin.desk import Desk, DeskServices
from tocsin.desk.backup import Manifest, fill_store, read_manifest, unpack_home
from tocsin.desk.known_names import KnownNames
from tocsin.domain.errors import Refused, Unavailable
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.people import DESK
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.durable import atomic_write
from tocsin.outbound.mail import FileMailer, Mailer, SmtpMailer
from tocsin.settings import FILE, Mail, Settings, load_settings, template
from tocsin.store import DeskKey, Store
from tocsin.store.dialect import sqlite_url

KEY = "desk.key"


def init_desk(home: Path, clock: Clock | None = None, zone: Zone = UNIVERSAL) -> Desk:
    """Make a new desk in this folder and time zone, with one team: the desk itself."""
    try:
        if not home.exists():
            home.mkdir(parents=True, mode=0o700)
        if (home / KEY).exists():
            raise Refused(f"{home}: there is a desk here already")
        DeskKey.create(home / KEY)
        if not (home / FILE).exists():
            atomic_write(home / FILE, template(zone).encode())
    except OSError as error:
        raise Unavailable(f"{home}: {error.strerror}: name a folder that can be written with --home") from None
    desk = open_desk(home, clock)
    if not desk.people.listed()[0]:
        desk.people.add_team(DESK)
    return desk


def restore_desk(file: Path, home: Path, clock: Clock | None = None) -> tuple[Desk, Manifest]:
    """Make a desk from a backup, in an empty folder and an empty database."""
    if home.exists() and any(home.iterdir()):
        raise Refused(f"{home} is not empty: name an absent or empty folder with --home")
    try:
        manifest = read_manifest(file)
        if not home.exists():
            home.mkdir(parents=True, mode=0o700)
        unpack_home(file, home)
    except OSError as error:
        raise Unavailable(f"{error.filename or file}: {error.strerror}: nothing was restored") from None
    desk = open_desk(home, clock)
    try:
        fill_store(file, desk.services.store, manifest)
    except BaseException:
        desk.close()
        raise
    return desk, manifest


def open_desk(home: Path, clock: Clock | None = None) -> Desk:
    """Open the desk in this folder. Raises a :class:`tocsin.domain.errors.TocsinError` when it cannot be opened."""
    settings = load_settings(home)
    store = Store(database_url(home, settings), DeskKey.load(home / KEY), home / "blobs")
    store.migrate()
    return Desk(
        DeskServices(
            home,
            store,
            clock or SystemClock(),
            settings,
            KnownNames(home / "cache", MatchThresholds(**settings.bands)),
            mailer(home, settings.mail),
        )
    )


def database_url(home: Path, settings: Settings) -> str:
    """Return the database URL: from the environment, else from the settings, else SQLite in the home folder."""
    return os.environ.get("TOCSIN_DATABASE_URL") or settings.database or sqlite_url(home / "tocsin.sqlite")


def mailer(home: Path, mail: Mail) -> Mailer:
    """Return the mailer that the settings ask for."""
    if not mail.host:
        return FileMailer(home / "mail")
    password = Path(mail.password_file).read_text(encoding="utf-8").strip() if mail.password_file else ""
    return SmtpMailer(mail.host, mail.port, mail.user, password)
