"""Days that are written without their year, such as ``29/3``, ``5月3日`` or ``8 Eyl``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from tocsin.ingest.times.calendar_words import calendar_words, fold, plain
from tocsin.ingest.times.dates import DAY_FIRST, MONTH_FIRST, Times

YEAR_ELSEWHERE = "year as elsewhere in the file"
"""Remark on a day whose year other lines, a title or the name of the file state."""
_SHORT_DAY = re.compile(r"(?:[^\W\d_]{1,9}[.,]?\s?)?([0-3]?\d)\s?[./-]\s?([0-3]?\d)\.?")
_LONG_NUMBER = re.compile(r"\d{3}")
_SIGN = re.compile(r"\s{0,9}([./-])\s{0,9}")
_LONGEST_DAY = 30
_MONTHS = 12
_FEWEST = 2


def with_year(value: str, year: int, order: str = DAY_FIRST) -> date | None:
    """Return the day in this year of a cell without one, such as ``29/3``, ``5月3日`` or ``8 Eyl``. None for others."""
    bare = _bare(value)
    if len(bare) > _LONGEST_DAY or not any(map(str.isdecimal, bare)) or _LONG_NUMBER.search(bare):
        return None
    name, _, behind = bare.partition(" ")
    bare = behind if any(map(str.isdecimal, behind)) and fold(name).strip(".,") in calendar_words().weekdays else bare
    short = _SHORT_DAY.fullmatch(bare)
    if not short and not any(map(str.isalpha, bare)):
        return None
    stamps = [f"{short[1]}/{short[2]}/{year}"] if short else [f"{bare} {year}", f"{year}年{bare}", f"{year}년 {bare}"]
    for stamp in stamps:
        moment = Times(order).read(stamp)[0]
        if moment and moment.year == year:
            return moment.date()
    return None


def _bare(value: str) -> str:
    """Return a cell without signs around it and spaces around those within it."""
    return _SIGN.sub(r"\1", plain(value).strip(" .,;:"))


def short_numbers(value: str) -> tuple[str, int, int] | None:
    """Return the sign and the two numbers of a day such as ``29/3`` that names no month. None for any other."""
    bare = _bare(value)
    match = _SHORT_DAY.fullmatch(bare) if len(bare) <= _LONGEST_DAY else None
    return (bare[match.start(2) - 1], int(match[1]), int(match[2])) if match else None


def short_order(values: Iterable[str], year: int = 0) -> str:
    """Return the order of day and month in those values that are days without a year. Empty where nothing tells.

    Numbers that allow one order only decide, then full stops, which stand behind a day, then the days of the week of this year that stand
    beside them, then the order in which the days go on.
    """
    stated = [(value, parts) for value in values if value and (parts := short_numbers(value))]
    numbers = [(first, other) for _, (_, first, other) in stated]
    if sure := [order for place, order in enumerate((DAY_FIRST, MONTH_FIRST)) if any(pair[place] > _MONTHS for pair in numbers)]:
        return _only(sure)
    if all(sign == "." for _, (sign, *_) in stated):
        return DAY_FIRST
    by_order = {DAY_FIRST: [(month, day) for day, month in numbers], MONTH_FIRST: numbers}
    fitting = [order for order in by_order if year and all(_is_on_weekday(value, year, order) for value, _ in stated)]
    steady = [
        order for order, keys in by_order.items() if len(set(keys)) > _FEWEST and all(before <= after for before, after in pairwise(keys))
    ]
    return _only(fitting) or _only(steady)


def _only(orders: list[str]) -> str:
    return orders[0] if len(orders) == 1 else ""


def _is_on_weekday(value: str, year: int, order: str) -> bool:
    """Tell whether a day stands beside the day of the week that it is in this year."""
    weekdays = calendar_words().weekdays.get(fold(plain(value).split(" ")[0]).strip(".,"), set())
    day = with_year(value, year, order)
    return day is not None and day.weekday() in weekdays
