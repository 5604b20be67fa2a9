"""Strings of a file as they stand in it, whatever program wrote it: everything that its reader has to account for.

Nothing here knows a format of reports. JSON is its strings without the names of fields, markup its texts, comments and attributes, a
container its members, a binary file its runs of letters, and any other text its lines.
"""

from __future__ import annotations

import json
import quopri
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy

from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS
from tocsin.ingest.limits import MEGA
from tocsin.ingest.raw_binary import begins_pdf, is_locked, pdf_strings, rich_strings, runs
from tocsin.ingest.raw_mail import mail_strings
from tocsin.ingest.raw_markup import document_strings, is_page, member_size, page_strings, xml_strings

_MOST = 64 * MEGA
_LONGEST = MEGA
_BLANK = b"\xef\xbb\xbf \t\r\n\x1e\0"
_STRING = re.compile(r'"((?:[^"\\]++|\\(?:.|\Z))*+)(?:"(\s{0,64}:)?|\Z)', re.DOTALL)
_FOLDED = re.compile(r"\r?\n[ \t]")
_CARD = re.compile(r"(?m)^BEGIN:V[A-Z]{3,8}\s*$")
_OLE = b"\xd0\xcf\x11\xe0"


class RawStrings:
    """Collector of the strings in the bytes of one file, which come piece by piece.

    ``skipped`` is the reason why not all strings could be returned, empty when they could.
    ``kind`` is ``json``, ``markup``, ``zip``, ``mail``, ``pdf``, ``rich``, ``text``, ``binary``, or ``none``. Empty, it is told by the
    first bytes.
    """

    def __init__(self, kind: str = "") -> None:
        self._kind = kind
        self._encoding = "utf-8"
        self._pieces: list[bytes] = []
        self._size = 0
        self.skipped = ""

    def feed(self, data: bytes) -> list[str]:
        """Take the next bytes, and return the strings that end in them."""
        if not self._size:
            self._kind = self._kind or _kind(data)
            self._encoding = encodings.encoding_of(data[:MEGA])
            self.skipped = "its parts are packed" if self._kind == "none" else ""
        if self._kind == "none":
            return []
        self._pieces.append(data)
        self._size += len(data)
        if self._kind in ("json", "text") and (b"\n" in data or self._size > _LONGEST):
            return self._taken(self._streamed)
        if self._size > _MOST:
            self._kind, self._pieces, self.skipped = "none", [], "more than 64 MB that cannot be compared piece by piece"
        return []

    def end(self) -> list[str]:
        """Return the strings that are left at the end of the file."""
        data = b"".join(self._pieces)
        self._pieces = []
        if self._kind == "zip" and member_size(data) > _MOST:
            self.skipped = "members of more than 64 MB"
        if is_locked(data):
            self.skipped = "its strings are encrypted"
        return self._taken(lambda: strings_of(data, self._kind, self._encoding)) if data else []

    def _taken(self, strings: Callable[[], Iterator[str]]) -> list[str]:
        """Return the strings, as many as there are before whatever fails in a damaged file."""
        taken: list[str] = []
        try:
            taken.extend(strings())
        except Exception as why:  # a parser of untrusted input may raise anything
            self.skipped = f"its strings cannot be taken apart: {type(why).__name__}"
        return taken

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
    if bare.startswith(b"{\\rtf"):
        return "rich"
    if begins_pdf(head):
        return "pdf"
    if bare.startswith(b"WARC/"):
        return "none"
    if bare.startswith(_OLE) or b"\0" in head[:4096]:
        return "binary"
    if bare.startswith((b"{", b"[{", b"[[", b'["', b"[\n", b"[\r", b"[ ", b"window.YTD")):
        return "json"
    return "markup" if bare.startswith(b"<") else "text"


def strings_of(data: bytes, kind: str = "", encoding: str = "") -> Iterator[str]:
    """Yield the strings in the bytes of a file."""
    kind = kind or _kind(data)
    if kind == "json":
        return _of_json(data.decode(encoding or encodings.encoding_of(data), "replace"))
    if kind == "text":
        return _of_text(data.decode(encoding or encodings.encoding_of(data), "replace"))
    if kind == "zip":
        return document_strings(data, _MOST)
    if kind == "mail":
        return mail_strings(message_from_bytes(data, policy=policy.compat32))
    if kind == "markup":
        return page_strings(data) if is_page(data) else xml_strings(data)
    return {"pdf": pdf_strings, "rich": rich_strings, "binary": runs}.get(kind, _none)(data)


def _none(_data: bytes) -> Iterator[str]:
    return iter(())


def _of_text(text: str) -> Iterator[str]:
    """Yield the lines of a text, and the parts of lines that boards divide by an empty pair of brackets."""
    return iter((_of_cards(text) if _CARD.search(text) else text.replace("<>", "\n")).splitlines())


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
