"""A format of reports: its name, how a file of it is recognised, and the function that reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tocsin.ingest import encodings
from tocsin.ingest.archive import declared_type, member_names
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_CONTROL = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b\x1e")
_BINARY = 0.1
_BINARY_UNLESS_UTF8 = 0.03


@dataclass(frozen=True)
class FileHead:
    """The first bytes of a file, by which its format is recognised."""

    data: bytes
    tail: bytes = b""

    @cached_property
    def bare(self) -> bytes:
        """The bytes without a byte order mark, spaces and NULs before them."""
        return self.data.lstrip(b"\xef\xbb\xbf \t\r\n\0")

    def holds(self, name: bytes) -> bool:
        """Tell whether these bytes stand in the head, or in the tail of the file where that is at hand."""
        return name in self.data or name in self.tail

    @cached_property
    def members(self) -> list[bytes]:
        """The names of members of a ZIP archive, as far as head and tail tell them."""
        return member_names(self.data, self.tail)

    @cached_property
    def declared_type(self) -> bytes:
        """The beginning of the type that a ZIP archive states in its first member, empty without one."""
        return declared_type(self.data)

    @cached_property
    def first_object(self) -> dict[str, object] | None:
        """The JSON object on the first line. None when there is none or it is not on one line."""
        line = self.bare.partition(b"\n")[0]
        if not line.startswith(b"{"):
            return None
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, dict) else None

    @cached_property
    def is_binary(self) -> bool:
        """True when the bytes hold more control characters than any text, however broken."""
        share = (len(self.data) - len(self.data.translate(None, _CONTROL))) / max(1, len(self.data))
        return share > _BINARY or (share > _BINARY_UNLESS_UTF8 and not encodings.is_utf8(self.data))


@dataclass(frozen=True, slots=True)
class Format:
    """One format of reports.

    ``matches`` tells by the first bytes whether a file is of it. ``binary`` formats are asked first, the others only
    of files that are no binary. ``messages``
    reads formats that hold messages, as reports or as posts. ``strings`` tells which strings of
    a file what was read is compared with: ``any``, ``mail`` for each mail, or ``none`` for tables, of which every value becomes a part of
    its report, and for archives, whose members are compared one by one.
    """

    name: str
    read: Callable[[InputSource], Iterator[Item]]
    matches: Callable[[FileHead], bool]
    binary: bool = False
    messages: Callable[[InputSource], list[Message]] | None = None
    strings: str = "any"
