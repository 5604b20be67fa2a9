"""Posts exported as JSON: archives of X, Facebook and Instagram, 4chan, VK and Zeeschuimer."""

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


def _seconds(value: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _objects(value: object) -> Iterator[Object]:
    """Return the objects of a list, or one object."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            yield item


def _name(address: object) -> str:
    return str(address or "").partition("?")[0].rpartition("/")[2]


def _x_archive(value: Any) -> Iterator[Message]:
    for item in _objects(value):
        tweet = item.get("tweet") or (item.get("noteTweet") or {}).get("core") or item
        stamp = tweet.get("created_at") or (item.get("noteTweet") or {}).get("createdAt")
        entities = tweet.get("extended_entities") or tweet.get("entities") or {}
        media = tuple(_name(part.get("media_url_https") or part.get("media_url")) for part in _objects(entities.get("media")))
        links = [str(part.get("expanded_url")) for part in _objects((tweet.get("entities") or {}).get("urls")) if part.get("expanded_url")]
        text = html.unescape(str(tweet.get("full_text") or tweet.get("text") or ""))
        text = "\n".join([text, *(link for link in links if link not in text)])
        yield Message("", text, iso_time(stamp), media=media, own=True, ident=str(tweet.get("id_str") or tweet.get("id") or ""))


def _facebook(value: Any) -> Iterator[Message]:
    """Read posts and comments of Facebook's download."""
    rows = value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), [])
    for item in _objects(rows):
        texts = [str(part["post"]) for part in _objects(item.get("data")) if part.get("post")]
        texts += _labelled_values(item)
        comments = [part["comment"] for part in _objects(item.get("data")) if isinstance(part.get("comment"), Mapping)]
        texts += [str(comment.get(name) or "") for comment in comments for name in ("comment", "group")]
        attached = [part for group in _objects(item.get("attachments")) for part in _objects(group.get("data"))]
        media, extra = _attached(attached)
        sender = next((str(comment["author"]) for comment in comments if comment.get("author")), "")
        text = "\n".join(dict.fromkeys(part for part in (*texts, *extra) if part))
        yield Message(sender, text, _seconds(item.get("timestamp")), media=tuple(media), facts=_title(item), own=not sender)


def _labelled_values(item: Object) -> list[str]:
    """Return the words of the later form of a download, in which every field is a label and a value."""
    return [str(part["value"]) for part in _objects(item.get("label_values") or []) if may_hold_words(str(part.get("value") or ""))]


def _title(item: Object) -> tuple[tuple[str, str], ...]:
    return (("title", str(item["title"])),) if item.get("title") else ()


def _attached(parts: Iterable[Object]) -> tuple[list[str], list[str]]:
    media, texts = [], []
    for part in parts:
        if isinstance(part.get("media"), Mapping):
            media.append(_name(part["media"].get("uri")))
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
    for item in _objects(rows):
        pictures = list(_objects(item.get("media") or []))
        texts = [str(item.get("title") or ""), *(str(picture.get("title") or "") for picture in pictures)]
        pictures = pictures or ([item] if item.get("uri") else [])
        stamp = item.get("creation_timestamp") or next((picture.get("creation_timestamp") for picture in pictures), None)
        media = tuple(_name(picture.get("uri")) for picture in pictures if picture.get("uri"))
        yield Message("", "\n".join(dict.fromkeys(filter(None, texts))), _seconds(stamp), media=media, own=True)


def _instagram_comments(value: Any) -> Iterator[Message]:
    """Read comments of Instagram's download, whose field names are in the language of the account."""
    rows = value if isinstance(value, list) else next((inner for inner in value.values() if isinstance(inner, list)), [])
    for item in _objects(rows):
        fields = [field for field in (item.get("string_map_data") or {}).values() if isinstance(field, Mapping)]
        texts = [str(field["value"]) for field in fields if field.get("value")]
        stamp = next((field["timestamp"] for field in fields if field.get("timestamp")), None)
        yield Message("", max(texts, key=len, default=""), _seconds(stamp), own=True)


def _board_posts(value: Any) -> Iterator[Object]:
    """Return the posts of a thread, or those that a catalogue of threads shows."""
    for part in _objects(value):
        for post in (*_objects(part.get("posts") or []), *_objects(part.get("threads") or [])):
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
        yield Message(sender, text, _seconds(post.get("time")), "4chan", media=media, ident=str(post.get("no") or ""))


def _vk(value: Any) -> Iterator[Message]:
    """Read a wall or comments of VK, with the posts that are shared, and the answers to comments."""
    inner = value.get("response", value) if isinstance(value, Mapping) else value
    items = inner.get("items", []) if isinstance(inner, Mapping) else inner
    for item in _objects(items):
        copies = list(_objects(item.get("copy_history") or []))
        parts = [part for thing in (item, *copies) for part in _objects(thing.get("attachments") or [])]
        texts = [str(thing.get("text") or "") for thing in (item, *copies)]
        texts += [text for part in parts for text in _vk_words(part)]
        sender = str(item.get("from_id") or item.get("owner_id") or "")
        ident = f"{item.get('owner_id', '')}_{item.get('id', '')}"
        media = tuple(_vk_name(part) for part in parts)
        yield Message(sender, "\n".join(dict.fromkeys(filter(None, texts))), _seconds(item.get("date")), "vk", media=media, ident=ident)
        if isinstance(thread := item.get("thread"), Mapping):
            yield from _vk(thread)


