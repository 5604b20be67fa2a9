"""Time stamps by an authority outside the desk (RFC 3161): proof that a file existed at a time, which the desk cannot make itself.

Only a hash leaves the desk. The answer is kept as it came, and ``openssl ts -verify`` checks its signature. Here it is only checked that
the authority granted it, for this hash and this request.
"""

from __future__ import annotations

import secrets
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.domain.errors import Unavailable

_INTEGER, _OCTETS, _OBJECT, _NULL, _SEQUENCE, _BOOLEAN = 0x02, 0x04, 0x06, 0x05, 0x30, 0x01
_SHA256 = bytes.fromhex("608648016503040201")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_GRANTED = (b"\x00", b"\x01")
"""Status numbers of an answer that holds a time stamp: granted, and granted with changes."""
_NONCE_BYTES = 8
_SECONDS = 20.0
_MOST = 100_000
_LONG = 0x80

Element = tuple[int, bytes]


class TimeStamper(Protocol):
    """Port to a time-stamping authority."""

    def stamp(self, digest: bytes) -> bytes:
        """Return the authority's answer on a SHA-256 digest, in DER. Raises :class:`Unavailable` where it gives none."""
        ...


@dataclass(frozen=True, slots=True)
class HttpTimeStamper:
    """A time-stamping authority at an address of the desk's choice. ``nonce`` draws the bytes that bind an answer to its request."""

    address: str
    nonce: Callable[[], bytes] = field(default=lambda: secrets.token_bytes(_NONCE_BYTES))

    def stamp(self, digest: bytes) -> bytes:
        """Return the authority's answer on a SHA-256 digest, in DER. Raises :class:`Unavailable` where it gives none."""
        asked = request(digest, self.nonce())
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        call = urllib.request.Request(self.address, asked, headers)  # noqa: S310 - the settings allow http and https alone
        try:
            with urllib.request.urlopen(call, timeout=_SECONDS) as reply:  # noqa: S310 - the same
                answer = reply.read(_MOST)
        except (OSError, urllib.error.URLError, ValueError) as error:
            raise Unavailable(f"the time-stamping authority did not answer: {type(error).__name__}") from None
        require_granted(answer, asked)
        return bytes(answer)


def request(digest: bytes, nonce: bytes) -> bytes:
    """Return a request for a time stamp on a SHA-256 digest, in DER (TimeStampReq, RFC 3161 section 2.4.1)."""
    imprint = _imprint(digest)
    positive = nonce.lstrip(b"\x00") or b"\x00"
    number = _der(_INTEGER, b"\x00" + positive if positive[0] & _LONG else positive)
    certificates = _der(_BOOLEAN, b"\xff")
    return _der(_SEQUENCE, _der(_INTEGER, b"\x01") + imprint + number + certificates)


def require_granted(answer: bytes, asked: bytes) -> None:
    """Raise :class:`Unavailable` unless an answer grants a time stamp for the hash and the nonce of this request."""
    try:
        granted, covers = _read(answer)
        wanted = [body for _, body in _parts(_only(asked))]
    except (IndexError, ValueError):
        raise Unavailable("the time-stamping authority gave an answer that cannot be read") from None
    if not granted:
        raise Unavailable("the time-stamping authority refused the time stamp")
    if wanted[1] not in covers or wanted[2] not in covers:
        raise Unavailable("the time-stamping authority gave a time stamp for something else")


def _read(answer: bytes) -> tuple[bool, list[bytes]]:
    """Return whether a time stamp was granted, and the parts of what was stamped (TSTInfo): its imprint and nonce are among them."""
    status, *token = _parts(_only(answer))
    if _only(status[1]) not in _GRANTED or not token:
        return False, []
    _, (_, signed) = _parts(token[0][1])
    for tag, body in _parts(_only(signed)):
        inner = list(_parts(body)) if tag == _SEQUENCE else []
        if inner and inner[0] == (_OBJECT, _TST_INFO):
            return True, [part for _, part in _parts(_only(_only(inner[1][1])))]
    raise ValueError


def _imprint(digest: bytes) -> bytes:
    algorithm = _der(_SEQUENCE, _der(_OBJECT, _SHA256) + _der(_NULL, b""))
    return _der(_SEQUENCE, algorithm + _der(_OCTETS, digest))


def _der(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < _LONG:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _LONG | len(length)]) + length + body


def _only(data: bytes) -> bytes:
    for _, body in _parts(data):
        return body
    raise ValueError


def _parts(data: bytes) -> Iterator[Element]:
    """Yield tag and body of each element. Raises :class:`ValueError` where one is cut."""
    at = 0
    while at < len(data):
        tag, size, at = data[at], data[at + 1], at + 2
        if size & _LONG:
            digits = size & ~_LONG
            size, at = int.from_bytes(data[at : at + digits], "big"), at + digits
        if at + size > len(data):
            raise ValueError
        yield tag, data[at : at + size]
        at += size
