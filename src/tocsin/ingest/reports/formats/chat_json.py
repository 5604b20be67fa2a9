"""Chats exported as JSON: Signal, Messenger and Instagram, Discord, Google Chat, Hangouts, Snapchat, direct messages of X, TikTok."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tocsin.ingest.leftovers import media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.json_messages import (
    SCRIPT,
    Object,
    file_names,
    first_text,
    holds,
    iso_time,
    json_reader,
    lines_reader,
    milliseconds,
    rows_in,
    within,
)
from tocsin.ingest.reports.message import Message
from tocsin.ingest.times.epochs import counted_ms

_MEDIA = ("photos", "videos", "audio_files", "files", "gifs", "sticker")


def _signal_cli(value: Object) -> Iterator[Message]:
    inner = value.get("params") or value
    envelope = inner.get("envelope") or within(inner, "result").get("envelope") or inner
    sent = within(envelope, "syncMessage").get("sentMessage")
    edit = within(envelope, "editMessage")
    data = envelope.get("dataMessage") or edit.get("dataMessage") or sent
    if not isinstance(data, Mapping):
        yield Message("", "", left_out="a typing notice, receipt or call, which is no message")
        return
    shared = "\n".join(map(_card, data.get("contacts") or ()))
    yield Message(
        first_text(envelope, "sourceName", "sourceNumber", "source"),
        "\n".join(filter(None, [first_text(data, "message"), shared])),
        milliseconds(data.get("timestamp") or envelope.get("timestamp")),
        first_text(within(data, "groupInfo"), "groupName", "groupId"),
        first_text(envelope, "sourceNumber"),
        file_names(data.get("attachments"), "filename", "id"),
        (("edited", "yes"),) if edit else (),
        next((reason for name, reason in _NO_SIGNAL_MESSAGES.items() if data.get(name)), ""),
        own=sent is not None,
    )


_NO_SIGNAL_MESSAGES = {"remoteDelete": "a message deleted by its sender", "reaction": "a reaction"}


def _card(card: Object) -> str:
    return (
        f"Contact: {first_text(within(card, 'name'), 'display')} {', '.join(str(phone.get('value')) for phone in card.get('phone') or ())}"
    )


def _signal_desktop(value: Any) -> Iterator[Message]:
    rows = value.get("messages", [value]) if isinstance(value, Mapping) else value
    people = {str(row.get("id")): row for row in value.get("conversations") or ()} if isinstance(value, Mapping) else {}
    yield from (_signal_row(item, people.get(str(item.get("conversationId")), {})) for item in rows)


def _signal_row(item: Object, person: Object) -> Message:
    kind, number = item.get("type"), first_text(item, "source", "sourceServiceId")
    name = first_text(person, "name", "profileName") if kind == "incoming" else ""
    names = file_names(item.get("attachments"), "fileName", "contentType")
    gone = "a message deleted for everyone" if first_text(item, "deletedForEveryone", "isErased") else ""
    if kind not in ("incoming", "outgoing"):
        gone = f"a line of the system ({kind})"
    time = milliseconds(first_text(item, "sent_at", "timestamp"))
    return Message(name or number, first_text(item, "body"), time, contact=number, media=names, left_out=gone, own=kind == "outgoing")


def _signal_backup(values: Any) -> Iterator[Message]:
    """Read the lines of Signal's own export, in which a recipient is named once and stands by its number in each message."""
    names: dict[str, tuple[str, str]] = {}
    own: set[str] = set()
    for value in values:
        if isinstance(recipient := value.get("recipient"), Mapping):
            ident, contact = str(recipient.get("id")), recipient.get("contact") or recipient.get("group") or {}
            parts = [first_text(contact, name) for name in ("profileGivenName", "profileFamilyName")]
            names[ident] = (" ".join(filter(None, parts)) or first_text(contact, "username"), first_text(contact, "e164"))
            own |= {ident} if "self" in recipient else set()
        item = value.get("chatItem")
        yield (
            _backup_item(item, names, own)
            if isinstance(item, Mapping)
            else Message("", "", left_out=f"no message ({next(iter(value), '')})")
        )


