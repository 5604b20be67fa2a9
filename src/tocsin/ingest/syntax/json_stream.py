"""JSON read in pieces: the elements of an array, values one after another, and the chats of a Telegram export."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from tocsin.ingest.compression import Cut
from tocsin.ingest.limits import MEGA
from tocsin.ingest.source import Stream

ELEMENT_LIMIT = 16 * MEGA
PAGE_LIMIT = 64 * MEGA
_CHUNK = MEGA


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a JSON array, or the place from which the rest of the array cannot be read."""

    number: int
    value: Any
    raw: bytes = b""
    broken: str = ""


_decoder = json.JSONDecoder()
_SPACE = re.compile(r"[\s,\x1e]*")


class _Text:
    """A window of decoded text that slides over the stream."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self.text = ""
        self.at = 0
        self.ended = False
        self.cut = ""
        self.passed = ""

    def more(self) -> bool:
        """Read on. Returns False at the end."""
        if self.ended:
            return False
        try:
            chunk = self._stream.read_full(max(_CHUNK, len(self.text) - self.at))
        except Cut as error:
            chunk, self.cut = b"", f"the file is cut or damaged here ({error.cause})"
        self.ended = not chunk
        self.text = self.text[self.at :] + self._decode(chunk, self.ended)
        self.at = 0
        return True

    def skip(self) -> str:
        """Return the next character that is neither space nor comma, empty at the end."""
        while True:
            blank = _SPACE.match(self.text, self.at)
            self.at = blank.end() if blank else self.at
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def search(self, pattern: re.Pattern[str]) -> str | None:
        """Move behind the next match. Returns the text before and with it, None at the end."""
        passed = ""
        while True:
            if match := pattern.search(self.text, self.at):
                passed, self.at = (passed + self.text[self.at : match.end()])[-_CHUNK:], match.end()
                return passed
            keep = max(self.at, len(self.text) - 64)
            passed, self.at = (passed + self.text[self.at : keep])[-_CHUNK:], keep
            if not self.more():
                self.passed = passed + self.text[self.at :]
                return None


def _element(text: _Text, number: int, limit: int = ELEMENT_LIMIT) -> Element:
    while True:
        try:
            value, end = _decoder.raw_decode(text.text, text.at)
        except RecursionError:
            return Element(number, None, _start(text), "nested too deeply")
        except ValueError as error:
            if len(text.text) - text.at > limit:
                return Element(number, None, _start(text), f"longer than {limit >> 20} MiB or not JSON")
            if text.more():
                continue
            return Element(number, None, _start(text), text.cut or f"not JSON: {error.args[0].split(': line')[0]}")
        if end == len(text.text) and text.more():
            continue
        raw, text.at = text.text[text.at : end], end
        return Element(number, value, raw.encode("utf-8", "replace"))


def _start(text: _Text) -> bytes:
    return text.text[text.at : text.at + 4096].encode("utf-8", "replace")


def _array(text: _Text, number: int = 0) -> Iterator[Element]:
    """Return the elements up to the closing bracket, the first with the next number.

    A broken element is the last, since those behind it cannot be separated.
    """
    while (sign := text.skip()) and sign != "]":
        number += 1
        element = _element(text, number)
        yield element
        if element.broken:
            return
    if not sign:
        yield Element(number + 1, None, b"", text.cut or "the file ends inside the array: it is cut")
    text.at += 1


_OPEN = re.compile(r"\[")


def elements(stream: Stream) -> Iterator[Element]:
    """Return the elements of the first JSON array of a stream, and of those right behind it, such as one a line.

    They are decoded one by one. Memory is bounded by the longest.
    """
    text, number = _Text(stream), 0
    if text.search(_OPEN) is None:
        return
    while True:
        for element in _array(text, number):
            number = element.number
            yield element
        if text.text[text.at - 1 : text.at] != "]" or not (sign := text.skip().strip(";")):
            return
        if sign != "[":
            yield Element(0, None, _start(text), "goes on behind the end of its list")
            return
        text.at += 1


def documents(stream: Stream, limit: int = ELEMENT_LIMIT) -> Iterator[Element]:
    """Return JSON values that follow each other, each over any number of lines and at most ``limit`` characters."""
    text, number = _Text(stream), 0
    while text.skip():
        number += 1
        element = _element(text, number, limit)
        yield element
        if element.broken:
            return


_MESSAGES = re.compile(r'"messages"\s*:\s*\[')


def chats(stream: Stream, beside: Callable[[str], None] = lambda _: None) -> Iterator[tuple[dict[str, Any], Iterator[Element]]]:
    """Return the chats of a Telegram Desktop export, each as its head (name, type, id) and its messages.

    The messages of a chat must be read before the next chat. ``beside`` takes the text that stands between the lists of messages.
    """
    text = _Text(stream)
    while (head := text.search(_MESSAGES)) is not None:
        beside(head)
        yield _head(head), _array(text)
    beside(text.passed)


def _head(text: str) -> dict[str, Any]:
    start = text.rfind("{")
    try:
        return cast("dict[str, Any]", json.loads(text[start:] + "]}"))
    except ValueError:
        return {}


def first_values(head: bytes, most: int = 200) -> list[Any]:
    """Return the complete JSON objects within the first bytes of a dump."""
    text = head.decode("utf-8-sig", "ignore")
    values: list[Any] = []
    at = text.find("{")
    while 0 <= at < len(text) and len(values) < most:
        try:
            value, at = _decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        at = cast("re.Match[str]", _SPACE.match(text, at)).end()
    return values
