"""Beginnings of the lines of a text that is kept by day, in the one form that :mod:`tocsin.ingest.reports.dated_entries` reads.

A day without a year gets the one that the lines above, the text or the name of its file state. A day in Hebrew letters or of a week of the
year becomes one in ISO form. A time that stands behind the words of its entry comes before them. The lines themselves stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.ingest.times.calendar_words import calendar_words, fold, months_named
from tocsin.ingest.times.clock_cells import clock_in, is_sure_clock
from tocsin.ingest.times.dates import DAY_FIRST, Times, has_clock
from tocsin.ingest.times.joined_dates import plain_digits
from tocsin.ingest.times.short_days import short_order, with_year
from tocsin.ingest.times.spoken_clocks import HEBREW_YEAR
from tocsin.ingest.times.written_dates import with_coded_days

_MARKER = re.compile(r"^[\s>*#(\[<|\u2010-\u2015\u2022\u2023\u25a0-\u25ff\u00b7~+=-]{0,12}")
_NUMERIC = re.compile(
    r"(?P<first>[0-3]?\d)(?P<sign>[./-])\s?(?P<other>[0-3]?\d)(?P<stop>\.?)(?![\d/:-]|[.,]\d)"
    r"|(?P<month>1[0-2]|[1-9])[月월]\s?(?P<day>[0-3]?\d)[日일]?"
)
_WORDED = re.compile(
    r"(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)? ?(?:de |of )?(?P<name>[^\W\d_]{3,12}\.?)"
    r"|(?P<before>[^\W\d_]{3,12}\.?) (?P<number>[0-3]?\d)(?:st|nd|rd|th)?)(?![\d:/-]|[.,]\d)"
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}[.,]{0,2}\s{1,2}")
_YEAR_NEXT = re.compile(r"[.,/ -]{0,3}(?:[^\W\d_]{1,4}\.? )?(?:19|20|25)\d\d(?!\d)")
_BEGIN_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_IN_BRACKETS = re.compile(r"^(?P<words>.*\S)\s{0,3}[(\[](?P<stamp>[^()\[\]]{4,48})[)\]][.\s]{0,3}$")
_CLOCK_NEXT = re.compile(r"[\s,;|–—-]{0,4}(?:\D{1,8} ?)?\d{1,2}(?:[:.h]\d{2}| ?(?:uhr|h)\b)", re.IGNORECASE)
_TRIMMED = " ,;|:()[]\u2010-\u2015-"
_HALF_YEAR = 180
_NEAR_BEGIN = 32
_LONGEST = 400
_FEWEST = 2
_MOST_OF_ENTRY = 8
_MOST_OF_STAMP = 6
_SHARE = 0.7
_LEAST = 0.25
_LATEST_PADDED = 12
_FAR = 2000
_FEWEST_DIGITS = 4


class _Day(NamedTuple):
    """A day without a year that begins a line: where it ends, its text, and whether it is no other number."""

    end: int
    text: str
    is_sure: bool


def starts_of(lines: Sequence[str], times: Times, year: int) -> tuple[list[str], set[int]]:
    """Return the beginnings of lines for the reader of entries, a line for each, and the numbers of those whose day states no year.

    ``year`` is that of the first of them, 0 for none.
    """
    return _with_years(list(map(_coded, _ends_first(lines, times))), times, year)


def _coded(line: str) -> str:
    """Return a line in which a day of a week or of the year, or one in Hebrew letters, near its beginning is an ISO date."""
    begin, behind = line[:_NEAR_BEGIN], line[_NEAR_BEGIN:]
    begin = with_coded_days(begin) if "-" in begin or "W" in begin else begin
    if line.isascii():
        return f"{begin}{behind}"
    if (match := HEBREW_YEAR.search(line[:_LONGEST])) and match.start() <= _NEAR_BEGIN:
        words = line[: match.start()].split()
        for count in range(min(3, len(words)), 0, -1):
            stamp = " ".join([*words[-count:], match[0]])
            at = line.rfind(words[-count], 0, match.start())
            if moment := Times().read(stamp)[0]:
                return f"{line[:at]}{moment:%Y-%m-%d} {line[match.end() :]}"
    return f"{begin}{behind}"


def _with_years(lines: list[str], times: Times, year: int) -> tuple[list[str], set[int]]:
    """Return lines with a year for the days that begin them without one, and the numbers of these. Several begin so, some in a sure way."""
    days = {number: day for number, line in enumerate(lines) if (day := _day(line))}
    filled = sum(bool(line.strip()) for line in lines)
    order = times.order or short_order((day.text for day in days.values()), year)
    is_enough = len(days) >= _FEWEST or (days and _is_alone(lines, days))
    begin_entries = len(days) >= _LEAST * filled or _are_headings(lines, days)
    if not (is_enough and begin_entries and order and any(day.is_sure for day in days.values())):
        return lines, set()
    starts, last, completed = list(lines), None, set[int]()
    for number, line in enumerate(lines):
        if (day := days.get(number)) is None:
            stated = _BEGIN_YEAR.search(plain_digits(line[:_NEAR_BEGIN]))
            year = int(stated[1]) if stated else year
            continue
        moment = with_year(day.text, year, order) if year else None
        if moment and last and (last - moment).days > _HALF_YEAR:
            year += 1
            moment = with_year(day.text, year, order)
        if moment:
            last = moment
            completed.add(number)
            marker = _MARKER.match(line)
            starts[number] = f"{line[: marker.end() if marker else 0]}{moment:%Y-%m-%d} {line[day.end :].lstrip('.,;')}"
    return starts, completed


def _is_alone(lines: Sequence[str], days: dict[int, _Day]) -> bool:
    """Tell whether the only day without a year is all of its line, above others."""
    number = next(iter(days))
    return _are_headings(lines, days) and number < len(lines) - _FEWEST


def _are_headings(lines: Sequence[str], days: dict[int, _Day]) -> bool:
    """Tell whether each day is all of its line."""
    return all(not lines[number][day.end :].strip(" .,:;=*#-_") for number, day in days.items())


def _day(line: str) -> _Day | None:
    """Return the day without a year that begins a line, behind the name of a day of the week or not."""
    marker = _MARKER.match(line)
    at = marker.end() if marker else 0
    bare = plain_digits(line[: at + 2 * _NEAR_BEGIN])
    begin, weekday = at, _WEEKDAY.match(bare, at)
    if weekday and fold(weekday[0]).strip(" .,") in calendar_words().weekdays:
        at = weekday.end()
    if match := _NUMERIC.match(bare, at):
        return _numeric_day(match, bare, bare[begin:at])
    match = _WORDED.match(bare, at)
    if match is None or _YEAR_NEXT.match(bare, match.end()):
        return None
    name = fold(match["name"] or match["before"]).rstrip(".")
    if not months_named(name) or len(months_named(name)) > 1:
        return None
    return _Day(match.end(), match[0].strip(), is_sure=True)


def _numeric_day(match: re.Match[str], bare: str, weekday: str) -> _Day | None:
    if _YEAR_NEXT.match(bare, match.end()):
        return None
    if match["month"]:
        return _Day(match.end(), match[0], True)
    first, other = int(match["first"]), int(match["other"])
    if not (0 < first <= 31 and 0 < other <= 31 and min(first, other) <= 12):
        return None
    following = bare[match.end() :]
    is_clocked = _CLOCK_NEXT.match(following) is not None
    is_dotted = match["sign"] == "." and not match["stop"]
    if is_dotted and not (weekday or is_clocked):
        return None  # a time of day, or a number with a fraction
    if match["sign"] == "-" and not (weekday or is_clocked or (len(match["first"]) == len(match["other"]) == 2 and other > 12)):
        return None
    is_sure = (
        bool(weekday)
        or is_clocked
        or (match["sign"] != "-" and max(first, other) > _LATEST_PADDED)
        or (len(match["first"]) == len(match["other"]) == 2)
    )
    return _Day(match.end(), f"{weekday}{first}{match['sign']}{other}", is_sure)


def _ends_first(lines: Sequence[str], times: Times) -> Sequence[str]:
    """Return lines with the time that ends an entry before its words, where all entries end with one."""
    return _from_line_ends(lines, times) or _from_lines_below(lines, times) or lines


def _from_line_ends(lines: Sequence[str], times: Times) -> list[str]:
    """Return lines of which most end with a time, such as ``... (5.3.2024 14:10)``, with that before the words. Empty for others."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    ends = {number: end for number in filled if (end := _end(lines[number], times))}
    if len(ends) < _FEWEST or len(ends) < _SHARE * len(filled):
        return []
    return [f"{ends[number][1]} {ends[number][0]}" if number in ends else line for number, line in enumerate(lines)]


