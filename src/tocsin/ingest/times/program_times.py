"""Times in forms of their own that programs write, turned into forms that :mod:`tocsin.ingest.times.dates` reads.

Databases, cameras, PDF writers, directories, armies and web servers have such forms. A form is recognised as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

_CLOCK = r"(?P<clock>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)"
_WRAPPED = re.compile(
    r"(?:new )?Date\((\d{9,19})\)|(?:ISODate|Timestamp|timestamp|datetime|UTCDateTime)\([\"']?([^\"'()]{6,40})[\"']?\)"
    r"|@(\d{9,12}(?:\.\d{1,9})?)|\"([^\"]{6,60})\"|'([^']{6,60})'|\[(\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\[\]]{8,20})\]"
)
_MILITARY = dict(zip("ABCDEFGHIKLMNOPQRSTUVWXYZ", [*range(1, 13), *range(-1, -13, -1), 0], strict=True))


def _split(digits: str) -> str:
    """Return a clock without colons with them."""
    return digits if ":" in digits else ":".join(digits[at : at + 2] for at in range(0, min(len(digits), 6), 2))


def _on_day_of_year(match: re.Match[str]) -> str:
    number = int(match["day"])
    if not 1 <= number <= 366:
        return ""
    return f"{date(int(match['year']), 1, 1) + timedelta(days=number - 1)} {_split(match['clock'])}{match['zone'] or ''}"


def _military(match: re.Match[str]) -> str:
    hours = _MILITARY.get(match["letter"] or "")
    zone = "" if hours is None else f" {hours:+03d}:00"
    year = match["year"] if len(match["year"]) > 2 else f"20{match['year']}"
    return f"{match['day']} {match['month']} {year} {match['hour']}:{match['minute']}{zone}"


def _of_pdf(match: re.Match[str]) -> str:
    zone = f"{match['sign']}{match['hours']}:{match['minutes'] or '00'}" if match["sign"] else "Z" if match["zulu"] else ""
    digits = match["digits"].ljust(14, "0")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]} {_split(digits[8:])}{zone}"


def _scientific(match: re.Match[str]) -> str:
    return str(int(float(match[0])))


_FORMS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\d\.\d{3,15}[Ee]\+?\d{1,2}"), _scientific),
    (re.compile(r"([45]\d{4}),(\d{3,15})"), r"\1.\2"),
    (re.compile(rf"(?P<year>(?:19|20)\d\d)-?(?P<day>\d{{3}})[T ]{_CLOCK}(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?"), _on_day_of_year),
    (re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)[.,]?(\d{1,6})(Z?)"), r"\1-\2-\3 \4:\5:\6.\7\8"),
    (re.compile(r"(\d{4}-\d{2}-\d{2}T[\d:.,]{5,18})Z?\[(?:UTC|GMT|Z|Etc/UTC)\]"), r"\1Z"),
    (re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})(?:\.\d{1,9})?"), r"\1 \2:\3:\4"),
    (
        re.compile(r"(\d{1,2}-[A-Z]{3}-\d{2,4}) (\d{1,2})\.(\d{2})\.(\d{2})(?:\.\d{1,9})? ([AP]M)(?: ([+-]\d{2}:\d{2}))?"),
        r"\1 \2:\3:\4 \5 \6",
    ),
    (re.compile(r"(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?)"), r"\1-\2-\3 \4"),
    (
        re.compile(r"D:(?P<digits>\d{8,14})(?:(?P<zulu>Z)(?:00'00'?)?|(?P<sign>[+-])(?P<hours>\d{2})'?(?:(?P<minutes>\d{2})'?)?)?"),
        _of_pdf,
    ),
    (
        re.compile(
            r"(?P<day>\d{2})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<letter>[A-Z]?) ?"
            r"(?P<month>[A-Z]{3}|[A-Z][a-z]{2}) ?(?P<year>\d{4}|\d{2})"
        ),
        _military,
    ),
    (
        re.compile(r"(\d{1,2})([A-Z]{3})(\d{4}|\d{2})[ :T]([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d)(?:\.\d{1,9})?)?(?: ?(?:hrs?|Z))?"),
        lambda match: (
            f"{match[1]} {match[2]} {match[3] if len(match[3]) > 2 else '20' + match[3]} {match[4]}:{match[5]}:{match[6] or '00'}"
        ),
    ),
)
_LONGEST = 64


def plain_form(text: str) -> str:
    """Return a time in a form of its own as a plain one. Empty for any other text."""
    if len(text) > _LONGEST:
        return ""
    if wrapped := _WRAPPED.fullmatch(text):
        return next(part for part in wrapped.groups() if part)
    for form, written in _FORMS:
        if match := form.fullmatch(text):
            return (match.expand(written) if isinstance(written, str) else written(match)).strip()
    return ""
