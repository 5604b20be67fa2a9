"""Strings in pages, in XML and in documents of zipped XML: texts, attributes, comments, literals of scripts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.compression import DAMAGE
from tocsin.ingest.packed_text import address_words
from tocsin.ingest.syntax.xml_events import send_events

_BETWEEN = "\x1f"
_CLOSED_IN_ITSELF = re.compile(r"(?i)<(style|script|title|textarea|iframe|xmp|noembed|noframes)\b([^<>]{0,4000})/>")
_SPOKEN = re.compile(r"(?i)<(/?)(?:template|noscript)\b")
_ASIDE = re.compile(
    r"<!--(.*?)(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<\?(.*?)(?:\?>|>|\Z)|<!DOCTYPE[^>\[]{0,1000}\[([^>]*)>", re.DOTALL | re.IGNORECASE
)
_LITERAL = re.compile(
    r"\"((?:[^\"\\\n]++|\\.)*+)\"|'((?:[^'\\\n]++|\\.)*+)'|`((?:[^`\\]++|\\.)*+)`|/\*(.*?)(?:\*/|\Z)|(?<![:\\])//([^\n]*)", re.DOTALL
)
_LAST_LITERAL = 3
_SPEECH = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}(?:[ ,;:'’-]{1,3}[^\W\d_]{2,}){2}")
_CODE = re.compile(r"\b(?:function|return|var|const|typeof|instanceof|prototype)\b|[{};=]|&&|\|\|")
_ENTITY = re.compile(r"<!ENTITY\s[^\"'>]{0,200}[\"']([^\"'>]{0,4000})")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}\[([^\]]{0,100000})\]", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\s*$")
_NAMES = frozenset(
    """
    class id style srcset sizes d rel type points viewbox transform integrity media http-equiv charset lang dir role for action
    method itemtype itemprop itemscope property accept pattern font-family typeface panose xmlns schemalocation ref sqref formatcode
    usemap allow sandbox autocomplete data-reactid nonce as ignorable uri
    """.split()  # noqa: SIM905 - a list of words
)
"""Attributes of pages and of XML that hold names of a program, addresses or shapes."""
_ADDRESSES = frozenset(["href", "src", "action", "cite", "background", "target", "formaction", "poster", "data", "descriptionurl"])
_NAMING = frozenset(["name", "uniquename"])
_OF_PROGRAMS = frozenset(["viewport", "robots", "generator", "theme-color", "referrer", "color-scheme", "format-detection", "googlebot"])
_STYLING = ("style", "fo", "number", "xmlns", "loext", "config")
_PARAGRAPHS = frozenset(["p", "h", "si", "is"])
_FORMULAS = frozenset(["f", "formula1", "formula2", "definedName"])
_FORMULA_TEXT = re.compile(r'"([^"]*)"')
_SPACES = frozenset(["tab", "br", "s", "line-break", "cr"])
_APPLICATION = frozenset(
    ["Application", "AppVersion", "PresentationFormat", "Template", "HeadingPairs", "generator", "CreatorTool", "Producer", "softwareAgent"]
)
_TECHNICAL = re.compile(
    r"(?:^|/)(?:styles|fontTable|theme\d*|stylesWithEffects|tableStyles|numbering|themeOverride\d*|presProps|viewProps|webSettings)\.xml$"
    r"|/(?:slideLayouts|slideMasters|notesMasters|handoutMasters)/[^/]*\.xml$"
)
_PROMPTING = re.compile(r"/(?:slideLayouts|slideMasters|notesMasters|handoutMasters)/")
_WORDY = (".xml", ".rels", ".vml", ".rdf", ".xhtml", ".html", ".htm", ".txt", ".md", ".opf", ".ncx")
_MARKED = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|div|p|table)\b")
_XML = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)\b")


def is_page(data: bytes) -> bool:
    """Tell a page from other markup by its first bytes."""
    head = data[:8192]
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n\x1e\0")
    return _MARKED.search(head) is not None and not (_XML.match(stripped[:256]) and b"<html" not in head[:2048])


def page_strings(data: bytes, stated: str = "") -> Iterator[str]:
    """Yield the strings of a page: its texts, the values of its attributes, its comments, and what its scripts say."""
    from selectolax.lexbor import LexborHTMLParser

    from tocsin.ingest.reports.formats.html import charset

    text = encodings.decode_as(data, stated or charset(data), encodings.legacy(data))[0]
    for match in _ASIDE.finditer(text):
        yield from _aside(next(filter(None, match.groups()), ""))
    text = _CLOSED_IN_ITSELF.sub(r"<\1\2></\1>", _SPOKEN.sub(r"<\1div", text))
    for node in LexborHTMLParser(text).css("*"):
        name = node.tag or ""
        if own := node.text(deep=False, separator=_BETWEEN).strip():
            yield from literals(own) if name in ("script", "style") else own.split(_BETWEEN)
        yield from _attributes(name, node.attributes)


def _aside(text: str) -> Iterator[str]:
    """Yield what a comment says. One that holds markup for another program is a page of its own."""
    if "<" in text and ">" in text:
        yield from re.sub(r"<[^<>]{0,4000}>", "\n", text).splitlines()
    elif not _CODE.search(text):
        yield encodings.unescape(text)


def literals(code: str) -> Iterator[str]:
    """Yield the strings and comments of a program or of data in it, where they hold three words in a row."""
    for match in _LITERAL.finditer(code):
        value = next(filter(None, match.groups()), "")
        is_comment = match.lastindex is not None and match.lastindex > _LAST_LITERAL
        if _SPEECH.search(value) and not (is_comment and _CODE.search(value)) and not value.lstrip().startswith("<"):
            yield _unescaped(value)
    if code.count('"') % 2 or code.count("'") % 2 or not _LITERAL.search(code):
        yield from (line for line in code.splitlines() if _SPEECH.search(line) and not _CODE.search(line) and not _LITERAL.search(line))


def _unescaped(value: str) -> str:
    import json

    try:
        return str(json.loads(f'"{value}"', strict=False)) if "\\" in value else value
    except ValueError:
        return value


def _attributes(element: str, attributes: dict[str, str | None]) -> Iterator[str]:
    if element == "meta" and ("http-equiv" in attributes or (attributes.get("name") or "").lower() in _OF_PROGRAMS):
        return
    for key, value in attributes.items():
        if not value:
            continue
        lower = key.lower()
        if lower == "style" or lower.startswith("on"):
            yield from literals(value)
        elif lower == "srcdoc":
            yield from page_strings(value.encode("utf-8", "replace"), "utf-8")
        elif lower in _ADDRESSES:
            yield address_words(value)
        elif lower not in _NAMES and not (lower in _NAMING and _NUMBERED.search(value)):
            yield value


class _Texts:
    """Handler of XML events that collects texts, values of attributes and comments, a paragraph as one.

    With ``prompts``, texts of shapes that stand for a slide's own are left out, as in the master of slides. With ``every``, the values
    of all attributes are collected, and else those that may hold words.
    """

    def __init__(self, prompts: bool = False, every: bool = False) -> None:
        self.strings: list[str] = []
        self.values: list[str] = []
        self._prompts = prompts
        self._every = every
        self._open: list[str] = []
        self._text: list[str] = []
        self._shapes: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        local = name.rpartition(":")[2]
        if not _PARAGRAPHS.intersection(self._open):
            self._flush()
        self._open.append(local)
        if local == "sp":
            self._shapes.append(len(self.strings))
        elif local == "ph" and self._prompts and self._shapes:
            self._shapes[-1] = -1 - abs(self._shapes[-1])
        self.values += [_said(key, value) for key, value in attributes.items() if value and (self._every or _speaks(local, key, value))]

    def data(self, text: str) -> None:
        """Collect text."""
        if not _APPLICATION.intersection(self._open):
            self._text.append(text)

    def comment(self, text: str) -> None:
        """Collect a comment or an instruction to a program, but for the name of a style."""
        if "href=" not in text:
            self.values.append(text)

    def end(self, _name: str) -> None:
        """End an element, and a string where it is a paragraph or no part of one."""
        local = self._open[-1] if self._open else ""
        if local in _SPACES:
            self._text.append(" ")
        if not _PARAGRAPHS.intersection(self._open[:-1]):
            self._flush()
        self._open[-1:] = []
        if local == "sp" and self._shapes and (begun := self._shapes.pop()) < 0:
            del self.strings[-1 - begun :]

    def _flush(self) -> None:
        if text := "".join(self._text).strip():
            self.strings += _FORMULA_TEXT.findall(text) if self._open and self._open[-1] in _FORMULAS else [text]
        self._text = []


def _said(key: str, value: str) -> str:
    return address_words(value) if key.rpartition(":")[2].lower() in _ADDRESSES else value


def _speaks(element: str, key: str, value: str) -> bool:
    """Tell whether an attribute may hold words: neither a name of a program nor a style."""
    prefix, _, local = key.rpartition(":")
    lower = local.lower()
    if lower in _NAMES or lower.endswith("style-name") or prefix in _STYLING or key.startswith("xmlns"):
        return False
    return not (lower in _NAMING and (_NUMBERED.search(value) or element in ("latin", "font")))


def xml_strings(data: bytes) -> Iterator[str]:
    """Yield the strings of an XML document. A broken one is read as a page."""
    texts = _Texts()
    try:
        send_events(data, texts, texts.comment)
    except (expat.ExpatError, Malformed):
        yield from page_strings(data)
        return
    yield from texts.strings
    yield from texts.values
    for subset in _DOCTYPE.finditer(data[:200_000].decode("utf-8", "replace")):
        yield from _ENTITY.findall(subset[1])


def member_size(data: bytes) -> int:
    """Return the bytes that the members of a document that hold words come to. 0 for a broken container."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(member.file_size for member in archive.infolist() if _holds_words(member.filename))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return 0


