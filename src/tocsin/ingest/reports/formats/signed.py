"""S/MIME containers (``smime.p7m``): a signed message is read, an encrypted one is listed as not read."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.domain.errors import Malformed
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.nested import read_inner
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
_OCTETS = 0x04
_DEPTH = 24


def read(source: InputSource) -> Iterator[Item]:
    """Return the items of the signed content. Raises :class:`Malformed` for encrypted content."""
    data = source.stream.whole(source.limits.document)
    if _ENVELOPED in data[:64]:
        raise Malformed("is encrypted: ask for it in clear")
    strings = [value for value in _octet_strings(data, 0) if b":" in value[:200]]
    content = max(strings, key=len, default=b"")
    if not content:
        raise Malformed("holds no signed content: ask for it in clear")
    yield from read_inner(source, f"{source.name}/content", content)


def _octet_strings(data: bytes, depth: int) -> Iterator[bytes]:
    """Return the octet strings of a BER structure, those in pieces put together."""
    at = 0
    while at + 2 <= len(data) and depth < _DEPTH:
        tag, length, start = data[at], data[at + 1], at + 2
        if length & 0x80 and length != 0x80:
            size = length & 0x7F
            length = int.from_bytes(data[start : start + size], "big")
            start += size
        elif length == 0x80:
            length = len(data) - start
        inner = data[start : start + length]
        if tag == _OCTETS:
            yield inner
        elif tag == _OCTETS | 0x20:
            yield b"".join(_octet_strings(inner, depth + 1))
        elif tag & 0x20:
            yield from _octet_strings(inner, depth + 1)
        at = start + length


def _is_container(head: FileHead) -> bool:
    return head.data[:1] == b"\x30" and (_SIGNED in head.data[:64] or _ENVELOPED in head.data[:64])


FORMATS = (Format("p7m", read, _is_container, binary=True),)
