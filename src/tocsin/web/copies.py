"""Copies of pictures and texts: among all posts, of one report, and of what a subject posted. All of them are proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.copies import BANK, POSTS
from tocsin.desk.report_pictures import PictureFile
from tocsin.domain.errors import Malformed, Unknown
from tocsin.domain.people import Permission
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, may, of_desk, within_reach

MOST = 60
_HEADERS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class BankForm:
    """The form that banks a picture of a report."""

    picture: str
    reason: str
    frame: str = "0"


@get("/copies", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def copies(request: Asked, desk: TheDesk) -> Template:
    """List the pictures in posts by what they show, and the banked ones."""
    groups = desk.copies.posters(by=request.user.name) if desk.copies.able else []
    return page(
        request,
        "copies.html",
        groups=groups[:MOST],
        more=len(groups) - MOST,
        waiting=desk.copies.pictures_waiting(),
        bank=desk.picture_bank.listed(),
        may_assess=request.user.may(Permission.ASSESS),
    )


@get("/copies/{picture:str}", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def variants(request: Asked, desk: TheDesk, picture: FromPath[str]) -> Template:
    """List the variants of a picture in posts, each laid over the one that it counts as."""
    return page(request, "copies_variants.html", variants=desk.copies.variants(picture, by=request.user.name))


@get("/copies/{picture:str}/over/{other:str}", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def over(request: Asked, desk: TheDesk, picture: FromPath[str], other: FromPath[str]) -> Response[bytes]:
    """Return a picture in posts beside another one that it is laid over."""
    return _shown(desk.copies.over(picture, other, by=request.user.name), picture)


@get("/reports/{report:str}/copies", guards=[may(Permission.READ), within_reach], sync_to_thread=True)
def report_copies(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """Show copies of a report's pictures and text beside them. The reading is recorded in the ledger."""
    desk.report_access.record_reading(report, by=request.user.name)
    alike = desk.copies.of_report(report, by=request.user.name)
    return page(request, "report_copies.html", alike=alike, able=desk.copies.able, may_assess=request.user.may(Permission.ASSESS))


@post("/reports/{report:str}/copies/banked", guards=[of_desk(Permission.ASSESS), within_reach], sync_to_thread=True, status_code=303)
def bank(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[BankForm]) -> Response[Any]:
    """Bank a picture of a report. The worker compares everything seen before with it."""
    if not (data.picture.isdecimal() and data.frame.isdecimal()):
        raise Malformed(f"{data.picture!r} is no number of an attachment")
    reason = required(data.reason)
    desk.picture_bank.add_from_report(report, int(data.picture), by=request.user.name, reason=reason, frame=int(data.frame))
    return see_other("/copies", "banked")


@post("/copies/bank/{picture:str}/retired", guards=[of_desk(Permission.ASSESS)], sync_to_thread=True, status_code=303)
def retire(request: Asked, desk: TheDesk, picture: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Take a picture out of the bank."""
    desk.picture_bank.retire(picture, by=request.user.name, reason=required(data.reason))
    return see_other("/copies", "bank-retired")


@get("/pictures/{place:str}/{name:str}", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def picture(desk: TheDesk, place: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """Return the reduced copy of a picture in posts or in the bank."""
    return _shown(desk.copies.picture(_place(place), name), name)


@get(
    "/reports/{report:str}/files/{number:int}/beside/{place:str}/{name:str}",
    guards=[may(Permission.READ), within_reach],
    sync_to_thread=True,
)
def beside(
    request: Asked,
    desk: TheDesk,
    report: FromPath[str],
    number: FromPath[int],
    place: FromPath[str],
    name: FromPath[str],
    frame: FromQuery[int] = 0,
) -> Response[bytes]:
    """Return a known picture beside an attachment, or a film's frame, that is laid over it. The reading of the attachment is recorded."""
    file, data = desk.report_access.file(report, number, by=request.user.name)
    return _shown(desk.copies.beside(PictureFile(number, file.media_type, data), frame, _place(place), name), name)


@get("/subjects/{subject:str}/copies", guards=[of_desk(Permission.READ)], sync_to_thread=True)
def subject_copies(request: Asked, desk: TheDesk, subject: FromPath[str]) -> Template:
    """List accounts that posted what accounts and channels named like a subject posted before."""
    sharers = desk.copies.sharers(subject, by=request.user.name)
    return page(request, "subject_copies.html", subject=subject, label=_label(desk, subject), sharers=sharers)


def _label(desk: Desk, subject: str) -> str:
    names = desk.subjects.show(subject).names
    return names[0].text if names else subject


def _place(place: str) -> str:
    if place not in (POSTS, BANK):
        raise Unknown("place", place, f"a picture is in {POSTS} or in the {BANK}")
    return place


def _shown(data: bytes | None, name: str) -> Response[bytes]:
    if data is None:
        raise Unknown("picture", name, "it is not there any more")
    return Response(data, media_type="image/jpeg", headers=_HEADERS)
