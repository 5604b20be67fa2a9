"""Signing in and out, the password, the second step."""

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
from tocsin.web.pages import done, page
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
    """The form for one's own password."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The form that switches the second step on."""

    secret: str
    code: str


@get("/sign-in", opt={"public": True}, sync_to_thread=True)
def sign_in_page(request: Request[Any, Any, Any], desk: TheDesk, next: FromQuery[str] = "/") -> Template:  # noqa: A002  # the name in the address
    """The sign-in form."""
    return page(request, "sign_in.html", next=own_path(next), name="", error="", anyone=desk.sign_in.anyone(), provider=_title(desk))


@post("/sign-in", opt={"public": True}, sync_to_thread=True, status_code=303)
def sign_in(request: Asked, desk: TheDesk, throttle: TheThrottle, data: URLEncodedBody[Credentials]) -> Response[Any]:
    """Begins a visit; always with a new token, whatever the browser held before."""
    name = " ".join(data.name.split())
    place = throttle.place(name, request.cookies.get(KNOWN_COOKIE, ""), request.client.host if request.client else "")
    try:
        throttle.check(place)
        signed = desk.sign_in.sign_in(name, data.password, data.code)
    except (PermissionDenied, Refused) as error:
        if isinstance(error, PermissionDenied):
            throttle.wrong(place)
        shown = page(request, "sign_in.html", next=own_path(data.next), name=name, error=str(error), anyone=True, provider=_title(desk))
        shown.status_code = 403
        return shown
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
    """Sends the browser to the provider that may vouch for people here."""
    begun, address = _given(provider).begin(_back(request), own_path(next))
    response = Redirect(address, status_code=303)
    secure = request.url.scheme == "https"
    response.set_cookie(TICKET_COOKIE, begun.ticket, httponly=True, samesite="lax", secure=secure, path="/sign-in", max_age=600)
    return response


@get("/sign-in/return", opt={"public": True}, sync_to_thread=True)
def from_provider(request: Request[Any, Any, Any], desk: TheDesk, provider: TheProvider) -> Response[Any]:
    """Begins a visit for whoever the provider says has signed in."""
    said = request.query_params
    try:
        given = _given(provider)
        person, next_ = given.finish(request.cookies.get(TICKET_COOKIE, ""), said.get("state", ""), said.get("code", ""), _back(request))
        signed = desk.sign_in.vouched(person, by=given.name)
    except (PermissionDenied, Unavailable) as error:
        shown = page(request, "sign_in.html", next="/", name="", error=str(error), anyone=True, provider=_title(desk))
        shown.status_code = 403
        return shown
    response = Redirect(next_, status_code=303)
    set_visit(response, request, signed.token, int(VISIT.total_seconds()))
    response.delete_cookie(TICKET_COOKIE, path="/sign-in")
    return response


def _given(provider: Provider | None) -> Provider:
    if provider is None:
        raise Unknown("provider", "openid", "this desk has none: sign in with your password")
    return provider


def _back(request: Request[Any, Any, Any]) -> str:
    return f"{str(request.base_url).rstrip('/')}/sign-in/return"


def _title(desk: Desk) -> str:
    """The provider as people call it; empty where there is none."""
    return desk.services.settings.openid.title if desk.services.settings.openid.provider else ""


@post("/sign-out", opt={"fresh": True}, sync_to_thread=True, status_code=303)
def sign_out(request: Asked, desk: TheDesk) -> Response[Any]:
    """Ends the visit, here and at the desk."""
    desk.sign_in.sign_out(request.auth)
    response = Redirect("/sign-in", status_code=303)
    set_visit(response, request, "", 0)
    return response


@get("/account", opt={"fresh": True}, sync_to_thread=True)
def account(request: Asked, desk: TheDesk) -> Template:
    """One's own password and second step."""
    held = request.user.credential
    offer = None if held is None or held.second else desk.sign_in.second_step(request.user.name)
    return _account(request, desk, offer)


def _account(request: Asked, desk: Desk, offer: SecondStep | None, wrong: str = "") -> Template:
    return page(request, "account.html", offer=offer, wrong=wrong, told=desk.sign_in.by_others(request.user.name))


@post("/account/password", opt={"fresh": True}, sync_to_thread=True, status_code=303)
def password(request: Asked, desk: TheDesk, data: URLEncodedBody[NewPassword]) -> Response[Any]:
    """A new password; every visit ends with the old one."""
    desk.sign_in.change_password(request.user.name, data.old, data.new)
    return done("/sign-in")


@post("/account/second-step", sync_to_thread=True, status_code=303)
def second_step(request: Asked, desk: TheDesk, data: URLEncodedBody[Confirmation]) -> Response[Any] | Template:
    """Switches the second step on; after a wrong code the same secret is offered, since the device holds it now."""
    try:
        desk.sign_in.confirm_second_step(request.user.name, data.secret, data.code)
    except Refused as error:
        shown = _account(request, desk, desk.sign_in.second_step(request.user.name, data.secret), str(error))
        shown.status_code = 409
        return shown
    return done("/account", "second-step")
