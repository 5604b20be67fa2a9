"""Chats exported as plain text: WhatsApp, Signal (sigtop, signal-export), DiscordChatExporter and TikTok."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.dates import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, Times, has_clock
from tocsin.ingest.leftovers import lines_left, media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.mail_dates import read_date
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.row_times import AMERICAN
from tocsin.ingest.reports.whatsapp_lines import is_notice_of_encryption, is_written_by_whatsapp
from tocsin.ingest.source import InputSource, Stream

_STAMPS = (
    re.compile(r"^\[(?P<stamp>[^\[\]\n]{8,48})\] (?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n]{8,48}?) [-–] (?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n\t]{8,48})\t(?P<rest>.*)$"),
    re.compile(r"^(?P<stamp>[^\n]{8,48}?\d[:.]\d{2}(?: ?[AaPp][Mm])?), (?P<rest>[^:\n]{1,60} : .*)$"),
)
_LEAST_DIGITS = 5
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FILE = r"[^\n<>:]{1,120}\.[A-Za-z0-9]{2,5}"
_ATTACHED = re.compile(rf"^(?P<file>{_FILE}) \([^)]{{3,40}}\)$|<[^<>:\n]{{2,40}}: ?(?P<tagged>{_FILE})>", re.MULTILINE)
_TAGGED = re.compile(r"^<[^<>\n]{3,60}>$")
_EDITED = re.compile(r"\s{0,9}<[^<>\n]{3,60}>$")
_SENDER = re.compile(r"^(?P<name>[^:\n\t]{1,80})(?: ?:|\t) ?(?P<text>.*)$", re.DOTALL)
_OMITTED = 45
_MOST_BEFORE = 10
_TWO = 2
_EXPORT = re.compile(
    r"WhatsApp\W[^/\\\n]{0,30}?(?: - | with | met | mit | avec | con | com )(?P<chat>[^/\\\n]{1,100}?)(?: ?\(\d+\))?\.txt$", re.IGNORECASE
)
_SIGTOP = re.compile(
    r"(?m)^From: (?P<from>[^\n]+)\n(?P<head>(?:[A-Z][a-z]+: [^\n]*\n)+)(?P<body>(?:(?!^From: [^\n]+\n(?:Type|Sent|Received): )[\s\S])*)"
)
_NUMBERED = re.compile(r"^(?P<name>.*?) \((?P<number>\+?[\d ]{6,20})\)$")
_SHORT = re.compile(r"^(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?) (?P<rest>[^\n–-][^\n]*)$")
_MARKDOWN = re.compile(r"^\[(?P<time>\d{4}-\d{2}-\d{2}[ T,]+\d{2}:\d{2}(?::\d{2})?)\] (?P<rest>.*)$")
_DISCORD = re.compile(r"^\[(?P<time>[^\]\n]{8,30})\] (?P<name>[^\n]{1,80}?)(?: \(pinned\))?$")
_TIKTOK = re.compile(r"^(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?: UTC)?,? (?P<rest>.*)$")
_LINKED = re.compile(r"!?\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_ORDERS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
OWN = frozenset(["you", "me", "desk"])
"""Names under which programs put the messages of the account that exported a chat."""


def _text(source: InputSource) -> str:
    data = source.stream.whole(source.limits.document)
    text, _ = encodings.decoder(encodings.legacy(data))(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u202f", " ").replace("\xa0", " ").replace("\ufeff", "")


def chat_lines(source: InputSource) -> list[str]:
    """Return the lines of a text, whatever its encoding and line ends."""
    return _text(source).split("\n")


def read_whatsapp(source: InputSource) -> list[Message]:
    """Return the messages of a chat that WhatsApp exported, in any language and from either system."""
    entries = list(_stamped(_text(source)))
    order = _order([entry[0] for entry in entries])
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
    plain = _digits(_BIDI.sub("", line))
    for form in _STAMPS:
        if (match := form.match(plain)) and _is_stamp(_DIGIT.sub("9", match["stamp"]), match["stamp"]):
            return match["stamp"], match.start("rest")
    return None


_SHAPES: dict[str, bool] = {}
_DIGIT = re.compile(r"\d")
_MOST_SHAPES = 4096


def _is_stamp(shape: str, stamp: str) -> bool:
    """Tell whether a text is a date with a clock. One of each shape is read."""
    if shape not in _SHAPES:
        if len(_SHAPES) > _MOST_SHAPES:
            _SHAPES.clear()
        _SHAPES[shape] = shape.count("9") >= _LEAST_DIGITS and has_clock(stamp) and any(Times(order).read(stamp)[0] for order in _ORDERS)
    return _SHAPES[shape]


def _end_of(line: str, start: int) -> str:
    """Return what follows the first ``start`` letters of a line, marks of direction not counted."""
    at = 0
    while start:
        start -= not _BIDI.match(line[at])
        at += 1
    return line[at:]


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def _order(stamps: Sequence[str]) -> str:
    """Return the order of day and month in which all stamps can be read and go forward in time."""
    moments = {order: [moment for stamp in stamps if (moment := Times(order).read(stamp)[0])] for order in _ORDERS}

    def faults(order: str) -> int:
        readable = moments[order]
        return 10 * (len(stamps) - len(readable)) + sum(after < before - timedelta(minutes=5) for before, after in pairwise(readable))

    def spans(order: str) -> timedelta:
        return max(moments[order]) - min(moments[order]) if moments[order] else timedelta()

    american = bool(stamps) and all(map(AMERICAN.fullmatch, stamps))
    return min(_ORDERS, key=lambda order: (faults(order), american and order != MONTH_FIRST, spans(order)))


def _whatsapp(time: datetime | None, body: str) -> Message:
    """Return one entry as a message. A line of the system has no sender, and is left out."""
    match = _SENDER.match(body)
    if match is None:
        return Message("", body, time, left_out="a line of the system", assumed=True)
    sender = _BIDI.sub("", match["name"]).strip().lstrip("~").strip()
    raw = match["text"]
    if is_notice_of_encryption(_BIDI.sub("", raw)):
        return Message("", body, time, left_out="a line of the system", assumed=True)
    media = tuple(attachment["file"] or attachment["tagged"] for attachment in _ATTACHED.finditer(_BIDI.sub("", raw)))
    text = _ATTACHED.sub("", _BIDI.sub("", raw)).strip()
    marked = raw.lstrip().startswith("\u200e")
    mark_only = marked and len(text) <= _OMITTED and "\n" not in text
    if not media and (_TAGGED.match(text) or mark_only or is_written_by_whatsapp(text)):
        return Message(
            sender, text, time, left_out=f"a medium left out of the export or a deleted message ({text.strip('<>')[:60]})", assumed=True
        )
    edited = _EDITED.search(text) if len(text) > _OMITTED or "\u200e<" in raw else None
    if edited and edited.start():
        text = text[: edited.start()]
    facts = (("edited", edited[0].strip(" <>")),) if edited else ()
    return Message(sender, text, time, media=media, facts=facts, own=sender.lower() in OWN, assumed=True)


def read_sigtop(source: InputSource) -> list[Message]:
    """Return the messages of a Signal conversation as sigtop writes them."""
    return [_sigtop(match) for match in _SIGTOP.finditer(_text(source))]


def _sigtop(match: re.Match[str]) -> Message:
    fields = [line.partition(": ")[::2] for line in match["head"].strip().split("\n")]
    named = dict(fields)
    numbered = _NUMBERED.match(match["from"])
    media = tuple(re.sub(r" \([^()]*\)$", "", value) for name, value in fields if name == "Attachment")
    body = re.sub(r"(?m)^\|.*$" if "Version" not in match["body"] else r"(?m)^\| ?(?:Version|Sent|Received): .*$", "", match["body"])
    body = "\n".join(re.sub(r"^\| ?", "", line) for line in body.split("\n"))
    quote = [line for line in body.split("\n") if line.startswith(">")]
    text = "\n".join(line for line in body.split("\n") if not line.startswith(">")).strip()
    facts = (("quoted", "\n".join(quote)),) if quote else ()
    sender = numbered["name"] if numbered else match["from"]
    return Message(
        sender,
        text,
        read_date(named.get("Sent", ""))[0],
        contact=numbered["number"] if numbered else "",
        media=media,
        facts=facts if sender.lower() in OWN else (),
        left_out="" if text or media else "a call or a line of the system",
        own=sender.lower() in OWN,
    )


def _dated_lines(pattern: re.Pattern[str]) -> Callable[[InputSource], list[Message]]:
    """Return a reader for lines ``time name: text``, whose messages go on over lines without a time."""

    def read(source: InputSource) -> list[Message]:
        entries: list[list[str]] = []
        for line in _text(source).split("\n"):
            if match := pattern.match(line):
                entries.append([match["time"], match["rest"]])
            elif entries and not line.startswith((">>>", "===")):
                entries[-1][1] += f"\n{line}"
        zone = zone_named(source.reading.zone or "UTC")
        return [message for time, body in entries if (message := _dated(Times("", zone).read(time.replace(",", ""))[0], body))]

    return read


def _dated(time: datetime | None, body: str) -> Message | None:
    match = _SENDER.match(body.strip())
    if match is None:
        return None
    numbered = _NUMBERED.match(match["name"])
    links = [link for link in _LINKED.finditer(match["text"]) if "://" not in link["target"] or link[0].startswith("!")]
    media = tuple(link["label"] or link["target"].rpartition("/")[2] for link in links)
    text = match["text"]
    for link in links:
        text = text.replace(link[0], "")
    sender = numbered["name"] if numbered else match["name"]
    contact = numbered["number"] if numbered else ""
    return Message(sender.strip(), text.strip(), time, contact=contact, media=media, own=sender.lower() in OWN, assumed=True)


def read_discord(source: InputSource) -> list[Message]:
    """Return the messages of a text that DiscordChatExporter wrote."""
    entries: list[tuple[str, str, list[str]]] = []
    chat = ""
    for line in _text(source).split("\n"):
        if match := _DISCORD.match(line):
            entries.append((match["time"], match["name"], []))
        elif entries and not line.startswith("=====") and not line.startswith("Exported "):
            entries[-1][2].append(line)
        elif line.startswith("Channel: "):
            chat = line.removeprefix("Channel: ")
    order = _order([time for time, *_ in entries])
    times = Times(order, zone_named(source.reading.zone or "UTC"))
    return [_discord(times.read(time)[0], name, lines, chat) for time, name, lines in entries]


def _discord(time: datetime | None, name: str, lines: Sequence[str], chat: str) -> Message:
    sections: dict[str, list[str]] = {"": []}
    current = ""
    for line in lines:
        if line.startswith("{") and line.rstrip().endswith("}"):
            current = line.strip()[1:-1]
            sections[current] = []
        elif line.strip():
            sections[current].append(line)
    media = tuple(line.rpartition("/")[2].partition("?")[0] for line in sections.get("Attachments", []))
    embeds = sections.get("Embed", []) + sections.get("Embeds", [])
    return Message(name, "\n".join([*sections[""], *embeds]), time, chat, media=media, assumed=True)


def _is_whatsapp(head: FileHead) -> bool:
    text = head.bare[:16_384].decode("utf-8", "ignore").replace("\u202f", " ").replace("\xa0", " ")
    lines = [line.rstrip("\r") for line in text.split("\n")[:60]]
    stamps = [_stamp(line) for line in lines]
    first = next((n for n, stamp in enumerate(stamps) if stamp), len(stamps))
    said = sum(
        stamp is not None and _SENDER.match(_digits(_BIDI.sub("", line))[stamp[1] :]) is not None
        for stamp, line in zip(stamps, lines, strict=True)
    )
    return said >= (1 if first == 0 else 2) and first <= _MOST_BEFORE


def _is_sigtop(head: FileHead) -> bool:
    return head.bare.startswith(b"Conversation: ") and b"\nFrom: " in head.bare


def _matches_lines(pattern: re.Pattern[str], least: int = 1) -> Callable[[FileHead], bool]:
    def matches(head: FileHead) -> bool:
        lines = head.bare[:8192].decode("utf-8", "ignore").split("\n")
        dated = [match for line in lines if (match := pattern.match(line.rstrip("\r")))]
        begins = pattern.match(lines[0].rstrip("\r")) or lines[0].startswith((">>>", "Conversation: "))
        return (
            len(dated) >= least and begins is not None and begins is not False and all(_SENDER.match(match["rest"]) for match in dated[:20])
        )

    return matches


def _is_markdown(head: FileHead) -> bool:
    """Tell a chat in Markdown. WhatsApp's marks of direction stand in none."""
    return b"\xe2\x80\x8e" not in head.bare and _matches_lines(_MARKDOWN, 2)(head)


