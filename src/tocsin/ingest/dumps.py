"""Large dumps, opened by content and read in pieces: bounded lines and the elements of JSON arrays, never the whole file."""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast
from zipfile import BadZipFile, ZipFile

from tocsin.domain.errors import Malformed, Unavailable

LINE_LIMIT = 4 << 20
ELEMENT_LIMIT = 16 << 20
PAGE_LIMIT = 64 << 20
_CHUNK = 1 << 20
_CUT = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, BadZipFile)


class Cut(Exception):
    """The stream ends or breaks before its end: a compressed file cut in the middle, or damaged."""


@dataclass(slots=True)
class Dump:
    """An open dump. ``position`` and ``size`` count bytes of the file as it lies on disk."""

    path: Path
    size: int
    _raw: IO[bytes]
    _plain: IO[bytes]
    _ahead: bytes = field(default=b"", repr=False)
    _recode: Callable[[bytes], bytes] | None = None
    _broken: str = ""

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._raw.tell()

    def peek(self, count: int = 1 << 16) -> bytes:
        """The first bytes of the content, which are still to be read."""
        while len(self._ahead) < count and (more := self._next(count)):
            self._ahead += more
        return self._ahead[:count]

    def read(self, count: int = _CHUNK) -> bytes:
        """The next bytes; empty at the end. Raises :class:`Cut` where a compressed file breaks."""
        if self._ahead:
            taken, self._ahead = self._ahead[:count], self._ahead[count:]
            return taken
        return self._next(count)

    def _next(self, count: int) -> bytes:
        while data := self._fetch(count):
            self._recode = self._recode or _recoder(data)
            if text := self._recode(data):
                return text
        return self._recode(b"") if self._recode else b""

    def _fetch(self, count: int) -> bytes:
        """The next bytes as they are unpacked. What was unpacked before a break is given first; the break is met after it."""
        taken = bytearray()
        while not self._broken and len(taken) < count:
            piece = self._piece(count - len(taken))
            if not piece:
                break
            taken += piece
        if self._broken and not taken:
            raise Cut(self._broken)
        return bytes(taken)

    def _piece(self, count: int) -> bytes:
        try:
            return self._plain.read1(count)  # type: ignore[attr-defined,no-any-return]  # whatever is opened here has it
        except _CUT as error:
            self._broken = str(error) or "its end is missing"
        except OSError as error:
            if isinstance(self._plain, BufferedReader):
                raise Unavailable(f"{self.path}: cannot be read: {error.strerror or error}") from None
            self._broken = str(error)
        return b""


def _recoder(head: bytes) -> Callable[[bytes], bytes]:
    """Makes UTF-8 of UTF-16, which Windows writes; leaves everything else as it is."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    elif len(head) > 8 and head[1:64:2].count(0) > len(head[1:64:2]) // 2 and b"\x00" not in head[:64:2]:
        name = "utf-16-le"
    else:
        return bytes
    decode = codecs.getincrementaldecoder(name)("replace").decode
    return lambda data: decode(data, not data).encode()


@contextmanager
def open_dump(path: Path) -> Iterator[Dump]:
    """Opens a file that may be compressed with gzip, bzip2, xz or Zstandard, or be alone in a ZIP archive, found by its first bytes."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise Malformed(f"{path}: cannot be opened: {error.strerror}") from None
    with raw:
        head = raw.read(8)
        raw.seek(0)
        unpack = next((unpack for mark, unpack in _PACKED.items() if head.startswith(mark)), None)
        yield Dump(path, path.stat().st_size, raw, unpack(raw) if unpack else raw)


def _zstandard(raw: IO[bytes]) -> IO[bytes]:
    import pyarrow as pa

    return cast("IO[bytes]", pa.CompressedInputStream(pa.PythonFile(raw), "zstd"))


