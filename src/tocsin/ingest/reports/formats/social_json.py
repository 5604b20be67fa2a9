"""Posts exported as JSON: archives of X, Facebook and Instagram, 4chan and VK."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.chat_json import iso_time, json_reader
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.message import Message

Object = Mapping[str, Any]
_SCRIPT = b"window.YTD."


def seconds(value: object) -> datetime | None:
    """Return the time that stands as seconds since 1970, None for anything else."""
    try:
        return datetime.fromtimestamp(float(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def objects(value: object) -> Iterator[Object]:
    """Yield the objects of a list, or one object."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            yield item


def file_name(address: object) -> str:
    """Return the last part of the path of an address."""
    return str(address or "").partition("?")[0].rpartition("/")[2]


def _x_archive(value: Any) -> Iterator[Message]:
    for item in objects(value):
        tweet = item.get("tweet") or (item.get("noteTweet") or {}).get("core") or item
        stamp = tweet.get("created_at") or (item.get("noteTweet") or {}).get("createdAt")
        entities = tweet.get("extended_entities") or tweet.get("entities") or {}
        media = tuple(file_name(part.get("media_url_https") or part.get("media_url")) for part in objects(entities.get("media")))
        links = [str(part.get("expanded_url")) for part in objects((tweet.get("entities") or {}).get("urls")) if part.get("expanded_url")]
        text = html.unescape(str(tweet.get("full_text") or tweet.get("text") or ""))
        text = "\n".join([text, *(link for link in links if link not in text)])
        yield Message("", text, iso_time(stamp), media=media, own=True, ident=str(tweet.get("id_str") or tweet.get("id") or ""))


def _facebook(value: Any) -> Iterator[Message]:
    """Read posts and comments of Facebook's download."""
    rows = value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), [])
    for item in objects(rows):
        texts = [str(part["post"]) for part in objects(item.get("data")) if part.get("post")]
        texts += _labelled_values(item)
        comments = [part["comment"] for part in objects(item.get("data")) if isinstance(part.get("comment"), Mapping)]
        texts += [str(comment.get(name) or "") for comment in comments for name in ("comment", "group")]
        attached = [part for group in objects(item.get("attachments")) for part in objects(group.get("data"))]
        media, extra = _attached(attached)
        sender = next((str(comment["author"]) for comment in comments if comment.get("author")), "")
        text = "\n".join(dict.fromkeys(part for part in (*texts, *extra) if part))
        yield Message(sender, text, seconds(item.get("timestamp")), media=tuple(media), facts=_title(item), own=not sender)


def _labelled_values(item: Object) -> list[str]:
    """Return the words of the later form of a download, in which every field is a label and a value."""
    return [str(part["value"]) for part in objects(item.get("label_values") or []) if may_hold_words(str(part.get("value") or ""))]


def _title(item: Object) -> tuple[tuple[str, str], ...]:
    return (("title", str(item["title"])),) if item.get("title") else ()


def _attached(parts: Iterable[Object]) -> tuple[list[str], list[str]]:
    media, texts = [], []
    for part in parts:
        if isinstance(part.get("media"), Mapping):
            media.append(file_name(part["media"].get("uri")))
            texts += [str(part["media"].get(name) or "") for name in ("title", "description")]
        if isinstance(part.get("external_context"), Mapping):
            texts += [str(part["external_context"].get(name) or "") for name in ("name", "source", "url")]
        for name in ("place", "event", "life_event", "for_sale_item"):
            if isinstance(part.get(name), Mapping):
                texts += [str(part[name].get(field) or "") for field in ("name", "title", "description", "address")]
        texts.append(str(part.get("text") or ""))
    return media, texts


def _instagram(value: Any) -> Iterator[Message]:
    """Read posts, stories and films of Instagram's download, a post of several pictures as one."""
    rows = value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), [])
    for item in objects(rows):
        pictures = list(objects(item.get("media") or []))
        texts = [str(item.get("title") or ""), *(str(picture.get("title") or "") for picture in pictures)]
        pictures = pictures or ([item] if item.get("uri") else [])
        stamp = item.get("creation_timestamp") or next((picture.get("creation_timestamp") for picture in pictures), None)
        media = tuple(file_name(picture.get("uri")) for picture in pictures if picture.get("uri"))
        yield Message("", "\n".join(dict.fromkeys(filter(None, texts))), seconds(stamp), media=media, own=True)


def _instagram_comments(value: Any) -> Iterator[Message]:
    """Read comments of Instagram's download, whose field names are in the language of the account."""
    rows = value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), [])
    for item in objects(rows):
        fields = [field for field in (item.get("string_map_data") or {}).values() if isinstance(field, Mapping)]
        texts = [str(field["value"]) for field in fields if field.get("value")]
        stamp = next((field["timestamp"] for field in fields if field.get("timestamp")), None)
        yield Message("", max(texts, key=len, default=""), seconds(stamp), own=True)