def _is_tiktok(head: FileHead) -> bool:
    return head.bare.startswith(b">>> Chat History")


_RECORDS = re.compile(r"(?m)^(?=Date: \d{4}-\d\d-\d\d \d\d:\d\d)")
_RECORD_FIELD = re.compile(r"^(?P<name>[A-Z][\w() /-]{1,30}): ?(?P<value>.*)$")
_SAID = ("Comment", "Title", "Description", "Content", "AlternateText", "Alternate text")


def read_tiktok_records(source: InputSource) -> list[Message]:
    """Return the comments and posts of TikTok's download as text: records of ``Name: value`` lines that begin with a date."""
    return [_record(entry) for entry in _RECORDS.split(_text(source)) if entry.startswith("Date: ")]


def _record(entry: str) -> Message:
    fields: list[list[str]] = []
    for line in entry.strip().split("\n"):
        match = _RECORD_FIELD.match(line)
        if match and not (fields and fields[-1][0] in _SAID and match["name"] not in (*_SAID, *_RECORD_NAMES)):
            fields.append([match["name"], match["value"]])
        elif fields:
            fields[-1][1] += f"\n{line}"
    values = {name: value.strip() for name, value in fields if value.strip() not in ("", "N/A")}
    media = tuple(name for value in values.values() for name in media_in(value))
    facts = tuple((name.lower(), value) for name, value in values.items() if name not in (*_SAID, "Date"))
    text = "\n".join(values[name] for name in _SAID if name in values)
    links = [value for name, value in values.items() if name in ("Link", "Video Link") and not media]
    return Message("", text, Times().read(values.get("Date", ""))[0], media=(*media, *links), facts=facts, own=True)


