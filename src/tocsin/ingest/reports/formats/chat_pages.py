"""Chats exported as pages: Telegram Desktop, DiscordChatExporter, and downloads of Messenger and Instagram."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import lines_left
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import DAY_FIRST, Times
from tocsin.ingest.times.written_dates import rewrite

_UTC = re.compile(r"\s{0,9}UTC(?=[+-])")
_SPACE = re.compile(r"[ \t\n]+")
_GLUED = re.compile(r"(?<=\d)(?=[ap]m\b)")
_WHEN = re.compile(r"\s{0,9}\([^()]{6,60}\)$")


def _page_text(source: InputSource) -> str:
    data = source.stream.whole(source.limits.document)
    text, _ = encodings.decode_as(data, "utf-8", encodings.legacy(data))
    if len(text) > source.limits.markup:
        raise Malformed(f"is a page of {len(text)} characters, of which {source.limits.markup} may be read: export the chat as JSON")
    return text


def _accounted(to_messages: Callable[[LexborHTMLParser, InputSource], list[Message]]) -> Callable[[InputSource], list[Message]]:
    """Return a reader that keeps the lines of a page whose words stand in none of its messages."""

    def read(source: InputSource) -> list[Message]:
        text = _page_text(source)
        return lines_left(to_messages(LexborHTMLParser(text), source), page(text, source.limits.markup).text.split("\n"))

    return read


def _words(node: LexborNode | None) -> str:
    """Return the text below a node, lines kept where the page breaks them."""
    if node is None:
        return ""
    for line_break in node.css("br"):
        line_break.replace_with("\x00")
    return "\n".join(_SPACE.sub(" ", line).strip() for line in node.text().split("\x00")).strip()


def read_telegram(tree: LexborHTMLParser, source: InputSource) -> list[Message]:
    """Return the messages of a page of Telegram Desktop's export. A message without a name is of the sender before."""
    chat = _words(tree.css_first(".page_header .text"))
    sender, messages = "", []
    for node in tree.css("div.message"):
        classes = (node.attributes.get("class") or "").split()
        if "service" in classes:
            continue
        body = node.css_first("div.body")
        if body is None:
            continue
        sender = _words(_child(body, "from_name")) or sender
        messages.append(_telegram(body, sender, chat, source))
    return messages


def _child(body: LexborNode, name: str) -> LexborNode | None:
    """Return the direct child with this class, not one within a forwarded message."""
    return next((node for node in body.iter() if name in (node.attributes.get("class") or "").split()), None)


def _telegram(body: LexborNode, sender: str, chat: str, source: InputSource) -> Message:
    stamp = body.css_first(".date")
    time, assumed = _moment((stamp.attributes.get("title") or "") if stamp else "", source)
    forwarded = _child(body, "forwarded")
    origin = _words(forwarded.css_first(".from_name")) if forwarded else ""
    media = tuple(dict.fromkeys(_media(node) for node in body.css(".media_wrap, .media, .photo_wrap")))
    texts = [_words(node) for node in body.css("div.text") if "reply_to" not in (node.attributes.get("class") or "")]
    polls = [_words(node) for node in body.css(".media_poll .question, .media_poll .answer")]
    facts = tuple(
        (name, value) for name, value in (("forwarded_from", origin), ("signature", _words(body.css_first(".signature")))) if value
    )
    text = "\n".join(part for part in (*texts, *polls) if part)
    return Message(sender, text, time, chat, media=tuple(name for name in media if name), facts=facts, assumed=assumed)


def _media(node: LexborNode) -> str:
    link = node.css_first("a[href]") if node.tag != "a" else node
    if link and (href := link.attributes.get("href")) and "://" not in href:
        return href.rpartition("/")[2]
    title, status = _words(node.css_first(".title")), _words(node.css_first(".status"))
    return ", ".join(part for part in (title, status) if part)


