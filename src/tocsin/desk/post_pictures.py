"""Pictures of public posts: each picture file beside a dump is sketched, and posts carry it by its contents. So are frames of films.

A path says nothing: two exports call their first photograph the same, and one poster comes under many names. Pictures that show what
an earlier one shows count as that one in storms and co-action. A load takes them in and compares them for some seconds. The worker
compares the others.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.domain.errors import TocsinError
from tocsin.domain.machine_text import Task
from tocsin.domain.progress import Progress
from tocsin.durable import atomic_write
from tocsin.extras import is_installed
from tocsin.outbound.models.manifest import opened
from tocsin.settings import FILE as SETTINGS
from tocsin.settings import load_settings

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.copies.pictures.descriptor import Descriptor
    from tocsin.ingest.posts import PostBatch
    from tocsin.lake import Lake

_log = logging.getLogger("tocsin.desk")
FOLDER = "pictures"
MOST_BYTES = 40_000_000
_COUNTED = "counted"
"""File that names the last segment whose pictures count as one in the lake."""
_COLUMN = "images"
_THUMBNAIL = 128
"""Pixels of the longer side."""
_FRAMES = 4
"""Frames of a film that a post carries. More would let one film weigh as many objects in step."""
_FILMS = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".3gp": "video/3gpp", ".webm": "video/webm",
    ".mkv": "video/x-matroska", ".avi": "video/x-msvideo", ".ogv": "video/ogg",
}  # fmt: skip
STEP_SECONDS = 10.0
"""Time for which the worker compares pictures before it turns to other work."""
_WHILE_LOADING = 20.0
"""Time for which a load compares its pictures. The worker compares the others."""


def catalogue(home: Path) -> Catalogue:
    """Return the catalogue of the pictures in this desk's posts, as it is stored now."""
    shared = _catalogue(home)
    if shared.is_replaced:
        _catalogue.cache_clear()
        shared = _catalogue(home)
    shared.refresh()
    return shared


def thumbnail(home: Path, digest: str) -> bytes:
    """Return a picture of this desk's posts as a JPEG of a few kilobytes, empty where it is not there."""
    sketch = catalogue(home).sketch(digest) if is_installed("copies") else None
    if sketch is None:
        return b""
    import cv2

    high, wide = sketch.gray.shape
    share = min(1.0, _THUMBNAIL / max(high, wide))
    small = cv2.resize(sketch.gray, (max(1, round(wide * share)), max(1, round(high * share))), interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small)[1].tobytes()


@lru_cache(4)
def _catalogue(home: Path) -> Catalogue:
    from tocsin.copies.pictures.catalogue import Catalogue

    return Catalogue(home / FOLDER, _descriptor(home))


def _descriptor(home: Path) -> Descriptor | None:
    """Return the learned descriptor that the settings name. One that cannot be used is left out, and ``tocsin machine`` says why."""
    from tocsin.copies.pictures.descriptor import OnnxDescriptor

    name = load_settings(home).machine.describe if (home / SETTINGS).is_file() else ""
    if not name:
        return None
    try:
        entry, folder, stamp = opened(home, name, Task.DESCRIBE)
        return OnnxDescriptor(folder / next(iter(entry.files)), str(stamp.checksum))
    except TocsinError as error:
        _log.warning("the model that describes pictures is left out: %s", error)
        return None


def compare_waiting(home: Path, lake: Lake, seconds: float, clock: Callable[[], float] = time.monotonic) -> int:
    """Compare pictures that wait, for about so many seconds by a steady clock. Return the number that still wait.

    Pictures that show the same then count as one in the lake. A step that was killed is made up for by the next one.
    """
    pictures = catalogue(home)
    pictures.compare(seconds, clock)
    mark = home / FOLDER / _COUNTED
    if pictures.head and (not mark.exists() or mark.read_text("ascii") != pictures.head):
        head = pictures.head
        lake.count_as(pictures.roots())
        atomic_write(mark, head.encode("ascii"))
    return pictures.waiting


