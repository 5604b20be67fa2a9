"""Compressed input, inflated piece by piece within the limits: gzip, bzip2, xz and Zstandard."""

from __future__ import annotations

import bz2
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, Protocol

from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import MEGA, Limits

DAMAGE: tuple[type[Exception], ...] = (
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    MemoryError,
)
"""Exceptions that damaged compressed data raises in the libraries that read it."""

_SUSPECT = 64 * MEGA
_GZIP_FORMAT = 31
_PACKED = 1 << 16


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""


class Cut(Malformed):
    """Compressed data that is damaged, ends too early or grows past its limits. ``cause`` says which in a few words."""

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(message)
        self.cause = cause


class Inflated:
    """Decompressed contents of a stream, bounded in size and ratio. Raises :class:`Cut` for damage and for bombs.

    ``packed`` returns how many compressed bytes were read so far.
    """

    def __init__(self, opened: Readable, packed: Callable[[], int], limits: Limits) -> None:
        self._opened = opened
        self._packed = packed
        self._limits = limits
        self.size = 0

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        try:
            data = self._opened.read(size)
        except DAMAGE as why:
            cause = str(why) or "its end is missing"
            raise Cut(f"the compressed data is damaged after {self.size} bytes ({cause}): ask for a new copy", cause) from None
        self.size += len(data)
        self._require_bounded()
        return data

    def _require_bounded(self) -> None:
        if self.size > self._limits.inflated:
            cause = f"grows to more than the {self._limits.inflated // MEGA} MB that may be unpacked"
        elif self.size > _SUSPECT and self.size > self._limits.ratio * self._packed():
            cause = f"grows to more than {self._limits.ratio} times its size, as bombs do"
        else:
            return
        raise Cut(f"{cause}: unpack it by hand and look at it", cause)


class _Decompressor(Protocol):
    """The interface that ``bz2`` and ``lzma`` share."""

    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most ``max_length`` decompressed bytes."""


class _Gunzip:
    """``zlib`` behind the interface of ``bz2`` and ``lzma``."""

    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(_GZIP_FORMAT)
        self._tail = b""

    @property
    def eof(self) -> bool:
        return self._inflater.eof

    @property
    def needs_input(self) -> bool:
        return not self._tail

    @property
    def unused_data(self) -> bytes:
        return self._inflater.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        output = self._inflater.decompress(self._tail + data, max_length)
        self._tail = self._inflater.unconsumed_tail
        return output


class _Decompressed:
    """Decompressed contents of one or several compressed streams laid end to end. Gives all it can before it raises for damage."""

    def __init__(self, raw: Readable, begin: Callable[[], Any]) -> None:
        self._raw = raw
        self._begin = begin
        self._stage: _Decompressor = begin()
        self._waiting = b""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end. Raises EOFError or the library's own error for damage."""
        while not self._stage.eof or self._begin_next():
            packed, self._waiting = self._waiting, b""
            if not packed and self._stage.needs_input and not (packed := self._raw.read(_PACKED)):
                raise EOFError("it ends too early")
            if data := self._stage.decompress(packed, size):
                return data
        return b""

    def _begin_next(self) -> bool:
        """Start on the next stream behind the one that ended, past the zeros that may pad it. False at the end of the file."""
        remaining = self._stage.unused_data.lstrip(b"\0")
        while not remaining:
            if not (block := self._raw.read(_PACKED)):
                return False
            remaining = block.lstrip(b"\0")
        self._stage, self._waiting = self._begin(), remaining
        return True


class _Handle(io.RawIOBase):
    """A readable as the file object that pyarrow asks for."""

    def __init__(self, raw: Readable) -> None:
        self._source = raw

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._source.read(size if size >= 0 else _PACKED)


class _Zstandard:
    """Zstandard, inflated by pyarrow."""

    def __init__(self, raw: Readable) -> None:
        import pyarrow as pa

        self._stream = pa.CompressedInputStream(pa.PythonFile(_Handle(raw), "r"), "zstd")

    def read(self, size: int, /) -> bytes:
        return bytes(self._stream.read1(size))


_FORMATS: dict[bytes, Callable[[Readable], Readable]] = {
    b"\x1f\x8b": lambda raw: _Decompressed(raw, _Gunzip),
    b"BZh": lambda raw: _Decompressed(raw, bz2.BZ2Decompressor),
    b"\xfd7zXZ\0": lambda raw: _Decompressed(raw, lzma.LZMADecompressor),
    b"\x28\xb5\x2f\xfd": _Zstandard,
}
MARK_SIZE = max(map(len, _FORMATS))
SUFFIXES = (".gz", ".bz2", ".xz", ".zst")


def inflate(head: bytes, raw: Readable, packed: Callable[[], int], limits: Limits) -> Inflated | None:
    """Return the decompressed contents of ``raw``, whose first bytes are ``head``. None when it is not compressed."""
    opener = next((opener for mark, opener in _FORMATS.items() if head.startswith(mark)), None)
    return Inflated(opener(raw), packed, limits) if opener else None
