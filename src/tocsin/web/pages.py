"""Rendering of pages, and the pages that answer errors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Template
from litestar.types import ExceptionHandlersMap

from tocsin.audit import wording
from tocsin.domain.duty import DutyKind, can_take_back
from tocsin.domain.duty_words import ANSWERS, EVIDENCE, NOTE_NEEDED, TO_DO
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, TocsinError, Unavailable, Unknown, kind_and_place
from tocsin.domain.grading import both_gradings
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.web.files import is_played
from tocsin.web.refill_forms import REFUSED
from tocsin.web.security import NotSignedIn, own_path, the_desk

FOLDER = Path(__file__).parent
_log = logging.getLogger("tocsin.web")
NOTICES = {
    "erased": "The contents of the report were erased.",
    "by-model": "The model's words stand beside the original. They may be wrong, and what is owed stays owed.",
    "banked": "The picture is banked. Everything seen before and later is compared with it.",
    "bank-retired": "The picture was taken out of the bank. It stays in the record.",
    "taken-in": "The row is a report now.",
    "drill-begun": "The drill has begun. Nobody knows when its test warnings come.",
    "drill-ended": "The drill has ended, and its invented words were erased.",
    "retention-decided": "The decision is recorded.",
    "series-decided": "The decision is recorded. No duty, priority or status changed.",
    "series-taken-back": "The decision is taken back. The record keeps both.",
    "corrected": "The correction stands beside the report. What the report said stays.",
    "held": "The report is under a legal hold. Nobody can erase it until the hold ends.",
    "hold-ended": "The legal hold has ended.",
    "settings": "The settings are saved, and in force now.",
    "catalogues": "Loaded. What was stored already is unchanged.",
    "mail-sent": "The mail server took the test message. See whether it arrives.",
    "teams": "The teams are saved.",
    "second-step": "From now on you need a code when you sign in.",
    "answered": "Your answer is recorded.",
    "answered-together": "Your answers are recorded.",
    "taken-back": "Your answer is taken back. The duty is owed again, due when it was. The record keeps both.",
    "tried": "The attempt is recorded. The duty stays open.",
    "moved": "The duty was moved. Its due time is unchanged.",
    "delivered": "The report was delivered to one more team.",
    "discarded": "The empty sheet was discarded.",
    "contact-added": "The contact is encrypted. The desk owes the source an answer and a call back now.",
    "noted": "The note is saved.",
    "graded": "The grading is saved.",
    "handled": "The handling code is saved.",
    "prioritised": "The priority was changed. Due times only ever become earlier.",
    "linked": "The report is linked. The teams that watch the subject now owe an answer.",
    "linked-new": "The subject is added, and the report is linked to it. A team that watches it is told of every report that names it.",
    "unlinked": "The link was undone. Duties that were opened stay open.",
    "distinguished": "The reports are no longer linked as duplicates.",
    "watched": "The team now watches the subject, and was given its earlier reports.",
    "watch-asked": "The watch is requested. It begins when a person of the desk approves it.",
    "watch-declined": "The request was declined; the reason is in the record.",
    "unwatched": "The watch ended. Duties that were opened stay open.",
    "status": "The status was changed.",
    "asked": "The lower status is requested. It takes effect when a second person confirms it here.",
    "declined-lowering": "The status stays as it is. The refusal is recorded.",
    "merged": "The subjects are merged. Split undoes it.",
    "split": "The subjects are separate again. Duties that were opened stay open.",
    "added": "Added.",
    "person-added": "Added. Somebody new needs an invitation link: open Change in their row.",
    "message": "The message is up to date.",
    "retired": "It is out of use. What was sent to it stays in the record.",
    "declined": "The answer is recorded. This is not proposed again.",
    "changed": "Changed.",
    "copied": "A copy is kept, encrypted. See below what it lacks.",
    "decided": "The decision is recorded.",
    "drafted": "The notice is drafted. A second person approves it.",
    "notice": "Recorded. The next step is shown below.",
    "written": "Your message is in the mailbox. The reporter sees it when they open it.",
    "storm": "The storm is now a report that is owed an answer.",
    "call-back": "The call is saved as a report. A call back is owed: this page says by when.",
    "call-unwanted": "The call is saved as a report. No call back is owed: the caller does not want one.",
    "call-unreachable": "The call is saved as a report. No call back is owed: the caller left no way to be reached.",
}
_READ_BY_HAND = ("said", "back", "month")
"""Names in addresses that are read from the request and not declared by a handler."""
_LONGEST_NAME = 60
_STATUSES: tuple[tuple[type[TocsinError], int], ...] = (
    (PermissionDenied, 403),
    (Unknown, 404),
    (Malformed, 422),
    (Refused, 409),
    (Unavailable, 503),
)
_TITLES = {
    400: "The form could not be read",
    401: "Not signed in",
    403: "No permission",
    404: "Not found",
    405: "Not found",
    409: "Not done",
    413: "Too large",
    422: "Not done",
    429: "Too many requests",
    503: "The desk is not available",
}
_MESSAGES = {
    403: "The form was not sent from this desk, or is too old, and nothing was saved. Copy what you typed, load the page again, send it.",
    404: "There is no such page.",
    405: "Only a form is sent to this address. Open the page that it was on from the navigation.",
    408: "It arrived too slowly, and nothing was saved. Send it again where the connection is better.",
    413: "This is larger than the desk takes at once, and nothing was saved. Send less, or in parts.",
    503: "Too much arrives at this moment, and nothing was saved. Wait a moment and send it again.",
    429: "You sent more requests in one second than the desk answers. Wait a moment and try again.",
}


def page(request: Request[Any, Any, Any], template: str, **values: Any) -> Template:
    """Return a page of this template with ``values`` and the common context."""
    return Template(template_name=template, context={**context(request), **values}, media_type=MediaType.HTML)


def unread_page(request: Request[Any, Any, Any], template: str, error: Malformed | None, **values: Any) -> Template:
    """Return a page, status 422, with one line about the part of its address that cannot be read. ``values`` keep its form filled in.

    Without an error it is the page as it is.
    """
    if error is None:
        return page(request, template, **values)
    answer = page(request, template, **values, unread=f"{for_browser(error)}.")
    answer.status_code = 422
    return answer


def context(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """Return the context common to every page."""
    notice = NOTICES.get(request.query_params.get("said", ""), "") or _left_out(request)
    desk = the_desk(request)
    return {
        "stalled": desk.jobs.stalled(),
        "now": desk.now(),
        "zone": desk.zone,
        "desk_name": desk.services.settings.name,
        "me": request.scope.get("user"),
        "path": request.url.path,
        "notice": notice,
        "unread": "",
    }


def _left_out(request: Request[Any, Any, Any]) -> str:
    """Return one line about the names in the address that the page does not read, empty if it reads all of them."""
    handler = request.scope.get("route_handler")
    if handler is None or request.scope.get("user") is None or request.method != "GET" or not request.query_params:
        return ""
    read = {*_READ_BY_HAND, *handler.parsed_fn_signature.parameters}
    for provided in handler.resolve_dependencies().values():
        read.update(provided.parsed_fn_signature.parameters)
    names = [name for name in dict.fromkeys(request.query_params) if name not in read]
    return not_used(names[0][:_LONGEST_NAME]) if names else ""


def not_used(part: str) -> str:
    """Return the line that a page shows about a part of its address that it cannot use."""
    return f"This page cannot use “{part}” in its address and left it out. Choose from the lists and links here."


def engine(zone: Callable[[], Zone]) -> JinjaTemplateEngine:
    """Return the template engine: everything is escaped, times are in the desk's zone, a missing value is an error."""
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters |= {
        "moment": lambda time: zone().moment(time),
        "said": lambda time: zone().said(time),
        "utc": lambda time: UNIVERSAL.said(time),
        "local": lambda time: zone().local(time),
        "iso": iso,
        "lag": lag,
        "words": words,
        "can_take_back": can_take_back,
        "duty": lambda kind: words(DutyKind(kind).word),
        "to_do": lambda kind: TO_DO[DutyKind(kind)],
        "answers": lambda kind: ANSWERS[DutyKind(kind)],
        "note_needed": lambda kind: NOTE_NEEDED.get(DutyKind(kind), ""),
        "evidence": lambda part: EVIDENCE.get(part, words(part).capitalize()),
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
        "gradings": both_gradings,
        "size": size,
        "is_played": is_played,
        "segment": segment,
    }
    env.filters |= {
        "in_turn": in_turn,
        "act": wording.act,
        "record_key": wording.key,
        "changes": lambda entry: wording.changes(entry, zone()),
    }
    env.globals |= {"query": query, "code_picture": code_picture}
    return JinjaTemplateEngine.from_environment(env)


