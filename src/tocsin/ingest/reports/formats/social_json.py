"""Posts exported as JSON: archives of X, Facebook and Instagram, 4chan and VK."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.json_messages import (
    SCRIPT,
    Object,
    file_name,
    first_text,
    holds,
    iso_time,
    json_reader,
    objects,
    seconds,
    within,
)
from tocsin.ingest.reports.message import Message

_PLACE = ("name", "title", "description", "address")
_ATTACHED = {
    "media": ("title", "description"),
    "external_context": ("name", "source", "url"),
    **dict.fromkeys(("place", "event", "life_event", "for_sale_item"), _PLACE),
}
"""Things that Facebook's posts have attached, and their fields that hold words."""


def _x_archive(value: Any) -> Iterator[Message]:
    for item in objects(value):
        note = within(item, "noteTweet")
        tweet = item.get("tweet") or note.get("core") or item
        entities = within(tweet, "extended_entities") or within(tweet, "entities")
        media = tuple(file_name(first_text(part, "media_url_https", "media_url")) for part in objects(entities.get("media")))
        links = [first_text(part, "expanded_url") for part in objects(within(tweet, "entities").get("urls"))]
        text = html.unescape(first_text(tweet, "full_text", "text"))
        text = "\n".join([text, *(link for link in links if link and link not in text)])
        stamp = tweet.get("created_at") or note.get("createdAt")
        yield Message("", text, iso_time(stamp), media=media, own=True, ident=first_text(tweet, "id_str", "id"))


def _rows(value: Any) -> Iterator[Object]:
    """Return the objects of a list, or of the first list within an object."""
    return objects(value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), []))


def _facebook(value: Any) -> Iterator[Message]:
    """Read posts and comments of Facebook's download."""
    for item in _rows(value):
        data = list(objects(item.get("data")))
        comments = [part["comment"] for part in data if isinstance(part.get("comment"), Mapping)]
        attached = [part for group in objects(item.get("attachments")) for part in objects(group.get("data"))]
        texts = [
            *(first_text(part, "post") for part in data),
            *_labelled_values(item),
            *(first_text(comment, name) for comment in comments for name in ("comment", "group")),
            *(text for part in attached for text in _words_attached(part)),
        ]
        media = tuple(file_name(part["media"].get("uri")) for part in attached if isinstance(part.get("media"), Mapping))
        sender = next(filter(None, (first_text(comment, "author") for comment in comments)), "")
        text = "\n".join(dict.fromkeys(filter(None, texts)))
        yield Message(sender, text, seconds(item.get("timestamp")), media=media, facts=_title(item), own=not sender)


def _labelled_values(item: Object) -> list[str]:
    """Return the words of the later form of a download, in which every field is a label and a value."""
    return [value for part in objects(item.get("label_values")) if may_hold_words(value := first_text(part, "value"))]


def _title(item: Object) -> tuple[tuple[str, str], ...]:
    return (("title", str(item["title"])),) if item.get("title") else ()


def _words_attached(part: Object) -> Iterator[str]:
    for name, fields in _ATTACHED.items():
        if isinstance(thing := part.get(name), Mapping):
            yield from (first_text(thing, field) for field in fields)
    yield first_text(part, "text")


def _instagram(value: Any) -> Iterator[Message]:
    """Read posts, stories and films of Instagram's download, a post of several pictures as one."""
    for item in _rows(value):
        pictures = list(objects(item.get("media")))
        texts = [first_text(part, "title") for part in (item, *pictures)]
        pictures = pictures or ([item] if item.get("uri") else [])
        stamp = next((stamp for part in (item, *pictures[:1]) if (stamp := part.get("creation_timestamp"))), None)
        media = tuple(file_name(picture["uri"]) for picture in pictures if picture.get("uri"))
        yield Message("", "\n".join(dict.fromkeys(filter(None, texts))), seconds(stamp), media=media, own=True)


def _instagram_comments(value: Any) -> Iterator[Message]:
    """Read comments of Instagram's download, whose field names are in the language of the account."""
    for item in _rows(value):
        fields = [field for field in (item.get("string_map_data") or {}).values() if isinstance(field, Mapping)]
        texts = [str(field["value"]) for field in fields if field.get("value")]
        stamp = next((field["timestamp"] for field in fields if field.get("timestamp")), None)
        yield Message("", max(texts, key=len, default=""), seconds(stamp), own=True)


