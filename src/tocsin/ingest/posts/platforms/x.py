"""Posts of X: the two versions of its API, its archive, and what snscrape keeps."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from tocsin.ingest.posts.format import PostFormat, lists, lists_at_start
from tocsin.ingest.posts.ids import given_at
from tocsin.ingest.posts.json_objects import one_each, pages
from tocsin.ingest.posts.platforms._paths import Fields, Object, every, first, get, objects_in


def x_v1(tweet: Object) -> Fields | None:
    """Return a tweet of X API v1.1, also as the archive wraps it, or a deletion notice. A share has the full shared text."""
    if isinstance(deleted := get(tweet, "delete", "status"), Mapping):
        return _deletion(deleted, get(tweet, "delete", "timestamp_ms"))
    tweet = tweet.get("tweet", tweet) if isinstance(tweet.get("tweet"), Mapping) else tweet
    if not (post_id := first(tweet, "id_str", "id")):
        return None
    shared = tweet.get("retweeted_status")
    original = shared if isinstance(shared, Mapping) and _words(_widest(shared)) else None
    wide = _widest(original or tweet)
    entities = get(wide, "entities") or {}
    media = get(wide, "extended_entities", "media") or get(entities, "media")
    return {
        "post_id": post_id,
        "account_id": first(tweet.get("user"), "id_str", "id", "screen_name"),
        "handle": get(tweet, "user", "screen_name"),
        "time": first(tweet, "timestamp_ms", "created_at"),
        "text": _shared_words(original, wide) if original else _words(wide),
        "platform": "x",
        "lang": tweet.get("lang"),
        "hashtags": every(get(entities, "hashtags"), "text"),
        "links": [first(link, "expanded_url", "url") for link in objects_in(get(entities, "urls"))],
        "mentions": every(get(tweet, "entities", "user_mentions") if original else get(entities, "user_mentions"), "screen_name"),
        "images": every(media, "id_str"),
        "share_of": first(shared, "id_str", "id"),
        "reply_to": first(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id"),
        "followers": get(tweet, "user", "followers_count"),
        "account_created": get(tweet, "user", "created_at"),
    }


def _deletion(status: Object, since: object) -> Fields:
    """Return a deletion notice of the stream, which holds account, creation and deletion time but no text."""
    post_id = str(status.get("id_str") or status.get("id"))
    account = status.get("user_id_str") or status.get("user_id")
    return {"post_id": post_id, "account_id": account, "time": given_at(post_id), "platform": "x", "deleted_at": since, "gone": True}


def _widest(tweet: Object) -> Object:
    wide = tweet.get("extended_tweet")
    return wide if isinstance(wide, Mapping) else tweet


def _words(wide: Object) -> str:
    return html.unescape(str(wide.get("full_text") or wide.get("text") or ""))


def _shared_words(original: Object, wide: Object) -> str:
    """Return the full text of a shared tweet, of which the sharing tweet repeats only the beginning."""
    return f"RT @{get(original, 'user', 'screen_name') or 'unknown'}: {_words(wide)}"


@dataclass(frozen=True, slots=True)
class Includes:
    """Objects of a page of X API v2 that its tweets refer to, by id or media key."""

    users: Mapping[str, Object]
    tweets: Mapping[str, Object]
    media: Mapping[str, Object]

    @classmethod
    def of(cls, page: Object) -> Includes:
        """Return the objects in the ``includes`` of a page."""
        return cls(*(_by(key, get(page, "includes", name)) for name, key in (("users", "id"), ("tweets", "id"), ("media", "media_key"))))


_NOTHING = Includes({}, {}, {})


def x_v2(tweet: Object, includes: Includes = _NOTHING) -> Fields:
    """Return a tweet of X API v2, completed with the author and the shared tweet from its page's ``includes``."""
    author = tweet["author"] if isinstance(tweet.get("author"), Mapping) else includes.users.get(str(tweet.get("author_id")), {})
    referenced = {r.get("type"): r for r in objects_in(tweet.get("referenced_tweets"))}
    shared = referenced.get("retweeted", {})
    original = includes.tweets.get(str(shared.get("id"))) or (shared if "text" in shared else None)
    entities = get(original or tweet, "entities") or {}
    return {
        "post_id": tweet.get("id"),
        "account_id": tweet.get("author_id") or get(author, "id"),
        "handle": get(author, "username"),
        "time": tweet.get("created_at"),
        "text": _v2_words(tweet, original),
        "platform": "x",
        "lang": tweet.get("lang"),
        "hashtags": every(get(entities, "hashtags"), "tag"),
        "links": [_address(u) for u in objects_in(get(entities, "urls")) if "media_key" not in u],
        "mentions": every(get(tweet, "entities", "mentions"), "username"),
        "images": _v2_images(original or tweet, includes.media),
        "share_of": shared.get("id"),
        "reply_to": get(referenced.get("replied_to"), "id"),
        "followers": get(author, "public_metrics", "followers_count"),
        "account_created": get(author, "created_at"),
    }


