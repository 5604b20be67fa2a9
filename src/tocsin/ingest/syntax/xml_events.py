"""XML of strangers as events: decoded by its declared encoding, with plain entities read and all others named, never expanded."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from typing import NoReturn, Protocol
from xml.parsers import expat
from xml.sax.saxutils import escape

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9_.:-]{1,40})")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(?:\[(?P<subset>[^\]]{0,100000})\]\s{0,999})?>")
_ENTITY = re.compile(
    r"<!ENTITY\s{1,99}(?P<name>[\w.-]{1,60})\s{1,99}(?:\"(?P<double>[^\"&<%]{0,200})\"|'(?P<single>[^'&<%]{0,200})')\s{0,99}>"
)
_REFERENCE = re.compile(r"&(?P<name>[A-Za-z_][\w.-]{0,60});")
_HALVES = re.compile(r"&#(?P<high>5[5-6]\d{3});&#(?P<low>5[6-7]\d{3});")
_HALF = re.compile(r"&#(?:x[dD][89a-fA-F][0-9a-fA-F]{2}|5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));")
_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_MOST_ADDED = 1 << 20


class XmlHandler(Protocol):
    """Takes the events of an XML document in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""

    def end(self, name: str, /) -> None:
        """End an element."""


def send_events(data: bytes, handler: XmlHandler, comment: Callable[[str], None] | None = None) -> str:
    """Send the events of an XML document to a handler, and return a note on its encoding, empty if there is none.

    ``comment`` takes comments and the words of instructions to programs.

    Entities that are a few plain letters are read. Others are named in the text. Nothing is expanded twice and nothing is fetched.
    Raises :class:`xml.parsers.expat.ExpatError` for a broken document, after the events before the break were sent.
    """
    declared = _DECLARED.search(data[:300])
    text, note = encodings.decode_as(data, declared[1].decode("ascii") if declared else "utf-8", encodings.legacy(data))
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handler.start, handler.end, handler.data
    if comment:
        parser.CommentHandler, parser.ProcessingInstructionHandler = comment, lambda _target, words: comment(words)
    parser.EntityDeclHandler = _refuse_entity
    parser.Parse(_plain(text).encode("utf-8", "replace"), True)
    return note


def _plain(text: str) -> str:
    """Return a document without declared entities, and with the halves of signs that some programs write put together."""
    if "&#" in text:
        text = _HALVES.sub(_whole, text)
        text = _HALF.sub("\ufffd", text)
    entities: dict[str, str] = {}
    if (doctype := _DOCTYPE.search(text[:200_000])) and doctype["subset"] is not None:
        entities = {match["name"]: match["double"] or match["single"] or "" for match in _ENTITY.finditer(doctype["subset"])}
        text = text[: doctype.start()] + text[doctype.end() :]
    room = _MOST_ADDED

    def replaced(match: re.Match[str]) -> str:
        nonlocal room
        name = match["name"]
        if name in _OWN:
            return match[0]
        value = escape(entities.get(name) or html5.get(f"{name};") or match[0])
        room -= len(value)
        return value if room > 0 else ""

    return _REFERENCE.sub(replaced, text) if "&" in text else text


def _whole(match: re.Match[str]) -> str:
    high, low = int(match["high"]), int(match["low"])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return "\ufffd"


def _refuse_entity(*_: object) -> NoReturn:
    raise Malformed("declares entities, as hostile files do")
