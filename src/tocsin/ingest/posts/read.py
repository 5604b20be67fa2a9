"""Entry point for dumps: one file of any format, read in batches."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.plural import counted
from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS
from tocsin.ingest.codepages import is_sure
from tocsin.ingest.compression import Cut
from tocsin.ingest.leftovers import media_in
from tocsin.ingest.posts.converted import as_json
from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.posts.json_objects import HEAD, Reader, telling_head
from tocsin.ingest.posts.messages import message_format
from tocsin.ingest.posts.opening import LIMITS, members_of, open_dump
from tocsin.ingest.posts.options import PostBatch, PostReadOptions
from tocsin.ingest.posts.registry import find_format, reader_of
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.source import InputFile, Stream
from tocsin.ingest.syntax.har import bodies, is_har


def read_posts(path: Path, reading: PostReadOptions | None = None) -> Iterator[PostBatch]:
    """Return the posts of one file in batches of :data:`~tocsin.ingest.posts.SCHEMA`. Every row is accepted or rejected with a reason.

    Raises :class:`Malformed` when the file cannot be taken for a dump of posts at all.
    """
    reading = reading or PostReadOptions()
    with open_dump(path) as dump:
        if is_har(dump.stream.peek(HEAD)):
            yield from _read_bodies(dump, reading)
        elif _is_archive(dump) and not message_format(dump.stream.peek(HEAD)):
            yield from _read_members(dump, reading)
        else:
            yield from _read_dump(dump, reading)


def _is_archive(dump: InputFile) -> bool:
    return not dump.compressed and dump.stream.peek(4) == ZIP_MARKS[0]


def _read_members(dump: InputFile, reading: PostReadOptions) -> Iterator[PostBatch]:
    """Read each file of an archive. One that holds no posts is a rejected row, a picture or recording is listed as not looked at.

    What stops the reading of further files is a rejected row, too. Raises :class:`Malformed` for an archive of which no file can be read.
    """
    any_read = False
    try:
        for name, member in members_of(dump):
            any_read = True
            yield from _read_member(dump, f"{dump.path.name}/{name}", member, reading)
    except Malformed as error:
        if not any_read:
            raise
        yield no_dump(dump.path, str(error).removeprefix(f"{dump.path}: "))


def _read_bodies(dump: InputFile, reading: PostReadOptions) -> Iterator[PostBatch]:
    """Read each body in a record of a browser as a dump of its own."""
    try:
        exchanged = bodies(dump.stream.whole(LIMITS.document))
    except Malformed as error:
        raise Malformed(f"{dump.path}: {error}") from None
    for body in exchanged:
        member = replace(dump, path=dump.path / body.name, stream=Stream(io.BytesIO(body.data)), compressed=True)
        if body.is_medium:
            yield replace(no_dump(dump.path, ""), refused=(), read=0, unread=(f"{dump.path.name}/{body.name}: not looked at",))
        else:
            yield from _read_member(dump, f"{dump.path.name}/{body.name}", member, reading)


def _read_member(dump: InputFile, label: str, member: InputFile, reading: PostReadOptions) -> Iterator[PostBatch]:
    if media_in(member.path.name):
        yield replace(no_dump(dump.path, ""), refused=(), read=0, unread=(f"{label}: not looked at",))
        return
    try:
        yield from _read_dump(member, reading)
    except Malformed as error:
        yield no_dump(dump.path, f"{label}: {str(error).removeprefix(f'{member.path}: ')}")


def _read_dump(dump: InputFile, reading: PostReadOptions) -> Iterator[PostBatch]:
    path = dump.path
    try:
        dump = as_json(dump)
        head = telling_head(dump.stream)
    except Cut as error:
        raise Malformed(f"{path}: is cut or damaged at its very start ({error.cause})") from None
    except Malformed as error:
        raise Malformed(f"{path}: {error}") from None
    form = reading.format or find_format(path, head)
    origin = RowOrigin(encodings.label(path.name), form, reading, TimeFormat(reading.clock_zone, reading.day_first is not False))
    try:
        yield from _batches(dump, origin, reader_of(form))
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read: {error.strerror or error}") from None


def no_dump(path: Path, reason: str) -> PostBatch:
    """Return a batch with one rejected row, for a file that is no dump of posts."""
    origin = RowOrigin(encodings.label(path.name), "", PostReadOptions(), TimeFormat())
    rows = PostRows(origin)
    rows.refuse("any", reason)
    table, refused, read, notes = rows.take()
    return PostBatch(origin.source, origin.format, table, refused, read, notes)


def _batches(dump: InputFile, origin: RowOrigin, reader: Reader) -> Iterator[PostBatch]:
    rows, batches = PostRows(origin), 0
    rows.unread += [*dump.left_out, *_guess(dump)]
    steps = reader(dump, rows, origin)
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
            yield _batch(dump, rows, origin, ended=False)
    if rows.empty and not batches and not rows.unread:
        rows.refuse("any", "holds nothing that can be read as a post")
    if not rows.empty or not batches:
        yield _batch(dump, rows, origin, ended=True)


def _guess(dump: InputFile) -> list[str]:
    """Return a line where the encoding of a text is a guess, as that of a short one in an old encoding often is."""
    head = dump.stream.peek(HEAD)
    other = b"".join(encodings.lines_not_utf8(head)) or head
    if dump.marked or b"\0" in head or encodings.is_utf8(head) or is_sure(other):
        return []
    return [f"its letters were read as {encodings.legacy(other)}, which is a guess"]


def _batch(dump: InputFile, rows: PostRows, origin: RowOrigin, ended: bool) -> PostBatch:
    table, refused, read, notes = rows.take(ended)
    unread, rows.unread = tuple(dict.fromkeys(rows.unread)), []
    pictured = sum(bool(images) for images in table.column("images").to_pylist())
    unread += (f"pictures or recordings of {counted(pictured, 'post')}: not looked at",) if pictured and not unread else ()
    return PostBatch(origin.source, origin.format, table, refused, read, notes, dump.position, dump.size, unread, rows.new_handles())
