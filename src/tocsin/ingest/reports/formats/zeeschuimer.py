"""Items that Zeeschuimer captured from pages of platforms, with the comments that stand within them."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.json_messages import Object, file_name, first_text, holds, iso_time, json_reader, objects, seconds, within
from tocsin.ingest.reports.message import Message

_MARKS = ("source_platform", "data", "timestamp_collected")
_TEXTS = ("title", "text", "desc", "content", "body", "caption", "description", "message", "comment")
_TIMES = (
    "create_time",
    "createTime",
    "created_at",
    "created_at_utc",
    "taken_at",
    "taken_at_timestamp",
    "creationTs",
    "timestamp",
    "date",
    "time",
)
_IDENTS = ("cid", "pk", "id", "id_str", "aweme_id", "comment_id")
_AUTHORS = ("user", "author", "account", "owner", "creator", "from")
_NAMES = ("username", "unique_id", "uniqueId", "screen_name", "acct", "nickname", "name", "full_name", "id", "pk", "uid")
_COMMENTS = ("preview_comments", "comments", "reply_comment", "preview_child_comments", "child_comments", "replies")
_DEEPEST = 8


def _captured(value: Object) -> Iterator[Message]:
    """Return the item in its envelope, and the comments within it."""
    data, platform = value["data"], first_text(value, "source_platform")
    ident = first_text(value, "item_id") or first_text(data, "id")
    if "comment" in platform or not _has_reader(platform, data):
        yield from _comments([data], platform, "")
        return
    if platform.startswith("tiktok"):
        yield _tiktok(data, platform, ident)
    elif platform.startswith("instagram"):
        yield _instagram(data, platform, ident)
    else:
        yield _x(data, platform, ident)
    yield from _comments_in(data, platform, ident, 0)


def _has_reader(platform: str, data: Object) -> bool:
    return platform.startswith(("tiktok", "instagram")) or "legacy" in data


def _comments_in(data: Object, platform: str, answered: str, depth: int) -> Iterator[Message]:
    for name in _COMMENTS if depth < _DEEPEST else ():
        yield from _comments(data.get(name), platform, answered, depth + 1)


def _comments(values: object, platform: str, answered: str, depth: int = 0) -> Iterator[Message]:
    """Return objects of no known platform, or comments, and the answers within them. Each says what it answers, where it does."""
    for part in objects(values):
        ident = first_text(part, *_IDENTS)
        text = "\n".join(dict.fromkeys(words for name in _TEXTS if (words := _words(part.get(name)))))
        parent = first_text(part, "reply_id").strip("0") or answered or first_text(part, "aweme_id")
        yield Message(_author(part), text, _time(part), platform, ident=ident, answers="" if parent == ident else parent)
        yield from _comments_in(part, platform, ident, depth)


def _first(part: Object, names: tuple[str, ...]) -> object:
    return next((part[name] for name in names if part.get(name)), None)


def _words(value: object) -> str:
    return first_text(value, "text") if isinstance(value, Mapping) else value if isinstance(value, str) else ""


def _author(part: Object) -> str:
    author = _first(part, _AUTHORS) or _first(part, ("user_id", "username"))
    return first_text(author, *_NAMES) if isinstance(author, Mapping) else str(author or "")


def _time(part: Object) -> Any:
    stamp = _first(part, _TIMES)
    return seconds(stamp) or iso_time(stamp)


def _tiktok(data: Object, platform: str, ident: str) -> Message:
    author = data.get("author") or {}
    sender = str((author.get("uniqueId") or author) if isinstance(author, Mapping) else author)
    stickers = [str(line) for part in objects(data.get("stickersOnItem")) for line in part.get("stickerText") or ()]
    text = "\n".join(filter(None, [first_text(data, "desc"), *stickers]))
    return Message(sender, text, seconds(data.get("createTime")), platform, media=(f"video {ident}",), ident=ident)


def _instagram(data: Object, platform: str, ident: str) -> Message:
    caption = _caption(data)
    user = data.get("user") or caption.get("user") or within(data, "owner")
    candidates = [within(picture, "image_versions2").get("candidates") for picture in (data, *objects(data.get("carousel_media")))]
    media = tuple(file_name(versions[0].get("url")) for versions in candidates if versions)
    time = seconds(first_text(data, "taken_at", "taken_at_timestamp"))
    return Message(first_text(user, "username"), first_text(caption, "text"), time, platform, media=media, ident=ident)


def _caption(data: Object) -> Object:
    edges = objects(within(data, "edge_media_to_caption").get("edges"))
    return within(data, "caption") or next((within(edge, "node") for edge in edges), {})


def _x(data: Object, platform: str, ident: str) -> Message:
    legacy = within(data, "legacy")
    shared = within(legacy, "retweeted_status_result", "result", "legacy")
    note = within(data, "note_tweet", "note_tweet_results", "result")
    user = within(data, "core", "user_results", "result")
    sender = first_text(within(user, "legacy"), "screen_name") or first_text(within(user, "core"), "screen_name")
    text = html.unescape(first_text(shared, "full_text") or first_text(note, "text") or first_text(legacy, "full_text"))
    media = tuple(file_name(part.get("media_url_https")) for part in objects(within(legacy, "extended_entities").get("media")))
    answered = first_text(legacy, "in_reply_to_status_id_str")
    return Message(sender, text, iso_time(legacy.get("created_at")), platform, media=media, ident=ident, answers=answered)


def _is_captured(head: FileHead) -> bool:
    first = head.first_object
    if first is not None:
        return set(_MARKS) <= set(first)
    return holds(b'"timestamp_collected"', b'"source_platform"')(head)


FORMATS = (chat_format("zeeschuimer", "social", json_reader(_captured), _is_captured, public=True),)
