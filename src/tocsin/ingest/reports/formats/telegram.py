"""Telegram Desktop's ``result.json``: each message of an exported chat is one report.

The format is the one Telegram Desktop documents under "Export Telegram data", machine-readable JSON: one chat
(``name, type, id, messages``) or a whole account (``chats.list``). Bounded in memory: one message at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain, islice
from typing import Any

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest.compression import Cut
from tocsin.ingest.leftovers import leaves_of, may_hold_words, missing, words
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.sealing.seal import seal
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.json_stream import Element, chats

TEXT_LIMIT = 1 << 20
RAW_LIMIT = 1 << 16
_AHEAD = 2_000
_MEDIA = ("photo", "file", "media_type", "sticker_emoji", "location_information", "contact_information", "invoice_information")
_UNSEEN = ("photo", "file", "media_type")
_LEFT_OUT = "(File"
_TYPES = rb"personal_chat|bot_chat|saved_messages|private_group|private_supergroup|public_supergroup|private_channel|public_channel|replies"
_CHAT = re.compile(rb'"type"\s{0,9}:\s{0,9}"(?:' + _TYPES + rb')"')
_CHATS = re.compile(rb'"about"\s{0,9}:\s{0,9}"[^"]{0,200}Telegram|"(?:left_)?chats"\s{0,9}:\s{0,9}\{\s{0,99}"(?:about|list)"')

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Chat:
    """Chat that messages belong to."""

    id: str
    name: str
    file: str
    channel: str
    private: bool = False
    public: bool = False
    brought: bool = False


def read(source: InputSource) -> Iterator[Submission | RejectedRow]:
    """Return the messages of an export in its order. A message without text or media is rejected with the reason."""
    channel, empty = source.reading.channel or "telegram", True
    try:
        for head, messages in chats(source.stream):
            empty = False
            chat = _Chat(
                str(head.get("id", "unknown")),
                str(head.get("name") or "deleted account"),
                source.name,
                channel,
                head.get("type") in _PRIVATE,
                head.get("type") in _PUBLIC,
                source.brought,
            )
            yield from _chat_items(messages, chat, source.tally.people)
    except Cut as error:
        yield RejectedRow(f"{source.name} after the last message", f"the file is cut or damaged here ({error.cause})")
    if empty:
        yield RejectedRow(source.name, "no list of messages in it: export the chat from Telegram Desktop as machine-readable JSON")


_PRIVATE = ("personal_chat", "saved_messages", "bot_chat")
_PUBLIC = ("public_channel", "private_channel")
_PEOPLE = ("from", "actor", "forwarded_from", "saved_from", "author", "via_bot")


def _people(message: object) -> set[str]:
    """Return the names of people in a message, which are sealed in all that follow."""
    if not isinstance(message, Mapping):
        return set()
    names = [message.get(name) for name in _PEOPLE]
    names += message.get("members") or [] if isinstance(message.get("members"), list) else []
    return {name for name in names if isinstance(name, str) and len(name) > 2}


def _chat_items(messages: Iterable[Element], chat: _Chat, people: set[str]) -> Iterator[Submission | RejectedRow]:
    if chat.private and len(chat.name) > 2:
        people.add(chat.name)
    stream = iter(messages)
    first = list(islice(stream, _AHEAD))
    for element in first:
        people |= _people(element.value) - _itself(chat)
    for element in chain(first, stream):
        where = f"{chat.file} chat {chat.id} message {element.number}"
        if element.broken:
            yield RejectedRow(where, f"from here on the file cannot be read: {element.broken}", element.raw[:RAW_LIMIT])
        else:
            people |= _people(element.value) - _itself(chat)
            item = _submission(element, chat, where)
            yield seal(item, people) if isinstance(item, Submission) else item


def _itself(chat: _Chat) -> set[str]:
    """Return the name of a channel, which posts under it and is no source."""
    return {chat.name} if chat.public else set()


def _wrote_to_desk(message: Message, chat: _Chat) -> bool:
    """Tell whether a message is of the other side of a chat between two, after whom the chat is called."""
    return chat.private and not chat.brought and message.get("from") == chat.name


def _submission(element: Element, chat: _Chat, where: str) -> Submission | RejectedRow:
    message = element.value
    reason = _objection(message)
    words = "" if reason else _words(message)
    if reason or len(words) > TEXT_LIMIT:
        return RejectedRow(where, reason or f"a text of {len(words)} characters is no message", element.raw[:RAW_LIMIT])
    at = _time(message)
    if at is None:
        return RejectedRow(where, f"time {str(message.get('date'))[:40]!r} cannot be read", element.raw[:RAW_LIMIT])
    number = message.get("id", element.number)
    return Submission(
        key=f"telegram:{chat.id}:{number}:{_digest(message)}",
        channel=chat.channel,
        text=words,
        where=f"{chat.file} chat {chat.id} message {number}",
        heard=at,
        contact="" if message.get("from") in _itself(chat) else _sender(message),
        quoted=not _wrote_to_desk(message, chat),
        facts=tuple(_facts(message, chat)),
        unread=tuple(f"{kind.replace('_', ' ')} {_named(message[kind])}: not looked at" for kind in _UNSEEN if message.get(kind)),
    )


def _objection(message: object) -> str:
    if not isinstance(message, Mapping):
        return "not a message"
    if message.get("type", "message") != "message":
        return f"a service message ({str(message.get('action', message['type']))[:60]}), which is no report"
    if not _words(message):
        return "neither text nor media"
    return ""


def _words(message: Message) -> str:
    """Return the text of a message, its poll, and its media by name."""
    poll = message.get("poll")
    text = text_of(message.get("text")) or text_of(message.get("text_entities"))
    parts = [text, _poll(poll) if isinstance(poll, Mapping) else "", *_extras(message), _attached(message)]
    return "\n".join(part for part in parts if part.strip()).replace("\x00", "").encode("utf-8", "replace").decode()


def text_of(text: object) -> str:
    """Return the plain text of a message, whose pieces are strings or objects, with hidden links behind their words."""
    pieces = text if isinstance(text, list) else [text or ""]
    return "".join(map(_piece, pieces))


def _piece(piece: object) -> str:
    if not isinstance(piece, Mapping):
        return str(piece)
    label, target = str(piece.get("text") or ""), str(piece.get("href") or "")
    return f"{label} ({target})" if target and target != label else label


def _extras(message: Message) -> Iterator[str]:
    """Return the words of a venue, of buttons, of a song's title and of a list of tasks."""
    for name in ("place_name", "address", "title", "performer"):
        if value := message.get(name):
            yield str(value)
    for row in message.get("inline_bot_buttons") or ():
        yield from (str(button.get("text") or button.get("data") or "") for button in row if isinstance(button, Mapping))
    tasks = message.get("todo_list")
    if isinstance(tasks, Mapping):
        yield text_of(tasks.get("title"))
        yield from (f"- {text_of(task.get('text'))}" for task in tasks.get("answers") or () if isinstance(task, Mapping))


