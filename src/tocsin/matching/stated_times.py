"""Find the days and hours that a text states, reckoned from the day on which it was written, in nine languages.

An hour counts with a sign of an hour: a colon, a word such as ``Uhr`` or ``pm``, or a word before it such as ``at``. Prices, page numbers
and telephone numbers have none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.days_by_tense import days_by_tense
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.word_patterns import any_of
from tocsin.matching.month_days import days_of_month, numeric_dates
from tocsin.matching.time_spans import spans_ahead
from tocsin.matching.tokens import MOST_READ

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹İ", "01234567890123456789i")
_FAR = 16
"""Code points between a day and its hour."""

_BESIDE = 2
_LATE_REACH = 24
_AFTERNOON = 8
_NIGHTFALL = 6
_SATURDAY = 5
_NOON, _HALF_DAY, _LAST_HOUR, _LAST_MINUTE = 12, 12, 24, 59
_QUARTERS = {"quarter_past": 15, "quarter_to": -15, "quarter_toward": -45, "quarter_gone": 15, "quarter_short": -15}
"""Minutes by which each line of words for a quarter shifts the hour beside it: three stand before it, two behind it."""

_RELATIVE = {"today": 0, "tomorrow": 1, "after_tomorrow": 2, "yesterday": -1, "before_yesterday": -2}
_AHEAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A day, an hour or both: ``text[start:end]``, and its ISO form (``2026-03-06T16:00``, ``2026-03-06``, ``16:00``).

    ``zone`` is the IANA name of the time zone that stands beside the hour, or an empty string.
    """

    start: int
    end: int
    iso: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    day: date | None = None
    hour: time | None = None
    zone: str = ""


def stated_times(text: str, written: date) -> tuple[StatedTime, ...]:
    """Return every day and hour of a text in order. A weekday is the next one after `written`."""
    flat = text[:MOST_READ].translate(_DIGITS).lower()
    if len(flat) != len(text[:MOST_READ]):
        return ()
    days = list(_same_day(flat, _apart(_all_days(flat, written))))
    hours = [_zoned(flat, part) for part in _apart([*_hours(flat, days), *_hours_in_words(flat)]) if not _inside(part, days)]
    days = [replace(day, end=_through_part_of_day(flat, day.end)) for day in days]
    return tuple(sorted(_joined(flat, days, hours), key=lambda stated: stated.start))


def first_moment(text: str, written: date) -> str:
    """Return the ISO form of the moment that a text speaks of: its first day with an hour, else its first day, else its first hour.

    An hour without a day is on the day of writing, midnight at its end. Without any it is an empty string.
    """
    stated = stated_times(text, written)
    for form in ("T", "-"):
        if iso := next((each.iso for each in stated if form in each.iso), ""):
            return iso
    if not stated:
        return ""
    hour = stated[0].iso
    return f"{written + timedelta(days=hour == '00:00')}T{hour}"


def _same_day(flat: str, days: Iterable[_Part]) -> Iterator[_Part]:
    """Yield the days, with a weekday beside a day of the calendar as that one day."""
    before: _Part | None = None
    for day in days:
        if before and len(flat[before.end : day.start].strip(" ,")) == 0 and day.start - before.end <= _BESIDE:
            dated = day if any(map(str.isdigit, flat[day.start : day.end])) else before
            before = _Part(before.start, day.end, dated.day)
            continue
        if before:
            yield before
        before = day
    if before:
        yield before


def _joined(flat: str, days: list[_Part], hours: list[_Part]) -> Iterator[StatedTime]:
    used: set[int] = set()
    for day in days:
        near = next((at for at, hour in enumerate(hours) if at not in used and _near(flat, day, hour)), None)
        if near is None or day.day is None:
            yield StatedTime(day.start, day.end, f"{day.day}")
            continue
        used.add(near)
        hour = hours[near]
        moment = _after_midnight(flat, day, datetime.combine(day.day, hour.hour or time()))
        yield StatedTime(min(day.start, hour.start), max(day.end, hour.end), moment.isoformat(timespec="minutes"), hour.zone)
    yield from (StatedTime(hour.start, hour.end, f"{hour.hour:%H:%M}", hour.zone) for at, hour in enumerate(hours) if at not in used)


