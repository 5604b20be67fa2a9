"""Requests that the framework cannot answer: odd paths, and methods without a handler."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

_METHODS = ("GET", "HEAD", "POST")
_MOST_PATH = 2000


class UnreadablePaths:
    """ASGI middleware that answers 404 for paths with control characters and 405 for methods that no page has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what the framework would fail on, and pass everything else on."""
        if scope["type"] == ScopeType.HTTP:
            if scope["method"] not in _METHODS:
                await _answer(send, 405, [(b"allow", ", ".join(_METHODS).encode())])
                return
            if not scope["path"].isprintable() or len(scope["path"]) > _MOST_PATH:
                await _answer(send, 404, [])
                return
        await self._app(scope, receive, send)


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    base = [(b"content-type", b"text/plain"), (b"content-length", b"0"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": status, "headers": base + headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
