"""Retention reviews and legal holds in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk.dossier import DossierRequest
from tocsin.domain.people import Permission
from tocsin.domain.retention import RetentionDecision
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, may


@dataclass(frozen=True, slots=True)
class RetentionForm:
    """The form that ends a review. To destroy, people show again who they are."""

    value: str
    reason: str
    password: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class HoldForm:
    """The form that puts a report under a legal hold."""

    report: str
    reason: str


@dataclass(frozen=True, slots=True)
class AccessForm:
    """The form with which everything held on one person is written for them. ``mask`` holds words to mask, one a line."""

    subject: str
    reason: str
    mask: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """The form that puts the correction of a person concerned beside a report."""

    report: str
    note: str


@get("/retention", guards=[may(Permission.AUDIT)], sync_to_thread=True)
def retention_page(request: Asked, desk: TheDesk) -> Template:
    """List the reviews that are owed, the legal holds and the rules."""
    owed, holds = desk.retention.owed(by=request.user.name), desk.retention.holds(by=request.user.name)
    return page(request, "retention.html", owed=owed, holds=holds, rules=desk.retention.rules())


@post("/retention/{report:str}/decided", guards=[may(Permission.ERASE), may(Permission.AUDIT)], sync_to_thread=True, status_code=303)
def decide_retention(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[RetentionForm]) -> Response[Any]:
    """Keep a report for longer, or destroy its contents."""
    reason = required(data.reason)
    if data.value == RetentionDecision.DESTROY:
        desk.sign_in.confirm(request.user.name, data.password, data.code)
    desk.retention.decide(report, data.value, by=request.user.name, reason=reason)
    return see_other("/retention", "retention-decided")


@post("/retention/holds", guards=[may(Permission.AUDIT)], sync_to_thread=True, status_code=303)
def hold_report(request: Asked, desk: TheDesk, data: URLEncodedBody[HoldForm]) -> Response[Any]:
    """Put a report under a legal hold."""
    desk.retention.hold(required(data.report).strip().upper(), by=request.user.name, reason=required(data.reason))
    return see_other("/retention", "held")


@post("/retention/holds/{hold:str}/ended", guards=[may(Permission.AUDIT)], sync_to_thread=True, status_code=303)
def end_hold(request: Asked, desk: TheDesk, hold: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """End a legal hold."""
    desk.retention.end_hold(hold, by=request.user.name, reason=required(data.reason))
    return see_other("/retention", "hold-ended")


@post("/retention/access", guards=[may(Permission.AUDIT)], sync_to_thread=True, status_code=200)
def subject_access(request: Asked, desk: TheDesk, data: URLEncodedBody[AccessForm]) -> Response[bytes]:
    """Return everything held on one subject as one page, with others masked. Making it is recorded."""
    mask = tuple(filter(None, map(str.strip, data.mask.splitlines())))
    subject = required(data.subject, "name the subject: its number or its name")
    dossier = desk.dossiers.make(DossierRequest(subject, mask=mask), by=request.user.name, reason=required(data.reason))
    headers = {"Content-Disposition": 'attachment; filename="access.html"', "Cache-Control": "no-store"}
    return Response(desk.dossiers.page(dossier, proofs=False).encode(), media_type="application/octet-stream", headers=headers)


@post("/retention/corrections", guards=[may(Permission.AUDIT)], sync_to_thread=True, status_code=303)
def correct_report(request: Asked, desk: TheDesk, data: URLEncodedBody[CorrectionForm]) -> Response[Any]:
    """Add the correction of a person concerned to a report."""
    text = required(data.note, "write what is wrong, and what is right")
    desk.retention.correct(required(data.report).strip().upper(), text, by=request.user.name)
    return see_other("/retention", "corrected")
