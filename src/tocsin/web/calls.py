"""The call sheet: one page, filled in while listening."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.call_sheets import Kept
from tocsin.domain.people import Permission
from tocsin.ingest.reports.call_sheet import QUESTIONS, CallSheet, objection
from tocsin.ingest.sealing.reach import agreed
from tocsin.web.pages import page, see_other
from tocsin.web.security import Asked, TheDesk, may

_FIELDS = frozenset(question.field for question in QUESTIONS)
_BEFORE = "before-"
_QUIET = ("contact", "language", "call_back", "danger")
_TAKES = [may(Permission.RECEIVE)]


@get("/calls", guards=_TAKES, sync_to_thread=True)
def calls(request: Asked, desk: TheDesk) -> Template:
    """List one's own unfinished sheets, and offer a new one."""
    name = request.user.name
    unfinished, finished = desk.call_sheets.unfinished(by=name), desk.call_sheets.just_finished(by=name)
    return page(request, "calls.html", unfinished=unfinished, finished=finished)


@post("/calls", guards=_TAKES, sync_to_thread=True, status_code=303)
def begin(request: Asked, desk: TheDesk) -> Response[Any]:
    """Begin a sheet."""
    return see_other(f"/calls/{desk.call_sheets.begin(by=request.user.name).id}")


@get("/calls/{sheet:str}", guards=_TAKES, sync_to_thread=True)
def call(request: Asked, desk: TheDesk, sheet: FromPath[str]) -> Response[Any]:
    """Show a sheet with everything typed so far."""
    draft = desk.call_sheets.show(sheet, by=request.user.name)
    if draft.sheet.report:
        return see_other(f"/reports/{draft.sheet.report}")
    window, before = secrets.token_hex(8), {field: draft.said.said(field) for field in _FIELDS}
    return page(request, "call.html", draft=draft, questions=QUESTIONS, window=window, before=before, **_matches(desk, draft.said))


@post("/calls/{sheet:str}", guards=_TAKES, sync_to_thread=True, status_code=200)
def save(request: Asked, desk: TheDesk, sheet: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Template:
    """Store the answers typed so far, and return the names matched in them."""
    draft = _saved(desk, sheet, data, request.user.name)
    before = {**_before(data), **_answers(data)}
    return page(request, "call_found.html", draft=draft, window=data.get("window", ""), before=before, **_matches(desk, draft.said))


@post("/calls/{sheet:str}/finished", guards=_TAKES, sync_to_thread=True, status_code=303)
def finish(request: Asked, desk: TheDesk, sheet: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Response[Any]:
    """Store the call as a report."""
    draft = _saved(desk, sheet, data, request.user.name)
    receipt = desk.call_sheets.file(draft, by=request.user.name, hung_up="hung_up" in data)
    return see_other(f"/reports/{receipt.report}", _notice(desk, draft.said))


@post("/calls/{sheet:str}/discarded", guards=_TAKES, sync_to_thread=True, status_code=303)
def discard(request: Asked, desk: TheDesk, sheet: FromPath[str]) -> Response[Any]:
    """Discard an empty sheet."""
    desk.call_sheets.discard(sheet, by=request.user.name)
    return see_other("/calls", "discarded")


@post("/calls/{sheet:str}/taken-back", guards=_TAKES, sync_to_thread=True, status_code=303)
def take_back(request: Asked, desk: TheDesk, sheet: FromPath[str]) -> Response[Any]:
    """Go on with a call that was ended too early, on a sheet of its own."""
    return see_other(f"/calls/{desk.call_sheets.take_back(sheet, by=request.user.name).id}")


def _saved(desk: Desk, sheet: str, data: Mapping[str, str], by: str) -> Kept:
    """Save the answers of a window against those that it last knew."""
    before = _before(data) if data.get("window") else None
    return desk.call_sheets.save(sheet, _answers(data), by=by, before=before, window=data.get("window", ""))


def _before(data: Mapping[str, str]) -> dict[str, str]:
    return {field: data.get(f"{_BEFORE}{field}", "") for field in _FIELDS}


def _answers(data: Mapping[str, str]) -> dict[str, str]:
    return {name: words for name, words in data.items() if name in _FIELDS}


def _matches(desk: Desk, sheet: CallSheet) -> dict[str, Any]:
    """Match names in the answers, and compute by when the caller would be called back."""
    text = "\n".join(sheet.said(question.field) for question in QUESTIONS if question.field not in _QUIET)
    return {
        "mentions": desk.screen(text) if text.strip() else (),
        "others": [(question.heading, words) for question in QUESTIONS for words in sheet.also(question.field)],
        "call_back_by": desk.call_sheets.call_back_by(sheet),
        "agreed": agreed(sheet.said("call_back")),
        "unowed": desk.call_sheets.unowed(sheet),
        "language_again": objection("language", sheet.said("language")),
    }


def _notice(desk: Desk, sheet: CallSheet) -> str:
    """Return the notice for a stored call."""
    if not desk.call_sheets.unowed(sheet):
        return "call-back"
    return "call-unwanted" if agreed(sheet.said("call_back")) is False else "call-unreachable"
