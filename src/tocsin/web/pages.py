"""How a page is rendered, and how a refusal looks."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
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
from tocsin.desk.report_access import both_gradings
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, TocsinError, Unavailable, Unknown
from tocsin.domain.time_zone import Zone
from tocsin.web.refill_forms import REFUSED
from tocsin.web.security import NotSignedIn, own_path, the_desk

FOLDER = Path(__file__).parent
_log = logging.getLogger("tocsin.web")
SAID = {
    "second-step": "From now on a code is asked for when you sign in.",
    "answered": "Your answer is in the record.",
    "tried": "The try is recorded. The duty stays open.",
    "moved": "The duty was moved; its due time stays.",
    "delivered": "The report was put before one more team.",
    "noted": "The note is kept.",
    "graded": "The grading is in the record.",
    "handled": "The handling code is in the record.",
    "prioritised": "The priority was changed; due times only ever come nearer.",
    "linked": "The report is linked; the teams that watch the subject owe an answer.",
    "unlinked": "The link was undone; what is owed stays owed.",
    "distinguished": "The reports are no longer linked as duplicates.",
    "translated": "The translation is kept as a note.",
    "watched": "The team watches the subject now, and was given the past.",
    "watch-asked": "The watch is asked for. It begins when a person of the desk approves it.",
    "watch-declined": "The request was declined; the reason is in the record.",
    "unwatched": "The watch ended; what is owed stays owed.",
    "status": "The status was changed.",
    "asked": "The lower status is asked for. It takes effect when a second person confirms it here.",
    "declined-lowering": "The status stays; the refusal is in the record.",
    "merged": "The subjects are one now; split undoes it.",
    "split": "The subjects are apart again; what is owed stays owed.",
    "added": "Added.",
    "declined": "The answer is in the record; this is not proposed again.",
    "changed": "Changed.",
    "written": "Your message is in the mailbox. The reporter sees it when they open it.",
    "storm": "The storm is a report now, and owed an answer.",
    "call-back": "The call is kept as a report. A call back is owed: when stands under What is owed.",
    "call-unwanted": "The call is kept as a report. No call back is owed: they do not want one.",
    "call-unreachable": "The call is kept as a report. No call back is owed: no way to reach them was given.",
}
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
    403: "Not for you",
    404: "Not here",
    405: "Not here",
    409: "Not done",
    413: "Too large",
    422: "Not done",
    429: "Too fast",
    503: "The desk cannot work",
}
_SAID_OF = {
    403: "The form was not sent from this desk, or is too old: load the page again.",
    404: "There is no such page.",
    429: "More was asked for in one second than the desk answers: wait a moment and try again.",
}


def page(request: Request[Any, Any, Any], template: str, **values: Any) -> Template:
    """A page with what every page has."""
    return Template(template_name=template, context={**context(request), **values}, media_type=MediaType.HTML)


def context(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """What every page has."""
    said = SAID.get(request.query_params.get("said", ""), "")
    return {"now": the_desk(request).now(), "me": request.scope.get("user"), "path": request.url.path, "said": said}


def engine(zone: Zone) -> JinjaTemplateEngine:
    """The templates of a desk in this zone: everything is escaped, and a value that is missing is an error."""
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters |= {
        "moment": zone.moment,
        "said": zone.said,
        "local": zone.local,
        "iso": iso,
        "lag": lag,
        "words": words,
        "gradings": both_gradings,
        "size": size,
        "segment": segment,
    }
    env.filters |= {"in_turn": in_turn, "act": wording.act, "changes": partial(wording.changes, zone=zone)}
    env.globals |= {"query": query, "zone": zone}
    return JinjaTemplateEngine.from_environment(env)


def done(to: str, said: str = "") -> Redirect:
    """Back to a page, which says what was done: ``said`` is a key of :data:`SAID`."""
    return Redirect(to + (f"?said={said}" if said else ""), status_code=303)


def iso(time: datetime | None) -> str:
    """A time as a machine reads it."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z") if time else ""


def lag(time: datetime, now: datetime) -> str:
    """How far away a time is: ``in 3 h``, ``2 d ago``, ``just now``."""
    minutes = round((time - now).total_seconds() / 60)
    if minutes == 0:
        return "just now" if time <= now else "in less than a minute"
    size_ = abs(minutes)
    said = f"{size_} min" if size_ < 120 else f"{size_ // 60} h" if size_ < 2880 else f"{size_ // 1440} d"
    return f"in {said}" if minutes > 0 else f"{said} ago"


def in_turn(names: Iterable[str]) -> str:
    """Names one after the other: ``Nora, then Mirel twice``."""
    runs = ((name, sum(1 for _ in run)) for name, run in groupby(names))
    return ", then ".join(name if times == 1 else f"{name} twice" if times == 2 else f"{name} {times} times" for name, times in runs)


def words(name: str) -> str:
    """A name of the code as words: ``no-further-action`` is ``no further action``."""
    return str(name).replace("-", " ").replace("_", " ")


def size(number: int) -> str:
    """A number of bytes in words."""
    return f"{number} B" if number < 1024 else f"{number / 1024:.0f} KB" if number < 1 << 20 else f"{number / (1 << 20):.1f} MB"


def segment(text: str) -> str:
    """A text as one segment of a path."""
    return quote(text, safe="")


def query(values: Mapping[str, str], **changed: str) -> str:
    """A query string of these values, those that are empty left out."""
    return urlencode({name: value for name, value in {**values, **changed}.items() if value})


def refusals() -> ExceptionHandlersMap:
    """What is answered when something is not done."""
    return {NotSignedIn: _to_sign_in, TocsinError: _refused, HTTPException: _http, Exception: _failed}


def _to_sign_in(request: Request[Any, Any, Any], _error: Exception) -> Response[Any]:
    if request.method == "GET" and not request.url.path.endswith((".json", ".csv")) and "hx-request" not in request.headers:
        return Redirect("/sign-in?" + urlencode({"next": request.url.path}), status_code=303)
    return _page(request, 401, "Sign in and try again. What you typed is still in the other window.")


def _refused(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
    request.scope["state"][REFUSED] = str(error)
    return _page(request, status, str(error))


def _http(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    assert isinstance(error, HTTPException)
    unread = "Something in the form is missing or is not what was asked for."
    return _page(request, error.status_code, _SAID_OF.get(error.status_code, unread))


def _failed(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    # Neither the message nor the address: either may hold what a source said.
    _log.error("%s failed: %s", request.scope["method"], type(error).__name__, extra={"kind": type(error).__name__})
    return _page(request, 500, "Something went wrong on our side. Nothing was changed.")


def _page(request: Request[Any, Any, Any], status: int, message: str) -> Response[Any]:
    title = _TITLES.get(status, "Something went wrong")
    if request.url.path.endswith((".json", ".csv")):
        return Response({"status": status, "title": title, "detail": message}, status_code=status, media_type="application/problem+json")
    shown = page(request, "refused.html", title=title, message=message, status=status, back=_back(request), said="")
    shown.status_code = status
    return shown


def _back(request: Request[Any, Any, Any]) -> str:
    """Where the form was."""
    came, own = request.headers.get("referer", ""), str(request.base_url)
    return own_path(came[len(own) - 1 :]) if came.startswith(own) else "/"
