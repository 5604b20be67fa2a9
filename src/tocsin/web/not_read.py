"""Parts of inputs that were not understood in one month."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from tocsin.domain.people import Permission
from tocsin.web.pages import page
from tocsin.web.security import Asked, TheDesk, may

A_PAGE = 200


@get("/not-read", guards=[may(Permission.READ)], sync_to_thread=True)
def parts(request: Asked, desk: TheDesk) -> Template:
    """List what was not understood in a month, this one by default."""
    listed = desk.not_read.month(request.query_params.get("month", ""), by=request.user.name)
    return page(request, "not_read.html", listed=listed, reports=listed.reports[:A_PAGE], rows=listed.rows[:A_PAGE])
