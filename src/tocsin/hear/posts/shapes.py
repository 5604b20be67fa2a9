"""Objects of known dump formats, turned into the canonical fields. Each shape is a function from one object to fields."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from tocsin.hear.telegram import text_of

Object = Mapping[str, Any]
Fields = dict[str, Any]

_TAG = re.compile(r"<[^>]{0,2000}>")
_BREAK = re.compile(r"</p>\s*<p[^>]*>|<br[^>]*>", re.IGNORECASE)


def _get(value: object, *path: str) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _all(items: object, *path: str) -> list[Any]:
    """What each object of a list has under a path; nothing for what lacks it."""
    found = (_get(item, *path) for item in items) if isinstance(items, list) else ()
    return [value for value in found if value]


def x_v1(tweet: Object) -> Fields:
    """A tweet of X API v1.1, also as the archive wraps it."""
    tweet = tweet.get("tweet", tweet) if isinstance(tweet.get("tweet"), Mapping) else tweet
    wide = tweet.get("extended_tweet") if isinstance(tweet.get("extended_tweet"), Mapping) else tweet
    entities = _get(wide, "entities") or {}
    media = _get(wide, "extended_entities", "media") or _get(entities, "media")
    return {
        "post_id": tweet.get("id_str") or tweet.get("id"),
        "account_id": _get(tweet, "user", "id_str") or _get(tweet, "user", "id") or _get(tweet, "user", "screen_name"),
        "time": tweet.get("timestamp_ms") or tweet.get("created_at"),
        "text": html.unescape(str(_get(wide, "full_text") or tweet.get("full_text") or tweet.get("text") or "")),
        "platform": "x",
        "lang": tweet.get("lang"),
        "hashtags": _all(_get(entities, "hashtags"), "text"),
        "links": [u.get("expanded_url") or u.get("url") for u in _get(entities, "urls") or () if isinstance(u, Mapping)],
        "mentions": _all(_get(entities, "user_mentions"), "screen_name"),
        "images": _all(media, "id_str"),
        "share_of": _get(tweet, "retweeted_status", "id_str") or _get(tweet, "retweeted_status", "id"),
        "reply_to": tweet.get("in_reply_to_status_id_str") or tweet.get("in_reply_to_status_id"),
        "followers": _get(tweet, "user", "followers_count"),
        "account_created": _get(tweet, "user", "created_at"),
    }


def x_v2(tweet: Object, users: Mapping[str, Object] | None = None) -> Fields:
    """A tweet of X API v2; ``users`` are those of its page's ``includes``."""
    author = tweet.get("author") if isinstance(tweet.get("author"), Mapping) else (users or {}).get(str(tweet.get("author_id")), {})
    entities = tweet.get("entities") or {}
    referenced = {r.get("type"): r.get("id") for r in tweet.get("referenced_tweets") or () if isinstance(r, Mapping)}
    return {
        "post_id": tweet.get("id"),
        "account_id": tweet.get("author_id") or _get(author, "id"),
        "time": tweet.get("created_at"),
        "text": html.unescape(str(_get(tweet, "note_tweet", "text") or tweet.get("text") or "")),
        "platform": "x",
        "lang": tweet.get("lang"),
        "hashtags": _all(_get(entities, "hashtags"), "tag"),
        "links": [_get(u, "unwound_url") or _get(u, "expanded_url") or _get(u, "url") for u in _get(entities, "urls") or ()],
        "mentions": _all(_get(entities, "mentions"), "username"),
        "images": _get(tweet, "attachments", "media_keys") or [],
        "share_of": referenced.get("retweeted"),
        "reply_to": referenced.get("replied_to"),
        "followers": _get(author, "public_metrics", "followers_count"),
        "account_created": _get(author, "created_at"),
    }


def mastodon(status: Object) -> Fields:
    """A status of Mastodon's API; a boost carries what it boosts."""
    inner = status.get("reblog") if isinstance(status.get("reblog"), Mapping) else status
    return {
        "post_id": status.get("uri") or status.get("id"),
        "account_id": _get(status, "account", "url") or _get(status, "account", "acct") or _get(status, "account", "id"),
        "time": status.get("created_at"),
        "text": plain(str(_get(inner, "content") or "")),
        "platform": "mastodon",
        "lang": _get(inner, "language"),
        "hashtags": _all(_get(inner, "tags"), "name"),
        "links": [url] if (url := _get(inner, "card", "url")) else None,
        "mentions": _all(_get(inner, "mentions"), "acct"),
        "images": [m.get("blurhash") or m.get("id") for m in _get(inner, "media_attachments") or () if isinstance(m, Mapping)],
        "share_of": _get(status, "reblog", "uri") or _get(status, "reblog", "id"),
        "reply_to": status.get("in_reply_to_id"),
        "followers": _get(status, "account", "followers_count"),
        "account_created": _get(status, "account", "created_at"),
    }