class PostPictures:
    """Pictures of the posts of one load."""

    def __init__(self, home: Path, progress: Progress) -> None:
        self._home = home
        self._progress = progress
        self._catalogue: Catalogue | None = None
        self._decoder: Decoder | None = None
        self._names: dict[Path, list[str]] = {}

    def named_by_content(self, batches: Iterator[PostBatch], folder: Path) -> Iterator[PostBatch]:
        """Yield the batches, with each picture that is a file under ``folder`` named by its contents."""
        for batch in batches:
            renamed = self._renamed(batch, folder.resolve())
            if self._catalogue is not None:
                self._catalogue.save()  # before the posts that name them are stored
            yield renamed

    def showed(self, path: Path) -> bool:
        """Return True for a picture that a post of this load has shown."""
        return bool(self._names.get(path.resolve()))

    def compare(self, lake: Lake) -> None:
        """Compare pictures for some seconds: those of this load, and others that wait."""
        if self._catalogue is not None:
            compare_waiting(self._home, lake, _WHILE_LOADING)

    def close(self) -> None:
        """End the child process that decodes."""
        if self._decoder:
            self._decoder.close()

    def _renamed(self, batch: PostBatch, folder: Path) -> PostBatch:
        import pyarrow as pa

        column = batch.table.column(_COLUMN).to_pylist()
        if not any(column):
            return batch
        renamed = [[name for value in values for name in self._names_of(folder, value)] for values in column]
        place = batch.table.schema.get_field_index(_COLUMN)
        table = batch.table.set_column(place, batch.table.schema.field(place), pa.array(renamed, pa.list_(pa.string())))
        if not is_installed("copies"):
            return replace(batch, table=table)
        missing = sum(not self._is_looked_at(folder, value) for values in column for value in values)
        return replace(batch, table=table, unread=self._unread(batch.unread, missing))

    def _is_looked_at(self, folder: Path, value: str) -> bool:
        return any(name.startswith("picture:") for name in self._names_of(folder, value))

    @staticmethod
    def _unread(lines: tuple[str, ...], missing: int) -> tuple[str, ...]:
        """Return the lines about what was not read, with the number of pictures that were not looked at."""
        others = tuple(line for line in lines if not line.startswith("pictures or recordings of"))
        line = f"{missing} pictures or recordings that posts name: no such file beside the dump, or none that can be opened"
        return (*others, line) if missing else others

    def _names_of(self, folder: Path, value: str) -> list[str]:
        """Return the names of a picture, or of the frames of a film, by their contents.

        They are the value itself where it is no picture file of the dump's folder. A film that cannot be looked at has none.
        """
        path = (folder / value).resolve() if value and len(value) < 1000 and "://" not in value and "\0" not in value else folder
        if path not in self._names:
            inside = is_installed("copies") and folder in path.parents and path.is_file() and path.stat().st_size <= MOST_BYTES
            self._names[path] = self._sketched(path) if inside else []
        return self._names[path] or ([] if path.suffix.lower() in _FILMS else [value])

    def _sketched(self, path: Path) -> list[str]:
        from tocsin.copies.pictures.decoder import drawn_frames

        data = path.read_bytes()
        film_type = _FILMS.get(path.suffix.lower(), "")
        pictures = [png for _, png in drawn_frames(data, film_type, _FRAMES)] if film_type else [data]
        return [name for picture in pictures if (name := self._taken_in(picture))]

    def _taken_in(self, picture: bytes) -> str:
        """Take a picture into the catalogue and return its name, which is empty where it cannot be decoded."""
        from tocsin.copies.pictures.catalogue import NAME, digest_of
        from tocsin.copies.pictures.decoder import Decoder

        digest = digest_of(picture)
        self._catalogue = catalogue(self._home) if self._catalogue is None else self._catalogue
        if digest not in self._catalogue:
            self._decoder = self._decoder or Decoder()
            sketch = self._decoder.sketch(picture)
            if sketch is None:
                return ""
            self._catalogue.take_in(digest, sketch)
            self._progress("pictures looked at", len(self._catalogue), 0)
        return f"{NAME}{digest}"
