"""Lines of chats exported as text: their letters, the times that stand before them, and those that no message holds."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from tocsin.ingest import encodings
from tocsin.ingest.leftovers import lines_left
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.row_times import AMERICAN
from tocsin.ingest.source import InputSource, Stream
from tocsin.ingest.times.dates import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, Times, has_clock

_LEAST_DIGITS = 5
_ORDERS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
_DIGIT = re.compile(r"\d")
_MOST_SHAPES = 4096

SENDER = re.compile(r"^(?P<name>[^:\n\t]{1,80})(?: ?:|\t) ?(?P<text>.*)$", re.DOTALL)
"""A sender, a colon or tab, and a text."""
OWN = frozenset(["you", "me", "desk"])
"""Names under which programs put the messages of the account that exported a chat."""


def chat_text(source: InputSource) -> str:
    """Return a chat as text, whatever its encoding, line ends and spaces."""
    data = source.stream.whole(source.limits.document)
    text, _ = encodings.decoder(encodings.legacy(data))(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u202f", " ").replace("\xa0", " ").replace("\ufeff", "")


def chat_lines(source: InputSource) -> list[str]:
    """Return the lines of a text, whatever its encoding and line ends."""
    return chat_text(source).split("\n")


def accounted(to_messages: Callable[[InputSource], list[Message]]) -> Callable[[InputSource], list[Message]]:
    """Return a reader that keeps the lines whose words stand in none of its messages."""

    def read(source: InputSource) -> list[Message]:
        data = source.stream.whole(source.limits.document)
        messages = to_messages(replace(source, stream=Stream(io.BytesIO(data))))
        return lines_left(messages, chat_text(replace(source, stream=Stream(io.BytesIO(data)))).split("\n"))

    return read


def is_stamp(text: str) -> bool:
    """Tell whether a text is a date with a clock. One of each shape is read."""
    shape = _DIGIT.sub("9", text)
    if shape not in _SHAPES:
        if len(_SHAPES) > _MOST_SHAPES:
            _SHAPES.clear()
        _SHAPES[shape] = shape.count("9") >= _LEAST_DIGITS and has_clock(text) and any(Times(order).read(text)[0] for order in _ORDERS)
    return _SHAPES[shape]


_SHAPES: dict[str, bool] = {}


def in_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def order_of_stamps(stamps: Sequence[str]) -> str:
    """Return the order of day and month in which all stamps can be read and go forward in time."""
    moments = {order: [moment for stamp in stamps if (moment := Times(order).read(stamp)[0])] for order in _ORDERS}

    def faults(order: str) -> int:
        readable = moments[order]
        return 10 * (len(stamps) - len(readable)) + sum(after < before - timedelta(minutes=5) for before, after in pairwise(readable))

    def spans(order: str) -> timedelta:
        return max(moments[order]) - min(moments[order]) if moments[order] else timedelta()

    american = bool(stamps) and all(map(AMERICAN.fullmatch, stamps))
    return min(_ORDERS, key=lambda order: (faults(order), american and order != MONTH_FIRST, spans(order)))
