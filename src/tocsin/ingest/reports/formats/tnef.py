"""winmail.dat: the TNEF container in which Outlook sends a message, its formatted text and its attachments.

Source of the layout: [MS-OXTNEF] and, for compressed rich text, [MS-OXRTFCP].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest import encodings
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.keys import content_key
from tocsin.ingest.reports.nested import parts_text, with_unsealed
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_MARK = b"\x78\x9f\x3e\x22"
_SUBJECT, _BODY, _PROPERTIES, _CODEPAGE = 0x00018004, 0x0002800C, 0x00069003, 0x00069007
_NEW_FILE, _TITLE, _DATA, _FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_PLAIN, _HTML, _RICH, _SUBJECT_PROPERTY, _LONG_NAME = 0x1000, 0x1013, 0x1009, 0x0037, 0x3707
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_PREBUFFER = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_BUFFER = 4096


@dataclass
class _Container:
    subject: str = ""
    body: str = ""
    html: bytes = b""
    rich: bytes = b""
    files: list[tuple[str, bytes]] = field(default_factory=list)


def read(source: InputSource) -> Iterator[Item]:
    """Return the report in a TNEF container, and those in its files. Raises :class:`Malformed` when it is damaged."""
    from tocsin.ingest.reports.body_forms import body_of

    data = source.stream.whole(source.limits.document)
    try:
        container = _unpacked(data)
    except (struct.error, IndexError, ValueError) as why:
        raise Malformed(f"a damaged winmail.dat ({why}): ask for the message in another form") from None
    files = [(encodings.label(name), content) for name, content in container.files]
    body, rich = body_of(source, container.body, container.html, container.rich)
    parts = parts_text(source, files)
    text = "\n\n".join(filter(None, [container.subject, body, *parts.texts]))
    attachments = tuple(Attachment(name, "application/octet-stream", content) for name, content in files)
    channel = source.reading.channel or "email"
    yield Submission(
        key=content_key("tnef", data),
        channel=channel,
        text=encodings.clean(text),
        where=source.name,
        attachments=attachments,
        facts=tuple(parts.notes),
        unread=(*rich.unread, *parts.unread),
        sealed=", ".join([*rich.sealed, *parts.sealed]),
        unsealed=with_unsealed(text, [*rich.unsealed, *parts.unsealed]),
    )
    yield from parts.apart


def _unpacked(data: bytes) -> _Container:
    container = _Container()
    codepage = "cp1252"
    for name, value in _attributes(data):
        if name == _CODEPAGE and len(value) >= 4:
            codepage = f"cp{struct.unpack_from('<I', value)[0]}"
        elif name in (_SUBJECT, _BODY):
            text = encodings.decode_as(value.rstrip(b"\0"), codepage)[0]
            container.subject, container.body = (text, container.body) if name == _SUBJECT else (container.subject, text)
        elif name == _PROPERTIES:
            _take_properties(container, dict(_properties(value)), codepage)
        elif name == _NEW_FILE:
            container.files.append(("part", b""))
        elif container.files and name in (_TITLE, _DATA, _FILE_PROPERTIES):
            title, content = container.files[-1]
            long_name = dict(_properties(value)).get(_LONG_NAME, b"") if name == _FILE_PROPERTIES else b""
            title = encodings.decode_as(value.rstrip(b"\0"), codepage)[0] if name == _TITLE else _text(long_name, codepage) or title
            container.files[-1] = (title, value if name == _DATA else content)
    return container


def _take_properties(container: _Container, properties: dict[int, bytes], codepage: str) -> None:
    container.subject = container.subject or _text(properties.get(_SUBJECT_PROPERTY, b""), codepage)
    container.body = container.body or _text(properties.get(_PLAIN, b""), codepage)
    container.html = container.html or properties.get(_HTML, b"")
    if rich := properties.get(_RICH, b""):
        container.rich = rich


def _text(value: bytes, codepage: str) -> str:
    """Return a string property, which is UTF-16 or in the code page."""
    wide = len(value) > 1 and value[1::2].count(0) * 2 >= len(value[1::2])
    return (value.decode("utf-16-le", "replace") if wide else encodings.decode_as(value, codepage)[0]).rstrip("\0")


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(data):
        _, name, size = struct.unpack_from("<BII", data, at)
        yield name, data[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the id and the first value of each MAPI property."""
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, 4096)):
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        if name >= 0x8000:
            (named,) = struct.unpack_from("<I", data, at + 16)
            at += 24
            if named == 1:
                (size,) = struct.unpack_from("<I", data, at - 4)
                at += size + -size % 4
        if kind in _FIXED:
            yield name, data[at : at + _FIXED[kind]]
            at += _FIXED[kind]
            continue
        (values,) = struct.unpack_from("<I", data, at)
        at += 4
        for number in range(min(values, 4096)):
            (size,) = struct.unpack_from("<I", data, at)
            if number == 0:
                yield name, data[at + 4 : at + 4 + size]
            at += 4 + size + -size % 4


def inflate_rich_text(data: bytes) -> bytes:
    """Decompress rich text in the LZFu form. Raises struct.error or IndexError for damage."""
    _, size, form, _ = struct.unpack_from("<IIII", data)
    if form == 0x414C454D:
        return data[16 : 16 + size]
    window = bytearray(_PREBUFFER.ljust(_BUFFER, b"\0"))
    place, at, output = len(_PREBUFFER), 16, bytearray()
    while at < len(data) and len(output) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = data[at] << 8 | data[at + 1]
                at += 2
                offset, length = pair >> 4, (pair & 15) + 2
                if offset == place % _BUFFER:
                    return bytes(output)
                for step in range(length):
                    byte = window[(offset + step) % _BUFFER]
                    output.append(byte)
                    window[place % _BUFFER] = byte
                    place += 1
            elif at < len(data):
                output.append(data[at])
                window[place % _BUFFER] = data[at]
                place += 1
                at += 1
    return bytes(output[:size])


def _is_tnef(head: FileHead) -> bool:
    return head.data.startswith(_MARK)


FORMATS = (Format("tnef", read, _is_tnef, binary=True),)
