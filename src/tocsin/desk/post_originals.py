"""Originals of tables of posts, kept compressed beside the lake so that the columns of a load can be corrected.

Posts are public, so the files are not sealed. Formats that Tocsin knows by name have no columns to correct, and are not kept.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.domain.errors import Refused
from tocsin.domain.time_zone import zone_named
from tocsin.durable import creating

if TYPE_CHECKING:
    from tocsin.ingest.posts import PostReadOptions

_READING = "reading.json"
_FAST = 1


class _Reading(msgspec.Struct, frozen=True):
    """Statements of a person about the files of a load."""

    platform: str
    channel: str
    columns: Mapping[str, str]
    zone: str
    day_first: bool | None
    format: str
    unnamed: bool = False


class PostOriginals:
    """The kept files of the loads in one lake."""

    def __init__(self, lake: Path) -> None:
        self._folder = lake / "originals"

    def keep(self, load: int, paths: Sequence[Path], reading: PostReadOptions) -> None:
        """Keep the files of a load that were read by columns, whole or not at all."""
        from tocsin.ingest.posts import preview

        tables = [path for path in paths if path.is_file() and preview(path, reading)]
        if not tables:
            return
        self._folder.mkdir(exist_ok=True)
        zone = "" if reading.zone is None else _name_of(reading.zone)
        about = _Reading(reading.platform, reading.channel, dict(reading.columns), zone, reading.day_first, reading.format, reading.unnamed)
        with creating(self._file(load)) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
            archive.writestr(_READING, msgspec.json.encode(about))
            for number, path in enumerate(tables):
                archive.write(path, f"{number}/{path.name.encode('utf-8', 'replace').decode()}")

    @contextmanager
    def opened(self, load: int) -> Iterator[tuple[list[Path], PostReadOptions]]:
        """Yield the files of a load under their own names, and how they were read. They are gone afterwards.

        Raises :class:`Refused` for a load whose files are not kept.
        """
        from tocsin.ingest.posts import PostReadOptions

        if not self._file(load).is_file():
            raise Refused(
                f"the files of load {load} are not kept: they have no columns to choose, or were loaded before files were kept. "
                f"Take the load back and load the files again"
            )
        with tempfile.TemporaryDirectory(prefix="tocsin-", dir=self._folder) as folder, zipfile.ZipFile(self._file(load)) as archive:
            about = msgspec.json.decode(archive.read(_READING), type=_Reading)
            paths = [self._unpacked(archive, member, Path(folder)) for member in archive.infolist() if member.filename != _READING]
            zone = zone_named(about.zone) if about.zone else None
            yield (
                paths,
                PostReadOptions(
                    platform=about.platform,
                    channel=about.channel,
                    columns=about.columns,
                    zone=zone,
                    day_first=about.day_first,
                    format=about.format,
                    unnamed=about.unnamed,
                ),
            )

    def _file(self, load: int) -> Path:
        return self._folder / f"{load:06}.zip"

    @staticmethod
    def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> Path:
        number, _, name = member.filename.partition("/")
        path = folder / number / Path(name).name
        path.parent.mkdir()
        with archive.open(member) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
        return path


def _name_of(zone: tzinfo) -> str:
    return "UTC" if zone is UTC else str(zone)
