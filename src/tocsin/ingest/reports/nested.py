"""Files within files: attachments, archive members and embedded files, read by the same readers as files of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tocsin.domain.errors import Malformed
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.options import Item, ReadOptions
from tocsin.ingest.source import InputSource


def read_inner(source: InputSource, name: str, data: bytes) -> Iterator[Item]:
    """Return the items of a file within this source. Raises :class:`Malformed` when it lies too deep."""
    from tocsin.ingest.reports.read import read_source
    from tocsin.ingest.reports.registry import detect

    inner = source.inner(name, data)
    if inner.depth > source.limits.nested:
        raise Malformed(f"lies more than {source.limits.nested} deep in other files: unpack it by hand")
    yield from read_source(inner, detect(inner))


class PartsText(NamedTuple):
    """Text of files that belong to one report, each under its name, a line for all that was not read, and what was sealed in them."""

    texts: list[str]
    unread: list[str]
    sealed: list[str]
    unsealed: list[str]


def parts_text(source: InputSource, files: Iterable[tuple[str, bytes]]) -> PartsText:
    """Read the text of files that belong to one report."""
    texts: list[str] = []
    unread: list[str] = []
    sealed: list[str] = []
    unsealed: list[str] = []
    for name, data in files:
        try:
            items = list(read_inner(source, f"{source.name}/{name}", data))
        except Malformed as why:
            unread.append(f"{name}: {why}")
            continue
        for item in items:
            if isinstance(item, RejectedRow):
                unread.append(f"{name}: {item.reason}")
                continue
            sealed += filter(None, [item.contact, item.sealed])
            unsealed += filter(None, [item.unsealed])
            unread += [line if line.startswith(name) else f"{name}: {line}" for line in item.unread]
            facts = (f"{label}: {value}" for label, value in item.facts if may_hold_words(value) and value not in item.text)
            if text := "\n".join([item.text, *facts]).strip():
                texts.append(f"--- attachment: {name} ---\n{text}")
    return PartsText(texts, list(dict.fromkeys(unread)), sealed, unsealed)


def with_unsealed(text: str, unsealed: Sequence[str]) -> str:
    """Return the text of a report with the unsealed texts of its files, for the search of names. Empty where none of them has a name."""
    return "\n\n".join([text, *unsealed]) if unsealed else ""


def with_attached_text(submission: Submission, reading: ReadOptions) -> Submission:
    """Return a report with the text of its attachments after its own, and a line for all that was not read of them."""
    outer = InputSource.of(submission.where, io.BytesIO(), reading)
    parts = parts_text(outer, ((part.name, part.data) for part in submission.attachments))
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
