"""Posts of Bluesky: from its API, from a repository's records, and from the event stream."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.ingest.posts.format import PostFormat, lists, lists_at_start
from tocsin.ingest.posts.ids import given_at
from tocsin.ingest.posts.json_objects import one_each, pages
from tocsin.ingest.posts.platforms._paths import Fields, Object, every, get

_POST, _REPOST = "app.bsky.feed.post", "app.bsky.feed.repost"


def bluesky(item: Object) -> Fields | None:
    """Return the post in a post view, a feed entry, a repository record or a commit of the event stream."""
    if "commit" in item or "kind" in item:
        return _event(item)
    view = item["post"] if isinstance(item.get("post"), Mapping) else item
    uri = str(view.get("uri") or "")
    record = get(view, "record") or get(view, "value") or (view if "text" in view and _either(view, "createdAt") else {})
    if record is not view and not _is_post(uri.split("/")[3] if uri.count("/") > 3 else "", record):
        return None
    fields = _record(record) | {
        "post_id": uri,
        "handle": get(view, "author", "handle"),
        "account_id": get(view, "author", "did") or uri.removeprefix("at://").split("/")[0] or get(view, "author", "handle"),
        "account_created": _either(get(view, "author"), "createdAt"),
        "followers": _either(get(view, "author"), "followersCount"),
    }
    reason = item.get("reason")
    return _reposted(fields, uri, reason) if isinstance(reason, Mapping) and get(reason, "by", "did") else fields


def _is_post(collection: str, record: Object) -> bool:
    return (collection or str(record.get("$type") or _POST)) in (_POST, _REPOST)


def _either(value: object, name: str) -> object:
    """Return a field as the protocol spells it, or as Python's library does."""
    direct = get(value, name)
    return direct if direct is not None else get(value, "".join(f"_{c.lower()}" if c.isupper() else c for c in name))


def _reposted(fields: Fields, uri: str, reason: Object) -> Fields:
    by = get(reason, "by", "did")
    return fields | {
        "post_id": f"{uri}#repost:{by}",
        "account_id": by,
        "time": _either(reason, "indexedAt"),
        "share_of": uri,
        "account_created": _either(get(reason, "by"), "createdAt"),
        "followers": None,
    }


def _event(event: Object) -> Fields | None:
    """Return the post or share created by a commit. For a deletion, its time is the one encoded in its address."""
    commit = event.get("commit")
    if not isinstance(commit, Mapping) or commit.get("collection") not in (_POST, _REPOST):
        return None
    uri = f"at://{event.get('did')}/{commit.get('collection')}/{commit.get('rkey')}"
    identity: Fields = {"post_id": uri, "account_id": event.get("did"), "platform": "bluesky"}
    if commit.get("operation") == "delete":
        return identity | {"time": given_at(uri), "deleted_at": event.get("time_us"), "gone": True}
    return _record(get(commit, "record") or {}) | identity


def _record(record: Object) -> Fields:
    features = [f for facet in record.get("facets") or () for f in get(facet, "features") or ()]
    images = get(record, "embed", "images") or get(record, "embed", "media", "images")
    external = get(record, "embed", "external", "uri") or get(record, "embed", "media", "external", "uri")
    return {
        "time": _either(record, "createdAt"),
        "text": "\n".join(str(part) for part in (record.get("text"), *every(images, "alt")) if part),
        "platform": "bluesky",
        "lang": next(iter(record.get("langs") or ()), ""),
        "hashtags": every(features, "tag") + list(record.get("tags") or ()) or None,
        "links": every(features, "uri") + ([external] if external else []) or None,
        "mentions": every(features, "did"),
        "images": every(images, "image", "ref", "$link") or every(images, "image", "ref", "link"),
        "share_of": get(record, "subject", "uri"),
        "reply_to": get(record, "reply", "parent", "uri"),
    }


def _is_event_or_view(first: Object) -> bool:
    inner = first["post"] if isinstance(first.get("post"), Mapping) else first
    return (isinstance(first.get("commit"), Mapping) and "did" in first) or str(inner.get("uri", "")).startswith("at://")


FORMATS = (
    PostFormat("bluesky-feed", pages(("feed",), lambda _: bluesky), lists("feed", "post"), lists_at_start("feed")),
    PostFormat("bluesky-posts", pages(("posts",), lambda _: bluesky), lists("posts", "uri", "author"), lists_at_start("posts")),
    PostFormat("bluesky-records", pages(("records",), lambda _: bluesky), lists("records", "uri", "value")),
    PostFormat("bluesky", one_each(bluesky), _is_event_or_view, within=bluesky),
)
