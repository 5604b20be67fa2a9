"""HTML pages reduced to the text a reader sees, in one pass over any number of tags, however they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.domain.report import Attachment
from tocsin.ingest import encodings
from tocsin.ingest.encodings import unescape, unescape_loosely
from tocsin.ingest.leftovers import lines_left, may_hold_words
from tocsin.ingest.reports.chat import reports
from tocsin.ingest.reports.document import FileContent, submissions
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})(?P<rest>[^>]*)>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ALT = re.compile(r"\balt\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^>]{0,400}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\f\v\xa0]+")
_LINES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")
_ATTRIBUTES = 8_192
_PICTURE = re.compile(r"<(?:img|video|audio|object|embed|iframe)\b", re.IGNORECASE)
_MARKUP = re.compile(
    rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|a|h[1-6]|script|style|center|br|ul|b|i)\b[^<>]{0,2000}>"
)
_FRAGMENT = re.compile(r"(?i)<(?:br ?/?|/?(?:p|div|span|b|i|u|a|li|ul|ol|strong|em|blockquote|td|tr|h[1-6])(?:\s[^<>]{0,2000})?)>")
_PARAGRAPHS = re.compile(r"(?i)<br ?/?>|</p>|</a>|</div>")
_TYPED = re.compile(r"(?i)<(?:script|style|template|iframe|object)\b")
_FIRST_LINES = 60
_MEDIA_CLASSES = frozenset(
    "attachment attachments attach photo photos video videos audio voice sticker gif document file image picture media".split()  # noqa: SIM905 - a list of words
)
_RAW = frozenset(["script", "style"])
_BLOCK_NAMES = """
    address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead title tr ul
"""
_WIDE_NAMES = "p h1 h2 h3 h4 h5 h6 blockquote article section table title"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WIDE = frozenset(_WIDE_NAMES.split())


def read(source: InputSource) -> Iterator[Item]:
    """Return the report that a page is, with the page itself attached."""
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decode_as(data, charset(data), encodings.legacy(data))
    content = page(text, source.limits.markup)
    if not content.text:
        raise Malformed("has no text")
    from tocsin.ingest.reports.formats.page_tables import read_rest, read_tables, report_tables

    file = FileContent("html", data, "", (("encoding", note),) if note else (), (_attached(source, data),), unread=_pictures(text))
    found = report_tables(text, source.limits.markup)
    if found.tables:
        yield from read_tables(source, found.tables, found.titles)
        yield from read_rest(source, _with_claims(file, page(found.rest, 2 * source.limits.markup), found.rest, source), found.titles)
    elif messages := _entries(source, text) or _lines(source, content.text):
        messages = lines_left(messages, content.text.split("\n"))
        yield from reports(source, "chat", with_unseen(messages, text), public=not any(message.own for message in messages))
    else:
        yield from submissions(source, _with_claims(file, content, text, source))


def _attached(source: InputSource, data: bytes) -> Attachment:
    return Attachment(source.stem, "text/html", data)


def _with_claims(file: FileContent, content: ReducedPage, text: str, source: InputSource) -> FileContent:
    """Return a file with the text of its page and the claims that the page makes of itself."""
    from tocsin.ingest.reports.formats.saved_page import page_claims

    about = page_claims(text, source)
    titled = (("title", content.title),) if content.title else ()
    return replace(file, text=content.text, facts=(*titled, *file.facts, *about.facts), language=content.language, heard=about.time)


def _pictures(text: str) -> tuple[str, ...]:
    count = len(_PICTURE.findall(text))
    return (f"{counted(count, 'picture')} on the page: not looked at",) if count else ()


def with_unseen(messages: list[Message], text: str) -> list[Message]:
    """Return the messages of a page, the first with the number of its media that none of them names.

    Media are elements that show any, and those whose class says that they stand for one.
    """
    from selectolax.lexbor import LexborHTMLParser

    named = sum(len(message.media) + len(message.unread) for message in messages)
    classes = [node.attributes.get("class") for node in LexborHTMLParser(text).css("[class]")]
    shown = len(_PICTURE.findall(text)) or sum(map(_stands_for_medium, classes))
    if named or not shown:
        return messages
    line = f"{counted(shown, 'picture, recording or attachment', 'pictures, recordings or attachments')} on the page: not looked at"
    return [replace(message, unread=(*message.unread, line)) if number == 0 else message for number, message in enumerate(messages)]


def _stands_for_medium(classes: str | None) -> bool:
    """Tell by its class that an element stands for a medium. An element of layout, such as ``media-body``, does not."""
    return any(name.lower() in _MEDIA_CLASSES for name in (classes or "").split())


def _lines(source: InputSource, text: str) -> list[Message]:
    """Return the messages of a page whose lines are those of a chat. Empty for any other page."""
    from tocsin.ingest.reports.formats.chat_days import has_days, messages_of

    lines = [line for line in text.split("\n") if line.strip()]
    messages = messages_of(lines, source) if has_days(lines[:_FIRST_LINES]) else []
    return messages if 2 * len(messages) >= len(lines) - _FIRST_LINES // 10 and len(messages) > 1 else []


def _entries(source: InputSource, text: str) -> list[Message]:
    """Return the entries of a page that is a list of messages with a time each. Empty for any other page."""
    from selectolax.lexbor import LexborHTMLParser

    from tocsin.ingest.reports.formats.dated_blocks import entries

    return entries(LexborHTMLParser(text), source)


@dataclass(frozen=True, slots=True)
class ReducedPage:
    """Contents of a page: its title, its stated language, and its text with the targets of its links."""

    text: str = field(repr=False)
    title: str = ""
    language: str = ""


def page(source: str, limit: int = 1 << 24) -> ReducedPage:
    """Reduce a page or a fragment of one to text. Hidden text counts as text, scripts and styles do not.

    Raises :class:`Malformed` for one of more than ``limit`` characters.
    """
    if len(source) > limit:
        raise Malformed(f"is a page of {len(source)} characters, of which {limit} may be read: save its words as text")
    reader = _Reader(source)
    text = _tidy("".join(reader.pieces()))
    language = _LANG.search(source[:_ATTRIBUTES])
    return ReducedPage(text, " ".join(reader.title.split()), language[1] if language else "")


def without_markup(text: str) -> str:
    """Return the value of a field without tags and character references, where it holds any that pages use."""
    if "<" in text and _FRAGMENT.search(text):
        return page(text).text or unescape(text)
    return unescape(text)


def without_paragraphs(text: str) -> str:
    """Return the text of a post without the tags of a page, where a platform wrote it as one. Tags that somebody typed stay."""
    if "<" in text and _PARAGRAPHS.search(text) and not _TYPED.search(text):
        return page(text).text or unescape(text)
    return unescape(text)


def charset(data: bytes) -> str:
    """Return the encoding that a page states, empty when it states none."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


