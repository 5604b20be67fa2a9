"""Chats copied from the window of a program, such as WeChat, QQ, Slack or Discord: a line of a sender and a time, and the words below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.calendar_words import is_calendar_word
from tocsin.ingest.contacts import is_name
from tocsin.ingest.dates import DAY_FIRST, Times, order_of
from tocsin.ingest.leftovers import media_in, words_in_order
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.chat_days import day_of, head_lines
from tocsin.ingest.reports.formats.chat_text import OWN, accounted, chat_lines
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource

_CLOCK = r"(?:[\u4e00-\u9fff\uac00-\ud7a3]{2} ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:\d{4}[-/.\u5e74]\d{1,2}[-/.\u6708]\d{1,2}\u65e5?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
_STAMP = rf"(?:{_DAY},? ?)?{_CLOCK}"
_NAME = r"[^\s:\[\]\-\u2014=*#>|][^:\n\t\[\]|]{0,39}?"
_NAME_FIRST = re.compile(rf"^(?P<name>{_NAME})(?:[ \t\u3000]{{1,4}}(?:[\u2014\u2013\u2022-] ?)?|\t)[\[(]?(?P<stamp>{_STAMP})[\])]?$")
_TIME_FIRST = re.compile(rf"^[\[(]?(?P<stamp>{_STAMP})[\])]?[ \t\u3000]{{1,4}}(?P<name>{_NAME})$")
_ACCOUNT = re.compile(r"[(<]([^()<>\s]{4,60})[)>]$")
_MOST_WORDS = 4
_FEWEST = 2
_EARLY = 8


class _Head(NamedTuple):
    """A line above a message: who sent it, and when."""

    name: str
    stamp: str


def _head(line: str) -> _Head | None:
    """Return the sender and the time that a whole line states. Words of the calendar are no sender."""
    match = _NAME_FIRST.match(line.strip()) or _TIME_FIRST.match(line.strip())
    if match is None:
        return None
    name = match["name"].strip()
    words = words_in_order(name) or [sign for sign in name if sign.isalpha()]
    if not words or len(name.split()) > _MOST_WORDS or all(map(is_calendar_word, words)) or name[-1] in ".,;!?":
        return None
    return _Head(name, match["stamp"])


def read_headed(source: InputSource) -> list[Message]:
    """Return the messages below lines of a sender and a time. A day stands in that line or on one of its own above."""
    lines = chat_lines(source)
    heads = [head for line in lines if (head := _head(line))]
    times = Times(order_of(head.stamp for head in heads) or DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    entries: list[tuple[_Head, str, list[str]]] = []
    day = ""
    for line in lines:
        if head := _head(line):
            entries.append((head, day, []))
        elif stated := day_of(line):
            day = stated
        elif entries and line.strip():
            entries[-1][2].append(line.strip())
    return [_message(head, f"{day} {head.stamp}".strip(), body, times) for head, day, body in entries if body]


def _message(head: _Head, stamp: str, body: Sequence[str], times: Times) -> Message:
    time = times.read(head.stamp)[0] or times.read(stamp)[0]
    account = _ACCOUNT.search(head.name)
    name = head.name[: account.start()].strip() if account else head.name
    text = "\n".join(body)
    return Message(
        name or head.name,
        text,
        time,
        contact=account[1] if account and name else "",
        media=tuple(media_in(text)),
        facts=() if time else (("clock", head.stamp),),
        own=name.lower() in OWN,
        assumed=True,
    )


def _is_headed(head: FileHead) -> bool:
    """Tell such a chat: words stand below each head, and its senders are names, or two or more of whom one comes again."""
    lines = head_lines(head)
    heads = list(map(_head, lines))
    senders = [above.name for above in heads if above]
    if len(senders) < _FEWEST or not any(heads[:_EARLY]) or not heads[-1:] or 2 * len(senders) > len(lines) + 1:
        return False
    if any(above and below for above, below in pairwise(heads)):
        return False
    return _are_people(senders)


def _are_people(names: Iterable[str]) -> bool:
    counts = Counter(_ACCOUNT.sub("", name).strip() for name in names)
    comes_again = len(counts) > 1 and max(counts.values()) > 1
    return all(map(is_name, counts)) or (comes_again and any(map(is_name, counts)))


FORMATS = (chat_format("chat-headed", "chat", accounted(read_headed), _is_headed),)
