"""Comments on YouTube as its API gives them, and files of Google's Takeout that look like posts and are none."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.ingest.posts.format import PostFormat, has
from tocsin.ingest.posts.inner import all_objects
from tocsin.ingest.posts.json_objects import anywhere, one_each
from tocsin.ingest.posts.platforms._paths import Fields, Object, get


def youtube_comment(item: Object) -> Fields | None:
    """Return a comment. It answers the comment that it states, else the one in its id, else the video."""
    snippet = item["snippet"]
    ident = str(item["id"])
    return {
        "post_id": ident,
        "account_id": get(snippet, "authorChannelId", "value") or snippet.get("authorDisplayName"),
        "handle": snippet.get("authorDisplayName"),
        "time": snippet.get("publishedAt"),
        "text": snippet.get("textOriginal") or snippet.get("textDisplay"),
        "platform": "youtube",
        "channel": snippet.get("channelId"),
        "reply_to": snippet.get("parentId") or ident.rpartition(".")[0] or snippet.get("videoId"),
    }


def _is_comment(item: Object) -> bool:
    """Tell a comment by its kind, or by the author and the words that its snippet states. Some tools leave the kind out of answers."""
    snippet = item.get("snippet")
    if not isinstance(snippet, Mapping) or not item.get("id") or not snippet.get("publishedAt"):
        return False
    return item.get("kind") == "youtube#comment" or bool(
        snippet.get("authorDisplayName") and {"textOriginal", "textDisplay"} & set(snippet)
    )


def _holds_comment(first: Object) -> bool:
    return str(first.get("kind", "youtube#comment")).startswith("youtube#comment") and any(map(_is_comment, all_objects(first)))


FORMATS = (
    PostFormat("google-activity", one_each(lambda _: None), has("header", "title", "time", "products")),
    PostFormat("youtube-comments", anywhere(_is_comment, youtube_comment), _holds_comment),
)
"""Comments, and records of what an account searched for and watched. Each of those is rejected, since nobody published it."""
