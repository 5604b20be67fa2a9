"""Records of what a browser exchanged with servers (HAR): the bodies of answers, what was sent, and messages of sockets."""

from __future__ import annotations

import base64
import binascii
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.times.dates import looks_dated

_LOG = re.compile(rb'\{\s{0,999}"log"\s{0,99}:\s{0,99}\{')
_GUARD = re.compile(r"\A\s{0,9}(?:\)\]\}',?|for\s?\(;;\);|while\s?\(1\);|/\*-secure-)\s{0,9}")
_WORDLESS = (
    "text/css",
    "application/javascript",
    "text/javascript",
    "application/x-javascript",
    "font/",
    "application/font",
    "application/wasm",
)
_MEDIA = ("image/", "video/", "audio/")
_FIRST = 65_536
_LONGEST_NAME = 120
_LONGEST_FORM = 1 << 20
_LONGEST_TIME = 40

Object = Mapping[str, Any]


class Body(NamedTuple):
    """One body: a name made of its place in the record and its address, its bytes, its type, and when the exchange began, in ISO form."""

    name: str
    data: bytes
    kind: str
    began: str

    @property
    def is_medium(self) -> bool:
        """Tell a picture, a recording or a film."""
        return self.kind.startswith(_MEDIA)


def is_har(head: bytes) -> bool:
    """Tell a record of exchanges by its first bytes."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:_FIRST]
    return _LOG.match(start) is not None and (b'"entries"' in start or b'"creator"' in start or b'"startedDateTime"' in start)


def bodies(data: bytes) -> list[Body]:
    """Return every body once, in the order of the exchanges, without styles and scripts. Raises :class:`Malformed` for no such record."""
    try:
        record = json.loads(encodings.decode_as(data, "utf-8-sig", "cp1252")[0])
        entries = [entry for entry in record["log"]["entries"] if isinstance(entry, Mapping)]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise Malformed("is no whole HAR file: record it again with the contents of the answers") from None
    bodies_by_data: dict[bytes, Body] = {}
    for number, entry in enumerate(entries, 1):
        for body in _bodies_of(number, entry):
            bodies_by_data.setdefault(body.data, body)
    if not bodies_by_data:
        raise Malformed("holds no contents of answers: record it again with them")
    return list(bodies_by_data.values())


def _bodies_of(number: int, entry: Object) -> Iterator[Body]:
    began = str(entry.get("startedDateTime") or "")
    request, response = _part(entry, "request"), _part(entry, "response")
    address = urlsplit(str(request.get("url") or "")[:2_000])
    stem = encodings.label(unquote(posixpath.basename(address.path.rstrip("/"))) or address.hostname or "body")[:_LONGEST_NAME]
    name = f"exchange {number} {stem}"
    sent = _part(request, "postData")
    yield from _body(f"{name} sent", _sent(sent, began), "", began)
    content = _part(response, "content")
    kind = str(content.get("mimeType") or "").lower()
    text = str(content.get("text") or "")
    if content.get("encoding") == "base64":
        yield from _decoded(name, text, kind, began)
    else:
        yield from _body(name, text, kind, began)
    frames = entry.get("_webSocketMessages")
    for at, frame in enumerate(frames if isinstance(frames, list) else [], 1):
        if isinstance(frame, Mapping):
            yield from _body(f"{name} message {at}", str(frame.get("data") or ""), "", began)


def _sent(sent: Object, began: str) -> str:
    """Return what was sent. Fields of a form become an object, and an object without a time gets that of the exchange."""
    text = str(sent.get("text") or "")
    pairs = [pair for pair in sent.get("params") or () if isinstance(pair, Mapping)]
    if not text and pairs:
        value: Any = {str(pair.get("name")): pair.get("value") for pair in pairs}
    elif "form-urlencoded" in str(sent.get("mimeType")):
        value = dict(parse_qsl(text[:_LONGEST_FORM]))
    else:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
    if not isinstance(value, dict) or any(looks_dated(str(part)) for part in value.values() if len(str(part)) <= _LONGEST_TIME):
        return text
    return json.dumps({"sent_at": began, **value}, ensure_ascii=False)


def _part(value: Object, name: str) -> Object:
    inner = value.get(name)
    return inner if isinstance(inner, Mapping) else {}


def _body(name: str, text: str, kind: str, began: str) -> Iterator[Body]:
    if text.strip() and not kind.startswith(_WORDLESS):
        yield Body(name, _GUARD.sub("", text).encode("utf-8", "replace"), kind, began)


def _decoded(name: str, text: str, kind: str, began: str) -> Iterator[Body]:
    try:
        data = base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        data = text.encode("utf-8", "replace")
    if data.strip() and not kind.startswith(_WORDLESS):
        yield Body(name, data, kind, began)
