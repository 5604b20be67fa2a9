"""Signs of unequal treatment as a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get
from litestar.response import Template

from tocsin.audit.shares import FEWEST, interval
from tocsin.desk import Desk
from tocsin.desk.fairness import FairnessReport
from tocsin.domain.people import Permission
from tocsin.web.figures import QUERY, TheSpan, measured
from tocsin.web.pages import unread_page
from tocsin.web.security import Asked, TheDesk, of_desk


@get("/fairness", guards=[of_desk(Permission.READ)], dependencies=QUERY, sync_to_thread=True)
def fairness_page(request: Asked, desk: TheDesk, span: TheSpan) -> Template:
    """Show the names flagged by culture, the shares by channel, language and milieu, second readings, and errors of the cues."""
    first, last, report, wrong = measured(desk, span, lambda first, last: _fairness(desk, first, last, request.user.name))
    values: dict[str, Any] = {
        "report": report,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "fewest": FEWEST,
        "interval": interval,
    }
    return unread_page(request, "fairness.html", wrong, **values)


def _fairness(desk: Desk, first: date, last: date, by: str) -> FairnessReport:
    return desk.fairness.of(desk.zone.day(first)[0], desk.zone.day(last)[1], by=by)
