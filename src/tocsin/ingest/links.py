"""Canonical spelling of links, so that one page has one link however it was shared."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

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
_SAME_HOSTS = {
    **dict.fromkeys(("twitter.com", "nitter.net", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "fixvx.com"), "x.com"),
    **dict.fromkeys(("telegram.me", "telegram.dog", "tx.me"), "t.me"),
    **dict.fromkeys(("fb.com", "fb.me", "web.facebook.com"), "facebook.com"),
    **dict.fromkeys(("instagr.am", "ig.me"), "instagram.com"),
    **dict.fromkeys(("vk.ru", "vkontakte.ru"), "vk.com"),
    "threads.com": "threads.net",
    **dict.fromkeys(("np.reddit.com", "old.reddit.com", "new.reddit.com"), "reddit.com"),
}
"""Hosts that serve the pages of another one."""


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
    if not query:
        return ""
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
    host = _SAME_HOSTS.get(host, host)
    if host == "x.com":
        status = _STATUS.fullmatch(path)
        return f"x.com/i/status/{status[1]}" if status else f"x.com{path.lower()}"
    if host == "t.me":
        path = path.removeprefix("/s") if path.startswith("/s/") else path
        return f"t.me{path if path.startswith(('/+', '/joinchat/')) else path.lower()}"
    return f"{host}{path}{'?' + query if query else ''}"
