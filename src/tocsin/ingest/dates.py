"""Times as people and programs write them.

The order of day and month in ``7/1/10`` is decided once for a column, by the values that allow only one order. Where
none does, nothing is guessed and the time stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from tocsin.ingest.written_dates import rewrite

DAY_FIRST = "dmy"
MONTH_FIRST = "mdy"
YEAR_FIRST = "ymd"
_LONGEST = 64
_PIVOT = 69
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name[:length]: n for n, name in enumerate(_MONTH_NAMES.split(), 1) for length in range(3, len(name) + 1)}

_TIME = (
    r"(?:(?:T|[ ,]{1,9}(?:at )?)[ ]{0,9}(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r" {0,9}(?P<half>[AaPp])?(?(half)\.?[Mm]\.?) {0,9}(?P<zone>Z|z|UTC|GMT|[A-Z]{3,4}|(?:UTC)?[+-]\d{2}:?(?:\d{2})?)?)?"
)
_FORMS = tuple(
    re.compile(date + _TIME)
    for date in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<first>\d{1,2})(?P<sign>[-/.])(?P<other>\d{1,2})[-/.](?P<year>\d{4}|\d{2})",
        r"(?:[A-Za-z]{3,9},? {1,9})?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -]{1,9}(?P<name>[A-Za-z]{3,9})\.?,?[ -]{1,9}(?P<year>\d{4})",
        r"(?:[A-Za-z]{3,9},? {1,9})?(?P<name>[A-Za-z]{3,9})\.? {1,9}(?P<day>\d{1,2})(?:st|nd|rd|th)?,? {1,9}(?P<year>\d{4})",
    )
)
_DIGIT = re.compile(r"\d")
_EPOCH = re.compile(r"(1\d{9}(?:\d{3}){0,3})(?:\.\d{1,9})?")
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?:[T_ -]?([0-2]\d)([0-5]\d)([0-5]\d)?(Z?))?")
_SERIAL = re.compile(r"([45]\d{4})(?:\.(\d{1,15}))?")
_SERIAL_DAY = datetime(1899, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Times:
    """Reader for the times of one column: the order of day and month, and the zone of times that state none."""

    order: str = ""
    zone: tzinfo = UTC

    def read(self, text: str) -> tuple[datetime | None, bool]:
        """Return the time in UTC and whether its zone was assumed. The time is None when it cannot be read for certain."""
        text = text.strip()
        if not text or len(text) > _LONGEST:
            return None, False
        if text[0].isdecimal() and (number := self._number(text)):
            return number
        moment = self._formed(text)
        return self._formed(rewrite(text)) if moment[0] is None and _DIGIT.search(text) else moment

    def _number(self, text: str) -> tuple[datetime | None, bool] | None:
        """Return the time that a number states: seconds or their fractions since 1970, a compact date, or a day of a spreadsheet."""
        if epoch := _EPOCH.fullmatch(text):
            return _epoch(epoch[1]), False
        if serial := _SERIAL.fullmatch(text):
            day = _SERIAL_DAY + timedelta(days=int(serial[1]), seconds=round(float(f"0.{serial[2] or 0}") * 86_400))
            return day.replace(tzinfo=self.zone).astimezone(UTC), True
        compact = _COMPACT.fullmatch(text)
        if compact is None:
            return None
        year, month, day_of_month, hour, minute, second, zulu = compact.groups()
        clock = {"hour": hour, "minute": minute, "second": second, "fraction": None, "half": None, "zone": zulu or None}
        return self._moment({"year": year, "month": month, "day": day_of_month, **clock})

    def _formed(self, text: str) -> tuple[datetime | None, bool]:
        for form in _FORMS:
            if match := form.fullmatch(text):
                return self._moment(match.groupdict())
        return None, False

    def _moment(self, parts: dict[str, str | None]) -> tuple[datetime | None, bool]:
        date = self._date(parts)
        zone = _zone(parts["zone"])
        if parts["zone"] and zone is None and parts["zone"].isalpha():
            return None, False
        if date is None or (parts["half"] and not 1 <= int(parts["hour"] or 0) <= 12):
            return None, False
        try:
            moment = datetime(*date, *_time(parts), tzinfo=zone or self.zone).astimezone(UTC)
        except (ValueError, OverflowError):
            return None, False
        return moment, zone is None

    def _date(self, parts: dict[str, str | None]) -> tuple[int, int, int] | None:
        year = _year(parts["year"] or "")
        if 1300 <= year < 1500 or year > 2400:
            return None
        if "first" in parts:
            first, other = int(parts["first"] or 0), int(parts["other"] or 0)
            if self.order == YEAR_FIRST:
                return _year(parts["first"] or ""), other, int(parts["year"] or 0)
            return (year, other, first) if parts["sign"] == "." and other <= 12 else self._ordered(year, first, other)
        month = _MONTHS.get((parts["name"] or "").lower(), 0) if "name" in parts else int(parts["month"] or 0)
        return (year, month, int(parts["day"] or 0)) if month else None

    def _ordered(self, year: int, first: int, other: int) -> tuple[int, int, int] | None:
        if self.order == DAY_FIRST or (not self.order and (first > 12 or first == other)):
            return year, other, first
        if self.order == MONTH_FIRST or other > 12:
            return year, first, other
        return None


def order_of(values: Iterable[str]) -> str:
    """Return :data:`DAY_FIRST` or :data:`MONTH_FIRST` when the values agree on it, else the empty string."""
    orders = set()
    for value in values:
        text = value.strip()[:_LONGEST]
        if parts := _FORMS[1].fullmatch(text) or _FORMS[1].fullmatch(rewrite(text)):
            first, other = int(parts["first"]), int(parts["other"])
            orders |= {DAY_FIRST} if 12 < first <= 31 and other <= 12 else set()
            orders |= {MONTH_FIRST} if 12 < other <= 31 and first <= 12 else set()
    return orders.pop() if len(orders) == 1 else ""


def looks_dated(value: str) -> bool:
    """Tell whether the value reads as a time in some order of day and month."""
    return bool(value) and not _SERIAL.fullmatch(value) and any(Times(order).read(value)[0] for order in (DAY_FIRST, MONTH_FIRST))


def _epoch(text: str) -> datetime | None:
    return datetime.fromtimestamp(int(text) / 10 ** (len(text) - 10), UTC)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _time(parts: dict[str, str | None]) -> tuple[int, int, int, int]:
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if half := parts["half"]:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return hour, minute, second, int(((parts["fraction"] or "") + "000000")[:6])


_HOURS = {
    **dict.fromkeys(("WET",), 0), **dict.fromkeys(("CET", "BST", "WEST"), 1), **dict.fromkeys(("CEST", "EET", "SAST"), 2),
    **dict.fromkeys(("EEST", "MSK", "TRT"), 3), "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip
"""Short names of zones that mean one thing in the tables of hotlines (CST is the American one)."""


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "z", "UTC", "GMT"):
        return UTC
    if text in _HOURS:
        return timezone(timedelta(hours=_HOURS[text]))
    text = text.removeprefix("UTC")
    digits = text[1:].replace(":", "").ljust(4, "0")
    if not digits.isdigit():
        return None
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if text[0] == "-" else offset)


_CLOCK = re.compile(r"(?:T|at )? ?\d{1,2}(?:[:h.]\d{2}(?::\d{2})?| ?(?=[ap]m))h?(?: ?[ap]\.?m\.?)?|\d{1,2} ?h", re.IGNORECASE)


def has_clock(value: str) -> bool:
    """Tell whether a written time states a time of day."""
    return _HAS_CLOCK.search(value) is not None or _HAS_CLOCK.search(rewrite(value)) is not None


_HAS_CLOCK = re.compile(r"\d ?[:h] ?\d{2}|\d ?[ap]m", re.IGNORECASE)


def is_clock(value: str) -> bool:
    """Tell whether the value is a time of day without a day."""
    value = value.strip()
    return len(value) <= 20 and _DIGIT.search(value) is not None and bool(_CLOCK.fullmatch(value) or _CLOCK.fullmatch(rewrite(value)))
