"""Exact names: handles, hashtags, links, e-mail addresses, phone numbers. Each has one canonical key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from tocsin.contact_forms import EMAIL, LEAST_DIGITS, PHONE, e164, normal_email, without_dates
from tocsin.matching.engine.fold import fold

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|si|ref|ref_src|ref_url|s|t|feature|source|share_id|spm|yclid|"
    r"_ga|_gl|cmpid|ocid|smid|mibextid|rdid|__tn__|__cft__.*|xtor|_hsenc|_hsmi|vero_id|twclid|ttclid|li_fat_id|trk|app",
    re.IGNORECASE,
)
_KEEPS_SHORT = {"youtube.com": {"t"}}
_PLATFORM_HOSTS = (
    "t.me telegram.me x.com twitter.com instagram.com facebook.com fb.com tiktok.com youtube.com vk.com threads.net truthsocial.com gab.com"
    " mastodon.social bsky.app/profile ok.ru reddit.com/user reddit.com/u twitch.tv rumble.com/c odysee.com gettr.com/user parler.com"
)
_PLATFORMS = tuple(_PLATFORM_HOSTS.split())
_PROFILES = tuple(f"{platform}/" for platform in _PLATFORMS)
_SITE_PAGES = "home share intent search hashtag login p reel reels watch i explore joinchat s c addlist groups pages events status"
_NOT_HANDLES = frozenset(_SITE_PAGES.split())
_BARE_LINK = r"(?<![\w@./-])(?:t\.me|telegram\.me|bit\.ly|youtu\.be|x\.com|vk\.com|tinyurl\.com)/[^\s<>\"'“”«»]{1,500}"
_IDENTIFIER = re.compile(
    rf"(?P<link>(?:https?://|hxxps?://|www\.)[^\s<>\"'“”«»]{{3,2000}}|{_BARE_LINK})"
    rf"|(?P<email>{EMAIL})"
    r"|(?P<handle>(?<![\w@/.])@[\w][\w.]{0,63}(?:@[\w-]+(?:\.[\w-]+)+)?)"
    r"|(?P<hashtag>(?<![\w&/#])[#＃]\w{1,139})"
    rf"|(?P<phone>{PHONE})",
)
_MARKED = re.compile(r"[@#＃/\[{(]|www\.|\d(?:[^\w\n]{0,3}\d){6}")
_BARE_HANDLE = re.compile(r"(?<![\w@#/.])(?=\w*[\d_]|\w{9})[^\W\d_]\w{4,63}(?![\w@])")
_TRAILING = ".,;:!?)]}'\"…’”"
_NATIONAL = re.compile(r"\(?[+0\u0660\u06f0]")
_NO_DIGITS = re.compile(r"\D+")
_ENDING = 9
_MOST_NEEDLES = 50
_AFTER_HOST = re.compile("[:/?]")
_FANGS = re.compile(r"\[(\.|dot)\]|\((\.|dot)\)", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z]+://)?(?:[^/@\s]*@)?([^/:?#\s]++)(?::(\d+))?([^?#\s]*)(?:\?([^#\s]*))?", re.IGNORECASE)


class Identifier(NamedTuple):
    """One exact name in a text, with every key it goes by (a link to a profile is a handle, too)."""

    start: int
    end: int
    keys: tuple[str, ...]


def find_identifiers(text: str, country: str = "") -> Iterator[Identifier]:
    """Yield every handle, hashtag, link, e-mail address and phone number of a text, in order, none inside another.

    `country` is the code (ISO 3166) of the country whose telephone numbers are written without a prefix.
    """
    if _MARKED.search(text):
        for match in _IDENTIFIER.finditer(text):
            if (kind := match.lastgroup or "") == "phone":
                yield from _numbers(text, match.span(), country)
            elif keys := tuple(_KEYS[kind](raw := match[0].rstrip(_TRAILING))):
                yield Identifier(match.start(), match.start() + len(raw), keys)


def _numbers(text: str, place: tuple[int, int], country: str) -> Iterator[Identifier]:
    for start, end in without_dates(text, *place):
        if keys := _phone_keys(text[start:end], country):
            yield Identifier(start, end, keys)


@dataclass(frozen=True, slots=True)
class Needles:
    """Letters of a few keys, without one of which a text has none of the keys.

    ``handles`` stand so in any text, once it is folded. ``others`` are hashtags, and hosts of links, which stand so in plain texts alone.
    """

    handles: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def of(cls, keys: Collection[str]) -> Needles | None:
        """Return the needles of these keys. None where they are many, or some have none: telephone numbers and e-mail addresses."""
        by_kind: dict[str, list[str]] = {"handle": [], "hashtag": [], "link": []}
        if len(keys) > _MOST_NEEDLES:
            return None
        for kind, _, name in (key.partition(":") for key in keys):
            if kind not in by_kind or (kind == "handle" and "." in name):
                return None
            by_kind[kind].append(_AFTER_HOST.split(name)[0] if kind == "link" else name)
        return cls(tuple(by_kind["handle"]), (*by_kind["hashtag"], *by_kind["link"]))

    def may_be_in(self, text: str) -> bool:
        """Return False for a text that has none of the keys."""
        if self.others and (not text.isascii() or "[" in text or "(" in text):  # brackets may hide the dots of a host
            return True
        folded = text.casefold()
        return any(needle in folded for needle in (*self.handles, *self.others))


def bare_handles(text: str) -> Iterator[Identifier]:
    """Yield words that could be a handle written without its sign: with a digit or an underscore, or long."""
    for match in _BARE_HANDLE.finditer(text):
        yield Identifier(match.start(), match.end(), tuple(_handle_keys(match[0])))


def canonical_link(link: str) -> str:
    """Return a link with its host in lower case, without scheme, ``www.``, port 80 or 443, tracking parameters, fragment or last slash.

    Shorteners are kept as they are: nothing is fetched.

    >>> canonical_link("HTTPS://www.Example.org:443/a/?utm_source=x&b=2#top")
    'example.org/a?b=2'
    """
    parts = _HOST.match(_FANGS.sub(".", link))
    if not parts:
        return ""
    host, port, path, query = parts[1].lower().rstrip("."), parts[2], parts[3].rstrip("/"), parts[4]
    host = re.sub(r"^(?:www|m|mobile)\.(?=[^.]+\.)", "", host)
    parameters = [(key, value) for key, value in parse_qsl(query or "", keep_blank_values=True) if _stays(host, key)]
    port = f":{port}" if port not in (None, "80", "443") else ""
    return f"{host}{port}{path}{'?' + urlencode(sorted(parameters)) if parameters else ''}"


def _stays(host: str, key: str) -> bool:
    return key in _KEEPS_SHORT.get(host, ()) or not _TRACKING.fullmatch(key)


def _link_keys(link: str) -> Iterator[str]:
    canonical = canonical_link(link)
    if "." not in canonical:
        return
    yield f"link:{canonical}"
    for platform in _PLATFORMS if canonical.startswith(_PROFILES) else ():  # one test for all, since most links lead elsewhere
        if canonical.startswith(f"{platform}/"):
            first = canonical[len(platform) + 1 :].split("/")[0].split("?")[0]
            if first and first.lower() not in _NOT_HANDLES:
                yield from _handle_keys(first)


def _handle_keys(handle: str) -> Iterator[str]:
    yield f"handle:{handle.lstrip('@').rstrip('.').casefold()}"


def _hashtag_keys(tag: str) -> Iterator[str]:
    yield f"hashtag:{fold(tag.lstrip('#＃'))}"


def _email_keys(address: str) -> Iterator[str]:
    yield f"email:{normal_email(address)}"


def _phone_keys(number: str, country: str, *, known: bool = False) -> tuple[str, ...]:
    """Return the keys of a number in a text, or of a known one.

    Two numbers whose countries are certain are one where their E.164 forms are. Where that of one is not certain, the last nine digits
    decide: a known number has the key ``any`` for texts without a country, and a text has none for known numbers of another country.
    """
    certain = e164(number, (country,) if country else ())
    digits = certain or _NO_DIGITS.sub("", number.replace("(0)", ""))
    if len(digits) < LEAST_DIGITS or not (certain or _NATIONAL.match(number)):
        return ()
    ending, at_any_rate = f"phone:{digits[-_ENDING:]}", f"phone:any {digits[-_ENDING:]}"
    if not certain:
        return (ending, at_any_rate) if known else (at_any_rate,)
    return f"phone:{certain}", at_any_rate if known else ending


_KEYS = {"link": _link_keys, "email": _email_keys, "handle": _handle_keys, "hashtag": _hashtag_keys}
_FORMS = (
    (re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE), _link_keys),
    (re.compile(r"^[\w.+-]+@[\w-]+\.[\w.-]+$"), _email_keys),
)
_PHONE_FORM = re.compile(r"^\+?[\d\s()./-]{7,}$")


def keys_of(text: str, kind: str, country: str = "") -> tuple[str, ...]:
    """Return the keys of a known account, channel, hashtag or link, or none for a name in words. `country` is the desk's."""
    text = text.strip()
    if kind == "hashtag":
        return tuple(_hashtag_keys(text))
    if kind == "link":
        return tuple(_link_keys(text))
    if kind not in ("account", "channel"):
        return ()
    for form, keys in _FORMS:
        if form.search(text):
            return tuple(keys(text))
    if _PHONE_FORM.search(text):
        return _phone_keys(text, country, known=True)
    return () if any(map(str.isspace, text)) else tuple(_handle_keys(text))
