"""Pages of signing in and out, of the password, and of the second step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from tocsin.desk import Desk
from tocsin.desk.sign_in import SecondStep
from tocsin.domain.errors import PermissionDenied, Refused, Unavailable, Unknown
from tocsin.domain.login import VISIT
from tocsin.web.openid import Provider
from tocsin.web.pages import page, see_other
from tocsin.web.security import Asked, TheDesk, own_path, set_visit
from tocsin.web.throttle import Throttle

KNOWN_COOKIE = "known"
TICKET_COOKIE = "ticket"
TheProvider = NamedDependency[Provider | None]
TheThrottle = NamedDependency[Throttle]
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Credentials:
    """The sign-in form."""

    name: str
    password: str
    code: str = ""
    next: str = "/"


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The form for one's own password. ``code`` is needed with a second step."""

    old: str
    new: str
    code: str = ""


@get("/sign-in", opt={"public": True}, sync_to_thread=True)
def sign_in_page(request: Request[Any, Any, Any], desk: TheDesk, next: FromQuery[str] = "/") -> Template:  # noqa: A002  # the name in the address
    """Show the sign-in form."""
    return page(request, "sign_in.html", next=own_path(next), name="", error="", anyone=desk.sign_in.anyone(), provider=_title(desk))


@post("/sign-in", opt={"public": True}, sync_to_thread=True, status_code=303)
def sign_in(request: Asked, desk: TheDesk, throttle: TheThrottle, data: URLEncodedBody[Credentials]) -> Response[Any]:
    """Begin a session, always with a new token."""
    name = desk.sign_in.person_of(" ".join(data.name.split()))
    place = throttle.place(name, request.cookies.get(KNOWN_COOKIE, ""))
    try:
        throttle.check(place)
        signed = desk.sign_in.sign_in(name, data.password, data.code)
    except (PermissionDenied, Refused) as error:
        if isinstance(error, PermissionDenied):
            throttle.wrong(place)
        form = page(request, "sign_in.html", next=own_path(data.next), name=name, error=str(error), anyone=True, provider=_title(desk))
        form.status_code = 403
        return form
    throttle.right(place)
    response = Redirect("/account" if signed.fresh else own_path(data.next), status_code=303)
    set_visit(response, request, signed.token, int(VISIT.total_seconds()))
    response.set_cookie(
        KNOWN_COOKIE,
        throttle.mark(name),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/sign-in",
        max_age=_YEAR,
    )
    return response


@get("/sign-in/provider", opt={"public": True}, sync_to_thread=True)
def to_provider(request: Request[Any, Any, Any], provider: TheProvider, next: FromQuery[str] = "/") -> Response[Any]:  # noqa: A002  # as above
    """Redirect the browser to the provider."""
    begun, address = _configured(provider).begin(_back(request), own_path(next))
    response = Redirect(address, status_code=303)
    secure = request.url.scheme == "https"
    response.set_cookie(TICKET_COOKIE, begun.ticket, httponly=True, samesite="lax", secure=secure, path="/sign-in", max_age=600)
    return response


@get("/sign-in/return", opt={"public": True}, sync_to_thread=True)
def from_provider(request: Request[Any, Any, Any], desk: TheDesk, provider: TheProvider) -> Response[Any]:
    """Begin a session for the person whom the provider vouches for."""
    query = request.query_params
    try:
        configured = _configured(provider)
        ticket = request.cookies.get(TICKET_COOKIE, "")
        vouched, next_ = configured.finish(ticket, query.get("state", ""), query.get("code", ""), _back(request))
        signed = desk.sign_in.vouched(vouched.name, by=configured.name, identity=vouched.identity)
    except (PermissionDenied, Unavailable) as error:
        error_page = page(request, "sign_in.html", next="/", name="", error=str(error), anyone=True, provider=_title(desk))
        error_page.status_code = 403
        return error_page
    response = Redirect(next_, status_code=303)
    set_visit(response, request, signed.token, int(VISIT.total_seconds()))
    response.delete_cookie(TICKET_COOKIE, path="/sign-in")
    return response


def _configured(provider: Provider | None) -> Provider:
    if provider is None:
        raise Unknown("provider", "openid", "this desk has none: sign in with your password")
    return provider


def _back(request: Request[Any, Any, Any]) -> str:
    return f"{str(request.base_url).rstrip('/')}/sign-in/return"


def _title(desk: Desk) -> str:
    """Return the provider's title. Empty where there is none."""
    return desk.services.settings.openid.title if desk.services.settings.openid.provider else ""


@post("/sign-out", opt={"fresh": True}, sync_to_thread=True, status_code=303)
def sign_out(request: Asked, desk: TheDesk) -> Response[Any]:
    """End the session, in the browser and at the desk."""
    desk.sign_in.sign_out(request.auth)
    response = Redirect("/sign-in", status_code=303)
    set_visit(response, request, "", 0)
    return response


@get("/account", opt={"fresh": True}, sync_to_thread=True)
def account(request: Asked, desk: TheDesk) -> Template:
    """Show one's own password and second step, and the last changes of either."""
    offer = desk.sign_in.second_step(request.user.name) if request.user.credential else None
    return account_page(request, desk, offer)


def account_page(request: Asked, desk: Desk, offer: SecondStep | None, wrong: str = "") -> Template:
    """Return the page of one's own account. ``wrong`` says why a second step was refused."""
    return page(request, "account.html", offer=offer, wrong=wrong, next="/account", changes=desk.sign_in.changes(request.user.name))


@post("/account/password", opt={"fresh": True}, sync_to_thread=True, status_code=303)
def password(request: Asked, desk: TheDesk, data: URLEncodedBody[NewPassword]) -> Response[Any]:
    """Change the password. Every session of the person ends."""
    desk.sign_in.change_password(request.user.name, data.old, data.new, data.code)
    return see_other("/sign-in")
