"""Values of a mail as its reader takes them: headers, contents, names of files, and fields of notices, decoded however broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail

from tocsin.ingest import encodings

_WORD = re.compile(r"=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=")
_NAMES_OF_FILES = ("Content-Disposition", "Content-Type")
_LONGEST_NAME = 200


def header(message: Mail, name: str) -> str:
    """Return a header decoded and on one line, empty when it is absent."""
    wanted = name.lower()
    raw = next((value for field_name, value in message.raw_items() if field_name.lower() == wanted), None)
    return " ".join(encodings.clean(decoded(raw)).split()) if raw is not None else ""


def decoded(value: object) -> str:
    """Decode a header. Raw 8-bit bytes are read as UTF-8 or else in the most plausible old encoding."""
    text = str(value)[:20_000]
    if not text.isascii():
        data = text.encode("utf-8", "surrogateescape")
        text = encodings.decode_as(data, "utf-8", encodings.legacy(data))[0]
    try:
        return str(make_header(decode_header(text))) if "=?" in text else text
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return _WORD.sub(_decoded_word, text)


def _decoded_word(match: re.Match[str]) -> str:
    try:
        chunks = decode_header(match[0])
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return match[0]
    return "".join(
        chunk if isinstance(chunk, str) else encodings.decode_as(chunk, charset_name or "utf-8")[0] for chunk, charset_name in chunks
    )


def payload(part: Mail) -> bytes:
    """Return the decoded contents of a part, or its bytes as they stand where they cannot be decoded."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        content = part.get_payload()
    if isinstance(content, str):
        return content.encode("utf-8", "surrogateescape")
    return content if isinstance(content, bytes) else b""


def parts_of(message: Mail) -> Sequence[Mail]:
    """Return the parts directly in a message."""
    content = message.get_payload()
    return [part for part in content if isinstance(part, Mail)] if isinstance(content, list) else []


def file_name(part: Mail) -> str:
    """Return the name of the file that a part is, without its folder, empty when it has none. One in raw bytes keeps its letters."""
    named = part
    raw = [(name, value) for name, value in part.raw_items() if name.title() in _NAMES_OF_FILES]
    if not all(str(value).isascii() for _, value in raw):
        named = Mail()
        for name, value in raw:
            named[name] = " ".join(decoded(value).split())
    return encodings.clean(decoded(named.get_filename() or "")).replace("\\", "/").rpartition("/")[2][:_LONGEST_NAME]


def is_notice(message: Mail) -> bool:
    """Tell a part that is made of fields, such as a delivery status or a report of abuse, and no mail of its own."""
    kind = message.get_content_type()
    return kind.startswith("message/") and kind not in ("message/rfc822", "message/global", "message/news")


def field_lines(message: Mail) -> list[str]:
    """Return the fields of a notice, a line each."""
    return [f"{name}: {' '.join(decoded(value).split())}" for part in parts_of(message) for name, value in part.raw_items()]