def see_other(to: str, notice: str = "") -> Redirect:
    """Redirect to a page that shows a notice. ``notice`` is a key of :data:`NOTICES`."""
    return Redirect(to + (f"?said={notice}" if notice else ""), status_code=303)


def parse_day(text: str) -> date:
    """Parse a day as the date fields of a form send it. Raises :class:`Malformed`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a day: write it like 2026-11-21") from None


def code_picture(text: str) -> str:
    """Return a QR code of a text as SVG, drawn dark on light with a quiet zone, so that cameras read it in dark mode, too."""
    import segno

    return str(segno.make(text, error="m", micro=False).svg_inline(scale=4, dark="#000", light="#fff", border=4))


def iso(time: datetime | None) -> str:
    """Format a time as ISO 8601 in UTC. Empty for None."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z") if time else ""


def lag(time: datetime, now: datetime) -> str:
    """Format the distance to a time: ``in 3 h``, ``2 d ago``, ``just now``."""
    minutes = round((time - now).total_seconds() / 60)
    if minutes == 0:
        return "just now" if time <= now else "in less than a minute"
    distance = abs(minutes)
    text = f"{distance} min" if distance < 120 else f"{distance // 60} h" if distance < 2880 else f"{distance // 1440} d"
    return f"in {text}" if minutes > 0 else f"{text} ago"


