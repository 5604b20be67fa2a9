"""Strings of a file as they stand in it, whatever program wrote it: everything that its reader has to account for.

Nothing here knows a format of reports. JSON is its strings without the names of fields, markup its texts and the descriptions in it, a
container its members, and any other text its lines.
"""

from __future__ import annotations

import io
import json
import quopri
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message as Mail
from xml.parsers import expat

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS
from tocsin.ingest.limits import MEGA
from tocsin.ingest.xml_events import send_events

_MOST = 64 * MEGA
_LONGEST = MEGA
_MOST_PARTS = 1_000
_BLANK = b"\xef\xbb\xbf \t\r\n\x1e\0"
_STRING = re.compile(r'"((?:[^"\\]++|\\(?:.|\Z))*+)(?:"(\s{0,64}:)?|\Z)', re.DOTALL)
_FOLDED = re.compile(r"\r?\n[ \t]")
_CARD = re.compile(r"(?m)^BEGIN:V[A-Z]{3,8}\s*$")
_PAGE = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|div|p|table)\b")
_XML = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)\b")
_DESCRIBING = ("alt", "title", "aria-label", "placeholder", "summary", "label", "descr", "text", "body", "subject")
_PARAGRAPHS = frozenset(["p", "h", "si", "is"])
_WORDLESS = frozenset(["script", "style", "delText", "instrText", "deletion", "tracked-changes", "meta", "f"])
_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|ppt/(?:slides|notesSlides|comments)/[^/]+\.xml"
    r"|xl/(?:sharedStrings|comments\d*|worksheets/[^/]+|drawings/[^/]+)\.xml|(?:Object[^/]*/)?content\.xml",
    re.IGNORECASE,
)
_WORDY = (".xhtml", ".html", ".htm", ".txt", ".md")
"""Members of documents that hold words, and no settings of a program."""


class RawStrings:
    """Collector of the strings in the bytes of one file, which come piece by piece.

    ``complete`` is false once the file was too large for all of its strings to be returned.
    ``kind`` is ``json``, ``markup``, ``zip``, ``mail``, ``text`` or ``none``. Empty, it is told by the first bytes.
    """

    def __init__(self, kind: str = "") -> None:
        self._kind = kind
        self._encoding = "utf-8"
        self._pieces: list[bytes] = []
        self._size = 0
        self.complete = True

    def feed(self, data: bytes) -> list[str]:
        """Take the next bytes, and return the strings that end in them."""
        if not self._size:
            self._kind = self._kind or _kind(data)
            self._encoding = encodings.encoding_of(data[:MEGA])
        if self._kind == "none":
            return []
        self._pieces.append(data)
        self._size += len(data)
        if self._kind in ("json", "text") and (b"\n" in data or self._size > _LONGEST):
            return list(self._streamed())
        if self._size > _MOST:
            self._kind, self._pieces, self.complete = "none", [], False
        return []

    def end(self) -> list[str]:
        """Return the strings that are left at the end of the file."""
        data = b"".join(self._pieces)
        self._pieces = []
        if self._kind == "zip" and _member_size(data) > _MOST:
            self.complete = False
        return list(strings_of(data, self._kind, self._encoding)) if data else []

    def _streamed(self) -> Iterator[str]:
        """Return the strings before the last line end. Strings of JSON hold none, and lines end there."""
        data = b"".join(self._pieces)
        cut = data.rfind(b"\n") + 1 or len(data)
        self._pieces, self._size = [data[cut:]], max(1, len(data) - cut)
        return strings_of(data[:cut], self._kind, self._encoding)


def _kind(head: bytes) -> str:
    bare = head.lstrip(_BLANK)
    if bare.startswith(ZIP_MARKS):
        return "zip"
    if bare.startswith((b"{\\rtf", b"%PDF", b"WARC/")) or b"\0" in head[:4096]:
        return "none"
    if bare.startswith((b"{", b"[{", b"[[", b'["', b"[\n", b"[\r", b"[ ", b"window.YTD")):
        return "json"
    return "markup" if bare.startswith(b"<") else "text"


