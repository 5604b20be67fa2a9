"""The forms of telephone numbers and e-mail addresses in any text: what may be one, and the normal form of a number.

:mod:`tocsin.ingest.sealing.contacts` seals sources by them, :mod:`tocsin.matching.contacts` states what a text says, and
:mod:`tocsin.matching.identifiers` finds known ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

LEAST_DIGITS, MOST_DIGITS = 7, 15
_AT = r"(?:@|\s?[\[({](?:at|ät|arroba|arobase|собака|apenstaartje)[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({](?:dot|punt|punkt|point|punto|nokta|точка)[\])}]\s?)"
AT_DOMAIN = rf"(?i:{_AT})[\w-]{{1,63}}(?:(?i:{_DOT})[\w-]{{1,63}}){{0,5}}(?i:{_DOT})[^\W\d_]{{2,24}}"
"""Expression of an e-mail address from its sign on. The signs may be written in words."""
EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}" + AT_DOMAIN
_GAP = r"().\-/ \u00a0\u2009\u202f\u2010-\u2013\u200e\u2060\uff0d"
_NUMBER = rf"(?:\+[{_GAP}]?|00|\()?[(\d][\d{_GAP}]{{5,24}}\d"
_JOINED = r"\u3040-\u30ff\u3400-\u9fff"
PHONE = rf"(?<![^\W{_JOINED}])(?<![@#/.+])(?<![a-z\d_]-)(?<!\d[:=]){_NUMBER}(?![^\W{_JOINED}]|@|:\S)(?![.,/-]\d)"
"""Expression of what may be a telephone number by its digits and separators."""
_PHONE = re.compile(PHONE)
_SIGNS = ((re.compile(_AT, re.IGNORECASE), "@"), (re.compile(_DOT, re.IGNORECASE), "."))
_GAPS = re.compile(f"[{_GAP}]+")
_COUNTER = re.compile(r"000\d{4}")
"""The begin of the counter of a file. No country has a code that begins with 0, but some write numbers in groups so."""
_NO_DIGITS = re.compile(r"\D+")
_SOME_DIGITS = re.compile(r"\d[^\w\n]{0,3}\d[^\w\n]{0,3}\d")
_LINK = re.compile(r"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"]+")
_DAY = (
    r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:19|20)?\d\d|[-/.]? (?:19|20)\d\d)(?!\d)"
    r"|(?:0?[1-9]|1[0-2])[-/.](?:1[3-9]|2\d|3[01])[-/.](?:19|20)\d\d(?!\d)"
)
_YEAR_FIRST = r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)"
_DATED = re.compile(
    rf"(?<!\d){_YEAR_FIRST}|(?<!\d)(?P<day>{_DAY})"
    r"|^(?:19|20)\d\d[-/]\d+$|^(?:19|20)\d\d ?[-\u2013] ?(?:19|20)\d\d$"
    r"|(?<!\d)(?:1[34]|25)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-_ .](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$"
)
_DATE_ALONE = re.compile(rf"(?<!\S)(?:{_YEAR_FIRST}|{_DAY}|\d{{1,2}}[./]\d{{1,2}}[./]?(?= [+0]))(?!\S)")
"""A date beside a number. A day without year counts only before a number, such as ``12/03 0477 12 34 56``."""
_AREA_CODE = re.compile(r"(?:^|\D)0\d{2,4}[-/.]$|\)\d{0,5}[-/.]$|^(?:\+|00)\S*[-/.]$")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[1-9]\d*\.\d+")
_THOUSANDS = re.compile(r"[1-9]\d?(?:[ .\u00a0\u202f]\d{3})+|[1-9]\d{2}(?:[ .\u00a0\u202f]000)+")
_PLAIN = 9
_AROUND = " /.-\u00a0\u2013"


def normal_email(written: str) -> str:
    """Return an address in small letters, with the signs of an address.

    >>> normal_email("Veilig(at)example(punt)org")
    'veilig@example.org'
    """
    for expression, sign in _SIGNS:
        written = expression.sub(sign, written)
    return written.casefold()


def may_hold_digits(text: str) -> bool:
    """Tell at the cost of some searches for single characters that a text in ASCII holds a digit. Any other text may."""
    return not text.isascii() or any(map(text.__contains__, "0123456789"))


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places in a text that may be telephone numbers by their digits and separators, none in a link."""
    if len(text) < LEAST_DIGITS or not may_hold_digits(text) or not _SOME_DIGITS.search(text):
        return
    links = [match.span() for match in _LINK.finditer(text)] if "://" in text or "www." in text else []
    for match in _PHONE.finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in links):
            yield from without_dates(text, start + (match[0].startswith("(") and ")" not in match[0]), end)


