"""Zip archives: each member heard as a file of its own; nothing is ever written to a disk."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.limits import MEGA, Limits
from tocsin.ingest.reports import detect
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.read import hear
from tocsin.ingest.source import DAMAGE, Damage, Inflated, InputSource

_END = b"PK\x05\x06"
_END_SIZE = 22
_COMMENT = 1 << 16
_DIRECTORY = 16 * MEGA
_DAMAGE: Damage = (*DAMAGE, zipfile.BadZipFile)


def read(source: InputSource) -> Iterator[Item]:
    """What the members say. An archive within an archive is refused, as is what is encrypted or grows too large."""
    if source.file is None:
        raise Malformed("is an archive within an archive: unpack it by hand")
    left = source.limits.inflated
    with _opened(source.file) as archive:
        members = [member for member in archive.infolist() if not _is_left_out(member.filename)]
        for member in members[: source.limits.members]:
            name = f"{source.name}/{encodings.label(member.filename)}"
            try:
                inflated = _member(archive, member, replace(source.limits, inflated=left))
                inner = InputSource.of(name, inflated, source.reading, source.tally)
                form = source.reading.format or detect.format_of(inner.head())
            except Malformed as why:
                yield source.refused(name, str(why), b"")
                continue
            yield from hear(inner, form)
            left -= inflated.size
    if len(members) > source.limits.members:
        raise Malformed(f"holds {len(members)} files, of which {source.limits.members} are read: unpack it by hand")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Inflated:
    try:
        return Inflated(archive.open(member), lambda: member.compress_size, limits, _DAMAGE)
    except _DAMAGE as why:
        locked = "is under a password" if member.flag_bits & 1 else f"cannot be unpacked ({why})"
        raise Malformed(f"{locked}: unpack it by hand") from None


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive; raises :class:`Malformed` when its directory is broken, or larger than memory likes."""
    if _directory_size(file) > _DIRECTORY:
        raise Malformed("has a directory larger than any honest archive: unpack it by hand")
    try:
        return zipfile.ZipFile(file)
    except _DAMAGE as why:
        raise Malformed(f"is a broken archive ({why}): ask for it again") from None


def _directory_size(file: BinaryIO) -> int:
    """What the end of the archive says its directory takes; archives past 4 GB say nothing here and are too large."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _COMMENT - _END_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise Malformed("is a broken archive (its end is missing): ask for it again")
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    return int(directory)


def _is_left_out(name: str) -> bool:
    """Whether this is a folder, or hidden, as files of an operating system are."""
    return name.endswith("/") or any(part.startswith(".") or part == "__MACOSX" for part in name.split("/") if part not in (".", ".."))
