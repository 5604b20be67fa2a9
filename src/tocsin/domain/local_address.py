"""Addresses of servers on this machine: a loopback address or a socket file. Any other is refused."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from tocsin.domain.errors import Malformed

_WRITE = "write http://127.0.0.1:8080/v1, or unix:/run/model.sock for a socket file"
_DEFAULT_PATH = "/v1"


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """The address of a server on this machine. ``socket`` is the path of a socket file, empty for ``host`` and ``port``."""

    host: str
    port: int
    socket: str
    path: str

    @classmethod
    def parse(cls, text: str) -> LocalAddress:
        """Parse an address. Raise :class:`Malformed` for one that may leave this machine.

        The name ``localhost`` stands for 127.0.0.1 and is not looked up.
        """
        if text.startswith("unix:"):
            return cls("localhost", 0, _socket(text.removeprefix("unix:")), _DEFAULT_PATH)
        try:
            parts = urlsplit(text)
            host, port = parts.hostname or "", parts.port or 80
        except ValueError:
            raise Malformed(f"{text!r} is no address: {_WRITE}") from None
        if parts.scheme != "http" or parts.username is not None or parts.query or parts.fragment:
            raise Malformed(f"{text!r} is no plain address: {_WRITE}")
        if not _is_loopback(host):
            raise Malformed(f"{text!r} is not on this machine: {_WRITE}")
        return cls("127.0.0.1" if host == "localhost" else host, port, "", parts.path.rstrip("/") or _DEFAULT_PATH)


def _socket(path: str) -> str:
    if not path.startswith("/") or path.startswith("//"):
        raise Malformed(f"{path!r} is no full path of a socket file: {_WRITE}")
    return path


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
