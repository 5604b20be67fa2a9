"""ZIP archives opened within bounds, their members as streams. Nothing is written to a disk."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.domain.errors import Malformed
from tocsin.ingest.compression import DAMAGE, Inflated
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.limits import MEGA, Limits

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END = b"PK\x05\x06"
_END_SIZE = 22
_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46
_HEADER_SIZE = 30
_SIZE_BEHIND = 8
_COMMENT = 1 << 16
_FOLDERS = 1_000
_OF_SYSTEMS = frozenset([".DS_Store", ".localized", "Thumbs.db", "desktop.ini"])
_DIRECTORY = 16 * MEGA


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Open an archive. Raises :class:`Malformed` when its directory is broken or too large for memory."""
    if _directory_size(file) > _DIRECTORY:
        raise Malformed("has a directory larger than an archive should have: unpack it by hand")
    try:
        return zipfile.ZipFile(file)
    except DAMAGE as why:
        raise Malformed(f"is a broken archive ({why}): ask for a new copy") from None


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Inflated:
    """Open one member as a bounded stream. Raises :class:`Malformed` for one that is encrypted or cannot be unpacked."""
    try:
        return Inflated(archive.open(member), lambda: member.compress_size, limits)
    except DAMAGE as why:
        locked = "is under a password" if member.flag_bits & 1 else f"cannot be unpacked ({why})"
        raise Malformed(f"{locked}: unpack it by hand") from None


def file_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members that are files, without those that operating systems add."""
    return [member for member in archive.infolist() if not _is_left_out(member.filename)]


def member_names(head: bytes, tail: bytes) -> list[bytes]:
    """Return the names of members of a ZIP archive by its first and last bytes, none of those of archives stored within it.

    The directory in the tail counts. Without one, the headers before the members are walked as far as they state sizes.
    """
    return [name for names in (_directory_names(tail), _header_names(head)) for name in names]


def _directory_names(tail: bytes) -> Iterator[bytes]:
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        return
    (size,) = struct.unpack_from("<L", tail, end + 12)
    at = tail.find(_ENTRY, max(0, end - size))
    while at >= 0 and tail.startswith(_ENTRY, at) and at + _ENTRY_SIZE <= end:
        name, extra, comment = struct.unpack_from("<HHH", tail, at + 28)
        yield tail[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name]
        at += _ENTRY_SIZE + name + extra + comment


def _header_names(head: bytes) -> Iterator[bytes]:
    at = 0
    while head.startswith(ZIP_MARKS[0], at) and at + _HEADER_SIZE <= len(head):
        flags, method = struct.unpack_from("<HH", head, at + 6)
        size, _, name, extra = struct.unpack_from("<LLHH", head, at + 18)
        begin = at + _HEADER_SIZE + name + extra
        yield head[at + _HEADER_SIZE : at + _HEADER_SIZE + name]
        if flags & _SIZE_BEHIND and not size:
            if method == zipfile.ZIP_STORED and head.startswith(ZIP_MARKS[0], begin):
                return  # an archive within this one, whose end is not told
            at = head.find(ZIP_MARKS[0], begin)
        else:
            at = begin + size
        if at < 0:
            return


def declared_type(head: bytes) -> bytes:
    """Return the beginning of the first member of a ZIP archive where that is ``mimetype``, stored, as e-books and OpenDocument begin."""
    if not head.startswith(ZIP_MARKS[0]) or len(head) < _HEADER_SIZE:
        return b""
    name, extra = struct.unpack_from("<HH", head, 26)
    begin = _HEADER_SIZE + name + extra
    return head[begin : begin + 100] if head[_HEADER_SIZE : _HEADER_SIZE + name] == b"mimetype" else b""


def _directory_size(file: BinaryIO) -> int:
    """Read the size of the directory from the end record. Archives past 4 GB state none there and count as too large."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _COMMENT - _END_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise Malformed("is a broken archive (its end is missing): ask for a new copy")
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    return int(directory)


def remarks(archive: zipfile.ZipFile, file: BinaryIO) -> dict[str, bytes]:
    """Return what an archive holds beside its members: comments, names of empty folders, and bytes behind its end, each with its place."""
    folders = [member.filename for member in archive.infolist() if member.filename.endswith("/")]
    names = {member.filename for member in archive.infolist()}
    empty = [name for name in folders if not any(other != name and other.startswith(name) for other in names)][:_FOLDERS]
    parts = {f"{member.filename} comment": member.comment for member in archive.infolist() if member.comment}
    parts |= {"comment": archive.comment} if archive.comment else {}
    parts |= {"folders without files": "\n".join(empty).encode("utf-8", "replace")} if any(map(may_hold_words, empty)) else {}
    position = file.tell()
    file.seek(max(0, file.seek(0, os.SEEK_END) - _COMMENT - _END_SIZE))
    tail = file.read()
    file.seek(position)
    behind = tail[tail.rfind(_END) + _END_SIZE + len(archive.comment) :]
    return parts | ({"bytes behind its end": behind} if behind.strip(b"\0\r\n") else {})


def _is_left_out(name: str) -> bool:
    """Tell whether this is a folder, or a file that an operating system adds to every folder."""
    last = name.rpartition("/")[2]
    return not last or last in _OF_SYSTEMS or last.startswith("._")