class _Reader:
    """Scanner that walks the source from one ``<`` to the next and looks at nothing twice."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lower = source.lower() if source.isascii() else source
        self._last = source.rfind(">")
        self._links: list[tuple[str, int]] = []
        self._out: list[str] = []
        self._no_comment_end = self._no_title_end = False
        self.title = ""

    def pieces(self) -> list[str]:
        """Return the text and line ends, in order."""
        for text in self._texts():
            self._out.append(unescape_loosely(text))
        return self._out

    def _texts(self) -> Iterator[str]:
        at = 0
        while (opened := self._source.find("<", at, self._last + 1)) >= 0:
            if opened > at:
                yield _flowing(self._source[at:opened])
            after = self._markup(opened)
            if after == opened:
                yield "<"
                after += 1
            at = after
        yield _flowing(self._source[at:])

    def _markup(self, opened: int) -> int:
        """Return the end of the markup that begins here, or ``opened`` itself when this is a mere sign."""
        if self._source.startswith(("<!", "<?"), opened):
            return self._declaration(opened)
        tag = _TAG.match(self._source, opened)
        if tag is None:
            return opened
        name = tag["name"].lower()
        if not tag["close"] and name in _RAW and not tag["rest"].endswith("/"):
            return self._past(f"</{name}", tag.end())
        if not tag["close"] and name == "title":
            return self._titled(tag.end())
        self._tagged(name, bool(tag["close"]), tag["rest"])
        return tag.end()

    def _declaration(self, opened: int) -> int:
        if self._source.startswith("<!--", opened) and not self._no_comment_end:
            end = self._source.find("-->", opened + 4)
            if end >= 0:
                return end + 3
            self._no_comment_end = True
        return self._source.find(">", opened) + 1

    def _past(self, closing: str, start: int) -> int:
        end = self._lower.find(closing, start)
        if end < 0:
            return len(self._source)
        return self._source.find(">", end) + 1 or len(self._source)

    def _titled(self, start: int) -> int:
        end = -1 if self._no_title_end else self._lower.find("</title", start)
        if end < 0:
            self._no_title_end = True
            return start
        self.title = self.title or unescape_loosely(self._source[start:end])
        self._out.append(f"\n\n{unescape_loosely(_flowing(self._source[start:end]))}\n\n")
        return self._source.find(">", end) + 1

    def _tagged(self, name: str, closing: bool, attributes: str) -> None:
        if name == "img" and (described := _ALT.search(attributes[:_ATTRIBUTES])):
            self._pictured(unescape((described[1] or described[2] or "").strip()))
        elif name == "a":
            self._link_ends() if closing else self._link_begins(attributes)
        elif name in _BLOCKS:
            self._out.append("\n\n" if name in _WIDE else " " if name in ("td", "th") else "\n")

    def _pictured(self, description: str) -> None:
        """Add the description of a picture that says something, and the sign that a small picture stands for."""
        if description and not any(map(str.isalnum, description)):
            self._out.append(description)
        elif may_hold_words(description):
            self._out.append(f" [{description[:2_000]}] ")

    def _link_begins(self, attributes: str) -> None:
        match = _HREF.search(attributes[:_ATTRIBUTES])
        target = unescape((match[1] or match[2] or match[3] or "").strip()) if match else ""
        self._links = [(target, len(self._out))]

    def _link_ends(self) -> None:
        if self._links:
            target, begun = self._links.pop()
            label = "".join(self._out[begun : begun + 50]).strip()
            if target.removeprefix("mailto:").removeprefix("tel:") not in ("", label) and not target.startswith(
                ("#", "javascript:", "data:")
            ):
                self._out.append(f" ({target[:2_000]})")


def _flowing(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ")


def _tidy(text: str) -> str:
    return _GAPS.sub("\n\n", _LINES.sub("\n", _SPACES.sub(" ", text))).strip()


def _is_page(head: FileHead) -> bool:
    return head.bare.startswith(b"<") and _MARKUP.search(head.bare[:4096]) is not None


def _messages(source: InputSource) -> list[Message]:
    from tocsin.ingest.reports.formats.saved_page import read_page

    return read_page(source)


FORMATS = (Format("html", read, _is_page, messages=_messages),)
