"""Pages that browsers saved, as posts: author and time from the page's own description, forum threads post by post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tocsin.ingest import encodings
from tocsin.ingest.leftovers import lines_left, may_hold_words
from tocsin.ingest.reports.formats.dated_blocks import entries
from tocsin.ingest.reports.formats.html import charset, page
from tocsin.ingest.reports.json_messages import iso_time
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import DAY_FIRST, Times

_AUTHORS = ('meta[name="author"]', 'meta[property="article:author"]', 'meta[name="twitter:creator"]')
_TIMES = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]', 'meta[name="dc.date"]')
_DESCRIPTIONS = ('meta[name="description"]', 'meta[property="og:description"]', 'meta[name="twitter:description"]')
_BUTTONS = ("hidden", "submit", "button", "reset", "image", "checkbox", "radio", "password")
_POSTS = ("div.post", "article.message", "li.postbit", "li.postcontainer", "table.post", "div.postbit")
_TEXTS = (".content", ".bbWrapper", ".postcontent", ".post-content", ".message-body", ".postbody", ".alt1")
_NAMES = (".username", ".author a", ".bigusername", ".message-name", "[itemprop=name]")
_HOST = re.compile(r"https?://([^/]+)")


def read_page(source: InputSource) -> list[Message]:
    """Return the posts of a thread, or the page as one post."""
    data = source.stream.whole(source.limits.document)
    return page_messages(data, charset(data), source)


def page_messages(data: bytes, stated: str, source: InputSource) -> list[Message]:
    """Return the posts in the bytes of a page whose encoding is stated or not."""
    claimed = stated if not stated or not encodings.is_utf8(data) else "utf-8"
    text, _ = encodings.decode_as(data, claimed, encodings.legacy(data))
    tree = LexborHTMLParser(text[: source.limits.markup])
    thread = next((nodes for selector in _POSTS if len(nodes := tree.css(selector)) > 0), [])
    posts = [post for node in thread if (post := _post(node, source))]
    posts = posts or entries(tree, source)
    return lines_left(posts or [_whole(tree, text, source)], page(text, source.limits.markup).text.split("\n"))


def _post(node: LexborNode, source: InputSource) -> Message | None:
    body = next((inner for selector in _TEXTS if (inner := node.css_first(selector))), None)
    name = next((inner for selector in _NAMES if (inner := node.css_first(selector))), None)
    if body is None or name is None:
        return None
    stamp = node.css_first("time")
    written = (stamp.attributes.get("datetime") or "") if stamp else ""
    media = tuple((picture.attributes.get("src") or "").rpartition("/")[2] for picture in body.css("img"))
    text = page(body.html or "", source.limits.markup).text
    return Message(name.text().strip(), text, iso_time(written) if written else _written(node), media=tuple(filter(None, media)))


def _written(node: LexborNode) -> datetime | None:
    for line in node.text(separator="\n").split("\n"):
        words = line.strip(" \u00bb,")
        if any(letter.isdigit() for letter in words) and 6 <= len(words) <= 50:
            moment = Times(DAY_FIRST).read(words)[0]
            if moment:
                return moment
    return None


@dataclass(frozen=True, slots=True)
class PageClaims:
    """Statements of a page about itself: when it was published, and words that its readers do not see."""

    time: datetime | None
    facts: tuple[tuple[str, str], ...]


def page_claims(text: str, source: InputSource) -> PageClaims:
    """Return the claims of a page: its stated time, its descriptions, what was typed into it, and the words of its JSON-LD."""
    tree = LexborHTMLParser(text[: source.limits.markup])
    linked = _linked(tree)
    stamp = _stamp(tree, linked)
    described = [("description", value) for selector in _DESCRIPTIONS if (value := _content(tree, selector))]
    typed = [("typed", value) for value in typed_in(tree) if may_hold_words(value)]
    worded = [(str(name), str(value)) for name, value in linked.items() if isinstance(value, str) and may_hold_words(value)]
    return PageClaims(iso_time(stamp) if stamp else None, tuple(dict.fromkeys((*described, *typed, *worded))))


def typed_in(node: LexborHTMLParser | LexborNode) -> list[str]:
    """Return what was typed into the fields of a page or a part of one."""
    fields = [field.attributes for field in node.css("input[value]")]
    return [value for field in fields if (field.get("type") or "text").lower() not in _BUTTONS and (value := field.get("value") or "")]


def _stamp(tree: LexborHTMLParser, linked: Mapping[str, object]) -> str:
    stated = next((value for selector in _TIMES if (value := _content(tree, selector))), "")
    time = tree.css_first("time[datetime], abbr.published[title], abbr.dt-published[title], abbr.updated[title]")
    marked = (time.attributes.get("datetime") or time.attributes.get("title") or "") if time else ""
    return stated or str(linked.get("datePublished") or "") or marked


def _whole(tree: LexborHTMLParser, text: str, source: InputSource) -> Message:
    author = next((value for selector in _AUTHORS if (value := _content(tree, selector))), "")
    linked = _linked(tree)
    stamp = _stamp(tree, linked)
    address = tree.css_first('link[rel="canonical"]')
    host = _HOST.match((address.attributes.get("href") or "") if address else "")
    author = author or _name(linked.get("author")) or (host[1] if host else "")
    return Message(author, page(text, source.limits.markup).text, iso_time(stamp) if stamp else None)


def _content(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get("content") or "").strip() if node else ""


def _linked(tree: LexborHTMLParser) -> dict[str, object]:
    """Return the first object of JSON-LD in a page that states when it was published."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            value = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and item.get("datePublished"):
                return item
    return {}


def _name(author: object) -> str:
    first = author[0] if isinstance(author, list) and author else author
    return str(first.get("name") or "") if isinstance(first, dict) else str(first or "")
