"""Lines of a stream, however long they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.ingest.source import CHUNK, InputSource, Stream


@dataclass(frozen=True, slots=True)
class Overlong:
    """A line that passes the limit: its beginning, and how long it was."""

    head: bytes
    size: int


class MacLines:
    """A stream whose lines end in a bare carriage return, as one whose lines end in a line feed."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end."""
        return self._stream.read(size).replace(b"\r", b"\n")


def lines(source: InputSource) -> Iterator[bytes | Overlong]:
    """The lines of the source without their ends, one :class:`Overlong` for each that passes ``limits.line``."""
    head = source.head()
    stream = Stream(MacLines(source.stream)) if b"\r" in head[:-1] and b"\n" not in head else source.stream
    rest = b""
    while data := stream.read(CHUNK):
        *full, rest = (rest + data).split(b"\n")
        for line in full:
            yield line if len(line) <= source.limits.line else Overlong(line[: source.limits.raw], len(line))
        if len(rest) > source.limits.line:
            overlong, rest = _skip(stream, rest, source.limits.raw)
            yield overlong
    if rest:
        yield rest


def _skip(stream: Stream, begun: bytes, kept: int) -> tuple[Overlong, bytes]:
    size = len(begun)
    while data := stream.read(CHUNK):
        end = data.find(b"\n")
        if end >= 0:
            return Overlong(begun[:kept], size + end), data[end + 1 :]
        size += len(data)
    return Overlong(begun[:kept], size), b""