def _moment(value: str, source: InputSource) -> tuple[datetime | None, bool]:
    zone = zone_named(source.reading.zone or "UTC")
    return Times(DAY_FIRST, zone).read(_UTC.sub(" ", value))


def read_discord(tree: LexborHTMLParser, source: InputSource) -> list[Message]:
    """Return the messages of a page that DiscordChatExporter wrote."""
    chat = " / ".join(_words(node) for node in tree.css(".preamble__entry"))
    author, stamp, messages = "", "", []
    for node in tree.css(".chatlog__message-container"):
        if node.css_first(".chatlog__system-notification-content"):
            continue
        name = node.css_first(".chatlog__author")
        author = _words(name) or author
        handle = (name.attributes.get("title") or "") if name else ""
        time_node = node.css_first(".chatlog__timestamp") or node.css_first(".chatlog__short-timestamp")
        stamp = ((time_node.attributes.get("title") or _words(time_node)) if time_node else "") or stamp
        content = "\n".join(_words(part) for part in node.css(".chatlog__content, .chatlog__embed-title, .chatlog__embed-description"))
        media = tuple(_attached(part) for part in node.css(".chatlog__attachment"))
        time, assumed = _moment(rewrite(stamp), source)
        messages.append(Message(author, content, time, chat, handle, tuple(filter(None, media)), assumed=assumed))
    return messages


def read_facebook(tree: LexborHTMLParser, source: InputSource) -> list[Message]:
    """Return the messages of a page of Facebook's or Instagram's download. Who reacted to a message is sealed."""
    messages = []
    for node in tree.css("._a6-g"):
        body, stamp = node.css_first("._a6-p"), node.css_first("._a6-o ._a72d")
        if body is None or stamp is None or any(inner.mem_id != node.mem_id for inner in node.css("._a6-g")):
            continue
        reactions = [_words(part) for part in body.css("ul._a6-q li")]
        for part in body.css("ul._a6-q"):
            part.decompose()
        media = tuple(filter(None, (_attached(part) for part in body.css("img[src], video[src], audio[src], a[href]:has(img, video)"))))
        heading = _words(node.css_first("._a6-h"))
        sender, title = (heading, "") if is_name(heading) or len(heading.split()) == 1 else ("", heading)
        time, assumed = _moment(rewrite(_GLUED.sub(" ", _words(stamp))), source)
        people = tuple(who for reaction in reactions if (who := _reacted(reaction)))
        facts = tuple(("reaction", reaction) for reaction in reactions)
        text = "\n".join(filter(None, [title, page(body.html or "", source.limits.markup).text]))
        messages.append(Message(sender, text, time, media=tuple(dict.fromkeys(media)), facts=facts, assumed=assumed, sealed=people))
    return messages


def _reacted(reaction: str) -> str:
    """Return who reacted, as in ``😆Ana Example (Jun 01, 2025 3:32:01 pm)``."""
    return _WHEN.sub("", reaction).lstrip("".join(sign for sign in reaction if not sign.isalpha() and not sign.isspace())).strip()


def _attached(node: LexborNode) -> str:
    for part in node.css("[href], [src]"):
        address = part.attributes.get("href") or part.attributes.get("src") or ""
        if address:
            return address.rpartition("/")[2].partition("?")[0]
    return _words(node)


def _is_telegram(head: FileHead) -> bool:
    return _holds(b'class="message default', b"from_name")(head) or _holds(b"page_wrap", b"page_header", b'class="history"')(head)


def _holds(*marks: bytes) -> Callable[[FileHead], bool]:
    return lambda head: head.bare.startswith(b"<") and all(mark in head.bare for mark in marks)


FORMATS = (
    chat_format("telegram-page", "telegram", _accounted(read_telegram), _is_telegram),
    chat_format("discord-page", "discord", _accounted(read_discord), _holds(b"chatlog", b"preamble")),
    chat_format("facebook-page", "messenger", _accounted(read_facebook), _holds(b"_a6-g", b"_a6-p", b"_a72d")),
)
