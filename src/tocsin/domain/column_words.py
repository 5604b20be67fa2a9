"""Parts of a report and of a post that a column of a table can be, in words for pages and terminals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

REPORT_PARTS = {
    "text": "text",
    "time": "time it was told",
    "happened": "time it happened",
    "contact": "source, sealed",
    "sealed": "names or homes, sealed",
    "id": "number",
    "place": "place",
    "language": "language",
    "channel": "channel",
    "priority": "priority",
}
"""Parts of a report. A column of no part is a fact beside the text."""
POST_PARTS = {
    "text": "text of the post",
    "time": "time of the post",
    "account_id": "account that posted it",
    "objects": "object that the post acts on",
    "post_id": "number of the post",
    "channel": "channel",
    "platform": "platform",
    "lang": "language",
    "title": "title",
    "clock": "time of day",
    "hashtags": "hashtags",
    "links": "links",
    "mentions": "accounts named",
    "images": "pictures",
    "share_of": "post that it shares",
    "reply_to": "post that it answers",
    "is_share": "whether it shares another post",
    "share_kind": "kind of post",
    "forwarded_from": "where it was forwarded from",
    "handle": "name of the account",
    "account_created": "time the account was made",
    "deleted_at": "time it was deleted",
    "gone": "whether it is gone",
}
"""Parts of a post. A part without words here is said by its own name."""


def post_part(part: str) -> str:
    """Return a part of a post in words."""
    return POST_PARTS.get(part, part.replace("_", " "))


def report_columns(parts: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Return the parts of a report in words, each with the columns that are read as it."""
    return [(REPORT_PARTS[part], " + ".join(names)) for part, names in parts.items()]