def _vk_thing(part: Object) -> Object:
    thing = part.get(str(part.get("type"))) or {}
    return thing if isinstance(thing, Mapping) else {}


def _vk_name(part: Object) -> str:
    thing = _vk_thing(part)
    sizes = list(_objects(thing.get("sizes") or []))
    return _name(sizes[-1].get("url")) if sizes else f"{part.get('type')} {thing.get('title') or thing.get('id') or ''}".strip()


def _vk_words(part: Object) -> Iterator[str]:
    """Return the words of an attachment: a caption, the title of a link or film, a question with its answers."""
    thing = _vk_thing(part)
    yield from (str(thing.get(name) or "") for name in ("text", "caption", "question", "title", "artist", "description", "url"))
    yield from (str(answer.get("text") or "") for answer in _objects(thing.get("answers") or []))


def _zeeschuimer(value: Object) -> Iterator[Message]:
    data, platform = value["data"], str(value.get("source_platform") or "")
    ident = str(value.get("item_id") or data.get("id") or "")
    if platform.startswith("tiktok"):
        author = data.get("author") or {}
        sender = str(author.get("uniqueId") or author) if isinstance(author, Mapping) else str(author)
        stickers = [str(line) for part in _objects(data.get("stickersOnItem") or []) for line in part.get("stickerText") or ()]
        text = "\n".join(filter(None, [str(data.get("desc") or ""), *stickers]))
        yield Message(sender, text, _seconds(data.get("createTime")), platform, media=(f"video {ident}",), ident=ident)
    elif platform.startswith("instagram"):
        edges = [edge.get("node") or {} for edge in _objects((data.get("edge_media_to_caption") or {}).get("edges") or [])]
        caption = data.get("caption") or (edges[0] if edges else {})
        user = data.get("user") or caption.get("user") or {}
        pictures = [data, *_objects(data.get("carousel_media") or [])]
        candidates = [picture.get("image_versions2", {}).get("candidates") or [] for picture in pictures]
        media = tuple(_name(versions[0].get("url")) for versions in candidates if versions)
        yield Message(
            str(user.get("username") or (data.get("owner") or {}).get("username") or ""),
            str(caption.get("text") or ""),
            _seconds(data.get("taken_at") or data.get("taken_at_timestamp")),
            platform,
            media=media,
            ident=ident,
        )
    else:
        yield from _zeeschuimer_x(data, platform, ident)


def _zeeschuimer_x(data: Object, platform: str, ident: str) -> Iterator[Message]:
    legacy = data.get("legacy") or {}
    shared = ((legacy.get("retweeted_status_result") or {}).get("result") or {}).get("legacy") or {}
    note = ((data.get("note_tweet") or {}).get("note_tweet_results") or {}).get("result") or {}
    result = ((data.get("core") or {}).get("user_results") or {}).get("result") or {}
    user = (result.get("legacy") or {}).get("screen_name") or (result.get("core") or {}).get("screen_name") or ""
    text = str(shared.get("full_text") or note.get("text") or legacy.get("full_text") or "")
    parts = _objects((legacy.get("extended_entities") or {}).get("media") or [])
    media = tuple(_name(part.get("media_url_https")) for part in parts)
    yield Message(str(user), html.unescape(text), iso_time(legacy.get("created_at")), platform, media=media, ident=ident)


def _holds(*marks: bytes, start: tuple[bytes, ...] = (b"{", b"[")) -> Callable[[FileHead], bool]:
    return lambda head: head.bare.startswith(start) and all(mark in head.bare for mark in marks)


def _is_zeeschuimer(head: FileHead) -> bool:
    first = head.first_object
    return first is not None and {"source_platform", "data", "timestamp_collected"} <= set(first)


FORMATS = (
    chat_format("x-archive", "x", json_reader(_x_archive), _holds(start=(_SCRIPT,))),
    chat_format(
        "zeeschuimer",
        "social",
        json_reader(_zeeschuimer),
        lambda head: _is_zeeschuimer(head) or _holds(b'"timestamp_collected"', b'"source_platform"')(head),
    ),
    chat_format("4chan", "4chan", json_reader(_fourchan), _holds(b'"no"', b'"resto"', b'"now"')),
    chat_format("facebook", "facebook", json_reader(_facebook, mend=True), _holds(b'"timestamp"', b'"data"', b'"post"')),
    chat_format("facebook-labels", "facebook", json_reader(_facebook, mend=True), _holds(b'"label_values"', b'"timestamp"')),
    chat_format("facebook-comments", "facebook", json_reader(_facebook, mend=True), _holds(b'"comments_v2"')),
    chat_format("instagram-comments", "instagram", json_reader(_instagram_comments, mend=True), _holds(b'"string_map_data"')),
    chat_format("instagram", "instagram", json_reader(_instagram, mend=True), _holds(b'"creation_timestamp"', b'"uri"')),
    chat_format("vk", "vk", json_reader(_vk), _holds(b'"owner_id"', b'"from_id"', b'"date"')),
)
