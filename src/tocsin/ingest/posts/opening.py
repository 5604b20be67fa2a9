"""Opening a dump: through the one stream stack, the only file of an archive included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS, file_members, open_archive, open_member
from tocsin.ingest.limits import Limits
from tocsin.ingest.posts.spreadsheets import as_csv
from tocsin.ingest.source import InputFile, Stream, as_utf8, open_input
from tocsin.ingest.tar import TAR_HEAD, as_zip, is_tar

LIMITS = Limits(inflated=1 << 42)
"""Bounds for dumps, which may be far larger than reports."""

_DOCUMENT = "[Content_Types].xml"
_SHEETS = ("xl/workbook.xml", "xl/workbook.bin")
_DECLARED = 120


@contextmanager
def open_dump(path: Path) -> Iterator[InputFile]:
    """Open a dump that may be compressed, or be alone in an archive. Raises :class:`Malformed` naming the file."""
    try:
        with open_input(path, LIMITS) as opened:
            if is_tar(opened.stream.peek(TAR_HEAD)):
                opened = _unpacked(opened)
            if opened.stream.peek(4) == ZIP_MARKS[0] and not opened.compressed:
                yield _only_member(opened)
            else:
                yield opened
    except OSError as error:
        raise Malformed(f"{path}: cannot be opened: {error.strerror or error}") from None


def _unpacked(opened: InputFile) -> InputFile:
    try:
        archive, left_out = as_zip(opened.stream, Limits())
    except Malformed as why:
        raise Malformed(f"{opened.path}: {why}") from None
    return replace(opened, file=archive, stream=Stream(archive), compressed=False, left_out=left_out)


def _only_member(opened: InputFile) -> InputFile:
    """Return the one file of a ZIP archive as the dump, and an archive of several as it stands."""
    try:
        archive = open_archive(opened.file)
        members = file_members(archive)
        if any(member.filename in _SHEETS for member in members) or b".spreadsheet" in opened.stream.peek(_DECLARED):
            opened.file.seek(0)
            table, left_out = as_csv(replace(opened, stream=Stream(opened.file)), Limits())
            return replace(opened, stream=Stream(io.BytesIO(table)), compressed=True, marked=False, left_out=left_out)
        if any(member.filename == _DOCUMENT for member in members):
            raise Malformed("is a document of an office program: save its table as CSV, with ids as text")
        if len(members) != 1:
            opened.file.seek(0)
            return replace(opened, stream=Stream(opened.file))
        stream, marked = as_utf8(Stream(open_member(archive, members[0], LIMITS)))
    except Malformed as why:
        raise Malformed(f"{opened.path}: {why}") from None
    return replace(opened, stream=stream, compressed=True, marked=marked)


def members_of(dump: InputFile) -> Iterator[tuple[str, InputFile]]:
    """Yield the files of an archive as dumps of their own, each with its place in the archive. Their paths lead to no file on the disk.

    Raises :class:`Malformed` after the last one if the archive holds none, or more than are read.
    """
    with open_archive(dump.file) as archive:
        members = file_members(archive)
        for member in members[: LIMITS.members]:
            stream, marked = as_utf8(Stream(open_member(archive, member, LIMITS)))
            inner = dump.path / (PurePosixPath(member.filename).name or "member")
            yield encodings.label(member.filename), replace(dump, path=inner, stream=stream, compressed=True, marked=marked)
    if not members:
        raise Malformed(f"{dump.path}: the archive holds no file that can be read: it may be damaged")
    if len(members) > LIMITS.members:
        raise Malformed(f"{dump.path}: holds {len(members)} files, of which {LIMITS.members} are read: unpack it by hand")
