"""Pages of the public door."""

from __future__ import annotations

import logging
import re
import secrets
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Litestar, Response, Router, get, post
from litestar.datastructures import MutableScopeHeaders, State
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Template
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig
from litestar.types import Message, Scope
from msgspec.structs import replace

from tocsin.desk.door_folder import (
    MOST_CONTACT,
    MOST_FILE_BYTES,
    MOST_TEXT,
    BoxView,
    Drop,
    DroppedFile,
    ReceiptNumber,
    hour_of,
)
from tocsin.domain.errors import Malformed, TocsinError, kind_and_place
from tocsin.web.body_limits import Bodies, BodyLimits
from tocsin.web.door.languages import DoorTexts, chosen, languages
from tocsin.web.door.outside import ask_code, open_page, send_answer
from tocsin.web.door.pages import Asked, DoorServices, door_page, door_services, texts_of, zone_of
from tocsin.web.door.uploads import SentForm, read_form
from tocsin.web.unreadable import UnreadablePaths

FOLDER = Path(__file__).parent
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
_MOST_PLAIN_FORM = 3 * 1024 * 1024
_DRAINED = 512 * 1024 * 1024
"""Bytes beyond the limit that are read and dropped, so that the sender gets the form back with the words."""


@get("/", sync_to_thread=False)
def front(request: Asked) -> Response[Any]:
    """Redirect to the form in the language that the browser asks for."""
    return Redirect(f"/{chosen(request.headers.get('accept-language', ''))}", status_code=303)


@get("/{code:str}", sync_to_thread=False)
def form(code: FromPath[str]) -> Template:
    """Show the form. It carries a new receipt, so that sending it twice is one report."""
    return _form(texts_of(code))


@post("/{code:str}/sent", status_code=200)
async def sent(request: Asked, code: FromPath[str]) -> Template:
    """Seal a message to the desk, and show its receipt."""
    t, data = texts_of(code), await _read(request)
    text, contact = data.fields.get("what", ""), data.fields.get("contact", "")
    if data.too_large or data.too_many:
        return _form(t, t.too_large, data, status=413)
    if data.broken_off:
        return _form(t, t.busy, data, status=503)
    if data.too_long or len(text) > MOST_TEXT or len(contact) > MOST_CONTACT:
        return _form(t, t.too_long, data)
    if not text.strip() and not data.files:
        return _form(t, t.empty, data)
    try:
        receipt = ReceiptNumber.read(data.fields.get("receipt", ""))
    except Malformed:
        receipt = ReceiptNumber.new()
    files = tuple(dropped_file(file.name, file.media_type, file.data) for file in data.files)
    now = door_services(request).now()
    try:
        await _drop(request, receipt, Drop("", "", text.strip(), now, t.code, contact.strip(), files))
    except (TocsinError, OSError) as error:
        _log.error("the door failed: %s", kind_and_place(error))
        return _form(t, t.failed, data, status=503)
    return _receipt(t, receipt, now)


@get("/{code:str}/mailbox", sync_to_thread=False)
def ask_receipt(code: FromPath[str]) -> Template:
    """Ask for the receipt."""
    return door_page(texts_of(code), "mailbox.html", wrong="")


@post("/{code:str}/mailbox", status_code=200)
async def mailbox(request: Asked, code: FromPath[str]) -> Template:
    """Open the mailbox of a receipt. Right after sending, only once the number is saved."""
    t, data = texts_of(code), await _read(request)
    typed = data.fields.get("receipt", "")
    if data.fields.get("step") and not data.fields.get("saved"):
        try:
            return _receipt(t, ReceiptNumber.read(typed), door_services(request).now(), t.save_first)
        except Malformed:
            return door_page(t, "mailbox.html", wrong=t.wrong)
    return await run_sync(_opened, request, t, typed, False)


@post("/{code:str}/reply", status_code=200)
async def reply(request: Asked, code: FromPath[str]) -> Template:
    """Seal a message to the desk from inside a mailbox."""
    t, data = texts_of(code), await _read(request)
    typed, text = data.fields.get("receipt", ""), data.fields.get("what", "").strip()
    if data.too_long or len(text) > MOST_TEXT:
        return await run_sync(_opened, request, t, typed, False, t.too_long, text)
    opened_page = await run_sync(_opened, request, t, typed, bool(text))
    if opened_page.template_name == "opened.html" and text:
        token = data.fields.get("token", "")
        token = token if _TOKEN.fullmatch(token) else secrets.token_hex(16)
        try:
            await _drop(request, ReceiptNumber.read(typed), Drop("", "", text, door_services(request).now(), t.code, token=token))
        except (TocsinError, OSError) as error:
            _log.error("the door failed: %s", kind_and_place(error))
            return await run_sync(_opened, request, t, typed, False, t.failed, text)
    return opened_page


