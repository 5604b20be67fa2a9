"""Decoding of text. Broken encodings are decoded as well as possible, with a note."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterable

from tocsin.domain.plural import counted
from tocsin.ingest.codepages import best_encoding

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = bytes(range(128, 256))
_NEVER = bytes(n for n in range(32) if n not in b"\t\n\r\f")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LOOSE = re.compile(r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
REPLACED = "�"


def wide(head: bytes) -> tuple[str, int]:
    """Return the Unicode encoding of ``head`` and the length of its byte order mark, ``("", 0)`` when it shows none."""
    for mark, name in _BOMS:
        if head.startswith(mark) and not (name.startswith("utf-16") and _is_ascii(head[len(mark) :])):
            return name, len(mark)
    even, odd = head[0:4096:2], head[1:4096:2]
    if _are_halves(even, odd):
        return "utf-16-le", 0
    return ("utf-16-be", 0) if _are_halves(odd, even) else ("", 0)


def _is_ascii(data: bytes) -> bool:
    """Return True for plain ASCII without zeros. A mark of UTF-16 before it is damage: read as UTF-16, no word would be left."""
    return len(data) > 1 and data.isascii() and 0 not in data


def _are_halves(low: bytes, high: bytes) -> bool:
    """Tell whether these are the low and the high bytes of UTF-16 in a script whose high byte is often 0."""
    if len(high) < 8 or high.count(0) <= 0.4 * len(high) or len(low.translate(None, _NEVER)) <= 0.95 * len(low):
        return False
    return 10 not in high and all(above == 0 for below, above in zip(low, high, strict=False) if below in (10, 13, 32))


def legacy(head: bytes) -> str:
    """Return the most likely encoding of bytes that are not UTF-8. Windows-1252 when nothing speaks for another."""
    return "cp1252" if is_utf8(head) else best_encoding(head)


def is_utf8(head: bytes) -> bool:
    """Tell whether these bytes are UTF-8. The last letter may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(head: bytes) -> str:
    """Return the most likely encoding of a text that begins with ``head``."""
    return "utf-8" if is_utf8(head) else legacy(head)


def decoder(fallback: str) -> Callable[[bytes], tuple[str, str]]:
    """Return a function from bytes to text and a note, which is empty for valid UTF-8 and else says how they were decoded.

    In a text that programs with two encodings wrote, such as the log of a chat room, each line is decoded by itself.
    """

    def decode(data: bytes) -> tuple[str, str]:
        try:
            return data.decode(), ""
        except UnicodeDecodeError:
            broken = lines_not_utf8(data)
            if not broken:
                return data.decode(fallback, "replace"), f"read as {fallback}"
            other = best_encoding(b"".join(broken))
            lines = data.splitlines(keepends=True)
            text = "".join(line.decode() if is_whole_utf8(line) else line.decode(other, "replace") for line in lines)
            return text, f"read as utf-8, {counted(len(broken), 'line')} as {other}"

    return decode


def lines_not_utf8(data: bytes) -> list[bytes]:
    """Return the lines of a text in UTF-8 that are in another encoding. Empty when most of it is not UTF-8."""
    lines = data.splitlines(keepends=True)
    broken = [line for line in lines if not is_whole_utf8(line)]
    return broken if _high_bytes(broken) < _high_bytes(lines) / 2 else []


def is_whole_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 to the last letter."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _high_bytes(lines: Iterable[bytes]) -> int:
    """Return the number of bytes beyond ASCII."""
    return sum(len(line) - len(line.translate(None, _HIGH)) for line in lines)


def decode_as(data: bytes, charset: str, fallback: str = "cp1252") -> tuple[str, str]:
    """Decode ``data`` in the encoding it claims. Returns the text, and a note when the claim does not hold."""
    try:
        return data.decode(charset or "utf-8"), ""
    except (UnicodeError, LookupError, ValueError):
        text, note = decoder(fallback)(data)
        return text, note or f"said to be {charset[:40]}, read as utf-8"


def clean(text: str) -> str:
    """Return the text with NULs and half surrogates, which no database can hold, replaced by U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", REPLACED)
    if not text.isascii():
        text = _SURROGATE.sub(REPLACED, text)
    return text


def label(name: str) -> str:
    """Return a file's name on one line and of bounded length, fit to be shown and stored."""
    return _CONTROL.sub(REPLACED, clean(name))[-400:] or "nameless"


def unescape(text: str) -> str:
    """Decode the HTML character references in a text."""
    return _ENTITY.sub(_reference, text) if "&" in text else text


def unescape_loosely(text: str) -> str:
    """Decode the HTML character references in a page, those without a semicolon too."""
    return _LOOSE.sub(_reference, text) if "&" in text else text


def _reference(match: re.Match[str]) -> str:
    return clean(html.unescape(match[0]))
