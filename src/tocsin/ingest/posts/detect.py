"""Which format a dump has, found by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest.json_stream import first_values

_BOM = b"\xef\xbb\xbf"
_TELEGRAM = re.compile(rb'"messages"\s*:\s*\[(?:\s*\]|\s*\{(?![^{}]*"_")[^{}]*"type"\s*:\s*"(?:message|service)")')
_ACCOUNT = re.compile(rb'^\{\s*"about"\s*:\s*"[^"]{0,400}Telegram|"(?:left_)?chats"\s*:\s*\{\s*"(?:about|list)"')
_TAR = 257
_OTHER = (
    (b"RDX", "R data: write it as CSV (write.csv) or Parquet"),
    (b"RDA", "R data: write it as CSV (write.csv) or Parquet"),
    (b"X\n\x00\x00\x00", "R data: write it as CSV (write.csv) or Parquet"),
    (b"SQLite format 3", "a database of SQLite: write its table as CSV"),
    (b"\x80\x04\x95", "a pickle of Python: write it as CSV, JSON lines or Parquet"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or a document of an office program: save it as CSV, with ids as text"),
    (b"%PDF-", "a PDF document"),
    (b"ARROW1", "an Arrow or Feather file: write it as Parquet"),
    (b"Obj\x01", "an Avro file: write it as Parquet"),
)
_MARKUP = re.compile(rb"(?i)<(?:!doctype\s+html|html|\?xml|rss|feed)\b")
JSON_STARTS = (b"{", b"[")

Object = Mapping[str, Any]


def find_format(path: Path, head: bytes) -> str:
    """The format of a dump with these first bytes; raises :class:`Malformed` when it is none."""
    if not head.strip():
        raise Malformed(f"{path}: is empty")
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(_BOM + b" \t\r\n\x1e")
    if is_json(start):
        return _json_format(start)
    _refuse_other(path, head)
    return "csv"


def is_json(start: bytes) -> bool:
    """Whether a dump that begins so is JSON, or the script that X's archive makes of it."""
    return start.startswith((*JSON_STARTS, b"window.YTD"))


def _refuse_other(path: Path, head: bytes) -> None:
    what = next((what for mark, what in _OTHER if head.startswith(mark)), "")
    if not what and head[_TAR : _TAR + 5] == b"ustar":
        what = "a tar archive: unpack it and load its files"
    if not what and _MARKUP.match(head.lstrip(_BOM + b" \t\r\n")):
        what = "a page of markup: export it as JSON or CSV (Telegram Desktop: machine-readable JSON)"
    if not what and b"\x00" in head[:4096]:
        what = "binary, and no dump of posts that Tocsin reads (CSV, JSON, JSON lines, Parquet, result.json)"
    if what:
        raise Malformed(f"{path}: is {what}")


def _json_format(head: bytes) -> str:
    if head.startswith(b"{") and (_TELEGRAM.search(head) or _ACCOUNT.search(head)):
        return "telegram"
    firsts = [first for first in first_values(head) if isinstance(first, Mapping)]
    for first in firsts[:50]:
        if form := next((name for name, fits in _MARKS if fits(first)), ""):
            return form
    return "json" if firsts else _by_bytes(head)


def _by_bytes(head: bytes) -> str:
    """A first object larger than the bytes at hand: pages of an API."""
    for key, name in ((b"feed", "bluesky-feed"), (b"posts", "bluesky-posts"), (b"data", "x-v2-pages"), (b"orderedItems", "outbox")):
        if re.search(rb'^\{\s*"' + key + rb'"\s*:\s*\[', head):
            return name
    if re.search(rb'^\{\s*"statuses"\s*:\s*\[', head):
        return "x-v1-search" if b'"id_str"' in head else "mastodon-search"
    return "x-v1" if b'"id_str"' in head and b'"created_at"' in head else "json"


def list_inside(page: Object) -> tuple[str, ...]:
    """Where a page keeps its one list of objects: under a name, or under a name in an object; empty when that is unclear."""
    outer = [(name,) for name, value in page.items() if _is_list(value)]
    inner = [(name, key) for name, value in page.items() if isinstance(value, Mapping) for key in value if _is_list(value[key])]
    found = outer or inner
    return found[0] if len(found) == 1 else ()


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value[:20])


def _has(*names: str) -> Callable[[Object], bool]:
    return lambda first: all(name in first for name in names)


def _listed(name: str, *inside: str) -> Callable[[Object], bool]:
    """A page whose list ``name`` holds objects with all of these fields."""

    def fits(first: Object) -> bool:
        items = first.get(name)
        return isinstance(items, list) and all(isinstance(i, Mapping) and set(inside) <= set(i) for i in items[:5])

    return fits


def _is_v2(first: Object) -> bool:
    return {"id", "author_id", "text"} <= set(first) and bool({"public_metrics", "referenced_tweets", "entities"} & set(first))


def _is_bluesky(first: Object) -> bool:
    inner = first["post"] if isinstance(first.get("post"), Mapping) else first
    return str(inner.get("uri", "")).startswith("at://")


def _is_reddit(first: Object) -> bool:
    return {"id", "author", "created_utc", "subreddit"} <= set(first) and bool({"body", "title", "selftext"} & set(first))


def _is_telethon(first: Object) -> bool:
    peer = first.get("peer_id") or first.get("to_id")
    return isinstance(peer, Mapping) and {"id", "date"} <= set(first)


_MARKS: tuple[tuple[str, Callable[[Object], bool]], ...] = (
    ("x-v1", lambda first: isinstance(first.get("tweet"), Mapping)),
    ("x-v1", _has("id_str", "created_at", "user")),
    ("x-v1", lambda first: isinstance(first.get("delete"), Mapping) and "status" in first["delete"]),
    ("snscrape", lambda first: str(first.get("_type", "")).startswith("snscrape.modules.twitter")),
    ("x-v2-pages", lambda first: isinstance(first.get("data"), list) and bool({"includes", "meta", "errors"} & set(first))),
    ("x-v2", _has("id", "author_id", "edit_history_tweet_ids")),
    ("x-v2", _is_v2),
    ("x-v2-stream", lambda first: isinstance(first.get("data"), Mapping) and _is_v2(first["data"] | {"entities": ()})),
    ("bluesky-feed", _listed("feed", "post")),
    ("bluesky-posts", _listed("posts", "uri", "author")),
    ("bluesky-records", _listed("records", "uri", "value")),
    ("bluesky", lambda first: isinstance(first.get("commit"), Mapping) and "did" in first),
    ("bluesky", _is_bluesky),
    ("x-v1-search", _listed("statuses", "id_str", "user")),
    ("mastodon-search", _listed("statuses")),
    ("mastodon", _has("account", "content", "created_at")),
    ("outbox", lambda first: isinstance(first.get("orderedItems"), list)),
    ("activity", lambda first: first.get("type") in ("Create", "Announce", "Note") and bool({"actor", "attributedTo"} & set(first))),
    ("reddit-listing", lambda first: first.get("kind") == "Listing" and isinstance(first.get("data"), Mapping)),
    ("reddit", _is_reddit),
    ("telethon-chat", _listed("messages", "_", "peer_id")),
    ("telethon", _is_telethon),
    ("telegram-channel", _has("message_id", "date", "channel")),
    ("telegram-channel", _has("message_id", "date", "sender_id")),
)
