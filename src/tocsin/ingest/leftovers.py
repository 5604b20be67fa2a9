"""Account of what a file holds against what was read of it: words, fields and media that stand in no report or post.

Nothing is told by a list of exceptions. Every value of the file is compared with what its reader returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from tocsin.ingest.encodings import unescape
from tocsin.ingest.reports.message import Message
from tocsin.ingest.times.calendar_words import is_calendar_word

_WORD = re.compile(r"[^\W\d_]{2,}")
_ASCII_LETTERS = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}
_SPACED = re.compile(r"[^\W\d_]{2}[\W\d_]+[^\W\d_]{2}")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_DATE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? .{0,24}\d{4}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_CODE = re.compile(r"\A(?:[\w.+-]+/[\w.+-]+|[A-Za-z0-9+/=_:#.-]*|(?:https?|tg|at|urn|data|did)[:/][^\s]*)\Z")
_ENDINGS = (
    r"\.(?=[a-z37])(?:jpe?g|png|gif|webp|heic|avif|tiff?|bmp|mp4|mov|webm|m4v|3gp|avi|mp3|m4a|ogg|oga|opus"
    r"|wav|amr|aac|pdf|docx?|xlsx?|pptx?|zip|rar|7z|vcf)(?![\w.@-])"
)
_ENDING = re.compile(f"(?i){_ENDINGS}")
_MEDIA = re.compile(rf"(?i)[^\s/\\?#&=\"'<>\[\](),;:|]{{1,120}}{_ENDINGS}")
_FILM_HOSTS = ("youtu", "tiktok", "vimeo", "rutube", "odysee", "rumble", "facebook", "fb.watch", "instagram", "vk.com")
_SITE = re.compile(r"(?i)\bhttps?://[^\s/]{1,200}(?=[/\s]|$)")
_FILM = re.compile(
    r"(?i)(?:(?:youtube\.com/(?:watch|shorts|live|embed)|youtu\.be/|tiktokv?\.com/(?:@[\w.-]+/|share/)?video/|vimeo\.com/\d|rutube\.ru/video"
    r"|odysee\.com/@|rumble\.com/v|facebook\.com/(?:watch|reel)|fb\.watch/|instagram\.com/(?:reel|tv)/|vk\.com/(?:video|clip))[^\s<>\"')\]]{0,200})"
)
_MEDIA_NAMES = frozenset(
    """
    media video videos photo photos image images picture pictures attachment attachments sticker stickers voice audio gif animation playlist
    thumb thumbnail film foto fotos bild bilder document documents recording voicenote
    """.split()  # noqa: SIM905 - a list of words
)
_ATTACHED_NAMES = frozenset(
    """
    attachment attachments attachmentcount hasattachment hasattachments numattachments anhang anhänge anlage anlagen bijlage
    bijlagen pièces pièce jointe jointes adjunto adjuntos anexo anexos allegato allegati załącznik załączniki вложение
    вложения вкладення příloha přílohy príloha csatolmány csatolmányok atașament atașamente vedlegg vedhæftning bilaga
    bilagor liite liitteet συνημμένο συνημμένα lampiran prilog prilozi прилог прикачени مرفق مرفقات پیوست 添付 添付ファイル 附件 첨부
    첨부파일
    """.split()  # noqa: SIM905 - a list of words
)
"""Words for attachments in the names of fields, whose number is that of files a message had."""
_TYPE_FIELDS = frozenset(["type", "kind", "messagetype", "message_type", "msgtype", "msg_type", "mediatype", "media_type", "contenttype"])
_MEDIUM_TYPE = re.compile(
    r"(?i)(?:voice|audio|video|image|photo|picture|sticker|recording|gif|ptt)(?:[_ -]?(?:message|msg|note|file|call)s?)?$"
)
_NAME_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOTHING = frozenset(["", "0", "0.0", "none", "null", "nan", "[]", "{}", "false", "no", "n/a", "na", "self", "default"])
_FEW = 3
_MISSING = 0.1
_MOST = 40
_FEW_WORDS = 12


class Leaf(NamedTuple):
    """A value in a file: the number of the item it stands in, the name of its field, and the value."""

    item: int
    field: str
    value: str


def words(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    return set(words_in_order(text))


def words_in_order(text: str) -> list[str]:
    """Return the words of a text in lower case, each as often as it stands there. One letter is no word."""
    if text.isascii():
        return [word for word in text.translate(_ASCII_LETTERS).split() if len(word) > 1]  # twice as fast as the expression
    return _WORD.findall(text.casefold())


def media_in(text: str) -> list[str]:
    """Return the names of pictures, recordings and documents in a text, and the links to films, each once."""
    if "." not in text:
        return []
    films = _FILM.findall(text) if ("://" in text or "youtu" in text) and any(map(text.lower().__contains__, _FILM_HOSTS)) else []
    names = _MEDIA.findall(_SITE.sub(" ", text)) if _ENDING.search(text) else []
    return list(dict.fromkeys([*names, *films])) if names or films else []


@lru_cache(1 << 12)
def names_media(field: str) -> bool:
    """Tell by the name of a field that it holds a picture, a recording or a document."""
    return _names_attached(field) or any(word.lower() in _MEDIA_NAMES for word in _NAME_WORD.findall(_CAMEL.sub(" ", field)))


@lru_cache(1 << 12)
def _names_attached(field: str) -> bool:
    """Tell by the name of a field that it holds attachments, or how many there are."""
    return any(word.lower() in _ATTACHED_NAMES for word in _NAME_WORD.findall(_CAMEL.sub(" ", field)))


def holds_media(field: str, value: str) -> bool:
    """Tell whether a field holds a medium: its name says so, and its value is more than a placeholder, or a number of attachments."""
    if not names_media(field):
        return False
    bare = value.strip().casefold()
    is_number = bare.replace(".", "", 1).replace("-", "", 1).isdigit()
    return bare not in _NOTHING and (not is_number or _names_attached(field))


def is_of_medium(field: str, value: str) -> bool:
    """Tell by a field such as ``type`` and its value, such as ``VOICEMESSAGE``, that an item is a recording, a picture or a document."""
    return field.rpartition(".")[2].lower() in _TYPE_FIELDS and _MEDIUM_TYPE.match(value) is not None


def may_hold_words(value: str) -> bool:
    """Tell whether a value may be what somebody wrote: two words or more, or letters beyond ASCII. Codes, links and times are not."""
    if not value or _DATE.match(value) or (value.isascii() and _CODE.match(value)):
        return False
    return _SPACED.search(value) is not None or (not value.isascii() and _WORD.search(value) is not None)


def leaves_of(value: Any, item: int = 0, field: str = "") -> Iterator[Leaf]:
    """Return the strings in a JSON value, each with the name of its field, without the numbers of lists."""
    pending = [(field, value)]
    while pending:
        name, part = pending.pop()
        if isinstance(part, str):
            yield Leaf(item, name, part)
        elif isinstance(part, Mapping):
            pending += [(f"{name}.{key}" if name else str(key), inner) for key, inner in part.items()]
        elif isinstance(part, list):
            pending += [(name, inner) for inner in part]


def rows_of(value: Any, count: int) -> Sequence[Any]:
    """Return the list of ``count`` objects in the upper levels of a JSON value. Empty when there is none."""
    pending = [(value, 0)]
    while pending:
        part, depth = pending.pop(0)
        if isinstance(part, list) and len(part) == count and all(isinstance(item, Mapping) for item in part):
            return part
        if depth < _FEW and isinstance(part, Mapping):
            pending += [(inner, depth + 1) for inner in part.values()]
        elif depth < _FEW and isinstance(part, list):
            pending += [(inner, depth + 1) for inner in part[:_MOST]]
    return []


def missing(value: str, read: set[str]) -> bool:
    """Tell whether words of a value are not among those read: any of a few, or a tenth of many."""
    return are_missing(words(value), read)


def are_missing(own: AbstractSet[str], read: AbstractSet[str]) -> bool:
    """Tell whether of these words any of a few, or a tenth of many, are not among those read."""
    gone = len(own - read)
    return gone > 0 if len(own) <= _FEW_WORDS else gone > _MISSING * len(own)


@dataclass
class Remains:
    """Parts of one item that were not read: media by name, and values that may hold words, each with its field."""

    media: dict[str, None] = field(default_factory=dict)
    values: list[tuple[str, str]] = field(default_factory=list)


def remains_of(leaves: Iterable[Leaf], read: Mapping[int, set[str]], everything: set[str]) -> dict[int, Remains]:
    """Return what was not read, by the number of its item. A value that stands again in the same field counts once."""
    remains: dict[int, Remains] = {}
    before: set[tuple[str, str]] = set()
    for leaf in leaves:
        value = _TAG.sub(" ", unescape(leaf.value)) if "<" in leaf.value or "&" in leaf.value else leaf.value
        words_read = read.get(leaf.item, everything)
        media = [name for name in media_in(value) if missing(name, words_read)]
        worded = not media and may_hold_words(value) and missing(value, words_read)
        if (media or worded) and (leaf.field, leaf.value) not in before:
            before.add((leaf.field, leaf.value))
            item = remains.setdefault(leaf.item, Remains())
            item.media.update(dict.fromkeys(media))
            item.values += [(leaf.field, value.strip())] if worded else []
    return remains


def accounted(messages: Sequence[Message], value: Any) -> list[Message]:
    """Return the messages that were read of a JSON value, each with what of its own object was not read."""
    rows = rows_of(value, len(messages)) if messages else []
    own = {id(row): number for number, row in enumerate(rows)}
    leaves = [leaf for number, row in enumerate(rows) for leaf in leaves_of(row, number)]
    leaves += leaves_of(_without(value, own))
    return with_remains(messages, leaves, bool(rows))


def _without(value: Any, gone: Mapping[int, int]) -> Any:
    if isinstance(value, list):
        return [_without(inner, gone) for inner in value if id(inner) not in gone]
    return {name: _without(inner, gone) for name, inner in value.items()} if isinstance(value, Mapping) else value


def with_remains(messages: Sequence[Message], leaves: Iterable[Leaf], by_item: bool = False, ignored: Iterable[str] = ()) -> list[Message]:
    """Return the messages with every value that none of them holds, but for ``ignored`` words.

    ``by_item`` compares each value with its own message.
    """
    read = [words(held(message)) for message in messages]
    everything: set[str] = set(ignored).union(*read)
    remains = remains_of(leaves, dict(enumerate(read)) if by_item else {}, everything)
    return [_with(message, remains[number]) if number in remains else message for number, message in enumerate(messages)]


def _with(message: Message, remains: Remains) -> Message:
    unread = tuple(f"{name}: not looked at" for name in list(remains.media)[:_MOST])
    return replace(message, unread=(*message.unread, *unread), beside=(*message.beside, *remains.values[:_MOST]))


def lines_left(messages: Sequence[Message], lines: Sequence[str]) -> list[Message]:
    """Return the messages, the first with the lines of the file whose words stand in none. Words of dates and clocks were read as times."""
    dated = filter(is_calendar_word, words("\n".join(lines)))
    return with_remains(messages, (Leaf(0, "line in no message", line) for line in lines), ignored=dated)


def held(message: Message) -> str:
    """Return everything that a message holds of the file, a line of the system included."""
    facts = " ".join(value for _, value in (*message.facts, *message.beside))
    return " ".join([message.sender, message.text, message.chat, message.contact, *message.media, facts, message.left_out, message.ident])
