"""Which format a dump has, found by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.hear.dumps import first_value

_TELEGRAM = re.compile(rb'"messages"\s*:\s*\[')


def find_format(path: Path, head: bytes) -> str:
    """The format of a dump with these first bytes; raises :class:`Malformed` when it is none."""
    if not head.strip():
        raise Malformed(f"{path}: is empty")
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[") or start.startswith(b"window.YTD"):
        return _json_format(start)
    if b"\x00" in head[:4096] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Malformed(f"{path}: is binary, and no dump of posts that Tocsin reads (CSV, JSON, JSON lines, Parquet, result.json)")
    return "coortweet" if _is_coortweet(head) else "csv"


def _is_coortweet(head: bytes) -> bool:
    names = head.split(b"\n", 1)[0].lower()
    return all(name in names for name in (b"object_id", b"account_id", b"content_id", b"timestamp_share"))


def _json_format(head: bytes) -> str:
    if head.startswith(b"{") and _TELEGRAM.search(head) and b'"data"' not in head[: head.find(b'"messages"')]:
        return "telegram"
    first = first_value(head)
    if isinstance(first, Mapping):
        return next((name for name, fits in _MARKS if fits(first)), "json")
    return _by_bytes(head)


def _by_bytes(head: bytes) -> str:
    """A first object larger than the bytes at hand: pages of an API."""
    for key, name in ((b"feed", "bluesky-feed"), (b"posts", "bluesky-posts"), (b"statuses", "mastodon-search"), (b"data", "x-v2-pages")):
        if re.search(rb'^\{\s*"' + key + rb'"\s*:\s*\[', head):
            return name
    return "x-v1" if b'"id_str"' in head and b'"created_at"' in head else "json"


def _has(*names: str) -> Any:
    return lambda first: all(name in first for name in names)


def _listed(name: str) -> Any:
    return lambda first: isinstance(first.get(name), list)


def _is_jetstream(first: Mapping[str, Any]) -> bool:
    return isinstance(first.get("commit"), Mapping) and "did" in first


_MARKS = (
    ("x-v1", lambda first: isinstance(first.get("tweet"), Mapping)),
    ("x-v1", _has("id_str", "created_at", "user")),
    ("x-v2-pages", lambda first: isinstance(first.get("data"), list) and bool({"includes", "meta", "errors"} & set(first))),
    ("x-v2", _has("id", "author_id", "edit_history_tweet_ids")),
    (
        "x-v2",
        lambda first: {"id", "author_id", "text"} <= set(first) and bool({"public_metrics", "referenced_tweets", "entities"} & set(first)),
    ),
    ("bluesky-feed", _listed("feed")),
    ("bluesky-posts", _listed("posts")),
    ("bluesky", _is_jetstream),
    ("bluesky", lambda first: str(first.get("uri", "")).startswith("at://")),
    ("bluesky", lambda first: isinstance(first.get("post"), Mapping) and str(first["post"].get("uri", "")).startswith("at://")),
    ("mastodon-search", _listed("statuses")),
    ("mastodon", _has("account", "content", "created_at")),
    ("telegram-channel", _has("message_id", "date", "channel")),
    ("telegram-channel", _has("message_id", "date", "sender_id")),
)
