"""LaTeX: a report of its text, and one for each row of a table of reports in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.reports.date_parts import day_above, year_in
from tocsin.ingest.reports.document import FileContent, submissions
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.csv import numbered_rows, read_rows
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.split_tables import carries_reports, contacts_in
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.latex import read_latex

_BEGINS = re.compile(
    rb"(?:\s|%[^\n]{0,500}\n|\\(?:RequirePackage|PassOptionsToPackage)[^\n]{0,200}\n){0,60}\\(?:documentclass|documentstyle)\b"
)
_DOCUMENT = b"\\begin{document}"
_PLACE = re.compile("\ue000(\\d{1,6})\ue001")


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports in a document. Comments stand below its text, pictures are listed as not looked at."""
    data = source.stream.whole(source.limits.document)
    written, note = encodings.decoder(encodings.legacy(data))(data)
    document = read_latex(written)
    pieces = _PLACE.split(document.text)
    prose: list[str] = []
    tables: list[tuple[str, list[list[str]]]] = []
    for before, place in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        prose.append(before.strip())
        rows = document.tables[int(place)] if place else []
        if carries_reports(rows):
            tables.append((before, rows))
        else:
            prose.append("\n".join("\t".join(filter(None, row)) for row in rows))
    text = "\n\n".join(filter(None, [*prose, *document.comments]))
    sealed = ", ".join(dict.fromkeys(contact for rows in document.tables for contact in contacts_in(rows) if contact in text))
    unread = tuple(f"{name}: not looked at" for name in dict.fromkeys(document.pictures))
    if text or not tables:
        facts = (("encoding", note),) if note else ()
        yield from submissions(source, FileContent("latex", data, text, facts, unread=unread, sealed=sealed))
    day = ""
    for number, (before, rows) in enumerate(tables, 1):
        day = day_above(before.split("\n"), zone_named(source.reading.zone or "UTC"), year_in(text)) or day
        yield from read_rows(source.renamed(f"{source.name} table {number}", day), numbered_rows(rows))


def _is_latex(head: FileHead) -> bool:
    return _BEGINS.match(head.bare) is not None or _DOCUMENT in head.data


FORMATS = (Format("latex", read, _is_latex),)
