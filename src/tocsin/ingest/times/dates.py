"""Times as people and programs write them.

The order of day and month in ``7/1/10`` is decided once for a column, by the values that allow only one order. Where
none does, nothing is guessed and the time stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.epochs import counted_ms, serial_ms
from tocsin.ingest.times.program_times import plain_form
from tocsin.ingest.times.spoken_clocks import HEBREW_YEAR
from tocsin.ingest.times.written_dates import UNTIL, full_year, rewrite
from tocsin.ingest.times.zone_names import zone_of

DAY_FIRST = "dmy"
MONTH_FIRST = "mdy"
YEAR_FIRST = "ymd"
_LONGEST = 80
_LONGEST_CELL = 200
_LONGEST_CLOCK = 40
_MOST_WORDS = 16
_MOST_STATED = 7
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_HOUR = 24
_DIGITS_OF_HOUR = 4
_NIGHT = 6
_APART = re.compile(r"^(\d{1,2})(?:,(?=\d{2}\b)| (?:e|y|i|et|und|og|och|ja|en|ve|и|і) )(\d{2})(?: ?h)?$")
"""A clock with a comma or a word between hours and minutes."""
_NEAR = 2
HOUR_WORDS = frozenset(["kl", "klo", "kell", "ora", "ore", "alle", "ore_alle", "orakor", "um", "gegen", "saat", "час", "godz"])
"""Words before a number that is a full hour."""
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name[:length]: n for n, name in enumerate(_MONTH_NAMES.split(), 1) for length in range(3, len(name) + 1)}

_TIME = (
    r"(?:(?:T|[ ,]{1,9}(?:at )?)[ ]{0,9}(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r" {0,9}(?P<half>[AaPp])?(?(half)\.?[Mm]\.?) {0,9}(?P<zone>Z|z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-]\d{1,2}:?(?:\d{2})?)?)?"
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
_EPOCH = re.compile(r"([1-9]\d{8,18})(?:\.\d{1,9})?")  # a number with a nought first is one of a telephone
_SCRIPTED = re.compile(r"/?Date\((\d{9,19})(?:[+-]\d{4})?\)/?")
_PLACE = re.compile(r"[ \[(]{1,3}([A-Z][A-Za-z]{2,20}/[A-Za-z_]{3,30}(?:/[A-Za-z_]{3,30})?)[\])]?$")
_SHORT_ZONE = re.compile(r" [A-Z]{3,5}$(?<! [AP]M)")
_OFFSET_END = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_ZONE_APART = re.compile(r" ?\(([A-Z]{1,4}|(?:UTC|GMT)[+-]\d{1,2})\)$")
_DASHED = re.compile(r"(\d{4}-\d{2}-\d{2})[ _T]{1,3}(\d{2})[-_.]?(\d{2})(?:[-_.](\d{2}))?")
_MILITARY = re.compile(r"([0-3]\d)([0-2]\d)([0-5]\d)(Z) ?([A-Z]{3}) ?(\d{2})")
_SERVED = re.compile(r"(\d{1,2})/([A-Z][a-z]{2})/(\d{4}):(\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?)")
_ORDINAL_DAY = re.compile(r"((?:19|20)\d{2})-(\d{3})")
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?:[T_ -]?([0-2]\d)([0-5]\d)([0-5]\d)?(Z?))?")
_UNTIL = re.compile(rf" [-\u2012-\u2015] | (?:{UNTIL}) ")
_SERIAL = re.compile(r"([45]\d{4})(?:\.(\d{1,15}))?")


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
        if text[0].isdecimal() and ":" not in text and "/" not in text and text.isascii() and (number := self._number(text)):
            return number
        moment = self._formed(text)
        if moment[0] is None and "/" in text and (place := _PLACE.search(text)):
            moment = self._in_place(text[: place.start()].strip(), place[1])
        if moment[0] is None and (written := plain_form(text)):
            return self.read(written)
        if moment[0] is None and may_hold_date(text):
            moment = self._formed(rewrite(text))
            moment = moment if text.isascii() else (_in_half(moment, text.split(), self.zone), moment[1])
        return moment if moment[0] else self._in_other_form(text)

    def within(self, text: str) -> tuple[datetime | None, bool]:
        """Return the time that a cell of times states, alone or among other words, such as ``about 5 March, 9 pm``."""
        moment = self.read(text)
        words = text[:_LONGEST_CELL].split()[:_MOST_WORDS]
        if moment[0] or not may_hold_date(text):
            return moment
        head, until, rest = _UNTIL.sub("\0", text[:_LONGEST_CELL], count=1).partition("\0")
        if until and (first := self.read(head))[0]:
            return first if has_clock(head) else self._with_clock(first, rest.split()[:_MOST_WORDS])
        for count in range(min(len(words), _MOST_STATED), 0, -1):
            for start in range(len(words) - count + 1):
                stated = " ".join(words[start : start + count]).strip(",;.()")
                if stated[-1:].isdecimal() and self._goes_on(words[start : start + count], words[start + count : start + count + 1]):
                    continue
                if (found := self.read(stated))[0]:
                    if has_clock(stated):
                        return _in_half(found, stated.split(), self.zone), found[1]
                    return self._with_clock(found, words[start + count - 1 :])
        return None, False

    def _goes_on(self, words: list[str], following: list[str]) -> bool:
        """Tell whether the last of these words is an hour that the following one names, or counts what it names, as in ``1500 people``."""
        counts = bool(following) and following[0][0].isalpha() and len(words) > 1 and self.counts_behind_day(" ".join(words))
        return counts or _is_hour_word(following)

    def counts_behind_day(self, stamp: str) -> bool:
        """Tell a day before four digits, which may count something, as in ``12 March 2026 1500 people``."""
        day, _, number = stamp.rpartition(" ")
        return len(number) == _DIGITS_OF_HOUR and number.isdecimal() and self.read(day)[0] is not None

    def _with_clock(self, found: tuple[datetime | None, bool], following: list[str]) -> tuple[datetime | None, bool]:
        """Return the time of a day and of the first time of day in the words that follow it, else the day."""
        day = f"{found[0].astimezone(self.zone):%Y-%m-%d}" if found[0] else ""
        for start in range(len(following)):
            for count in (3, 2, 1):
                clock = _full_hour(following[start : start + count])
                if is_clock(clock) and (moment := self.read(f"{day} {clock}"))[0]:
                    return _in_half(moment, following[max(0, start - _NEAR) : start + count + 1], self.zone), moment[1]
        return found

    def _number(self, text: str) -> tuple[datetime | None, bool] | None:
        """Return the time that a number states: counted from a first day, a compact date, or a day of a spreadsheet."""
        if (compact := _COMPACT.fullmatch(text)) and (moment := self._compact(compact))[0]:
            return moment
        if (epoch := _EPOCH.fullmatch(text)) and (ms := counted_ms(float(text), None if "." in text else int(text))) is not None:
            return _FIRST + timedelta(milliseconds=ms), False
        if serial := _SERIAL.fullmatch(text):
            days = _FIRST + timedelta(milliseconds=serial_ms(float(serial[0])) or 0)
            return days.replace(microsecond=0, tzinfo=self.zone).astimezone(UTC), True
        return (None, False) if epoch and not plain_form(text) else None

    def _compact(self, match: re.Match[str]) -> tuple[datetime | None, bool]:
        year, month, day_of_month, hour, minute, second, zulu = match.groups()
        clock = {"hour": hour, "minute": minute, "second": second, "fraction": None, "half": None, "zone": zulu or None}
        return self._moment({"year": year, "month": month, "day": day_of_month, **clock})

    def _in_other_form(self, text: str) -> tuple[datetime | None, bool]:
        """Read the forms of programs: a date of JavaScript, a named zone, dashes in a clock, days and weeks of the year."""
        if scripted := _SCRIPTED.fullmatch(text):
            return self.read(scripted[1])
        if military := _MILITARY.fullmatch(text):
            return self._formed(f"{military[1]} {military[5].title()} 20{military[6]} {military[2]}:{military[3]} {military[4]}")
        if served := _SERVED.fullmatch(text):
            return self._formed(f"{served[1]} {served[2]} {served[3]} {served[4]}")
        if dashed := _DASHED.fullmatch(text):
            return self._formed(f"{dashed[1]} {dashed[2]}:{dashed[3]}:{dashed[4] or '00'}")
        if day := _ORDINAL_DAY.fullmatch(text):
            moment = datetime(int(day[1]), 1, 1, tzinfo=self.zone) + timedelta(days=int(day[2]) - 1)
            return (moment.astimezone(UTC), True) if 0 < int(day[2]) <= 366 else (None, False)
        if text.endswith(")") and (apart := _ZONE_APART.sub(r" \1", text)) != text:
            return self.read(apart)
        if not text[:4].isdecimal() or not ("W" in text or "T" in text):
            return None, False
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None, False
        return (moment.astimezone(UTC), False) if moment.tzinfo else (moment.replace(tzinfo=self.zone).astimezone(UTC), True)

    def _in_place(self, text: str, name: str) -> tuple[datetime | None, bool]:
        if _OFFSET_END.search(text):
            return self.read(text)
        try:
            return Times(self.order, zone_named(name)).read(_SHORT_ZONE.sub("", text))[0], False
        except Malformed:
            return None, False

    def _formed(self, text: str) -> tuple[datetime | None, bool]:
        for form in _FORMS:
            if match := form.fullmatch(text):
                return self._moment(match.groupdict())
        return None, False

    def _moment(self, parts: dict[str, str | None]) -> tuple[datetime | None, bool]:
        date = self._date(parts)
        zone = zone_of(parts["zone"]) if parts["zone"] else None
        if parts["zone"] and zone is None:
            return None, False
        if date is None or (parts["half"] and not 1 <= int(parts["hour"] or 0) <= 12):
            return None, False
        hour, minute, second, micro = _time(parts)
        midnight = hour == _LAST_HOUR and not (minute or second or micro)
        try:
            moment = datetime(*date, 0 if midnight else hour, minute, second, micro, tzinfo=zone or self.zone).astimezone(UTC)
            moment += timedelta(days=midnight)
        except (ValueError, OverflowError):
            return None, False
        return moment, zone is None

    def _date(self, parts: dict[str, str | None]) -> tuple[int, int, int] | None:
        year = full_year(parts["year"] or "")
        if not 1600 <= year <= 2400:
            return None
        if "first" in parts:
            return self._of_numbers(year, parts)
        month = _MONTHS.get((parts["name"] or "").lower(), 0) if "name" in parts else int(parts["month"] or 0)
        return (year, month, int(parts["day"] or 0)) if month else None

    def _of_numbers(self, year: int, parts: dict[str, str | None]) -> tuple[int, int, int] | None:
        """Return the date of three numbers. A full stop divides a day from a month. Some zones put the month first."""
        first, other = int(parts["first"] or 0), int(parts["other"] or 0)
        if self.order == YEAR_FIRST:
            return full_year(parts["first"] or ""), other, int(parts["year"] or 0)
        if parts["sign"] == "." and other <= 12:
            return year, other, first
        return self._ordered(year, first, other, self.order or (MONTH_FIRST if parts["zone"] in _AMERICAN else ""))

    def _ordered(self, year: int, first: int, other: int, order: str) -> tuple[int, int, int] | None:
        if order == DAY_FIRST or (not order and (first > 12 or first == other)):
            return year, other, first
        if order == MONTH_FIRST or other > 12:
            return year, first, other
        return None


_AMERICAN = frozenset(["AKDT", "AKST", "HST", "PDT", "PST", "MDT", "MST", "CDT", "EDT"])
"""Zones of places that put the month first."""
_YEAR_FIRST = re.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![0-9])")


def order_of(values: Iterable[str]) -> str:
    """Return :data:`DAY_FIRST` or :data:`MONTH_FIRST` when the values agree on it, else the empty string."""
    orders = set()
    for value in dict.fromkeys(values):
        text = value.strip()[:_LONGEST]
        if _YEAR_FIRST.match(text):
            continue
        if parts := _FORMS[1].fullmatch(text) or _FORMS[1].fullmatch(rewrite(text)):
            first, other = int(parts["first"]), int(parts["other"])
            orders |= {DAY_FIRST} if 12 < first <= 31 and other <= 12 else set()
            orders |= {MONTH_FIRST} if 12 < other <= 31 and first <= 12 else set()
    return orders.pop() if len(orders) == 1 else ""


def looks_dated(value: str) -> bool:
    """Tell whether the value reads as a time in some order of day and month."""
    return bool(value) and not _SERIAL.fullmatch(value) and any(Times(order).read(value)[0] for order in (DAY_FIRST, MONTH_FIRST))


def may_hold_date(text: str) -> bool:
    """Tell a text that holds digits, or a year in Hebrew letters."""
    return _DIGIT.search(text) is not None or (not text.isascii() and HEBREW_YEAR.search(text) is not None)


def _is_hour_word(words: list[str]) -> bool:
    """Tell a word such as ``h`` or ``Uhr``, behind which the number before it is an hour."""
    bare = fold(words[0]).strip(".,;()") if words else ""
    return bare == "h" or bare in calendar_words().units["hour"]


def _full_hour(words: list[str]) -> str:
    """Return these words as a clock. A number behind a word for hour, as in ``klo 18``, is a full hour."""
    clock = " ".join(words).strip(",;.()")
    is_hour = len(words) == 2 and fold(words[0]).strip(".") in HOUR_WORDS and words[1].strip(",;.()").isdecimal()
    return f"{words[1].strip(',;.()')}:00" if is_hour else _APART.sub(r"\1:\2", clock)


def _in_half(moment: tuple[datetime | None, bool], words: list[str], zone: tzinfo) -> datetime | None:
    """Return a time of the first half of the day in the second where one of these words beside its clock says so."""
    local = moment[0].astimezone(zone) if moment[0] else None
    halves = [calendar_words().halves.get(fold(word.strip(",;.()"))) for word in words]
    is_late = "pm" in halves or ("nt" in halves and local is not None and local.hour >= _NIGHT)
    return moment[0] + timedelta(hours=12) if moment[0] and local and is_late and 0 < local.hour < _LAST_HOUR // 2 else moment[0]


def _time(parts: dict[str, str | None]) -> tuple[int, int, int, int]:
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if half := parts["half"]:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return hour, minute, second, int(((parts["fraction"] or "") + "000000")[:6])


_CLOCK = re.compile(r"(?:T|at )? ?\d{1,2}(?:[:h.]\d{2}(?::\d{2})?| ?(?=[ap]m))h?(?: ?[ap]\.?m\.?)?|\d{1,2} ?h", re.IGNORECASE)


def has_clock(value: str) -> bool:
    """Tell whether a written time states a time of day."""
    return _HAS_CLOCK.search(value) is not None or _HAS_CLOCK.search(rewrite(value)) is not None


_HAS_CLOCK = re.compile(r"\d ?[:h] ?\d{2}|\d ?[ap]m", re.IGNORECASE)


def is_clock(value: str) -> bool:
    """Tell whether the value is a time of day without a day."""
    value = value.strip()
    return len(value) <= _LONGEST_CLOCK and bool(_CLOCK.fullmatch(value) or _CLOCK.fullmatch(rewrite(value)))
