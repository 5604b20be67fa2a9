"""Find days of a month that a text names by their number alone, such as ``on the 15th`` or ``on 9/3``, in nine languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.word_patterns import any_of

_MONTHS_AHEAD = 3
_MOST_MONTH = 12
_DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})"
_ANYTHING = "*"
_NUMERIC = re.compile(
    r"(?<!\w)(?:on|by|until|before|from|am|zum|bis|vom|den|op|voor|vanaf|le|du|avant le|el|del|antes del|до|с|на|يوم|قبل)"
    r" (?P<first>\d{1,2})(?:/(?P<second>\d{1,2})(?![\d/])|\.(?P<dotted>\d{1,2})\.(?!\d))"
)


def days_of_month(flat: str, written: date) -> Iterator[tuple[int, int, date]]:
    """Yield the start, the end and the next date of each day that a text in small letters names by its number alone."""
    for pattern, ordinals in _patterns():
        for match in pattern.finditer(flat):
            number = ordinals.get(match["day"]) or int(match["day"])
            if day := _next(number, written):
                yield match.start("day"), match.end(), day


def numeric_dates(flat: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the start, the end, the day and the month of each date without a year. The day is first where both may be one."""
    for match in _NUMERIC.finditer(flat):
        day, month = int(match["first"]), int(match["second"] or match["dotted"])
        if month > _MOST_MONTH >= day and match["second"]:
            day, month = month, day
        yield match.start("first"), match.end(), day, month


def _next(number: int, written: date) -> date | None:
    """Return the first date from the day of writing on whose day has a number, None for a number that no near month has."""
    month = written.replace(day=1)
    for _ in range(_MONTHS_AHEAD):
        following = (month + timedelta(days=31)).replace(day=1)
        if 0 < number <= (following - month).days and month.replace(day=number) >= written:
            return month.replace(day=number)
        month = following
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    table = tomllib.loads(files("tocsin.matching").joinpath("data/month_days.toml").read_text(encoding="utf-8"))
    return tuple(pattern for lines in table.values() for pattern in _patterns_of(lines))


def _patterns_of(lines: dict[str, str]) -> Iterator[tuple[re.Pattern[str], dict[str, int]]]:
    """Yield the pattern of days in digits, and that of days in words."""
    before = rf"(?<!\w)(?:{any_of(lines['before'])}) " if "before" in lines else r"(?<!\w)"
    after = rf" (?:{any_of(lines['after'])})(?!\w)" if "after" in lines else ""
    then = "" if lines["then"] == _ANYTHING else rf"(?=\s*(?:$|[,;:!?.)\n،؟۔])|\s(?:{any_of(lines['then'])})(?!\w))"
    ordinals = {
        word.replace("_", " "): number for number, words in enumerate(lines.get("ordinals", "").split("|"), 1) for word in words.split()
    }
    if {"before", "after", "ending"} & lines.keys():
        yield re.compile(rf"{before}{_DAY}{_ending(lines)}{after}{then}"), {}
    if ordinals:
        words = "|".join(map(re.escape, sorted(ordinals, key=len, reverse=True)))
        yield re.compile(rf"{before}(?P<day>{words})(?!\w){after}{then}"), ordinals


def _ending(lines: dict[str, str]) -> str:
    return rf"(?:{any_of(lines['ending'])})(?!\w)" if "ending" in lines else r"(?![\w/:.]|[,-]\d)"
