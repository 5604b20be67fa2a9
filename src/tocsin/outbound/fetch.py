"""Fetch a public web page within bounds of size and time, without reaching into the desk's own network.

Every host name is resolved once, all its addresses must be public, and the connection goes to the address that was checked, so
a name that changes its answer between check and use (DNS rebinding) gains nothing. Redirects are followed one by one and checked
in the same way. Only listed links are fetched: nothing in a page is followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Protocol
from urllib.parse import urljoin

from tocsin.domain.errors import Refused
from tocsin.outbound import socks
from tocsin.outbound.addresses import Target, is_onion, is_public, target_of

REDIRECTS = (301, 302, 303, 307, 308)
Resolver = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds for one link: bytes of the body, seconds over all redirects, and the number of redirects that are followed.

    With 0 redirects, one is handed out as the answer, for a caller that follows it by itself.
    """

    body: int = 4 << 20
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """The answer of a host to one link, or the reason why there is none.

    ``url`` is the last link of the chain of redirects. ``headers`` have lower-case names. ``error`` is empty for an answer of the
    host, whatever its status; otherwise ``status`` is 0. ``cut`` says that the body is longer than the limit, or breaks off.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    error: str = ""
    cut: bool = False
    chain: tuple[str, ...] = ()


class Fetcher(Protocol):
    """Port to the web. The fake in the tests answers from a dictionary."""

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer to a link. Never raises for what a host does."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host by the system's resolver. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class PublicFetcher:
    """Fetches public links over HTTP and HTTPS. Certificates are verified.

    Through a SOCKS 5 proxy the connection goes to the checked address, too. With one, onion services can be fetched, whose names the proxy
    resolves.
    """

    def __init__(
        self,
        agent: str,
        limits: FetchLimits | None = None,
        *,
        resolver: Resolver = resolve,
        seconds: Callable[[], float] = time.monotonic,
        tls: ssl.SSLContext | None = None,
        proxy: tuple[str, int] | None = None,
    ) -> None:
        self._agent = agent
        self._limits = limits or FetchLimits()
        self._resolve = resolver
        self._seconds = seconds
        self._tls = tls or ssl.create_default_context()
        self._proxy = proxy

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer to a link, following redirects. A refusal or failure is an answer with ``error``."""
        deadline = self._seconds() + self._limits.seconds
        chain: list[str] = []
        while True:
            try:
                target = target_of(url, onion=self._proxy is not None)
                answer = self._ask(target, headers, deadline)
            except Refused as reason:
                return WebAnswer(url, error=f"not fetched: {reason}", chain=tuple(chain))
            except (OSError, http.client.HTTPException, ValueError) as failure:
                return WebAnswer(url, error=f"no answer: {type(failure).__name__}", chain=tuple(chain))
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location or not self._limits.redirects:
                return WebAnswer(target.url, answer.status, answer.headers, answer.body, cut=answer.cut, chain=tuple(chain))
            chain.append(target.url)
            if len(chain) > self._limits.redirects:
                return WebAnswer(target.url, error="not fetched: more redirects than are followed", chain=tuple(chain))
            url = urljoin(target.url, location)

    def _ask(self, target: Target, headers: Mapping[str, str], deadline: float) -> WebAnswer:
        connection = _Pinned(target, (self._checked_address(target), self._proxy), self._left(deadline), self._tls)
        watchdog = Timer(self._left(deadline), connection.abort)
        watchdog.daemon = True
        watchdog.start()
        try:
            sent = {"User-Agent": self._agent, "Accept-Encoding": "identity", "Accept": "text/html,*/*;q=0.5", **headers}
            connection.request("GET", target.path, headers=sent)
            response = connection.getresponse()
            body, cut = self._body(response, deadline)
            return WebAnswer(target.url, response.status, {name.lower(): value for name, value in response.getheaders()}, body, cut=cut)
        finally:
            watchdog.cancel()
            connection.close()

    def _body(self, response: http.client.HTTPResponse, deadline: float) -> tuple[bytes, bool]:
        """Return the body up to the limit of size, and True if it goes on or breaks off."""
        chunks: list[bytes] = []
        size = 0
        while size <= self._limits.body:
            self._left(deadline)
            chunk = response.read1(min(1 << 16, self._limits.body + 1 - size))
            if not chunk:
                return b"".join(chunks), bool(response.length)
            chunks.append(chunk)
            size += len(chunk)
        return b"".join(chunks)[: self._limits.body], True

    def _checked_address(self, target: Target) -> str:
        if is_onion(target.host):
            return target.host
        addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in self._resolve(target.host, target.port)]
        if not addresses:
            raise Refused("the link's host has no address")
        if not all(map(is_public, addresses)):
            raise Refused("the link's host has an address that is not public")
        return str(addresses[0])

    def _left(self, deadline: float) -> float:
        seconds = deadline - self._seconds()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked before, in the name of the link's host."""

    def __init__(self, target: Target, route: tuple[str, tuple[str, int] | None], timeout: float, tls: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._target = target
        self._address, self._proxy = route
        self._tls = tls

    def connect(self) -> None:
        """Connect to the checked address. For https, verify the certificate of the host's name."""
        if self._proxy:
            self.sock = socks.connect(self._proxy, self._address, self._target.port, self.timeout)
        else:
            self.sock = socket.create_connection((self._address, self._target.port), self.timeout)
        if self._target.scheme == "https":
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self._target.host)

    def abort(self) -> None:
        """Break the connection off, whatever it waits for: a host that drips headers or a handshake gains no time."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
