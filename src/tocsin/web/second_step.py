"""The form that sets a second step, on the page of one's own account and in the set-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.people import Permission
from tocsin.web.pages import see_other
from tocsin.web.security import Asked, TheDesk, own_path
from tocsin.web.setup import SECOND_STEP, step_page
from tocsin.web.sign_in import account_page


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The form that sets a second step. ``present_code`` is needed to replace one."""

    secret: str
    code: str
    password: str = ""
    present_code: str = ""
    next: str = "/account"


@post("/account/second-step", sync_to_thread=True, status_code=303)
def second_step(request: Asked, desk: TheDesk, data: URLEncodedBody[Confirmation]) -> Response[Any] | Template:
    """Set the second step. After a wrong code its page offers the same secret again, since the device has it now."""
    try:
        desk.sign_in.confirm_second_step(request.user.name, data.secret, data.code, password=data.password, present_code=data.present_code)
    except (Refused, PermissionDenied) as error:
        offer, wrong = desk.sign_in.second_step(request.user.name, data.secret), str(error)
        in_setup = data.next == f"/setup/{SECOND_STEP}" and request.user.may(Permission.SETTINGS)
        refused = step_page(request, desk, SECOND_STEP, offer, wrong) if in_setup else account_page(request, desk, offer, wrong)
        refused.status_code = 409
        return refused
    return see_other(own_path(data.next), "second-step")
