"""Drills in a browser: begin one, see what became of its test warnings, end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.domain.drill import STAGES, TRIALS
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, may

_AUDIT = [may(Permission.AUDIT)]


@dataclass(frozen=True, slots=True)
class DrillForm:
    """The form that begins a drill."""

    reason: str
    trials: str = ""
    days: str = ""


@get("/drills", guards=_AUDIT, sync_to_thread=True)
def drills(request: Asked, desk: TheDesk, drill: FromQuery[str] = "") -> Template:
    """Show the drills, and the results of one."""
    listed = desk.drills.listed(by=request.user.name)
    result = desk.drills.result(drill, by=request.user.name) if listed else None
    return page(request, "drills.html", drills=listed, result=result, stages=STAGES, trials=len(TRIALS))


@post("/drills", guards=_AUDIT, sync_to_thread=True, status_code=303)
def begin_drill(request: Asked, desk: TheDesk, data: URLEncodedBody[DrillForm]) -> Response[Any]:
    """Begin a drill."""
    try:
        trials, days = int(data.trials or len(TRIALS)), float(data.days or 7)
    except ValueError:
        raise Malformed("write the number of test warnings and of days in digits") from None
    desk.drills.begin(trials, days, by=request.user.name, reason=required(data.reason))
    return see_other("/drills", "drill-begun")


@post("/drills/{drill:str}/ended", guards=_AUDIT, sync_to_thread=True, status_code=303)
def end_drill(request: Asked, desk: TheDesk, drill: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """End a drill and erase its invented words."""
    desk.drills.end(drill, by=request.user.name, reason=required(data.reason))
    return see_other("/drills", "drill-ended")
