"""The list of reports: filtered as the address says, on a page and as files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.response import Stream, Template

from tocsin.desk import Desk
from tocsin.desk.report_list import OUTCOMES, ReportSelection
from tocsin.domain.people import Permission
from tocsin.domain.report import Priority
from tocsin.web.exports import as_csv, as_json_lines, report_row
from tocsin.web.pages import page, parse_day
from tocsin.web.security import Asked, TheDesk, may


def selection(
    team: FromQuery[str] = "",
    subject: FromQuery[str] = "",
    channel: FromQuery[str] = "",
    language: FromQuery[str] = "",
    priority: FromQuery[str] = "",
    outcome: FromQuery[str] = "",
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    order: FromQuery[str] = "",
    after: FromQuery[str] = "",
) -> ReportSelection:
    """Read the filter from the address."""
    first, last = parse_day(since) if since else None, parse_day(until) if until else None
    return ReportSelection(team, subject.strip(), channel.strip(), language.strip(), priority, outcome, first, last, order, after)


SELECTION = {"wanted": Provide(selection, sync_to_thread=False)}
TheSelection = NamedDependency[ReportSelection]
_READ = [may(Permission.READ)]


@get("/reports", guards=_READ, dependencies=SELECTION, sync_to_thread=True)
def reports(request: Asked, desk: TheDesk, wanted: TheSelection) -> Template:
    """List the reports that this person may read."""
    listed = desk.report_list.page(wanted, by=request.user.name)
    return page(
        request,
        "reports.html",
        rows=listed.rows,
        next=listed.next,
        wanted=wanted,
        filters=filters(wanted),
        teams=desk.report_list.teams(by=request.user.name),
        priorities=list(Priority),
        outcomes=OUTCOMES,
    )


@get("/reports.json", guards=_READ, dependencies=SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def reports_json(request: Asked, desk: TheDesk, wanted: TheSelection) -> Stream:
    """Return the reports that the filter finds, without their texts, one JSON object a line."""
    return as_json_lines(_rows(desk, wanted, request.user.name))


@get("/reports.csv", guards=_READ, dependencies=SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def reports_csv(request: Asked, desk: TheDesk, wanted: TheSelection) -> Stream:
    """Return the reports that the filter finds, without their texts, as CSV."""
    return as_csv(_rows(desk, wanted, request.user.name))


def filters(wanted: ReportSelection) -> dict[str, str]:
    """Return the filter as it stands in an address, without the place in the list."""
    names = ("team", "subject", "channel", "language", "priority", "outcome", "since", "until", "order")
    return {name: str(getattr(wanted, name) or "") for name in names}


def _rows(desk: Desk, wanted: ReportSelection, by: str) -> Iterator[dict[str, Any]]:
    return (report_row(row) for row in desk.report_list.each(wanted, by=by))
