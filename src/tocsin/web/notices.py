"""Notices to platforms: approved, sent, followed, closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk.choices import Grouping
from tocsin.desk.notice_figures import MOST_HIDDEN
from tocsin.domain.errors import Malformed
from tocsin.domain.notice import ContentState, NoticeStep, Remover
from tocsin.domain.notice_words import CONTENT_STATES, NOTICE_STEPS
from tocsin.domain.people import Permission
from tocsin.web.pages import page, see_other, segment
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, of_desk

_READ = [of_desk(Permission.READ)]
_ASSESS = [of_desk(Permission.ASSESS)]


@dataclass(frozen=True, slots=True)
class SendForm:
    """The form that sends a notice. ``way`` is ``mail`` or ``hand``. ``copy`` attaches the copy of the content to the mail."""

    way: str = "mail"
    copy: str = ""


@dataclass(frozen=True, slots=True)
class EventForm:
    """The form that records an answer of the platform or an act of the desk."""

    step: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ObservationForm:
    """The form that records what a person saw at the location."""

    state: str
    detail: str = ""
    remover: str = ""


@dataclass(frozen=True, slots=True)
class AgainForm:
    """The form that confirms that content was seen again. ``location`` is where it is now, if that is another place."""

    reason: str = ""
    location: str = ""


@get("/notices", guards=_READ, sync_to_thread=True)
def notices(request: Asked, desk: TheDesk, group_by: FromQuery[str] = "platform") -> Template:
    """Return the list of notices, the soonest due first, with figures of removal by platform or another grouping."""
    grouping = group_by if group_by in set(Grouping) else Grouping.PLATFORM.value
    views = desk.notices.listed(closed=True, by=request.user.name)
    return page(
        request,
        "notices.html",
        views=views,
        rates=desk.notice_figures.by(Grouping(grouping), by=request.user.name),
        grouping=grouping,
        groupings=list(Grouping),
        lasting=desk.notice_figures.lasting(by=request.user.name),
        small=MOST_HIDDEN + 1,
        again=desk.reappearances.listed(by=request.user.name),
        may_act=request.user.may(Permission.ASSESS),
    )


@get("/groups", guards=_READ, sync_to_thread=True)
def groups(request: Asked, desk: TheDesk) -> Template:
    """Return the list of watched groups with what they posted, what was noticed, and what is still up."""
    return page(request, "groups.html", groups=desk.groups.listed(by=request.user.name))


@get("/notices/{number:str}", guards=_READ, sync_to_thread=True)
def notice(request: Asked, desk: TheDesk, number: FromPath[str]) -> Template:
    """Return the page of a notice."""
    view = desk.notices.view(number, by=request.user.name)
    return page(
        request,
        "notice.html",
        view=view,
        item=desk.items.view(view.notice.item, by=request.user.name),
        text=desk.notices.text(number),
        steps=list(NoticeStep),
        notice_steps=NOTICE_STEPS,
        content_states=CONTENT_STATES,
        states=list(ContentState),
        removers=list(Remover),
        doubtful=desk.platforms.doubtful(view.notice.address) if view.notice.sent is None else None,
        answers=desk.platforms.answers(view.notice.id, by=request.user.name),
        again=desk.reappearances.listed(notice=view.notice.id, answered=True, by=request.user.name),
        may_act=request.user.may(Permission.ASSESS),
    )


@post("/answers/{number:str}/recorded", guards=_ASSESS, sync_to_thread=True, status_code=303)
def record_answer(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[EventForm]) -> Response[Any]:
    """Record an answer of the platform as a step of its notice."""
    if data.step not in set(NoticeStep):
        raise Malformed(f"choose one of {', '.join(NoticeStep)}")
    return _back(desk.platforms.record(number, NoticeStep(data.step), by=request.user.name).notice)


@post("/answers/{number:str}/set-aside", guards=_ASSESS, sync_to_thread=True, status_code=303)
def set_answer_aside(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Set an answer aside that says nothing on the notice."""
    return _back(desk.platforms.set_aside(number, by=request.user.name, reason=required(data.reason)).notice)


@post("/suggestions/{number:str}/confirmed", guards=_ASSESS, sync_to_thread=True, status_code=303)
def confirm_suggestion(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[AgainForm]) -> Response[Any]:
    """Confirm that content was seen again. With a place of its own, go to the new item."""
    item = desk.reappearances.confirm(number, by=request.user.name, reason=required(data.reason), location=data.location.strip())
    return see_other(f"/items/{segment(item.id)}" if item else "/notices", "added" if item else "notice")


@post("/suggestions/{number:str}/dismissed", guards=_ASSESS, sync_to_thread=True, status_code=303)
def dismiss_suggestion(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Dismiss a suggestion: it is other content."""
    return _back(desk.reappearances.dismiss(number, by=request.user.name, reason=required(data.reason)).notice)


@post("/notices/{number:str}/approved", guards=_ASSESS, sync_to_thread=True, status_code=303)
def approve_notice(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Approve a draft, as a second person."""
    return _back(desk.notices.approve(number, by=request.user.name).id)


@post("/notices/{number:str}/sent", guards=_ASSESS, sync_to_thread=True, status_code=303)
def send_notice(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[SendForm]) -> Response[Any]:
    """Send a notice by mail, or record that it was sent by hand."""
    sent = desk.notices.send(number, by=request.user.name, by_hand=data.way == "hand", with_copy=bool(data.copy))
    return _back(sent.id)


@post("/notices/{number:str}/events", guards=_ASSESS, sync_to_thread=True, status_code=303)
def notice_event(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[EventForm]) -> Response[Any]:
    """Record an answer of the platform or an act of the desk."""
    if data.step not in set(NoticeStep):
        raise Malformed(f"choose one of {', '.join(NoticeStep)}")
    return _back(desk.notices.event(number, NoticeStep(data.step), by=request.user.name, words=data.words.strip()).notice)


@post("/notices/{number:str}/observations", guards=_ASSESS, sync_to_thread=True, status_code=303)
def observe_notice(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ObservationForm]) -> Response[Any]:
    """Record what a person saw at the location."""
    if data.state not in set(ContentState):
        raise Malformed(f"choose one of {', '.join(ContentState)}")
    if data.remover not in ("", *Remover):
        raise Malformed(f"choose one of {', '.join(Remover)}")
    sight = {"detail": data.detail.strip(), "remover": data.remover}
    return _back(desk.notices.observe(number, ContentState(data.state), by=request.user.name, **sight).notice)


@post("/notices/{number:str}/closed", guards=_ASSESS, sync_to_thread=True, status_code=303)
def close_notice(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Close a notice with a reason."""
    return _back(desk.notices.close(number, by=request.user.name, reason=required(data.reason)).id)


def _back(notice_id: str) -> Response[Any]:
    return see_other(f"/notices/{segment(notice_id)}", "notice")