def _board_posts(value: Any) -> Iterator[Object]:
    """Return the posts of a thread, or those that a catalogue of threads shows."""
    for part in objects(value):
        for post in (*objects(part.get("posts")), *objects(part.get("threads"))):
            if "no" in post and "time" in post:
                yield {name: inner for name, inner in post.items() if name != "last_replies"}
            yield from (
                _board_posts({"posts": post.get("last_replies") or post.get("posts") or []}) if "no" in post or "posts" in post else ()
            )


def _fourchan(value: Any) -> Iterator[Message]:
    """Read threads. A poster without a name or a mark is nobody in particular, and not one account."""
    for post in _board_posts(value):
        mark = f"#{post['id']}" if post.get("id") else post.get("trip") or ""
        name = first_text(post, "name") or "Anonymous"
        sender = f"{name}{mark}" if mark or name != "Anonymous" else f"Anonymous/{post.get('no')}"
        subject = html.unescape(first_text(post, "sub"))
        media = (f"{html.unescape(str(post['filename']))}{post.get('ext', '')}",) if post.get("filename") else ()
        text = "\n".join(filter(None, [subject, page(first_text(post, "com")).text]))
        yield Message(sender, text, seconds(post.get("time")), "4chan", media=media, ident=first_text(post, "no"))


def _vk(value: Any) -> Iterator[Message]:
    """Read a wall or comments of VK, with the posts that are shared, and the answers to comments."""
    inner = value.get("response", value) if isinstance(value, Mapping) else value
    for item in objects(inner.get("items", []) if isinstance(inner, Mapping) else inner):
        yield _vk_item(item)
        if isinstance(thread := item.get("thread"), Mapping):
            yield from _vk(thread)


def _vk_item(item: Object) -> Message:
    things = [item, *objects(item.get("copy_history"))]
    parts = [part for thing in things for part in objects(thing.get("attachments"))]
    texts = [*(first_text(thing, "text") for thing in things), *(text for part in parts for text in _vk_words(part))]
    return Message(
        first_text(item, "from_id", "owner_id"),
        "\n".join(dict.fromkeys(filter(None, texts))),
        seconds(item.get("date")),
        "vk",
        media=tuple(map(_vk_name, parts)),
        ident=f"{item.get('owner_id', '')}_{item.get('id', '')}",
    )


def _vk_thing(part: Object) -> Object:
    thing = part.get(str(part.get("type"))) or {}
    return thing if isinstance(thing, Mapping) else {}


def _vk_name(part: Object) -> str:
    thing = _vk_thing(part)
    sizes = list(objects(thing.get("sizes")))
    return file_name(sizes[-1].get("url")) if sizes else f"{part.get('type')} {first_text(thing, 'title', 'id')}".strip()


def _vk_words(part: Object) -> Iterator[str]:
    """Return the words of an attachment: a caption, the title of a link or film, a question with its answers."""
    thing = _vk_thing(part)
    yield from (first_text(thing, name) for name in ("text", "caption", "question", "title", "artist", "description", "url"))
    yield from (first_text(answer, "text") for answer in objects(thing.get("answers")))


FORMATS = (
    chat_format("x-archive", "x", json_reader(_x_archive), holds(start=(SCRIPT,)), public=True),
    chat_format("4chan", "4chan", json_reader(_fourchan), holds(b'"no"', b'"resto"', b'"now"'), public=True),
    chat_format("facebook", "facebook", json_reader(_facebook, mend=True), holds(b'"timestamp"', b'"data"', b'"post"'), public=True),
    chat_format("facebook-labels", "facebook", json_reader(_facebook, mend=True), holds(b'"label_values"', b'"timestamp"'), public=True),
    chat_format("facebook-comments", "facebook", json_reader(_facebook, mend=True), holds(b'"comments_v2"'), public=True),
    chat_format("instagram-comments", "instagram", json_reader(_instagram_comments, mend=True), holds(b'"string_map_data"'), public=True),
    chat_format("instagram", "instagram", json_reader(_instagram, mend=True), holds(b'"creation_timestamp"', b'"uri"'), public=True),
    chat_format("vk", "vk", json_reader(_vk), holds(b'"owner_id"', b'"from_id"', b'"date"'), public=True),
)
