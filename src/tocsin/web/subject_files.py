"""The list of subjects as files, filtered as on its page."""

from __future__ import annotations

from litestar import get
from litestar.response import Stream

from tocsin.domain.people import Permission
from tocsin.web.exports import as_csv, as_json_lines, subject_rows
from tocsin.web.security import Asked, TheDesk, may
from tocsin.web.subject import SELECTION, TheSelection

_READ = [may(Permission.READ)]


@get("/subjects.json", guards=_READ, dependencies=SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def subjects_json(request: Asked, desk: TheDesk, wanted: TheSelection) -> Stream:
    """Return the subjects that the filter finds, one JSON object a line."""
    return as_json_lines(subject_rows(desk, wanted, request.user.name))


@get("/subjects.csv", guards=_READ, dependencies=SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def subjects_csv(request: Asked, desk: TheDesk, wanted: TheSelection) -> Stream:
    """Return the subjects that the filter finds, as CSV."""
    return as_csv(subject_rows(desk, wanted, request.user.name))
