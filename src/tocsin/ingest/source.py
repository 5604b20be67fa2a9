"""The one way in for untrusted bytes: a file or a member of an archive as a bounded stream, decompressed and in UTF-8.

Nothing here or above it writes a temporary file: what is sealed in the store must not lie in clear beside it.
"""

from __future__ import annotations

import codecs
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from tocsin.domain.errors import Malformed
from tocsin.domain.report import RejectedRow
from tocsin.ingest import encodings
from tocsin.ingest.compression import MARK_SIZE, SUFFIXES, Inflated, Readable, inflate
from tocsin.ingest.limits import MEGA, Limits
from tocsin.ingest.reports.column_map import ColumnMap
from tocsin.ingest.reports.options import ReadOptions

CHUNK = 1 << 18


class Stream:
    """Bytes that can be looked at before they are read. ``tap`` is called with all that is read."""

    def __init__(self, raw: Readable) -> None:
        self.tap: Callable[[bytes], None] | None = None
        self._raw = raw
        self._ahead = b""
        self._broken: Malformed | None = None

    def peek(self, size: int) -> bytes:
        """Return the next ``size`` bytes without reading them, fewer at the end or before what cannot be read."""
        pieces, length = [self._ahead], len(self._ahead)
        try:
            while self._broken is None and length < size and (more := self._raw.read(size - length)):
                pieces.append(more)
                length += len(more)
        except Malformed as why:
            self._broken = why
            if not length:
                raise
        self._ahead = b"".join(pieces)
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        elif self._broken:
            raise self._broken
        else:
            data = self._raw.read(size)
        if self.tap:
            self.tap(data)
        return data

    def read_full(self, size: int) -> bytes:
        """Return ``size`` bytes, fewer only before the end or before what cannot be read."""
        self.peek(size)
        return self.read(size)

    def whole(self, limit: int) -> bytes:
        """Return everything. Raises :class:`Malformed` when that is more than ``limit`` bytes."""
        pieces: list[bytes] = []
        size = 0
        while data := self.read(CHUNK):
            pieces.append(data)
            size += len(data)
            if size > limit:
                raise Malformed(f"larger than the {limit // MEGA} MB that one document may have: split it")
        return b"".join(pieces)


class Transcoded:
    """A stream in another Unicode encoding, as UTF-8."""

    def __init__(self, raw: Readable, encoding: str) -> None:
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        """Return about ``size`` bytes, none at the end."""
        while data := self._raw.read(max(4, size)):
            if text := self._decoder.decode(data):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")


def as_utf8(stream: Stream) -> tuple[Stream, bool]:
    """Return the stream with UTF-16 and UTF-32 turned into UTF-8 and the byte order mark removed, and whether a mark stood there."""
    encoding, mark = encodings.wide(stream.peek(4096))
    stream.read(mark)
    if encoding not in ("", "utf-8"):
        stream = Stream(Transcoded(stream, encoding))
    return stream, mark > 0


@dataclass(slots=True)
class InputFile:
    """An open file. ``position`` and ``size`` count bytes on disk, ``stream`` gives the decompressed contents.

    ``compressed`` tells whether the file was compressed, ``marked`` whether its contents began with a byte order mark.
    ``left_out`` lists what the stream does not hold of a file that was converted.
    """

    path: Path
    size: int
    file: BinaryIO
    stream: Stream
    compressed: bool = False
    marked: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def position(self) -> int:
        """Return the number of bytes of the file read so far."""
        return self.size if self.file.closed else min(self.file.tell(), self.size)


