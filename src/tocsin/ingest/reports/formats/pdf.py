"""PDF: read by PDFium in a child process that may take only so much time and memory."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment
from tocsin.ingest import encodings
from tocsin.ingest.limits import MEGA, Limits
from tocsin.ingest.reports.formats.documents import FileContent, submission
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_CHILD = Path(__file__).with_name("_pdf_child.py")
_WALL = 3  # seconds on a busy machine for one second of work
_TIME, _CRASH = "needs more time than a PDF may take", "breaks the reader"
_ENDS = {-9: _TIME, -24: _TIME, -25: "says more than a report may", -11: _CRASH, -6: _CRASH}


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


class TooSlow(Malformed):
    """A document takes longer than it may."""


def paper(data: bytes, source: InputSource) -> Paper:
    """Reads a PDF of this source; raises :class:`Malformed` when it is broken, encrypted, or takes too much.

    When several of one file took too long, no more are tried: a mailbox full of them would take days.
    """
    if source.tally.slow >= source.limits.slow:
        raise Malformed(f"is not read: {source.tally.slow} PDFs before it took too long; hear it alone")
    try:
        said = _loaded(_run(data, source.limits))
    except TooSlow:
        source.tally.slow += 1
        raise
    if error := said.get("error"):
        raise Malformed(_reason(str(error)))
    facts = [(str(name), encodings.clean(str(value))) for name, value in said["facts"]]
    if broken := said["broken"]:
        facts.append(("pages that cannot be read", ", ".join(map(str, broken))))
    text = encodings.clean(str(said["text"])).replace("\r\n", "\n").replace("\ufffe", "-")
    return Paper(text.strip(), tuple(facts))


def _run(data: bytes, limits: Limits) -> bytes:
    output = 16 * limits.text + MEGA
    figures = (math.ceil(limits.seconds), limits.memory, limits.text, output)
    with TemporaryFile() as given, TemporaryFile() as taken:
        given.write(data)
        given.seek(0)
        try:
            ended = subprocess.run(  # noqa: S603 - our own script and numbers
                [sys.executable, "-I", str(_CHILD), *map(str, figures)],
                stdin=given, stdout=taken, stderr=subprocess.DEVNULL, env={}, timeout=_WALL * limits.seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise TooSlow(f"needs more than the {limits.seconds:g} seconds of work that a PDF may take: print it anew") from None
        if ended.returncode:
            ends = TooSlow if _ENDS.get(ended.returncode) == _TIME else Malformed
            raise ends(f"{_ENDS.get(ended.returncode, _CRASH)}: print it anew ({ended.returncode})")
        taken.seek(0)
        return taken.read(output)


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
