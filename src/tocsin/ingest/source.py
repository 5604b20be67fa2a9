"""One untrusted file, or one member of an archive, as a bounded stream of bytes."""

from __future__ import annotations

import codecs
import os
import stat
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from tocsin.domain.errors import Malformed
from tocsin.domain.report import RejectedRow
from tocsin.ingest import encodings
from tocsin.ingest.limits import MEGA, Limits
from tocsin.ingest.reports.columns import ColumnMap
from tocsin.ingest.reports.options import ReadOptions

GZIP = b"\x1f\x8b"
Damage = tuple[type[Exception], ...]

CHUNK = 1 << 18
DAMAGE: Damage = (zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, MemoryError)
"""What reading damaged compressed data raises."""

_SUSPECT = 64 * MEGA
_GZIP_FORMAT = 31
_PACKED = 1 << 13


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end."""


class Stream:
    """Bytes that can be looked at before they are read."""

    def __init__(self, raw: Readable) -> None:
        self._raw = raw
        self._ahead = b""
        self._broken: Malformed | None = None

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes without reading them, fewer at the end or before what cannot be read."""
        try:
            while self._broken is None and len(self._ahead) < size and (more := self._raw.read(size - len(self._ahead))):
                self._ahead += more
        except Malformed as why:
            self._broken = why
            if not self._ahead:
                raise
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        if not self._ahead:
            if self._broken:
                raise self._broken
            return self._raw.read(size)
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def whole(self, limit: int) -> bytes:
        """Everything; raises :class:`Malformed` when that is more than ``limit``."""
        kept: list[bytes] = []
        size = 0
        while data := self.read(CHUNK):
            kept.append(data)
            size += len(data)
            if size > limit:
                raise Malformed(f"larger than the {limit // MEGA} MB that one document may have: split it")
        return b"".join(kept)


class Inflated:
    """The contents of a compressed stream; raises :class:`Malformed` when it is damaged or a bomb."""

    def __init__(self, opened: Readable, packed: Callable[[], int], limits: Limits, damage: Damage = DAMAGE) -> None:
        self._damage = damage
        self._opened = opened
        self._packed = packed
        self._limits = limits
        self.size = 0

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end."""
        try:
            data = self._opened.read(size)
        except self._damage as why:
            raise Malformed(f"the compressed data is damaged after {self.size} bytes ({why}): ask for it again") from None
        self.size += len(data)
        if self.size > self._limits.inflated:
            raise Malformed(f"grows to more than the {self._limits.inflated // MEGA} MB that may be unpacked: unpack it by hand")
        if self.size > _SUSPECT and self.size > self._limits.ratio * self._packed():
            raise Malformed(f"grows to more than {self._limits.ratio} times its size, as bombs do: unpack it by hand and look at it")
        return data


class Gunzipped:
    """The contents of gzip data, as far as they can be had: what comes before the damage is given before it is raised."""

    def __init__(self, raw: Readable) -> None:
        self._raw = raw
        self._inflater = zlib.decompressobj(_GZIP_FORMAT)
        self._packed = b""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end; raises EOFError or zlib.error for damage."""
        while True:
            if not self._packed:
                self._packed = self._raw.read(_PACKED)
            if not self._packed:
                return self._end()
            if self._inflater.eof:
                self._inflater = zlib.decompressobj(_GZIP_FORMAT)
            data = self._inflater.decompress(self._packed, size)
            self._packed = self._inflater.unconsumed_tail or self._inflater.unused_data.lstrip(b"\0")
            if data:
                return data

    def _end(self) -> bytes:
        if not self._inflater.eof:
            raise EOFError("it ends too early")
        return b""


class Transcoded:
    """A stream of another Unicode encoding, as UTF-8."""

    def __init__(self, raw: Readable, encoding: str) -> None:
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        """About ``size`` bytes, none at the end."""
        while data := self._raw.read(max(4, size)):
            if text := self._decoder.decode(data):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")


@dataclass
class ReadStats:
    """What is counted over a whole file, its members and attachments included.

    ``maps`` collects the column maps that were used, by header signature, so that the desk can remember them;
    ``slow`` counts the documents that took too long.
    """

    maps: dict[str, ColumnMap] = field(default_factory=dict)
    slow: int = 0


@dataclass
class InputSource:
    """A file being read: its name as rows are told by, its bytes, and what was asked for.

    ``file`` is the file itself where there is one that can be read in any order.
    """

    name: str
    stream: Stream
    reading: ReadOptions
    tally: ReadStats = field(default_factory=ReadStats)
    file: BinaryIO | None = None

    @classmethod
    def of(cls, name: str, raw: Readable, reading: ReadOptions, tally: ReadStats | None = None) -> InputSource:
        """The source of this name; wide Unicode is turned into UTF-8 on the way."""
        stream = Stream(raw)
        encoding, mark = encodings.wide(stream.peek(4096))
        stream.read(mark)
        if encoding not in ("", "utf-8"):
            stream = Stream(Transcoded(stream, encoding))
        return cls(encodings.label(name), stream, reading, tally or ReadStats())

    @property
    def limits(self) -> Limits:
        """What it may cost."""
        return self.reading.limits

    @property
    def stem(self) -> str:
        """The bare name of the file or member, the same packed and unpacked."""
        name = PurePosixPath(self.name.replace("\\", "/")).name
        return name[:-3] if name.endswith(".gz") else name

    def head(self) -> bytes:
        """What is looked at to find the format."""
        return self.stream.peek(self.limits.head)

    def refused(self, where: str, reason: str, raw: bytes) -> RejectedRow:
        """A refused row that keeps as much of the raw row as may be kept."""
        kept = self.limits.raw
        note = f" ({len(raw)} bytes, the first {kept} are kept)" if len(raw) > kept else ""
        return RejectedRow(where, reason + note, raw[:kept])


def broke(why: Exception) -> str:
    """The reason for a row that made a reader fail in a way that nobody foresaw."""
    return f"breaks the reader ({type(why).__name__}: {str(why)[:200]}): keep it, and report this as a fault of Tocsin"


def open_file(path: Path) -> BinaryIO:
    """The file; raises OSError, or :class:`Malformed` for what is no file and would block."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Malformed("not a regular file")
    return os.fdopen(descriptor, "rb")


def unpacked(file: BinaryIO, limits: Limits) -> Readable:
    """The bytes of the file, inflated when they are gzip."""
    start = file.read(2)
    file.seek(0)
    if start != GZIP:
        return file
    return Inflated(Gunzipped(file), file.tell, limits)
