"""Read a file's bytes under its name, unpacked and decoded within bounds."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.text import printable

LARGEST = 512 * 1024 * 1024
"""Bytes of an unpacked list; the longest public list is under 200 MB."""

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes and their name in messages."""

    name: str
    data: bytes

    def refuse(self, what: str, mend: str, row: int = 0) -> Malformed:
        """Return the error with the fault, its place and the remedy in one line."""
        where = f"{self.name}: row {row}" if row else self.name
        return Malformed(f"{where}: {what}; {mend}")

    @property
    def digest(self) -> str:
        """A short hash of the content: the version of a list that carries no date."""
        return hashlib.sha256(self.data).hexdigest()[:12]


def open_raw(path: Path) -> Raw:
    """Read a file, unpacked when it is gzipped."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Malformed(f"{path}: cannot be read ({error.strerror}); check the path and its rights") from error
    return unpack(Raw(printable(path.name), data))


def unpack(raw: Raw) -> Raw:
    """Return the bytes without gzip around them, never more than :data:`LARGEST`."""
    if raw.data.startswith(_ZIP):
        raise raw.refuse("a zip archive", "unpack it and give the file inside")
    data = _gunzip(raw) if raw.data.startswith(_GZIP) else raw.data
    if len(data) > LARGEST:
        raise raw.refuse(f"larger than {LARGEST // 2**20} MB unpacked", "give the list itself, not an archive")
    if not data.strip():
        raise raw.refuse("empty", "download it again")
    return Raw(raw.name, data)


def _gunzip(raw: Raw) -> bytes:
    machine = zlib.decompressobj(wbits=31)
    try:
        data = machine.decompress(raw.data, LARGEST + 1)
    except zlib.error as error:
        raise raw.refuse("damaged gzip", "download it again") from error
    if not machine.eof and len(data) <= LARGEST:
        raise raw.refuse("gzip cut short", "download it again")
    return data


def decode(raw: Raw) -> str:
    """Return the text: by its byte order mark, else UTF-8, else by its bytes."""
    for mark, encoding in _BOMS:
        if raw.data.startswith(mark):
            return _decode_as(raw, encoding)
    try:
        return raw.data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(raw)


def _decode_as(raw: Raw, encoding: str) -> str:
    try:
        return raw.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise raw.refuse(f"not {encoding} from byte {error.start} on", "save it as UTF-8") from error


def _guess(raw: Raw) -> str:
    if b"\0" in raw.data[:65536]:
        raise raw.refuse("not text", "give the list as CSV or XML")
    from charset_normalizer import from_bytes

    best = from_bytes(raw.data[:200_000]).best()
    return raw.data.decode(best.encoding if best else "cp1252", errors="replace")
