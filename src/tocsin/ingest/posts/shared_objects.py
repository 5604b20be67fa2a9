"""Canonical spelling of the objects that posts share: hashtags, links and mentions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from tocsin.ingest.links import link as link

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
"""Vowel signs and joiners, which are no letters to a regular expression and yet stand inside words."""
_HASHTAG = re.compile(rf"(?<![\w&/])[#＃]([\w{_MARKS}]*[^\W\d_][\w{_MARKS}]*)")
_ASCII_HASHTAG = re.compile(r"(?<![\w&/])#(\w*[A-Za-z]\w*)", re.ASCII)
_MENTION = re.compile(r"(?<![\w@/.])@(\w{1,30}(?:[.-]\w+)*(?:@[\w.-]+\.\w+)?)")
_LINK = re.compile(r"https?://[^\s<>\"'’”«»\[\]\\\x00-\x1f]+", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?<![\w/@.])(?:t\.me|youtu\.be|bit\.ly|vk\.com)/[^\s<>\"'’”«»\[\]\\]+", re.IGNORECASE)
_BARE_HOSTS = ("t.me/", "youtu.be/", "bit.ly/", "vk.com/")
_SHARE = re.compile(r"RT @(\w{1,30}):?\s+(.*)", re.DOTALL)
_SPACES = re.compile(r"\s+")
_TRAILING = ".,;:!?…}*_"


@lru_cache(1 << 16)
def hashtag(text: str) -> str:
    """Return a hashtag without its sign, NFKC and case-folded, with the four Turkish letters i made one."""
    return unicodedata.normalize("NFKC", text.strip().lstrip("#＃").casefold()).replace("i\u0307", "i").replace("ı", "i")


def hashtags_in(text: str) -> list[str]:
    """Return the hashtags of a text, each once, in order."""
    if text.isascii():
        tags = _ASCII_HASHTAG.findall(text) if "#" in text else ()
    else:
        tags = _HASHTAG.findall(text) if "#" in text or "＃" in text else ()
    return _each([hashtag(tag) for tag in tags]) if tags else []


def mentions_in(text: str) -> list[str]:
    """Return the accounts a text addresses, each once, in lower case and order."""
    names = _MENTION.findall(text) if "@" in text else ()
    return _each([name.lower() for name in names]) if names else []


def links_in(text: str) -> list[str]:
    """Return the links of a text, canonical, each once, in order."""
    if "/" not in text:
        return []
    urls = _LINK.findall(text) if "://" in text else []
    if any(host in text for host in _BARE_HOSTS):
        urls += _BARE_LINK.findall(text)
    return _each([link(_trimmed(url)) for url in urls]) if urls else []


_SPLIT_URLS = re.compile(r"[\s|]+|[,;]{1,9}\s{0,9}(?=https?://)", re.IGNORECASE)
_SPLIT_BARE = re.compile(r"[\s|]+|[,;]{1,9}\s{0,9}(?=(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}/)", re.IGNORECASE)
_SPLIT_HOSTS = re.compile(r"[,;]+")


def split_links(text: str) -> list[str]:
    """Split a list of links written as text. A comma or semicolon separates two links only where the second begins as one."""
    if "://" in text:
        return _SPLIT_URLS.split(text)
    return [part for some in _SPLIT_BARE.split(text) for part in ([some] if "/" in some else _SPLIT_HOSTS.split(some))]


def _each(items: list[str]) -> list[str]:
    return items if len(items) == 1 else list(dict.fromkeys(items))


def _trimmed(url: str) -> str:
    """Return a link without the punctuation of the sentence around it. A bracket stays when the link opened it."""
    while (short := url.rstrip(_TRAILING)).endswith(")") and short.count(")") > short.count("("):
        url = short[:-1]
    return short


def share_in(text: str) -> str:
    """Return the key of the original when the text is a share in words (``RT @who: what``), else empty."""
    match = _SHARE.match(text) if text.startswith("RT @") else None
    return f"rt:{match[1].lower()}:{text_digest(match[2])}" if match else ""


def text_digest(text: str) -> str:
    """Return a key for an unknown original: a hash of its text, or of its links where it has no other text."""
    words = _SPACES.sub(" ", _LINK.sub("", text)).strip().casefold() or text
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
