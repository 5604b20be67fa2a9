"""The door's pages."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Litestar, MediaType, Request, Response, Router, get, post
from litestar.datastructures import FormMultiDict, MutableScopeHeaders, State, UploadFile
from litestar.exceptions import HTTPException
from litestar.params import FromPath, URLEncodedBody
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Template
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig
from litestar.types import Message, Scope
from msgspec.structs import replace

from tocsin.desk.door_folder import (
    MOST_CONTACT,
    MOST_FILE_BYTES,
    MOST_FILES,
    MOST_TEXT,
    BoxView,
    Drop,
    DropFolder,
    DroppedFile,
    ReceiptNumber,
    hour_of,
)
from tocsin.domain.errors import Malformed, TocsinError
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.web.door.flood import Flood
from tocsin.web.door.languages import FIRST, DoorTexts, chosen, languages

FOLDER = Path(__file__).parent
EXIT = "https://www.wikipedia.org/"
_log = logging.getLogger("tocsin.door")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_TOKEN = re.compile(r"[0-9a-f]{32}")
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
Asked = Request[Any, Any, State]


@dataclass(frozen=True, slots=True)
class DoorServices:
    """What the door works with."""

    drops: DropFolder
    flood: Flood
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


@dataclass
class ReportForm:
    """The form."""

    what: str = ""
    contact: str = ""
    receipt: str = ""
    files: list[UploadFile] = field(default_factory=list)


@dataclass
class Claim:
    """A receipt, and a message when there is one."""

    receipt: str = ""
    what: str = ""
    token: str = ""


@get("/", sync_to_thread=False)
def front(request: Asked) -> Response[Any]:
    """The form in the language that the browser asks for."""
    return Redirect(f"/{chosen(request.headers.get('accept-language', ''))}", status_code=303)


@get("/{code:str}", sync_to_thread=False)
def form(code: FromPath[str]) -> Template:
    """The form, with a fresh receipt in it: sending it twice is one report."""
    return _form(_words(code))


@post("/{code:str}/sent", status_code=200)
async def sent(request: Asked, code: FromPath[str]) -> Template:
    """Seals what was told, and shows the receipt."""
    t, data = _words(code), _told(await request.form())
    if not data.what.strip() and not any(file.filename for file in data.files):
        return _form(t, t.empty, data)
    try:
        receipt = ReceiptNumber.read(data.receipt)
    except Malformed:
        receipt = ReceiptNumber.new()
    files = tuple([dropped_file(file.filename, file.content_type, await file.read()) for file in data.files if file.filename])
    if len(files) > MOST_FILES or sum(len(file.data) for file in files) > MOST_FILE_BYTES:
        return _form(t, t.too_large, data)
    if len(data.what) > MOST_TEXT or len(data.contact) > MOST_CONTACT:
        return _form(t, t.too_long, data)
    await _drop(request, receipt, Drop("", "", data.what.strip(), _parts(request).now(), t.code, data.contact.strip(), files))
    return _page(t, "sent.html", receipt=receipt)


@get("/{code:str}/mailbox", sync_to_thread=False)
def ask_receipt(code: FromPath[str]) -> Template:
    """Asks for the receipt."""
    return _page(_words(code), "mailbox.html", wrong="")


@post("/{code:str}/mailbox", sync_to_thread=True, status_code=200)
def mailbox(request: Asked, code: FromPath[str], data: URLEncodedBody[Claim]) -> Template:
    """Opens the mailbox of a receipt."""
    return _opened(request, _words(code), data.receipt, sent=False)


@post("/{code:str}/reply", status_code=200)
async def reply(request: Asked, code: FromPath[str], data: URLEncodedBody[Claim]) -> Template:
    """Seals a message to the desk."""
    t = _words(code)
    text = data.what.strip()
    if len(text) > MOST_TEXT:
        return _page(t, "failed.html", message=t.too_long)
    shown = await run_sync(_opened, request, t, data.receipt, bool(text))
    if shown.template_name == "opened.html" and text:
        token = data.token if _TOKEN.fullmatch(data.token) else secrets.token_hex(16)
        await _drop(request, ReceiptNumber.read(data.receipt), Drop("", "", text, _parts(request).now(), t.code, token=token))
    return shown


def create_door(parts: DoorServices) -> Litestar:
    """The door as an application of its own."""
    parts.drops.recipient()  # said now, not to the first person who needs it
    handlers = deepcopy([front, form, sent, ask_receipt, mailbox, reply])
    return Litestar(
        route_handlers=[create_static_files_router("/static", [FOLDER / "static"]), Router("/", route_handlers=handlers)],
        template_config=TemplateConfig(instance=_engine()),
        exception_handlers={HTTPException: _refused, TocsinError: _failed, Exception: _failed},
        before_send=[_harden],
        state=State({"parts": parts}),
        openapi_config=None,
        request_max_body_size=MOST_FILE_BYTES + 2 * 1024 * 1024,
        logging_config=None,
        debug=False,
    )


async def _drop(request: Asked, receipt: ReceiptNumber, drop: Drop) -> None:
    """Puts a drop into the folder: a flood waits, and is marked."""
    parts = _parts(request)
    wait = parts.flood.wait()
    if wait:
        await parts.sleep(wait)
    marks = ("sent during a flood",) if wait else ()
    full = replace(drop, box=receipt.box, key=receipt.key.hex(), hour=hour_of(drop.hour), marks=marks)
    await run_sync(parts.drops.put, full)
    if parts.drops.show(receipt) is None:
        await run_sync(parts.drops.publish, receipt.box, receipt.key, BoxView("sent"), full.hour)


def dropped_file(name: str, media_type: str, data: bytes) -> DroppedFile:
    """Return an uploaded file in the form that the desk accepts: a short name without a folder, a plain media type."""
    plain = "".join(letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable())[-255:]
    media_type = media_type.split(";")[0].strip().lower()
    return DroppedFile(plain or "file", media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream", data)


def _opened(request: Asked, t: DoorTexts, typed: str, sent: bool) -> Template:
    try:
        receipt = ReceiptNumber.read(typed)
    except Malformed:
        return _page(t, "mailbox.html", wrong=t.wrong)
    view = _parts(request).drops.show(receipt)
    if view is None:
        return _page(t, "mailbox.html", wrong=t.wrong)
    return _page(t, "opened.html", view=view, zone=_zone(view), receipt=receipt, sent=sent, token=secrets.token_hex(16))


def _zone(view: BoxView) -> Zone:
    """The desk's zone; UTC where the door's machine does not know it."""
    try:
        return Zone(view.zone)
    except Malformed:
        return UNIVERSAL


def _told(form: FormMultiDict) -> ReportForm:
    """The form as a browser sends it, with or without files."""
    said = {name: str(form.get(name, "")) for name in ("what", "contact", "receipt")}
    return ReportForm(**said, files=[each for each in form.getall("files", []) if isinstance(each, UploadFile)])


def _form(t: DoorTexts, wrong: str = "", data: ReportForm | None = None) -> Template:
    receipt = data.receipt if data else ReceiptNumber.new().digits
    return _page(t, "form.html", wrong=wrong, receipt=receipt, what=data.what if data else "", contact=data.contact if data else "")


def _page(t: DoorTexts, template: str, **values: Any) -> Template:
    context = {"t": t, "languages": list(languages().values()), "exit": EXIT, **values}
    return Template(template_name=template, context=context, media_type=MediaType.HTML)


def _words(code: str) -> DoorTexts:
    return languages().get(code) or languages()[FIRST]


def _parts(request: Asked) -> DoorServices:
    parts: DoorServices = request.app.state.parts
    return parts


def _engine() -> JinjaTemplateEngine:
    loader = FileSystemLoader(FOLDER / "templates")
    return JinjaTemplateEngine.from_environment(Environment(loader=loader, autoescape=True, undefined=StrictUndefined))


def _refused(request: Asked, error: Exception) -> Response[Any]:
    t = _words(request.url.path.strip("/").split("/")[0])
    status = error.status_code if isinstance(error, HTTPException) else 400
    shown = _page(t, "failed.html", message=t.too_large if status == 413 else t.empty if status == 400 else t.wrong)
    shown.status_code = status
    return shown


def _failed(request: Asked, error: Exception) -> Response[Any]:
    _log.error("the door failed: %s", type(error).__name__)  # never what was said, nor by whom
    t = _words(request.url.path.strip("/").split("/")[0])
    shown = _page(t, "failed.html", message=t.failed)
    shown.status_code = 503
    return shown


async def _harden(message: Message, _scope: Scope) -> None:
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-store")
