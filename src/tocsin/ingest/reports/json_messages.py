"""Messages that programs export as JSON: readers for their documents, and their fields, media and times."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import accounted
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.mail_dates import read_date
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import Times

Object = Mapping[str, Any]
SCRIPT = b"window.YTD."
"""The begin of a file of an archive of X, which is JSON behind an assignment."""


def json_reader(to_messages: Callable[[Any], Iterable[Message]], mend: bool = False) -> Callable[[InputSource], list[Message]]:
    """Return a reader for a document of JSON, or for JSON lines, that hold messages. ``mend`` repairs Facebook's text.

    The reader raises :class:`NotInForm` for JSON of another form.
    """

    def read(source: InputSource) -> list[Message]:
        data = source.stream.whole(source.limits.document)
        values = list(_values(data))
        try:
            return [message for value in values for message in _messages(to_messages, mended(value) if mend else value)]
        except (AttributeError, TypeError, KeyError, ValueError) as why:
            raise NotInForm(why, data) from None

    return read


def lines_reader(to_messages: Callable[[Any], Iterable[Message]]) -> Callable[[InputSource], list[Message]]:
    """Return a reader for JSON lines of which one explains the others."""

    def read(source: InputSource) -> list[Message]:
        values = [value for value in _values(source.stream.whole(source.limits.document)) if isinstance(value, Mapping)]
        return accounted(list(to_messages(values)), values)

    return read


class NotInForm(Malformed):
    """Raised for JSON that bears the marks of a kind and is not in its form. ``data`` is what was read of the file."""

    def __init__(self, why: Exception, data: bytes) -> None:
        super().__init__(f"is not in the form of its kind ({type(why).__name__}: {why})")
        self.data = data


def rows_in(value: Any, name: str) -> Iterable[Any]:
    """Return the list of this name in an object, the object itself where it is a row, or a list as it stands."""
    if isinstance(value, Mapping):
        return value[name] if isinstance(value.get(name), list) else [value]
    return value if isinstance(value, list) else []


def _messages(to_messages: Callable[[Any], Iterable[Message]], value: Any) -> list[Message]:
    return accounted(list(to_messages(value)), value)


def _values(data: bytes) -> Iterator[Any]:
    text, _ = encodings.decode_as(data, "utf-8-sig", encodings.legacy(data))
    if text.lstrip().startswith(SCRIPT.decode()):
        text = text.partition("=")[2]
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        for line in text.split("\n"):
            if line.strip():
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError) as why:
                    raise Malformed(f"is not JSON: {why}") from None


def mended(value: Any) -> Any:
    """Return a value of Facebook's exports with its text repaired: they write each byte of UTF-8 as a letter of its own."""
    if isinstance(value, str):
        try:
            return value.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return value
    if isinstance(value, list):
        return [mended(item) for item in value]
    return {mended(name): mended(item) for name, item in value.items()} if isinstance(value, dict) else value


def milliseconds(value: object) -> datetime | None:
    """Return the time of a number of milliseconds since 1970, None when it is none."""
    try:
        return datetime.fromtimestamp(float(str(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def iso_time(value: object) -> datetime | None:
    """Return a written time in UTC, None when it cannot be read."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return Times().read(str(value))[0] or read_date(str(value))[0]
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def seconds(value: object) -> datetime | None:
    """Return the time of a number of seconds since 1970, None when it is none."""
    try:
        return datetime.fromtimestamp(float(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def within(value: Object, *path: str) -> Object:
    """Return the object under a path, an empty one where a step is absent."""
    for step in path:
        value = value.get(step) or {}
    return value


def first_text(value: Object, *names: str) -> str:
    """Return the first of these fields that says anything, as text."""
    return str(next((part for name in names if (part := value.get(name))), ""))


def objects(value: object) -> Iterator[Object]:
    """Yield the objects of a list, or one object."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            yield item


def file_names(parts: Iterable[Object] | None, *names: str) -> tuple[str, ...]:
    """Return what attached files are called by the first of these fields that says anything."""
    return tuple(first_text(part, *names) or "attachment" for part in parts or ())


def file_name(address: object) -> str:
    """Return the last part of the path of an address."""
    return str(address or "").partition("?")[0].rpartition("/")[2]


def holds(*marks: bytes, start: tuple[bytes, ...] = (b"{", b"[")) -> Callable[[FileHead], bool]:
    """Return a test for a file that begins so and holds these marks in its first bytes."""
    return lambda head: head.bare.startswith(start) and all(mark in head.bare for mark in marks)
