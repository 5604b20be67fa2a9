"""Text that stands for bytes within a text: encrypted messages, files in letters, long codes in base64 or hexadecimal."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import unquote

_ENCRYPTED = re.compile(r"-----BEGIN (?:PGP MESSAGE|PKCS ?#?7|CMS|ENCRYPTED[A-Z ]*|AGE ENCRYPTED FILE)-----")
_FILE = re.compile(r"(?m)^begin(?:-base64)? [0-7]{3,4} \S")
_HEX = re.compile(r"(?<![\w/+=%-])(?:[0-9a-f]{50,}|[0-9A-F]{50,})(?![\w/+=-])")
_BASE64 = re.compile(r"(?<![\w/%=&?.+:-])[A-Za-z0-9+/]{60,}+(?:\s[A-Za-z0-9+/]{60,}+){0,99}+={0,2}")
_DIGESTS = frozenset([56, 64, 96, 128])
_LONG = 120
SHORTEST = 50
"""Characters of the shortest text that may hold a packed one."""
_SPOKEN = 0.9
_DATA = re.compile(r"data:(?!image/|font/|application/font)[^,]{0,200},", re.IGNORECASE)


@lru_cache(1 << 6)
def longest_word(text: str) -> int:
    """Return the length of the longest word of a text. Codes are long words, and one text is asked for several kinds of code."""
    return max(map(len, text.split()), default=0)


def packed_in(text: str) -> str:
    """Return what packed or encrypted part a text holds that nobody can read in it, for a list of what was not read. Else empty."""
    if len(text) < SHORTEST:
        return ""
    if "-----BEGIN" in text and _ENCRYPTED.search(text):
        return "an encrypted text: not read"
    if "begin" in text and _FILE.search(text):
        return "a file written in letters: not read"
    if longest_word(text) < SHORTEST:
        return ""
    if any(len(code) % 2 == 0 and len(code) not in _DIGESTS and not code.isdecimal() for code in _HEX.findall(text)):
        return "a code in hexadecimal: not decoded"
    return "a packed text: not decoded" if any(map(_is_packed, _BASE64.findall(text))) else ""


def _is_packed(code: str) -> bool:
    """Tell base64 from a long word or a name: it is long and mixed, or stands for letters."""
    bare = "".join(code.split())
    mixed = any(map(str.isupper, bare)) and any(map(str.islower, bare)) and any(map(str.isdigit, bare))
    return (mixed and len(bare) >= _LONG) or bool(unpacked(bare))


def unpacked(code: str) -> str:
    """Return the text that base64 stands for. Empty when that is none."""
    bare = code.rstrip("=")
    try:
        text = base64.b64decode(bare[: len(bare) // 4 * 4], validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    spoken = sum(letter.isalpha() or letter in " \n\t.,;:'\"-" for letter in text)
    return text if text and spoken >= _SPOKEN * len(text) else ""


def address_words(address: str) -> str:
    """Return the words that an address itself holds: the text of a data address, the subject and body of a mail. Else empty."""
    lower = address[:10].lower()
    if match := _DATA.match(address):
        body = address[match.end() :]
        return unpacked(body) if ";base64," in match[0].lower() else unquote(body)
    return unquote(address.partition("?")[2]) if lower.startswith(("mailto:", "sms:", "smsto:", "tel:", "whatsapp:")) else ""
