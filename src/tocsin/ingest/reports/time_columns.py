"""The columns of a table that tell its times, found by their values in any language: of days, of times of day, or of both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tocsin.ingest.reports.column_people import share
from tocsin.ingest.reports.date_parts import clock_of, date_part, holds_part
from tocsin.ingest.reports.headings import labels_time
from tocsin.ingest.reports.row_times import is_ditto, is_part_of_day, is_serial_day, states_short_day, states_time_below
from tocsin.ingest.times import dates
from tocsin.ingest.times.clock_cells import clock_in
from tocsin.ingest.times.written_dates import rewrite

_CLOCK_WITHIN = re.compile(r"\d ?[:hH時时点點시] ?\d|\d ?[ap]\.?m", re.IGNORECASE)
_COMPACT_DAY = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_JUDGED = 60
_MOST = 0.5
_NEARLY_ALL = 0.95
_CLOCKS = 0.7
_LONGEST_CONTACT = 60
_LONGEST_CLOCK = 40


def dated(free: Sequence[str], text: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the first column of dates, else the first that tells of days among a few words."""
    dated = [name for name in free if share(values[name], dates.looks_dated) > _MOST]
    dated = dated or [name for name in free if are_days(values[name])]
    others = [name for name in free if name not in text]
    return tuple((dated or [name for name in others if tells_of_times(values[name])] or _half_dated(free, values))[:1])


def _half_dated(free: Sequence[str], values: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the columns in which some values are whole times, and nearly all others a time of day below the day of one above."""
    stating = {name: [value for value in values[name] if _holds_date(value) or states_time_below(value)] for name in free}
    return [
        name
        for name in free
        if sum(map(len, values[name])) <= _LONGEST_CLOCK * len(values[name])
        and any(map(_holds_date, stating[name][:1]))
        and len(stating[name]) > _CLOCKS * len(values[name])
    ]


def clocked(free: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the column of numbers of days, or of times of day, in a table whose days stand elsewhere."""
    days = [name for name in free if date_part(name) == "day" and holds_part("day", values[name])]
    clocks = [name for name in free if are_clocks(values[name]) or is_named_clock(name, values[name])]
    return tuple((days or clocks)[:1])


def are_clocks(values: Sequence[str]) -> bool:
    """Tell a column of times of day by its values: nearly all are, in figures or in words, and some are more than a number."""
    cells = [value for value in values[:_JUDGED] if not is_ditto(value)]
    clocks = [clock for clock in map(clock_in, cells) if clock]
    sure = [clock for clock in clocks if not (clock.is_bare or clock.is_solid)]
    return len(clocks) > _CLOCKS * len(cells) and 2 * len(sure) >= len(cells)


def _may_be_clocks(values: Sequence[str]) -> bool:
    """Tell a column beside one of days that may hold times of day: all are, though some are only numbers, such as ``0905`` or ``9``."""
    clocks = [clock_in(value) for value in values[:_JUDGED] if not is_ditto(value)]
    return bool(clocks) and all(clocks) and (all(clock and clock.is_solid for clock in clocks) or are_clocks(values))


def are_days(values: Sequence[str]) -> bool:
    """Tell a column of days that rows leave out the year of, or state as that above."""
    some = [value for value in values[:_JUDGED] if not is_ditto(value) and any(map(str.isdecimal, value))]
    days = [value for value in some if dates.looks_dated(value) or states_short_day(value)]
    return len(days) > _CLOCKS * len(some) and 2 * len(some) >= len(values[:_JUDGED])


def is_named_clock(name: str, values: Sequence[str]) -> bool:
    """Tell a column of times of day whose heading says so."""
    return (labels_time(name) or date_part(name) == "hour") and share(values, _is_clock_cell) >= _MOST


def clock_beside(
    days: Sequence[str], free: Sequence[str], following: Sequence[str], values: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Return the column of times of day beside one of bare days, if there is any."""
    is_number = bool(days) and (holds_part("day", values[days[0]]) or all(map(is_serial_day, values[days[0]])))
    if not days or (not is_number and share(values[days[0]], shows_clock) > _NEARLY_ALL):
        return ()
    clocks = [name for name in free if share(values[name], dates.is_clock) > _MOST]
    bare = is_number or not any(map(_states_clock, values[days[0]]))
    others = [name for name in free if bare and (is_named_clock(name, values[name]) or are_clocks(values[name]))]
    nearest = [name for name in following[:1] if bare and name in free and _may_be_clocks(values[name])]
    return tuple((clocks or others or nearest)[:1])


def _states_clock(value: str) -> bool:
    return _CLOCK_WITHIN.search(value) is not None


def _is_clock_cell(value: str) -> bool:
    return bool(clock_of(value)) or is_part_of_day(value)


def tells_of_times(values: Sequence[str]) -> bool:
    """Tell whether most values hold a date among a few other words, such as ``in the night to 15.03.2026``."""
    some = values[:_JUDGED]
    return all(len(value) <= _LONGEST_CONTACT for value in some) and share(some, _holds_date) > _MOST


def _holds_date(value: str) -> bool:
    return dates.Times(dates.DAY_FIRST).within(value)[0] is not None


def shows_clock(value: str) -> bool:
    """Tell whether a value states a time of day, or counts one."""
    return re.search(r"\d[:h時时시]\d|\d ?[ap]\.?m", rewrite(value)) is not None or (value.isdigit() and not _COMPACT_DAY.fullmatch(value))
