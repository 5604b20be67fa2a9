"""JSON read in pieces, never the whole file: the elements of an array, values one after another, the chats of an export."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
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
    """One element of a JSON array, or the place from which the array cannot be read on."""

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

    def more(self) -> bool:
        """Reads on; False at the end."""
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
        """The next character that is neither space nor comma; empty at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def search(self, pattern: re.Pattern[str]) -> str | None:
        """Moves behind the next match; gives the text before and with it, None at the end."""
        passed = ""
        while True:
            if found := pattern.search(self.text, self.at):
                passed, self.at = (passed + self.text[self.at : found.end()])[-_CHUNK:], found.end()
                return passed
            keep = max(self.at, len(self.text) - 64)
            passed, self.at = (passed + self.text[self.at : keep])[-_CHUNK:], keep
            if not self.more():
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


def _array(text: _Text) -> Iterator[Element]:
    """The elements up to the closing bracket. A broken one is the last: what follows it cannot be told apart."""
    number = 0
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
    """The elements of the first JSON array of a dump, decoded one by one; memory is bounded by the longest."""
    text = _Text(stream)
    if text.search(_OPEN) is not None:
        yield from _array(text)


def documents(stream: Stream, limit: int = ELEMENT_LIMIT) -> Iterator[Element]:
    """JSON values that follow each other, each over as many lines as it likes and at most ``limit`` characters."""
    text, number = _Text(stream), 0
    while text.skip():
        number += 1
        element = _element(text, number, limit)
        yield element
        if element.broken:
            return


_MESSAGES = re.compile(r'"messages"\s*:\s*\[')


def chats(stream: Stream) -> Iterator[tuple[dict[str, Any], Iterator[Element]]]:
    """The chats of a Telegram Desktop export: the head of each (name, type, id) and its messages, to be read before the next."""
    text = _Text(stream)
    while (head := text.search(_MESSAGES)) is not None:
        yield _head(head), _array(text)


def _head(text: str) -> dict[str, Any]:
    start = text.rfind("{")
    try:
        return cast("dict[str, Any]", json.loads(text[start:] + "]}"))
    except ValueError:
        return {}


def first_values(head: bytes, most: int = 200) -> list[Any]:
    """The objects with which the first bytes of a JSON dump begin, as far as they are whole."""
    text = head.decode("utf-8-sig", "ignore")
    found: list[Any] = []
    at = text.find("{")
    while 0 <= at < len(text) and len(found) < most:
        try:
            value, at = _decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = cast("re.Match[str]", _SPACE.match(text, at)).end()
    return found
