"""Chats that WhatsApp exported, in any language and from either system."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.chat_lines import OWN, SENDER, accounted, chat_text, in_digits, is_stamp, order_of_stamps
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.whatsapp_lines import is_notice_of_encryption, is_written_by_whatsapp
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import Times

_STAMPS = (
    re.compile(r"^\[(?P<stamp>[^\[\]\n]{8,48})\] (?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n]{8,48}?) [-–] (?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n\t]{8,48})\t(?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n]{8,48}?\d[:.]\d{2}(?: ?[AaPp][Mm])?), (?P<rest>[^:\n]{1,60} : .*)$"),
)
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FILE = r"[^\n<>:]{1,120}\.[A-Za-z0-9]{2,5}"
_ATTACHED = re.compile(rf"^(?P<file>{_FILE}) \([^)]{{3,40}}\)$|<[^<>:\n]{{2,40}}: ?(?P<tagged>{_FILE})>", re.MULTILINE)
_TAGGED = re.compile(r"^<[^<>\n]{3,60}>$")
_EDITED = re.compile(r"\s{0,9}<[^<>\n]{3,60}>$")
_OMITTED = 45
_MOST_BEFORE = 10
_TWO = 2
_EXPORT = re.compile(
    r"WhatsApp\W[^/\\\n]{0,30}?(?: - | with | met | mit | avec | con | com )(?P<chat>[^/\\\n]{1,100}?)(?: ?\(\d+\))?\.txt$", re.IGNORECASE
)


def read_whatsapp(source: InputSource) -> list[Message]:
    """Return the messages of a chat that WhatsApp exported, in any language and from either system."""
    entries = list(_stamped(chat_text(source)))
    order = order_of_stamps([entry[0] for entry in entries])
    times = Times(order, zone_named(source.reading.zone or "UTC"))
    return _without_lines_of_group([_whatsapp(times.read(stamp)[0], body) for stamp, body in entries], source.name)


def _without_lines_of_group(messages: Sequence[Message], file: str) -> list[Message]:
    """Return the messages, with lines under the name of a group, which its export is called by, left out: no person wrote them."""
    senders = {message.sender for message in messages if message.sender}
    named = _EXPORT.search(file)
    group = named["chat"].strip() if named and len(senders) > _TWO and named["chat"].strip() in senders else ""
    return [
        replace(message, left_out="a line of the system") if group and message.sender == group and not message.media else message
        for message in messages
    ]


def _stamped(text: str) -> Iterator[tuple[str, str]]:
    """Return the stamp and the body of each entry. Lines without a stamp go on with the entry before."""
    stamp, lines = "", list[str]()
    for line in text.split("\n"):
        stamped = _stamp(line)
        if stamped is None:
            lines.append(line)
            continue
        if stamp:
            yield stamp, "\n".join(lines).rstrip()
        stamp, start = stamped
        lines = [_end_of(line, start)]
    if stamp:
        yield stamp, "\n".join(lines).rstrip()


def _stamp(line: str) -> tuple[str, int] | None:
    """Return the date with a clock that begins a line, whatever its form, and the place of what follows it.

    It stands in brackets, or before a dash, a tab, or a comma and a name.
    """
    plain = in_digits(_BIDI.sub("", line))
    for form in _STAMPS:
        if (match := form.match(plain)) and is_stamp(match["stamp"]):
            return match["stamp"], match.start("rest")
    return None


def _end_of(line: str, start: int) -> str:
    """Return what follows the first ``start`` letters of a line, marks of direction not counted."""
    at = 0
    while start:
        start -= not _BIDI.match(line[at])
        at += 1
    return line[at:]


def _whatsapp(time: datetime | None, body: str) -> Message:
    """Return one entry as a message. A line of the system has no sender, and is left out."""
    match = SENDER.match(body)
    raw = match["text"] if match else ""
    plain = _BIDI.sub("", raw)
    if match is None or is_notice_of_encryption(plain):
        return Message("", body, time, left_out="a line of the system", assumed=True)
    sender = _BIDI.sub("", match["name"]).strip().lstrip("~").strip()
    media = tuple(attachment["file"] or attachment["tagged"] for attachment in _ATTACHED.finditer(plain))
    text = _ATTACHED.sub("", plain).strip()
    mark_only = raw.lstrip().startswith("\u200e") and len(text) <= _OMITTED and "\n" not in text
    if not media and (_TAGGED.match(text) or mark_only or is_written_by_whatsapp(text)):
        return Message(
            sender, text, time, left_out=f"a medium left out of the export or a deleted message ({text.strip('<>')[:60]})", assumed=True
        )
    edited = _EDITED.search(text) if len(text) > _OMITTED or "\u200e<" in raw else None
    if edited and edited.start():
        text = text[: edited.start()]
    facts = (("edited", edited[0].strip(" <>")),) if edited else ()
    return Message(sender, text, time, media=media, facts=facts, own=sender.lower() in OWN, assumed=True)


def _is_whatsapp(head: FileHead) -> bool:
    text = head.bare[:16_384].decode("utf-8", "ignore").replace("\u202f", " ").replace("\xa0", " ")
    lines = [line.rstrip("\r") for line in text.split("\n")[:60]]
    stamps = [_stamp(line) for line in lines]
    first = next((n for n, stamp in enumerate(stamps) if stamp), len(stamps))
    said = sum(
        stamp is not None and SENDER.match(in_digits(_BIDI.sub("", line))[stamp[1] :]) is not None
        for stamp, line in zip(stamps, lines, strict=True)
    )
    return said >= (1 if first == 0 else 2) and first <= _MOST_BEFORE


FORMATS = (chat_format("whatsapp", "whatsapp", accounted(read_whatsapp), _is_whatsapp),)
