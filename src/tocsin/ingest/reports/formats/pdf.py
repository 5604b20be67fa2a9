"""PDF: read by PDFium in a child process that may take only so much time and memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment
from tocsin.ingest import child, encodings
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import Format, Head
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_CHILD = Path(__file__).with_name("_pdf_child.py")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a PDF says: its words, and what it says of itself."""

    text: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = ()


def read(source: InputSource) -> Iterator[Item]:
    """The warning that a PDF is, with the PDF itself; one of mere pictures has no words and is to be looked at."""
    data = source.stream.whole(source.limits.document)
    found = paper(data, source)
    attached = Attachment(source.stem, "application/pdf", data)
    yield submission(source, FileContent("pdf", data, found.text, found.facts, (attached,)))


def paper(data: bytes, source: InputSource) -> Paper:
    """Reads a PDF of this source; raises :class:`Malformed` when it is broken, encrypted, or takes too much.

    When several of one file took too long, no more are tried: a mailbox full of them would take days.
    """
    if source.tally.slow >= source.limits.slow:
        raise Malformed(f"is not read: {source.tally.slow} PDFs before it took too long; hear it alone")
    try:
        said = _loaded(child.run(_CHILD, data, source.limits))
    except child.TooSlow:
        source.tally.slow += 1
        raise
    if error := said.get("error"):
        raise Malformed(_reason(str(error)))
    facts = [(str(name), encodings.clean(str(value))) for name, value in said["facts"]]
    if broken := said["broken"]:
        facts.append(("pages that cannot be read", ", ".join(map(str, broken))))
    text = encodings.clean(str(said["text"])).replace("\r\n", "\n").replace("\ufffe", "-")
    return Paper(text.strip(), tuple(facts))


def _loaded(answer: bytes) -> dict[str, list[tuple[str, str]]]:
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError):
        raise Malformed("breaks the reader: print it anew") from None
    return said if isinstance(said, dict) else {}


def _reason(error: str) -> str:
    if "password" in error.lower():
        return "is a PDF under a password: ask for one without"
    return f"is a broken PDF ({error[:200]}): print it anew, or send its words"


def _is_pdf(head: Head) -> bool:
    return b"%PDF-" in head.data[:1024]


FORMATS = (Format("pdf", read, _is_pdf, binary=True),)
