"""Registry of report formats. A new format is one module with a ``FORMATS`` tuple and one line in :data:`MODULES`."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from tocsin.domain.errors import Malformed
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.one_column import is_one_column
from tocsin.ingest.source import InputSource

MODULES = (
    "web_archive",
    "office",
    "database",
    "dbf",
    "old_office",
    "zip",
    "images",
    "media",
    "tnef",
    "signed",
    "pdf",
    "exchanges",
    "subtitles",
    "board_threads",
    "telegram",
    "chat_json",
    "mattermost",
    "zeeschuimer",
    "social_json",
    "chat_pages",
    "chat_text",
    "whatsapp",
    "chat_days",
    "chat_headed",
    "json",
    "calendar",
    "feed",
    "spreadsheet_xml",
    "xml_records",
    "copied_mails",
    "mbox",
    "mhtml",
    "email",
    "html",
    "latex",
    "sql_dumps",
    "fixed_width",
    "csv",
    "stamped_lines",
    "yaml_records",
    "key_values",
    "text",
)
"""Modules of :mod:`tocsin.ingest.reports.formats` in the order in which their formats are tried."""

_DIRECTORY_BEHIND = (b"PK", b"\xd0\xcf\x11\xe0")
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"!<arch>\n", b"MSCF\0\0", b"\x1f\x9d", b"\x1f\xa0")
"""First bytes of archives that hold words and are not read."""
_TAIL = 1 << 18
_WITHOUT_SHAPE = ("text", "markdown")
UNKNOWN = "unknown"
EMPTY = "empty"


@cache
def formats() -> dict[str, Format]:
    """Return every format by its name, in the order in which they are tried."""
    modules = (import_module(f"tocsin.ingest.reports.formats.{name}") for name in MODULES)
    return {form.name: form for module in modules for form in module.FORMATS}


def detect(source: InputSource) -> str:
    """Return the name of the format of a source. Of archives and compound files the end is looked at too."""
    head = source.head()
    tail = b""
    if source.file is not None and head.startswith(_DIRECTORY_BEHIND):
        position = source.file.tell()
        source.file.seek(max(0, source.file.seek(0, os.SEEK_END) - _TAIL))
        tail = source.file.read(_TAIL)
        source.file.seek(position)
    name = format_of(head, tail)
    return "csv" if name in _WITHOUT_SHAPE and is_one_column(head, source.stem) else name


def format_of(data: bytes, tail: bytes = b"") -> str:
    """Return the name of the format of a file that begins with ``data``, or ``empty`` or ``unknown``."""
    head = FileHead(data, tail)
    if data.startswith(_PACKED):
        return UNKNOWN
    if not head.bare:
        return UNKNOWN if data.strip() else EMPTY
    binary = next((form.name for form in formats().values() if form.binary and form.matches(head)), "")
    if binary or head.is_binary:
        return binary or UNKNOWN
    return next((form.name for form in formats().values() if not form.binary and form.matches(head)), UNKNOWN)


def format_named(name: str) -> Format:
    """Return the format of this name. Raises :class:`Malformed` for one that Tocsin does not read."""
    if name == EMPTY:
        raise Malformed("the file is empty")
    if name not in formats():
        raise Malformed("its format is not known: save it as text, CSV or PDF, or state its format")
    return formats()[name]