@contextmanager
def open_input(path: Path, limits: Limits) -> Iterator[InputFile]:
    """Open a file that may be compressed with gzip, bzip2, xz or Zstandard, found by its first bytes.

    Raises OSError, or :class:`Malformed` for what is no regular file and would block. Reading the stream raises
    :class:`~tocsin.ingest.compression.Cut` where the compressed data breaks.
    """
    with open_file(path) as file:
        raw = Stream(file)
        inflated = inflate(raw.peek(MARK_SIZE), raw, file.tell, limits)
        stream, marked = as_utf8(Stream(inflated) if inflated else raw)
        yield InputFile(path, os.fstat(file.fileno()).st_size, file, stream, inflated is not None, marked)


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading. Raises OSError, or :class:`Malformed` for a link, or for what is no file and would block."""
    if path.is_symlink():
        raise Malformed("is a link to another place: name the file that it leads to")
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Malformed("not a regular file")
    return os.fdopen(descriptor, "rb")


@dataclass
class ReadStats:
    """Counts over a whole file, its members and attachments included.

    ``maps`` collects the column maps in use, by header signature, so that the desk can remember them, and ``headers``
    the columns of each.
    ``slow`` counts the documents that took too long. ``people`` collects the senders of chats, whose names are sealed in the
    other members of an archive too, ``headings`` the names of columns. ``attached`` are the media beside the file that a report has, and
    ``lying`` the files of those that lie in its folder. ``wholes`` are the names of the files that were read: an item of another name is
    a part of one.
    """

    maps: dict[str, ColumnMap] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    samples: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    slow: int = 0
    people: set[str] = field(default_factory=set)
    headings: list[str] = field(default_factory=list)
    attached: set[str] = field(default_factory=set)
    lying: set[Path] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)


@dataclass
class ArchiveRoom:
    """Bytes and files that an archive and all archives within it may still unpack."""

    bytes: int
    members: int


@dataclass
class InputSource:
    """A file or archive member being read: its name for messages, its bytes, and the options in force.

    ``file`` is the file itself where there is one that can be read in any order. ``origin`` is the place of the file: its path, and
    for a member of an archive the path of the archive and its name in it. ``beside`` reads a file that lies beside it by its name.
    ``folder`` is where it looks, by name alone within an archive.
    ``brought`` tells that it came with a message, whose sender wrote to the desk, and not those who write in it.
    ``room`` is what the outermost archive may still unpack. ``day`` is the day, month or year that stands above a table of it, in ISO
    form, and ``zone`` the short name of the zone that stands there.
    """

    name: str
    stream: Stream
    reading: ReadOptions
    tally: ReadStats = field(default_factory=ReadStats)
    file: BinaryIO | None = None
    origin: str = ""
    depth: int = 0
    beside: Callable[[str], bytes] | None = None
    folder: Path | None = None
    room: ArchiveRoom | None = None
    day: str = ""
    zone: str = ""
    brought: bool = False

    @classmethod
    def of(cls, name: str, raw: Readable, reading: ReadOptions, tally: ReadStats | None = None, within: str = "") -> InputSource:
        """Return a source of this name, its bytes decompressed and in UTF-8 where they are wide Unicode."""
        packed = Stream(raw)
        size = (lambda: raw.size) if isinstance(raw, Inflated) else (lambda: reading.limits.inflated)
        inflated = inflate(packed.peek(MARK_SIZE), packed, size, reading.limits)
        stream, _ = as_utf8(Stream(inflated) if inflated else packed)
        return cls(encodings.label(name), stream, reading, tally or ReadStats(), origin=f"{within}\n{name}")

    @classmethod
    def of_file(cls, opened: InputFile, reading: ReadOptions) -> InputSource:
        """Return the source for an open file."""
        file = None if opened.compressed else opened.file
        return cls(encodings.label(opened.path.name), opened.stream, reading, file=file, origin=str(opened.path.resolve()))

    def inner(self, name: str, data: bytes) -> InputSource:
        """Return the source for a file within this one, its bytes at hand."""
        inner = InputSource.of(name, io.BytesIO(data), self.reading, self.tally, self.origin)
        return replace(inner, file=io.BytesIO(data), depth=self.depth + 1, room=self.room)

    def renamed(self, name: str, day: str = "") -> InputSource:
        """Return the same source under another name, below the day that stands above this part of it."""
        return replace(self, name=name, day=day or self.day)

    @property
    def limits(self) -> Limits:
        """The bounds on what reading it may cost."""
        return self.reading.limits

    @property
    def stem(self) -> str:
        """The bare name of the file or member, the same compressed and not."""
        name = PurePosixPath(self.name.replace("\\", "/")).name
        suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
        return name.removesuffix(suffix)

    def head(self) -> bytes:
        """Return the first bytes, by which the format is detected."""
        return self.stream.peek(self.limits.head)

    def refused(self, where: str, reason: str, raw: bytes) -> RejectedRow:
        """Return a rejected row that keeps the raw row up to the limit."""
        limit = self.limits.raw
        note = f" ({len(raw)} bytes, the first {limit} are kept)" if len(raw) > limit else ""
        return RejectedRow(where, reason + note, raw[:limit])


def broke(why: Exception) -> str:
    """Return the reason for a row on which a reader failed in an unforeseen way."""
    return f"breaks the reader ({type(why).__name__}: {str(why)[:200]}): keep the file and report this as a bug"
