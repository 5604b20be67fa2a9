"""Canonical spelling of the objects that posts share: hashtags, links and mentions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

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
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|d|y|tw|tt|msc?l?)clid|wbraid|gbraid|gad_source|igshid|igsh|mc_[ce]id|mkt_tok|mibextid|__cft__.*|__tn__|"
    r"ref_src|ref_url|si|feature|pp|__twitter_impression|_ga|_gl|at_\w+|cmpid|ncid|ocid|smid|xtor|wt_\w+|s_cid|"
    r"is_from_webapp|sender_device|sender_web_id|share_id|sfnsn|guccounter|guce_\w+",
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|mbasic|touch)\.(?=[^.]+\.)")
_VIDEO = re.compile(r"/(?:shorts|embed|live|v|e)/([\w-]{6,20})")
_VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "music.youtube.com", "gaming.youtube.com")
_REDIRECTS = {"l.facebook.com": "u", "lm.facebook.com": "u", "l.instagram.com": "u", "out.reddit.com": "url", "google.com": "q"}
_REDIRECT_PATHS = ("/l.php", "/url", "", "/")
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_STATUS = re.compile(r"/(?:[^/]+|i/web)/status(?:es)?/(\d+).*")
_SPACES = re.compile(r"\s+")
_TRAILING = ".,;:!?…}*_"


@lru_cache(1 << 16)
def hashtag(text: str) -> str:
    """Return a hashtag without its sign, NFKC and case-folded, with the four Turkish letters i made one."""
    return unicodedata.normalize("NFKC", text.strip().lstrip("#＃").casefold()).replace("i\u0307", "i").replace("ı", "i")


@lru_cache(1 << 16)
def link(url: str) -> str:
    """Return a link without the parts that do not change its target: scheme, ``www``, port, fragment, tracking, trailing slash.

    Short forms of YouTube, X and Telegram become the long ones. Redirects of Facebook, Instagram, Reddit and Google become the target
    in their address. Text that is no link is only trimmed.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = _HOST_PREFIX.sub("", (parts.hostname or "").rstrip("."))
    except ValueError:
        return url.strip()
    if host in _REDIRECTS and parts.path in _REDIRECT_PATHS:
        target = dict(parse_qsl(parts.query[:4096])).get(_REDIRECTS[host], "")
        if "://" in target:
            return link(target)
    path = _SESSION.sub("", parts.path) if ";" in parts.path else parts.path
    return _known(host, unquote(path).rstrip("/"), _query(parts.query)) if host else url.strip()


def _query(query: str) -> str:
    pairs = sorted(pair for pair in parse_qsl(query[:2048], keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    return urlencode(pairs)


def _known(host: str, path: str, query: str) -> str:
    if host == "youtu.be" and path:
        return f"youtube.com/watch?v={path[1:]}"
    if host in _VIDEO_HOSTS:
        video = _VIDEO.match(path)
        video_id = video[1] if video else dict(parse_qsl(query)).get("v") if path == "/watch" else None
        host = "youtube.com"
        if video_id:
            return f"{host}/watch?v={video_id}"
    if host in ("twitter.com", "x.com"):
        status = _STATUS.fullmatch(path)
        return f"x.com/i/status/{status[1]}" if status else f"x.com{path.lower()}"
    if host in ("t.me", "telegram.me"):
        path = path.removeprefix("/s") if path.startswith("/s/") else path
        return f"t.me{path if path.startswith(('/+', '/joinchat/')) else path.lower()}"
    return f"{host}{path}{'?' + query if query else ''}"


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
