"""Addresses by which an account, a channel, a site or a link is known, whatever way somebody wrote it.

An address is ``platform:handle`` in lower case, ``*:handle`` where the platform is not stated, ``name:words`` for the title of a
channel, or ``site:host/path``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tocsin.ingest.links import link

ANY = "*"
"""Platform of a handle for which none is stated."""
TITLE = "name:"
"""Beginning of the address of a title."""
_PLATFORMS = {
    "twitter": "x",
    "tweet": "x",
    "fb": "facebook",
    "ig": "instagram",
    "insta": "instagram",
    "yt": "youtube",
    "tg": "telegram",
    "bsky": "bluesky",
    "vkontakte": "vk",
    **dict.fromkeys(("mastodon", "truthsocial", "gab", "pleroma", "misskey", "activitypub"), "fediverse"),
}
_HOSTS = {
    "x.com": "x",
    "t.me": "telegram",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "tiktok.com": "tiktok",
    "youtube.com": "youtube",
    "vk.com": "vk",
    "reddit.com": "reddit",
    "bsky.app": "bluesky",
    "threads.net": "threads",
    "twitch.tv": "twitch",
    "ok.ru": "ok",
}
_BEFORE_NAME = frozenset("profile channel c user u users in add stories people groups r public s accounts".split())  # noqa: SIM905 - a list of words
_NO_NAME = frozenset(
    """
    i home search hashtag intent share sharer explore p reel reels tv watch shorts embed live video videos status web joinchat addstickers
    events pages photo photos photo.php story.php permalink.php posts login about help settings wall results playlist feed
    """.split()  # noqa: SIM905 - a list of words
)
_SPACED = frozenset(["groups", "r"])
_HANDLE = re.compile(r"@?[\w.-]{2,64}(?:@[\w.-]+\.\w{2,24})?")
_WALL = re.compile(r"(?:wall|photo|video|topic|club|public|event|id)(-?\d+)(?:_\d+)?")
_LONG_ID = re.compile(r"-100(\d{5,15})")
_LONGEST = 300


def platform_of(name: str) -> str:
    """Return the short name of a platform, empty for none."""
    plain = re.sub(r"[\W_]+", "", name.casefold()).removesuffix("com")
    return _PLATFORMS.get(plain, plain)


@lru_cache(1 << 14)
def profile_of(address: str) -> str:
    """Return the ``platform:handle`` of the account or channel whose page, or a page under it, this link leads to. Empty for none."""
    host, _, path = link(address).partition("/")
    path, _, query = path.partition("?")
    steps = [step for step in path.split("/") if step]
    platform = _HOSTS.get(host, "")
    if steps and steps[0].startswith("@"):
        name = steps[0][1:].casefold()
        return f"{platform}:{name}" if platform else f"fediverse:{name if '@' in name else f'{name}@{host}'}"
    if not platform:
        return f"fediverse:{steps[1].casefold()}@{host}" if len(steps) > 1 and steps[0] == "users" else ""
    if platform == "facebook" and (number := re.search(r"(?:^|&)id=(\d+)", query)):
        return f"facebook:{number[1]}"
    if platform == "telegram" and steps[:1] == ["c"] and len(steps) > 1:
        return f"telegram:channel{steps[1]}"
    return _named(platform, steps)


def _named(platform: str, steps: list[str]) -> str:
    before = steps[0].casefold() if steps else ""
    if before in _BEFORE_NAME and len(steps) > 1:
        name = steps[-1] if before == "people" else steps[1]
        return f"{platform}:{before}/{name.casefold()}" if before in _SPACED else f"{platform}:{name.casefold()}"
    if not before or before in _NO_NAME or before.startswith(("+", "%2b")):
        return ""
    if platform == "vk" and (wall := _WALL.fullmatch(before)):
        is_group = before.startswith(("club", "public", "event"))
        return f"vk:{'-' if is_group else ''}{wall[1]}"
    return f"{platform}:{before}"


@lru_cache(1 << 14)
def site_of(address: str) -> str:
    """Return the ``site:host/path`` of a link, empty for what is none."""
    written = address.strip()
    if len(written) > _LONGEST or any(map(str.isspace, written)) or "." not in written or "@" in written.partition("/")[0]:
        return ""
    host = link(written).partition("/")[0]
    return f"site:{link(written)}" if re.fullmatch(r"(?:[\w-]{1,63}\.){1,9}[^\W\d]{2,24}", host) else ""


def site_parts(address: str) -> Iterator[str]:
    """Yield the sites that a link belongs to: its own address, each path above it, its host and the domains above that."""
    site = site_of(address)
    if not site:
        return
    bare = site.removeprefix("site:")
    host, _, path = bare.partition("/")
    yield site
    steps = path.partition("?")[0].split("/") if path else []
    for count in range(len(steps), 0, -1):
        yield f"site:{host}/{'/'.join(steps[:count])}"
    labels = host.split(".")
    for start in range(len(labels) - 1):
        yield f"site:{'.'.join(labels[start:])}"


def handle_of(name: str) -> str:
    """Return a handle or number in lower case without its sign, in the form of exports. Empty for what holds spaces."""
    written = unicodedata.normalize("NFKC", name.strip()).casefold()
    if not _HANDLE.fullmatch(written) and not _LONG_ID.fullmatch(written):
        return ""
    long_id = _LONG_ID.fullmatch(written)
    return f"channel{long_id[1]}" if long_id else written.lstrip("@")


def title_of(name: str) -> str:
    """Return ``name:words`` of a title, empty for one of less than three letters."""
    words = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return f"{TITLE}{words}" if sum(map(str.isalnum, words)) > 2 else ""


def watched_addresses(kind: str, name: str) -> set[str]:
    """Return the addresses that a name of a subject stands for: one of an account or channel, or a link."""
    name = name.strip()
    linked = "/" in name or "://" in name or (kind == "link" and "." in name)
    if linked and (profile := profile_of(name)):
        return {profile, *((f"*:{profile.partition(':')[2]}",) if profile.startswith("fediverse:") else ())}
    if linked and (site := site_of(name)):
        return {site}
    if kind not in ("account", "channel"):
        return set()
    platform, colon, rest = name.partition(":")
    if colon and platform_of(platform) in {*_HOSTS.values(), "fediverse"} and (handle := handle_of(rest)):
        return {f"{platform_of(platform)}:{handle}"}
    handle = handle_of(name)
    return {address for address in (f"{ANY}:{handle}" if handle else "", "" if name.startswith("@") else title_of(name)) if address}


def own_addresses(platform: str, names: Iterator[str] | list[str]) -> set[str]:
    """Return the addresses of whoever published a post: its account, its handles and its channel, on this platform."""
    where = platform_of(platform)
    addresses: set[str] = set()
    for name in names:
        if not name:
            continue
        if "/" in name and (profile := profile_of(name)):
            addresses |= {profile, f"{ANY}:{profile.partition(':')[2]}"}
        if handle := handle_of(name):
            addresses |= {f"{ANY}:{handle}", *([f"{where}:{handle}"] if where else [f"{each}:{handle}" for each in _ALL])}
        if title := title_of(name):
            addresses.add(title)
    return addresses


_ALL = (*_HOSTS.values(), "fediverse")
