"""Chats copied from the window of a program, such as WeChat, QQ, Slack or Discord: a line of a sender and a time, and the words below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import media_in, words_in_order
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.chat_lines import OWN, accounted, chat_lines
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.chat_days import day_of, head_lines
from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.calendar_words import is_calendar_word
from tocsin.ingest.times.dates import DAY_FIRST, Times, order_of

_CLOCK = r"(?:[\u4e00-\u9fff\uac00-\ud7a3]{2} ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:\d{4}[-/.\u5e74]\d{1,2}[-/.\u6708]\d{1,2}\u65e5?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
_STAMP = rf"(?:{_DAY},? ?)?{_CLOCK}"
_NAME = r"[^\s:\[\]\-\u2014=*#>|][^:\n\t\[\]|]{0,39}?"
_NAME_FIRST = re.compile(rf"^(?P<name>{_NAME})(?:[ \t\u3000]{{1,4}}(?:[\u2014\u2013\u2022-] ?)?|\t)[\[(]?(?P<stamp>{_STAMP})[\])]?$")
_TIME_FIRST = re.compile(rf"^[\[(]?(?P<stamp>{_STAMP})[\])]?[ \t\u3000]{{1,4}}(?P<name>{_NAME})$")
_TITLE = re.compile(r"^【[^【】]{1,20}】")
_NUMBERED = re.compile(r"[(<](?:\d{5,12}|[^\s()<>@]{1,40}@[^\s()<>]{3,40})[)>]$")
_SECONDS = re.compile(r":\d{2}:\d{2}")
_EXPORTED = "消息记录（此消息记录为文本格式"
_ACCOUNT = re.compile(r"[(<]([^()<>\s]{4,60})[)>]$")
_MOST_WORDS = 4
_FEWEST = 2
_EARLY = 8


class _Head(NamedTuple):
    """A line above a message: who sent it, when, and the title that stands before the name."""

    name: str
    stamp: str
    title: str = ""


def _head(line: str) -> _Head | None:
    """Return the sender and the time that a whole line states. Words of the calendar are no sender."""
    match = _NAME_FIRST.match(line.strip()) or _TIME_FIRST.match(line.strip())
    if match is None:
        return None
    title = _TITLE.match(match["name"])
    name = match["name"][title.end() if title else 0 :].strip()
    words = words_in_order(name) or [sign for sign in name if sign.isalpha()]
    if not words or len(name.split()) > _MOST_WORDS or all(map(is_calendar_word, words)) or name[-1] in ".,;!?":
        return None
    return _Head(name, match["stamp"], title[0] if title else "")


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
    return [_message(head, f"{day} {head.stamp}".strip(), body, times) for head, day, body in entries]


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
        facts=(*(() if time else (("clock", head.stamp),)), *((("title", head.title),) if head.title else ())),
        own=name.lower() in OWN,
        assumed=True,
    )


def _is_headed(head: FileHead) -> bool:
    """Tell such a chat: words stand below each head, and its senders are names, or two or more of whom one comes again.

    An export that says what it is, and heads that state an account or a title, are enough. So are heads to the second
    below a day.
    """
    lines = head_lines(head)
    heads = list(map(_head, lines))
    found = [above for above in heads if above]
    if not any(heads[:_EARLY]) or 2 * len(found) > len(lines) + 1:
        return False
    if any(_EXPORTED in line for line in lines[:_EARLY]) or _state_accounts(found):
        return True
    if len(found) < _FEWEST or any(above and below for above, below in pairwise(heads)):
        return False
    return _are_people(above.name for above in found) or _below_a_day(lines, found)


def _state_accounts(heads: Sequence[_Head]) -> bool:
    """Tell whether most heads state an account, or the title of a member."""
    return len(heads) >= _FEWEST and 2 * sum(bool(head.title or _NUMBERED.search(head.name)) for head in heads) > len(heads)


def _below_a_day(lines: Sequence[str], heads: Sequence[_Head]) -> bool:
    return any(day_of(line) for line in lines[:_EARLY]) and all(_SECONDS.search(head.stamp) for head in heads)


def _are_people(names: Iterable[str]) -> bool:
    counts = Counter(_ACCOUNT.sub("", name).strip() for name in names)
    comes_again = len(counts) > 1 and max(counts.values()) > 1
    return all(map(is_name, counts)) or (comes_again and any(map(is_name, counts)))


FORMATS = (chat_format("chat-headed", "chat", accounted(read_headed), _is_headed),)