def in_turn(names: Iterable[str]) -> str:
    """Join names in order, counting repeats: ``Nora, then Mirel twice``."""
    runs = ((name, sum(1 for _ in run)) for name, run in groupby(names))
    return ", then ".join(name if times == 1 else f"{name} twice" if times == 2 else f"{name} {times} times" for name, times in runs)


def words(name: str) -> str:
    """Replace hyphens and underscores: ``no-further-action`` is ``no further action``."""
    return str(name).replace("-", " ").replace("_", " ")


def size(number: int) -> str:
    """Format a number of bytes."""
    return f"{number} B" if number < 1024 else f"{number / 1024:.0f} KB" if number < 1 << 20 else f"{number / (1 << 20):.1f} MB"


def segment(text: str) -> str:
    """Quote a text as one segment of a path."""
    return quote(text, safe="")


def query(values: Mapping[str, str], **changed: str) -> str:
    """Return a query string of these values, without empty ones."""
    return urlencode({name: value for name, value in {**values, **changed}.items() if value})


def error_pages() -> ExceptionHandlersMap:
    """Return the handlers that answer errors with a page."""
    return {NotSignedIn: _to_sign_in, TocsinError: _refused, HTTPException: _http, Exception: _failed}


def _to_sign_in(request: Request[Any, Any, Any], _error: Exception) -> Response[Any]:
    if request.method == "GET" and not request.url.path.endswith((".json", ".csv")) and "hx-request" not in request.headers:
        return Redirect("/sign-in?" + urlencode({"next": request.url.path}), status_code=303)
    return _page(request, 401, "Your session has ended, and this was not saved. Sign in in another window, and then send it again.")


def _refused(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
    request.scope["state"][REFUSED] = for_browser(error)
    return _page(request, status, for_browser(error))


def for_browser(error: Exception) -> str:
    """Return the message of an error for a page. A fault of the machine that a command mends is for an administrator."""
    if isinstance(error, Unknown) and not error.mend:
        return f"{error}: check how it is written, or choose it from its list"
    mended_by_command = isinstance(error, Unavailable) and error.command
    return f"{error}. Tell an administrator, who can mend it." if mended_by_command else str(error)


def _http(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    assert isinstance(error, HTTPException)
    default = "A field of the form is missing or has the wrong form. Go back and check it."
    return _page(request, error.status_code, _MESSAGES.get(error.status_code, default))


def _failed(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    # Neither the message nor the address is logged: either may hold words of a source.
    _log.error("%s failed: %s", request.scope["method"], kind_and_place(error), extra={"kind": type(error).__name__})
    return _page(request, 500, "The desk failed on this request, and nothing was changed. Try again, or tell an administrator.")


def _page(request: Request[Any, Any, Any], status: int, message: str) -> Response[Any]:
    title = _TITLES.get(status, "The desk failed")
    if request.url.path.endswith((".json", ".csv")):
        return Response({"status": status, "title": title, "detail": message}, status_code=status, media_type="application/problem+json")
    response = page(request, "refused.html", title=title, message=message, status=status, back=_back(request), notice="")
    response.status_code = status
    return response


def _back(request: Request[Any, Any, Any]) -> str:
    """Return the page that the form was on."""
    referrer, own = request.headers.get("referer", ""), str(request.base_url)
    return own_path(referrer[len(own) - 1 :]) if referrer.startswith(own) else "/"
