"""Opening a dump: through the one stream stack, the only file of a ZIP archive included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.ingest.archive import ZIP_MARKS, file_members, open_archive, open_member
from tocsin.ingest.limits import Limits
from tocsin.ingest.source import InputFile, Stream, as_utf8, open_input

LIMITS = Limits(inflated=1 << 42)
"""Bounds for dumps, which may be far larger than reports."""

_DOCUMENT = "[Content_Types].xml"


@contextmanager
def open_dump(path: Path) -> Iterator[InputFile]:
    """Open a dump that may be compressed, or be alone in a ZIP archive. Raises :class:`Malformed` naming the file."""
    try:
        with open_input(path, LIMITS) as opened:
            if opened.stream.peek(4) == ZIP_MARKS[0] and not opened.compressed:
                yield _only_member(opened)
            else:
                yield opened
    except OSError as error:
        raise Malformed(f"{path}: cannot be opened: {error.strerror or error}") from None


def _only_member(opened: InputFile) -> InputFile:
    """Return the one file of a ZIP archive as the dump."""
    try:
        archive = open_archive(opened.file)
        members = file_members(archive)
        if any(member.filename == _DOCUMENT for member in members):
            raise Malformed("is a spreadsheet or a document of an office program: save it as CSV, with ids as text")
        if len(members) != 1:
            raise Malformed(f"is an archive of {len(members)} files: unpack it and load its files")
        stream, marked = as_utf8(Stream(open_member(archive, members[0], LIMITS)))
    except Malformed as why:
        raise Malformed(f"{opened.path}: {why}") from None
    return replace(opened, stream=stream, compressed=True, marked=marked)
