"""Recognise the telephone numbers, e-mail addresses and handles that a text states, each with its offsets and one normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from tocsin.matching.tokens import MOST_READ

PHONE, EMAIL, HANDLE = "phone", "email", "handle"
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_GAP = "[ \u00a0\u202f./\u2010-\u2013-]"
_PHONE = re.compile(rf"(?<![\w@#/.+])(?<![a-z\d_]-)(?:\+{_GAP}?)?\(?\d(?:{_GAP}?[()]?{_GAP}?\d){{{_LEAST_DIGITS - 2},18}}(?![\w@])")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d(?!\d)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0\u202f]\d{3})+")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_AT = r"(?:@|\s?[\[({](?:at|ät|arroba|arobase|собака|apenstaartje)[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({](?:dot|punt|punkt|point|punto|nokta|точка)[\])}]\s?)"
_EMAIL = re.compile(rf"(?<![\w.+-])([\w.+-]{{1,64}}){_AT}([\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,6}})", re.IGNORECASE)
_DOTS = re.compile(_DOT, re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@/.])@(\w[\w.]{1,63})")
_MESSENGER = re.compile(
    r"(?<!\w)(?:signal\w*|wickr|threema|telegram|insta|instagram|snap|snapchat|tiktok|discord|kik|сигнал|телеграм\w*|تيليجرام|سناب)"
    r"(?:\s+(?:as|als|ist|is|name|user|id|:|называется|ник))?[\s:]+@?((?=[a-z0-9_.]*[0-9_.])[a-z][a-z0-9_.]{3,40}[a-z0-9_])(?![\w@])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedContact:
    """A contact: ``text[start:end]``, its kind and its normal form.

    The normal form of a telephone number is E.164 (``+442079460123``), of which the country is stated or the desk's. It is empty where no
    country is certain. E-mail addresses and handles are in small letters, a handle without its sign.
    """

    start: int
    end: int
    kind: str
    normal: str


def stated_contacts(text: str, countries: Sequence[str] = ()) -> tuple[StatedContact, ...]:
    """Return every contact of a text in order, none over another.

    `countries` are the codes (ISO 3166) of the countries whose numbers are written without a prefix, the likeliest first.
    """
    read = text[:MOST_READ]
    contacts = sorted((*_emails(read), *_handles(read), *_phones(read, tuple(countries))), key=lambda contact: contact.start)
    apart: list[StatedContact] = []
    for contact in contacts:
        if not apart or contact.start >= apart[-1].end:
            apart.append(contact)
    return tuple(apart)


def _emails(text: str) -> Iterator[StatedContact]:
    if "@" not in text and not any(mark in text for mark in "[({"):
        return
    for match in _EMAIL.finditer(text):
        domain = _DOTS.sub(".", match[2])
        yield StatedContact(match.start(), match.end(), EMAIL, f"{match[1]}@{domain}".casefold())


def _handles(text: str) -> Iterator[StatedContact]:
    for match in _HANDLE.finditer(text):
        name = match[1].rstrip(".")
        yield StatedContact(match.start(), match.start() + 1 + len(name), HANDLE, name.casefold())
    for match in _MESSENGER.finditer(text):
        yield StatedContact(match.start(1), match.end(1), HANDLE, match[1].casefold())


def _phones(text: str, countries: tuple[str, ...]) -> Iterator[StatedContact]:
    links = [match.span() for match in _LINK.finditer(text)] if "://" in text or "www." in text else []
    for match in _PHONE.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in links)
        normal = None if inside or _DATED.search(match[0]) else _normal(match[0], countries)
        if normal is not None:
            yield StatedContact(match.start(), match.end(), PHONE, normal)


@lru_cache(maxsize=1 << 10)
def _normal(written: str, countries: tuple[str, ...]) -> str | None:
    """Return the E.164 form of a number, an empty form where its country is not certain, or None for what is no telephone number."""
    digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS or len(set(digits)) == 1:
        return None
    international = written.lstrip().startswith("+") or digits.startswith("00")
    if international:
        return _e164(f"+{digits.removeprefix('00')}", None, sure=False)
    if _THOUSANDS.fullmatch(written):
        return None
    national = written.lstrip("( ").startswith(("0", "\u0660", "\u06f0"))
    for sure in (True, False) if national else (True,):
        for country in countries:
            if normal := _e164(digits, country, sure=sure):
                return normal
    return "" if national and len(digits) > _LEAST_DIGITS + 1 else None


def _e164(number: str, country: str | None, *, sure: bool) -> str | None:
    """Return a number in E.164 where its country has such numbers: in use if `sure`, else of a possible length."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    right = phonenumbers.is_valid_number(parsed) if sure else phonenumbers.is_possible_number(parsed)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)) if right else None
