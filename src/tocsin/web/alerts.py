"""Alerts, referrals and documents to people outside the desk, and the directory of their recipients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk.dispatches import NewDispatch
from tocsin.desk.recipients import NewRecipient
from tocsin.domain.dispatch import ANSWER_WITHIN, ContactPerson, DispatchKind, RecipientRole, Reply
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.outbound.dispatch_text import languages
from tocsin.web.pages import page, see_other, segment
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, of_desk

_READ = [of_desk(Permission.READ)]
_ANSWER = [of_desk(Permission.ANSWER)]
_ASSESS = [of_desk(Permission.ASSESS)]


@dataclass(frozen=True, slots=True)
class RecipientForm:
    """The form that adds a recipient with its first contact."""

    name: str
    contact: str
    address: str
    reason: str
    role: str = RecipientRole.SITE.value
    code_address: str = ""
    phone: str = ""
    language: str = "en"
    also: str = ""
    place: str = ""
    neighbours: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ContactPersonForm:
    """The form that adds a contact to a recipient."""

    contact: str
    address: str
    reason: str
    code_address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DispatchForm:
    """The form that drafts a message. ``recommendations`` holds one on each line."""

    kind: str
    recipient: str
    text: str
    report: str = ""
    recommendations: str = ""
    days: str = str(ANSWER_WITHIN.days)
    names_checked: str = ""


@dataclass(frozen=True, slots=True)
class WordsForm:
    """The form that records an acknowledgement by telephone."""

    words: str


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """The form that records an answer to a recommendation."""

    number: str
    reply: str
    words: str = ""


@get("/alerts", guards=_READ, sync_to_thread=True)
def alerts(request: Asked, desk: TheDesk, report: FromQuery[str] = "", recipient: FromQuery[str] = "") -> Template:
    """Return the list of messages outside, and the form for a new one. The parameters fill the form in."""
    return page(
        request,
        "alerts.html",
        views=desk.dispatches.listed(closed=True, by=request.user.name),
        recipients=desk.recipients.listed(by=request.user.name),
        kinds=list(DispatchKind),
        owed=desk.dispatches.owed(by=request.user.name),
        about=report,
        recipient=recipient,
        days=ANSWER_WITHIN.days,
        may_act=request.user.may(Permission.ANSWER),
    )


@post("/alerts", guards=_ANSWER, sync_to_thread=True, status_code=303)
def draft_alert(request: Asked, desk: TheDesk, data: URLEncodedBody[DispatchForm]) -> Response[Any]:
    """Draft a message and go to its page."""
    if data.kind not in set(DispatchKind):
        raise Malformed(f"choose one of {', '.join(DispatchKind)}")
    if not data.days.strip().isdecimal() or not 1 <= int(data.days) <= 3650:
        raise Malformed("the time for answers is a number of days, at most 3650")
    within, names_checked = timedelta(days=int(data.days)), bool(data.names_checked)
    recommendations, report = data.recommendations.splitlines(), data.report.strip()
    new = NewDispatch(DispatchKind(data.kind), required(data.recipient), data.text, report, recommendations, within, names_checked)
    return _back(desk.dispatches.draft(new, by=request.user.name).id)


@get("/alerts/{number:str}", guards=_READ, sync_to_thread=True)
def alert(request: Asked, desk: TheDesk, number: FromPath[str]) -> Template:
    """Return the page of a message."""
    return _page(request, desk, number)


@post("/alerts/{number:str}/approved", guards=_ASSESS, sync_to_thread=True, status_code=303)
def approve_alert(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Approve a draft, as a second person."""
    return _back(desk.dispatches.approve(number, by=request.user.name).id)


