"""Authentication, guards by permission, and security headers."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from anyio.to_thread import run_sync
from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.handlers import BaseRouteHandler
from litestar.middleware.authentication import AbstractAuthenticationMiddleware, AuthenticationResult

from tocsin.desk import Desk
from tocsin.domain.access import can_read_all, has_permission
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.login import Credential
from tocsin.domain.people import Permission, Person, require
from tocsin.durable import create_secret, read_secret

VISIT_COOKIE = "visit"
PUBLIC = "public"
ASKS_AGAIN = "asks again"  # a request that an open page sends by itself is no act of its reader
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], None] | Callable[[Connection, BaseRouteHandler], Awaitable[None]]
TheDesk = NamedDependency[Desk]


class NotSignedIn(Exception):
    """Raised when nobody is signed in."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """The signed-in person, with their credential."""

    person: Person
    credential: Credential | None

    @property
    def name(self) -> str:
        """Return the person's name."""
        return self.person.name

    @property
    def can_read_all(self) -> bool:
        """Return True when the person may read the reports of every team."""
        return can_read_all(self.person)

    def may(self, act: str) -> bool:
        """Return True when the person has this permission."""
        return has_permission(self.person, Permission(act))


Asked = Request[Visitor, str, Any]


class LoginSessions(AbstractAuthenticationMiddleware):
    """Authentication by the session cookie."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """Return the visitor and the token. The visitor is None when nobody is signed in."""
        token = connection.cookies.get(VISIT_COOKIE, "")
        acts = not connection.route_handler.opt.get(ASKS_AGAIN)
        owner = await run_sync(the_desk(connection).sign_in.who, token, acts) if token else None
        return AuthenticationResult(user=Visitor(*owner) if owner else None, auth=token)


def the_desk(connection: Connection) -> Desk:
    """Return the desk of this application."""
    desk: Desk = connection.app.state.desk
    return desk


def signed_in(connection: Connection, handler: BaseRouteHandler) -> None:
    """Require a session except for public pages. A first password must be changed first."""
    if handler.opt.get(PUBLIC):
        return
    visitor: Visitor | None = connection.user
    if visitor is None:
        raise NotSignedIn
    if visitor.credential and visitor.credential.fresh and not handler.opt.get("fresh"):
        raise PermissionDenied("change your first password before you go on: somebody else knows it")


def of_desk(act: Permission) -> Guard:
    """Return a guard that lets in people who have a permission and may read everything of the desk."""
    permitted = may(act)

    def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        permitted(connection, handler)
        if not can_read_all(connection.user.person):
            raise PermissionDenied("this is for people of team desk and for auditors")

    return guard


def may(*acts: Permission) -> Guard:
    """Return a guard that requires one of these permissions."""

    def guard(connection: Connection, _handler: BaseRouteHandler) -> None:
        person = connection.user.person
        if not any(has_permission(person, act) for act in acts):
            require(person, acts[0])
            raise PermissionDenied("this page covers every team: it is for people of team desk, auditors and administrators")

    return guard


async def within_reach(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Require that the person may read the report in the address."""
    report = connection.path_params["report"]
    await run_sync(lambda: the_desk(connection).report_access.require(report, by=connection.user.name))


def set_visit(response: Response[Any], request: Asked, token: str, seconds: int) -> None:
    """Set the session cookie."""
    secure = request.url.scheme == "https"
    response.set_cookie(VISIT_COOKIE, token, httponly=True, samesite="lax", secure=secure, path="/", max_age=seconds)


def own_path(path: str) -> str:
    """Return a path on this desk, never on another host. ``/`` for anything else."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return quote(path, safe="/?&=~%@:>+-.,") if safe else "/"


def web_secret(home: Path) -> str:
    """The secret that signs forms, made once and kept in the home folder, so that an open form outlives a restart."""
    path = home / "web.key"
    with suppress(FileExistsError):
        create_secret(path, secrets.token_hex(32))
    return read_secret(path, "remove it and start the desk again: a new one is made")