def _after_midnight(flat: str, day: _Part, moment: datetime) -> datetime:
    """Return the moment on the next day where the day is the night ahead and the hour one after midnight, which twelve is, too."""
    if not _table()["night_ahead"].search(flat, day.start, day.end):
        return moment
    if moment.hour == _NOON:
        return moment + timedelta(hours=_HALF_DAY)
    return moment + timedelta(days=1) if moment.hour < _NIGHTFALL else moment


def _near(flat: str, day: _Part, hour: _Part) -> bool:
    between = flat[min(day.end, hour.end) : max(day.start, hour.start)]
    return len(between) <= _FAR and not any(mark in between for mark in ".!?؟;\n")


def _apart(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield the parts in order that do not lie in an earlier or longer one."""
    last = -1
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if part.start >= last:
            last = part.end
            yield part


def _inside(part: _Part, others: list[_Part]) -> bool:
    return any(other.start <= part.start and part.end <= other.end for other in others)


def _all_days(flat: str, written: date) -> list[_Part]:
    """Return the days, and those of a month by their number alone where no other day says more."""
    days = list(_days(flat, written))
    numbered = (_Part(*found) for found in days_of_month(flat, written))
    return days + [part for part in numbered if not any(part.start < day.end and day.start < part.end for day in days)]


def _days(flat: str, written: date) -> Iterator[_Part]:
    words = _table()
    for name, offset in _RELATIVE.items():
        yield from (_Part(*match.span(), written + timedelta(days=offset)) for match in words[name].finditer(flat))
    saturday = written + timedelta(days=(_SATURDAY - written.weekday()) % 7)
    yield from (_Part(*match.span(), saturday) for match in words["weekend"].finditer(flat))
    last = (written.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    yield from (_Part(*match.span(), last) for match in words["month_end"].finditer(flat))
    for start, end, days in (*spans_ahead(flat), *days_by_tense(flat)):
        yield _Part(start, end, written + timedelta(days=days))
    for number, pattern in enumerate(_series("days")):
        ahead = (number - written.weekday() - 1) % 7 + 1
        yield from (_weekday(flat, match, written + timedelta(days=ahead)) for match in pattern.finditer(flat))
    for number, pattern in enumerate(_series("months"), 1):
        for match in pattern.finditer(flat):
            yield from _dated(match, number, written)
    for match in (*_NUMERIC.finditer(flat), *_ISO.finditer(flat)):
        yield from _day_of(match.span(), int(match["day"]), int(match["month"]), int(match["year"]), written)
    for start, end, day, month in numeric_dates(flat):
        yield from _day_of((start, end), day, month, 0, written)


def _weekday(flat: str, match: re.Match[str], day: date) -> _Part:
    """Return the next day of the week, or the one a week later where the words behind it say so (``lundi en huit``)."""
    later = _after_weekday().match(flat, match.end())
    return _Part(match.start(), later.end(), day + timedelta(days=7)) if later else _Part(*match.span(), day)


_NUMERIC = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)(?!\d)")
_ISO = re.compile(r"(?<![\d./-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!-?\d)(?:t(?=\d\d:))?")


def _dated(match: re.Match[str], month: int, written: date) -> Iterator[_Part]:
    day = match["before"] or match["after"]
    if day:
        yield from _day_of(match.span(), int(day), month, 0, written)


def _day_of(span: tuple[int, int], day: int, month: int, year: int, written: date) -> Iterator[_Part]:
    """Yield a day of the calendar. Without a year it is the one nearest ahead, or lately past."""
    try:
        when = date(year or written.year, month, day)
    except ValueError:
        return
    yield _Part(*span, when.replace(year=when.year + 1) if not year and when < written - _AHEAD else when)


def _hours(flat: str, days: list[_Part]) -> Iterator[_Part]:
    words = _table()
    yield from (_Part(*match.span(), hour=time(_NOON)) for match in words["noon"].finditer(flat))
    yield from (_Part(*match.span(), hour=time(0)) for match in words["midnight"].finditer(flat))
    for match in _clock().finditer(flat):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not _is_signed(flat, days, match) or hour > _LAST_HOUR or minute > _LAST_MINUTE:
            continue
        sign = match["sign"] or ""
        late = sign.startswith("p") or (sign not in _MORNING_SIGNS and (_is_late(flat, match, hour) or _is_afternoon(flat, match, hour)))
        hour = hour + _HALF_DAY if late and hour < _NOON else hour % _LAST_HOUR
        yield _Part(match.start("hour"), match.end(), hour=time(hour, minute))


def _is_signed(flat: str, days: list[_Part], match: re.Match[str]) -> bool:
    """Return whether a number is an hour: by a word or a colon, by a Turkish ending behind an apostrophe, or by a day beside it."""
    if match["before"] or match["sign"] or (match["locative"] or "").startswith(_APOSTROPHES):
        return True
    if match["minute"] and (match["mark"] != "." or any(0 < day.start - match.end() <= _BESIDE for day in days)):
        return True
    ranged = match["minute"] or _range().match(flat, match.end())
    return bool(ranged) and any(_follows(flat, day, match) for day in days)


_APOSTROPHES = ("'", "’")


def _follows(flat: str, day: _Part, match: re.Match[str]) -> bool:
    """Return whether an hour stands right behind a day, but for a comma or an Arabic "from"."""
    return 0 <= match.start("hour") - day.end <= _FAR and flat[day.end : match.start("hour")].strip(" ,") in ("", "من")


_MORNING_SIGNS = ("am", "a.m.")


def _is_late(flat: str, match: re.Match[str], hour: int) -> bool:
    """Return whether a word near says that the hour is one of the second half of the day. The night begins with its late hours."""
    return _is_near(flat, match, "late") or (hour >= _NIGHTFALL and _is_near(flat, match, "night"))


def _is_afternoon(flat: str, match: re.Match[str], hour: int) -> bool:
    """Return whether an early hour without minutes and without a word for the part of the day is one of the afternoon, as people say it."""
    said = {match["before"], match["sign"]} & _afternoon_by_default()
    return (
        bool(said)
        and 0 < hour <= _NIGHTFALL
        and not match["minute"]
        and not any(_is_near(flat, match, kind) for kind in ("night", "morning"))
    )


def _is_near(flat: str, match: re.Match[str], kind: str) -> bool:
    """Return whether a word of a kind stands in or near a match."""
    return bool(_table()[kind].search(flat, max(0, match.start() - _LATE_REACH), match.end() + _LATE_REACH))


def _through_part_of_day(flat: str, end: int) -> int:
    """Return the end of a day together with the words behind it that say which part of it."""
    beside = _beside_day().match(flat, end)
    return beside.end() if beside else end


def _zoned(flat: str, hour: _Part) -> _Part:
    """Return an hour with the time zone that stands behind it, if one does. ``Z`` is that of ISO 8601."""
    if flat.startswith("z", hour.end):
        return replace(hour, end=hour.end + 1, zone="UTC")
    for zone, pattern in _zones():
        if beside := pattern.match(flat, hour.end):
            return replace(hour, end=beside.end(), zone=zone)
    return hour


def is_time_word(word: str) -> bool:
    """Return whether a folded word is one of those that state a day or an hour."""
    words, beginnings = _single_words()
    return word in words or word.startswith(beginnings)


def _hours_in_words(flat: str) -> Iterator[_Part]:
    """Yield the hours in words. Without a word for the time of day, one to eight is in the afternoon, as people say it."""
    for more, fixed, patterns in _hours_by_half():
        for number, pattern in enumerate(patterns, 1):
            for match in pattern.finditer(flat):
                shift = fixed or _shift(match, more)
                if not fixed and _is_other_half(flat, match, more):
                    continue
                if shift is None and not ((match["at"] or match["sign"]) and not match["hour"].isdigit()):
                    continue
                minutes = (number * 60 + (shift or 0)) % (2 * _HALF_DAY * 60)
                night = _is_near(flat, match, "night")
                late = _is_late(flat, match, number) or (number <= _AFTERNOON and not night and not _is_near(flat, match, "morning"))
                minutes += _HALF_DAY * 60 if late and minutes < _NOON * 60 else 0
                yield _Part(match.start(), match.end(), hour=time(minutes // 60 % _LAST_HOUR, minutes % 60))


def _is_other_half(flat: str, match: re.Match[str], more: int) -> bool:
    """Return whether "half" before an hour in digits goes the other way: to the hour in Dutch, past it in English."""
    return match["half"] == "half" and match["hour"].isdigit() and (more < 0) != _is_near(flat, match, "half_to")


def _shift(match: re.Match[str], more: int) -> int | None:
    """Return the minutes by which words beside an hour shift it. None without any."""
    for name, minutes in (("half", 30 * more), ("after", 30), *_QUARTERS.items()):
        if match[name]:
            return minutes
    return None


@lru_cache(maxsize=1)
def _hours_by_half() -> tuple[tuple[int, int, tuple[re.Pattern[str], ...]], ...]:
    lines = _lines()
    half, after, at, sign = (any_of(lines[name]) for name in ("half_before", "half_after", "hour_before", "hour_after"))
    past, to, toward, gone, short = (f"(?P<{name}>{any_of(lines[name])})" for name in _QUARTERS)
    unit = rf"(?:{any_of(lines['hour_unit'])})"
    around = rf"(?<!\w)(?:(?P<at>{at}|à|in|bis|до) )?(?:(?:(?P<half>{half})|{past}|{to}|{toward}) )?(?P<hour>%s)(?!\w)"
    shape = around + rf"(?:(?: {unit})? (?:(?P<after>{after})|{gone}|{short})(?!\w))?(?: (?P<sign>{sign})(?!\w))?"
    return tuple(
        (
            more,
            fixed,
            tuple(
                re.compile(shape % (any_of(part) + ("" if fixed else f"|0?{number}")))
                for number, part in enumerate(lines[name].split("|"), 1)
            ),
        )
        for name, more, fixed in (("hours_half_more", 1, 0), ("hours_half_less", -1, 0), ("hours_alone", 1, 0), ("hours_by_half", 1, -30))
    )


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    lines = _lines()
    before, after = any_of(lines["hour_before"]), any_of(lines["hour_after"])
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{before})\s)?(?<![\d.,:/+-])(?P<hour>\d{{1,2}})(?:(?P<mark>[:.]| ?h ?)(?P<minute>\d\d))?(?![\d/-]|[.,]\d)"
        rf"(?:\s?(?P<sign>{after})(?!\w)|(?P<locative>['’]?[dt][ea])(?!\w)|(?!\w)|(?=z\b))"
    )


@lru_cache(maxsize=1)
def _afternoon_by_default() -> frozenset[str]:
    return frozenset(_lines()["afternoon_by_default"].split())


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    return tomllib.loads(files("tocsin.matching").joinpath("data/time_words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _table() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<!\w)(?<!\bla )(?:{any_of(line)})(?!\w)") for name, line in _lines().items() if "|" not in line}


@lru_cache(maxsize=1)
def _beside_day() -> re.Pattern[str]:
    return re.compile(rf",? ?(?:{any_of(_lines()['part_of_day'])})(?!\w)")


@lru_cache(maxsize=1)
def _after_weekday() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(_lines()['week_later'])})(?!\w)")


@lru_cache(maxsize=1)
def _range() -> re.Pattern[str]:
    """Return the pattern of what follows the first hour of a range: a word such as ``to``, and a second hour."""
    return re.compile(rf" ?(?:{any_of(_lines()['hour_range'])}) ?\d{{1,2}}(?!\d)")


@lru_cache(maxsize=1)
def _zones() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = (entry.partition(":") for entry in _lines()["zones"].split("|"))
    return tuple((name.strip(), re.compile(rf" ?\(?(?:{any_of(line)})(?!\w)\)?")) for name, _, line in entries)


@lru_cache(maxsize=1)
def _single_words() -> tuple[frozenset[str], tuple[str, ...]]:
    entries = [entry for name, line in _lines().items() if not name.startswith(("zones", "hour_before")) for entry in line.split()]
    single = [entry for entry in entries if "_" not in entry and entry != "|" and not entry.startswith("~")]
    whole = frozenset(fold(entry) for entry in single if not entry.endswith("~"))
    return whole, tuple(fold(entry[:-1]) for entry in single if entry.endswith("~"))


@lru_cache(maxsize=2)
def _series(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the days or of the months in order. A month takes the number beside it."""
    alternatives = [any_of(part) for part in _lines()[name].split("|")]
    if name == "days":
        return tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w)") for words in alternatives)
    day = r"(?<!\d)(?:the |le |el |am |op |den )?(?P<before>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?: of| de)? "
    return tuple(re.compile(rf"(?:{day})?(?<!\w)(?:{words})(?!\w)(?: (?P<after>\d{{1,2}})(?![\d:]))?") for words in alternatives)
