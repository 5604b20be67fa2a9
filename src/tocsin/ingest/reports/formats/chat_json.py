"""Chats exported as JSON: Signal, Messenger and Instagram, Discord, Google Chat, Hangouts, direct messages of X, TikTok."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.dates import Times
from tocsin.ingest.leftovers import accounted, media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.mail_dates import read_date
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource

Object = Mapping[str, Any]
_MEDIA = ("photos", "videos", "audio_files", "files", "gifs", "sticker")
_SCRIPT = b"window.YTD."


def json_reader(to_messages: Callable[[Any], Iterable[Message]], mend: bool = False) -> Callable[[InputSource], list[Message]]:
    """Return a reader for a document of JSON, or for JSON lines, that hold messages. ``mend`` repairs Facebook's text."""

    def read(source: InputSource) -> list[Message]:
        values = list(_values(source.stream.whole(source.limits.document)))
        try:
            return [message for value in values for message in _messages(to_messages, mended(value) if mend else value)]
        except (AttributeError, TypeError, KeyError, ValueError) as why:
            raise Malformed(f"is not in the form of its kind ({type(why).__name__}: {why})") from None

    return read


def lines_reader(to_messages: Callable[[Any], Iterable[Message]]) -> Callable[[InputSource], list[Message]]:
    """Return a reader for JSON lines of which one explains the others."""

    def read(source: InputSource) -> list[Message]:
        values = [value for value in _values(source.stream.whole(source.limits.document)) if isinstance(value, Mapping)]
        return accounted(list(to_messages(values)), values)

    return read


def _messages(to_messages: Callable[[Any], Iterable[Message]], value: Any) -> list[Message]:
    return accounted(list(to_messages(value)), value)


def _values(data: bytes) -> Iterator[Any]:
    text, _ = encodings.decode_as(data, "utf-8-sig", encodings.legacy(data))
    if text.lstrip().startswith(_SCRIPT.decode()):
        text = text.partition("=")[2]
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        for line in text.split("\n"):
            if line.strip():
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError) as why:
                    raise Malformed(f"is not JSON: {why}") from None


def mended(value: Any) -> Any:
    """Return a value of Facebook's exports with its text repaired: they write each byte of UTF-8 as a letter of its own."""
    if isinstance(value, str):
        try:
            return value.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return value
    if isinstance(value, list):
        return [mended(item) for item in value]
    return {mended(name): mended(item) for name, item in value.items()} if isinstance(value, dict) else value


