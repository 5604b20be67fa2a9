"""Posts of Mastodon and what speaks its language (Truth Social, Pleroma, Gab), from the API and from an archive's outbox."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tocsin.ingest.posts.format import PostFormat, has, lists, lists_at_start
from tocsin.ingest.posts.json_objects import one_each, pages
from tocsin.ingest.posts.platforms._paths import Fields, Object, every, first, get, objects_in

_TAG = re.compile(r"<[^>]{0,2000}>")
_BREAK = re.compile(r"</p>\s*<p[^>]*>|<br[^>]*>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^>]{0,2000})>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']([^\"']+)[\"']", re.IGNORECASE)
_NO_LINK = re.compile(r"\bclass=[\"'][^\"']*\b(?:mention|hashtag|u-url)\b|\brel=[\"'][^\"']*\btag\b", re.IGNORECASE)
_PLATFORMS = {"truthsocial.com": "truthsocial", "gab.com": "gab"}


def mastodon(status: Object) -> Fields:
    """Return the post in a status of Mastodon's API. A boost carries the text it boosts."""
    inner = status["reblog"] if isinstance(status.get("reblog"), Mapping) else status
    markup = str(get(inner, "content") or "")
    card = get(inner, "card", "url")
    return {
        "post_id": first(status, "uri", "id"),
        "account_id": first(status.get("account"), "url", "acct", "id", "username"),
        "time": status.get("created_at"),
        "text": _described(_warned(inner, plain(markup)), [m.get("description") for m in objects_in(get(inner, "media_attachments"))]),
        "platform": _platform(status.get("uri") or status.get("url") or get(status, "account", "url")),
        "lang": get(inner, "language"),
        "hashtags": every(get(inner, "tags"), "name"),
        "links": [*_links(markup), *([card] if card else [])] or None,
        "mentions": every(get(inner, "mentions"), "acct"),
        "images": [first(medium, "blurhash", "id") for medium in objects_in(get(inner, "media_attachments"))],
        "share_of": first(status.get("reblog"), "uri", "id"),
        "reply_to": status.get("in_reply_to_id"),
        "followers": get(status, "account", "followers_count"),
        "account_created": get(status, "account", "created_at"),
    }


def activity(item: Object) -> Fields | None:
    """Return the note or share in an entry of an ActivityPub outbox. None for likes, votes and the like."""
    if item.get("type") == "Announce":
        shared = item.get("object")
        return _acted(item, item) | {"share_of": shared if isinstance(shared, str) else get(shared, "id"), "text": ""}
    note = item.get("object") if item.get("type") == "Create" else item
    if not isinstance(note, Mapping) or note.get("type") not in ("Note", "Article", "Question"):
        return None
    markup, tags = str(note.get("content") or ""), objects_in(note.get("tag"))
    return _acted(item, note) | {
        "text": _described(_warned(note, plain(markup)), [m.get("name") for m in objects_in(note.get("attachment"))]),
        "lang": next(iter(note.get("contentMap") or ()), ""),
        "hashtags": [tag.get("name") for tag in tags if tag.get("type") == "Hashtag"],
        "links": _links(markup) or None,
        "mentions": [tag.get("name") for tag in tags if tag.get("type") == "Mention"],
        "images": [first(medium, "blurhash", "url") for medium in objects_in(note.get("attachment"))],
        "reply_to": note.get("inReplyTo"),
    }


def _acted(item: Object, note: Object) -> Fields:
    actor = item.get("actor") or note.get("attributedTo")
    return {
        "post_id": note.get("id"),
        "account_id": actor if isinstance(actor, str) else get(actor, "id"),
        "time": note.get("published") or item.get("published"),
        "platform": _platform(note.get("id")),
    }


def _platform(address: object) -> str:
    try:
        host = urlsplit(str(address)).hostname or ""
    except ValueError:
        host = ""
    return _PLATFORMS.get(host.removeprefix("www."), "mastodon")


def _warned(note: Object, words: str) -> str:
    """Return the text with its content warning in front."""
    warning = note.get("spoiler_text") or note.get("summary")
    return f"{warning}\n{words}".strip() if warning else words


def _described(words: str, descriptions: list[object]) -> str:
    """Return the words of a post followed by the descriptions of its pictures."""
    return "\n".join([words, *(str(text) for text in descriptions if text)]).strip()


def _links(markup: str) -> list[str]:
    """Return the targets of a note's links other than accounts and hashtags."""
    anchors = [marks for marks in _ANCHOR.findall(markup) if not _NO_LINK.search(marks)]
    return [html.unescape(match[1]) for marks in anchors if (match := _HREF.search(marks)) and "://" in match[1]]


def plain(markup: str) -> str:
    """Return the text of a small piece of HTML."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()


def _is_activity(first: Object) -> bool:
    return first.get("type") in ("Create", "Announce", "Note") and bool({"actor", "attributedTo"} & set(first))


FORMATS = (
    PostFormat("mastodon-search", pages(("statuses",), lambda _: mastodon), lists("statuses"), lists_at_start("statuses")),
    PostFormat("mastodon", one_each(mastodon), has("account", "content", "created_at"), within=mastodon),
    PostFormat(
        "outbox",
        pages(("orderedItems",), lambda _: activity),
        lambda first: isinstance(first.get("orderedItems"), list),
        lists_at_start("orderedItems"),
    ),
    PostFormat("activity", one_each(activity), _is_activity, within=activity),
)