def strings_of(data: bytes, kind: str = "", encoding: str = "") -> Iterator[str]:
    """Yield the strings in the bytes of a file."""
    kind = kind or _kind(data)
    if kind == "zip":
        yield from _of_members(data)
    elif kind == "markup":
        is_page = _PAGE.search(data[:8192]) and not (_XML.match(data[:256].lstrip(_BLANK)) and b"<html" not in data[:2048])
        yield from _of_page(data) if is_page else _of_xml(data)
    elif kind == "mail":
        yield from mail_strings(message_from_bytes(data, policy=policy.compat32))
    elif kind == "json":
        yield from _of_json(data.decode(encoding or encodings.encoding_of(data), "replace"))
    elif kind == "text":
        text = data.decode(encoding or encodings.encoding_of(data), "replace")
        yield from (_of_cards(text) if _CARD.search(text) else text).splitlines()


def _of_cards(text: str) -> str:
    """Return the text of address cards and calendars with its lines joined as their standards fold them."""
    if "QUOTED-PRINTABLE" in text.upper():
        text = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    return _FOLDED.sub("", text)


def _of_json(text: str) -> Iterator[str]:
    for match in _STRING.finditer(text):
        if match[2] is None and (value := match[1]):
            yield _unescaped(value) if "\\" in value else value


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _of_page(data: bytes, stated: str = "") -> Iterator[str]:
    from selectolax.lexbor import LexborHTMLParser

    from tocsin.ingest.reports.formats.html import charset

    tree = LexborHTMLParser(encodings.decode_as(data, stated or charset(data), encodings.legacy(data))[0])
    tree.strip_tags(["script", "style", "svg", "template"])
    for node in tree.css("*"):
        if text := node.text(deep=False).strip():
            yield text
        attributes = node.attributes
        yield from (value for name in _DESCRIBING if (value := attributes.get(name)))


class _Texts:
    """Handler of XML events that collects texts and descriptions, a paragraph as one."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        local = name.rpartition(":")[2]
        if not _PARAGRAPHS.intersection(self._open):
            self._flush()
        self._open.append(local)
        self.strings += [value for key, value in attributes.items() if key.rpartition(":")[2] in _DESCRIBING and value]

    def data(self, text: str) -> None:
        """Collect text."""
        if not _WORDLESS.intersection(self._open):
            self._text.append(text)

    def end(self, _name: str) -> None:
        """End an element, and a string where it is a paragraph or no part of one."""
        local = self._open.pop() if self._open else ""
        if local in ("tab", "br", "s", "line-break"):
            self._text.append(" ")
        if not _PARAGRAPHS.intersection(self._open):
            self._flush()

    def _flush(self) -> None:
        if text := "".join(self._text).strip():
            self.strings.append(text)
        self._text = []


def mail_strings(message: Mail) -> Iterator[str]:
    """Yield the strings in the texts and pages of a mail. Its other parts are files of their own."""
    pending, count = [message], 0
    while pending and (count := count + 1) < _MOST_PARTS:
        part = pending.pop()
        inner = part.get_payload() if part.is_multipart() else []
        pending += [piece for piece in reversed(inner) if isinstance(piece, Mail)] if isinstance(inner, list) else []
        if part.get_content_type() in ("text/plain", "text/html"):
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
            text, _ = encodings.decode_as(data, part.get_content_charset("") or "", encodings.legacy(data))
            is_page = part.get_content_type() == "text/html"
            yield from _of_page(text.encode("utf-8", "replace"), "utf-8") if is_page else text.splitlines()


def _of_xml(data: bytes) -> Iterator[str]:
    texts = _Texts()
    try:
        send_events(data, texts)
    except (expat.ExpatError, Malformed):
        yield from _of_page(data)
        return
    yield from texts.strings


def _member_size(data: bytes) -> int:
    """Return the bytes that the members of a document that hold words come to. 0 for a broken container."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(member.file_size for member in archive.infolist() if _holds_words(member.filename))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return 0


def _of_members(data: bytes) -> Iterator[str]:
    left = _MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if _holds_words(member.filename) and member.file_size <= left:
                    left -= member.file_size
                    yield from strings_of(archive.read(member))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return


def _holds_words(member: str) -> bool:
    return _PARTS.fullmatch(member) is not None or member.lower().endswith(_WORDY)
