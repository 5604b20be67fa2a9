"""Strings in PDF, in rich text, and in binary files of any kind, found without a reader of their format."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from tocsin.ingest import encodings
from tocsin.ingest.limits import MEGA
from tocsin.ingest.raw_mail import header_lines
from tocsin.ingest.raw_markup import literals, page_strings, xml_strings

_BEFORE_PDF = 1024
_JUNK = 64
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
_WORDS = re.compile(rb"[A-Za-z\x80-\xff]{2}")
_WRAPPED_PDF = re.compile(rb"\x1b%-12345X@PJL[^%]{0,900}\Z|HTTP/\d[^%]{0,900}\n\r?\n\Z")
_INFLATED = 8 * MEGA
_DICTIONARY = 4_000
_PDF_STRING = re.compile(rb"(?:/([A-Za-z]{1,30})\s{0,9})?\(((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+)\)", re.DOTALL)
_PDF_HEX = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{8,65536})>")
_PDF_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_PDF_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"\f"}
_OF_PROGRAMS = frozenset(
    [b"Producer", b"Creator", b"CreationDate", b"ModDate", b"Registry", b"Ordering", b"DA", b"Lang", b"OutputCondition"]
)
_SHAPES = re.compile(rb"/(?:FontFile\d?|Length1|Image|XRef|CIDToGIDMap|ToUnicode|Shading\w*|FunctionType|Pattern|N\s+[134]\b)")
_DRAWN = re.compile(rb"(?:^|\s)(?:BT|ET|re|cm|gs|Do|Tf|TJ|Tj|BDC|BMC|EMC|W|rg|RG|SCN|scn|sh|[hflmcSQq])(?=\s|\Z)")
_FONT_PROGRAM = (b"%!PS", b"\0\1\0\0", b"OTTO", b"true", b"\1\0\4", b"/CIDInit", b"ttcf")
_RICH = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})[ ]?(?:\\'[0-9a-fA-F]{2}|\?)?|\\([a-zA-Z]{1,32})(-?\d{0,10})[ ]?"
    r"|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SILENT = frozenset(
    """
    fonttbl colortbl stylesheet pict objdata themedata datastore latentstyles generator listtable listoverridetable rsidtbl
    colorschememapping blipuid panose falt revtbl filetbl xmlnstbl wgrffmtfilter mmathPr sn fldtype bin
    pgptbl defchp defpap pnseclvl atnid atndate atnref sp_
    creatim revtim printim leveltext levelnumbers listname fontemb fontfile
    """.split()  # noqa: SIM905 - a list of words
)
_ASIDE = frozenset("footnote annotation header headerf headerl headerr footer footerf footerl footerr info title subject".split())  # noqa: SIM905 - a list of words
_FONT = re.compile(r"\\f(\d{1,5})[^{};\\]{0,99}(?:\\(?!fcharset)[a-z0-9-]{1,30}[^{};\\]{0,99}){0,6}\\fcharset(\d{1,3})")
_CHARSETS = {
    "128": "cp932", "129": "cp949", "134": "cp936", "136": "cp950", "161": "cp1253", "162": "cp1254", "163": "cp1258", "177": "cp1255",
    "178": "cp1256", "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250",
}  # fmt: skip
_BREAKS = frozenset(["par", "line", "row", "cell", "sect", "page", "tab"])
_NARROW = re.compile(rb"[\t\n\r -~\x80-\xff]{12,}")
_WIDE = re.compile(rb"(?:[\t\n\r -~]\0|[\x80-\xff]\0|[\x00-\xff][\x01-\x06\x09-\x0e\x20]){12,}")
_THREE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}(?:[ ,;:.!?'\"()-]{1,3}[^\W\d_]{2,}){2}")
_MARKUP = re.compile(rb"(?i)<(?:html|body|head|p|div|table)[ >]")
_CONTROL = re.compile(r"\\[a-z]{2,32}-?\d{0,9} ?|[{}]")
_OF_PROGRAMS_LINE = re.compile(
    r"(?i)[dmyhsap\[\]/.:;@#0,_\"\\ -]+|IPM\.[\w. ]+|times new roman|m(?:icrosoft|s) sans serif|comic sans ms"
    r"|courier new cyr|arial unicode ms"
)


def begins_pdf(head: bytes) -> bool:
    """Tell the first bytes of a PDF. A few bytes without words may stand before its mark, or the header of a printer or web server."""
    before, mark, _ = head[:_BEFORE_PDF].partition(b"%PDF-")
    return bool(mark) and (_WRAPPED_PDF.match(before) is not None or (len(before) <= _JUNK and not _WORDS.search(before.lstrip(_BLANK))))


def pdf_strings(data: bytes) -> Iterator[str]:
    """Yield the strings of a PDF that stand outside of its pages: of notes, forms, bookmarks, properties, scripts and unused objects.

    Words that its pages show stand in codes of their fonts and are no strings.
    """
    at = 0
    while (begun := data.find(b"stream", at)) >= 0:
        yield from _pdf_literals(data[at:begun])
        start = begun + 6 + (2 if data[begun + 6 : begun + 8] == b"\r\n" else 1)
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        head = data[max(at, begun - _DICTIONARY) : begun]
        yield from _pdf_stream(head[head.rfind(b" obj") + 1 :], data[start:end])
        at = end + 9
    yield from _pdf_literals(data[at:])
    ending = data.rfind(b"%%EOF")
    if ending >= 0:
        yield from runs(data[ending + 5 :])


def is_locked(data: bytes) -> bool:
    """Tell whether a PDF is encrypted, so that its strings cannot be compared."""
    return data.startswith(b"%PDF") and b"/Encrypt" in data


def _pdf_literals(part: bytes) -> Iterator[str]:
    for match in _PDF_STRING.finditer(part):
        if match[1] not in _OF_PROGRAMS:
            text = _pdf_text(_PDF_ESCAPE.sub(_pdf_escaped, match[2]) if b"\\" in match[2] else match[2])
            yield from literals(text) if match[1] == b"JS" else (text,)
    for match in _PDF_HEX.finditer(part):
        digits = re.sub(rb"\s", b"", match[1])
        if (text := _pdf_text(bytes.fromhex(digits[: len(digits) & ~1].decode()))).isprintable():
            yield text


def _pdf_escaped(match: re.Match[bytes]) -> bytes:
    mark = match[1]
    if mark[:1].isdigit():
        return bytes([int(mark, 8) & 255])
    return _PDF_ESCAPES.get(mark, b"" if mark.endswith(b"\n") else mark)


def _pdf_text(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8" if data.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


def _pdf_stream(head: bytes, data: bytes) -> Iterator[str]:
    """Yield the strings of one stream, unless it is a picture, a font or the drawing of a page."""
    if b"/ObjStm" not in head and _SHAPES.search(head):
        return
    if b"FlateDecode" in head:
        data = _inflated(data)
    if b"/ObjStm" in head:
        yield from _pdf_literals(data)
    elif b"/EmbeddedFile" in head:
        yield from runs(data)
    elif data.lstrip()[:1] == b"<":
        yield from xml_strings(data)
    elif not data.startswith(_FONT_PROGRAM) and len(_DRAWN.findall(data[:20_000])) < 2:
        text = data.decode("utf-8", "replace")
        yield from literals(text) if _THREE.search(text) else ()


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _INFLATED)
    except zlib.error:
        return b""


def rich_strings(data: bytes) -> Iterator[str]:
    """Yield the paragraphs in all groups of rich text but those of fonts, colours, styles and pictures, and what stands behind its end."""
    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d{1,5})", source)
    encoding = f"cp{page[1]}" if page and page[1] not in ("0", "65001") else "utf-8" if page else "cp1252"
    reader = _RichText(encoding, {match[1]: _CHARSETS[match[2]] for match in _FONT.finditer(source) if match[2] in _CHARSETS})
    for match in _RICH.finditer(source):
        reader.take(match)
    yield from reader.strings()


class _RichText:
    """Collector of the texts in the groups of rich text."""

    def __init__(self, encoding: str, fonts: dict[str, str]) -> None:
        self._encoding = self._usual = encoding
        self._fonts = fonts
        self._groups: list[tuple[bool, list[str]]] = [(False, [])]
        self._outer: list[str] = []
        self._bytes = bytearray()
        self._done: list[str] = []

    def take(self, match: re.Match[str]) -> None:
        """Take a letter, a control word, or an end of a group."""
        code, number, word, value, sign, brace, text = match.groups()
        if code:
            self._bytes.append(int(code, 16))
            return
        self._decode()
        silent, pieces = self._groups[-1]
        if number:
            pieces.append(chr(int(number) % 65536))
        elif word:
            self._control(word, value)
        elif sign:
            self._sign(sign)
        elif text:
            pieces.append(text)
        elif brace == "{":
            self._groups.append((silent, []))
            self._outer.append(self._encoding)
        elif brace == "}" and len(self._groups) > 1:
            self._close()

    def _control(self, word: str, value: str) -> None:
        _, pieces = self._groups[-1]
        if word in _SILENT:
            self._groups[-1] = (True, pieces)
        elif word in _BREAKS:
            self._flush()
        elif word in _ASIDE:
            self._groups[-1][1].append("\n")
        elif word == "f":
            self._encoding = self._fonts.get(value, self._usual)

    def _sign(self, sign: str) -> None:
        if sign in "\r\n":
            self._flush()
        elif sign in "~\\{}*":
            self._groups[-1][1].append({"~": " ", "*": "\n"}.get(sign, sign))

    def _close(self) -> None:
        silent, pieces = self._groups.pop()
        self._encoding = self._outer.pop()
        if not silent:
            self._groups[-1][1].extend([*pieces, "\n"] if "\n" in pieces else pieces)

    def _decode(self) -> None:
        if self._bytes:
            try:
                self._groups[-1][1].append(self._bytes.decode(self._encoding, "replace"))
            except LookupError:
                self._groups[-1][1].append(self._bytes.decode("cp1252", "replace"))
            self._bytes = bytearray()

    def _flush(self) -> None:
        silent, pieces = self._groups[-1]
        if not silent:
            for _, outer in self._groups:
                self._done.append("".join(outer))
                outer.clear()
        pieces.clear()

    def strings(self) -> Iterator[str]:
        """Return the texts, each once its paragraph has ended."""
        while len(self._groups) > 1:
            self._close()
        self._flush()
        for line in encodings.clean("\n".join(self._done)).split("\n"):
            yield line.strip().removeprefix("HYPERLINK")


def runs(data: bytes) -> Iterator[str]:
    """Yield the runs of letters in bytes of any kind, in UTF-8 and in UTF-16, that hold three words in a row."""
    for pattern, encoding in ((_NARROW, "latin-1"), (_WIDE, "utf-16-le")):
        for match in pattern.finditer(data):
            if _MARKUP.search(match[0]):
                yield from page_strings(match[0].decode(encoding, "replace").encode(), "utf-8")
                continue
            for line in header_lines(_CONTROL.sub(" ", match[0].decode(encoding, "replace"))):
                if _THREE.search(line) and not _OF_PROGRAMS_LINE.fullmatch(line.strip()):
                    yield line
