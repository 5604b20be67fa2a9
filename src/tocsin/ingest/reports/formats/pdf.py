"""PDF, read by PDFium in a child process with bounded time and memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment
from tocsin.ingest import child, encodings
from tocsin.ingest.raw_binary import begins_pdf
from tocsin.ingest.reports.document import FileContent, submissions
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.nested import parts_text, with_unsealed
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_CHILD = Path(__file__).with_name("_pdf_child.py")


_EMPTY = frozenset(["anonymous", "untitled", "unspecified"])


@dataclass(frozen=True, slots=True)
class Paper:
    """Contents of a PDF: its text with forms and notes, its metadata, its author, its embedded files, and what was not read."""

    text: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = ()
    author: str = ""
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    unread: tuple[str, ...] = ()


def read(source: InputSource) -> Iterator[Item]:
    """Return the report that a PDF is, with the PDF attached and its embedded files read. Pages without text are to be looked at."""
    data = source.stream.whole(source.limits.document)
    content = paper(data, source)
    parts = parts_text(source, content.files)
    attachments = (Attachment(source.stem, "application/pdf", data),)
    yield from submissions(
        source,
        FileContent(
            form="pdf",
            data=data,
            text="\n\n".join([content.text, *parts.texts]),
            facts=(*content.facts, *parts.notes),
            attachments=attachments,
            contact=content.author,
            sealed=", ".join(parts.sealed),
            unsealed=with_unsealed(content.text, parts.unsealed),
            unread=(*content.unread, *parts.unread),
        ),
    )
    yield from parts.apart


def paper(data: bytes, source: InputSource) -> Paper:
    """Read a PDF of this source. Raises :class:`Malformed` when it is broken, encrypted, or takes too much.

    When several of one file took too long, no more are tried, since a mailbox full of them would take days.
    """
    if source.tally.slow >= source.limits.slow:
        raise Malformed(f"is not read: {source.tally.slow} PDFs before it took too long; import it alone")
    try:
        answer = _loaded(child.run(_CHILD, data, source.limits))
    except child.TooSlow:
        source.tally.slow += 1
        raise
    if error := answer.get("error"):
        raise Malformed(_reason(str(error)))
    facts = [(str(name), encodings.clean(str(value))) for name, value in answer["facts"] if value not in _EMPTY]
    unread = [f"page {number}: cannot be read" for number in answer["broken"]]
    unread += [f"page {number}: no text on it, not looked at" for number in answer["empty"]]
    unread += map(str, answer["unread"])
    text = encodings.clean(str(answer["text"])).replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    files = tuple((encodings.label(str(name)), bytes.fromhex(str(content))) for name, content in answer["files"])
    author = ", ".join(value for name, value in facts if name == "author")
    return Paper(text.strip(), tuple(fact for fact in facts if fact[0] != "author"), author, files, tuple(unread))


def _loaded(answer: bytes) -> dict[str, Any]:
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError):
        raise Malformed("breaks the reader: save it again") from None
    return value if isinstance(value, dict) else {}


def _reason(error: str) -> str:
    if "password" in error.lower():
        return "is a PDF under a password: ask for one without"
    return f"is a broken PDF ({error[:200]}): save it again, or send its text"


def _is_pdf(head: FileHead) -> bool:
    return begins_pdf(head.data)


FORMATS = (Format("pdf", read, _is_pdf, binary=True),)
