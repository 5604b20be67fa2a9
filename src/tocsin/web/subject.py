"""Pages and forms of one subject, and of who knew what when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.history import MOST_TOGETHER, Network, SubjectSelection, TimelineAt
from tocsin.domain.access import can_manage_team
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.grants import WatchRequest, is_of_desk
from tocsin.domain.people import ROLE_PERMISSIONS, Permission
from tocsin.domain.status import Status, parse_status
from tocsin.domain.subject import Kind, Name
from tocsin.domain.time_zone import Zone, last_of, parse_time
from tocsin.web.pages import page, see_other, segment
from tocsin.web.place_plan import plan_of
from tocsin.web.report import LinkForm, ReasonForm, parse_kind, required
from tocsin.web.security import Asked, TheDesk, may


@dataclass(frozen=True, slots=True)
class SubjectForm:
    """The form that adds a subject. ``names`` holds one name a line."""

    names: str
    kind: str
    reason: str
    anyway: str = ""


@dataclass(frozen=True, slots=True)
class StatusForm:
    """The form that raises a status or requests a lower one."""

    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class WatchForm:
    """The form that begins or ends a team's watch."""

    team: str
    reason: str


def subject_selection(
    kind: FromQuery[str] = "", status: FromQuery[str] = "", origin: FromQuery[str] = "", order: FromQuery[str] = ""
) -> SubjectSelection:
    """Read the filter of the list from the address."""
    return SubjectSelection(kind, status, origin.strip(), order)


SELECTION = {"wanted": Provide(subject_selection, sync_to_thread=False)}
TheSelection = NamedDependency[SubjectSelection]


@get("/subjects", guards=[may(Permission.READ)], dependencies=SELECTION, sync_to_thread=True)
def subjects(request: Asked, desk: TheDesk, wanted: TheSelection, after: FromQuery[str] = "", q: FromQuery[str] = "") -> Template:
    """List the subjects, and search every listed name."""
    rows, more = desk.history.subjects(by=request.user.name, after=after, wanted=wanted)
    mentions = desk.screen(q) if q.strip() else ()
    matched_ids = {candidate.subject for mention in mentions for candidate in mention.candidates}
    near = [item for item in desk.suggestions.of(q, by=request.user.name) if item.id not in matched_ids]
    waiting, watches = desk.status_requests.waiting(by=request.user.name), desk.watch_requests.waiting(by=request.user.name)
    of_desk = is_of_desk(request.user.person)
    requests = {"waiting": waiting, "watches": watches, "of_desk": of_desk}
    filters = {**wanted.fields, "order": wanted.order}
    choices = {"wanted": wanted, "filters": filters, "kinds": list(Kind), "statuses": list(Status)}
    return page(request, "subjects.html", **requests, **choices, rows=rows, next=more, q=q, mentions=mentions, suggested=near)


@get("/subjects/suggested", guards=[may(Permission.READ)], sync_to_thread=True)
def suggested(request: Asked, desk: TheDesk, value: FromQuery[str] = "") -> Template:
    """Suggest subjects whose names begin like what was typed, as choices of the form in which it was typed."""
    rows = desk.suggestions.of(value, by=request.user.name)
    return page(request, "suggested.html", typed=value.strip(), suggested=rows)


@post("/subjects", guards=[may(Permission.LINK)], sync_to_thread=True, status_code=303)
def add(request: Asked, desk: TheDesk, data: URLEncodedBody[SubjectForm]) -> Response[Any]:
    """Add a subject of the desk's own."""
    names = [Name(line.strip()) for line in data.names.splitlines() if line.strip()]
    subject = desk.subjects.add(names, parse_kind(data.kind), reason=required(data.reason), by=request.user.name, anyway=bool(data.anyway))
    return see_other(f"/subjects/{segment(subject.id)}", "added")


