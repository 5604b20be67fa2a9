"""ZIP and tar archives: each member imported as a file of its own, to a bounded depth. Nothing is written to a disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS, file_members, open_archive, open_member, remarks
from tocsin.ingest.compression import Inflated
from tocsin.ingest.reports.beside import in_archive
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.nested import read_inner
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.read import read_source
from tocsin.ingest.reports.registry import detect, formats
from tocsin.ingest.source import ArchiveRoom, InputSource
from tocsin.ingest.tar import as_zip, is_tar

_MEDIA = frozenset(
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".webm", ".opus", ".ogg", ".mp3", ".m4a", ".aac", ".3gp"]
)
_NESTED_MEMBERS = 10
"""Files that an archive and those within it may hold, as a multiple of those of one archive."""


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports of all members, pictures and recordings last, since chats name the people to seal in their names.

    Encrypted members, bombs, and archives that lie too deep are rejected.
    """
    source.room = room = source.room or ArchiveRoom(source.limits.inflated, _NESTED_MEMBERS * source.limits.members)
    file = source.file or io.BytesIO(source.stream.whole(source.limits.document))
    with open_archive(file) as archive:
        for place, words in remarks(archive, file).items():
            yield source.refused(f"{source.name} {encodings.label(place)}", "stands in the archive beside its files", words)
        members = sorted(file_members(archive), key=lambda member: PurePosixPath(member.filename).suffix.lower() in _MEDIA)
        for member in members[: source.limits.members]:
            if room.members <= 0:
                raise Malformed("holds more files in archives within archives than are read: unpack it by hand")
            room.members -= 1
            if _place(source, member.filename) in source.tally.lying:
                continue  # it is attached to the report that names it
            name = f"{source.name}/{encodings.label(member.filename)}"
            inflated = None
            try:
                inflated = open_member(archive, member, replace(source.limits, inflated=room.bytes))
                beside = in_archive(archive, member.filename, replace(source.limits, inflated=room.bytes))
                yield from _member_items(source, name, inflated, (_place(source, member.filename).parent, beside))
            except Malformed as why:
                yield source.refused(name, str(why), b"")
            room.bytes -= inflated.size if inflated else 0
    if len(members) > source.limits.members:
        raise Malformed(f"holds {len(members)} files, of which {source.limits.members} are read: unpack it by hand")


def read_tar(source: InputSource) -> Iterator[Item]:
    """Return the reports of all members of a tar archive, and a rejected row for what of it cannot be read."""
    archive, left_out = as_zip(source.stream, source.limits)
    source.file = archive
    yield from read(source)
    for what in left_out:
        yield source.refused(source.name, what, b"")


def _place(source: InputSource, member: str) -> Path:
    """Return the place of a member of this archive, by which media are recognised that a report has already."""
    return (Path(f"{source.origin.replace(chr(10), '/')}!") / member).resolve()


def _member_items(source: InputSource, name: str, inflated: Inflated, beside: tuple[Path, Callable[[str], bytes]]) -> Iterator[Item]:
    """Return the items of one member. A binary format is read whole, since its reader may start at any place.

    ``beside`` is the place of the member's folder, and what reads a file in it.
    """
    inner = InputSource.of(name, inflated, source.reading, source.tally, source.origin)
    inner.room = source.room
    if source.reading.sealing:
        inner.folder, inner.beside = beside
    form = detect(inner)
    if form in formats() and formats()[form].binary:
        yield from read_inner(source, name, inner.stream.whole(source.limits.document))
    else:
        yield from read_source(inner, source.reading.format or form)


def _is_zip(head: FileHead) -> bool:
    return head.data.startswith(ZIP_MARKS)


def _is_tar(head: FileHead) -> bool:
    return is_tar(head.data)


FORMATS = (
    Format("zip", read, _is_zip, binary=True, strings="none"),
    Format("tar", read_tar, _is_tar, binary=True, strings="none"),
)
