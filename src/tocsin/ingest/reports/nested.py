"""Files within files: attachments, archive members and embedded files, read by the same readers as files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.domain.errors import Malformed
from tocsin.domain.report import RejectedRow
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource


def read_inner(source: InputSource, name: str, data: bytes) -> Iterator[Item]:
    """Return the items of a file within this source. Raises :class:`Malformed` when it lies too deep."""
    from tocsin.ingest.reports.read import read_source
    from tocsin.ingest.reports.registry import detect

    inner = source.inner(name, data)
    if inner.depth > source.limits.nested:
        raise Malformed(f"lies more than {source.limits.nested} deep in other files: unpack it by hand")
    yield from read_source(inner, detect(inner))


def parts_text(source: InputSource, files: Iterable[tuple[str, bytes]]) -> tuple[list[str], list[str]]:
    """Return the text of files that belong to one report, each under its name, and a line for all that was not read."""
    texts: list[str] = []
    unread: list[str] = []
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
            unread += [line if line.startswith(name) else f"{name}: {line}" for line in item.unread]
            facts = (f"{label}: {value}" for label, value in item.facts if may_hold_words(value) and value not in item.text)
            if text := "\n".join([item.text, *facts]).strip():
                texts.append(f"--- attachment: {name} ---\n{text}")
    return texts, list(dict.fromkeys(unread))
