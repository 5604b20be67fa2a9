"""Files within files: attachments, archive members and embedded files, read by the same readers as files of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.options import Item, ReadOptions
from tocsin.ingest.source import InputSource

_OF_MESSAGE = ("calendar", "eml", "feed")
"""Formats whose items belong to the message that brings them, such as invitations."""


def read_inner(source: InputSource, name: str, data: bytes) -> Iterator[Item]:
    """Return the items of a file within this source. Raises :class:`Malformed` when it lies too deep."""
    yield from _items_of(*_inner(source, name, data))


def _inner(source: InputSource, name: str, data: bytes) -> tuple[InputSource, str]:
    """Return the source and the format of a file within another. Raises :class:`Malformed` when it lies too deep."""
    from tocsin.ingest.reports.registry import detect

    inner = source.inner(name, data)
    if inner.depth > source.limits.nested:
        raise Malformed(f"lies more than {source.limits.nested} deep in other files: unpack it by hand")
    return inner, detect(inner)


def _items_of(inner: InputSource, form: str) -> Iterator[Item]:
    from tocsin.ingest.reports.read import read_source

    return read_source(inner, form)


class PartsText(NamedTuple):
    """Text of files that belong to one report, each under its name, a line for all that was not read, and what was sealed in them.

    ``apart`` holds the items of files that are reports of their own, such as the rows of a workbook, and ``notes`` a fact on each of these.
    """

    texts: list[str]
    unread: list[str]
    sealed: list[str]
    unsealed: list[str]
    apart: list[Item]
    notes: list[tuple[str, str]]

    @classmethod
    def empty(cls) -> PartsText:
        """Return the text of no files."""
        return cls([], [], [], [], [], [])


def heard_with(items: Iterable[Item], heard: datetime | None) -> Iterator[Item]:
    """Yield the reports in files of a message. Those that state no time were heard with the message."""
    for item in items:
        if isinstance(item, Submission) and item.heard is None and item.happened is None:
            item = replace(item, heard=heard)
        yield item


def parts_text(source: InputSource, files: Iterable[tuple[str, bytes]], whole: bool = False) -> PartsText:
    """Read files that belong to one report.

    Rows of tables, messages of chats and dated entries are reports of their own, as they are in a file that comes alone. With ``whole``
    they are text of the report that brings them.
    """
    parts = PartsText.empty()
    for name, data in files:
        try:
            inner, form = _inner(source, f"{source.name}/{name}", data)
            inner.brought = True
            items = list(_items_of(inner, form))
        except Malformed as why:
            parts.unread.append(f"{name}: {why}")
            continue
        own, others = ([], items) if whole else _divided(source, form, items)
        parts.apart.extend(own)
        count = sum(isinstance(item, Submission) for item in own)
        parts.notes.extend([(name, f"holds {counted(count, 'report')} of its own")] if count else [])
        for item in others:
            _add(parts, name, item)
    return parts._replace(unread=list(dict.fromkeys(parts.unread)))


def _add(parts: PartsText, name: str, item: Item) -> None:
    """Add an item of a file of this name to the text of the report that brings it."""
    if isinstance(item, RejectedRow):
        parts.unread.append(f"{name}: {item.reason}")
        return
    parts.sealed.extend(filter(None, [item.contact, item.sealed]))
    parts.unsealed.extend(filter(None, [item.unsealed]))
    parts.unread.extend(line if line.startswith(name) else f"{name}: {line}" for line in item.unread)
    facts = (f"{label}: {value}" for label, value in item.facts if may_hold_words(value) and value not in item.text)
    if text := "\n".join([item.text, *facts]).strip():
        parts.texts.append(f"--- attachment: {name} ---\n{text}")


def _divided(source: InputSource, form: str, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return the items of a file that are reports of their own, and those that are text of the report that brings it.

    An item stands for a part of its file when it has a place in it. At least one of them must have a time or a contact.
    """
    places = [item for item in items if item.where not in source.tally.wholes]
    is_placed = any(isinstance(item, Submission) and (item.heard or item.happened or item.contact) for item in places)
    if form in _OF_MESSAGE or not is_placed:
        return [], list(items)
    return places, [item for item in items if item.where in source.tally.wholes]


def with_unsealed(text: str, unsealed: Sequence[str]) -> str:
    """Return the text of a report with the unsealed texts of its files, for the search of names. Empty where none of them has a name."""
    return "\n\n".join([text, *unsealed]) if unsealed else ""


def with_attached_text(submission: Submission, reading: ReadOptions) -> Submission:
    """Return a report with the text of its attachments after its own, and a line for all that was not read of them."""
    outer = InputSource.of(submission.where, io.BytesIO(), reading)
    parts = parts_text(outer, ((part.name, part.data) for part in submission.attachments), whole=True)
    text, unread = "\n\n".join(filter(None, [submission.text, *parts.texts])), parts.unread
    if len(text) > reading.limits.text:
        text, unread = submission.text, [*unread, f"the attachments have more than {reading.limits.text} characters: open them"]
    return replace(
        submission,
        text=text,
        unread=(*submission.unread, *unread),
        sealed=", ".join(filter(None, [submission.sealed, *parts.sealed])),
        unsealed=with_unsealed(submission.text, parts.unsealed) or submission.unsealed,
    )