def _backup_item(item: Object, names: Mapping[str, tuple[str, str]], own: set[str]) -> Message:
    author = first_text(item, "authorId")
    name, number = names.get(author, ("", ""))
    body = next((part for key, part in item.items() if key.endswith("Message") and isinstance(part, Mapping)), {})
    text = body.get("text") or {}
    words = first_text(text, "body") if isinstance(text, Mapping) else str(text)
    files = file_names([part.get("pointer") or part for part in body.get("attachments") or ()], "fileName", "contentType")
    gone = "" if words or files else "a call or a line of the system"
    if "remoteDeletedMessage" in item:
        gone = "a message deleted by its sender"
    time = milliseconds(item.get("dateSent"))
    return Message(name or number or author, words, time, contact=number, media=files, left_out=gone, own=author in own)


def _messenger(value: Object) -> Iterator[Message]:
    chat = first_text(value, "title")
    for item in value["messages"]:
        names = tuple(_file(part) for kind in _MEDIA for part in _listed(item.get(kind)))
        shared = within(item, "share")
        text = "\n".join(filter(None, [first_text(item, "content"), first_text(shared, "share_text"), first_text(shared, "link")]))
        gone = _not_written(item, text, is_bare=not names and not shared)
        yield Message(first_text(item, "sender_name"), text, milliseconds(item.get("timestamp_ms")), chat, media=names, left_out=gone)


def _not_written(item: Object, text: str, *, is_bare: bool) -> str:
    """Return why an item of Messenger is no message, empty for one."""
    if "call_duration" in item or item.get("type") in ("Subscribe", "Unsubscribe", "Call"):
        return "a call or a line of the system"
    if is_bare and item.get("reactions") is None and _is_reaction(text):
        return "a reaction"
    return "an unsent message" if item.get("is_unsent") else ""


def _is_reaction(text: str) -> bool:
    return text in ("Liked a message", "") or (len(text) < 3 and not any(map(str.isalnum, text)))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _file(part: object) -> str:
    return str(part.get("uri") or part.get("name") or "attachment").rpartition("/")[2] if isinstance(part, Mapping) else str(part)


def _discord(value: Object) -> Iterator[Message]:
    chat = " / ".join(first_text(within(value, name), "name") for name in ("guild", "channel"))
    yield from (_discord_item(item, chat) for item in value["messages"])


def _discord_item(item: Object, chat: str) -> Message:
    author = within(item, "author")
    stickers = [f"sticker {part.get('name')}" for part in item.get("stickers") or ()]
    embeds = [str(part) for embed in item.get("embeds") or () for part in _embedded(embed) if part]
    text = "\n".join(filter(None, [first_text(item, "content"), *embeds]))
    gone = "" if item.get("type") in ("Default", "Reply", None) else f"a line of the system ({item.get('type')})"
    facts = (("edited", str(item["timestampEdited"])),) if item.get("timestampEdited") else ()
    media = (*file_names(item.get("attachments"), "fileName"), *stickers)
    return Message(
        first_text(author, "nickname", "name", "id"),
        text,
        iso_time(item.get("timestamp")),
        chat,
        first_text(author, "name"),
        media,
        facts,
        gone,
    )


def _embedded(embed: Object) -> list[object]:
    fields = [f"{field.get('name')}: {field.get('value')}" for field in embed.get("fields") or ()]
    return [embed.get("title"), embed.get("description"), *fields]


def _discord_package(value: Any) -> Iterator[Message]:
    for item in value:
        names = [part.rpartition("/")[2] for part in first_text(item, "Attachments").split() if part]
        yield Message("", first_text(item, "Contents"), iso_time(item.get("Timestamp")), media=tuple(names), own=True)


def _google_chat(value: Any) -> Iterator[Message]:
    for item in rows_in(value, "messages"):
        if "created_date" not in item and "updated_date" not in item:
            raise KeyError("created_date")
        creator, text = within(item, "creator"), first_text(item, "text")
        names = file_names(item.get("attached_files"), "original_name", "export_name")
        gone = "a deleted message" if item.get("message_state") == "DELETED" or not (text or names) else ""
        stamp = first_text(item, "created_date", "updated_date").replace(" at ", " ").replace("\u202f", " ")
        mail = first_text(creator, "email")
        yield Message(first_text(creator, "name") or mail, text, iso_time(stamp), contact=mail, media=names, left_out=gone)


