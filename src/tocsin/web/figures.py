"""Figures of the desk as a page and as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Stream, Template

from tocsin.audit.figures import Figures
from tocsin.audit.figures_page import figures_page as public_page
from tocsin.audit.survival_chart import WIDEST, chart
from tocsin.desk import Desk
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.people import Permission
from tocsin.web.exports import as_csv, as_json_lines
from tocsin.web.pages import parse_day, unread_page
from tocsin.web.report import required
from tocsin.web.security import Asked, TheDesk, may

T = TypeVar("T")

_DAYS = 30
_OPENED = 1  # tables that are unfolded at first, so that the page is short on a telephone


@dataclass(frozen=True, slots=True)
class Span:
    """Days as they stand in the address: both count whole, and an empty one is filled in."""

    first: FromQuery[str] = ""
    last: FromQuery[str] = ""


@dataclass(frozen=True, slots=True)
class PublishForm:
    """The form that publishes the figures of the days from first to last."""

    first: str
    last: str


QUERY = {"span": Provide(Span, sync_to_thread=False)}
TheSpan = NamedDependency[Span]
_READ = [may(Permission.READ)]


@get("/figures", guards=_READ, dependencies=QUERY, sync_to_thread=True)
def figures_page(request: Asked, desk: TheDesk, span: TheSpan) -> Template:
    """Return the figures of a span of days. A span that is none is answered with the usual one and a line that says so."""
    first, last, figures, wrong = measured(desk, span, lambda first, last: _figures(desk, first, last, request.user.name))
    charts = [(kind, chart(curve)) for kind, curve in figures.curves]
    values = {"figures": figures, "charts": charts, "widest": WIDEST, "opened": _OPENED}
    values |= {"first": first.isoformat(), "last": last.isoformat()}
    publishes = desk.zone.day(last)[1] <= desk.now() and request.user.may(Permission.PUBLISH)
    values["publishes"] = publishes
    return unread_page(request, "figures.html", wrong, **values)


@post("/figures/published", guards=[may(Permission.PUBLISH)], sync_to_thread=True, status_code=200)
def publish_figures(request: Asked, desk: TheDesk, data: URLEncodedBody[PublishForm]) -> Response[bytes]:
    """Return the figures of a span as one page for the public. Publishing it is recorded."""
    first, last = (parse_day(required(day, "name the first and the last day")) for day in (data.first, data.last))
    numbers = (cell for table in _figures(desk, first, last, request.user.name).tables for row in table.rows for cell in row)
    if not any(isinstance(number, int | float) and number for number in numbers):
        raise Refused("nothing was received in this span, so the page would be empty: choose another")
    figures = desk.figures.publish(desk.zone.day(first)[0], desk.zone.day(last)[1], by=request.user.name)
    headers = {"Content-Disposition": f'attachment; filename="figures-{first}-{last}.html"', "Cache-Control": "no-store"}
    return Response(public_page(figures, desk.zone).encode(), media_type="application/octet-stream", headers=headers)


@get("/figures.json", guards=_READ, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def figures_json(request: Asked, desk: TheDesk, span: TheSpan) -> Stream:
    """Return every row of every table, one JSON object a line."""
    figures = _figures(desk, *days_of(desk, span), request.user.name)
    return as_json_lines(
        {"table": table.name, **dict(zip(table.columns, row, strict=True))} for table in figures.tables for row in table.rows
    )


@get("/figures.csv", guards=_READ, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def figures_csv(request: Asked, desk: TheDesk, span: TheSpan) -> Stream:
    """Return every cell of every table as CSV: table, row, column, value."""
    return as_csv(_cells(_figures(desk, *days_of(desk, span), request.user.name)))


def _cells(figures: Figures) -> Iterator[dict[str, Any]]:
    for table in figures.tables:
        for number, row in enumerate(table.rows, 1):
            for column, value in zip(table.columns, row, strict=True):
                yield {"table": table.name, "row": number, "column": column, "value": value}


def _figures(desk: Desk, first: date, last: date, by: str) -> Figures:
    return desk.figures.of(desk.zone.day(first)[0], desk.zone.day(last)[1], by=by)


def measured(desk: Desk, span: Span, measure: Callable[[date, date], T]) -> tuple[date, date, T, Malformed | None]:
    """Return the first and the last day of a span, and what is measured over it.

    A span that is none gives the usual one, with an error that says so.
    """
    try:
        first, last = days_of(desk, span)
        return first, last, measure(first, last), None
    except Malformed as error:
        first, last = days_of(desk, Span())
        return first, last, measure(first, last), _usual_days(error)


def _usual_days(error: Malformed) -> Malformed:
    """Return the error with a sentence that says which days are counted instead."""
    return Malformed(f"{error}. These are the last {_DAYS} days")


def days_of(desk: Desk, span: Span) -> tuple[date, date]:
    """Return the first and the last day of a span, the last 30 days if it is empty."""
    today = desk.zone.local(desk.now()).date()
    last = parse_day(span.last) if span.last else today
    return (parse_day(span.first) if span.first else last - timedelta(days=_DAYS)), last
