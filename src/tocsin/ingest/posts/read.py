"""One dump of posts, whatever its format, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.ingest.compression import Cut
from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.posts.json_objects import Reader, telling_head
from tocsin.ingest.posts.opening import open_dump
from tocsin.ingest.posts.options import PostBatch, PostReadOptions
from tocsin.ingest.posts.registry import FORMATS, find_format
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.source import InputFile


def read_posts(path: Path, reading: PostReadOptions | None = None) -> Iterator[PostBatch]:
    """The posts of one file in batches, in :data:`~tocsin.ingest.posts.SCHEMA`; every row accepted or refused with its reason.

    Raises :class:`Malformed` when the file cannot be taken for a dump of posts at all.
    """
    reading = reading or PostReadOptions()
    with open_dump(path) as dump:
        try:
            head = telling_head(dump.stream)
        except Cut as error:
            raise Malformed(f"{path}: is cut or damaged at its very start ({error.cause})") from None
        form = reading.format or find_format(path, head)
        place = RowOrigin(path.name, form, reading, TimeFormat(reading.clock_zone, reading.day_first is not False))
        try:
            yield from _batches(dump, place, FORMATS[form].read)
        except OSError as error:
            raise Unavailable(f"{path}: cannot be read: {error.strerror or error}") from None


def no_dump(path: Path, reason: str) -> PostBatch:
    """A file that is no dump of posts, as one refused row."""
    place = RowOrigin(path.name, "", PostReadOptions(), TimeFormat())
    rows = PostRows(place)
    rows.refuse("any", reason)
    table, refused, read, notes = rows.take()
    return PostBatch(place.source, place.format, table, refused, read, notes)


def _batches(dump: InputFile, place: RowOrigin, reader: Reader) -> Iterator[PostBatch]:
    rows, batches = PostRows(place), 0
    steps = reader(dump, rows, place)
    while True:
        try:
            next(steps)
        except StopIteration:
            break
        except Cut as error:
            rows.refuse("after the last", f"the file is cut or damaged here ({error.cause})")
            break
        if rows.full:
            batches += 1
            yield _batch(dump, rows, place, ended=False)
    if not rows.empty or not batches:
        yield _batch(dump, rows, place, ended=True)


def _batch(dump: InputFile, rows: PostRows, place: RowOrigin, ended: bool) -> PostBatch:
    table, refused, read, notes = rows.take(ended)
    return PostBatch(place.source, place.format, table, refused, read, notes, dump.position, dump.size)
