"""Dossiers of a subject or a report, made and downloaded in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Response, post
from litestar.params import FromPath, URLEncodedBody

from tocsin.desk import Desk
from tocsin.desk.dossier import DossierRequest
from tocsin.desk.sealed_bundle import encrypted, zipped
from tocsin.domain.people import Permission
from tocsin.web.report import required
from tocsin.web.security import Asked, TheDesk, may, within_reach


@dataclass(frozen=True, slots=True)
class DossierForm:
    """The form that makes a dossier. ``outside`` is set for a reader outside, and ``mask`` then holds words to mask, one a line.

    ``recipient`` is the age key of the holder, or empty.
    """

    reason: str
    outside: str = ""
    mask: str = ""
    recipient: str = ""


@post("/subjects/{subject:str}/dossier", guards=[may(Permission.READ)], sync_to_thread=True, status_code=200)
def subject_dossier(request: Asked, desk: TheDesk, subject: FromPath[str], data: URLEncodedBody[DossierForm]) -> Response[bytes]:
    """Return a subject's dossier as a ZIP file. Its readings are recorded."""
    desk.report_access.require_subject(subject, by=request.user.name)
    return _download(desk, subject, data, request.user.name)


@post("/reports/{report:str}/dossier", guards=[may(Permission.READ), within_reach], sync_to_thread=True, status_code=200)
def report_dossier(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[DossierForm]) -> Response[bytes]:
    """Return a report's dossier as a ZIP file. Its reading is recorded."""
    return _download(desk, report, data, request.user.name)


def _download(desk: Desk, about: str, form: DossierForm, by: str) -> Response[bytes]:
    mask = tuple(filter(None, map(str.strip, form.mask.splitlines()))) if form.outside else ()
    dossier = desk.dossiers.make(DossierRequest(about, "" if form.outside else by, mask=mask), by=by, reason=required(form.reason))
    data, ending = zipped(desk.dossiers.seal(dossier)), "zip"
    if form.recipient.strip():
        data, ending = encrypted(form.recipient, data), "zip.age"
    name = "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in dossier.about)
    headers = {"Content-Disposition": f'attachment; filename="dossier-{name}.{ending}"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/octet-stream", headers=headers)
