"""Documents of office programs, workbooks and Outlook messages, read in a bounded child."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import child, encodings
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.body_forms import body_of
from tocsin.ingest.reports.date_parts import day_above, year_in
from tocsin.ingest.reports.document import FileContent, submission, submissions
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.csv import numbered_rows, read_rows
from tocsin.ingest.reports.keys import content_key
from tocsin.ingest.reports.nested import heard_with, parts_text, with_unsealed
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.split_tables import carries_reports, contacts_in
from tocsin.ingest.source import InputSource

_CHILD = Path(__file__).with_name("_office_child.py")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
SAVE = "open it in its program and save it as PDF, DOCX or XLSX"
"""The way out that a message offers for a document that cannot be read."""
_WORD_MARK = re.compile(rb"word/(?:document|styles|settings|_rels|numbering|fontTable)")
_SLIDE_MARK = re.compile(rb"ppt/(?:presentation|slides|_rels|slideLayouts)")
_SHEET_MARK = re.compile(rb"xl/(?:workbook|worksheets|styles|sharedStrings|_rels|theme)")
_OPEN_MARK = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|presentation|graphics|spreadsheet)")
_CHANGED = "changed by"
_MEDIA_TYPES = {"rtf": "application/rtf", "doc": "application/msword", "ppt": "application/vnd.ms-powerpoint"}
_PLACE = re.compile("\ue000(\\d{1,6})\ue001")
"""Mark of the child process at the place of a table."""
_LONGEST_TITLE = 90
_AUTHORS = ("creator", "lastModifiedBy", "initial-creator")


def _loaded(source: InputSource, data: bytes, kind: str) -> dict[str, Any]:
    try:
        contents = json.loads(child.run(_CHILD, data, source.limits, kind))
    except (ValueError, RecursionError):
        raise Malformed(f"cannot be read: {SAVE}") from None
    if error := contents.get("error"):
        raise Malformed(f"cannot be read ({error}): {SAVE}")
    return dict(contents)


def _document(kind: str) -> Callable[[InputSource], Iterator[Item]]:
    def read(source: InputSource) -> Iterator[Item]:
        data = source.stream.whole(source.limits.document)
        yield from document_items(source, data, data, kind, kind)

    return read


def document_items(source: InputSource, original: bytes, data: bytes, kind: str, name: str) -> Iterator[Item]:
    """Return the reports in ``data``, a document of this kind. ``original`` is kept beside them, as a file of the format ``name``."""
    contents = _loaded(source, data, kind)
    facts = tuple((name, value) for name, value in contents["facts"] if name not in (*_AUTHORS, _CHANGED))
    hidden = [value for name, value in contents["facts"] if name == _CHANGED]
    author = ", ".join(dict.fromkeys(value for name, value in contents["facts"] if name in _AUTHORS))
    prose, tables = _parted(contents)
    contacts = [contact for rows in contents["tables"] for contact in contacts_in(rows)]
    hidden += [contact for contact in contacts if contact in prose] if tables else contacts
    unread = tuple(contents["unread"])
    lines = [line for line in prose.split("\n") if line.strip()]
    if unread or not tables or not all(map(_is_title, lines)) or may_hold_words(_behind(contents)):
        kept = (Attachment(source.stem, _media_type(name), original),)
        sealed = ", ".join(dict.fromkeys(hidden))
        yield from submissions(source, FileContent(name, original, prose, facts, kept, contact=author, unread=unread, sealed=sealed))
    elif lines or facts:
        beside = [*lines, *(f"{label}: {value}" for label, value in facts)]
        yield source.refused(source.name, "stands outside the table of the document", "\n".join(beside).encode("utf-8", "replace"))
    day = ""
    for number, (before, rows) in enumerate(tables, 1):
        day = day_above(before.split("\n"), zone_named(source.reading.zone or "UTC"), year_in(prose)) or day
        yield from read_rows(source.renamed(f"{source.name} table {number}", day), numbered_rows(rows))


def _parted(contents: dict[str, Any]) -> tuple[str, list[tuple[str, list[list[str]]]]]:
    """Return the text of a document without its tables of reports, and these tables, each with the text that stands before it."""
    if not any(map(carries_reports, contents["tables"])):
        return str(contents["text"]), []
    prose: list[str] = []
    tables: list[tuple[str, list[list[str]]]] = []
    pieces = _PLACE.split(contents["outer"])
    for before, place in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        prose.append(before)
        rows = contents["tables"][int(place)] if place else []
        if carries_reports(rows):
            tables.append((before, rows))
        else:
            prose.append("\n".join("\t".join(filter(None, row)) for row in rows))
    return "".join(prose).strip(), tables


def _behind(contents: dict[str, Any]) -> str:
    """Return the text behind the last table of a document."""
    return _PLACE.split(contents["outer"])[-1].strip()


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not line.rstrip().endswith((".", "!", "?"))


def read_workbook(source: InputSource) -> Iterator[Item]:
    """Return the reports in the rows of every sheet. A sheet that is no table, and text beside the cells, make one report."""
    data = source.stream.whole(source.limits.document)
    contents = _loaded(source, data, "sheets")
    for table in contents["tables"]:
        yield from table_items(source, "sheet", table["name"], table["rows"])
    if contents["text"] or contents["unread"]:
        original = (Attachment(source.stem, _media_type("sheets"), data),)
        yield submission(source, FileContent("workbook", data, contents["text"], (), original, unread=tuple(contents["unread"])))


def sheets_of(source: InputSource) -> list[list[list[str]]]:
    """Return the rows of every sheet of a workbook. Raises :class:`Malformed` for one that cannot be read."""
    contents = _loaded(source, source.stream.whole(source.limits.document), "sheets")
    return [table["rows"] for table in contents["tables"]]


def table_items(source: InputSource, unit: str, title: str, table_rows: list[list[str]]) -> Iterator[Item]:
    """Return the reports in the rows of one table of a file, or one report of it when it is no table of reports."""
    day = day_above([title], zone_named(source.reading.zone or "UTC"))
    inner = source.renamed(f"{source.name} {unit} {encodings.label(title)}", day)
    count = 0
    try:
        for count, item in enumerate(read_rows(inner, numbered_rows(table_rows)), 1):  # noqa: B007 - counts the rows read
            yield item
    except Malformed:
        count = 0
    if not count:
        text = "\n".join("\t".join(filter(None, row)) for row in table_rows)
        unread = (f"{inner.name}: no column looks like the text of a report, read as one text",)
        yield submission(inner, FileContent(unit, text.encode("utf-8", "replace"), text, unread=unread))


def read_outlook(source: InputSource) -> Iterator[Item]:
    """Return the report that an Outlook message is, and those in the tables attached to it."""
    data = source.stream.whole(source.limits.document)
    contents = _loaded(source, data, "msg")
    body, rich = body_of(source, contents["text"], bytes.fromhex(contents["html"]), bytes.fromhex(contents["rich"]))
    files = [(encodings.label(name), bytes.fromhex(hexadecimal)) for name, hexadecimal in contents["attachments"]]
    parts = parts_text(source, files)
    facts = tuple((name, value) for name, value in contents["facts"] if value)
    text = "\n\n".join(filter(None, [dict(facts).get("subject", ""), body.strip(), *parts.texts]))
    attachments = tuple(Attachment(name, "application/octet-stream", content) for name, content in files)
    yield Submission(
        key=content_key("msg", data),
        channel=source.reading.channel or "email",
        text=encodings.clean(text).replace("\r\n", "\n"),
        where=source.name,
        heard=_sent(contents["sent"]),
        contact=encodings.clean(contents["sender"]),
        sealed=", ".join([*rich.sealed, *parts.sealed]),
        unsealed=with_unsealed(text, [*rich.unsealed, *parts.unsealed]),
        attachments=attachments,
        facts=(*facts, *parts.notes),
        unread=(*rich.unread, *parts.unread),
    )
    yield from heard_with(parts.apart, _sent(contents["sent"]))


def _sent(value: str) -> datetime | None:
    from tocsin.ingest.reports.mail_dates import read_date

    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return read_date(value)[0]
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _media_type(kind: str) -> str:
    return _MEDIA_TYPES.get(kind, f"application/x-{kind}")


def ole(stream: str) -> Callable[[FileHead], bool]:
    """Return a test for an OLE file that holds this stream. Its directory may stand anywhere in the first bytes."""
    name = stream.encode("utf-16-le")
    return lambda head: head.data.startswith(OLE) and head.holds(name)


def _zipped(mark: re.Pattern[bytes]) -> Callable[[FileHead], bool]:
    return lambda head: head.data.startswith(_ZIP) and any(map(mark.match, head.members))


def _opened(*kinds: bytes) -> Callable[[FileHead], bool]:
    def matches(head: FileHead) -> bool:
        match = _OPEN_MARK.match(head.declared_type)
        return match is not None and match[1] in kinds

    return matches


def _is_rtf(head: FileHead) -> bool:
    return head.bare.startswith(b"{\\rtf")


FORMATS = (
    Format("docx", _document("docx"), _zipped(_WORD_MARK), binary=True),
    Format("pptx", _document("pptx"), _zipped(_SLIDE_MARK), binary=True),
    Format("xlsx", read_workbook, _zipped(_SHEET_MARK), binary=True),
    Format("ods", read_workbook, _opened(b"spreadsheet"), binary=True),
    Format("odt", _document("opendocument"), _opened(b"text", b"presentation", b"graphics"), binary=True),
    Format("msg", read_outlook, ole("__substg1.0_"), binary=True),
    Format("xls", read_workbook, lambda head: ole("Workbook")(head) or ole("Book")(head), binary=True),
    Format("rtf", _document("rtf"), _is_rtf),
)
