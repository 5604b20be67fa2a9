"""Chats exported as plain text: Signal (sigtop, signal-export), DiscordChatExporter, TikTok, and Telegram as copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.chat_lines import OWN, SENDER, accounted, chat_text, in_digits, is_stamp, order_of_stamps
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.mail_dates import read_date
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import Times

_SIGTOP = re.compile(
    r"(?m)^From: (?P<from>[^\n]+)\n(?P<head>(?:[A-Z][a-z]+: [^\n]*\n)+)(?P<body>(?:(?!^From: [^\n]+\n(?:Type|Sent|Received): )[\s\S])*)"
)
_NUMBERED = re.compile(r"^(?P<name>.*?) \((?P<number>\+?[\d ]{6,20})\)$")
_SHORT = re.compile(r"^(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?) (?P<rest>[^\n–-][^\n]*)$")
_MARKDOWN = re.compile(r"^\[(?P<time>\d{4}-\d{2}-\d{2}[ T,]+\d{2}:\d{2}(?::\d{2})?)\] (?P<rest>.*)$")
_DISCORD = re.compile(r"^\[(?P<time>[^\]\n]{8,30})\] (?P<name>[^\n]{1,80}?)(?: \(pinned\))?$")
_TIKTOK = re.compile(r"^(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?: UTC)?,? (?P<rest>.*)$")
_LINKED = re.compile(r"!?\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def read_sigtop(source: InputSource) -> list[Message]:
    """Return the messages of a Signal conversation as sigtop writes them."""
    return [_sigtop(match) for match in _SIGTOP.finditer(chat_text(source))]


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
        for line in chat_text(source).split("\n"):
            if match := pattern.match(line):
                entries.append([match["time"], match["rest"]])
            elif entries and not line.startswith((">>>", "===")):
                entries[-1][1] += f"\n{line}"
        zone = zone_named(source.reading.zone or "UTC")
        return [message for time, body in entries if (message := _dated(Times("", zone).read(time.replace(",", ""))[0], body))]

    return read


def _dated(time: datetime | None, body: str) -> Message | None:
    match = SENDER.match(body.strip())
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
    for line in chat_text(source).split("\n"):
        if match := _DISCORD.match(line):
            entries.append((match["time"], match["name"], []))
        elif entries and not line.startswith("=====") and not line.startswith("Exported "):
            entries[-1][2].append(line)
        elif line.startswith("Channel: "):
            chat = line.removeprefix("Channel: ")
    order = order_of_stamps([time for time, *_ in entries])
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


def _is_sigtop(head: FileHead) -> bool:
    return head.bare.startswith(b"Conversation: ") and b"\nFrom: " in head.bare


def _matches_lines(pattern: re.Pattern[str], least: int = 1) -> Callable[[FileHead], bool]:
    def matches(head: FileHead) -> bool:
        lines = head.bare[:8192].decode("utf-8", "ignore").split("\n")
        dated = [match for line in lines if (match := pattern.match(line.rstrip("\r")))]
        begins = pattern.match(lines[0].rstrip("\r")) or lines[0].startswith((">>>", "Conversation: "))
        return (
            len(dated) >= least and begins is not None and begins is not False and all(SENDER.match(match["rest"]) for match in dated[:20])
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
    return [_record(entry) for entry in _RECORDS.split(chat_text(source)) if entry.startswith("Date: ")]


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
    for line in chat_text(source).split("\n"):
        match = _COPIED.match(line)
        if match and is_stamp(in_digits(match["time"])):
            entries.append((match["name"].strip(), in_digits(match["time"]), [match["rest"]]))
        elif entries:
            entries[-1][2].append(line)
    times = Times(order_of_stamps([stamp for _, stamp, _ in entries]), zone_named(source.reading.zone or "UTC"))
    return [_copied(name, times.read(stamp)[0], "\n".join(lines).strip()) for name, stamp, lines in entries]


def _copied(name: str, time: datetime | None, text: str) -> Message:
    unread = (f"{text.strip('[] ')}: not copied with the chat, not looked at",) if _PLACEHOLDER.match(text) else ()
    return Message(name, text, time, own=name.lower() in OWN, assumed=True, unread=unread)


def _is_copied(head: FileHead) -> bool:
    first = head.bare[:512].decode("utf-8", "ignore").split("\n")[0].rstrip("\r")
    match = _COPIED.match(first)
    return match is not None and is_stamp(in_digits(match["time"]))


def _is_discord(head: FileHead) -> bool:
    return head.bare.startswith(b"=====") and b"\nGuild: " in head.bare[:400]


FORMATS = (
    chat_format("telegram-copied", "telegram", accounted(read_copied), _is_copied),
    chat_format("sigtop", "signal", accounted(read_sigtop), _is_sigtop),
    chat_format("discord-text", "discord", accounted(read_discord), _is_discord),
    chat_format("tiktok-records", "tiktok", accounted(read_tiktok_records), _is_tiktok_records),
    chat_format("tiktok-text", "tiktok", accounted(_dated_lines(_TIKTOK)), _is_tiktok),
    chat_format("signal-markdown", "signal", accounted(_dated_lines(_MARKDOWN)), _is_markdown),
    chat_format("signal-short", "signal", accounted(_dated_lines(_SHORT)), _matches_lines(_SHORT, 2)),
)