_RECORD_NAMES = (
    "Date",
    "Photo",
    "Url",
    "Link",
    "Video Link",
    "Like(s)",
    "Who can view",
    "Allow comments",
    "Location",
    "Sound",
    "Added sound",
)


def _is_tiktok_records(head: FileHead) -> bool:
    text = head.bare[:4096].decode("utf-8", "ignore").replace("\r\n", "\n")
    first = _RECORDS.split(text)
    names = {match["name"] for line in text.split("\n")[:8] if (match := _RECORD_FIELD.match(line))}
    return text.startswith("Date: ") and len(first) > 1 and len(names) >= 2 and bool(names & {*_SAID, "Link", "Video Link"})


_COPIED = re.compile(r"^(?P<name>[^\n\[\]]{1,80}), \[(?P<time>[^\[\]\n]{8,48})\]:?[ \t]{0,9}(?P<rest>.*)$")
_PLACEHOLDER = re.compile(r"^\[ ?[^\[\]\n]{2,30} ?\]$")


def read_copied(source: InputSource) -> list[Message]:
    """Return the messages of a chat as Telegram puts them on the clipboard: a line of name and time above each."""
    entries: list[tuple[str, str, list[str]]] = []
    for line in _text(source).split("\n"):
        match = _COPIED.match(line)
        if match and _is_stamp(_DIGIT.sub("9", match["time"]), _digits(match["time"])):
            entries.append((match["name"].strip(), _digits(match["time"]), [match["rest"]]))
        elif entries:
            entries[-1][2].append(line)
    times = Times(_order([stamp for _, stamp, _ in entries]), zone_named(source.reading.zone or "UTC"))
    return [_copied(name, times.read(stamp)[0], "\n".join(lines).strip()) for name, stamp, lines in entries]


