"""One file, one warning: plain text, Markdown, a page, a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest import encodings
from tocsin.ingest.reports.formats.html import charset, page
from tocsin.ingest.reports.keys import content_key
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

Facts = tuple[tuple[str, str], ...]

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}):[ \t]*(.*)")
IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}


def read_text(source: InputSource) -> Iterator[Item]:
    """The warning that a plain text is."""
    data, text, facts = _words(source)
    yield submission(source, FileContent("text", data, text, facts))


def read_markdown(source: InputSource) -> Iterator[Item]:
    """The warning that a Markdown text is; what its front matter says are facts."""
    data, text, facts = _words(source)
    front = _FRONT.match(text)
    said = _FIELD.findall(front[1]) if front else []
    body = text[front.end() :] if front else text
    yield submission(source, FileContent("markdown", data, body, (*facts, *said)))


def read_html(source: InputSource) -> Iterator[Item]:
    """The warning that a page is, with the page itself."""
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decode_as(data, charset(data), encodings.legacy(data))
    read = page(text, source.limits.markup)
    if not read.text:
        raise Malformed("says nothing")
    facts = tuple((name, value) for name, value in (("title", read.title), ("encoding", note)) if value)
    made = submission(source, FileContent("html", data, read.text, facts, (Attachment(source.stem, "text/html", data),)))
    yield replace(made, language=read.language)


def read_image(source: InputSource) -> Iterator[Item]:
    """A warning without words: the picture is kept with it, and a person must look."""
    data = source.stream.whole(source.limits.document)
    attached = Attachment(source.stem, image_type(data), data)
    yield submission(source, FileContent("image", data, "", (("picture", attached.media_type),), (attached,)))


def image_type(head: bytes) -> str:
    """The media type of a picture by its first bytes; empty when it is none."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return "image/heif"
    return next((media for mark, media in IMAGES.items() if head.startswith(mark)), "")


@dataclass(frozen=True, slots=True)
class FileContent:
    """One whole file as it was read: its format, its bytes, its words, and what else it says and brings."""

    form: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    facts: Facts = ()
    attached: tuple[Attachment, ...] = ()


def submission(source: InputSource, document: FileContent) -> Submission:
    """The warning that a whole document is; raises :class:`Malformed` when it says nothing or too much."""
    text = encodings.clean(document.text).strip()
    if not text and not document.attached:
        raise Malformed("says nothing")
    if len(text) > source.limits.text:
        raise Malformed(f"says more than the {source.limits.text} characters that one report may have: split it")
    facts = document.facts if text else (*document.facts, ("text", "none found: to be looked at"))
    return Submission(
        key=content_key(document.form, document.data),
        channel=source.reading.channel or "file",
        text=text,
        where=source.name,
        facts=tuple((encodings.clean(name), encodings.clean(value)[: source.limits.fact]) for name, value in facts),
        attachments=document.attached,
    )


def _words(source: InputSource) -> tuple[bytes, str, Facts]:
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decoder(encodings.legacy(data))(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return data, text, (("encoding", note),) if note else ()
