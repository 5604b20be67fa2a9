"""The HTTP server of desk and door, with bounds on connections and on slow clients.

A connection that sends no complete request head within a minute is closed, and so is one whose reader takes nothing for
two minutes. When all places are taken, the connection that has waited longest without a complete request head gives up
its place. A slow Tor circuit needs seconds for a request head, so it passes.
"""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import Sequence
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 60.0
STUCK_SECONDS = 120.0
MOST_CONNECTIONS = 2000
_FILES_OF_THE_DESK = 200
_TICK = 5.0


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 connection with deadlines, one of at most ``most`` connections."""

    head_seconds = HEAD_SECONDS
    stuck_seconds = STUCK_SECONDS
    most = MOST_CONNECTIONS

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a place. When there is none, the longest-waiting connection gives up its own."""
        self._waiting_since: float | None = self.loop.time()
        self._stuck_since: float | None = None
        self._watch: asyncio.TimerHandle | None = None
        others = [cast("BoundedProtocol", connection) for connection in self.connections]
        super().connection_made(cast("asyncio.Transport", transport))
        if len(others) >= self.most:
            waiting = [connection for connection in others if connection._waiting_since is not None]
            longest = min(waiting, key=lambda connection: connection._waiting_since or 0.0, default=self)
            longest.transport.abort()
            self.connections.discard(longest)
        self._watch = self.loop.call_later(min(_TICK, self.head_seconds), self._check)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching the connection."""
        if self._watch:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse the data, and note whether a request head is still incomplete."""
        super().data_received(data)
        if self._in_request():
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self.loop.time()

    def on_response_complete(self) -> None:
        """Wait for the next request head."""
        self._waiting_since = self.loop.time()
        super().on_response_complete()
        if self._in_request():  # a pipelined request
            self._waiting_since = None

    def _in_request(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _check(self) -> None:
        """Abort the connection when a deadline has passed."""
        now = self.loop.time()
        stuck = self.flow.write_paused
        self._stuck_since = (self._stuck_since or now) if stuck else None
        late = self._waiting_since is not None and now - self._waiting_since > self.head_seconds
        if late or (self._stuck_since is not None and now - self._stuck_since > self.stuck_seconds):
            self.transport.abort()
            return
        self._watch = self.loop.call_later(min(_TICK, self.head_seconds), self._check)


def server_of(app: Any, protocol: type[BoundedProtocol] = BoundedProtocol) -> uvicorn.Server:
    """Return the server of an application. Neither addresses nor paths of requests are logged."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=protocol,
            ws="none",
            access_log=False,
            log_config=None,  # the root logger writes, in the form that was chosen
            log_level="warning",
            server_header=False,
            date_header=False,
            timeout_keep_alive=15,
        )
    )


def serve(app: Any, listeners: Sequence[socket.socket]) -> None:
    """Serve an application on these sockets until it is stopped."""
    server_of(app, bounded_by_files()).run(sockets=list(listeners))


def bounded_by_files() -> type[BoundedProtocol]:
    """Return the protocol with no more places than this process may open files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + _FILES_OF_THE_DESK
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return type("BoundedProtocol", (BoundedProtocol,), {"most": max(50, min(MOST_CONNECTIONS, soft - _FILES_OF_THE_DESK))})
