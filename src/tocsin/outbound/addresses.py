"""Decide which addresses on the network may be fetched.

A link comes from a stranger, so it may point into the desk's own network (server-side request forgery, CWE-918). Only
``http`` and ``https`` links to public addresses on their usual ports are allowed, and every redirect is checked again.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from tocsin.domain.errors import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000
_KEPT = "/%:@!$&'()*+,;=~-._"
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_ONION = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,3}[a-z2-7]{56}\.onion")
_CONTROL = re.compile(r"[\x00-\x20\x7f\\]")
_PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "test", "invalid", "example", "onion", "i2p")
_TRANSLATED = (
    ipaddress.ip_network("64:ff9b::/96"),  # NAT64, RFC 6052
    ipaddress.ip_network("64:ff9b:1::/48"),  # NAT64 for local use, RFC 8215
    ipaddress.ip_network("2002::/16"),  # 6to4, RFC 3056
    ipaddress.ip_network("2001::/32"),  # Teredo, RFC 4380
    ipaddress.ip_network("::/96"),  # IPv4-compatible, deprecated by RFC 4291
    ipaddress.ip_network("fec0::/10"),  # site-local, deprecated by RFC 3879
)
_RESERVED = (
    ipaddress.ip_network("192.88.99.0/24"),  # 6to4 relays, RFC 7526
    ipaddress.ip_network("168.63.129.16/32"),  # the metadata service of a hosting provider
)


@dataclass(frozen=True, slots=True)
class Target:
    """A link split into what a connection needs. ``path`` includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the link in one spelling."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.path}"


def target_of(url: str, *, onion: bool = False) -> Target:
    """Split a link that may be fetched. Raise :class:`Refused` with the reason for any other. ``onion`` allows onion services."""
    if len(url) > _LONGEST:
        raise Refused(f"the link is longer than {_LONGEST} characters")
    if _CONTROL.search(url):
        raise Refused("the link holds a space, a backslash or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"the link cannot be read: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise Refused(f"the link's scheme is {scheme or 'missing'!r}: only http and https are fetched")
    if "@" in parts.netloc:
        raise Refused("the link holds a user name")
    if port not in (None, PORTS[scheme]):
        raise Refused(f"the link names port {port}: only {PORTS[scheme]} is used for {scheme}")
    path = quote(parts.path or "/", safe=_KEPT) + _query(parts)
    return Target(scheme, _host(parts.hostname or "", onion=onion), PORTS[scheme], path)


def is_public(address: Address) -> bool:
    """Return True for an address that anybody on the public network may use.

    Embedded IPv4 addresses (mapped, NAT64, 6to4, Teredo) are refused, because a gateway could turn them into local ones.
    """
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return False
    if any(address in network for network in (*_TRANSLATED, *_RESERVED) if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def is_onion(host: str) -> bool:
    """Return True for the name of an onion service of version 3, which only a proxy of Tor can reach."""
    return bool(_ONION.fullmatch(host))


def _query(parts: SplitResult) -> str:
    return "?" + quote(parts.query, safe=_KEPT + "?") if parts.query else ""


def _host(host: str, *, onion: bool) -> str:
    """Return the host in ASCII. Raise :class:`Refused` for a name that no public resolver would answer."""
    if ":" in host:
        return _literal(host)
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Refused("the link's host is not a name") from None
    labels = name.split(".")
    if _looks_numeric(labels):
        return _literal(name)
    if len(labels) < 2 or len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise Refused("the link's host is not a public name")
    if labels[-1] in _PRIVATE_NAMES and not (onion and is_onion(name)):
        raise Refused(f"names below .{labels[-1]} are not public")
    return name


def _looks_numeric(labels: list[str]) -> bool:
    """Return True when a resolver may read the last label as a number (WHATWG URL, "ends in a number")."""
    last = labels[-1]
    return last.isdigit() or bool(re.fullmatch(r"0x[0-9a-f]*", last))


def _literal(host: str) -> str:
    """Return a literal address in its usual spelling. Octal, hexadecimal and short forms are refused."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise Refused("the link's host is a number that is no address in its usual form") from None
    if not is_public(address):
        raise Refused("the link's host is not a public address")
    return str(address)