def _copied(name: str, time: datetime | None, text: str) -> Message:
    unread = (f"{text.strip('[] ')}: not copied with the chat, not looked at",) if _PLACEHOLDER.match(text) else ()
    return Message(name, text, time, own=name.lower() in OWN, assumed=True, unread=unread)


def _is_copied(head: FileHead) -> bool:
    first = head.bare[:512].decode("utf-8", "ignore").split("\n")[0].rstrip("\r")
    match = _COPIED.match(first)
    return match is not None and _is_stamp(_DIGIT.sub("9", match["time"]), _digits(match["time"]))


def _is_discord(head: FileHead) -> bool:
    return head.bare.startswith(b"=====") and b"\nGuild: " in head.bare[:400]


def accounted(to_messages: Callable[[InputSource], list[Message]]) -> Callable[[InputSource], list[Message]]:
    """Return a reader that keeps the lines whose words stand in none of its messages."""

    def read(source: InputSource) -> list[Message]:
        data = source.stream.whole(source.limits.document)
        messages = to_messages(replace(source, stream=Stream(io.BytesIO(data))))
        return lines_left(messages, _text(replace(source, stream=Stream(io.BytesIO(data)))).split("\n"))

    return read


FORMATS = (
    chat_format("telegram-copied", "telegram", accounted(read_copied), _is_copied),
    chat_format("sigtop", "signal", accounted(read_sigtop), _is_sigtop),
    chat_format("discord-text", "discord", accounted(read_discord), _is_discord),
    chat_format("tiktok-records", "tiktok", accounted(read_tiktok_records), _is_tiktok_records),
    chat_format("tiktok-text", "tiktok", accounted(_dated_lines(_TIKTOK)), _is_tiktok),
    chat_format("signal-markdown", "signal", accounted(_dated_lines(_MARKDOWN)), _is_markdown),
    chat_format("signal-short", "signal", accounted(_dated_lines(_SHORT)), _matches_lines(_SHORT, 2)),
    chat_format("whatsapp", "whatsapp", accounted(read_whatsapp), _is_whatsapp),
)
