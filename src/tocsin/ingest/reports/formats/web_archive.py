"""Web archives (WARC and WACZ) and electronic books (EPUB): each page is one report or post, each book one."""

from __future__ import annotations

import gzip
import io
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.archive import file_members, open_archive, open_member
from tocsin.ingest.reports.chat import chat_format, reports
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.formats.page_tables import divided, sealed_in
from tocsin.ingest.reports.formats.saved_page import page_messages
from tocsin.ingest.reports.formats.xml_records import Node, parse
from tocsin.ingest.reports.json_messages import iso_time
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource, Stream

_PACKED_WARC = re.compile(rb"archive/[^\0]{1,200}\.warc")
_VERSION = re.compile(rb"\s{0,9}WARC/[01]\.\d+\r?\n")
_BLANK = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml")
_WORDS = ("text/plain", "application/json", "text/markdown")
_WORDLESS = ("text/css", "application/javascript", "text/javascript", "application/x-javascript", "font/", "application/font")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_SHARED = 256


@dataclass(frozen=True, slots=True)
class _Answer:
    """Answer of a server, as an archive holds it."""

    address: str
    date: str
    status: str
    kind: str
    body: bytes


def read_warc(source: InputSource) -> list[Message]:
    """Return the pages in a web archive, with the time they were archived where they state none."""
    return _messages(source, source.stream.whole(source.limits.document))


def read_wacz(source: InputSource) -> list[Message]:
    """Return the pages in the web archives of a WACZ file."""
    messages: list[Message] = []
    for name, data in _members(source):
        if name.startswith("archive/") and ".warc" in name:
            messages += _messages(source, gunzipped(data, source.limits.inflated) if data.startswith(b"\x1f\x8b") else data)
    return messages


def gunzipped(data: bytes, limit: int) -> bytes:
    """Decompress gzip of any number of parts. Raises :class:`Malformed` for damage, or for more than ``limit`` bytes."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            content = file.read(min(limit, _SHARED << 20) + 1)
    except (OSError, EOFError, zlib.error) as why:
        raise Malformed(f"is a damaged web archive ({why}): make the archive again") from None
    if len(content) > _SHARED << 20:
        raise Malformed(f"is a web archive of more than {_SHARED} MB: split it")
    return content


def _messages(source: InputSource, data: bytes) -> list[Message]:
    messages: list[Message] = []
    media: list[str] = []
    addresses: set[tuple[str, bytes]] = set()
    for answer in _answers(data):
        if (answer.address, answer.body) in addresses:
            continue
        addresses.add((answer.address, answer.body))
        if answer.kind.startswith(_PAGES + _WORDS):
            messages += _page(source, answer)
        elif answer.body and not answer.kind.startswith(_WORDLESS):
            media.append(posixpath.basename(urlsplit(answer.address).path) or answer.kind or "record")
    if media and messages:
        messages[0] = replace(messages[0], unread=(*messages[0].unread, *(f"{name}: not looked at" for name in dict.fromkeys(media))))
    return messages


def _page(source: InputSource, answer: _Answer) -> Iterator[Message]:
    """Return the posts of one page. The page of an error is left out, with its status."""
    stated = _CHARSET.search(answer.kind)
    if not answer.status.startswith("2"):
        yield Message("", "", iso_time(answer.date), left_out=f"the page of an error ({answer.status}) at {answer.address[:200]}")
    elif answer.kind.startswith(_PAGES):
        for post in page_messages(answer.body, stated[1] if stated else "", source):
            fact = (("link", answer.address),)
            host = urlsplit(answer.address).hostname or ""
            yield replace(post, time=post.time or iso_time(answer.date), sender=post.sender or host, facts=(*post.facts, *fact), own=True)
    else:
        text = encodings.decode_as(answer.body, stated[1] if stated else "utf-8", encodings.legacy(answer.body))[0]
        yield Message(
            urlsplit(answer.address).hostname or "", text, iso_time(answer.date), facts=(("link", answer.address),), own=True, ident=""
        )


def _answers(data: bytes) -> Iterator[_Answer]:
    """Return the answers and resources in an archive. Raises :class:`Malformed` where it breaks off."""
    at = 0
    while match := _VERSION.match(data, at):
        blank = _BLANK.search(data, match.end())
        if blank is None:
            raise Malformed("is a web archive that breaks off: make the archive again")
        head = _fields(data[match.end() : blank.start()])
        size = head.get("content-length", "0")
        end = blank.end() + (int(size) if size.isdecimal() else 0)
        block = data[blank.end() : end]
        at = end
        address, date = head.get("warc-target-uri", "").strip("<>"), head.get("warc-date", "")
        if head.get("warc-type") == "response" and "http" in head.get("content-type", "http"):
            yield _answer(block, address, date)
        elif head.get("warc-type") in ("resource", "conversion"):
            yield _Answer(address, date, "200", head.get("content-type", ""), block)


def _answer(block: bytes, address: str, date: str) -> _Answer:
    head, _, body = block.partition(b"\r\n\r\n") if b"\r\n\r\n" in block else block.partition(b"\n\n")
    status, _, rest = head.partition(b"\n")
    fields = _fields(rest)
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    coding = fields.get("content-encoding", "").lower()
    if coding in ("gzip", "deflate", "x-gzip"):
        body = _inflated(body)
    elif coding:
        return _Answer(address, date, "200", f"compressed with {coding}", body)
    return _Answer(address, date, status.decode("latin-1").partition(" ")[2].strip()[:60], fields.get("content-type", ""), body)


def _fields(head: bytes) -> dict[str, str]:
    pairs = (line.partition(b":") for line in head.splitlines())
    return {name.strip().lower().decode("latin-1"): value.strip().decode("utf-8", "replace") for name, _, value in pairs}


def _joined(body: bytes) -> bytes:
    """Return a body without the sizes of its chunks. One that is no row of chunks is returned as it stands."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces) or body


