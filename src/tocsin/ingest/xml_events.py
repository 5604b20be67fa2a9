"""XML of strangers as events: decoded by its declared encoding, and without entities, which hostile files declare."""

from __future__ import annotations

import re
from typing import NoReturn, Protocol
from xml.parsers import expat

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9_.:-]{1,40})")


class XmlHandler(Protocol):
    """Takes the events of an XML document in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""

    def end(self, name: str, /) -> None:
        """End an element."""


def send_events(data: bytes, handler: XmlHandler) -> str:
    """Send the events of an XML document to a handler, and return a note on its encoding, empty if there is none.

    Raises :class:`Malformed` for a document that declares entities, and :class:`xml.parsers.expat.ExpatError` for a broken one, after
    the events before the break were sent.
    """
    declared = _DECLARED.search(data[:300])
    text, note = encodings.decode_as(data, declared[1].decode("ascii") if declared else "utf-8", encodings.legacy(data))
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handler.start, handler.end, handler.data
    parser.EntityDeclHandler = _refuse_entity
    parser.Parse(text.encode("utf-8", "replace"), True)
    return note


def _refuse_entity(*_: object) -> NoReturn:
    raise Malformed("declares entities, as hostile files do")
