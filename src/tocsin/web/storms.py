"""Storms and co-acting groups: measured on request in a thread, then read by everyone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock, Thread
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import File, Template

from tocsin.desk import Desk
from tocsin.desk.measurements import LONGEST_WINDOW, StormChoice
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, TocsinError, Unknown, kind_and_place
from tocsin.domain.people import Permission
from tocsin.domain.storm import Storm
from tocsin.web.pages import page, parse_day, see_other
from tocsin.web.security import ASKS_AGAIN, Asked, TheDesk, may
from tocsin.web.storm_pictures import charts_of

KINDS = ("hashtag", "link", "text", "share", "image")
"""Kinds of objects whose storms are measured."""
_WIDTH = 100.0
_DIGITS = len(str(LONGEST_WINDOW))
_POSTERS = 12
_log = logging.getLogger("tocsin.web")


@dataclass(frozen=True, slots=True)
class RunningMeasurement:
    """State of a measurement that runs or failed. ``said`` is its progress, ``failed`` the reason of a failure."""

    by: str
    since: datetime
    choice: StormChoice
    said: str = ""
    failed: str = ""


class Measurement:
    """The measurement that runs, at most one at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.work: RunningMeasurement | None = None

    def begin(self, desk: Desk, by: str, choice: StormChoice) -> None:
        """Start measuring. Raises :class:`Refused` while a measurement runs."""
        with self._lock:
            if self.work and not self.work.failed:
                raise Refused(f"{self.work.by} started measuring at {desk.zone.said(self.work.since)}: wait until that is done")
            self.work = RunningMeasurement(by, desk.now(), choice)
        in_a_thread(lambda: self._run(desk, by, choice))

    def _run(self, desk: Desk, by: str, choice: StormChoice) -> None:
        failed = ""
        try:
            desk.measurements.measure(self._tell, choice, by=by)
        except TocsinError as error:
            failed = str(error)
        except Exception as error:  # shown on the page: a silent failure would look like "no storm"
            _log.error("measuring failed: %s", kind_and_place(error))
            failed = f"it could not be measured ({type(error).__name__}): tell an administrator, who finds the cause in the log"
        with self._lock:
            assert self.work is not None
            self.work = replace(self.work, said="", failed=failed) if failed else None

    def _tell(self, what: str, done: int, of: int) -> None:
        with self._lock:
            if self.work:
                self.work = replace(self.work, said=f"{what} {done:,} of {of:,}" if of else what)


@get("/storms", guards=[may(Permission.READ)], sync_to_thread=True)
def storms(request: Asked, desk: TheDesk, measurement: NamedDependency[Measurement]) -> Template:
    """Show the last measurement, and offer a new one."""
    latest, work = desk.measurements.latest(by=request.user.name), measurement.work
    choice = work.choice if work else latest.choice if latest else StormChoice()
    shown = {"latest": latest, "lines": bars(latest.storms) if latest else (), "charts": charts_of(latest, 0)}
    form = {"may_measure": request.user.may(Permission.ASSESS), "kinds": KINDS, "choice": choice}
    return page(request, "storms.html", work=work, **form, **shown)


@get("/storms/{number:int}", guards=[may(Permission.READ)], sync_to_thread=True)
def storm(request: Asked, desk: TheDesk, number: FromPath[int]) -> Template:
    """Show one storm of the last measurement."""
    latest = desk.measurements.latest(by=request.user.name)
    if latest is None or not 1 <= number <= len(latest.storms):
        raise Unknown("storm", str(number), "it belongs to an earlier measurement")
    values = {"latest": latest, "storm": latest.storms[number - 1], "number": number, "html": latest.parts[number - 1]}
    posters = desk.copies.in_storm(latest.storms[number - 1])[:_POSTERS]
    charts = charts_of(latest, number)
    return page(request, "storm.html", posters=posters, charts=charts, may_measure=request.user.may(Permission.ASSESS), **values)


