"""Text of a fetched page: the words that a reader sees, its short blocks in order, and the words of its structured data."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_BLOCK_WORDS = 200
"""Most words of a block. Longer ones are articles."""
_MOST_BLOCK = 3_000
_MOST_JSON = 20_000
_MOST_TAGS = 25_000
"""Most tags of a page. The parser needs time in the square of their number where they nest, half a second for so many."""
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,400}>")
_FALLBACKS = ("utf-8", "windows-1252", "windows-1254", "windows-1256", "windows-1251")
_HIDDEN = frozenset({"style", "noscript", "template", "svg"})
_ASIDE = frozenset({"nav", "footer", "aside", "button", "select", "label"})
_ASIDE_NAMES = re.compile(
    r"cookie|consent|gdpr|bottom-?bar|sign-?up-?bar|(?<!_)footer|sidebar|comment|repl(?:y|ies)|teaser|related|recommend|navbar|menu|breadcrumb",
    re.IGNORECASE,
)
_INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "span", "mark", "u", "s", "small", "font", "wbr", "bdi", "bdo", "abbr", "code", "sub", "sup"}
)
_DESCRIBES = frozenset({"og:description", "og:title", "description", "twitter:description"})


@dataclass(frozen=True, slots=True)
class PageText:
    """Text of one page.

    ``words`` are what a reader sees, title and description first. ``blocks`` are the short blocks outside menus, comments and
    notices on cookies, in order, the title last. ``listed`` are those of them that stand in articles. ``data`` are the words of
    structured data.
    """

    words: str
    blocks: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
    data: str = ""
    title: str = ""


def readings(body: bytes, content_type: str) -> Iterator[PageText]:
    """Yield the text of a page under its declared encoding, and then under others that do not fail.

    A page whose words make no sense under the declared encoding is often readable under another.
    """
    seen = set()
    for text in _decodings(body, content_type):
        if text not in seen:
            seen.add(text)
            yield page_text(text, content_type)


def page_text(text: str, content_type: str = "") -> PageText:
    """Return the text of a decoded page: HTML, JSON, a feed or plain text."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        strings = list(_strings(text))
        if strings:
            return PageText(
                " ".join(strings), tuple(text for text in strings if len(text) <= _MOST_BLOCK and len(text.split()) <= MOST_BLOCK_WORDS)
            )
    if "xml" in content_type and "html" not in content_type:
        bare = text.replace("<![CDATA[", "").replace("]]>", "")
        for _ in range(2):  # a feed holds pages, whose tags and entities are escaped once more
            bare = unescape(_TAG.sub(" ", bare))
        return PageText(" ".join(bare.split()))
    root = LexborHTMLParser(text[: _end_of_tags(text)]).root
    return _Collector().collect(root) if root is not None else PageText("")


def visible_text(body: bytes, content_type: str = "") -> str:
    """Return the words of a page that a reader sees, its title and description first. Entities are decoded."""
    return next(readings(body, content_type)).words