def _inflated(body: bytes) -> bytes:
    for wbits in (47, -15):
        try:
            return zlib.decompressobj(wbits).decompress(body, 64 << 20)
        except zlib.error:
            continue
    return body


def read_book(source: InputSource) -> Iterator[Item]:
    """Return the report that a book is without its tables of reports, and one for each of their rows."""
    rows: list[Item] = []
    messages = read_epub(source, rows)
    worded = [message for message in messages if message.text.strip() or message.media]
    if worded or not rows:
        yield from reports(source, "file", worded or messages, public=True)
    yield from rows


def read_epub(source: InputSource, rows: list[Item] | None = None) -> list[Message]:
    """Return a book as one message, its chapters in the order of its spine. Reports of tables go to ``rows`` where it is a list."""
    files = dict(_members(source))
    folder, nodes = _package(files)
    paths = {node.attributes.get("id", ""): _path(folder, node.attributes.get("href", "")) for node in nodes if node.name == "item"}
    spine = [paths.get(node.attributes.get("idref", ""), "") for node in nodes if node.name == "itemref"]
    pages = [_decoded(files[path]) for path in dict.fromkeys(spine) if path in files]
    chapters = [_chapter(source, text, rows) for text in pages]
    sealed = tuple(contact for text in pages for contact in sealed_in(text, source.limits.markup))
    titles, authors, days, descriptions = (_texts(nodes, name) for name in ("title", "creator", "date", "description"))
    media = tuple(posixpath.basename(name) for name in files if name not in spine and not name.endswith(_OF_A_BOOK))
    time = next(filter(None, map(iso_time, days)), None)
    text = "\n\n".join([*titles, *descriptions, *chapters])
    return [Message(next(iter(authors), ""), text, time, media=media, own=True, sealed=sealed)]


_OF_A_BOOK = (".opf", ".ncx", ".css", ".xhtml", ".html", ".xml", "mimetype")
"""Ends of the names of files that hold the form of a book, and no medium."""


def _package(files: Mapping[str, bytes]) -> tuple[str, list[Node]]:
    """Return the folder of a book's package document, and the elements of this document."""
    container = parse(files.get("META-INF/container.xml", b"<a/>"))[0]
    name = next((node.attributes.get("full-path", "") for node in _walk(container) if node.name == "rootfile"), "")
    if name not in files:
        raise Malformed("is a book without a package document: save it as PDF or text")
    return posixpath.dirname(name), list(_walk(parse(files[name])[0]))


def _texts(nodes: Iterable[Node], name: str) -> list[str]:
    return [node.text for node in nodes if node.name == name and node.text]


def _chapter(source: InputSource, text: str, rows: list[Item] | None) -> str:
    """Return the text of a chapter. The reports in its tables go to ``rows``, where there is such a list."""
    if rows is None:
        return page(text, source.limits.markup).text
    words, items = divided(source.renamed(f"{source.name} chapter {len(rows) + 1}"), text)
    rows += items
    return words


def _path(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href)))


def _decoded(data: bytes) -> str:
    return encodings.decode_as(data, "utf-8", encodings.legacy(data))[0]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _members(source: InputSource) -> Iterator[tuple[str, bytes]]:
    """Return the members of a ZIP archive with their bytes, within bounds."""
    file = source.file or io.BytesIO(source.stream.whole(source.limits.document))
    remaining = source.limits.document
    with open_archive(file) as archive:
        for member in file_members(archive)[: source.limits.members]:
            data = Stream(open_member(archive, member, source.limits)).whole(remaining)
            remaining -= len(data)
            yield member.filename, data


def _is_epub(head: FileHead) -> bool:
    return head.declared_type.startswith(b"application/epub+zip")


def _is_wacz(head: FileHead) -> bool:
    return head.data.startswith(b"PK\x03\x04") and any(map(_PACKED_WARC.match, head.members))


def _is_warc(head: FileHead) -> bool:
    return _VERSION.match(head.data) is not None


FORMATS = (
    Format("epub", read_book, _is_epub, binary=True, messages=read_epub),
    replace(chat_format("wacz", "web", read_wacz, _is_wacz, public=True), binary=True),
    replace(chat_format("warc", "web", read_warc, _is_warc, public=True), binary=True),
)
