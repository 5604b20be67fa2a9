"""Lines that begin with a time of day, as in logs of calls: ``kl. 21:10 …``, ``a) ora 9:45 – …``, ``19,20 ч. …``, ``রাত ১১:০৫ …``.

Nothing goes by language. A marker and up to two short words may stand before the hour.
A text is a log where half of its lines begin so, or several do between lines that go on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.clock_cells import TimeOfDay, clock_in
from tocsin.ingest.times.dates import HOUR_WORDS, Times, is_clock
from tocsin.ingest.times.hour_words import half_within, in_half, with_clocks
from tocsin.ingest.times.joined_dates import plain_digits

_MARKER = re.compile(
    r"^[\s>*#\u2022\u25a0-\u25ff\u2010-\u2015\u2043\u2610-\u2612\u2713\u2714\u00b7~+|-]{0,12}(?:\[[ xX!\w-]{0,12}\]\s{0,3})?"
    r"(?:(?:\d{1,3}[.)]|[(]?[^\W\d_][.)])\s{1,4}(?=\D{0,20}\d))?[\s(\[<]{0,4}"
)
_CLOCK = re.compile(
    r"([01]?\d|2[0-4])(?:(:|\s?h\s?)|[.,\u066b\u00b7-])([0-5]\d)(:[0-5]\d)?(?![\d/])(?![.,:/]\d)"
    r"(?:['\u2019-]?([^\W\d_]{0,6}))(?!\w)(?!\s?(?:[\u20ac$\u00a3\u00a5%\u20bd\u20b4\u20ba\u20b9]|EUR|USD|CHF|Euro|kg|km)(?!\w))"
)
_CJK_HOUR = re.compile(r"\D{0,3}\d{1,2}\s?[\u6642\u65f6\u9ede\u70b9\uc2dc](?:\s?(?:\d{1,2}\s?[\u5206\ubd84]?|\u534a|\ubc18))?")
_BARE_CLOCK = re.compile(r"^([01]\d|2[0-3])([0-5]\d)(?:h|hrs?)?(?=\s{0,3}[-\u2013\u2014:|/](?!\d)|\s{2,9}\S)")
_PIECE = re.compile(r"(?<=[;.!?|\u3002\uff1b])\s+(?=\(?(?:[01]?\d|2[0-4])(?:[:h.,][0-5]\d|\s?(?:h|Uhr)\b))")
_EMPHASIS = str.maketrans("", "", "*_`")
_FIELD = re.compile(r"\s{0,9}(\d{1,2}|[0-2]\d[0-5]\d)(?:\s{2,9}|\t)(?=[^\W\d_])")
"""A number that is a field of its own, with a gap behind it."""
_COLON = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)")
_FRACTIONS = "\u00bc\u00bd\u00be"
_MOST_OF_CLOCK = 5
_TRIMMED = ",;.()[]<>:|\u2013\u2014-"
_LONGEST_LINE = 400
_LONGEST_LEAD = 8
_MOST_LEAD = 2
_FEWEST = 2
_FEWEST_PIECES = 3
_MONTHS = 12
_ANY_DAY = "2024-01-01"
_NEAR = 12
_SHARE = 0.5
_FEWEST_FAR = 3
_LEAST = 0.25
_MOST = 0.75
_LONG_LINE = 45
_ENDS = (".", "!", "?", ":", ";", ")", "]", '"', "”", "。", "؟", "।")


_Start = tuple[str, bool]
"""A time of day that begins a line, and whether a full stop or comma alone divides it."""


def hours_of_lines(text: str, most: int) -> tuple[list[str], Mapping[int, str]]:
    """Return the lines of a text, and the times of day that begin the first ``most`` of them, by the numbers of the lines.

    A line that tells several hours, each behind the end of a sentence, is divided before them. A text that is no log has no hours.
    """
    lines = text.split("\n")
    starts = _starts(lines)
    if len(starts) < _FEWEST:
        pieces = [piece for line in lines for piece in _PIECE.split(line)]
        if len(pieces) - len(lines) >= _FEWEST_PIECES - 1:
            lines, starts = pieces, _starts(pieces[:most])
    return lines, _hours(lines[:most], {number: start for number, start in starts.items() if number < most})


def _starts(lines: Sequence[str]) -> dict[int, _Start]:
    """Return the times of day that begin lines. One of which nothing tells the half of the day is in the likelier one below the others."""
    starts: dict[int, _Start] = {}
    latest: int | None = None
    for number, line in enumerate(lines):
        start = _start(line)
        if start is None and (clock := _any_clock(line)):
            start = str(clock.after(latest)), False
        if start:
            starts[number] = start
            of_day = clock_in(start[0])
            latest = of_day.minutes if of_day else latest
    return starts


def _any_clock(line: str) -> TimeOfDay | None:
    """Return the time of day in any form with which a line begins, such as ``halb vier``. A number alone must be a field of its own."""
    marker = _MARKER.match(line[:_LONGEST_LINE])
    bare = line[marker.end() if marker else 0 :][:_LONGEST_LINE].translate(_EMPHASIS)
    words = bare.split()
    for count in range(min(len(words), _MOST_OF_CLOCK), 0, -1):
        stamp = " ".join(words[:count])
        clock = clock_in(stamp) if any(letter.isalpha() or letter in _FRACTIONS for letter in stamp) else None
        if clock and not (clock.is_bare or clock.is_solid):
            following = "".join(words[count : count + 1])
            is_day = any(map(str.isnumeric, stamp)) and calendar_words().holds(fold(following).strip(_TRIMMED))
            is_any_word = not any(map(str.isnumeric, stamp)) and clock.is_open and clock.minutes % 60 == 0
            return None if is_day or is_any_word or _COLON.match(following) else clock
    field = _FIELD.match(bare)
    return clock_in(field[1]) if field else None


def _hours(lines: Sequence[str], stamped: dict[int, _Start]) -> Mapping[int, str]:
    """Return the times of day of the lines that begin entries, given those of all lines. Empty for a text that is no log by the hour."""
    dotted = [clock for clock, is_dotted in stamped.values() if is_dotted]
    are_days = bool(dotted) and _are_days(dotted)
    starts = {number: clock for number, (clock, is_dotted) in stamped.items() if not (are_days and is_dotted)}
    if len(starts) < _FEWEST:
        return {}
    entries = sum(bool(line.strip()) and not line[0].isspace() for line in lines[min(starts) :])
    if len(starts) < _MOST * entries:
        going_on = {number + 1 for number, line in enumerate(lines) if number not in stamped and _goes_on(line)}
        starts = {number: clock for number, clock in starts.items() if number not in going_on}
    is_log = len(starts) >= max(_FEWEST, _SHARE * entries) or len(starts) >= max(_FEWEST_FAR, _LEAST * entries)
    return starts if is_log else {}


def _are_days(dotted: Sequence[str]) -> bool:
    """Tell days of a year, such as ``12.03``, from hours: each can be one, and they do not go back, or go back as hours too."""
    numbers = [(int(hour), int(minute)) for hour, _, minute in (clock.partition(":") for clock in dotted)]
    if not all(hour and 0 < minute <= _MONTHS for hour, minute in numbers):
        return False
    days = [(month, day) for day, month in numbers]
    return _goes_back(days) <= _goes_back(numbers)


def _goes_back(numbers: Sequence[tuple[int, int]]) -> int:
    """Return how often a number lies before the one above it."""
    return sum(after < before for before, after in pairwise(numbers))


def _goes_on(before: str) -> bool:
    """Tell whether the sentence of a line that begins with no hour goes on in the next one."""
    return len(before) >= _LONG_LINE and not before.rstrip().endswith(_ENDS)


def _start(line: str) -> _Start | None:
    """Return the time of day that begins a line, None for any other line."""
    marker = _MARKER.match(line[:_LONGEST_LINE])
    bare = _BARE_CLOCK.sub(r"\1:\2", with_clocks(plain_digits(line[marker.end() if marker else 0 :][:_LONGEST_LINE])))
    if not any(map(str.isdecimal, bare[:40])):
        return None
    words = bare.split()
    lead = next((at for at, word in enumerate(words[: _MOST_LEAD + 1]) if any(map(str.isdecimal, word))), -1)
    if lead < 0 or any(len(word.strip(_TRIMMED)) > _LONGEST_LEAD for word in words[:lead]):
        return None
    if words[lead].isdecimal() and _COLON.match(" ".join(words[lead + 1 : lead + 2])):
        lead += 1  # behind the number of the entry
    return _in_digits(words, lead) or _in_words(words, lead) or _in_signs(" ".join(words[lead : lead + 3]))


def _in_words(words: Sequence[str], lead: int) -> _Start | None:
    """Return the time of day that the first words are, such as ``9 ч 20 мин`` or ``9pm``. A full stop alone makes none."""
    for first in range(lead + 1):
        for count in (4, 3, 2, 1):
            stamp = " ".join(words[first : lead + count]).strip(_TRIMMED)
            if any(map(str.isalpha, stamp)) and is_clock(stamp) and Times().read(f"{_ANY_DAY} {stamp}")[0]:
                return stamp, False
    return None


def _in_digits(words: Sequence[str], lead: int) -> _Start | None:
    """Return the time of day that the word at this place begins with, whatever divides hours and minutes."""
    following = " ".join(words[lead : lead + 3]).lstrip(_TRIMMED)
    before = fold(words[lead - 1]).strip(".:,") if lead else ""
    if match := _CLOCK.match(following):
        half = half_within(f"{' '.join(words[:lead])} {match[5]} {following[match.end() :][:_NEAR]}")
        is_dotted = not match[2] and before not in HOUR_WORDS and not match[5] and not _unit_behind(following[match.end() :])
        if is_dotted and following[match.end() :].startswith("."):
            return None
        clock = f"{match[1]}:{match[3]}"
        return f"{in_half(clock, half) if half else clock}{match[4] or ''}", is_dotted
    number = following.split(" ")[0].strip(_TRIMMED)
    is_full = before in HOUR_WORDS and number.isdecimal() and int(number) < 25
    return (f"{number}:00", False) if is_full else None


def _in_signs(following: str) -> _Start | None:
    """Return the time of day that a text without spaces begins with, such as ``21時30分``."""
    match = _CJK_HOUR.match(following)
    return (match[0], False) if match and is_clock(match[0]) else None


def _unit_behind(following: str) -> bool:
    word = fold(following.split()[0]).strip(_TRIMMED) if following.split() else ""
    return word in calendar_words().units["hour"]
