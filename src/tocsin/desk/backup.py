"""A desk in one file, made while it works, and a desk made of such a file.

The rows come from one snapshot. Large contents are written before the rows that name them and never change, so that those
copied after the snapshot was taken are at least those it names.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from tocsin.desk.health import record_backup
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import AccessEvent, require_permission
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission
from tocsin.domain.plural import counted
from tocsin.durable import creating
from tocsin.extras import require as require_extra
from tocsin.settings import Settings
from tocsin.store import Store
from tocsin.store.dump import loading, read_table, stored_tables, tables, write_table
from tocsin.store.store import VERSION

FORM = "backup 1"
MANIFEST = "manifest.json"
_FILES = ("desk.key", "signing.key", "door.key", "web.key", "tocsin.toml", "channels.toml", "retention.toml", "head.json")
_FOLDERS = ("blobs", "lake")
_WHEN = (1980, 1, 1, 0, 0, 0)


class Manifest(msgspec.Struct, frozen=True):
    """The contents of a backup: format, version, time, the head of the ledger, the rows of each table, and their columns in order.

    Backups from before columns were noted have none, and only their own version restores them. ``left_out`` names the files of the
    settings that lie outside the home folder, or are missing, and so are not in the backup.
    """

    tocsin: str
    version: str
    made: datetime
    entries: int
    head: str
    rows: dict[str, int]
    left_out: tuple[str, ...] = ()
    columns: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Backup:
    """Makes backups of one desk."""

    services: DeskServices

    def write(self, path: Path, counts: bool = True) -> Manifest:
        """Write the desk to a file, keys included, that only its owner can read. Unless it ``counts``, it is no backup for the check-up."""
        if path.exists():
            raise Refused(f"{path} is there already: a backup is never overwritten; name another file")
        try:
            with creating(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                manifest = self._fill(archive)
        except FileExistsError:
            raise Refused(f"{path} is there already: a backup is never overwritten; name another file") from None
        if counts:
            record_backup(self.services.home, manifest.made, manifest.entries)
        return manifest

    def write_sealed(self, path: Path, recipient: str, *, by: str) -> Manifest:
        """Write the desk to a file that only the holder of an age key can open, and record who did so.

        ``recipient`` is the public key (``age1...``, https://age-encryption.org/v1). The readable copy lies in the home folder until
        the sealed one is whole. Raise :class:`Malformed` for a key that is none.
        """
        require_extra("web")
        import pyrage

        try:
            key = pyrage.x25519.Recipient.from_str(recipient.strip())
        except pyrage.RecipientError:
            raise Malformed("this is no public key of age: it begins with age1, and age-keygen prints it") from None
        with self.services.store.writing(by, self.services.clock.now()) as session:
            require_permission(the_person(session, by), Permission.BACKUP)
            reading = AccessEvent(session.new_id("V"), "", by, session.now, "backup")
            session.record(Change("read", None, reading, f"sealed to {recipient.strip()}"))
        plain = path.with_suffix(".plain")
        plain.unlink(missing_ok=True)
        try:
            manifest = self.write(plain)
            with plain.open("rb") as source, creating(path) as target:
                pyrage.encrypt_io(source, target, [key])
        finally:
            plain.unlink(missing_ok=True)
        return manifest

    def _fill(self, archive: zipfile.ZipFile) -> Manifest:
        rows: dict[str, int] = {}
        version = self.services.store.version() or ""
        with self.services.store.reading() as reader:
            head = reader.head()
            stored = tables() if version == VERSION else stored_tables(reader)
            for table in stored:
                with archive.open(zipfile.ZipInfo(f"tables/{table.name}", _WHEN), "w", force_zip64=True) as out:
                    rows[str(table.name)] = write_table(reader, table, out)
        from_settings, left_out = _named_files(self.services.home, self.services.settings)
        for path in dict.fromkeys((*_kept_files(self.services.home), *from_settings)):
            archive.write(path, f"home/{path.relative_to(self.services.home)}")
        columns = {str(table.name): tuple(map(str, table.c.keys())) for table in stored}
        manifest = Manifest(FORM, version, self.services.clock.now(), head.seq, head.hash, rows, left_out, columns)
        archive.writestr(MANIFEST, msgspec.json.encode(manifest))
        return manifest


def read_manifest(path: Path) -> Manifest:
    """Read the manifest of a backup file. Raise :class:`Malformed` for a damaged file or another version."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError) as error:
        raise Malformed(f"{path} is not a whole backup of Tocsin ({error}): name another backup") from None
    readable = manifest.version == VERSION or (manifest.columns and manifest.version < VERSION)
    if manifest.tocsin != FORM or not readable:
        raise Malformed(
            f"{path} is a {manifest.tocsin!r} of version {manifest.version}, and this Tocsin reads {FORM!r} up to version {VERSION}: "
            "restore it with the Tocsin that made it"
        )
    return manifest


def unpack_home(path: Path, home: Path) -> None:
    """Unpack the files of a backup's home folder into an empty one."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            inside = Path(info.filename)
            if inside.parts[:1] != ("home",) or info.is_dir():
                continue
            target = home.joinpath(*inside.parts[1:])
            if ".." in inside.parts:
                raise Malformed(f"{path} holds a file outside the home folder: {info.filename}")
            target.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with archive.open(info) as source, os.fdopen(descriptor, "wb") as file:
                shutil.copyfileobj(source, file)


def fill_store(path: Path, store: Store, manifest: Manifest) -> None:
    """Load the rows of a backup into an empty database of the backup's version, all of them or none."""
    with zipfile.ZipFile(path) as archive, store.filling() as connection, loading(connection):
        for table in tables(None if manifest.version == VERSION else connection):
            columns = manifest.columns.get(table.name, tuple(table.c.keys()))
            with archive.open(f"tables/{table.name}") as source:
                if (read := read_table(connection, table, source, columns)) != manifest.rows[table.name]:
                    raise Malformed(
                        f"{path} is damaged: table {table.name} has {counted(read, 'row')} and should have {manifest.rows[table.name]}: "
                        "name another backup"
                    )


def _named_files(home: Path, settings: Settings) -> tuple[list[Path], tuple[str, ...]]:
    """Return the files that the settings name within the home folder, and the names of those that a backup cannot hold."""
    inside: list[Path] = []
    left_out: list[str] = []
    for name in filter(None, (settings.mail.password_file, settings.mail.ca_file, settings.openid.secret_file)):
        path = home / name
        if path.is_file() and path.resolve().is_relative_to(home.resolve()):
            inside.append(home.resolve() / path.resolve().relative_to(home.resolve()))
        else:
            left_out.append(name)
    return [home / path.relative_to(home.resolve()) for path in inside], tuple(left_out)


def _kept_files(home: Path) -> Iterator[Path]:
    yield from (home / name for name in _FILES if (home / name).is_file())
    for folder in _FOLDERS:
        yield from sorted(path for path in (home / folder).rglob("*") if path.is_file() and not path.name.startswith(("tmp", ".")))
