"""Full-text search over the public posts of the lake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tocsin.desk.choices import PAGE
from tocsin.desk.lookup import the_person
from tocsin.desk.posts import Posts
from tocsin.desk.search import record_search
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.people import Permission, require
from tocsin.domain.search import TextQuery, parse_query
from tocsin.matching import search_words
from tocsin.matching.search_pattern import pattern_of
from tocsin.matching.search_words import SnippetPart

POST = "post"
BESIDE = 5
"""Newest posts that are shown beside the texts that a query finds."""

_AT_ONCE = 500
_SEARCHED_BESIDE = 1_000_000  # posts of a lake up to which they are searched whenever texts are
_READ_AT_ONCE = 5000  # posts that one page reads, after which it goes on on the next page
_LANGUAGE = "coalesce(nullif(lang, ''), language, '')"  # that of the dump, else that of the words
_NOT_OF_POSTS = ("teams", "subjects", "outcomes")


@dataclass(frozen=True, slots=True)
class PostHit:
    """A post that a search finds, with the words around the first match."""

    post: int
    platform: str
    channel: str
    time: datetime
    language: str
    gone: bool
    snippet: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of posts, the newest first. ``before`` is where the next page goes on, empty at the end."""

    hits: tuple[PostHit, ...]
    before: str


class PostSearch:
    """Search of public posts, for those who may read every report."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def find(self, query: str, before: str = "", *, by: str, limit: int = PAGE) -> PostPage:
        """Return one page of the posts that have these words. The search is recorded."""
        wanted = parse_query(query)
        phrases = search_words.phrases(wanted.phrases)
        if any(getattr(wanted, name) for name in _NOT_OF_POSTS):
            raise Malformed("posts have no team, subject or outcome: leave these fields out, or leave out kind:post")
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            if not can_read_all(person):
                raise PermissionDenied("posts are for those at the desk and for auditors")
        record_search(self._services, query, by, (), bool(before))
        if not (self._services.home / "lake").is_dir() or (wanted.phrases and not phrases):
            return PostPage((), "")
        if wanted.languages:
            self._posts.tell_languages()
        return self._page(wanted, phrases, before, limit)

    def beside(self, query: str, *, by: str) -> PostPage | None:
        """Return the newest few posts with the words of a search of texts, which that search has recorded.

        None stands for no posts to search: for this person, for a query without words or with fields that no post has, or in a lake too
        large to be searched each time. A further page is one of :meth:`find` with the word ``kind:post``.
        """
        wanted = parse_query(query)
        phrases = search_words.phrases(wanted.phrases)
        if not phrases or wanted.kinds or any(getattr(wanted, name) for name in _NOT_OF_POSTS):
            return None
        with self._services.store.reading() as reader:
            if not can_read_all(the_person(reader, by)):
                return None
        if not (self._services.home / "lake").is_dir() or self._posts.lake().rows() > _SEARCHED_BESIDE:
            return None
        return self._page(wanted, phrases, "", BESIDE)

    def _page(self, wanted: TextQuery, phrases: Sequence[search_words.Phrase], before: str, limit: int) -> PostPage:
        hits: list[PostHit] = []
        place = ""
        for number, row in enumerate(self._rows(wanted, phrases, before), 1):
            if len(hits) == limit or number > _READ_AT_ONCE:
                return PostPage(tuple(hits), place)
            spans = search_words.matches(row["text"], phrases)
            if spans is not None:
                hits.append(_hit(row, search_words.snippet(row["text"], spans)))
            place = f"{row['time'].isoformat(timespec='milliseconds')}~{row['post']}"
        return PostPage(tuple(hits), "")

    def _rows(self, wanted: TextQuery, phrases: Sequence[search_words.Phrase], before: str) -> Iterator[dict[str, Any]]:
        """Yield the posts that may have these words, the newest first."""
        lake, zone = self._posts.lake(), self._services.zone
        conditions, values = ["true"], list[object]()
        for word in sorted({word for phrase in phrases for word in phrase}):
            conditions.append("regexp_matches(text, ?)")
            values.append(pattern_of(word))
        for column, names in (("channel", wanted.channels), (_LANGUAGE, wanted.languages)):
            if names:
                conditions.append(f"{column} in ({', '.join('?' * len(names))})")
                values += names
        since = zone.day(wanted.first_day)[0] if wanted.first_day else None
        until = zone.day(wanted.last_day)[1] if wanted.last_day else None
        for condition, bound in (("time >= ?", since), ("time < ?", until)):
            if bound:
                conditions.append(condition)
                values.append(bound.replace(tzinfo=None))
        while True:
            key = [*conditions, "(time, post) < (?, ?)"] if before else conditions
            found_rows = lake.sql(
                f"select post, platform, channel, {_LANGUAGE} as lang, time, gone, text "  # noqa: S608 - our own words
                f"from posts left join languages using (post) where {' and '.join(key)} order by time desc, post desc limit {_AT_ONCE}",
                [*values, *_place(before)],
            ).to_pylist()
            yield from found_rows
            if len(found_rows) < _AT_ONCE:
                return
            before = f"{found_rows[-1]['time'].isoformat(timespec='milliseconds')}~{found_rows[-1]['post']}"


def _place(before: str) -> list[object]:
    if not before:
        return []
    time, _, post = before.partition("~")
    try:
        return [datetime.fromisoformat(time), int(post)]
    except ValueError:
        raise Malformed(f"before={before!r} is not a place in the list: search again") from None


def _hit(row: dict[str, Any], snippet: tuple[SnippetPart, ...]) -> PostHit:
    return PostHit(row["post"], row["platform"], row["channel"], row["time"].replace(tzinfo=UTC), row["lang"], row["gone"], snippet)