@get("/storms/campaign", guards=[may(Permission.READ)], sync_to_thread=True)
def campaign(request: Asked, desk: TheDesk) -> Template:
    """Show the campaign of the channel that the last measurement names as the caller: each call, what followed, and the total."""
    from tocsin.analysis.brief.campaign_section import facts, pictures_of, totals
    from tocsin.analysis.brief.summary import title_of

    latest = desk.measurements.latest(by=request.user.name)
    called = latest.campaign if latest else None
    if latest is None or called is None:
        return page(request, "campaign.html", campaign=None)
    instances = [(one, title_of(one), facts(one), pictures_of(one)) for one in called.instances]
    total = totals(called, called.total) if called.total else []
    most = max((one.response.mentions for one in called.instances), default=1)
    posters = desk.copies.of_channel(called.channel)[:_POSTERS]
    values = {"latest": latest, "campaign": called, "instances": instances}
    return page(request, "campaign.html", posters=posters, total=total, most=most, **values)


@get("/storms/state", guards=[may(Permission.READ)], opt={ASKS_AGAIN: True}, sync_to_thread=True)
def state(request: Asked, measurement: NamedDependency[Measurement]) -> Response[Any] | Template:
    """Show the progress of a measurement. When it is done, the browser reloads the page."""
    if not request.user.can_read_all:
        raise PermissionDenied(f"{request.user.name} sees storms that concern their team as reports")
    if measurement.work is None:
        return Response(None, status_code=204, headers={"HX-Refresh": "true"})
    return page(request, "storms_work.html", work=measurement.work)


@post("/storms/measured", guards=[may(Permission.ASSESS)], sync_to_thread=True, status_code=303)
def measure(
    request: Asked, desk: TheDesk, measurement: NamedDependency[Measurement], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Start measuring, what the form chooses or everything."""
    choice = _choice(data)
    desk.measurements.check(choice, by=request.user.name)
    measurement.begin(desk, request.user.name, choice)
    return see_other("/storms")


@post("/storms/{number:int}/reported", guards=[may(Permission.ASSESS)], sync_to_thread=True, status_code=303)
def reported(request: Asked, desk: TheDesk, number: FromPath[int]) -> Response[Any]:
    """Make a storm a report."""
    return see_other(f"/reports/{desk.measurements.report(number, by=request.user.name).report}", "storm")


@get("/storms/files/{name:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def storm_file(request: Asked, desk: TheDesk, name: FromPath[str]) -> File:
    """Return the rows or edges behind the page as a download."""
    return File(desk.measurements.file(name, by=request.user.name), filename=name, media_type="application/octet-stream")


def in_a_thread(job: Callable[[], None]) -> None:
    """Run a job in a daemon thread."""
    Thread(target=job, name="storms", daemon=True).start()


@dataclass(frozen=True, slots=True)
class StormBar:
    """One line of the timeline: a storm, and where its bar and its peak lie, in percent of the width."""

    storm: Storm
    left: float
    width: float
    peak: float


def bars(storms: Sequence[Storm]) -> list[StormBar]:
    """Return one bar for each storm on a common scale, from the first start to the last end."""
    if not storms:
        return []
    first, last = min(storm.start for storm in storms), max(storm.end for storm in storms)
    span = max((last - first).total_seconds(), 1.0)

    def at(time: datetime) -> float:
        return round(_WIDTH * (time - first).total_seconds() / span, 2)

    return [StormBar(storm, at(storm.start), max(at(storm.end) - at(storm.start), 0.6), at(storm.peak)) for storm in storms]


def _choice(form: Mapping[str, str]) -> StormChoice:
    """Return what a form chooses. Raise :class:`Malformed` for a day or a window that cannot be read."""
    window = form.get("window", "").strip() or "60"
    if not (window.isascii() and window.isdecimal() and len(window) <= _DIGITS):
        raise Malformed(f"{window!r} is no number of seconds: choose 1 to {LONGEST_WINDOW}")
    days = {name: parse_day(form[name]) if form.get(name) else None for name in ("since", "until")}
    words = {name: form.get(name, "").strip() for name in ("object", "channel", "caller")}
    kinds = tuple(kind for kind in KINDS if form.get(f"kind-{kind}"))
    return StormChoice(days["since"], days["until"], kinds, words["object"], words["channel"], words["caller"], int(window))
