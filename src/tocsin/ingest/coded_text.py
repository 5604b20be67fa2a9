"""Text behind codes: base64, hexadecimal, packed short messages, quoted-printable, percent signs, escapes, references, UTF-7.

A code counts only where what it stands for reads as words. Identifiers and digests stand for no words.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from tocsin.ingest.limits import MEGA
from tocsin.ingest.packed_text import longest_word

SHORTEST = 8
"""Characters of the shortest text that may hold a code."""
_LONGEST = MEGA
_MOST = 200
_DEPTH = 3
_SUSPECT = re.compile(
    r"[A-Za-z0-9+/_-]{12}|(?:[0-9A-Fa-f]{2}:){5}|(?:=[0-9A-F]{2}){2}|\\[uUx][0-9a-fA-F{]|&#|%[0-9A-Fa-f]{2}|\+[A-Z][A-Za-z0-9+/]{2}|=\?"
)
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_%.@-])(?:[A-Za-z0-9+/]{12,}(?:\r?\n[A-Za-z0-9+/]{4,}){0,999}|[A-Za-z0-9_-]{12,})={0,2}(?![A-Za-z0-9+/=_@-])"
)
_HEX = re.compile(r"(?<![0-9A-Za-z#])(?:0x)?(?:[0-9A-F]{12,}|[0-9a-f]{12,}|(?:[0-9A-Fa-f]{2}[ :]){5,9999}[0-9A-Fa-f]{2})(?![0-9A-Za-z])")
_QUOTED = re.compile(r"(?<![^\s=])[^\s=]*+(?:=[0-9A-F]{2}){2}(?:[^\n=]|=[0-9A-F]{2}|=\r?\n)*")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8}|\\u\{[0-9a-fA-F]{2,6}\})")
_REFERENCE = re.compile(r"&#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6});")
_PERCENT = re.compile(r"(?<![^\s\"'<>])[^\s\"'<>%]*+(?:%(?![0-9A-Fa-f]{2})[^\s\"'<>%]*+)*+%[0-9A-Fa-f]{2}[^\s\"'<>]*")
_UTF7 = re.compile(r"\+[A-Z][A-Za-z0-9+/]{2,999}(?:-|(?![A-Za-z0-9+/=_]))")
_ENCODED_WORD = re.compile(r"=\?[\w-]{2,40}\?[bBqQ]\?[^?\s]{1,900}\?=")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"[\W_]+")
_USUAL = frozenset(
    " \n\r\t.,;:!?'\"()-/@#&%+*=_{}[]<>|$€\u2018\u2019\u201c\u201d\u201e\u2013\u2014\u2026\u060c\u061f\u3001\u3002\uff0c\uff01\uff1f\u0964"
)
_ACCENTED = frozenset("èéùìòàñäöüåæøßÄÖÜÉÅ")
_FEWEST = 4
_SHORT = 12
_TIME = re.compile(r"[12]\d{3}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?")
_LONG = 16
_NEARLY = 0.94
_MOSTLY = 0.8
_HALF = 0.5
_QUARTER = 0.25
_BLOCKS = 3
_USED = frozenset([*range(0x0F), 0x10, 0x12, 0x13, 0x17, 0x1E, 0x1F, 0x21, 0xFB, 0xFC, 0xFD, 0xFE])
"""High bytes of letters in the alphabets that people write messages in."""
_FEWEST_IDEOGRAPHS = 12
_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_GSM = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_ESCAPES = {"e": "€", "(": "{", ")": "}", "<": "[", ">": "]", "=": "~", "/": "\\", "Λ": "^", "¡": "|"}
_SECOND = {0x00: 7, 0xF0: 7, 0x08: 16, 0x18: 16, 0x04: 8}


class Meaning(NamedTuple):
    """A text that a code stands for. ``guessed`` where nothing but the text itself tells that it was a code."""

    text: str
    guessed: bool


def decoded(text: str, addresses: bool = True) -> list[Meaning]:
    """Return the texts that codes within a text stand for, each once, in order. Codes within codes are decoded too.

    Without ``addresses``, codes within addresses of the web are left out.
    """
    if not _may_hold_code(text):
        return []
    meanings: dict[str, Meaning] = {}
    pending = [(text[:_LONGEST], 0)]
    while pending and len(meanings) < _MOST:
        part, depth = pending.pop()
        for meaning in _meanings(part, addresses):
            if meaning.text not in meanings and meaning.text not in text:
                meanings[meaning.text] = meaning
                pending += [(meaning.text, depth + 1)] if depth < _DEPTH else []
    return list(meanings.values())


def stands_for_text(code: str) -> bool:
    """Tell at little cost whether a word as long as a code is base64 or hexadecimal of a text. Most identifiers are neither."""
    if len(code) < _LONG or code.isdecimal() or not code.isascii():
        return False
    try:
        data = binascii.a2b_base64(code.replace("-", "+").replace("_", "/") + "==")
        if data.decode().isprintable():
            return bool(decoded(code))
    except (binascii.Error, UnicodeDecodeError):
        pass
    try:
        data = bytes.fromhex(code)
    except ValueError:
        return False
    return bool(decoded(code))


def _may_hold_code(text: str) -> bool:
    """Tell whether a text has the signs of a code, at the least cost for the many that have none."""
    if len(text) < SHORTEST or _TIME.fullmatch(text):
        return False
    is_signed = "\\" in text or "=" in text or "%" in text or "+" in text or "&#" in text
    return (is_signed or longest_word(text) >= _SHORT) and _SUSPECT.search(text) is not None


def _meanings(text: str, addresses: bool) -> Iterator[Meaning]:
    for pattern, meaning in _CODES:
        for match in pattern.finditer(text):
            if value := meaning(match[0]):
                yield Meaning(value, pattern in (_BASE64, _HEX))
    for meaning_of_all in (_escaped, _referred, _in_utf7):
        if (value := meaning_of_all(text)) and value != text:
            yield Meaning(value, guessed=False)
    for match in _PERCENT.finditer(text):
        if (addresses or "://" not in match[0]) and (value := _percent(match[0])):
            yield Meaning(value, guessed=False)


def _of_base64(code: str) -> str:
    bare = "".join(code.split()).rstrip("=").replace("-", "+").replace("_", "/")
    if bare.isdecimal() or (bare.isalpha() and (bare.islower() or bare.isupper())):
        return ""
    try:
        return _of_bytes(base64.b64decode(bare[: len(bare) // 4 * 4] if len(bare) % 4 == 1 else bare + "=" * (-len(bare) % 4)))
    except (binascii.Error, ValueError):
        return ""


def _of_hex(code: str) -> str:
    bare = code.removeprefix("0x").replace(" ", "").replace(":", "")
    if len(bare) % 2 or (bare.isdecimal() and len(bare) <= 2 * _SHORT and not bare.startswith(("00", "04", "06"))):
        return ""
    data = bytes.fromhex(bare)
    return _of_bytes(data) or _spoken(_wide(data, "utf-16-be")) or _spoken(_wide(data, "utf-16-le")) or _of_message(data)


def _of_bytes(data: bytes) -> str:
    """Return the text in bytes that are UTF-8, UTF-16 or compressed. Empty when they are none."""
    if data[:2] in (b"\x1f\x8b", b"x\x9c", b"x\xda", b"x\x01"):
        try:
            data = zlib.decompressobj(wbits=47).decompress(data, _LONGEST)
        except zlib.error:
            return ""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(data) > 2 * _FEWEST and len(set(data[1::2])) <= _BLOCKS):
        return _spoken(_wide(data, "utf-16" if data[:1] in (b"\xff", b"\xfe") else "utf-16-le"))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ""
    return _spoken(_escaped(text) or text) or (_of_base64(text) if _BASE64.fullmatch(text) else "")


def _wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _of_message(data: bytes) -> str:
    """Return the text of a short message: of a whole one as a modem gives it, or of its packed letters alone."""
    return _spoken(_message_text(data), packed=True) or _spoken(_septets(data), packed=True)


def _message_text(data: bytes) -> str:
    try:
        at = 1 + data[0]
        is_sent, has_header, period = data[at] & 3 == 1, data[at] & 64, data[at] >> 3 & 3
        at += 2 if is_sent else 1
        at += 2 + (data[at] + 1) // 2
        scheme = data[at + 1]
        at += 2 + ((0, 7, 1, 7)[period] if is_sent else 7)
        size, body = data[at], data[at + 1 :]
    except IndexError:
        return ""
    skipped = body[0] + 1 if has_header and body else 0
    if _SECOND.get(scheme, 0) == 7 or scheme >> 4 == 0xF:
        return _septets(body)[(skipped * 8 + 6) // 7 : size]
    return _wide(body[skipped:size], "utf-16-be") if _SECOND.get(scheme) == 16 else ""


def _septets(data: bytes) -> str:
    """Return the letters that are packed in bytes, seven bits each (3GPP TS 23.038)."""
    bits = int.from_bytes(data[: _LONGEST // 64], "little")
    letters = [_GSM[bits >> 7 * n & 127] for n in range(len(data[: _LONGEST // 64]) * 8 // 7)]
    text = re.sub("\x1b(.)", lambda match: _GSM_ESCAPES.get(match[1], match[1]), "".join(letters))
    return text.rstrip("@\r")


def _of_quoted(code: str) -> str:
    try:
        return _spoken(quopri.decodestring(code.encode("ascii")).decode())
    except (UnicodeError, ValueError):
        return ""


def _of_encoded_word(code: str) -> str:
    from tocsin.ingest.raw_mail import decoded as decoded_field

    text = decoded_field(code)
    return _spoken(text) if text != code else ""


def _escaped(text: str) -> str:
    if "\\" not in text or not _ESCAPED.search(text):
        return ""
    value = re.sub(r"\\u\{([0-9a-fA-F]{2,6})\}", lambda match: f"\\U{match[1]:0>8}", text)
    value = _ESCAPED.sub(lambda match: codecs.decode(match[0], "unicode_escape"), value)
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _referred(text: str) -> str:
    return unescape(text) if "&#" in text and _REFERENCE.search(text) else ""


def _in_utf7(text: str) -> str:
    if "+" not in text or not _UTF7.search(text):
        return ""
    return _UTF7.sub(lambda match: _one_of_utf7(match[0]), text)


def _one_of_utf7(code: str) -> str:
    try:
        value = code.encode("ascii").decode("utf-7")
    except UnicodeError:
        return code
    return value if _one_script(value) and all(map(_is_usual, value)) else code


def _percent(code: str) -> str:
    try:
        value = unquote_to_bytes(code.replace("+", " ")).decode()
    except UnicodeDecodeError:
        return ""
    return value if not value.isascii() or (len(_WORD.findall(value)) > _FEWEST and "%20" in code) else ""


def _spoken(text: str, packed: bool = False) -> str:
    """Return a text that reads as words, and nothing for any other. ``packed`` text is of one short message, and may be one word."""
    text = text.strip("\x00 \r\n\t\ufeff")
    letters = sum(map(str.isalpha, text))
    share = _MOSTLY if packed else _QUARTER if text.startswith(("{", "[")) else _HALF
    if letters < (_FEWEST + packed) or letters < share * len(text.replace(" ", "")) or _NEVER.search(text):
        return ""
    usual = sum(map(_is_of_messages if packed else _is_usual, text))
    if usual < _NEARLY * len(text) or not _one_script(text) or not _WORD.search(text):
        return ""
    words = [word for part in text.split() for word in _PARTS.split(part) if word]
    cased = sum(word.isdecimal() or (word.isalpha() and _is_cased(word)) for word in words)
    return text if cased >= (_NEARLY if packed else _MOSTLY) * len(words) else ""


def _is_cased(word: str) -> bool:
    return word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper()


def _is_usual(letter: str) -> bool:
    return letter.isalnum() or letter in _USUAL or "\u2600" <= letter <= "\u27bf" or "\U0001f000" <= letter <= "\U0001faff"


def _is_of_messages(letter: str) -> bool:
    return (letter.isascii() and (letter.isalnum() or letter in " \n.,;:!?'\"-/()")) or letter in _ACCENTED


def _one_script(text: str) -> bool:
    """Tell whether the letters of a text are of a few neighbouring blocks, as those of words are and those of random bytes are not."""
    high = [ord(letter) >> 8 for letter in text if letter.isalpha() and not letter.isascii()]
    if not high or (_USED.issuperset(high) and len(set(high)) <= _BLOCKS):
        return True
    ideographs = sum(0x30 <= block <= 0x9F for block in high)
    syllables = sum(0xAC <= block <= 0xD7 for block in high)
    return len(high) in (ideographs, syllables) and len(high) >= _FEWEST_IDEOGRAPHS


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_ENCODED_WORD, _of_encoded_word),
    (_BASE64, _of_base64),
    (_HEX, _of_hex),
    (_QUOTED, _of_quoted),
)