def normal(text: str) -> str:
    """Return a text in the form in which phrases are compared.

    NFKC, lower case, single spaces, plain apostrophes, and no soft hyphens, marks or other characters without a shape.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("i\u0307", "i").split())
    if plain.isprintable():  # the common case, in which no letter need be looked at alone
        return plain
    return " ".join("".join(letter for letter in plain if unicodedata.category(letter) != "Cf").split())


def _end_of_tags(text: str) -> int:
    """Return where the last tag that is read begins."""
    match = next(islice(re.finditer("<", text), _MOST_TAGS, None), None)
    return match.start() if match else len(text)


def decoded(body: bytes, content_type: str) -> str:
    """Return a page as text, in the encoding that it or its host names, else in the likeliest one."""
    return next(_decodings(body, content_type), "")


def _decodings(body: bytes, content_type: str) -> Iterator[str]:
    declared = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:4096])
    readable = False
    for charset in (declared[1].decode("ascii") if declared else "", *_FALLBACKS):
        try:
            text = body.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
        readable = True
        yield text
        if charset and not charset.lower().startswith("utf"):
            continue
        for wrong in ("latin-1", "windows-1252"):  # UTF-8 that was read as Latin-1 and written again
            try:
                yield text.encode(wrong).decode("utf-8")
                break
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
        if not body.isascii():  # other encodings do not by chance give valid UTF-8, and would break its words
            return
    if not readable:
        yield body.decode("utf-8", "replace")


def _strings(text: str) -> Iterator[str]:
    """Yield the texts in a JSON document, at most some thousands of them."""
    try:
        todo: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_JSON):
        if not todo:
            return
        value = todo.pop()
        if isinstance(value, str):
            yield " ".join(unescape(_TAG.sub(" ", value)).split())
        elif isinstance(value, list):
            todo += reversed(value)
        elif isinstance(value, dict):
            todo += reversed(list(value.values()))


@dataclass(frozen=True, slots=True)
class _Place:
    """Place of a node: beside the content, or in an article."""

    aside: bool = False
    article: bool = False


class _Collector:
    """Collects words, blocks and structured data from the tree of an HTML page."""

    def __init__(self) -> None:
        self._title = ""
        self._descriptions: list[str] = []
        self._words: list[str] = []
        self._block: list[str] = []
        self._blocks: list[str] = []
        self._listed: set[str] = set()
        self._data: list[str] = []

    def collect(self, root: LexborNode) -> PageText:
        """Return the text below a node. The walk keeps its own stack: pages may nest deeper than Python calls."""
        todo: list[tuple[LexborNode, _Place, bool]] = [(root, _Place(), False)]
        while todo:
            node, place, leaving = todo.pop()
            if leaving:
                self._end_block(place)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._words.append(node.text_content or "")
                if not place.aside:
                    self._block.append(node.text_content or "")
            elif not self._is_leaf(node, tag):
                inner = _place_of(node, tag, place)
                if tag not in _INLINE:
                    self._end_block(place)
                    todo.append((node, inner, True))
                todo += [(child, inner, False) for child in reversed(list(node.iter(include_text=True)))]
        self._end_block(_Place())
        words = " ".join(" ".join([self._title, *self._descriptions, "".join(self._words)]).split())
        blocks = (*self._blocks, *([self._title] if self._title else []))
        return PageText(words, blocks, frozenset(self._listed), " ".join(self._data), self._title)

    def _is_leaf(self, node: LexborNode, tag: str) -> bool:
        """Take what a node without visible children holds, and return True for such a node."""
        if tag == "meta":
            attributes = node.attributes
            if (attributes.get("property") or attributes.get("name")) in _DESCRIBES:
                self._descriptions.append(attributes.get("content") or "")
        elif tag == "script":
            self._keep_data(node.text(deep=True) or "")
        elif tag == "title":
            self._title = self._title or " ".join((node.text(deep=True) or "").split())
        else:
            return tag in _HIDDEN or tag.startswith(("!", "-"))
        return True

    def _end_block(self, place: _Place) -> None:
        self._words.append(" ")
        block = " ".join("".join(self._block).split())
        self._block.clear()
        if 0 < len(block) <= _MOST_BLOCK and len(block.split()) <= MOST_BLOCK_WORDS:
            self._blocks.append(block)
            if place.article:
                self._listed.add(block)

    def _keep_data(self, script: str) -> None:
        """Keep the words of JSON in a script: linked data, or the state that a page without scripts does not show."""
        start = script.find("{", max(script.find("="), 0))
        whole_is_json = script.lstrip()[:1] in ("{", "[")
        self._data += _strings(script if whole_is_json else script[start : script.rfind("}") + 1] if start >= 0 else "")


def _place_of(node: LexborNode, tag: str, place: _Place) -> _Place:
    """Return the place of a node's children."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    aside = place.aside or tag in _ASIDE or bool(_ASIDE_NAMES.search(names))
    article = place.article or tag == "article"
    return place if (aside, article) == (place.aside, place.article) else _Place(aside, article)
