"""Times of texts that state them apart: a day and one clock somewhere else, or no time but that in the name of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, tzinfo

from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.clock_cells import clock_in, is_sure_clock
from tocsin.ingest.times.dates import Times
from tocsin.ingest.times.hour_words import with_clocks
from tocsin.ingest.times.joined_dates import plain_digits

IN_NAME = ("time", "stands in the name of the file")
"""Fact of a report whose time only the name of its file tells."""

_LOOKED_AT = 20_000
_YEARS = range(1990, 2100)
_STAMP = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)(?P<sign>[-_. ]?)(?P<month>[01]\d)(?P=sign)(?P<day>[0-3]\d)"
    r"|(?P<first>[0-3]\d)\.(?P<second>[01]\d)\.(?P<last>20\d\d))"
    r"(?:(?:[ _T-]|at|um){1,3}(?P<hour>[01]\d|2[0-3])[-_.:h]?(?P<minute>[0-5]\d)(?:[-_.:]?[0-5]\d)?)?(?!\d)"
)
_CLOCK = re.compile(
    r"(?<![\d.,:/+-])(?P<hour>[01]?\d|2[0-3])(?P<sign>[:.h])(?P<minute>[0-5]\d)(?!\d|[.:,/-]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]{1,12})\.?\s{1,3}$")
_WORD_BEHIND = re.compile(r"^\s{0,3}(?P<word>[^\W\d_]{1,12})")
_NEAR = 16
_NUMERIC = re.compile(r"(?<![\d.,/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
_NOON = 12
_LINES = 60
_LONGEST_LINE = 200
_NUMBERED = re.compile(r"^\s{0,9}\d{1,2}[.)]\s{1,4}(?=\D)")


def time_in_name(name: str, zone: tzinfo) -> tuple[datetime | None, bool]:
    """Return the day and the time of day that the name of a file states, such as ``20240229_2310_memo``, its zone assumed."""
    stamps = [match for match in _STAMP.finditer(name) if match["sign"] != " "]
    if len(stamps) != 1:
        return None, False
    stamp = stamps[0]
    day = f"{stamp['year']}-{stamp['month']}-{stamp['day']}" if stamp["year"] else f"{stamp['last']}-{stamp['second']}-{stamp['first']}"
    clock = f" {stamp['hour']}:{stamp['minute']}" if stamp["hour"] else ""
    moment = Times("", zone).read(f"{day}{clock}")
    return moment if moment[0] and moment[0].year in _YEARS else (None, False)


def with_only_clock(text: str, stated: tuple[datetime | None, bool], times: Times) -> tuple[datetime | None, bool]:
    """Return a bare day with the time of day that stands elsewhere in the text, where it is the only one. Any other time as it stands."""
    day = stated[0].astimezone(times.zone) if stated[0] and stated[1] else None
    if day is None or day.time() != time():
        return stated
    clocks = set(_clocks(text[:_LOOKED_AT])) or set(_at_line_starts(text[:_LOOKED_AT], f"{day.day}.{day.month}"))
    return times.read(f"{day:%Y-%m-%d} {clocks.pop()}") if len(clocks) == 1 else stated


def _at_line_starts(text: str, day: str) -> Iterator[str]:
    """Yield the times of day in any form that begin lines, but for numbers alone and for a day of the year such as ``day``."""
    for line in text.split("\n")[:_LINES]:
        words = _NUMBERED.sub("", line[:_LONGEST_LINE]).split()
        stamps = (" ".join(words[:count]) for count in (4, 3, 2, 1))
        clock = next((clock for stamp in stamps if _has_digit(stamp) and is_sure_clock(stamp) and (clock := clock_in(stamp))), None)
        if clock and f"{clock.minutes // 60}.{clock.minutes % 60}" != day:
            yield str(clock.after(None))


def _has_digit(stamp: str) -> bool:
    return any(map(str.isdecimal, stamp))


def _clocks(text: str) -> list[str]:
    """Return the times of day in a text. Between hours and minutes stands a colon, or a dot beside a word for an hour."""
    clocks = []
    text = with_clocks(plain_digits(text))
    hours = calendar_words().units["hour"]
    for match in _CLOCK.finditer(text):
        before, behind = _WORD_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()]), _WORD_BEHIND.match(text[match.end() :])
        beside = {fold(found["word"]) for found in (before, behind) if found}
        if match["sign"] == ":" or match["half"] or match["sign"].lower() == "h" or beside & {*hours, "um", "kl", "klo", "at", "om"}:
            hour = int(match["hour"]) % _NOON + (_NOON if match["half"] in ("p", "P") else 0) if match["half"] else int(match["hour"])
            clocks.append(f"{hour:02}:{match['minute']}")
    return clocks


def open_order(text: str, times: Times) -> tuple[tuple[str, str], ...]:
    """Return a fact on the first date of a text that two orders of day and month read in two ways. None where there is no such date."""
    for match in _NUMERIC.finditer(text[:_LOOKED_AT]):
        read = {Times(order, times.zone).read(match[0])[0] for order in ("dmy", "mdy")}
        if len(read) > 1 and None not in read:
            return (("order of day and month", f"not stated in {match[0]}, so the time was not read"),)
    return ()