def _end(line: str, times: Times) -> tuple[str, str] | None:
    """Return the words and the time at the end of a line."""
    if len(line) > _FAR or not any(map(str.isdecimal, plain_digits(line[-_NEAR_BEGIN:]))):
        return None
    if match := _IN_BRACKETS.match(line):
        stamp = match["stamp"].strip()
        return (match["words"], stamp) if _is_moment(stamp, times) and _says(match["words"]) else None
    words = line.split()
    for count in range(min(_MOST_OF_STAMP, len(words) - 1), 0, -1):
        stamp = " ".join(words[-count:]).strip(_TRIMMED + ".")
        before = " ".join(words[:-count])
        if before.endswith((",", ";", "|", "-", "\u2013", "\u2014", "\u2022", "\u00b7")) and _is_moment(stamp, times):
            return (before.rstrip(_TRIMMED), stamp) if _says(before) else None
    return None


def _is_moment(stamp: str, times: Times) -> bool:
    """Tell a day, with or without its year, that is more than a number."""
    stamp = plain_digits(stamp)
    if sum(map(str.isdecimal, stamp)) < _FEWEST_DIGITS:
        return False
    day = _day(stamp)
    return Times(times.order or DAY_FIRST, times.zone).read(stamp)[0] is not None or (day is not None and day.is_sure)