def _snapchat(value: Object) -> Iterator[Message]:
    """Read chats by person, or what was saved of those received and sent."""
    for name, items in value.items():
        is_saved = name.endswith("Chat History")
        for item in items:
            own = item.get("IsSender") is True or (is_saved and "To" in item) or name.startswith("Sent")
            kind = first_text(item, "Media Type")
            media = () if kind in ("TEXT", "") else (first_text(item, "Media IDs") or kind.lower(),)
            counted = item.get("Created(microseconds)") or 0
            time = iso_time(item.get("Created")) or counted_time(counted)
            chat = first_text(item, "Conversation Title") or ("" if is_saved else name)
            yield Message("" if own else first_text(item, "From"), first_text(item, "Text", "Content"), time, chat, media=media, own=own)


def counted_time(value: object) -> datetime | None:
    """Return the time of a number, whatever it counts. None for one that means no time."""
    moment = counted_ms(float(str(value))) if str(value).replace(".", "", 1).isdigit() else None
    return milliseconds(moment) if moment is not None else None


def _hangouts(value: Object) -> Iterator[Message]:
    for conversation in value.get("conversations") or ():
        about = within(conversation, "conversation", "conversation")
        people = {str(within(part, "id").get("gaia_id")): first_text(part, "fallback_name") for part in about.get("participant_data") or ()}
        yield from (_hangouts_event(event, people) for event in conversation.get("events") or ())


def _hangouts_event(event: Object, people: Mapping[str, str]) -> Message:
    content = within(event, "chat_message", "message_content")
    sender = first_text(within(event, "sender_id"), "gaia_id")
    text = "".join((first_text(part, "text") or "\n") for part in content.get("segment") or ())
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
            yield Message(first_text(item, "senderId"), first_text(item, "text"), iso_time(item.get("createdAt")), chat, media=names)


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
    text = first_text(item, "Content")
    return Message(first_text(item, "From"), text, iso_time(item.get("Date")), chat, media=tuple(media_in(text)))


def _tiktok_video(item: Object) -> Message:
    text = "\n".join(first_text(item, name) for name in ("Title", "AlternateText") if item.get(name) not in (None, "N/A"))
    link = first_text(item, "Link", "link")
    return Message("", text, iso_time(first_text(item, "Date", "date")), "posts", media=(link,) if link else (), own=True)


def _tiktok_comment(item: Object) -> Message:
    return Message("", first_text(item, "comment", "Comment"), iso_time(first_text(item, "date", "Date")), "comments", own=True)


def _objects(value: Object) -> Iterator[Object]:
    yield value
    for inner in value.values():
        if isinstance(inner, Mapping):
            yield from _objects(inner)


def _is_tiktok(head: FileHead) -> bool:
    return head.bare.startswith(b"{") and (
        b'"ChatHistory"' in head.bare
        or b'"CommentsList"' in head.bare
        or (b'"VideoList"' in head.bare and b'"Likes"' in head.bare)
        or (b'"Direct Messages"' in head.bare and b'"Activity"' in head.bare)
    )


FORMATS = (
    chat_format("signal-backup", "signal", lines_reader(_signal_backup), holds(b'"chatItem"', b'"recipient"', b'"dateSent"')),
    chat_format("signal-cli", "signal", json_reader(_signal_cli), holds(b'"envelope"', b'"timestamp"')),
    chat_format("signal-desktop", "signal", json_reader(_signal_desktop), holds(b'"conversationId"', b'"sent_at"')),
    chat_format("messenger", "messenger", json_reader(_messenger, mend=True), holds(b'"participants"', b'"messages"', b'"timestamp_ms"')),
    chat_format("discord", "discord", json_reader(_discord), holds(b'"guild"', b'"channel"', b'"exportedAt"')),
    chat_format("discord-package", "discord", json_reader(_discord_package), holds(b'"ID"', b'"Timestamp"', b'"Contents"')),
    chat_format("google-chat", "google-chat", json_reader(_google_chat), holds(b'"creator"', b'"created_date"')),
    chat_format("snapchat", "snapchat", json_reader(_snapchat), holds(b'"Media Type"', b'"Created', start=(b"{",))),
    chat_format("hangouts", "hangouts", json_reader(_hangouts), holds(b'"conversations"', b'"gaia_id"')),
    chat_format("x-direct", "x", json_reader(_x_direct), holds(b'"dmConversation"', start=(SCRIPT, b"["))),
    chat_format("tiktok", "tiktok", json_reader(_tiktok), _is_tiktok),
)