def _zipped(raw: IO[bytes]) -> IO[bytes]:
    """The one file of a ZIP archive."""
    try:
        archive = ZipFile(raw)
        names = [name for name in archive.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
        if "[Content_Types].xml" in names:
            raise Malformed(f"{raw.name}: is a spreadsheet or a document of an office program: save it as CSV, with ids as text")
        if len(names) != 1:
            raise Malformed(f"{raw.name}: is an archive of {len(names)} files: unpack it and load its files")
        return archive.open(names[0])
    except (BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Malformed(f"{raw.name}: cannot be unpacked: {error}") from None


_PACKED: dict[bytes, Callable[[IO[bytes]], IO[bytes]]] = {
    b"\x1f\x8b": lambda raw: cast("IO[bytes]", gzip.GzipFile(fileobj=raw)),
    b"BZh": lambda raw: cast("IO[bytes]", bz2.BZ2File(raw)),
    b"\xfd7zXZ": lambda raw: cast("IO[bytes]", lzma.LZMAFile(raw)),  # noqa: SIM115 - closed with the file below it
    b"\x28\xb5\x2f\xfd": _zstandard,
    b"PK\x03\x04": _zipped,
}


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line with its end. ``whole`` is False when it was longer than the limit, ``end`` when nothing ends it."""

    number: int
    data: bytes
    whole: bool = True


def lines(dump: Dump, limit: int = LINE_LIMIT) -> Iterator[RawLine]:
    """The lines of a dump. Of a line longer than ``limit`` bytes only the start is kept, and it is marked."""
    rest, number, over = b"", 0, False
    while chunk := dump.read():
        parts = (rest + chunk).split(b"\n")
        rest = parts.pop()
        for part in parts:
            number += 1
            yield RawLine(number, part[:limit] + b"\n", not over and len(part) <= limit)
            over = False
        if len(rest) > limit:
            rest, over = rest[:limit], True
    if rest:
        yield RawLine(number + 1, rest, not over)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a JSON array, or the place from which the array cannot be read on."""

    number: int
    value: Any
    raw: bytes = b""
    broken: str = ""


_decoder = json.JSONDecoder()
_SPACE = re.compile(r"[\s,\x1e]*")


class _Text:
    """A window of decoded text that slides over the dump."""

    def __init__(self, dump: Dump) -> None:
        self._dump = dump
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self.text = ""
        self.at = 0
        self.ended = False
        self.cut = ""

    def more(self) -> bool:
        """Reads on; False at the end."""
        if self.ended:
            return False
        try:
            chunk = self._dump.read(max(_CHUNK, len(self.text) - self.at))
        except Cut as error:
            chunk, self.cut = b"", f"the file is cut or damaged here ({error})"
        self.ended = not chunk
        self.text = self.text[self.at :] + self._decode(chunk, self.ended)
        self.at = 0
        return True

    def skip(self) -> str:
        """The next character that is neither space nor comma; empty at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def search(self, pattern: re.Pattern[str]) -> str | None:
        """Moves behind the next match; gives the text before and with it, None at the end."""
        passed = ""
        while True:
            if found := pattern.search(self.text, self.at):
                passed, self.at = (passed + self.text[self.at : found.end()])[-_CHUNK:], found.end()
                return passed
            keep = max(self.at, len(self.text) - 64)
            passed, self.at = (passed + self.text[self.at : keep])[-_CHUNK:], keep
            if not self.more():
                return None


def _element(text: _Text, number: int, limit: int = ELEMENT_LIMIT) -> Element:
    while True:
        try:
            value, end = _decoder.raw_decode(text.text, text.at)
        except RecursionError:
            return Element(number, None, _start(text), "nested too deeply")
        except ValueError as error:
            if len(text.text) - text.at > limit:
                return Element(number, None, _start(text), f"longer than {limit >> 20} MiB or not JSON")
            if text.more():
                continue
            return Element(number, None, _start(text), text.cut or f"not JSON: {error.args[0].split(': line')[0]}")
        if end == len(text.text) and text.more():
            continue
        raw, text.at = text.text[text.at : end], end
        return Element(number, value, raw.encode("utf-8", "replace"))


def _start(text: _Text) -> bytes:
    return text.text[text.at : text.at + 4096].encode("utf-8", "replace")


def _array(text: _Text) -> Iterator[Element]:
    """The elements up to the closing bracket. A broken one is the last: what follows it cannot be told apart."""
    number = 0
    while (sign := text.skip()) and sign != "]":
        number += 1
        element = _element(text, number)
        yield element
        if element.broken:
            return
    if not sign:
        yield Element(number + 1, None, b"", text.cut or "the file ends inside the array: it is cut")
    text.at += 1


_OPEN = re.compile(r"\[")


def elements(dump: Dump) -> Iterator[Element]:
    """The elements of the first JSON array of a dump, decoded one by one; memory is bounded by the longest."""
    text = _Text(dump)
    if text.search(_OPEN) is not None:
        yield from _array(text)


def documents(dump: Dump, limit: int = ELEMENT_LIMIT) -> Iterator[Element]:
    """JSON values that follow each other, each over as many lines as it likes and at most ``limit`` characters."""
    text, number = _Text(dump), 0
    while text.skip():
        number += 1
        element = _element(text, number, limit)
        yield element
        if element.broken:
            return


_MESSAGES = re.compile(r'"messages"\s*:\s*\[')


def chats(dump: Dump) -> Iterator[tuple[dict[str, Any], Iterator[Element]]]:
    """The chats of a Telegram Desktop export: the head of each (name, type, id) and its messages, to be read before the next."""
    text = _Text(dump)
    while (head := text.search(_MESSAGES)) is not None:
        yield _head(head), _array(text)


def _head(text: str) -> dict[str, Any]:
    start = text.rfind("{")
    try:
        return cast("dict[str, Any]", json.loads(text[start:] + "]}"))
    except ValueError:
        return {}


def first_values(head: bytes, most: int = 200) -> list[Any]:
    """The objects with which the first bytes of a JSON dump begin, as far as they are whole."""
    text = head.decode("utf-8-sig", "ignore")
    found: list[Any] = []
    at = text.find("{")
    while 0 <= at < len(text) and len(found) < most:
        try:
            value, at = _decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = cast("re.Match[str]", _SPACE.match(text, at)).end()
    return found
