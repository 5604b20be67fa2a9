"""Times as dumps write them, read into UTC milliseconds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from tocsin.ingest.times.dates import DAY_FIRST, MONTH_FIRST, Times
from tocsin.ingest.times.epochs import counted_ms, serial_ms
from tocsin.ingest.times.zone_names import zone_of

EARLIEST_MS = 631_152_000_000
"""1990-01-01: nothing earlier is a post's time; it is an empty field that became a zero."""

_LEAST_YEAR, _LAST_YEAR = 1600, 2400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may may",
            "jun june",
            "jul july",
            "aug august",
            "sep september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = r"(?:[ T,]{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s{0,9}([AaPp][Mm])?)?"
_ZONE = r"\s{0,9}((?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?|[A-Z]{1,4})?(?: [A-Z]{3,4}| \([^)]{0,80}\))?"
_ZONE_END = re.compile(r"\d ([A-Z]{2,5})$")
_ZONE_IN_BRACKETS = re.compile(r"(?<=:\d\d)(?:\.\d{1,9})? ?\(([A-Z]{2,5}|(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d{2})?)\)$")
_NUMBERS = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}")
_TWITTER = re.compile(r"[A-Za-z]{3},? ([A-Za-z]{3}) {1,9}(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?: ([+-]\d{4}|[A-Z]{3,4}))? (\d{4})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?")
_DAY_WORD = re.compile(rf"(?:[A-Za-z]{{1,20}},? )?(\d{{1,2}})\.? ([A-Za-z]{{1,20}})\.?,? (\d{{4}}){_CLOCK}{_ZONE}")
_WORD_DAY = re.compile(rf"(?:[A-Za-z]{{1,20}},? )?([A-Za-z]{{1,20}})\.? (\d{{1,2}}),? (\d{{4}}){_CLOCK}{_ZONE}")
_ISO_LIKE = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}{_ZONE}")


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """Format of the times of one dump: the zone of times that state none, and the order of day and month.

    ``by_ids``: the zone is derived from the ids of the posts.
    """

    zone: tzinfo = UTC
    day_first: bool = True
    by_ids: bool = False

    def read(self, value: object) -> tuple[int, bool]:
        """Return UTC milliseconds and whether the zone was stated. Raises ValueError."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return _number(float(value), value if isinstance(value, int) else None), True
        if isinstance(value, datetime):
            return self._moment(value)
        text = str(value).strip()
        if len(text) > 8 and text.isascii() and text.replace(".", "", 1).isdigit() and not _is_compact(text):
            if "." in text and (days := serial_ms(float(text))) is not None:
                return self._moment(_EPOCH.replace(tzinfo=None) + days * _MS)
            return _number(float(text), None if "." in text else int(text)), True
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return self._slow(text)
        return self._moment(moment) if _is_of_today(moment) else self._slow(text)

    def _moment(self, moment: datetime) -> tuple[int, bool]:
        stated = moment.tzinfo is not None
        aware = moment if stated else moment.replace(tzinfo=self.zone)
        return (aware - _EPOCH) // _MS, stated

    def _slow(self, text: str) -> tuple[int, bool]:
        if text.replace(".", "", 1).lstrip("-").isdigit() and text.isascii() and not _is_compact(text):
            return _number(float(text)), True
        if (named := _ZONE_IN_BRACKETS.search(text)) and zone_of(named[1]):
            text = f"{text[: named.start()]} {named[1]}"
        for pattern, read in _FORMS:
            if (match := pattern.fullmatch(text)) and (moment := _tried(read, match, self.day_first)):
                return self._moment(moment)
        written, assumed = Times(DAY_FIRST if self.day_first else MONTH_FIRST, self.zone).read(text)
        if written is None:
            zone = _ZONE_END.search(text)
            raise ValueError(f"zone {zone[1]!r} is not known" if zone else f"time {text[:40]!r} is in no known form")
        return (written - _EPOCH) // _MS, not assumed


def _is_of_today(moment: datetime) -> bool:
    """Tell a year of the Gregorian calendar from those that other calendars count."""
    return _LEAST_YEAR <= moment.year <= _LAST_YEAR


def _tried(read: Callable[[re.Match[str], bool], datetime], match: re.Match[str], first: bool) -> datetime | None:
    """Return the time in a match, None when its words are no English ones or its year is none of today."""
    try:
        moment = read(match, first)
    except ValueError:
        return None
    return moment if _is_of_today(moment) else None


def _is_compact(text: str) -> bool:
    return len(text) in (12, 14) and _COMPACT.fullmatch(text) is not None


def _number(value: float, exact: int | None = None) -> int:
    """Convert a number to milliseconds since 1970. Of one that means no time of today, take it for seconds or a fraction of them."""
    if (ms := counted_ms(value, exact)) is not None:
        return ms
    if value < 1e11:
        return round(value * 1000)
    return int(value) if value < 1e14 else int(value / 1000) if value < 1e17 else int(value / 1e6)


def _build(date: tuple[int, int, int], clock: tuple[str | None, ...], zone: str | None) -> datetime:
    hour, minute, second = (int(part or 0) for part in clock[:3])
    fraction, half = clock[3:]
    if half:
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    moment = datetime(*date, hour, minute, second, int((fraction or "").ljust(6, "0")[:6]))  # noqa: DTZ001 - the zone follows
    return moment.replace(tzinfo=_offset(zone)) if zone else moment


def _offset(zone: str) -> tzinfo:
    if (offset := zone_of(zone)) is None:
        raise ValueError(f"zone {zone!r} is not known")
    return offset


def _numbers(match: re.Match[str], day_first: bool) -> datetime:
    first, second, year, *clock, zone = match.groups()
    day, month = (first, second) if day_first else (second, first)
    return _build((int(year) + 2000 * (len(year) == 2), int(month), int(day)), tuple(clock), zone)


def _compact(match: re.Match[str], _: bool) -> datetime:
    year, month, day, *clock = match.groups()
    return _build((int(year), int(month), int(day)), (*clock, None, None), None)


def _iso_like(match: re.Match[str], _: bool) -> datetime:
    year, month, day, *clock, zone = match.groups()
    return _build((int(year), int(month), int(day)), tuple(clock), zone)


def _twitter(match: re.Match[str], _: bool) -> datetime:
    month, day, hour, minute, second, zone, year = match.groups()
    return _build((int(year), _month(month), int(day)), (hour, minute, second, None, None), zone)


def _day_word(match: re.Match[str], _: bool) -> datetime:
    day, month, year, *clock, zone = match.groups()
    return _build((int(year), _month(month), int(day)), tuple(clock), zone)


def _word_day(match: re.Match[str], _: bool) -> datetime:
    month, day, year, *clock, zone = match.groups()
    return _build((int(year), _month(month), int(day)), tuple(clock), zone)


def _month(word: str) -> int:
    try:
        return _MONTHS[word.lower()]
    except KeyError:
        raise ValueError(f"no month {word!r}") from None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], datetime]], ...] = (
    (_TWITTER, _twitter),
    (_ISO_LIKE, _iso_like),
    (_NUMBERS, _numbers),
    (_DAY_WORD, _day_word),
    (_WORD_DAY, _word_day),
    (_COMPACT, _compact),
)


_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.")


def day_first(samples: Iterable[object]) -> bool | None:
    """Tell whether dates like 24-02-2015 put the day first. None when these samples allow both orders.

    Dates with dots put it first in every country that writes them so.
    """
    open_question = False
    for sample in samples:
        if match := _NUMBERS.fullmatch(str(sample).strip()):
            first, second = int(match[1]), int(match[2])
            if first > 12 or second > 12:
                return first > 12
            open_question = open_question or (first != second and not _DOTTED.match(str(sample).strip()))
    return None if open_question else True


_DATE_ONLY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_HOUR_ONLY = re.compile(r"[01]?\d|2[0-3]", re.ASCII)
_CLOCK_ONLY = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?")


def is_moment(value: object) -> bool:
    """Tell whether the value can be read as the time of a post."""
    try:
        return TimeFormat(day_first=False).read(value)[0] >= EARLIEST_MS or TimeFormat().read(value)[0] >= EARLIEST_MS
    except (ValueError, OverflowError):
        return bool(_NUMBERS.fullmatch(str(value).strip()))


def is_date(value: object) -> bool:
    """Tell whether the value is a day without a time of day."""
    return _DATE_ONLY.fullmatch(str(value).strip()) is not None


def is_hour(value: object) -> bool:
    """Tell whether the value is an hour of the day as a plain number."""
    return _HOUR_ONLY.fullmatch(str(value).strip()) is not None


def is_clock(value: object) -> bool:
    """Tell whether the value is a time of day without a day."""
    return _CLOCK_ONLY.fullmatch(str(value).strip()) is not None
