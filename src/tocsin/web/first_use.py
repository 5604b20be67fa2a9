"""Pages that open the desk to people who cannot sign in yet: the set-up link of a new desk, and the links of invitations."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from tocsin.desk import Desk
from tocsin.desk.sign_in import SignedIn
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.login import VISIT
from tocsin.web.pages import page, segment
from tocsin.web.security import PUBLIC, Asked, TheDesk, set_visit
from tocsin.web.throttle import Throttle

MINUTES = 60
_LOOPBACK = ("127.", "::1", "::ffff:127.")
_NO_LINK = "this set-up link was used or is too old: stop the desk on its machine and start it again, which prints a new one"


class SetupLink:
    """The secret link that opens a new desk once. It lives in the memory of the process that printed it.

    With ``local_only`` it opens only in a browser on the machine itself. ``seconds`` is a steady clock.
    """

    def __init__(self, minutes: int = MINUTES, local_only: bool = True, seconds: Callable[[], float] = time.monotonic) -> None:
        self.token = secrets.token_urlsafe(24)
        self.minutes = minutes
        self._local_only = local_only
        self._seconds = seconds
        self._until = seconds() + 60 * minutes
        self._used = False

    def check(self, token: str, client: str) -> None:
        """Raise :class:`PermissionDenied` unless this is the link, unused and in time, opened where it may be."""
        digests = [hashlib.sha256(text.encode()).digest() for text in (token, self.token)]
        if not secrets.compare_digest(*digests) or self._used or self._seconds() > self._until:
            raise PermissionDenied(_NO_LINK)
        if self._local_only and not client.startswith(_LOOPBACK):
            raise PermissionDenied("this link opens only in a browser on the machine that printed it")

    def use(self) -> None:
        """Close the link for good."""
        self._used = True


TheLink = NamedDependency[SetupLink | None]
TheThrottle = NamedDependency[Throttle]


@dataclass(frozen=True, slots=True)
class FirstLeadForm:
    """The form that makes the first lead."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class WelcomeForm:
    """The form of an invitation: one's own password, and a code where there is a second step."""

    password: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """A person who was added: the link of their invitation, or the reason why there is none."""

    name: str
    link: str = ""
    problem: str = ""


@get("/first/{token:str}", opt={PUBLIC: True}, sync_to_thread=True)
def first_page(request: Request[Any, Any, Any], desk: TheDesk, setup_link: TheLink, token: FromPath[str]) -> Template:
    """Ask for the name and password of the first lead."""
    _check(request, desk, setup_link, token)
    return page(request, "first_use.html", token=token)


@post("/first/{token:str}", opt={PUBLIC: True}, sync_to_thread=True, status_code=303)
def first_lead(
    request: Asked, desk: TheDesk, setup_link: TheLink, token: FromPath[str], data: URLEncodedBody[FirstLeadForm]
) -> Response[Any]:
    """Make the first lead, sign them in, and go on with the set-up. The link is closed."""
    link = _check(request, desk, setup_link, token)
    signed = desk.first_use.add_lead(data.name, data.password)
    link.use()
    return _enter(request, signed, "/setup/second-step")


def _check(request: Request[Any, Any, Any], desk: Desk, link: SetupLink | None, token: str) -> SetupLink:
    if link is None or not desk.first_use.is_open():
        raise Refused("this desk is in use already: sign in, or ask a lead of the desk to invite you")
    link.check(token, request.client.host if request.client else "")
    return link


@get("/welcome/{name:str}/{key:str}", opt={PUBLIC: True}, sync_to_thread=True)
def welcome_page(
    request: Request[Any, Any, Any], desk: TheDesk, throttle: TheThrottle, name: FromPath[str], key: FromPath[str]
) -> Template:
    """Ask an invited person for a password of their own. A link that was used or is wrong is refused as at its use."""
    place = throttle.place(name, "")
    throttle.check(place)
    try:
        desk.sign_in.require_invitation(name, key)
    except PermissionDenied:
        throttle.wrong(place)
        raise
    credential = desk.sign_in.credentials().get(name)
    return page(request, "welcome.html", name=name, key=key, second=bool(credential and credential.fresh and credential.second))


@post("/welcome/{name:str}/{key:str}", opt={PUBLIC: True}, sync_to_thread=True, status_code=303)
def welcome(
    request: Asked,
    desk: TheDesk,
    throttle: TheThrottle,
    name: FromPath[str],
    key: FromPath[str],
    data: URLEncodedBody[WelcomeForm],
) -> Response[Any]:
    """Set the password of an invited person and sign them in. Wrong keys wait as wrong passwords do."""
    place = throttle.place(name, "")
    throttle.check(place)
    try:
        signed = desk.sign_in.accept_invitation(name, key, data.password, data.code)
    except PermissionDenied:
        throttle.wrong(place)
        raise
    throttle.right(place)
    return _enter(request, signed, "/account")


def invitation(request: Asked, desk: Desk, name: str, key: str) -> str:
    """Return the link of an invitation, at the desk's own address where it has one."""
    base = desk.services.settings.address or str(request.base_url)
    return f"{base.rstrip('/')}/welcome/{segment(name)}/{segment(key)}"


def _enter(request: Asked, signed: SignedIn, to: str) -> Response[Any]:
    response = Redirect(to, status_code=303)
    set_visit(response, request, signed.token, int(VISIT.total_seconds()))
    return response
