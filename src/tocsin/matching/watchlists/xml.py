"""A small XML tree that cannot be made to grow: no document type, no entities of its own, bounded depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate
from xml.parsers.expat.errors import messages

from tocsin.domain.errors import Malformed
from tocsin.matching.watchlists.raw import Raw, decode

DEEPEST = 32


@dataclass(slots=True)
class XmlElement:
    """One element: its tag, its own text, its children in order, the line it starts on."""

    tag: str
    line: int = 0
    text: str = ""
    children: list[XmlElement] = field(default_factory=list)

    def every(self, tag: str) -> Iterator[XmlElement]:
        """The children with this tag."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> str:
        """The text of the first child with this tag, or nothing."""
        return next((child.text for child in self.every(tag)), "")

    def values(self, tag: str) -> list[str]:
        """The ``<VALUE>`` texts below every child with this tag."""
        return [value.text for child in self.every(tag) for value in child.every("VALUE") if value.text]


class _Builder:
    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.root = XmlElement("")
        self.open = [self.root]
        self.attributes: dict[str, str] = {}
        self.parser = ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _doctype(self, *_: object) -> None:
        raise self.raw.refuse("declares a document type or entities of its own", "give the publisher's file as it is")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) > DEEPEST:
            raise self.raw.refuse(f"nested deeper than {DEEPEST}", "give the publisher's file as it is")
        node = XmlElement(tag, self.parser.CurrentLineNumber)
        if len(self.open) == 1:
            self.attributes = attributes
        self.open[-1].children.append(node)
        self.open.append(node)

    def _end(self, _tag: str) -> None:
        node = self.open.pop()
        node.text = " ".join(node.text.split())

    def _text(self, text: str) -> None:
        self.open[-1].text += text


def parse(raw: Raw) -> tuple[XmlElement, dict[str, str]]:
    """The root element and its attributes. A file that is not whole XML is refused with the line it breaks on."""
    text = decode(raw)
    if not text.lstrip().startswith("<"):
        raise raw.refuse("not XML", "give the list's XML file")
    builder = _Builder(raw)
    try:
        builder.parser.Parse(text.encode(), True)
    except ExpatError as error:
        raise _broken(raw, error) from error
    return builder.root.children[0], builder.attributes


def _broken(raw: Raw, error: ExpatError) -> Malformed:
    return raw.refuse(f"broken or cut short ({messages.get(error.code, 'not well formed')})", "download it again", error.lineno)
