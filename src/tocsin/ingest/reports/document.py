"""A whole file as one report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.dates import Times
from tocsin.ingest.reports.columns import labels_time
from tocsin.ingest.reports.keys import file_key
from tocsin.ingest.source import InputSource

_LABELLED = re.compile(r"(?m)^[ \t>*#-]{0,20}([^\n:：\d]{2,40})[:：][ \t*]{0,9}(\S[^\n]{3,60})$")
_LOOKED_AT = 20_000
_LONGEST = 64

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileContent:
    """One whole file: its format, its bytes, its text, its facts and attachments."""

    form: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    facts: Facts = ()
    attachments: tuple[Attachment, ...] = ()
    language: str = ""
    contact: str = ""
    unread: tuple[str, ...] = ()
    heard: datetime | None = None
    sealed: str = ""


def stated_time(text: str, facts: Facts, zone: str) -> tuple[datetime | None, bool]:
    """Return the time behind the first label of a time in a document, such as ``Date: 13.03.2026``, and whether its zone was assumed."""
    lines = [(match[1], match[2]) for match in _LABELLED.finditer(text[:_LOOKED_AT])]
    times = Times("", zone_named(zone or "UTC"))
    for label, value in (*facts, *lines):
        if len(value) <= _LONGEST and labels_time(label) and (moment := times.read(value.strip()))[0]:
            return moment
    return None, False


def submission(source: InputSource, content: FileContent) -> Submission:
    """Return the report that a whole file is. Raises :class:`Malformed` when it has no text and no attachment, or too much text."""
    text = encodings.clean(content.text).strip()
    if not text and not content.attachments:
        raise Malformed("has no text")
    if len(text) > source.limits.text:
        raise Malformed(f"has more than the {source.limits.text} characters that one report may have: split it")
    facts = content.facts if text else (*content.facts, ("text", "none found: to be looked at"))
    unread = content.unread if text or content.unread else (f"{source.stem}: no text found, not looked at",)
    happened, assumed = stated_time(text, facts, source.reading.zone)
    facts = (*facts, ("time_zone", f"assumed {source.reading.zone or 'UTC'}")) if assumed else facts
    return Submission(
        key=file_key(content.form, content.data, source.origin or source.name),
        channel=source.reading.channel or "file",
        text=text,
        where=source.name,
        heard=content.heard,
        happened=happened,
        language=content.language,
        facts=tuple((encodings.clean(name), encodings.clean(value)[: source.limits.fact]) for name, value in facts),
        attachments=content.attachments,
        contact=encodings.clean(content.contact),
        sealed=encodings.clean(content.sealed),
        unread=tuple(dict.fromkeys(map(encodings.clean, unread))),
    )