@post("/alerts/{number:str}/sent", guards=_ANSWER, sync_to_thread=True, status_code=303)
def send_alert(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Send a message to the contacts of its recipient."""
    return _back(desk.dispatches.send(number, by=request.user.name).id)


@post("/alerts/{number:str}/code", guards=_ANSWER, sync_to_thread=True, status_code=200)
def show_code(request: Asked, desk: TheDesk, number: FromPath[str]) -> Template:
    """Show the code for reading out by telephone. The reading is recorded."""
    return _page(request, desk, number, desk.dispatches.code(number, by=request.user.name))


@post("/alerts/{number:str}/acknowledged", guards=_ANSWER, sync_to_thread=True, status_code=303)
def acknowledge_alert(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[WordsForm]) -> Response[Any]:
    """Record an acknowledgement by telephone or in person."""
    return _back(desk.dispatches.acknowledge(number, data.words, by=request.user.name).id)


@post("/alerts/{number:str}/replies", guards=_ANSWER, sync_to_thread=True, status_code=303)
def reply_alert(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReplyForm]) -> Response[Any]:
    """Record an answer to a recommendation that came by letter or telephone."""
    if data.reply not in set(Reply):
        raise Malformed(f"choose one of {', '.join(Reply)}")
    return _back(desk.dispatches.reply(f"{number}.{data.number}", Reply(data.reply), data.words, by=request.user.name).dispatch)


@post("/alerts/{number:str}/closed", guards=_ANSWER, sync_to_thread=True, status_code=303)
def close_alert(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Close a message with a reason."""
    return _back(desk.dispatches.close(number, by=request.user.name, reason=required(data.reason)).id)


@get("/recipients", guards=_READ, sync_to_thread=True)
def recipients(request: Asked, desk: TheDesk) -> Template:
    """Return the directory of recipients."""
    return page(
        request,
        "recipients.html",
        views=desk.recipients.listed(by=request.user.name),
        roles=list(RecipientRole),
        languages=languages(),
        may_act=request.user.may(Permission.ANSWER),
    )


@post("/recipients", guards=_ANSWER, sync_to_thread=True, status_code=303)
def add_recipient(request: Asked, desk: TheDesk, data: URLEncodedBody[RecipientForm]) -> Response[Any]:
    """Add a recipient."""
    if data.role not in set(RecipientRole):
        raise Malformed(f"choose one of {', '.join(RecipientRole)}")
    contact = ContactPerson(data.contact.strip(), data.address.strip(), data.code_address.strip(), data.phone.strip())
    new = NewRecipient(
        RecipientRole(data.role),
        data.name,
        [contact],
        data.language,
        [name for name in data.also.split(";") if name.strip()],
        data.place,
        data.neighbours.replace(",", " ").split(),
        data.subject.strip(),
    )
    desk.recipients.add(new, by=request.user.name, reason=required(data.reason))
    return see_other("/recipients", "added")


@post("/recipients/{number:str}/contacts", guards=_ANSWER, sync_to_thread=True, status_code=303)
def add_contact(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ContactPersonForm]) -> Response[Any]:
    """Add a contact, who is alerted after those before."""
    contact = ContactPerson(data.contact.strip(), data.address.strip(), data.code_address.strip(), data.phone.strip())
    desk.recipients.add_contact(number, contact, by=request.user.name, reason=required(data.reason))
    return see_other("/recipients", "added")


@post("/recipients/{number:str}/retired", guards=_ANSWER, sync_to_thread=True, status_code=303)
def retire_recipient(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Take a recipient out of use."""
    desk.recipients.retire(number, by=request.user.name, reason=required(data.reason))
    return see_other("/recipients", "retired")


def _page(request: Asked, desk: TheDesk, number: str, code: str = "") -> Template:
    view = desk.dispatches.view(number, by=request.user.name)
    neighbours = [desk.recipients.view(neighbour, by=request.user.name) for neighbour in view.recipient.recipient.neighbours]
    return page(
        request,
        "alert.html",
        view=view,
        code=code,
        replies=list(Reply),
        neighbours=neighbours,
        door=bool(desk.services.settings.door),
        may_act=request.user.may(Permission.ANSWER),
        may_approve=request.user.may(Permission.ASSESS),
    )


def _back(number: str) -> Response[Any]:
    return see_other(f"/alerts/{segment(number)}", "message")
