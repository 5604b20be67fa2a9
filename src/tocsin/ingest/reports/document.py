"""A whole file as one report."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest import encodings
from tocsin.ingest.reports.keys import file_key
from tocsin.ingest.source import InputSource

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


def submission(source: InputSource, content: FileContent) -> Submission:
    """Return the report that a whole file is. Raises :class:`Malformed` when it has no text and no attachment, or too much text."""
    text = encodings.clean(content.text).strip()
    if not text and not content.attachments:
        raise Malformed("has no text")
    if len(text) > source.limits.text:
        raise Malformed(f"has more than the {source.limits.text} characters that one report may have: split it")
    facts = content.facts if text else (*content.facts, ("text", "none found: to be looked at"))
    unread = content.unread if text or content.unread else (f"{source.stem}: no text found, not looked at",)
    return Submission(
        key=file_key(content.form, content.data, source.origin or source.name),
        channel=source.reading.channel or "file",
        text=text,
        where=source.name,
        language=content.language,
        facts=tuple((encodings.clean(name), encodings.clean(value)[: source.limits.fact]) for name, value in facts),
        attachments=content.attachments,
        contact=encodings.clean(content.contact),
        unread=tuple(dict.fromkeys(map(encodings.clean, unread))),
    )