def without_dates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a place that may be a number, or the parts of it between dates that stand by themselves."""
    at = start
    for date in _DATE_ALONE.finditer(text[start:end]):
        yield from _trimmed(text, at, start + date.start())
        at = start + date.end()
    if at == start:
        yield start, end
    else:
        yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end].strip(_AROUND)
    if part:
        begin = text.index(part, start)
        yield begin, begin + len(part)


def _is_dated(text: str) -> bool:
    """Tell whether a date is in these digits. Pairs that go on with the same sign, or follow an area code, are those of a number."""
    for match in _DATED.finditer(text):
        day, before, after = match["day"], text[: match.start()], text[match.end() :]
        if not day:
            return True
        sign = day.lstrip("0123456789")[0]
        goes_on = (after[:1] == sign and after[1:2].isdigit()) or (before[-1:] == sign and before[-2:-1].isdigit())
        if not (goes_on or _AREA_CODE.search(before)):
            return True
    return False


def is_phone(text: str) -> bool:
    """Tell a phone number by its digits and separators. Dates, amounts, addresses on the internet and long ids are none."""
    text = text.strip()
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    digits = _NO_DIGITS.sub("", text)
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS or _is_dated(text) or _DOTTED.fullmatch(text) or len(set(digits)) == 1:
        return False
    if text.startswith(("+", "00")):
        return not _COUNTER.match(text)
    if not _GAPS.search(text):
        return len(digits) >= _PLAIN and (digits[0] == "0" or not (digits[0] == "1" and len(digits) in (10, 13))) and len(digits) < 14
    groups = [group for group in _GAPS.split(text) if group]
    if max(map(len, groups)) == 1:
        return len(groups) >= _PLAIN  # dictated digit by digit
    return not _THOUSANDS.fullmatch(text) and max(map(len, groups)) < 10 and len(groups) < 8


@lru_cache(maxsize=1 << 10)
def e164(written: str, countries: tuple[str, ...] = ()) -> str | None:
    """Return the E.164 form of a number, an empty form where its country is not certain, or None for what is no telephone number.

    `countries` are the codes (ISO 3166) of the countries whose numbers are written without a prefix, the likeliest first.

    >>> e164("0611 222 333", ("NL",)), e164("+31 6 11222333"), e164("0611 222 333")
    ('+31611222333', '+31611222333', '')
    """
    digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS or len(set(digits)) == 1 or _is_dated(written):
        return None
    international = written.lstrip("( ").startswith("+") or digits.startswith("00")
    if international:
        return _in_country(f"+{digits.removeprefix('00')}", None, sure=False)
    if _THOUSANDS.fullmatch(written):
        return None
    national = digits.startswith("0")
    for sure in (True, False) if national else (True,):
        for country in countries:
            if normal := _in_country(digits, country, sure=sure):
                return normal
    return "" if national and len(digits) > LEAST_DIGITS + 1 else None


def _in_country(number: str, country: str | None, *, sure: bool) -> str | None:
    """Return a number in E.164 where its country has such numbers: in use if `sure`, else of a possible length."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    right = phonenumbers.is_valid_number(parsed) if sure else phonenumbers.is_possible_number(parsed)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)) if right else None