def milliseconds(value: object) -> datetime | None:
    """Return the time of a number of milliseconds since 1970, None when it is none."""
    try:
        return datetime.fromtimestamp(float(str(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def iso_time(value: object) -> datetime | None:
    """Return a written time in UTC, None when it cannot be read."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return Times().read(str(value))[0] or read_date(str(value))[0]
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _signal_cli(value: Object) -> Iterator[Message]:
    inner = value.get("params") or value
    envelope = inner.get("envelope") or _part(inner, "result").get("envelope") or inner
    sent = _part(envelope, "syncMessage").get("sentMessage")
    edit = _part(envelope, "editMessage")
    data = envelope.get("dataMessage") or edit.get("dataMessage") or sent
    if not isinstance(data, Mapping):
        yield Message("", "", left_out="a typing notice, receipt or call, which is no message")
        return
    shared = "\n".join(map(_card, data.get("contacts") or ()))
    yield Message(
        _said(envelope, "sourceName", "sourceNumber", "source"),
        "\n".join(filter(None, [_said(data, "message"), shared])),
        milliseconds(data.get("timestamp") or envelope.get("timestamp")),
        _said(_part(data, "groupInfo"), "groupName", "groupId"),
        _said(envelope, "sourceNumber"),
        tuple(_said(part, "filename", "id") or "attachment" for part in data.get("attachments") or ()),
        (("edited", "yes"),) if edit else (),
        next((reason for name, reason in _NO_SIGNAL_MESSAGES.items() if data.get(name)), ""),
        own=sent is not None,
    )


_NO_SIGNAL_MESSAGES = {"remoteDelete": "a message deleted by its sender", "reaction": "a reaction"}


def _part(value: Object, name: str) -> Object:
    """Return an object within another, an empty one where it is absent."""
    part: Object = value.get(name) or {}
    return part


def _said(value: Object, *names: str) -> str:
    """Return the first of these fields that says anything, as text."""
    return str(next((part for name in names if (part := value.get(name))), ""))


def _card(card: Object) -> str:
    name = (card.get("name") or {}).get("display") or ""
    return f"Contact: {name} {', '.join(str(phone.get('value')) for phone in card.get('phone') or ())}"


def _signal_desktop(value: Any) -> Iterator[Message]:
    rows = value.get("messages", [value]) if isinstance(value, Mapping) else value
    people = {str(row.get("id")): row for row in value.get("conversations") or ()} if isinstance(value, Mapping) else {}
    for item in rows:
        kind = item.get("type")
        person = people.get(str(item.get("conversationId")), {})
        name = str(person.get("name") or person.get("profileName") or "") if kind == "incoming" else ""
        number = str(item.get("source") or item.get("sourceServiceId") or "")
        names = [str(part.get("fileName") or part.get("contentType") or "attachment") for part in item.get("attachments") or ()]
        gone = "a message deleted for everyone" if item.get("deletedForEveryone") or item.get("isErased") else ""
        if kind not in ("incoming", "outgoing"):
            gone = f"a line of the system ({kind})"
        time = milliseconds(item.get("sent_at") or item.get("timestamp"))
        text = str(item.get("body") or "")
        yield Message(name or number, text, time, contact=number, media=tuple(names), left_out=gone, own=kind == "outgoing")


def _signal_backup(values: Any) -> Iterator[Message]:
    """Read the lines of Signal's own export, in which a recipient is named once and stands by its number in each message."""
    names: dict[str, tuple[str, str]] = {}
    own: set[str] = set()
    for value in values:
        if isinstance(recipient := value.get("recipient"), Mapping):
            ident, contact = str(recipient.get("id")), recipient.get("contact") or recipient.get("group") or {}
            parts = [str(contact.get(name) or "") for name in ("profileGivenName", "profileFamilyName")]
            names[ident] = (" ".join(filter(None, parts)) or str(contact.get("username") or ""), str(contact.get("e164") or ""))
            own |= {ident} if "self" in recipient else set()
        item = value.get("chatItem")
        yield (
            _backup_item(item, names, own)
            if isinstance(item, Mapping)
            else Message("", "", left_out=f"no message ({next(iter(value), '')})")
        )


def _backup_item(item: Object, names: Mapping[str, tuple[str, str]], own: set[str]) -> Message:
    author = str(item.get("authorId") or "")
    name, number = names.get(author, ("", ""))
    body = next((part for key, part in item.items() if key.endswith("Message") and isinstance(part, Mapping)), {})
    text = body.get("text") or {}
    media = [part.get("pointer") or part for part in body.get("attachments") or ()]
    files = tuple(str(part.get("fileName") or part.get("contentType") or "attachment") for part in media)
    gone = "a message deleted by its sender" if "remoteDeletedMessage" in item else ""
    words = str(text.get("body") or "") if isinstance(text, Mapping) else str(text)
    gone = gone or ("" if words or files else "a call or a line of the system")
    return Message(
        name or number or author, words, milliseconds(item.get("dateSent")), contact=number, media=files, left_out=gone, own=author in own
    )


def _messenger(value: Object) -> Iterator[Message]:
    chat = str(value.get("title") or "")
    for item in value["messages"]:
        names = [_file(part) for kind in _MEDIA for part in _listed(item.get(kind))]
        shared = item.get("share") or {}
        text = "\n".join(str(part) for part in (item.get("content"), shared.get("share_text"), shared.get("link")) if part)
        gone = "an unsent message" if item.get("is_unsent") else ""
        if "call_duration" in item or item.get("type") in ("Subscribe", "Unsubscribe", "Call"):
            gone = "a call or a line of the system"
        elif item.get("reactions") is None and not names and not shared and _is_reaction(text):
            gone = "a reaction"
        yield Message(
            str(item.get("sender_name") or ""), text, milliseconds(item.get("timestamp_ms")), chat, media=tuple(names), left_out=gone
        )


def _is_reaction(text: str) -> bool:
    return text in ("Liked a message", "") or (len(text) < 3 and not any(map(str.isalnum, text)))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _file(part: object) -> str:
    return str(part.get("uri") or part.get("name") or "attachment").rpartition("/")[2] if isinstance(part, Mapping) else str(part)


def _discord(value: Object) -> Iterator[Message]:
    chat = " / ".join(str((value.get(name) or {}).get("name") or "") for name in ("guild", "channel"))
    for item in value["messages"]:
        author = item.get("author") or {}
        names = [str(part.get("fileName") or "attachment") for part in item.get("attachments") or ()]
        stickers = [f"sticker {part.get('name')}" for part in item.get("stickers") or ()]
        embeds = [str(part) for embed in item.get("embeds") or () for part in _embedded(embed) if part]
        text = "\n".join(filter(None, [str(item.get("content") or ""), *embeds]))
        gone = "" if item.get("type") in ("Default", "Reply", None) else f"a line of the system ({item.get('type')})"
        sender = str(author.get("nickname") or author.get("name") or author.get("id") or "")
        facts = (("edited", str(item["timestampEdited"])),) if item.get("timestampEdited") else ()
        time = iso_time(item.get("timestamp"))
        yield Message(sender, text, time, chat, str(author.get("name") or ""), (*names, *stickers), facts, gone)


def _embedded(embed: Object) -> list[object]:
    fields = [f"{field.get('name')}: {field.get('value')}" for field in embed.get("fields") or ()]
    return [embed.get("title"), embed.get("description"), *fields]


def _discord_package(value: Any) -> Iterator[Message]:
    for item in value:
        names = [part.rpartition("/")[2] for part in str(item.get("Attachments") or "").split() if part]
        yield Message("", str(item.get("Contents") or ""), iso_time(item.get("Timestamp")), media=tuple(names), own=True)


def _google_chat(value: Object) -> Iterator[Message]:
    for item in value["messages"]:
        creator = item.get("creator") or {}
        names = [str(part.get("original_name") or part.get("export_name") or "attachment") for part in item.get("attached_files") or ()]
        gone = "a deleted message" if item.get("message_state") == "DELETED" or not (item.get("text") or names) else ""
        stamp = str(item.get("created_date") or item.get("updated_date") or "").replace(" at ", " ").replace("\u202f", " ")
        name, mail = str(creator.get("name") or ""), str(creator.get("email") or "")
        yield Message(name or mail, str(item.get("text") or ""), iso_time(stamp), contact=mail, media=tuple(names), left_out=gone)


def _hangouts(value: Object) -> Iterator[Message]:
    for conversation in value.get("conversations") or ():
        about = _part(_part(conversation, "conversation"), "conversation")
        people = {str(_part(part, "id").get("gaia_id")): _said(part, "fallback_name") for part in about.get("participant_data") or ()}
        yield from (_hangouts_event(event, people) for event in conversation.get("events") or ())


def _hangouts_event(event: Object, people: Mapping[str, str]) -> Message:
    content = _part(_part(event, "chat_message"), "message_content")
    sender = _said(_part(event, "sender_id"), "gaia_id")
    text = "".join(str(part.get("text") or "\n") for part in content.get("segment") or ())
    time = milliseconds(float(event.get("timestamp") or 0) / 1000)
    photos = tuple("photo" for _ in content.get("attachment") or ())
    return Message(people.get(sender) or sender, text, time, media=photos, left_out="" if content else "a call or a line of the system")


def _x_direct(value: Any) -> Iterator[Message]:
    for conversation in value:
        about = conversation["dmConversation"]
        for event in about["messages"]:
            item = event.get("messageCreate")
            if not isinstance(item, Mapping):
                yield Message("", "", left_out=f"no message ({next(iter(event), '')})")
                continue
            names = tuple(str(url).rpartition("/")[2] for url in item.get("mediaUrls") or ())
            chat = "direct message"
            yield Message(str(item.get("senderId") or ""), str(item.get("text") or ""), iso_time(item.get("createdAt")), chat, media=names)


def _tiktok(value: Object) -> Iterator[Message]:
    for section in value.values():
        for inner in _objects(section) if isinstance(section, Mapping) else ():
            history = inner.get("ChatHistory")
            chats = history if isinstance(history, Mapping) else {}
            yield from (_tiktok_message(item, str(chat)) for chat, items in chats.items() for item in items)
            yield from map(_tiktok_video, _list_in(inner, "VideoList"))
            yield from map(_tiktok_comment, _list_in(inner, "CommentsList"))


def _list_in(value: Object, name: str) -> list[Any]:
    items = value.get(name)
    return items if isinstance(items, list) else []


def _tiktok_message(item: Object, chat: str) -> Message:
    text = _said(item, "Content")
    return Message(_said(item, "From"), text, iso_time(item.get("Date")), chat, media=tuple(media_in(text)))


def _tiktok_video(item: Object) -> Message:
    text = "\n".join(_said(item, name) for name in ("Title", "AlternateText") if item.get(name) not in (None, "N/A"))
    link = _said(item, "Link", "link")
    return Message("", text, iso_time(_said(item, "Date", "date")), "posts", media=(link,) if link else (), own=True)


def _tiktok_comment(item: Object) -> Message:
    return Message("", _said(item, "comment", "Comment"), iso_time(_said(item, "date", "Date")), "comments", own=True)


def _objects(value: Object) -> Iterator[Object]:
    yield value
    for inner in value.values():
        if isinstance(inner, Mapping):
            yield from _objects(inner)


def _holds(*marks: bytes, start: tuple[bytes, ...] = (b"{", b"[")) -> Callable[[FileHead], bool]:
    return lambda head: head.bare.startswith(start) and all(mark in head.bare for mark in marks)


def _is_tiktok(head: FileHead) -> bool:
    return head.bare.startswith(b"{") and (
        b'"ChatHistory"' in head.bare
        or b'"CommentsList"' in head.bare
        or (b'"VideoList"' in head.bare and b'"Likes"' in head.bare)
        or (b'"Direct Messages"' in head.bare and b'"Activity"' in head.bare)
    )


FORMATS = (
    chat_format("signal-backup", "signal", lines_reader(_signal_backup), _holds(b'"chatItem"', b'"recipient"', b'"dateSent"')),
    chat_format("signal-cli", "signal", json_reader(_signal_cli), _holds(b'"envelope"', b'"timestamp"')),
    chat_format("signal-desktop", "signal", json_reader(_signal_desktop), _holds(b'"conversationId"', b'"sent_at"')),
    chat_format("messenger", "messenger", json_reader(_messenger, mend=True), _holds(b'"participants"', b'"messages"', b'"timestamp_ms"')),
    chat_format("discord", "discord", json_reader(_discord), _holds(b'"guild"', b'"channel"', b'"exportedAt"')),
    chat_format("discord-package", "discord", json_reader(_discord_package), _holds(b'"ID"', b'"Timestamp"', b'"Contents"')),
    chat_format("google-chat", "google-chat", json_reader(_google_chat), _holds(b'"creator"', b'"created_date"')),
    chat_format("hangouts", "hangouts", json_reader(_hangouts), _holds(b'"conversations"', b'"gaia_id"')),
    chat_format("x-direct", "x", json_reader(_x_direct), _holds(b'"dmConversation"', start=(_SCRIPT, b"["))),
    chat_format("tiktok", "tiktok", json_reader(_tiktok), _is_tiktok),
)
