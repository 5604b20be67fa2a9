"""Bring facts that may corroborate a name to one form.

Dates are ISO 8601, with its ``~`` for an approximate year and ``/`` for a span: ``1971-03-04``, ``1971-03``, ``1971``,
``1971~``, ``1970/1973``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Fact = tuple[str, str]

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3})[a-z]{0,9}\.? (?P<year>\d{4})")
_MONTH = re.compile(r"(?P<month>[A-Za-z]{3})[a-z]{0,9}\.? (?P<year>\d{4})")
_ISO = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:18|19|20)\d\d)\.?")
_YEAR_FIRST = re.compile(r"(?P<year>(?:18|19|20)\d\d)[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_SPAN = re.compile(r"((?:18|19|20)\d\d)\s*(?:to|and|-|/|–)\s*(?:[0-9A-Za-z]+ )*((?:18|19|20)\d\d)")
_MOST_MONTHS, _MOST_DAYS = 12, 31
_ABOUT = re.compile(r"\b(?:circa|approx\w*|about|c\.|~)", re.IGNORECASE)


def iso_date(words: str) -> str:
    """Return a date in words as an ISO date, a span or an approximate year, or an empty string when it has no year."""
    if span := _SPAN.search(words):
        return f"{span[1]}/{span[2]}"
    exact = _exact(words.strip())
    return f"{exact[:4]}~" if exact and _ABOUT.search(words) else exact


def _exact(words: str) -> str:
    if match := _ISO.fullmatch(words):
        return match[0]
    if numbers := _in_numbers(words):
        return numbers
    for pattern in (_DAY, _MONTH):
        match = pattern.search(words)
        if match and (month := _MONTHS.get(match["month"].lower())):
            day = f"-{int(match['day']):02}" if pattern is _DAY else ""
            return f"{match['year']}-{month}{day}"
    year = _YEAR.search(words)
    return year[0] if year else ""


def _in_numbers(words: str) -> str:
    """Return a day in numbers as an ISO date, or nothing. ``3/4/1971`` is the year alone, because its month is not certain.

    >>> _in_numbers("26.11.1972"), _in_numbers("11/26/1972"), _in_numbers("3/4/1971"), _in_numbers("1972/11/26")
    ('1972-11-26', '1972-11-26', '1971', '1972-11-26')
    """
    match = _YEAR_FIRST.fullmatch(words) or _NUMBERS.fullmatch(words)
    if not match:
        return ""
    year, day, month = match["year"], int(match["day"]), int(match["month"])
    if match.re is _NUMBERS and match["mark"] == "/" and day <= _MOST_MONTHS >= month and day != month:
        return year
    if month > _MOST_MONTHS >= day:
        day, month = month, day
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS else year


def facts(pairs: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """Return the pairs that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(_said(pairs)))


def _said(pairs: Iterable[tuple[str, str]]) -> Iterator[Fact]:
    for kind, value in pairs:
        value = " ".join(value.split()).strip(" ;.,")
        if value:
            yield kind, value