def document_strings(data: bytes, most: int) -> Iterator[str]:
    """Yield the strings in the members of a document of zipped XML, up to ``most`` bytes of them. Names of styles and fonts are none."""
    left = most
    names: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from filter(None, [archive.comment.decode("utf-8", "replace")])
            members = sorted(archive.infolist(), key=lambda member: not _TECHNICAL.search(member.filename))
            for member in members:
                if not _holds_words(member.filename) or member.file_size > left:
                    continue
                left -= member.file_size
                try:
                    content = archive.read(member)
                except DAMAGE:
                    yield f"the part {member.filename} cannot be unpacked"
                    continue
                yield from _member_strings(member.filename, content, names)
    except DAMAGE:
        return


def _member_strings(name: str, data: bytes, names: set[str]) -> Sequence[str]:
    if not name.lower().endswith((".xml", ".rels", ".vml", ".rdf", ".opf", ".ncx")):
        return list(page_strings(data) if is_page(data) else data.decode("utf-8", "replace").splitlines())
    if not _TECHNICAL.search(name):
        return [text for text in xml_strings(data) if text not in names]
    texts = _Texts(prompts=_PROMPTING.search(name) is not None, every=True)
    try:
        send_events(data, texts)
    except (expat.ExpatError, Malformed):
        return list(page_strings(data))
    names.update(texts.values)
    return texts.strings


def _holds_words(member: str) -> bool:
    return member.lower().endswith(_WORDY)
