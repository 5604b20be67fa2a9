"""The call sheet: one page, typed while listening."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.domain.people import Permission
from tocsin.ingest.reports.call_sheet import QUESTIONS, CallSheet, agreed, no_call_back, objection
from tocsin.web.pages import done, page
from tocsin.web.security import Asked, TheDesk, may

_FIELDS = frozenset(question.field for question in QUESTIONS)
_QUIET = ("contact", "language", "call_back", "danger")
_TAKES = [may(Permission.RECEIVE)]


@get("/calls", guards=_TAKES, sync_to_thread=True)
def calls(request: Asked, desk: TheDesk) -> Template:
    """One's own unfinished sheets, and a new one."""
    return page(request, "calls.html", unfinished=desk.call_sheets.unfinished(by=request.user.name))


@post("/calls", guards=_TAKES, sync_to_thread=True, status_code=303)
def begin(request: Asked, desk: TheDesk) -> Response[Any]:
    """A new sheet."""
    return done(f"/calls/{desk.call_sheets.begin(by=request.user.name).id}")


@get("/calls/{sheet:str}", guards=_TAKES, sync_to_thread=True)
def call(request: Asked, desk: TheDesk, sheet: FromPath[str]) -> Response[Any]:
    """The sheet, with everything that was typed before."""
    kept = desk.call_sheets.show(sheet, by=request.user.name)
    if kept.sheet.report:
        return done(f"/reports/{kept.sheet.report}")
    return page(request, "call.html", kept=kept, questions=QUESTIONS, **_found(desk, kept.said))


@post("/calls/{sheet:str}", guards=_TAKES, sync_to_thread=True, status_code=200)
def save(request: Asked, desk: TheDesk, sheet: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Template:
    """Keeps what is typed; answers with the names that are known in it."""
    kept = desk.call_sheets.save(sheet, by=request.user.name, answers=_answers(data))
    return page(request, "call_found.html", kept=kept, **_found(desk, kept.said))


@post("/calls/{sheet:str}/finished", guards=_TAKES, sync_to_thread=True, status_code=303)
def finish(request: Asked, desk: TheDesk, sheet: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Response[Any]:
    """Makes a report of the sheet."""
    kept = desk.call_sheets.save(sheet, by=request.user.name, answers=_answers(data))
    receipt = desk.call_sheets.finish(sheet, by=request.user.name)
    return done(f"/reports/{receipt.report}", _kept_as(kept.said))


def _answers(data: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in data.items() if name in _FIELDS}


def _found(desk: Desk, said: CallSheet) -> dict[str, Any]:
    """The known names in what is written, and by when the caller would be rung back."""
    text = "\n".join(said.said(question.field) for question in QUESTIONS if question.field not in _QUIET)
    return {
        "mentions": desk.screen(text) if text.strip() else (),
        "call_back_by": desk.call_sheets.call_back_by(said),
        "agreed": agreed(said.said("call_back")),
        "unowed": no_call_back(said),
        "language_again": objection("language", said.said("language")),
    }


def _kept_as(said: CallSheet) -> str:
    """What the page says once the call is kept."""
    if not no_call_back(said):
        return "call-back"
    return "call-unwanted" if agreed(said.said("call_back")) is False else "call-unreachable"
