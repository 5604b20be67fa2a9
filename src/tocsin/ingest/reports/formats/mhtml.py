"""Pages that a browser saved as MHTML: a mail whose first part is the page."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message as Mail

from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.email import is_message, parse, read, sent_at
from tocsin.ingest.reports.mail_values import header, payload
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource


def _saved_page(source: InputSource) -> list[Message]:
    """Return the posts of a page that a browser saved as MHTML, with the time it was saved where the page states none."""
    from tocsin.ingest.reports.formats.saved_page import page_messages

    message = parse(source.stream.whole(source.limits.document), source.limits)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        return []
    media = tuple(_named(inner) for inner in message.walk() if inner.get_content_maintype() in ("image", "video", "audio"))
    saved, host = sent_at(message, "")[0], header(message, "Snapshot-Content-Location").partition("://")[2].partition("/")[0]
    posts = page_messages(payload(part), part.get_content_charset("") or "", source)
    return [replace(post, time=post.time or saved, sender=post.sender or host, media=(*post.media, *media)) for post in posts]


def _named(part: Mail) -> str:
    return part.get_filename() or str(part.get("Content-Location") or "picture").rpartition("/")[2]


def _is_saved_page(head: FileHead) -> bool:
    return is_message(head) and (b"Snapshot-Content-Location:" in head.bare or b"Content-Type: multipart/related" in head.bare[:2000])


FORMATS = (Format("mhtml", read, _is_saved_page, messages=_saved_page, strings="mail"),)
