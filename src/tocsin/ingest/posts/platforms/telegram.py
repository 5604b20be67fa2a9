"""Messages of Telegram: Desktop's export, Telethon's objects, and channels as researchers save them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tocsin.ingest.posts.format import PostFormat, has, lists
from tocsin.ingest.posts.json_objects import add_object, one_each, pages
from tocsin.ingest.posts.platforms._paths import Fields, Object, every, get, objects_in
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.reports.formats.telegram import text_of
from tocsin.ingest.source import InputFile
from tocsin.ingest.syntax import json_stream

_EXPORT = re.compile(rb'"messages"\s*:\s*\[(?:\s*\]|\s*\{(?![^{}]*"_")[^{}]*"type"\s*:\s*"(?:message|service)")')
_ACCOUNT = re.compile(rb'^\{\s*"about"\s*:\s*"[^"]{0,400}Telegram|"(?:left_)?chats"\s*:\s*\{\s*"(?:about|list)"')
_FINGERPRINT = ("file_name", "media_type", "file_size", "photo_file_size", "width", "height", "duration_seconds")


def channel_message(message: Object) -> Fields:
    """Return a message of a public channel as researchers save it: ``message_id, sender_id, text, date, channel``."""
    channel = message.get("channel") or message.get("sender_id")
    return {
        "post_id": message.get("message_id"),
        "account_id": message.get("sender_id") or channel,
        "time": message.get("date"),
        "text": message.get("text"),
        "platform": "telegram",
        "channel": channel,
        "reply_to": message.get("reply_to") or message.get("reply_to_msg_id"),
    }


def telegram(message: Object, chat: Object) -> Fields | None:
    """Return a message of Telegram Desktop's ``result.json``. None for service messages, which are no posts."""
    if message.get("type") not in (None, "message"):
        return None
    number = message.get("id")
    return {
        "post_id": number,
        "account_id": message.get("from_id") or message.get("from") or f"deleted:{chat.get('id')}/{number}",
        "time": message.get("date_unixtime") or message.get("date"),
        "text": telegram_text(message),
        "platform": "telegram",
        "channel": chat.get("name") or chat.get("id"),
        "images": _images(message),
        "share_of": _forward(message, chat),
        "reply_to": message.get("reply_to_message_id"),
    }


def _images(message: Object) -> list[str]:
    """Return the photo, or the name of a picture or film. Desktop writes "(File not included ...)" for what it left out."""
    is_shown = str(message.get("mime_type") or "").startswith(("image/", "video/"))
    name = message.get("photo") or (is_shown and (message.get("file_name") or message.get("file")))
    return [str(name)] if name and not str(name).startswith("(") else []


def _forward(message: Object, chat: Object) -> str:
    """Return a key for the forwarded original, so that the same post forwarded into several chats counts as one object."""
    if not {"forwarded_from", "forwarded_from_id"} & set(message):
        return ""
    source = message.get("forwarded_from_id") or message.get("forwarded_from")
    medium = "/".join(str(message[name]) for name in _FINGERPRINT if message.get(name))
    alike = (_beginning(message) or medium) if source else ""
    return f"forward:{source or ''}:{alike or '{}/{}'.format(chat.get('id'), message.get('id'))}"


def _beginning(message: Object) -> str:
    return " ".join(telegram_text(message).split())[:80]


def telegram_text(message: Object) -> str:
    """Return the text of a message, with the question and answers of a poll."""
    words, poll = text_of(message.get("text")), message.get("poll")
    if isinstance(poll, Mapping):
        answers = [str(answer) for answer in every(poll.get("answers"), "text")]
        words = "\n".join(filter(None, [words, text_of(poll.get("question")), *answers]))
    buttons = [str(button.get("text") or "") for row in message.get("inline_bot_buttons") or () for button in objects_in(row)]
    return "\n".join(filter(None, [words, *buttons])) if buttons else words


def telethon(message: Object) -> Fields | None:
    """Return a message as Telethon writes it (``to_dict``, ``to_json``). None for service messages."""
    if message.get("_", "Message") != "Message":
        return None
    chat = _peer(message.get("peer_id") or message.get("to_id"))
    return {
        "post_id": message.get("id"),
        "account_id": _peer(message.get("from_id")) or chat,
        "time": message.get("date"),
        "text": _with_links(str(message.get("message") or ""), message.get("entities")),
        "platform": "telegram",
        "channel": chat,
        "share_of": _forwarded(message, chat),
        "reply_to": get(message, "reply_to", "reply_to_msg_id") or message.get("reply_to_msg_id"),
    }


def _peer(peer: object) -> str:
    """Return an account or chat spelt as in Telegram Desktop's export (``user5``, ``channel5``)."""
    for kind in ("user", "channel", "chat"):
        if number := get(peer, f"{kind}_id"):
            return f"{kind}{number}"
    return str(peer) if isinstance(peer, (int, str)) else ""


def _with_links(text: str, entities: object) -> str:
    """Return the text followed by the links hidden behind its words."""
    hidden = [str(entity["url"]) for entity in objects_in(entities) if entity.get("url")]
    return " ".join([text, *(url for url in hidden if url not in text)])


def _forwarded(message: Object, chat: str) -> str:
    origin = message.get("fwd_from")
    if not isinstance(origin, Mapping):
        return ""
    source = _peer(origin.get("from_id") or origin.get("channel_id")) or str(origin.get("from_name") or "")
    beginning = " ".join(str(message.get("message") or "").split())[:80]
    alike = origin.get("channel_post") or (source and beginning) or f"{chat}/{message.get('id')}"
    return f"forward:{source}:{alike}"


def read_export(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
    """Read Telegram Desktop's ``result.json``, of one chat or of a whole account."""
    names: set[str] = set()
    beside: list[str] = []
    for chat, messages in json_stream.chats(dump.stream, beside.append):
        names.add(str(chat.get("name") or ""))
        for element in messages:
            if element.broken:
                rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
            else:
                add_object(rows, element.number, element.raw, element.value, lambda m, c=chat: telegram(m, c))  # type: ignore[misc]
            yield
    for text in beside:
        rows.further.beside(text, names)


def _is_export(head: bytes) -> bool:
    return head.startswith(b"{") and bool(_EXPORT.search(head) or _ACCOUNT.search(head))


def _is_telethon(first: Object) -> bool:
    peer = first.get("peer_id") or first.get("to_id")
    return isinstance(peer, Mapping) and {"id", "date"} <= set(first)


def _is_channel_message(first: Object) -> bool:
    return has("message_id", "date")(first) and bool({"channel", "sender_id"} & set(first))


FORMATS = (
    PostFormat("telegram", read_export, matches_head=_is_export),
    PostFormat("telethon-chat", pages(("messages",), lambda _: telethon), lists("messages", "_", "peer_id")),
    PostFormat("telethon", one_each(telethon), _is_telethon),
    PostFormat("telegram-channel", one_each(channel_message), _is_channel_message),
)
