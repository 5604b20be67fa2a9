"""Bounds on what request bodies may cost: size, time, and bytes held by all requests together.

A body must arrive at 400 bytes a second on average after the first minute, which a slow Tor circuit exceeds. All
bodies together may hold 160 MB. When a new body would exceed that, the slowest of those that have taken more than half
a minute is given up; without such a one the new body is refused (503), which the sender can repeat.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send

GRACE_SECONDS = 60.0
IDLE_SECONDS = 60.0
SLOWEST = 400.0
"""Bytes a second, on average, after the grace time."""
SMALL = 64 * 1024
"""Bytes of each body that are always admitted: a report without files."""
MOST_BYTES = 160 * 1024 * 1024
MOST_BODIES = 300
MOST_FIELDS = 500
_SLOW_SECONDS = 30.0
_READING = ("GET", "HEAD")


class BodyTooSlow(HTTPException):
    """A body arrived too slowly, or was given up for others."""

    status_code = 408


class BodyTooLarge(HTTPException):
    """A body is larger than this request may be."""

    status_code = 413


class BodiesTooMany(HTTPException):
    """All places for bodies are taken."""

    status_code = 503


@dataclass(slots=True, eq=False)
class _Body:
    """One body that is being received."""

    began: float
    most_held: int = MOST_BYTES
    received: int = 0
    fields: int = 0
    given_up: asyncio.Event = field(default_factory=asyncio.Event)

    def rate(self, now: float) -> float:
        """Return the average bytes a second so far."""
        return self.received / max(now - self.began, 0.001)


class Bodies:
    """All bodies that are being received or worked on."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic, most_bytes: int = MOST_BYTES, most_bodies: int = MOST_BODIES) -> None:
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._most_bodies = most_bodies
        self._open: set[_Body] = set()

    def begin(self, most_held: int = MOST_BYTES) -> _Body:
        """Admit a body of which at most so many bytes are held at once. Raises :class:`BodiesTooMany`."""
        if len(self._open) >= self._most_bodies:
            self._give_up_one(None)
        body = _Body(self._seconds(), most_held)
        self._open.add(body)
        return body

    def end(self, body: _Body) -> None:
        """Forget a body: its request was answered."""
        self._open.discard(body)

    def add(self, body: _Body, count: int) -> None:
        """Count bytes of a body. Raises :class:`BodyTooSlow` or :class:`BodiesTooMany`."""
        body.received += count
        now = self._seconds()
        if now - body.began > GRACE_SECONDS and body.rate(now) < SLOWEST:
            raise BodyTooSlow
        while self.held > self._most_bytes:
            self._give_up_one(body)

    @property
    def held(self) -> int:
        """Return the bytes held, without the part of each body that is always admitted."""
        return sum(max(0, min(body.received, body.most_held) - SMALL) for body in self._open)

    def _give_up_one(self, newest: _Body | None) -> None:
        now = self._seconds()
        slow = [body for body in self._open if body is not newest and now - body.began > _SLOW_SECONDS]
        if newest is not None:
            slow = [body for body in slow if body.received > SMALL]
        if not slow:
            raise BodiesTooMany
        slowest = min(slow, key=lambda body: body.rate(now))
        slowest.given_up.set()
        self._open.discard(slowest)


class BodyLimits:
    """ASGI middleware that applies the bounds.

    ``most`` returns the largest body of a request, in bytes. With ``forms_only`` bodies with files are refused, because
    the framework would write them to the temporary folder, but for requests that ``uploads`` names, which are parsed in memory.
    A form with files that is larger than it may be is read on for ``drained`` bytes, which its reader drops: a browser shows an
    answer only once it has sent everything.
    """

    def __init__(
        self,
        app: ASGIApp,
        most: Callable[[Scope], int],
        bodies: Bodies,
        *,
        forms_only: bool = False,
        uploads: Callable[[Scope], bool] = lambda _: False,
        drained: int = 0,
    ) -> None:
        self._app = app
        self._most = most
        self._bodies = bodies
        self._forms_only = forms_only
        self._uploads = uploads
        self._drained = drained

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a bounded ``receive``."""
        if scope["type"] != ScopeType.HTTP or scope["method"] in _READING:
            await self._app(scope, receive, send)
            return
        forms_only = self._forms_only and not self._uploads(scope)
        with_files = _header(scope, b"content-type").lower().startswith(b"multipart/")
        if forms_only and with_files:
            await _answer(send, HTTPException(status_code=415))
            return
        held = self._most(scope)
        most = held + (self._drained if with_files else 0)
        refusal: HTTPException | None = BodyTooLarge() if _announced(scope) > most else None
        body: _Body | None = None
        try:
            body = self._bodies.begin(held)
        except BodiesTooMany as error:
            refusal = error

        async def bounded() -> Any:
            if refusal or body is None:
                raise refusal or BodiesTooMany()
            message = await self._next(receive, body)
            if message["type"] == "http.request":
                self._bodies.add(body, len(message["body"]))
                body.fields += message["body"].count(b"&") if forms_only else 0
                if body.received > most or body.fields > MOST_FIELDS:
                    raise BodyTooLarge
            return message

        try:
            await self._app(scope, bounded, send)
        finally:
            if body:
                self._bodies.end(body)

    async def _next(self, receive: Receive, body: _Body) -> Any:
        """Return the next message. Raises :class:`BodyTooSlow` when none comes, or the body was given up for others."""
        if body.given_up.is_set():
            raise BodyTooSlow
        message, given_up = asyncio.ensure_future(receive()), asyncio.ensure_future(body.given_up.wait())
        try:
            await asyncio.wait((message, given_up), timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if not message.done():
                raise BodyTooSlow
            return message.result()
        finally:
            message.cancel()
            given_up.cancel()


def _announced(scope: Scope) -> int:
    """Return the length that the request announces. 0 when it announces none."""
    length = _header(scope, b"content-length")
    return int(length) if length.isdigit() and len(length) < 16 else 0


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key.lower() == name), b"")


async def _answer(send: Send, error: HTTPException) -> None:
    """Answer without reading the body."""
    text = f"{error.status_code}".encode()
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(text)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": error.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": text, "more_body": False})