def plain(markup: str) -> str:
    """The words of a small piece of HTML."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()


def bluesky(item: Object) -> Fields:
    """A post of Bluesky: a post view, an entry of a feed, or a commit of the event stream."""
    if isinstance(item.get("commit"), Mapping):
        return _jetstream(item)
    view = item["post"] if isinstance(item.get("post"), Mapping) else item
    record = _get(view, "record") or _get(view, "value") or {}
    fields = _bluesky_record(record) | {
        "post_id": view.get("uri"),
        "account_id": _get(view, "author", "did") or str(view.get("uri") or "").removeprefix("at://").split("/")[0],
        "account_created": _get(view, "author", "createdAt"),
        "followers": _get(view, "author", "followersCount"),
    }
    reason = item.get("reason")
    return _repost(fields, view, reason) if isinstance(reason, Mapping) and _get(reason, "by", "did") else fields


def _repost(fields: Fields, view: Object, reason: Object) -> Fields:
    by = _get(reason, "by", "did")
    return fields | {
        "post_id": f"{view.get('uri')}#repost:{by}",
        "account_id": by,
        "time": reason.get("indexedAt"),
        "share_of": view.get("uri"),
        "account_created": _get(reason, "by", "createdAt"),
        "followers": None,
    }


def _jetstream(event: Object) -> Fields:
    commit = event["commit"]
    record = _get(commit, "record") or {}
    uri = f"at://{event.get('did')}/{commit.get('collection')}/{commit.get('rkey')}"
    return _bluesky_record(record) | {"post_id": uri, "account_id": event.get("did")}


def _bluesky_record(record: Object) -> Fields:
    features = [f for facet in record.get("facets") or () for f in _get(facet, "features") or ()]
    images = _get(record, "embed", "images") or _get(record, "embed", "media", "images")
    external = _get(record, "embed", "external", "uri")
    reposted = _get(record, "subject", "uri") if str(record.get("$type")).endswith("repost") else None
    return {
        "time": record.get("createdAt"),
        "text": record.get("text"),
        "platform": "bluesky",
        "lang": next(iter(record.get("langs") or ()), ""),
        "hashtags": _all(features, "tag") + list(record.get("tags") or ()) or None,
        "links": _all(features, "uri") + ([external] if external else []) or None,
        "mentions": _all(features, "did"),
        "images": _all(images, "image", "ref", "$link"),
        "share_of": reposted,
        "reply_to": _get(record, "reply", "parent", "uri"),
    }


def channel_message(message: Object) -> Fields:
    """A message of a public channel as researchers save it: ``message_id, sender_id, text, date, channel``."""
    channel = message.get("channel") or message.get("sender_id")
    return {
        "post_id": message.get("message_id"),
        "account_id": message.get("sender_id") or channel,
        "time": message.get("date"),
        "text": message.get("text"),
        "platform": "telegram",
        "channel": channel,
    }


def telegram(message: Object, chat: Object) -> Fields | None:
    """A message of Telegram Desktop's ``result.json``; None for service messages, which are no posts."""
    if message.get("type") not in (None, "message"):
        return None
    chat_id = chat.get("id")
    forwarded = message.get("forwarded_from") or message.get("forwarded_from_id")
    return {
        "post_id": message.get("id"),
        "account_id": message.get("from_id") or message.get("from") or f"deleted:{chat_id}",
        "time": message.get("date_unixtime") or message.get("date"),
        "text": telegram_text(message),
        "platform": "telegram",
        "channel": chat.get("name") or chat_id,
        "images": [name] if (name := message.get("photo")) and not str(name).startswith("(File") else [],
        "share_of": f"forward:{forwarded}:{message.get('text') and hash_free(message)}" if forwarded else "",
        "reply_to": message.get("reply_to_message_id"),
    }


def hash_free(message: Object) -> str:
    """The start of a forwarded text: with the name of where it came from it names the original."""
    return " ".join(telegram_text(message).split())[:80]


def telegram_text(message: Object) -> str:
    """The text of a message with a poll's question and answers."""
    words, poll = text_of(message.get("text")), message.get("poll")
    if isinstance(poll, Mapping):
        answers = [str(answer) for answer in _all(poll.get("answers"), "text")]
        words = "\n".join(filter(None, [words, text_of(poll.get("question")), *answers]))
    return words
