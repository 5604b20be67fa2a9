"""Lines of a stream, however long they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.ingest.source import CHUNK, InputSource, Stream


@dataclass(frozen=True, slots=True)
class Overlong:
    """A line longer than the limit: its beginning, and its length in bytes."""

    head: bytes
    size: int


class MacLines:
    """A stream whose lines end in a bare carriage return, as one whose lines end in a line feed."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        return self._stream.read(size).replace(b"\r", b"\n")


def lines(source: InputSource) -> Iterator[bytes | Overlong]:
    """Return the lines of the source without their ends, and an :class:`Overlong` for each longer than ``limits.line``."""
    return split_lines(source.stream, source.limits.line, source.limits.raw, source.limits.head)


def split_lines(stream: Stream, limit: int, start: int, head: int) -> Iterator[bytes | Overlong]:
    """Return the lines of a stream without their ends.

    A line of more than ``limit`` bytes is an :class:`Overlong` with its first ``start`` bytes. Whether lines end in a
    bare carriage return is judged by the first ``head`` bytes.
    """
    first = stream.peek(head)
    if b"\r" in first[:-1] and b"\n" not in first:
        stream = Stream(MacLines(stream))
    pieces: list[bytes] = []
    size, pending = 0, b""
    while data := pending or stream.read(CHUNK):
        pending = b""
        pieces.append(data)
        size += len(data)
        if b"\n" in data:
            *full, tail = b"".join(pieces).split(b"\n")
            for line in full:
                yield line if len(line) <= limit else Overlong(line[:start], len(line))
            pieces, size = [tail], len(tail)
        elif size > limit:
            overlong, pending = _skip(stream, b"".join(pieces), start)
            yield overlong
            pieces, size = [], 0
    if size:
        yield b"".join(pieces)


def _skip(stream: Stream, begun: bytes, start: int) -> tuple[Overlong, bytes]:
    """Read past the end of an overlong line. Returns the line and what was read behind it."""
    size = len(begun)
    while data := stream.read(CHUNK):
        end = data.find(b"\n")
        if end >= 0:
            return Overlong(begun[:start], size + end), data[end + 1 :]
        size += len(data)
    return Overlong(begun[:start], size), b""
