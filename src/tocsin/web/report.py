"""One report: read, answered, graded, linked, noted. Every form is one act, and one entry in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.report_access import gradings
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.report import Priority
from tocsin.web.files import shown_safely
from tocsin.web.pages import done, page, segment
from tocsin.web.security import Asked, TheDesk, may, within_reach


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """How a duty is done."""

    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A note."""

    note: str


@dataclass(frozen=True, slots=True)
class Towards:
    """Another team, and why."""

    team: str
    reason: str


@dataclass(frozen=True, slots=True)
class Graded:
    """A grading as three choices (3x5x2), or as two letters (Admiralty)."""

    reason: str
    source: str = ""
    information: str = ""
    handling: str = ""
    admiralty: str = ""


@dataclass(frozen=True, slots=True)
class Valued:
    """A new value, and why."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """A reason."""

    reason: str


@get("/reports/{report:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def report_page(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """A report, whole; that it was read is in the ledger."""
    return _page(request, desk, report, seen="said" not in request.query_params)


@post("/reports/{report:str}/source", guards=[may(Permission.READ_SOURCE), within_reach], sync_to_thread=True, status_code=200)
def source(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Why]) -> Template:
    """Who told us: shown once, with the reason in the record."""
    code_word, contact = desk.report_access.source(report, by=request.user.name, reason=data.reason)
    return page(request, "source.html", report=report, code_word=code_word, contact=contact)


@get("/reports/{report:str}/files/{number:int}", guards=[may(Permission.READ)], sync_to_thread=True)
def file(request: Asked, desk: TheDesk, report: FromPath[str], number: FromPath[int], original: FromQuery[bool] = False) -> Response[bytes]:
    """An attachment: as a picture drawn anew, or as bytes that no browser runs."""
    held, data = desk.report_access.file(report, number, by=request.user.name)
    return shown_safely(held, data, original)


@post("/reports/{report:str}/duties/{duty:str}/done", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def answer(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[AnswerForm]) -> Response[Any]:
    """Ends a duty in the visitor's name."""
    desk.duties.done(duty, by=request.user.name, outcome=data.outcome, note=data.note)
    return _done(report, "answered")


@post("/reports/{report:str}/duties/{duty:str}/tried", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def tried(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Records a try that did not end the duty."""
    desk.duties.attempt(duty, by=request.user.name, note=data.note)
    return _done(report, "tried")


@post("/reports/{report:str}/duties/{duty:str}/moved", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def moved(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[Towards]) -> Response[Any]:
    """Moves a duty to another team."""
    desk.duties.reroute(duty, data.team, by=request.user.name, reason=given(data.reason))
    return _done(report, "moved") if desk.report_access.may_read(report, by=request.user.name) else done("/queue", "moved")


@post("/reports/{report:str}/deliver", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def deliver(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Towards]) -> Response[Any]:
    """Puts the report before one more team."""
    desk.duties.deliver(report, data.team, by=request.user.name, reason=given(data.reason))
    return _done(report, "delivered")


@post("/reports/{report:str}/note", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def note(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Adds a note."""
    desk.reports.note(report, given(data.note, "write the note first"), by=request.user.name)
    return _done(report, "noted")


@post("/reports/{report:str}/grade", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def grade(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Graded]) -> Response[Any]:
    """Grades the source and what it said."""
    graded = data.admiralty or data.source + data.information + data.handling
    desk.reports.grade(report, graded, by=request.user.name, reason=given(data.reason))
    return _done(report, "graded")


@post("/reports/{report:str}/handling", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def handling(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Valued]) -> Response[Any]:
    """Gives the report a handling code."""
    desk.reports.handle(report, data.value, by=request.user.name, reason=given(data.reason))
    return _done(report, "handled")


@post("/reports/{report:str}/priority", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def priority(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Valued]) -> Response[Any]:
    """Gives the report another priority."""
    if data.value not in set(Priority):
        raise Malformed(f"priority is one of {', '.join(Priority)}")
    desk.duties.prioritise(report, data.value, by=request.user.name, reason=given(data.reason))
    return _done(report, "prioritised")


@post("/reports/{report:str}/link", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def link(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Valued]) -> Response[Any]:
    """Says that the report touches a subject."""
    desk.subjects.link(report, data.value, by=request.user.name, reason=given(data.reason))
    return _done(report, "linked")


@post("/reports/{report:str}/unlink", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def unlink(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Valued]) -> Response[Any]:
    """Says that the report does not touch a subject after all."""
    desk.subjects.unlink(report, data.value, by=request.user.name, reason=given(data.reason))
    return _done(report, "unlinked")


@post("/reports/{report:str}/distinguish", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def distinguish(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[Valued]) -> Response[Any]:
    """Says that two reports are not the same after all."""
    desk.reports.distinguish(report, data.value, by=request.user.name, reason=given(data.reason))
    return _done(report, "distinguished")


@get("/reports/{report:str}/mailbox", guards=[may(Permission.READ)], sync_to_thread=True)
def mailbox(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """What the desk and the reporter wrote to each other."""
    return page(request, "mailbox.html", report=report, box=desk.mailboxes.read(report, by=request.user.name))


@post("/reports/{report:str}/mailbox", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def write(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Writes to the reporter."""
    desk.mailboxes.write(report, by=request.user.name, text=data.note)
    return done(f"/reports/{segment(report)}/mailbox", "written")


def _page(request: Asked, desk: Desk, report: str, seen: bool) -> Template:
    opened = desk.report_access.open(report, by=request.user.name, seen=seen)
    sources, information, handling_ = gradings()
    return page(
        request,
        "report.html",
        opened=opened,
        teams=[team.name for team in desk.people.listed()[0]],
        priorities=list(Priority),
        sources=sources,
        information=information,
        handling=handling_,
    )


def given(reason: str, mend: str = "say why: the reason stays in the record") -> str:
    """The reason as it was given; raises :class:`Malformed` when it is empty."""
    if not reason.strip():
        raise Malformed(mend)
    return reason.strip()


def _done(report: str, said: str) -> Response[Any]:
    return done(f"/reports/{segment(report)}", said)