def _says(words: str) -> bool:
    return sum(map(str.isalpha, words)) > 3 and not any(map(str.isdecimal, words[:4]))


def _from_lines_below(lines: Sequence[str], times: Times) -> list[str]:
    """Return lines with the times that stand alone below the words of each entry before them. Empty where they stand above, or nowhere."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    kinds = {number: _alone(lines[number], times) for number in filled}
    timed = [number for number in filled if kinds[number] == "time"]
    if len(timed) < _FEWEST or timed[-1] != filled[-1]:
        return []
    starts, entry = list(lines), list[int]()
    for number in filled:
        if kinds[number] == "day":
            if entry:
                return []
        elif kinds[number]:
            if not entry or len(entry) > _MOST_OF_ENTRY:
                return []
            starts[entry[0]], starts[number] = f"{lines[number].strip(_TRIMMED)} {lines[entry[0]].strip()}", ""
            entry = []
        else:
            entry.append(number)
    return starts


def _alone(line: str, times: Times) -> str:
    """Return ``time`` or ``day`` for a line that is nothing else."""
    bare = line.strip(_TRIMMED + "=*#_")
    if not bare or len(bare) > 2 * _NEAR_BEGIN:
        return ""
    if is_sure_clock(bare) or ((clock := clock_in(bare)) and clock.is_solid):
        return "time"
    if not any(map(str.isnumeric, bare)):
        return ""
    if Times(times.order or DAY_FIRST, times.zone).read(bare)[0]:
        return "time" if has_clock(bare) else "day"
    day = _day(line)
    return "day" if day and not line[day.end :].strip(_TRIMMED + "=*#_.") else ""
