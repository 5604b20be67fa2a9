"""Possible series of reports on one subject, and the forms with which people decide about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk.series import NEWEST
from tocsin.domain.people import Permission
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, of_desk


@dataclass(frozen=True, slots=True)
class SeriesForm:
    """The form that decides about a series. ``names`` holds the ids of its reports, with spaces between them."""

    subject: str
    value: str
    names: str
    reason: str


@get("/series", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def series_page(request: Asked, desk: TheDesk) -> Template:
    """List the possible series among the newest reports, and every decision."""
    by = request.user.name
    decided = list(reversed(desk.series.decided(by=by)))
    return page(request, "series.html", found=desk.series.newest(by=by), decided=decided, newest=NEWEST)


@post("/series/decided", guards=[of_desk(Permission.ASSESS)], sync_to_thread=True, status_code=303)
def decide_series(request: Asked, desk: TheDesk, data: URLEncodedBody[SeriesForm]) -> Response[Any]:
    """Record whether reports on a subject are a series."""
    desk.series.decide(data.subject, data.names.split(), data.value, by=request.user.name, reason=required(data.reason))
    return see_other("/series", "series-decided")


@post("/series/{number:str}/taken-back", guards=[of_desk(Permission.ASSESS)], sync_to_thread=True, status_code=303)
def take_back_series(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Take a decision about a series back."""
    desk.series.take_back(number, by=request.user.name, reason=required(data.reason))
    return see_other("/series", "series-taken-back")
