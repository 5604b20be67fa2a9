"""Pages for people outside the desk: an alert, referral or document behind a link, opened with a code, answered without an account."""

from __future__ import annotations

import secrets
from datetime import datetime

from anyio.to_thread import run_sync
from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from tocsin.desk.door_folder import hour_of
from tocsin.desk.outside_folder import (
    MOST_WORDS,
    OutsideAnswer,
    OutsideFolder,
    OutsidePage,
    PageAccess,
    RecommendationAnswer,
    is_link_secret,
)
from tocsin.domain.errors import Malformed
from tocsin.web.door.pages import Asked, door_page, door_services, texts_of, zone_of
from tocsin.web.door.uploads import SentForm, read_form

_MOST_FIELDS = 500
_REPLIES = ("accepted", "partly", "refused")


@get("/{code:str}/answer/{secret:str}", sync_to_thread=True)
def ask_code(request: Asked, code: FromPath[str], secret: FromPath[str]) -> Template:
    """Ask for the code. A link that was used, or never was one, leads to a page that says so."""
    t = texts_of(code)
    if not is_link_secret(secret) or not _folder(request).has(secret):
        return door_page(t, "outside_code.html", secret="", wrong=t.outside.gone)
    return door_page(t, "outside_code.html", secret=secret, wrong="")


@post("/{code:str}/answer/{secret:str}", status_code=200)
async def open_page(request: Asked, code: FromPath[str], secret: FromPath[str]) -> Template:
    """Open the page with a code."""
    return await run_sync(_open, request, code, secret, (await _read(request)).fields.get("code", ""))


@post("/{code:str}/answer/{secret:str}/sent", status_code=200)
async def send_answer(request: Asked, code: FromPath[str], secret: FromPath[str]) -> Template:
    """Seal an acknowledgement and answers to the desk."""
    data = await _read(request)
    return await run_sync(_send, request, code, secret, data)


def _open(request: Asked, code: str, secret: str, typed: str, wrong: str = "", data: SentForm | None = None) -> Template:
    t, now = texts_of(code), door_services(request).now()
    opened = _opened(request, secret, typed, now)
    if isinstance(opened, str):
        gone = opened == "gone"
        return door_page(t, "outside_code.html", secret="" if gone else secret, wrong=getattr(t.outside, opened))
    access, shown = opened
    return door_page(
        t,
        "outside.html",
        access=access,
        view=shown,
        zone=zone_of(shown.zone),
        token=secrets.token_hex(16),
        replies=_REPLIES,
        wrong=wrong,
        fields=data.fields if data else {},
    )


def _opened(request: Asked, secret: str, typed: str, now: datetime) -> tuple[PageAccess, OutsidePage] | str:
    """Return the page that a link and a code open, or the name of the text that says why not."""
    folder, wrong_codes = _folder(request), door_services(request).wrong_codes
    if not is_link_secret(secret) or not folder.has(secret):
        return "gone"
    if wrong_codes.is_shut(secret, now):
        return "shut"
    try:
        access = PageAccess.read(secret, typed)
    except Malformed:
        return "wrong"
    shown = folder.show(access)
    if shown is None:
        wrong_codes.add(secret, now)
        return "wrong"
    return access, shown


def _send(request: Asked, code: str, secret: str, data: SentForm) -> Template:
    t, services = texts_of(code), door_services(request)
    opened = _opened(request, secret, data.fields.get("code", ""), services.now())
    if isinstance(opened, str):
        return _open(request, code, secret, data.fields.get("code", ""))
    access, shown = opened
    name, words = data.fields.get("name", "").strip(), data.fields.get("words", "").strip()
    answers = tuple(_answers(shown, data))
    if len(name) > 200 or max(map(len, (words, *(answer.words for answer in answers)))) > MOST_WORDS:
        return _open(request, code, secret, access.code, t.too_long, data)
    if shown.acknowledged and not answers and not words:
        return _open(request, code, secret, access.code, t.outside.choose, data)
    token = data.fields.get("token", "")
    token = token if len(token) == 32 and all(letter in "0123456789abcdef" for letter in token) else secrets.token_hex(16)
    answer = OutsideAnswer(access.page, access.key.hex(), hour_of(services.now()), name, words, answers, token)
    _folder(request).put(answer, services.drops.recipient())
    waits = sum(not each.reply for each in shown.recommendations) - len(answers)
    return door_page(t, "outside_thanks.html", waits=waits)


def _answers(shown: OutsidePage, data: SentForm) -> list[RecommendationAnswer]:
    """Return the answers that were chosen for recommendations without one."""
    answers = []
    for each in shown.recommendations:
        reply = data.fields.get(f"reply-{each.number}", "")
        if not each.reply and reply in _REPLIES:
            words = data.fields.get(f"words-{each.number}", "").strip()
            answers.append(RecommendationAnswer(each.number, reply, words))  # type: ignore[arg-type]  # one of the literals
    return answers


async def _read(request: Asked) -> SentForm:
    return await read_form(request.headers.get("content-type", ""), request.stream(), most_fields=_MOST_FIELDS)


def _folder(request: Asked) -> OutsideFolder:
    return OutsideFolder(door_services(request).drops.folder)
