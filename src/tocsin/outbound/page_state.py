"""State of noticed content, read from the answer of its host.

Text that is still visible beats every sign of removal. A wall (login, consent, age, script) proves nothing. Words that say "removed"
count only on short pages, because articles and comments use them as well. The order of the rules was measured: see
``python -m bench.act``.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

from tocsin.domain.notice import ContentState
from tocsin.outbound.fetch import WebAnswer

SHARE_VISIBLE = 0.8
_SHARE_EDITED = 0.35
_SHORT_PAGE = 1_500
_SHELL = 250
_WORD = re.compile(r"\w+")
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "span", "mark", "u", "s", "small", "font", "wbr", "bdi", "bdo", "abbr", "code", "sub", "sup"}
)
_VOID = frozenset({"br", "img", "input", "meta", "link", "hr", "source", "wbr", "area", "base", "col", "embed", "track", "param"})


@dataclass(frozen=True, slots=True)
class PageSighting:
    """State of content in one answer, the reason in words, and a hash of the visible text."""

    state: ContentState
    reason: str
    digest: str = ""


def sighting(answer: WebAnswer, noticed: str, link: str = "") -> PageSighting:
    """Return the state of content in an answer.

    ``noticed`` is its text, or the name of an account. ``link`` is the link that was fetched.
    """
    if answer.error:
        return PageSighting(ContentState.UNKNOWN, answer.error)
    text = visible_text(answer.body, answer.headers.get("content-type", ""))
    digest = hashlib.sha256(normal(text).encode()).hexdigest()
    state, reason = _by_status(answer) or _by_text(answer, text, noticed, link)
    return PageSighting(state, reason, digest)


def visible_text(body: bytes, content_type: str = "") -> str:
    """Return the words of an HTML page that a reader sees, its title and description first. Entities are decoded."""
    parser = _VisibleText()
    parser.feed(_decoded(body, content_type))
    parser.close()
    return " ".join(" ".join(["".join(parser.title), *parser.descriptions, "".join(parser.words)]).split())


def normal(text: str) -> str:
    """Return a text in the form in which phrases are compared.

    NFKC, lower case, single spaces, plain apostrophes, and no soft hyphens or other characters without a shape.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("i\u0307", "i")
    letters = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(letters.split())


def share_visible(noticed: str, text: str) -> float:
    """Return the share of the noticed text's word pairs that the visible text holds. Of a single word, 1.0 or 0.0."""
    pairs = _pairs(noticed)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _by_status(answer: WebAnswer) -> tuple[ContentState, str] | None:
    if answer.status == 410:
        return ContentState.TOMBSTONE, "the host says that it is gone for good (410)"
    if answer.status == 404:
        return ContentState.GONE, "the host does not find it (404)"
    if answer.status == 451:
        return ContentState.GEO_BLOCKED, "the host withholds it for legal reasons (451)"
    if answer.status in (401, 407):
        return ContentState.LOGIN_WALL, f"the host asks for a sign-in ({answer.status})"
    if not 200 <= answer.status < 300:
        return ContentState.UNKNOWN, f"the host answers with status {answer.status}"
    return None


def _by_text(answer: WebAnswer, text: str, noticed: str, link: str) -> tuple[ContentState, str]:
    plain = normal(text)
    visible = share_visible(noticed, text)
    if visible >= SHARE_VISIBLE:
        return ContentState.LIVE, f"{visible:.0%} of its word pairs are on the page"
    if result := _first_phrase(_WALLS, plain):
        return result
    if visible >= _SHARE_EDITED:
        return ContentState.EDITED, f"{visible:.0%} of its word pairs are on the page"
    if _is_home(answer, link):
        return ContentState.UNKNOWN, "the link leads to the host's front page"
    if len(plain) <= _SHORT_PAGE and (result := _first_phrase(_REMOVALS, plain)):
        return result
    if len(plain) < _SHELL:
        return ContentState.UNKNOWN, "the page shows next to no text without its scripts"
    return ContentState.UNKNOWN, "its text is not on the page, and the page does not say why"


_WALLS = (
    ("geo", ContentState.GEO_BLOCKED, "the page says"),
    ("login", ContentState.LOGIN_WALL, "the page asks for a sign-in"),
    ("wall", ContentState.UNKNOWN, "the page is a wall before the content"),
)
_REMOVALS = (
    ("suspended", ContentState.SUSPENDED, "the page says"),
    ("tombstone", ContentState.TOMBSTONE, "the page says"),
    ("parked", ContentState.UNKNOWN, "the page is no longer the host's"),
)


def _first_phrase(rules: tuple[tuple[str, ContentState, str], ...], plain: str) -> tuple[ContentState, str] | None:
    for kind, state, reason in rules:
        if phrase := _phrase(kind, plain):
            return state, f"{reason}: {phrase}"
    return None


def _is_home(answer: WebAnswer, link: str) -> bool:
    """Return True if a link below the front page was redirected to the front page."""
    return bool(answer.chain) and urlsplit(answer.url).path in ("", "/") and urlsplit(link or answer.chain[0]).path not in ("", "/")


def _phrase(kind: str, plain: str) -> str:
    return next((phrase for phrase in _phrases()[kind] if phrase in plain), "")


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(files("tocsin.outbound").joinpath("data/page_words.toml").read_text(encoding="utf-8"))
    return {kind: tuple(normal(phrase) for phrases in languages.values() for phrase in phrases) for kind, languages in data.items()}


def _pairs(text: str) -> set[tuple[str, str]]:
    words = _WORD.findall(normal(text))
    return set(pairwise(words)) if len(words) > 1 else {(word, "") for word in words}


def _decoded(body: bytes, content_type: str) -> str:
    declared = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:4096])
    for charset in (declared[1].decode("ascii") if declared else "", "utf-8"):
        try:
            return body.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


class _VisibleText(HTMLParser):
    """Collects the words outside of scripts, styles and hidden elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.descriptions: list[str] = []
        self.words: list[str] = []
        self._hidden: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where hidden text begins. Only tags that are not inline part words."""
        if tag not in _INLINE:
            self.words.append(" ")
        if tag == "meta":
            self._describe(dict(attrs))
        if tag == "title" and "svg" not in self._hidden:
            self._in_title = True
        elif tag in _HIDDEN and tag not in _VOID:
            if tag == "body" or self._hidden != [tag]:
                self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()

    def handle_endtag(self, tag: str) -> None:
        """Note where hidden text ends."""
        if tag not in _INLINE:
            self.words.append(" ")
        if tag == "title":
            self._in_title = False
        elif tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]

    def handle_data(self, data: str) -> None:
        """Keep words that a reader sees."""
        if self._in_title:
            self.title.append(data)
        elif not self._hidden:
            self.words.append(data)

    def _describe(self, attributes: dict[str, str | None]) -> None:
        """Keep the description that a shared link shows: pages that need scripts often hold the text there alone."""
        if (attributes.get("property") or attributes.get("name")) in ("og:description", "og:title", "description", "twitter:description"):
            self.descriptions.append(attributes.get("content") or "")
