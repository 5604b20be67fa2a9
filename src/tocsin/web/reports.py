"""The list of reports: filtered as the address says, on a page and as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.response import Stream, Template

from tocsin.desk import Desk
from tocsin.desk.choices import OUTCOMES
from tocsin.desk.report_list import ReportSelection
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.report import Priority
from tocsin.web.exports import as_csv, as_json_lines, report_row
from tocsin.web.pages import page, parse_day, unread_page
from tocsin.web.security import Asked, TheDesk, may


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """The filter as it stands in the address."""

    team: FromQuery[str] = ""
    subject: FromQuery[str] = ""
    channel: FromQuery[str] = ""
    language: FromQuery[str] = ""
    priority: FromQuery[str] = ""
    outcome: FromQuery[str] = ""
    since: FromQuery[str] = ""
    until: FromQuery[str] = ""
    order: FromQuery[str] = ""
    after: FromQuery[str] = ""

    @property
    def selection(self) -> ReportSelection:
        """Return the filter in the desk's own terms. Raises :class:`Malformed`."""
        words = {name: getattr(self, name).strip() for name in (*_FIELDS, "after") if name not in _DAYS}
        first, last = (parse_day(day) if day else None for day in (self.since, self.until))
        return ReportSelection(**words, since=first, until=last)

    @property
    def filters(self) -> dict[str, str]:
        """Return the filter without the place in the list."""
        return {name: getattr(self, name) for name in _FIELDS}


QUERY = {"wanted": Provide(ReportQuery, sync_to_thread=False)}
TheQuery = NamedDependency[ReportQuery]
_DAYS = ("since", "until")
_FIELDS = ("team", "subject", "channel", "language", "priority", "outcome", *_DAYS, "order")
_READ = [may(Permission.READ)]


@get("/reports", guards=_READ, dependencies=QUERY, sync_to_thread=True)
def reports(request: Asked, desk: TheDesk, wanted: TheQuery) -> Template:
    """List the reports that this person may read."""
    form = {
        "wanted": wanted,
        "filters": wanted.filters,
        "teams": desk.report_list.teams(by=request.user.name),
        "priorities": list(Priority),
        "outcomes": OUTCOMES,
    }
    try:
        listed = desk.report_list.page(wanted.selection, by=request.user.name)
    except Malformed as error:
        return unread_page(request, "reports.html", error, rows=(), next="", **form)
    return page(request, "reports.html", rows=listed.rows, next=listed.next, **form)


@get("/reports.json", guards=_READ, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def reports_json(request: Asked, desk: TheDesk, wanted: TheQuery) -> Stream:
    """Return the reports that the filter finds, without their texts, one JSON object a line."""
    return as_json_lines(_rows(desk, wanted, request.user.name))


@get("/reports.csv", guards=_READ, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def reports_csv(request: Asked, desk: TheDesk, wanted: TheQuery) -> Stream:
    """Return the reports that the filter finds, without their texts, as CSV."""
    return as_csv(_rows(desk, wanted, request.user.name))


def _rows(desk: Desk, wanted: ReportQuery, by: str) -> Iterator[dict[str, Any]]:
    return (report_row(row) for row in desk.report_list.each(wanted.selection, by=by))
