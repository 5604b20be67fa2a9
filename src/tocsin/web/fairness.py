"""Signs of unequal treatment as a page."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from tocsin.audit.shares import FEWEST, interval
from tocsin.domain.people import Permission
from tocsin.web.figures import QUERY, TheSpan, days_of
from tocsin.web.pages import page
from tocsin.web.security import Asked, TheDesk, of_desk


@get("/fairness", guards=[of_desk(Permission.READ)], dependencies=QUERY, sync_to_thread=True)
def fairness_page(request: Asked, desk: TheDesk, span: TheSpan) -> Template:
    """Show the names flagged by culture, the shares by channel, language and milieu, second readings, and errors of the cues."""
    first, last = days_of(desk, span)
    report = desk.fairness.of(desk.zone.day(first)[0], desk.zone.day(last)[1], by=request.user.name)
    values = {"first": first.isoformat(), "last": last.isoformat(), "fewest": FEWEST, "interval": interval}
    return page(request, "fairness.html", report=report, **values)