def _v2_images(tweet: Object, media: Mapping[str, Object]) -> list[str]:
    """Return the file names of a tweet's pictures, or their keys where the page does not have their addresses."""
    keys = [str(key) for key in get(tweet, "attachments", "media_keys") or []]
    addresses = [get(media.get(key, {}), "url") or get(media.get(key, {}), "preview_image_url") for key in keys]
    return [
        str(address).partition("?")[0].rpartition("/")[2] or key if address else key for key, address in zip(keys, addresses, strict=True)
    ]


def _by(key: str, items: object) -> dict[str, Object]:
    return {str(item.get(key)): item for item in objects_in(items)}


def _address(url: Object) -> object:
    return url.get("unwound_url") or url.get("expanded_url") or url.get("url")


def _v2_words(tweet: Object, original: Object | None) -> str:
    """Return the text, for a share the sharer's ``RT @who:`` and the full shared text."""
    own = str(get(tweet, "note_tweet", "text") or tweet.get("text") or "")
    if original and own.startswith("RT @") and ": " in own:
        own = f"{own.partition(': ')[0]}: {get(original, 'note_tweet', 'text') or original.get('text') or ''}"
    return html.unescape(own)


def snscrape(tweet: Object) -> Fields:
    """Return a tweet as snscrape writes it."""
    original = tweet.get("retweetedTweet")
    source = original if isinstance(original, Mapping) else tweet
    text = source.get("rawContent") or source.get("content") or source.get("renderedContent") or ""
    return {
        "post_id": tweet.get("id"),
        "account_id": get(tweet, "user", "id") or get(tweet, "user", "username"),
        "handle": get(tweet, "user", "username"),
        "time": tweet.get("date"),
        "text": f"RT @{get(source, 'user', 'username')}: {text}" if source is original else str(text),
        "platform": "x",
        "lang": tweet.get("lang"),
        "hashtags": source.get("hashtags"),
        "links": every(source.get("links"), "url") or source.get("outlinks") or [],
        "mentions": every(source.get("mentionedUsers"), "username"),
        "images": every(source.get("media"), "fullUrl"),
        "share_of": get(original, "id"),
        "reply_to": tweet.get("inReplyToTweetId"),
        "followers": get(tweet, "user", "followersCount"),
        "account_created": get(tweet, "user", "created"),
    }


def _is_v1(first: Object) -> bool:
    deleted = first.get("delete")
    wrapped = isinstance(first.get("tweet"), Mapping) or (isinstance(deleted, Mapping) and "status" in deleted)
    return wrapped or {"id_str", "created_at", "user"} <= set(first)


def _is_v2(first: Object) -> bool:
    if {"id", "author_id", "edit_history_tweet_ids"} <= set(first):
        return True
    return {"id", "author_id", "text"} <= set(first) and bool({"public_metrics", "referenced_tweets", "entities"} & set(first))


def _is_v2_page(first: Object) -> bool:
    return isinstance(first.get("data"), list) and bool({"includes", "meta", "errors"} & set(first))


def _is_v2_event(first: Object) -> bool:
    return isinstance(first.get("data"), Mapping) and _is_v2(first["data"] | {"entities": ()})


FORMATS = (
    PostFormat(
        "x-v1",
        one_each(x_v1),
        _is_v1,
        lambda head: b'"id_str"' in head and b'"created_at"' in head and b'"statuses"' not in head,
        within=x_v1,
    ),
    PostFormat("snscrape", one_each(snscrape), lambda first: str(first.get("_type", "")).startswith("snscrape.modules.twitter")),
    PostFormat("x-v2-pages", pages(("data",), lambda page: partial(x_v2, includes=Includes.of(page))), _is_v2_page, lists_at_start("data")),
    PostFormat("x-v2", one_each(x_v2), _is_v2),
    PostFormat("x-v2-stream", one_each(lambda page: x_v2(page["data"], Includes.of(page))), _is_v2_event),
    PostFormat(
        "x-v1-search",
        pages(("statuses",), lambda _: x_v1),
        lists("statuses", "id_str", "user"),
        lists_at_start("statuses", b'"id_str"'),
    ),
)
