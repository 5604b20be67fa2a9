"""Strings in a mail: its fields but those of mail servers, the words before and behind its parts, and its texts and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail

from tocsin.ingest import encodings
from tocsin.ingest.raw_markup import page_strings

_MOST_PARTS = 1_000
_OF_SERVERS = re.compile(
    r"(?i)received|dkim-signature|domainkey-signature|authentication-results|arc-.*|return-path|delivered-to|envelope-to|mime-version|"
    r"content-(?:type|transfer-encoding|disposition|id|language|length|class|location|md5)|message-id|in-reply-to|references|date|"
    r"resent-.*|delivery-date|user-agent|x-mailer|x-ms-.*|x-microsoft-.*|x-forefront-.*|x-exchange-.*|x-eop.*|x-spam-.*|x-google-.*|x-gm-.*|x-gmail-.*|"
    r"x-received|x-originating-ip|x-virus-.*|x-proofpoint-.*|x-ironport-.*|x-mimeole|x-priority|x-msmail-.*|x-amavis-.*|x-sg-.*|x-ses-.*|"
    r"x-mailgun-.*|x-mozilla-.*|x-account-key|x-uidl|x-uid|x-keywords|x-status|status|x-provags-id|x-ui-.*|x-authority-.*|x-clacks-overhead|"
    r"list-(?:unsubscribe.*|id|post|help|archive|owner|subscribe)|received-spf|precedence|importance|auto-submitted|feedback-id|thread-.*|"
    r"dispositions?-.*|autocrypt|openpgp|bounces-to|errors-to|sender|priority|sensitivity|lines|xref|path|x-trace|nntp-.*|x-tocsin-.*"
)


def mail_strings(message: Mail) -> Iterator[str]:
    """Yield the strings of a mail and of the mails in it. Its other parts are files of their own."""
    pending, count = [message], 0
    while pending and (count := count + 1) < _MOST_PARTS:
        part = pending.pop()
        inner = part.get_payload() if part.is_multipart() else []
        pending += [piece for piece in reversed(inner) if isinstance(piece, Mail)] if isinstance(inner, list) else []
        yield from _fields(part)
        for beside in (part.preamble, part.epilogue):
            yield from (line for line in (beside or "").splitlines() if "MIME" not in line)
        if part.get_content_type() in ("text/plain", "text/html"):
            yield from _text(part)


def _fields(part: Mail) -> Iterator[str]:
    for name, value in part.raw_items():
        if not _OF_SERVERS.fullmatch(name):
            yield decoded(str(value))


def decoded(value: str) -> str:
    """Return the value of a field with its encoded words decoded."""
    if not value.isascii():
        data = value.encode("utf-8", "surrogateescape")
        value = encodings.decode_as(data, "utf-8", encodings.legacy(data))[0]
    try:
        return str(make_header(decode_header(value[:20_000]))) if "=?" in value else value
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return value


def _text(part: Mail) -> Iterator[str]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, _ = encodings.decode_as(data, part.get_content_charset("") or "", encodings.legacy(data))
    is_page = part.get_content_type() == "text/html"
    yield from page_strings(text.encode("utf-8", "replace"), "utf-8") if is_page else text.splitlines()


def header_lines(text: str) -> list[str]:
    """Return the lines of a block of fields of mail that are not those of mail servers, their values alone."""
    lines = re.sub(r"\r?\n[ \t]", " ", text).splitlines()
    fields = [line.partition(":") for line in lines]
    return [decoded(value) if colon else name for name, colon, value in fields if not _OF_SERVERS.fullmatch(name)]
