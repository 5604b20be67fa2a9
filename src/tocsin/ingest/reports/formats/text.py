"""Plain text and Markdown: one file, one report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest import encodings
from tocsin.ingest.reports.document import Facts, FileContent, submissions
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}):[ \t]*(.*)")
_MARKUP = re.compile(rb"(?m)^(?:#{1,6} \S|[-*+] \S|\d{1,3}\. \S|> \S|```|={3,}\s*$|-{3,}\s*$|\|.{1,400}\|\s*$)|\]\([^()\s]{1,400}\)|\*\*\S")
_LOOKED_AT = 16_384


def read_text(source: InputSource) -> Iterator[Item]:
    """Return the report that a plain text is."""
    data, text, facts = _decoded(source)
    yield from submissions(source, FileContent("text", data, text, facts))


def read_markdown(source: InputSource) -> Iterator[Item]:
    """Return the report that a Markdown text is, with the fields of its front matter as facts."""
    data, text, facts = _decoded(source)
    front = _FRONT.match(text)
    lines = front[1].split("\n") if front else []
    fields = [(match[1], match[2]) for line in lines if (match := _FIELD.fullmatch(line))]
    fields += [("front matter", line.strip()) for line in lines if line.strip() and not _FIELD.fullmatch(line)]
    body = text[front.end() :] if front else text
    yield from submissions(source, FileContent("markdown", data, body, (*facts, *fields)))


def _decoded(source: InputSource) -> tuple[bytes, str, Facts]:
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decoder(encodings.legacy(data))(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return data, text, (("encoding", note),) if note else ()


def _is_markdown(head: FileHead) -> bool:
    return head.bare.startswith(b"---\n") or len(_MARKUP.findall(head.data[:_LOOKED_AT])) >= 2


FORMATS = (Format("markdown", read_markdown, _is_markdown), Format("text", read_text, lambda _: True))
