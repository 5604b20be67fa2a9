"""Parts of inputs that were not understood in one month."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.web.pages import unread_page
from tocsin.web.security import Asked, TheDesk, may

A_PAGE = 200


@get("/not-read", guards=[may(Permission.READ)], sync_to_thread=True)
def parts(request: Asked, desk: TheDesk) -> Template:
    """List what was not understood in a month, this one by default."""
    wrong = None
    try:
        listed = desk.not_read.month(request.query_params.get("month", ""), by=request.user.name)
    except Malformed as error:
        listed, wrong = desk.not_read.month(by=request.user.name), error
    values = {"listed": listed, "reports": listed.reports[:A_PAGE], "rows": listed.rows[:A_PAGE]}
    return unread_page(request, "not_read.html", wrong, **values)
