"""Tar archives, as ZIP archives in memory, so that one reader knows the members of both."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import cast

from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.ingest.compression import DAMAGE, Cut, Readable
from tocsin.ingest.limits import Limits

_MARK, _MARK_AT = b"ustar", 257
_DAMAGED: tuple[type[Exception], ...] = (tarfile.TarError, Cut, *DAMAGE)
TAR_HEAD = 512
"""Bytes by which a tar archive is told."""


def is_tar(head: bytes) -> bool:
    """Tell a tar archive by its first bytes."""
    return head.startswith(_MARK, _MARK_AT)


def as_zip(stream: Readable, limits: Limits) -> tuple[io.BytesIO, tuple[str, ...]]:
    """Return a tar archive as a ZIP archive, and lines on what that leaves out: links, devices, and what is behind a damaged place.

    Nothing is unpacked to a disk, and no link is followed. Raises :class:`Malformed` for more bytes or files than are read.
    """
    archive, left_out, links = io.BytesIO(), list[str](), 0
    with zipfile.ZipFile(archive, "w") as packed:
        try:
            with tarfile.open(fileobj=cast("io.BytesIO", _Bounded(stream, limits)), mode="r|") as unpacked:
                for member in unpacked:
                    links += not (member.isreg() or member.isdir())
                    if member.isreg():
                        _add(packed, unpacked, member, limits)
        except _DAMAGED as why:
            left_out.append(f"the archive is cut or damaged ({why}): what stands before that place was read")
        if not packed.infolist():
            raise Malformed("is a tar archive without a file that can be read: it may be damaged")
    if links:
        left_out.append(f"{counted(links, 'link or device', 'links or devices')} in the archive: not read")
    archive.seek(0)
    return archive, tuple(left_out)


def _add(packed: zipfile.ZipFile, unpacked: tarfile.TarFile, member: tarfile.TarInfo, limits: Limits) -> None:
    """Copy one file. One that breaks off is copied as far as it goes, before the error is raised."""
    if len(packed.infolist()) >= limits.members:
        raise Malformed(f"holds more than {limits.members} files: unpack it by hand")
    file = unpacked.extractfile(member)
    with packed.open(zipfile.ZipInfo(member.name.lstrip("/") or "member"), "w") as copy:
        while file and (block := cast("io.BufferedReader", file).raw.read(tarfile.BLOCKSIZE)):
            copy.write(block)  # a larger read loses what stands before a cut


class _Bounded:
    """A stream that ends with an error behind as many bytes as a document may have."""

    def __init__(self, stream: Readable, limits: Limits) -> None:
        self._stream, self._limits, self._left = stream, limits, limits.document

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes. Raises :class:`Malformed` behind the limit."""
        data = self._stream.read(min(size, self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise Malformed(f"is a tar archive of more than {self._limits.document >> 20} MiB: unpack it by hand")
        return data
