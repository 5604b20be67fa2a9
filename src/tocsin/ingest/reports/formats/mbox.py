"""Mailboxes: messages one after another, separated by lines that begin with ``From``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import MEGA
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.email import is_message, submissions
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import CHUNK, InputSource, broke

_BEGIN = re.compile(
    rb"\n(?=From \S[^\n]{0,200}\d{1,2}:\d{2}[^\n]{0,80}\n[!-9;-~]{1,80}:)"
    rb"|(?<=[\n\r])\n(?=From [^\n]{0,200}\n"
    rb"(?:Return-Path|Received|From|To|Date|Subject|Message-ID|Delivered-To|X-[A-Za-z-]{1,60}|MIME-Version|Status):)"
)
"""A line that begins a message: one with a clock before a header field, or one behind a blank line and before a usual field."""
_FIRST = re.compile(rb"From [^\n]*\n")
_QUOTED = re.compile(rb"(?m)^>(>*From )")
_BEGIN_SIZE = 1_024


@dataclass(frozen=True, slots=True)
class Overlarge:
    """A message larger than the limit: its beginning, and its size in bytes."""

    head: bytes
    size: int


def read(source: InputSource) -> Iterator[Item]:
    """Return the report of each message."""
    for number, message in enumerate(messages(source), 1):
        yield from _items(source, f"{source.name} message {number}", message)


def _items(source: InputSource, where: str, message: bytes | Overlarge) -> Iterator[Item]:
    if isinstance(message, Overlarge):
        limit = source.limits.document // MEGA
        yield source.refused(where, f"is {message.size} bytes long; a message may have {limit} MB", message.head)
        return
    first = _FIRST.match(message)
    message = _QUOTED.sub(rb"\1", message[first.end() :]) if first else message
    sent = first[0][5:].decode("ascii", "replace").strip().partition(" ")[2] if first else ""
    try:
        yield from submissions(source, message, where, sent)
    except Malformed as why:
        yield source.refused(where, str(why), message)
    except Exception as why:  # the standard library's parser may raise anything, and the next message is imported
        yield source.refused(where, broke(why), message)


def messages(source: InputSource) -> Iterator[bytes | Overlarge]:
    """Return the messages of a mailbox as they were before they were put into it."""
    pending = _Pending(source.limits.document, source.limits.raw)
    while data := source.stream.read(CHUNK):
        pending.data += data
        yield from pending.complete()
        pending.shrink()
    yield from pending.last()


class _Pending:
    """Part of a mailbox that was read but not returned yet."""

    def __init__(self, limit: int, start_size: int) -> None:
        self.data = bytearray()
        self._limit = limit
        self._kept = start_size
        self._searched = 0
        self._dropped: Overlarge | None = None

    def complete(self) -> Iterator[bytes | Overlarge]:
        start = 0
        for match in _BEGIN.finditer(self.data, self._searched):
            yield self._message(start, match.start())
            start = match.end()
        del self.data[:start]
        self._searched = max(0, len(self.data) - _BEGIN_SIZE)

    def shrink(self) -> None:
        """Drop the middle of a message that exceeds the limit."""
        if len(self.data) <= self._limit:
            return
        gone = len(self.data) - _BEGIN_SIZE
        head, size = (self._dropped.head, self._dropped.size) if self._dropped else (bytes(self.data[: self._kept]), 0)
        self._dropped = Overlarge(head, size + gone)
        del self.data[:gone]
        self._searched = 0

    def last(self) -> Iterator[bytes | Overlarge]:
        if self.data.strip() or self._dropped:
            yield self._message(0, len(self.data))

    def _message(self, start: int, end: int) -> bytes | Overlarge:
        if self._dropped:
            dropped, self._dropped = self._dropped, None
            return Overlarge(dropped.head, dropped.size + end - start)
        return bytes(self.data[start:end])


def _is_mailbox(head: FileHead) -> bool:
    first = _FIRST.match(head.bare)
    return first is not None and is_message(FileHead(head.bare[first.end() :]))


FORMATS = (Format("mbox", read, _is_mailbox, strings="mail"),)
