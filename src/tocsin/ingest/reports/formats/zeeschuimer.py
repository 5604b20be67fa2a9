"""Items that Zeeschuimer captured from pages of platforms, with the comments that stand within them."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.chat_json import iso_time, json_reader
from tocsin.ingest.reports.formats.social_json import file_name, holds, objects, seconds
from tocsin.ingest.reports.message import Message

Object = Mapping[str, Any]

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
    data, platform = value["data"], str(value.get("source_platform") or "")
    ident = str(value.get("item_id") or data.get("id") or "")
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
    for part in objects(values or []):
        ident = str(_first(part, _IDENTS) or "")
        text = "\n".join(dict.fromkeys(words for name in _TEXTS if (words := _words(part.get(name)))))
        parent = str(part.get("reply_id") or "").strip("0") or answered or str(part.get("aweme_id") or "")
        yield Message(_author(part), text, _time(part), platform, ident=ident, answers="" if parent == ident else parent)
        yield from _comments_in(part, platform, ident, depth)


def _first(part: Object, names: tuple[str, ...]) -> object:
    return next((part[name] for name in names if part.get(name)), None)


def _words(value: object) -> str:
    return str(value.get("text") or "") if isinstance(value, Mapping) else value if isinstance(value, str) else ""


def _author(part: Object) -> str:
    author = _first(part, _AUTHORS) or _first(part, ("user_id", "username"))
    return str(_first(author, _NAMES) or "") if isinstance(author, Mapping) else str(author or "")


def _time(part: Object) -> Any:
    stamp = _first(part, _TIMES)
    return seconds(stamp) or iso_time(stamp)


def _tiktok(data: Object, platform: str, ident: str) -> Message:
    author = data.get("author") or {}
    sender = str(author.get("uniqueId") or author) if isinstance(author, Mapping) else str(author)
    stickers = [str(line) for part in objects(data.get("stickersOnItem") or []) for line in part.get("stickerText") or ()]
    text = "\n".join(filter(None, [str(data.get("desc") or ""), *stickers]))
    return Message(sender, text, seconds(data.get("createTime")), platform, media=(f"video {ident}",), ident=ident)


def _instagram(data: Object, platform: str, ident: str) -> Message:
    caption = _caption(data)
    user = data.get("user") or caption.get("user") or data.get("owner") or {}
    pictures = [data, *objects(data.get("carousel_media") or [])]
    candidates = [picture.get("image_versions2", {}).get("candidates") or [] for picture in pictures]
    media = tuple(file_name(versions[0].get("url")) for versions in candidates if versions)
    time = seconds(data.get("taken_at") or data.get("taken_at_timestamp"))
    return Message(str(user.get("username") or ""), str(caption.get("text") or ""), time, platform, media=media, ident=ident)


def _caption(data: Object) -> Object:
    edges = [edge.get("node") or {} for edge in objects((data.get("edge_media_to_caption") or {}).get("edges") or [])]
    caption: Object = data.get("caption") or (edges[0] if edges else {})
    return caption


def _x(data: Object, platform: str, ident: str) -> Message:
    legacy = data.get("legacy") or {}
    shared = ((legacy.get("retweeted_status_result") or {}).get("result") or {}).get("legacy") or {}
    note = ((data.get("note_tweet") or {}).get("note_tweet_results") or {}).get("result") or {}
    result = ((data.get("core") or {}).get("user_results") or {}).get("result") or {}
    user = (result.get("legacy") or {}).get("screen_name") or (result.get("core") or {}).get("screen_name") or ""
    text = str(shared.get("full_text") or note.get("text") or legacy.get("full_text") or "")
    media = tuple(file_name(part.get("media_url_https")) for part in objects((legacy.get("extended_entities") or {}).get("media") or []))
    answered = str(legacy.get("in_reply_to_status_id_str") or "")
    return Message(str(user), html.unescape(text), iso_time(legacy.get("created_at")), platform, media=media, ident=ident, answers=answered)


def _is_captured(head: FileHead) -> bool:
    first = head.first_object
    if first is not None:
        return set(_MARKS) <= set(first)
    return holds(b'"timestamp_collected"', b'"source_platform"')(head)


FORMATS = (chat_format("zeeschuimer", "social", json_reader(_captured), _is_captured, public=True),)