def _poll(poll: Message) -> str:
    answers = poll.get("answers")
    listed = [f"- {answer.get('text', '')}" for answer in answers if isinstance(answer, Mapping)] if isinstance(answers, list) else []
    return "\n".join(["Poll: " + text_of(poll.get("question")), *listed])


def _attached(message: Message) -> str:
    """Return media by name, one a line, since their bytes are not in ``result.json``."""
    media = [(kind, message[kind]) for kind in _MEDIA if message.get(kind)]
    return "\n".join(f"[{kind.replace('_', ' ')}: {_named(value)}]" for kind, value in media)


def _named(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values())
    return "not exported" if str(value).startswith(_LEFT_OUT) else str(value)[:200]


def _time(message: Message) -> datetime | None:
    """Return the time it was sent. ``date_unixtime`` is exact, ``date`` is in the unstated zone of the exporting computer."""
    exact, local = message.get("date_unixtime"), message.get("date")
    try:
        if exact:
            return datetime.fromtimestamp(int(exact), UTC)
        moment = datetime.fromisoformat(str(local))
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sender(message: Message) -> str:
    """Return the sender's name and id. A deleted account leaves an id or nothing."""
    name, number = message.get("from") or "", message.get("from_id") or ""
    return f"{name} ({number})".strip() if name and number else str(name or number)


def _facts(message: Message, chat: _Chat) -> Iterator[tuple[str, str]]:
    yield "chat", chat.name
    if not message.get("from"):
        yield "sender", "deleted account"
    if not message.get("date_unixtime"):
        yield "zone", "not stated, read as UTC"
    for name in ("forwarded_from", "reply_to_message_id", "edited", "via_bot"):
        if message.get(name):
            yield name, str(message[name])[:200]
    if "forwarded_from" in message and not message["forwarded_from"]:
        yield "forwarded_from", "deleted account"
    yield from _beside(message)


def _beside(message: Message) -> Iterator[tuple[str, str]]:
    """Return the fields with words that are no part of the text, such as the signature of a post."""
    read: set[str] = set()
    for leaf in leaves_of(message):
        if leaf.field == "file_name" and leaf.value not in str(message.get("file")):
            yield leaf.field, leaf.value
        elif leaf.field not in ("from", "forwarded_from", "via_bot", "date", "edited") and may_hold_words(leaf.value):
            read = read or words(_words(message))
            if missing(leaf.value, read):
                yield leaf.field, leaf.value


def _digest(message: Message) -> str:
    """Hash the text, so that an edited message is imported again and an unchanged one is not."""
    return blake2b(_words(message).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _is_export(head: FileHead) -> bool:
    bare = head.bare
    return bare.startswith(b"{") and bool((_CHAT.search(bare) and b'"messages"' in bare) or _CHATS.search(bare))


FORMATS = (Format("telegram", read, _is_export),)
