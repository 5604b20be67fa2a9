"""Submissions and comments of Reddit, as its API and the Pushshift archives give them."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.ingest.posts.format import PostFormat
from tocsin.ingest.posts.json_objects import one_each, pages
from tocsin.ingest.posts.platforms._paths import Fields, Object, get


def reddit(item: Object) -> Fields | None:
    """Return a submission or comment, its id prefixed by its kind (``t1_``, ``t3_``). None for subreddits and accounts."""
    thing = item["data"] if isinstance(item.get("data"), Mapping) else item
    kind = "t1" if "body" in thing else "t3"
    if str(item.get("kind", kind)) != kind or not (thing.get("id") or (thing.get("author") and thing.get("created_utc"))):
        return None
    words = (thing.get("title"), thing.get("selftext"), thing.get("body"))
    link = thing.get("url_overridden_by_dest") or thing.get("url")
    linked = not thing.get("is_self") and link and str(thing.get("permalink") or "\0") not in str(link)
    return {
        "post_id": f"{kind}_{thing['id']}" if thing.get("id") else None,
        "account_id": thing.get("author"),
        "time": thing.get("created_utc"),
        "text": "\n".join(str(part) for part in words if part and part not in ("[deleted]", "[removed]")),
        "platform": "reddit",
        "channel": thing.get("subreddit"),
        "links": [link] if linked else None,
        "share_of": thing.get("crosspost_parent"),
        "reply_to": thing.get("parent_id"),
        "account_created": thing.get("author_created_utc"),
        "gone": any(part in ("[deleted]", "[removed]") for part in words) or bool(get(thing, "removed_by_category")),
    }


def _is_thing(first: Object) -> bool:
    return {"id", "author", "created_utc", "subreddit"} <= set(first) and bool({"body", "title", "selftext"} & set(first))


def _is_listing(first: Object) -> bool:
    return first.get("kind") == "Listing" and isinstance(first.get("data"), Mapping)


FORMATS = (
    PostFormat("reddit-listing", pages(("data", "children"), lambda _: reddit), _is_listing),
    PostFormat("reddit", one_each(reddit), _is_thing, within=reddit),
)