def _board_posts(value: Any) -> Iterator[Object]:
    """Return the posts of a thread, or those that a catalogue of threads shows."""
    for part in objects(value):
        for post in (*objects(part.get("posts") or []), *objects(part.get("threads") or [])):
            if "no" in post and "time" in post:
                yield {name: inner for name, inner in post.items() if name != "last_replies"}
            yield from (
                _board_posts({"posts": post.get("last_replies") or post.get("posts") or []}) if "no" in post or "posts" in post else ()
            )


def _fourchan(value: Any) -> Iterator[Message]:
    """Read threads. A poster without a name or a mark is nobody in particular, and not one account."""
    for post in _board_posts(value):
        mark = f"#{post['id']}" if post.get("id") else post.get("trip") or ""
        name = str(post.get("name") or "Anonymous")
        sender = f"{name}{mark}" if mark or name != "Anonymous" else f"Anonymous/{post.get('no')}"
        subject = html.unescape(str(post.get("sub") or ""))
        media = (f"{html.unescape(str(post['filename']))}{post.get('ext', '')}",) if post.get("filename") else ()
        text = "\n".join(filter(None, [subject, page(str(post.get("com") or "")).text]))
        yield Message(sender, text, seconds(post.get("time")), "4chan", media=media, ident=str(post.get("no") or ""))


def _vk(value: Any) -> Iterator[Message]:
    """Read a wall or comments of VK, with the posts that are shared, and the answers to comments."""
    inner = value.get("response", value) if isinstance(value, Mapping) else value
    items = inner.get("items", []) if isinstance(inner, Mapping) else inner
    for item in objects(items):
        copies = list(objects(item.get("copy_history") or []))
        parts = [part for thing in (item, *copies) for part in objects(thing.get("attachments") or [])]
        texts = [str(thing.get("text") or "") for thing in (item, *copies)]
        texts += [text for part in parts for text in _vk_words(part)]
        sender = str(item.get("from_id") or item.get("owner_id") or "")
        ident = f"{item.get('owner_id', '')}_{item.get('id', '')}"
        media = tuple(_vk_name(part) for part in parts)
        yield Message(sender, "\n".join(dict.fromkeys(filter(None, texts))), seconds(item.get("date")), "vk", media=media, ident=ident)
        if isinstance(thread := item.get("thread"), Mapping):
            yield from _vk(thread)


def _vk_thing(part: Object) -> Object:
    thing = part.get(str(part.get("type"))) or {}
    return thing if isinstance(thing, Mapping) else {}


def _vk_name(part: Object) -> str:
    thing = _vk_thing(part)
    sizes = list(objects(thing.get("sizes") or []))
    return file_name(sizes[-1].get("url")) if sizes else f"{part.get('type')} {thing.get('title') or thing.get('id') or ''}".strip()


def _vk_words(part: Object) -> Iterator[str]:
    """Return the words of an attachment: a caption, the title of a link or film, a question with its answers."""
    thing = _vk_thing(part)
    yield from (str(thing.get(name) or "") for name in ("text", "caption", "question", "title", "artist", "description", "url"))
    yield from (str(answer.get("text") or "") for answer in objects(thing.get("answers") or []))


def holds(*marks: bytes, start: tuple[bytes, ...] = (b"{", b"[")) -> Callable[[FileHead], bool]:
    """Return a test for a file that begins so and holds these marks in its first bytes."""
    return lambda head: head.bare.startswith(start) and all(mark in head.bare for mark in marks)


FORMATS = (
    chat_format("x-archive", "x", json_reader(_x_archive), holds(start=(_SCRIPT,)), public=True),
    chat_format("4chan", "4chan", json_reader(_fourchan), holds(b'"no"', b'"resto"', b'"now"'), public=True),
    chat_format("facebook", "facebook", json_reader(_facebook, mend=True), holds(b'"timestamp"', b'"data"', b'"post"'), public=True),
    chat_format("facebook-labels", "facebook", json_reader(_facebook, mend=True), holds(b'"label_values"', b'"timestamp"'), public=True),
    chat_format("facebook-comments", "facebook", json_reader(_facebook, mend=True), holds(b'"comments_v2"'), public=True),
    chat_format("instagram-comments", "instagram", json_reader(_instagram_comments, mend=True), holds(b'"string_map_data"'), public=True),
    chat_format("instagram", "instagram", json_reader(_instagram, mend=True), holds(b'"creation_timestamp"', b'"uri"'), public=True),
    chat_format("vk", "vk", json_reader(_vk), holds(b'"owner_id"', b'"from_id"', b'"date"'), public=True),
)
