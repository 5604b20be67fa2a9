"""Full-text search as a page and as JSON, and the searches that were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.response import Stream, Template

from tocsin.desk import Desk
from tocsin.desk.post_search import POST, PostHit
from tocsin.desk.search import KINDS, Hit
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.search import FIELDS, parse_query
from tocsin.web.exports import as_json_lines
from tocsin.web.pages import page, unread_page
from tocsin.web.security import Asked, TheDesk, may

_MADE = 100


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """The query and the place to go on from, as they stand in the address."""

    query: str = ""
    before: str = ""

    @property
    def of_posts(self) -> bool:
        """Return True if public posts are searched. Raises :class:`Malformed` for posts together with other kinds."""
        kinds = set(parse_query(self.query).kinds)
        if POST in kinds and kinds != {POST}:
            raise Malformed("search posts by themselves: kind:post is joined with no other kind")
        return POST in kinds

    @property
    def text_before(self) -> int:
        """Return the number of the text to go on from, 0 for the newest."""
        if self.before and not (self.before.isascii() and self.before.isdecimal()):
            raise Malformed("this is not a place in the list: search again")
        return int(self.before or 0)


def search_request(q: FromQuery[str] = "", before: FromQuery[str] = "") -> SearchRequest:
    """Read the query from the address."""
    return SearchRequest(q.strip(), before)


REQUEST = {"wanted": Provide(search_request, sync_to_thread=False)}
TheRequest = NamedDependency[SearchRequest]


@get("/search", guards=[may(Permission.READ)], dependencies=REQUEST, sync_to_thread=True)
def search_page(request: Asked, desk: TheDesk, wanted: TheRequest) -> Template:
    """Return the texts that a query finds. Without a query, the form alone."""
    values: dict[str, Any] = {"hits": (), "posts": (), "before": "", "more_posts": "", "kinds": (*KINDS, POST), "fields": FIELDS}
    try:
        values |= {"of_posts": wanted.of_posts, **_found(desk, wanted, request.user.name)}
    except Malformed as error:
        return unread_page(request, "search.html", error, wanted=wanted, of_posts=False, **values)
    return page(request, "search.html", wanted=wanted, **values)


def _found(desk: Desk, wanted: SearchRequest, by: str) -> dict[str, Any]:
    """Return what the page shows of a query, nothing without one. Raises :class:`Malformed`."""
    if wanted.query and wanted.of_posts:
        post_page = desk.post_search.find(wanted.query, wanted.before, by=by)
        return {"posts": post_page.hits, "before": post_page.before}
    if not wanted.query:
        return {}
    text_page = desk.search.find(wanted.query, wanted.text_before, by=by)
    beside = None if wanted.before else desk.post_search.beside(wanted.query, by=by)
    more = f"{wanted.query} kind:{POST}" if beside and beside.before else ""
    return {"hits": text_page.hits, "before": text_page.before, "posts": beside.hits if beside else (), "more_posts": more}


@get("/search.json", guards=[may(Permission.READ)], dependencies=REQUEST, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def search_json(request: Asked, desk: TheDesk, wanted: TheRequest) -> Stream:
    """Return one page of the texts that a query finds, one JSON object a line. ``before`` is where the next page goes on."""
    return as_json_lines(_rows(desk, wanted, request.user.name))


@get("/record/searches", guards=[may(Permission.AUDIT)], sync_to_thread=True)
def searches(request: Asked, desk: TheDesk, before: FromQuery[str] = "") -> Template:
    """Return the searches that were made, the newest first."""
    past = desk.search.made(_MADE + 1, before, by=request.user.name)
    return page(request, "searches.html", rows=past[:_MADE], before=past[_MADE - 1].event.at if len(past) > _MADE else None)


def _rows(desk: Desk, wanted: SearchRequest, by: str) -> Iterator[dict[str, Any]]:
    if wanted.of_posts:
        posts = desk.post_search.find(wanted.query, wanted.before, by=by)
        return (_post_row(hit) | {"before": posts.before} for hit in posts.hits)
    texts = desk.search.find(wanted.query, wanted.text_before, by=by)
    beside = None if wanted.before else desk.post_search.beside(wanted.query, by=by)
    return chain(
        (_text_row(hit) | {"before": texts.before} for hit in texts.hits),
        (_post_row(hit) | {"before": ""} for hit in (beside.hits if beside else ())),
    )


def _text_row(hit: Hit) -> dict[str, Any]:
    own = {name: getattr(hit, name) for name in ("kind", "key", "by", "at")}
    report = {"report": hit.report.id, "channel": hit.report.channel, "language": hit.report.language}
    return own | report | {"snippet": _snippet(hit.snippet)}


def _post_row(hit: PostHit) -> dict[str, Any]:
    names = ("platform", "channel", "time", "language", "gone")
    return {"kind": POST, **{name: getattr(hit, name) for name in names}, "snippet": _snippet(hit.snippet)}


def _snippet(parts: Any) -> list[dict[str, Any]]:
    return [{"text": part.text, "match": part.match} for part in parts]