@get("/subjects/{subject:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def subject_page(request: Asked, desk: TheDesk, subject: FromPath[str], before: FromQuery[str] = "") -> Template:
    """Show a subject with the sentences that name it, a page at a time."""
    view = desk.history.subject(subject, by=request.user.name, before=before)
    person = request.user.person
    of_desk = is_of_desk(person)
    may_ = ROLE_PERMISSIONS[person.role] - (frozenset() if of_desk else {Permission.MERGE})
    teams = [team.name for team in desk.people.listed()[0] if of_desk or team.name in person.teams]
    watching = {watch.team for watch in view.view.watches if not watch.ended}
    series = desk.series.of_subject(subject, by=person.name) if request.user.can_read_all else []
    return page(
        request,
        "subject.html",
        known=view,
        plan=plan_of(view.places),
        teams=[team for team in teams if team not in watching],
        of_desk=of_desk,
        statuses=list(Status),
        may=may_,
        series=series,
        most_together=MOST_TOGETHER,
    )


@get("/subjects/{subject:str}/network.json", guards=[may(Permission.READ)], sync_to_thread=True, include_in_schema=True, tags=["subjects"])
def network(request: Asked, desk: TheDesk, subject: FromPath[str], before: FromQuery[str] = "") -> Network:
    """Return the subjects named in the same reports: nodes, and links weighted by how many of the last 500 reports name both."""
    return desk.history.network(subject, by=request.user.name, before=before)


@post("/subjects/{subject:str}/status", guards=[may(Permission.RAISE)], sync_to_thread=True, status_code=303)
def status(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[StatusForm]) -> Response[Any]:
    """Raise the status, or request a lower one. A lower one is refused while anything is owed."""
    desk.report_access.require_subject(subject, by=request.user.name)
    request_opened = desk.status_requests.decide(subject, parse_status(data.level), by=request.user.name, reason=required(data.reason))
    return _done(subject, "asked" if request_opened else "status")


@post("/subjects/{subject:str}/lowerings/{lowering:str}/confirmed", guards=[may(Permission.LOWER)], sync_to_thread=True, status_code=303)
def confirm_lowering(request: Asked, desk: TheDesk, subject: FromPath[str], lowering: FromPath[str]) -> Response[Any]:
    """Lower the status as the second person. Refused while anything is owed."""
    desk.report_access.require_subject(subject, by=request.user.name)
    desk.status_requests.confirm(subject, lowering, by=request.user.name)
    return _done(subject, "status")


@post("/subjects/{subject:str}/lowerings/{lowering:str}/refused", guards=[may(Permission.LOWER)], sync_to_thread=True, status_code=303)
def refuse_lowering(
    request: Asked, desk: TheDesk, subject: FromPath[str], lowering: FromPath[str], data: URLEncodedBody[ReasonForm]
) -> Response[Any]:
    """Decline a requested lower status."""
    desk.report_access.require_subject(subject, by=request.user.name)
    desk.status_requests.refuse(subject, lowering, by=request.user.name, reason=required(data.reason))
    return _done(subject, "declined-lowering")


@post("/subjects/{subject:str}/watch", guards=[may(Permission.WATCH)], sync_to_thread=True, status_code=303)
def watch(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[WatchForm]) -> Response[Any]:
    """Begin a watch and open the past to its team. People outside the desk ask for it."""
    outcome = desk.watch_requests.decide(data.team, subject, reason=required(data.reason), by=request.user.name)
    return see_other("/subjects", "watch-asked") if isinstance(outcome, WatchRequest) else _done(subject, "watched")


@post("/watch-requests/{number:str}/approved", guards=[may(Permission.WATCH)], sync_to_thread=True, status_code=303)
def approve_watch(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Begin a watch that a team outside the desk asked for."""
    begun, _ = desk.watch_requests.approve(number, by=request.user.name)
    return _done(begun.subject, "watched")


@post("/watch-requests/{number:str}/declined", guards=[may(Permission.WATCH)], sync_to_thread=True, status_code=303)
def decline_watch(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Decline a watch that a team asked for, or take the request back."""
    desk.watch_requests.decline(number, by=request.user.name, reason=required(data.reason))
    return see_other("/subjects", "watch-declined")


@post("/subjects/{subject:str}/unwatch", guards=[may(Permission.WATCH)], sync_to_thread=True, status_code=303)
def unwatch(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[WatchForm]) -> Response[Any]:
    """End a team's watch."""
    person = request.user.person
    if data.team not in person.teams and not can_manage_team(person, data.team):
        raise PermissionDenied(f"team {data.team} ends its own watches")
    desk.subjects.unwatch(data.team, subject, by=person.name, reason=required(data.reason))
    return _done(subject, "unwatched")


@post("/subjects/{subject:str}/merge", guards=[may(Permission.MERGE)], sync_to_thread=True, status_code=303)
def merge(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[LinkForm]) -> Response[Any]:
    """Merge another subject into this one."""
    desk.report_access.require_subject(subject, by=request.user.name)
    desk.subjects.merge(subject, data.subject, by=request.user.name, reason=required(data.reason))
    return _done(subject, "merged")


@post("/subjects/{subject:str}/split", guards=[may(Permission.MERGE)], sync_to_thread=True, status_code=303)
def split(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Undo a merge."""
    desk.report_access.require_subject(subject, by=request.user.name)
    desk.subjects.split(subject, by=request.user.name, reason=required(data.reason))
    return _done(subject, "split")


@get("/knowledge/report/{report:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def report_knowledge(request: Asked, desk: TheDesk, report: FromPath[str], step: FromQuery[str] = "", at: FromQuery[str] = "") -> Template:
    """Show who knew what about a report at a time."""
    past = _at_step(lambda time, _before: desk.history.of_report(report, by=request.user.name, at=time), _Step(step, at), desk.zone)
    return _knowledge(request, desk, past, f"Report {report}", f"/reports/{segment(report)}")


@get("/knowledge/subject/{subject:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def subject_knowledge(
    request: Asked, desk: TheDesk, subject: FromPath[str], step: FromQuery[str] = "", at: FromQuery[str] = "", before: FromQuery[str] = ""
) -> Template:
    """Show who knew what about a subject at a time, a page of reports at a time."""
    place = _Step(step, at, before)
    past = _at_step(lambda time, upto: desk.history.of_subject(subject, by=request.user.name, at=time, before=upto), place, desk.zone)
    return _knowledge(request, desk, past, f"Subject {past.knowledge.about}", f"/subjects/{segment(subject)}")


@dataclass(frozen=True, slots=True)
class _Step:
    """A place in the timeline: a step number or a typed time, on the page before a report."""

    step: str = ""
    at: str = ""
    before: str = ""


def _at_step(read: Callable[[datetime | None, str], TimelineAt], wanted: _Step, zone: Zone) -> TimelineAt:
    """Return the timeline at a step of its acts, at a typed time, or now."""
    if wanted.at:
        return read(last_of(wanted.at, parse_time(wanted.at, zone)), wanted.before)
    past = read(None, wanted.before)
    if wanted.step.isdecimal() and past.moments:
        past = read(past.moments[min(int(wanted.step), len(past.moments) - 1)], past.before)
    return past


def _knowledge(request: Asked, desk: Desk, past: TimelineAt, title: str, back: str) -> Template:
    template = "knowledge_at.html" if "hx-request" in request.headers else "knowledge.html"
    return page(request, template, past=past, title=title, back=back, head=desk.audit.head())


def _done(subject: str, notice: str) -> Response[Any]:
    return see_other(f"/subjects/{segment(subject)}", notice)
