"""Feeds (RSS 2.0, RSS 1.0, Atom) and other XML of records: one report or post an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import Leaf, media_in, with_remains
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.json_messages import iso_time
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.xml_events import send_events

_ENTRIES = ("item", "entry")
_COMMENT = "wp:comment"
"""Element of WordPress within an entry, which is an entry of its own."""
_TEXTS = ("title", "summary", "description", "content", "encoded", "subtitle", "comment_content")
_TIMES = ("published", "pubDate", "date", "updated", "issued", "post_date_gmt", "comment_date_gmt", "comment_date")
_PEOPLE = ("creator", "name", "author", "comment_author")
_REACHED = ("email", "comment_author_email", "comment_author_IP", "comment_author_url")
_PICTURE = re.compile(r"<img\b[^<>]{0,800}?\bsrc\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,800})")
_ATOM = re.compile(rb"/Atom|/atom/|<(?:\w{1,20}:)?(?:title|content|summary|updated|published|author)\b")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


@dataclass
class _Entries:
    """Handler of XML events that collects the fields of each entry."""

    entries: list[dict[str, list[str]]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _markup: int = 0
    _open: list[int] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element. XHTML within a field is kept as markup."""
        local = name.rpartition(":")[2]
        self._path.append(local)
        if local in _ENTRIES or (name == _COMMENT and self._open):
            self.entries.append({"answers": [self._ident()]} if self._open else {})
            self._open.append(len(self.entries) - 1)
        elif self._markup or name.lower().startswith(("div", "xhtml:")):
            self._markup += 1
            self._text.append(f"<{local}>")
        else:
            self._text = []
        self.leaves += [Leaf(self._item, f"{local}.{key}", value) for key, value in attributes.items() if not key.startswith("xmlns")]
        if self.entries and local in ("enclosure", "thumbnail") and attributes.get("url"):
            self._latest.setdefault("media", []).append(attributes["url"])
        if self.entries and local == "link" and attributes.get("href"):
            rel = attributes.get("rel", "alternate")
            self._latest.setdefault("media" if rel == "enclosure" else "link", []).append(attributes["href"])

    @property
    def _item(self) -> int:
        return self._open[-1] if self._open else 0

    @property
    def _latest(self) -> dict[str, list[str]]:
        return self.entries[self._open[-1]] if self._open else self.entries[-1]

    def _ident(self) -> str:
        """Return the id of the entry that is open."""
        return next((value for name in ("guid", "id", "link") for value in self._latest.get(name, [])), "")

    def data(self, text: str) -> None:
        """Collect text."""
        self._text.append(text)

    def end(self, name: str, /) -> None:
        """End an element, and keep its text when it is a field of an entry."""
        local = self._path.pop()
        if self._markup:
            self._markup -= 1
            self._text.append(f"</{local}>")
            return
        text = "".join(self._text).strip()
        if text:
            self.leaves.append(Leaf(self._item, local, text))
        self._text = []
        if self._open and (local in _ENTRIES or name == _COMMENT):
            self._open.pop()
        elif self._open:
            self._latest.setdefault(local, []).append(text)


def read(source: InputSource) -> list[Message]:
    """Return the entries of a feed. Raises :class:`Malformed` for one that is not well formed or declares entities."""
    data = source.stream.whole(source.limits.document)
    handler = _Entries()
    try:
        send_events(data, handler)
    except expat.ExpatError as why:
        if not handler.entries:
            raise Malformed(f"is not well-formed XML ({why})") from None
    messages = [_message(entry, source) for entry in handler.entries]
    return with_remains(messages, handler.leaves, by_item=True)


def _message(entry: dict[str, list[str]], source: InputSource) -> Message:
    people = "".join(_filled(entry, *_PEOPLE)[:1])
    link = "".join(_filled(entry, "link")[:1])
    return Message(
        _MAIL.sub("", people).strip(" ()\n"),
        "\n".join(_distinct([_plain(value, source) for value in _filled(entry, *_TEXTS)])),
        next((moment for value in _filled(entry, *_TIMES) if (moment := iso_time(value))), None),
        contact=", ".join([*_filled(entry, *_REACHED), *_MAIL.findall(people)]),
        media=_media(entry, link),
        facts=(("link", link),) if link else (),
        own="answers" not in entry,
        ident=next(iter(_filled(entry, "guid", "id", "comment_id")), link),
        answers="".join(_filled(entry, "answers")[:1]),
    )


def _filled(entry: dict[str, list[str]], *names: str) -> list[str]:
    """Return the values of these fields that say anything, in the order of the names."""
    return [value for name in names for value in entry.get(name, []) if value]


def _distinct(parts: list[str]) -> list[str]:
    """Return the texts that do not stand in another, of equal ones the first."""
    return [
        part
        for at, part in enumerate(parts)
        if not any(part in other for other in parts[:at]) and not any(part in other and len(other) > len(part) for other in parts[at + 1 :])
    ]


def _media(entry: dict[str, list[str]], link: str) -> tuple[str, ...]:
    """Return the names of the media of an entry: those it names, those shown in its markup, and a film or a file that it links to."""
    media = [_file_name(address) for address in entry.get("media", [])]
    shown = (_file_name(address) for value in _filled(entry, *_TEXTS) for address in _PICTURE.findall(value))
    media += [name for name in shown if name and name not in media]
    films = [f"film {video}" for video in entry.get("videoId", ())]
    return (*media, *(films or (media_in(link) if link else ())))


def _file_name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


def _plain(value: str, source: InputSource) -> str:
    return page(value, source.limits.markup).text if "<" in value else encodings.unescape(value)


def _is_feed(head: FileHead) -> bool:
    """Tell a feed by its first element. One of Atom has an entry with an element of Atom, since other programs call records so too."""
    if re.match(rb"<(?:\?xml|rss|feed|rdf:RDF|!--|\w{1,20}:feed)", head.bare) is None:
        return False
    if re.search(rb"<(?:rss|rdf:RDF)\b", head.bare):
        return True
    return re.search(rb"<(?:\w{1,20}:)?feed\b", head.bare) is not None and _ATOM.search(head.bare) is not None


FORMATS = (chat_format("feed", "feed", read, _is_feed, public=True),)