def create_door(services: DoorServices, bodies: Bodies | None = None) -> Litestar:
    """Return the door as an application of its own. Raises :class:`Unavailable` without the desk's public key."""
    services.drops.recipient()
    services.drops.remove_leftovers()
    handlers = deepcopy([front, form, sent, ask_receipt, mailbox, reply, ask_code, open_page, send_answer])
    app = Litestar(
        route_handlers=[create_static_files_router("/static", [FOLDER / "static"]), Router("/", route_handlers=handlers)],
        template_config=TemplateConfig(instance=_engine()),
        exception_handlers={HTTPException: _refused, TocsinError: _failed, Exception: _failed},
        before_send=[_harden],
        state=State({"services": services}),
        openapi_config=None,
        request_max_body_size=MOST_FILE_BYTES + _MOST_PLAIN_FORM + _DRAINED,
        logging_config=None,
        debug=False,
    )
    app.asgi_handler = UnreadablePaths(BodyLimits(app.asgi_handler, _most, bodies or Bodies(), drained=_DRAINED))
    return app


def dropped_file(name: str, media_type: str, data: bytes) -> DroppedFile:
    """Return an uploaded file in the form that the desk accepts: a short name without a folder, a plain media type."""
    plain = "".join(letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable())[-255:]
    media_type = media_type.split(";")[0].strip().lower()
    return DroppedFile(plain or "file", media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream", data)


def _most(scope: Scope) -> int:
    """Return the largest body of a request: files come with the first message only."""
    return MOST_FILE_BYTES + _MOST_PLAIN_FORM if scope["path"].endswith("/sent") else _MOST_PLAIN_FORM


async def _read(request: Asked) -> SentForm:
    return await read_form(request.headers.get("content-type", ""), request.stream())


async def _drop(request: Asked, receipt: ReceiptNumber, drop: Drop) -> None:
    """Put a message into the folder. During a flood it waits and is marked."""
    services = door_services(request)
    wait = services.flood.wait()
    if wait:
        await services.sleep(wait)
    marks = ("sent during a flood",) if wait else ()
    full = replace(drop, box=receipt.box, key=receipt.key.hex(), hour=hour_of(drop.hour), marks=marks)
    async with services.sealing:
        await run_sync(services.drops.put, full)
    if services.drops.show(receipt) is None:
        await run_sync(services.drops.publish, receipt.box, receipt.key, BoxView("sent", received=full.hour), full.hour)


def _opened(request: Asked, t: DoorTexts, typed: str, sent: bool, wrong: str = "", what: str = "") -> Template:
    try:
        receipt = ReceiptNumber.read(typed)
    except Malformed:
        return door_page(t, "mailbox.html", wrong=t.wrong)
    view = door_services(request).drops.show(receipt)
    if view is None:
        return door_page(t, "mailbox.html", wrong=t.wrong)
    token, zone = secrets.token_hex(16), zone_of(view.zone)
    return door_page(t, "opened.html", view=view, zone=zone, receipt=receipt, sent=sent, token=token, wrong=wrong, what=what)


def _form(t: DoorTexts, wrong: str = "", data: SentForm | None = None, status: int | None = None) -> Template:
    fields = data.fields if data else {}
    receipt = fields.get("receipt", "") if data else ReceiptNumber.new().digits
    page = door_page(t, "form.html", wrong=wrong, receipt=receipt, what=fields.get("what", ""), contact=fields.get("contact", ""))
    page.status_code = status
    return page


def _receipt(t: DoorTexts, receipt: ReceiptNumber, now: datetime, wrong: str = "") -> Template:
    return door_page(t, "sent.html", receipt=receipt, hour=f"{hour_of(now):%Y-%m-%d %H:00} UTC", wrong=wrong)


def _engine() -> JinjaTemplateEngine:
    loader = FileSystemLoader(FOLDER / "templates")
    return JinjaTemplateEngine.from_environment(Environment(loader=loader, autoescape=True, undefined=StrictUndefined))


def _spoken(request: Asked) -> DoorTexts:
    """Return the texts in the language of the address, else in one that the browser asks for."""
    code = request.url.path.strip("/").split("/")[0]
    return texts_of(code if code in languages() else chosen(request.headers.get("accept-language", "")))


def _refused(request: Asked, error: Exception) -> Response[Any]:
    t = _spoken(request)
    status = error.status_code if isinstance(error, HTTPException) else 400
    messages = {400: t.empty, 408: t.busy, 413: t.too_long, 503: t.busy}
    page = door_page(t, "failed.html", message=messages.get(status, t.nowhere))
    page.status_code = status
    return page


def _failed(request: Asked, error: Exception) -> Response[Any]:
    _log.error("the door failed: %s", kind_and_place(error))  # never the words, nor the sender
    page = door_page(_spoken(request), "failed.html", message=_spoken(request).failed)
    page.status_code = 503
    return page


async def _harden(message: Message, _scope: Scope) -> None:
    """Add the security headers to every answer."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-store")
