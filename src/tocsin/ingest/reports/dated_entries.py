"""Entries of a text that people keep by day: diaries, minutes, logs of calls. Each begins with a day, a time of day, or a word for a day.

A line that is a day stands above the entries below it. ``yesterday`` counts from the day above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from tocsin.ingest.reports.entry_lines import starts_of
from tocsin.ingest.reports.headings import ROLES
from tocsin.ingest.reports.hour_starts import hours_of_lines
from tocsin.ingest.reports.two_days import NOON, first_of_two_days, is_past_midnight
from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.clock_cells import clock_in
from tocsin.ingest.times.dates import DAY_FIRST, Times, has_clock, is_clock, order_of
from tocsin.ingest.times.hour_words import half_named, in_half, with_clocks
from tocsin.ingest.times.joined_dates import divided, plain_digits
from tocsin.ingest.times.zone_names import zone_of

_NUMERIC = re.compile(r"(?<![\d.,/-])\d{1,2}([./-]) ?\d{1,2}\1 ?(?:\d{4}|\d{2})(?![\d/-])")
_MARKER = re.compile(
    r"^[\s>*#\u2022\u2013\u25a0-\u25cf\u25e6\u2605\u2606\u30fb-]{0,12}(?:(?:\d{1,3}|[a-z])[.)]\s{1,4}(?=\D|\d{1,2}[:.h]\d\d))?"
    r"(?:(?:TODO|DONE) )?[\s(\[<]{0,4}"
)
_NUMBER_OF_ENTRY = re.compile(r"\d{1,3}\.\s{1,4}[\s(\[<]{0,4}$")
_GLUED = re.compile(r"^(?P<clock>\d{1,2}[:.]\d{2})-?[^\W\d_]{1,5}\b")
_COMMA = re.compile(r"^(?P<hour>[01]?\d|2[0-3]),(?P<minute>[0-5]\d)(?=\s?(?:ч|h|uhr|klo|kl|ura)\b)", re.IGNORECASE)
_DATE_LIKE = re.compile(
    r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|(?<!\d)(?:1[34]|19|2[05])\d\d(?!\d)|\d\s?[年월月]"
    r"|(?<!\d)\d{6}[A-Z] ?[A-Z]{3} ?\d{2}(?!\d)|(?<!\d)\d{1,2}[\s./-]?[^\W\d_]{3,9}\.?[\s/-]'?\d{2}(?!\d)"
)
_BEFORE_NUMBER = re.compile(r"(?<!\d)\d{2,4} (?:[01]\d|2[0-3])[0-5]\d(?= )")
"""The end of a day, and four digits that are its time of day where several lines begin so."""
_STATED_ZONE = re.compile(
    r"(?i:\b(?:all )?times (?:are |in )?(?:in )?|\btime ?zone:? |\b(?:uhr)?zeiten (?:in )?|\bheures en )([A-Z]{3,4})\b"
)
_BARE_CLOCK = re.compile(r"^\s{0,9}([01]\d|2[0-3])([0-5]\d)(?:h|hrs?)?(?=\s{0,3}[-\u2013\u2014:|/](?!\d)|\s{2,9}\S)")
_DAY_OF_MONTH = re.compile(r"\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?!\d)")
_EMPHASIS = str.maketrans("", "", "*_`")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u2e80-\ud7ff]")
_FEWEST_SIGNS = 8
_ENDS = (".", "!", "?", ":", ";", ")", "]", '"', "”", "。", "؟", "।")
_TRIMMED = ",;.()[]<>:|–—-"
_LONGEST_HEADING = 90
_MOST_WORDS = 9
_FAR = 9
_LINES = 400
_LOOKED_AT = 20_000
_LONGEST_LINE = 400
_NEAR_BEGIN = 24
_FOREIGN = 0.01
_FEWEST_WORDS = 2
_SHORT_HEADING = 48
_FEW_WORDS = 6
_YEARS = range(1990, 2100)


@dataclass
class DatedEntry:
    """One entry: its time, whether the zone of it was assumed, and its lines.

    ``open`` tells that only headings stand in it, ``timed`` that it states a time of day.
    ``by_hour`` is the line that begins it in a log by the hour, empty elsewhere. ``is_completed`` tells that the year of its day stands
    elsewhere in the file.
    """

    time: datetime | None
    assumed: bool = True
    lines: list[str] = field(default_factory=list)
    open: bool = False
    timed: bool = False
    by_hour: str = ""
    is_completed: bool = False

    @property
    def text(self) -> str:
        """The lines of the entry."""
        return "\n".join(self.lines).strip()


def times_of(text: str, times: Times) -> Times:
    """Return the reader for the days in a text. Days that allow one order only decide it, and else a language that is not English."""
    some = text[:_LOOKED_AT]
    stated = _STATED_ZONE.search(some)
    times = Times(times.order, (zone_of(stated[1]) if stated else None) or times.zone)
    if times.order:
        return times
    letters = sum(map(str.isalpha, some))
    other = 0 if some.isascii() else sum(letter.isalpha() and not letter.isascii() for letter in some)
    order = order_of(match[0] for match in _NUMERIC.finditer(some))
    return Times(order or (DAY_FIRST if other > _FOREIGN * letters else ""), times.zone)


def entries(text: str, times: Times, day: str = "", year: int = 0) -> list[DatedEntry]:
    """Return the entries of a text, the words before the first one with it. Empty for a text in which no line begins with a day.

    ``day`` is the day in ISO 8601 of a log by the hour that states none, ``year`` that of days without one.
    """
    times = times_of(text, times)
    lines = text.split("\n")
    begins, completed = starts_of(lines[:_LINES], times, year)
    starts, hours = hours_of_lines("\n".join([*begins, *lines[_LINES:]]), _LINES)
    lines = lines if len(starts) == len(lines) else starts
    dated = {number for number, start in enumerate(starts[:_LINES]) if _DATE_LIKE.search(plain_digits(start[:_NEAR_BEGIN]))}
    sure = {number - 1 for number in hours} | (
        dated if len(dated) > 1 and 2 * len(dated) >= sum(map(bool, map(str.strip, lines))) else set()
    )
    numbered = sum(_BEFORE_NUMBER.search(start[: 2 * _NEAR_BEGIN]) is not None for start in starts[:_LINES])
    read = _Reader(times, day if hours else "", numbers=numbered > 1)
    for number, (line, start) in enumerate(zip(lines, starts, strict=True)):
        may_begin = number < _LINES and (number in sure or _may_begin(starts, number))
        read.line(line, start, may_begin, hours.get(number, ""), is_completed=number in completed)
    return read.ended()


def _may_begin(lines: Sequence[str], number: int) -> bool:
    """Tell a line that may begin an entry from one that goes on with the sentence above."""
    before = lines[number - 1].strip() if number else ""
    return not before or before.endswith(_ENDS) or len(before) <= _LONGEST_HEADING // 2 or bool(_marker(lines[number]).strip())


def _says_more(word: str) -> bool:
    """Tell whether a word behind a date says more than a day of the week."""
    bare = fold(word).strip(_TRIMMED)
    return bool(bare) and bare not in calendar_words().weekdays


def _readable(line: str) -> str:
    """Return the beginning of an entry with its clock in digits, such as ``20:10`` for ``2010 -``, and without signs of emphasis."""
    line = with_clocks(plain_digits(line.translate(_EMPHASIS)))
    line = _COMMA.sub(r"\g<hour>:\g<minute>", _GLUED.sub(r"\g<clock>", line))
    return _BARE_CLOCK.sub(r"\1:\2", line)


def _marker(line: str) -> str:
    match = _MARKER.match(line)
    return match[0] if match else ""


class _Reader:
    """Collector of the entries of a text, line by line. ``numbers`` tells that four digits behind a day are its time of day."""

    def __init__(self, times: Times, day: str = "", numbers: bool = False) -> None:
        self._times = times
        self._numbers = numbers
        self._day = day
        self._is_night = self._is_completed = False
        self._latest: datetime | None = None
        self._entries: list[DatedEntry] = []
        self._before: list[str] = []

    def line(self, line: str, start: str, may_begin: bool, clock: str = "", *, is_completed: bool = False) -> None:
        """Take a line: it begins an entry, or goes on with one. ``start`` is its beginning as :func:`starts_of` returns it.

        ``clock`` is the time of day that it begins with, in a log by the hour. ``is_completed`` tells that its day states no year.
        """
        if _DATE_LIKE.search(start[:_NEAR_BEGIN]):
            self._is_completed = is_completed
        entry = self._dated(start) if clock and self._day and _DATE_LIKE.search(start[:_NEAR_BEGIN]) else None
        if entry is None and clock and self._day:
            entry = self._at_hour(start, clock)
        if entry is None and may_begin and start.strip():
            entry = self._begun(start) or self._heading(start)
        if entry is None:
            self._go_on(line, start)
            return
        entry.lines, entry.by_hour, entry.is_completed = [line], line if entry.by_hour else "", self._is_completed
        if self._entries and self._entries[-1].open:
            entry.lines[:0] = self._entries.pop().lines
        self._entries.append(entry)

    def _go_on(self, line: str, start: str) -> None:
        """Put a line to the last entry, or before the first one, where a date may state the day of a log by the hour."""
        if self._entries:
            self._entries[-1].lines.append(line)
            self._entries[-1].open &= not line.strip()
            return
        self._before.append(line)
        if not self._day and len(start) <= _LONGEST_HEADING and _DATE_LIKE.search(plain_digits(start)):
            self._stand_below(start, self._times.within(start)[0] or first_moment(start, self._times)[0])

    def ended(self) -> list[DatedEntry]:
        """Return the entries."""
        if self._entries:
            self._entries[0].lines[:0] = self._before
        return self._entries

    def _stand_below(self, line: str, moment: datetime | None) -> None:
        """Take the day of a line, the first of two, for the times of day below it."""
        first = first_of_two_days(line, self._times)
        day = first or (moment.astimezone(self._times.zone).date() if moment else None)
        self._day, self._is_night, self._latest = f"{day:%Y-%m-%d}" if day else "", first is not None, None

    def _begun(self, line: str) -> DatedEntry | None:
        words = _readable(line[len(_marker(line)) :][:_LONGEST_LINE]).split()[: _MOST_WORDS + 1]
        return self._dated(line) or (self._under_day(line, words) if self._day else None)

    def _dated(self, line: str) -> DatedEntry | None:
        """Return the entry that a day begins. A number with a full stop may be that of the entry, or the day of a month."""
        marker = _marker(line)
        for begin in dict.fromkeys((len(_NUMBER_OF_ENTRY.sub("", marker)), len(marker))):
            bare = _readable(line[begin:][:_LONGEST_LINE])
            if entry := self._dated_so(line, bare):
                return entry
        return None

    def _dated_so(self, line: str, bare: str) -> DatedEntry | None:
        words = bare.split()[: _MOST_WORDS + 1]
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            stamp = " ".join(words[:count]).strip(_TRIMMED)
            if self._may_count(words[:count], words[count:], stamp):
                continue
            if (moment := self._moment(stamp))[0]:
                is_heading = len(bare) <= _LONGEST_HEADING and not any(map(_says_more, bare.split()[count:]))
                self._stand_below(bare, moment[0])
                timed = has_clock(stamp) or moment[0].astimezone(self._times.zone).time() != time()
                if not timed and (clocked := self._with_clock(words[count:]))[0]:
                    moment, timed = clocked, True
                self._latest = moment[0] if timed else None
                return DatedEntry(*moment, [line], is_heading, timed)
        return None

    def _may_count(self, words: Sequence[str], following: Sequence[str], stamp: str) -> bool:
        """Tell four digits behind a day that may count what stands behind them, since no other line begins so."""
        is_number = words[-1].isdecimal() and not words[-1].startswith("0")
        before_word = bool(following) and following[0][0].isalnum()
        return not self._numbers and is_number and before_word and self._times.counts_behind_day(stamp)

    def _heading(self, line: str) -> DatedEntry | None:
        """Return the entry that a short line begins which states a day behind a word or two, below another day."""
        if not self._entries or len(line) > _SHORT_HEADING or len(line.split()) > _FEW_WORDS:
            return None
        bare = plain_digits(line)
        moment = first_moment(line, self._times) if _DATE_LIKE.search(bare) and not has_clock(bare) else (None, False)
        if moment[0] is None:
            return None
        self._stand_below(line, moment[0])
        return DatedEntry(*moment, [line], True)

    def _moment(self, stamp: str) -> tuple[datetime | None, bool]:
        if not stamp or not any(map(str.isdecimal, stamp)) or not _DATE_LIKE.search(stamp):
            return None, False
        moment = self._times.read(stamp)
        return moment if moment[0] and moment[0].year in _YEARS else (None, False)

    def _at_hour(self, line: str, clock: str) -> DatedEntry | None:
        if relative_day(_readable(line[len(_marker(line)) :]).split())[1]:
            return None
        moment = self._past_midnight(clock)
        return DatedEntry(*moment, [line], timed=True, by_hour=line) if moment[0] else None

    def _under_day(self, line: str, words: Sequence[str]) -> DatedEntry | None:
        """Return the entry that a time of day, or a word such as ``yesterday``, begins below a day."""
        shift, count = relative_day(words)
        if count:
            moment = self._with_clock(words[count:], shift)
            if not moment[0]:
                moment = self._shifted("", shift)
            return DatedEntry(*moment, [line], timed=has_clock(line))
        label = words[0].strip(_TRIMMED) if words else ""
        half = half_named(label)
        first = int(bool(half) or fold(label) in calendar_words().around or label.casefold() in ROLES["time"])
        for count in (3, 2, 1):
            clock = " ".join(words[first : first + count])
            if not _DAY_OF_MONTH.match(clock) and is_clock(clock := clock.strip(_TRIMMED)):
                return DatedEntry(*self._past_midnight(in_half(clock, half) if half else clock), [line], timed=True)
        is_below = len(words) == 1 and bool(self._entries) and self._entries[-1].open
        if is_below and (solid := clock_in(words[0])) and solid.is_solid:
            return DatedEntry(*self._past_midnight(str(solid)), [line], open=True, timed=True)
        moment = self._with_clock(words, 0) if words and fold(words[0]) in calendar_words().units["hour"] else (None, False)
        return DatedEntry(*moment, [line], timed=True) if moment[0] else None

    def _with_clock(self, words: Sequence[str], shift: int = 0) -> tuple[datetime | None, bool]:
        """Return the time of day that stands first in these words, on the day above."""
        for start in range(min(len(words), _FAR)):
            for count in (3, 2, 1):
                clock = " ".join(words[start : start + count]).strip(_TRIMMED)
                if any(map(str.isdecimal, clock)) and is_clock(clock) and (moment := self._shifted(clock, shift))[0]:
                    return moment
        return None, False

    def _past_midnight(self, clock: str) -> tuple[datetime | None, bool]:
        """Return a time of day on the day above, or on the next day where the entries before it go on to midnight.

        Below a title of two days, what lies before noon is on the second.
        """
        moment = self._shifted(clock, 0)
        if self._is_night:
            return self._shifted(clock, 1) if moment[0] and moment[0].astimezone(self._times.zone).hour < NOON else moment
        if moment[0] and is_past_midnight(self._latest, moment[0]):
            moment = self._shifted(clock, 1)
            self._day = f"{moment[0].astimezone(self._times.zone):%Y-%m-%d}" if moment[0] else self._day
        self._latest = moment[0] or self._latest
        return moment

    def _shifted(self, clock: str, shift: int) -> tuple[datetime | None, bool]:
        day = datetime.fromisoformat(self._day) + timedelta(days=shift)
        return self._times.read(f"{day:%Y-%m-%d} {clock}".strip())


def relative_day(words: Sequence[str]) -> tuple[int, int]:
    """Return the days from the day above that the first of these words name, such as -1, and how many words do. No word for none."""
    days = calendar_words().days
    for count in (3, 2, 1):
        name = fold(" ".join(words[:count])).strip(_TRIMMED)
        if name in days:
            return days[name], count
    return 0, 0


def first_moment(text: str, times: Times) -> tuple[datetime | None, bool]:
    """Return the first day that the sentences of a text state, with the time of day that follows it."""
    text = divided(plain_digits(with_clocks(text[:_LOOKED_AT]))).replace(" \u2014 ", " ; ")
    times = times_of(text, times)
    for line in _lines_with_days(text):
        words = line.split()
        for start, word in enumerate(words):
            if not any(map(str.isdecimal, word)):
                continue
            for before in (2, 1, 0):
                chunk = " ".join(words[max(0, start - before) : start + 2 * _MOST_WORDS - 2])
                if _DATE_LIKE.search(chunk) and (moment := _stated(chunk, times))[0]:
                    return moment
    return None, False


def _stated(chunk: str, times: Times) -> tuple[datetime | None, bool]:
    words = chunk.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        stamp = " ".join(words[:count]).strip(_TRIMMED)
        if (
            _DATE_LIKE.search(stamp)
            and not (stamp.isdecimal() or times.counts_behind_day(stamp))
            and (moment := times.read(stamp))[0]
            and moment[0].year in _YEARS
        ):
            return moment if has_clock(stamp) else times.within(chunk) if times.within(chunk)[0] else moment
    return None, False


def _lines_with_days(text: str) -> Iterator[str]:
    for line in text[:_LOOKED_AT].split("\n")[:_LINES]:
        if _DATE_LIKE.search(line):
            yield line[:_LONGEST_LINE]


def are_entries(parts: Sequence[DatedEntry]) -> bool:
    """Tell whether entries are reports of their own: there are several, with words in each, or in one of a log by the hour.

    Most entries of a quiet night say "quiet". The one that does not must not stand in one report with them.
    """
    worded = sum(_is_worded(entry.text) for entry in parts)
    by_hour = [entry.by_hour for entry in parts if entry.by_hour]
    is_log = len(by_hour) > 1 and len(by_hour) >= len(parts) - 1 and any(map(_is_worded, by_hour))
    return is_log or (worded > 1 and worded >= len(parts) - 1)


def _is_worded(text: str) -> bool:
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    return words > _FEWEST_WORDS or len(_UNSPACED.findall(text)) >= _FEWEST_SIGNS
