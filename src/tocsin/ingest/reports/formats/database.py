"""SQLite databases: the messages of phones and of programs for chats, and the rows of any other tables. Read in a bounded child."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.domain.report import Attachment
from tocsin.ingest import child
from tocsin.ingest.leftovers import leaves_of
from tocsin.ingest.loss_check import LossCheck
from tocsin.ingest.reports.chat import reports
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.office import table_items
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.epochs import counted_ms

_CHILD = Path(__file__).with_name("_database_child.py")
_SAVE = "open it in its program and export the messages"
_MARK = b"SQLite format 3\0"
_ADDRESS = re.compile(r"(\d{5,15})(?:[.:]\d{1,4}){0,2}@(?:s\.whatsapp\.net|c\.us)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT_OUT = {
    "reaction": "a reaction",
    "gone": "a message deleted by its sender",
    "event": "a call or a line of the system",
}
_BLANK = re.compile(r"[\s\ufffc]*")


def contents_of(source: InputSource) -> tuple[bytes, dict[str, Any]]:
    """Return the bytes of a database, and its tables and messages. Raises :class:`Malformed` for one that cannot be read."""
    data = source.stream.whole(source.limits.document)
    try:
        contents = json.loads(child.run(_CHILD, data, source.limits))
    except (ValueError, RecursionError):
        raise Malformed(f"is a database of SQLite that cannot be read: {_SAVE}") from None
    if error := contents.get("error"):
        raise Malformed(f"is a database of SQLite that cannot be read ({error}): {_SAVE}")
    return data, dict(contents)


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports that the messages of a known program are, else those in the rows of every table.

    A table without texts makes one report. Words of a known program's tables that stand in none of its messages are rejected rows.
    """
    data, contents = contents_of(source)
    if contents["messages"]:
        yield from reports(source, contents["program"], [*map(_message, contents["messages"]), *_beside(contents)])
    else:
        for table in contents["tables"]:
            yield from table_items(source, "table", table["name"], table["rows"])
    if contents["unread"]:
        original = (Attachment(source.stem, "application/x-database", data),)
        yield submission(source, FileContent("database", data, "", (), original, unread=tuple(contents["unread"])))


def messages(source: InputSource) -> list[Message]:
    """Return the messages of a known program, and what stands beside them. Empty for the database of any other."""
    contents = contents_of(source)[1]
    return [*map(_message, contents["messages"]), *_beside(contents)] if contents["messages"] else []


def _message(parts: Mapping[str, Any]) -> Message:
    text = str(parts.get("text", ""))
    words = "\n".join(filter(None, [parts.get("subject", ""), "" if _BLANK.fullmatch(text) else text]))
    quoted = (("quotes", str(parts["quoted"])),) if parts.get("quoted") else ()
    return Message(
        _person(str(parts.get("sender") or parts.get("contact") or "")),
        words,
        _time(parts.get("time", "")),
        str(parts.get("chat", "")),
        _person(str(parts.get("contact", ""))),
        tuple(parts["media"]),
        quoted,
        next((reason for name, reason in _LEFT_OUT.items() if parts.get(name)), ""),
        own="own" in parts,
        ident=str(parts.get("id", "")),
    )


def _person(address: str) -> str:
    """Return the phone number in an address of WhatsApp, any other sender as it stands."""
    match = _ADDRESS.fullmatch(address)
    return f"+{match[1]}" if match else address


def _time(value: str) -> datetime | None:
    """Return the time that a number counts, by its size. None for any other value."""
    try:
        ms = counted_ms(float(value), int(value) if value.isdecimal() else None)
    except (ValueError, OverflowError):
        return None
    return None if ms is None else _EPOCH + timedelta(milliseconds=ms)


def _beside(contents: Mapping[str, Any]) -> Iterator[Message]:
    """Yield what stands in the tables and in no message, as a message that is left out for each table."""
    check = LossCheck()
    for parts in contents["messages"]:
        check.read("\n".join(str(value) for name, value in parts.items() if name != "media"))
        check.read("\n".join(parts["media"]))
    for table in contents["tables"]:
        rows = table["rows"][1:]
        lost = check.lost_of(text for row in rows for value in row for text in _texts(value))
        if lost:
            check.read("\n".join(lost))
            what = f"table {table['name']}: {counted(len(lost), 'value')} with words in no message, not read"
            yield Message("", "\n".join(lost), left_out=what)


def _texts(value: str) -> Iterator[str]:
    """Yield the strings in a value that is JSON, any other value as it stands."""
    try:
        inner = json.loads(value) if value.startswith(("{", "[")) else None
    except (ValueError, RecursionError):
        inner = None
    yield from (leaf.value for leaf in leaves_of(inner)) if inner is not None else [value]


def _is_database(head: FileHead) -> bool:
    return head.data.startswith(_MARK)


FORMATS = (Format("database", read, _is_database, binary=True, messages=messages, strings="none"),)
