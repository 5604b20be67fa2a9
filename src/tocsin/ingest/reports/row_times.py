"""Times of the rows of a table: those that their columns state, and those that only other cells or the rows above state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest.reports.date_parts import clock_of, joined_date, split_date
from tocsin.ingest.reports.dated_entries import relative_day
from tocsin.ingest.reports.two_days import NOON, following_day, is_past_midnight
from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.clock_cells import TimeOfDay, clock_in
from tocsin.ingest.times.dates import DAY_FIRST, MONTH_FIRST, Times, has_clock, order_of
from tocsin.ingest.times.short_days import YEAR_ELSEWHERE, short_numbers, short_order, with_year
from tocsin.ingest.times.zone_names import zone_of

_DITTO = frozenset(
    "\" '' = \u2033 \u3003 \u05f4 -\"- id id. idem ditto dito do do. same ibid ibid. \u00bb \u201d jw jw. тоже".split()  # noqa: SIM905 - a list of words
)
AMERICAN = re.compile(r"[1-9]\d?/[1-9]\d?/\d{4}, [1-9]\d?:\d{2}(?::\d{2})? [AP]M")
_DAY_WORDS = frozenset("datum fecha data dato dag dia giorno jour tanggal tarehe petsa tarih kuupäev päivä pvm datums taariikh".split())  # noqa: SIM905 - a list of words
_SERIAL_DAY = re.compile(r"[45]\d{4}")
_FRACTION = re.compile(r"0?[.,]\d{1,16}|0")
_DECIMAL = re.compile(r"\d\.\d{1,2}|\d{1,2}\.\d")
_MINUTES_OF_DAY = 24 * 60
_SAMPLE = 300
_ZONED = re.compile(r"(?:^|[ (\[_])((?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{3,4}|[A-Z][a-z]+/[A-Z][A-Za-z_]+)[)\]]?$")
_FOREIGN = 0.01
_FEWEST_DAYS = 3
_LONGEST = 64
_LENGTH_OF_MONTH = len("2024-12")
_LENGTH_OF_DAY = len("2024-12-31")
_LAST_DAY = 31
_HALF_YEAR = 180
_ANY_LEAP_YEAR = 2024
_ORDERS = (DAY_FIRST, MONTH_FIRST)
_WEEK = 7
_MOST_OF_CLOCK = 4
_LONGEST_SHORT = 40
_FEW_CELLS = 2
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def is_ditto(value: str) -> bool:
    """Tell a sign or word that stands for the value above."""
    return value.casefold() in _DITTO


def _names_day(heading: str) -> bool:
    """Tell a heading that means a day in a language other than English, all of which put the day first."""
    return not _DAY_WORDS.isdisjoint(heading.casefold().split())


def written_order(values: Sequence[str], rows: Iterable[Mapping[str, str]], columns: Sequence[str] = ()) -> tuple[str, bool]:
    """Return the order of day and month in a column of times, empty when nothing tells, and whether it was assumed.

    Values that allow one order only decide. Then the form of American programs, then the order in which the days follow one another,
    then the language: only tables in English may put the month first.
    """
    if order := order_of(values):
        return order, False
    numbers = [value for value in values[:_SAMPLE] if any(map(str.isdecimal, value))]
    if not any(Times(DAY_FIRST).read(value)[0] != Times(MONTH_FIRST).read(value)[0] for value in numbers):
        return "", False
    if numbers and all(map(AMERICAN.fullmatch, numbers)):
        return MONTH_FIRST, True
    if order := _by_sequence(numbers):
        return order, True
    return (DAY_FIRST if _is_foreign(rows) or any(map(_names_day, columns)) else ""), True


def _by_sequence(values: Sequence[str]) -> str:
    """Return the only order in which the days go forward, or back, from row to row."""
    steady = []
    for order in (DAY_FIRST, MONTH_FIRST):
        moments = [moment for value in values if (moment := Times(order).read(value)[0])]
        steps = [after - before for before, after in pairwise(moments) if abs(after - before) >= timedelta(days=1)]
        if len(steps) >= _FEWEST_DAYS and len(moments) == len(values) and len({step > timedelta() for step in steps}) == 1:
            steady.append(order)
    return steady[0] if len(steady) == 1 else ""


def _is_foreign(rows: Iterable[Mapping[str, str]]) -> bool:
    """Tell by its letters that a table is not in English."""
    letters = other = 0
    for _, row in zip(range(_SAMPLE), rows, strict=False):
        text = "".join([*row, *row.values()])
        letters += sum(map(str.isalpha, text))
        other += 0 if text.isascii() else sum(letter.isalpha() and not letter.isascii() for letter in text)
    return other > _FOREIGN * letters


def _zone_in(heading: str) -> tzinfo | None:
    """Return the zone that a heading states, as in ``Date (UTC)`` or ``Sent [Europe/Berlin]``."""
    match = _ZONED.search(heading)
    if match is None:
        return None
    try:
        return zone_of(match[1]) or (zone_named(match[1]) if "/" in match[1] else None)
    except Malformed:
        return None


def _in_digits(value: str) -> str:
    return clock_of(value) or value


def is_serial_day(value: str) -> bool:
    """Tell a day that a spreadsheet keeps as a number."""
    return _SERIAL_DAY.fullmatch(value) is not None


def is_part_of_day(value: str) -> bool:
    """Tell a time of day that a spreadsheet keeps as a part of a day."""
    return _FRACTION.fullmatch(value) is not None


def _of_fraction(value: str) -> str:
    """Return the time of day that a spreadsheet keeps as a part of a day, any other value as it stands."""
    if not _FRACTION.fullmatch(value):
        return value
    minutes = round(float(value) * _MINUTES_OF_DAY)
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < _MINUTES_OF_DAY else value


def states_time_below(value: str) -> bool:
    """Tell a cell that states a time of day for the day of a row above, such as ``idem 10h45``."""
    day, clock = _day_and_clock([value.strip()], is_below_day=False)
    return clock is not None and not any(map(str.isdecimal, day))


def _day_and_clock(cells: Sequence[str], is_below_day: bool) -> tuple[str, TimeOfDay | None]:
    """Return what the cells of a time say of the day, and the time of day in one of them or at the end of the first.

    Below a day, a number alone is an hour.
    """
    first, *others = cells
    clock = next((of_day for value in others if (of_day := clock_in(value))), None)
    if clock:
        return first, clock
    if clock := clock_in(first):
        return ("", clock) if is_below_day or not clock.is_bare else (first, None)
    words = first.split()
    counts = range(min(_MOST_OF_CLOCK, len(words) - 1), 0, -1)
    splits = [(" ".join(words[:-count]), " ".join(words[-count:])) for count in counts]
    splits += [(" ".join(words[count:]), " ".join(words[:count])) for count in counts]
    clocked = [(day, clock) for day, beside in splits if (clock := clock_in(beside)) and not clock.is_bare and not short_numbers(beside)]
    dated = [(day, clock) for day, clock in clocked if any(with_year(day, _ANY_LEAP_YEAR, order) for order in _ORDERS)]
    return next(iter([*dated, *clocked]), (first, None))


def states_short_day(value: str) -> bool:
    """Tell a day without its year, alone or with a time of day. A number with a fraction, such as ``9.3``, is none."""
    is_one_word = value.isascii() and value.isalnum()
    if len(value) > _LONGEST_SHORT or is_one_word or not any(map(str.isdecimal, value)) or _DECIMAL.fullmatch(value):
        return False
    return any(
        with_year(day, _ANY_LEAP_YEAR, order) for day in (value, _day_and_clock([value.strip()], False)[0]) for order in _ORDERS if day
    )


def _short_order(values: Sequence[str], rows: Sequence[Mapping[str, str]], columns: Sequence[str], year: int) -> str:
    """Return the order of day and month in those values that state a day without its year. Empty where nothing tells."""
    days = [_day_and_clock([value], is_below_day=False)[0] for value in values[:_SAMPLE] if value]
    return short_order(days, year) or (DAY_FIRST if _is_foreign(rows) or any(map(_names_day, columns)) else "")


def _year_of(columns: Sequence[str], rows: Sequence[Mapping[str, str]], times: Times, above: str) -> int:
    """Return the one year that the times of a table, the title above it, or rows of one or two cells state. 0 for none or several."""
    stated = {moment.year for row in rows[:_SAMPLE] for name in columns if (moment := times.read(row.get(name, "").strip())[0])}
    years = {int(above[:4])} if above else set[int]()
    notes = [[value for value in row.values() if value.strip()] for row in rows[:_SAMPLE]]
    named = {int(year) for cells in notes if 0 < len(cells) <= _FEW_CELLS for value in cells for year in _YEAR.findall(value)}
    agreed = stated or years or named
    return agreed.pop() if len(agreed) == 1 else 0


class ColumnTimes:
    """Reader of the times in some columns of a table, row by row.

    ``above`` is the day or the month that stands above the table, in ISO form. Times of day below it go on past midnight. Below the
    interval of two days, those before noon are on the second. ``stated`` is the zone that stands above the table, by its short name.
    """

    def __init__(
        self, columns: Sequence[str], order: str, rows: Sequence[Mapping[str, str]], zone: tzinfo, above: str = "", stated: str = ""
    ) -> None:
        self._columns = columns
        self._is_split = bool(split_date(columns, {name: [row.get(name, "").strip() for row in rows[:_SAMPLE]] for name in columns}))
        self._day = ""
        self._above = above
        self._latest: datetime | None = None
        self._last: datetime | None = None
        values = [" ".join(filter(None, (row.get(name, "").strip() for name in columns))) for row in rows] if columns else []
        likely, assumed = (order, False) if order or not columns or self._is_split else written_order(values, rows, columns)
        self.assumed_order = likely if assumed else ""
        own = next((found for name in columns if (found := _zone_in(name))), zone_of(stated) if stated else None)
        self._is_zoned = own is not None
        self._times = Times(likely, own or zone)
        self._year = _year_of(columns, rows, self._times, above)
        first = [row.get(columns[0], "").strip() for row in rows[:_SAMPLE]] if columns else []
        self._short_order = likely or (_short_order(first, rows, columns, self._year) if columns else "")

    def stand_below(self, day: str) -> None:
        """Take the day, in ISO form, that a row between others states for those below it."""
        self._above, self._day, self._latest, self._last = day, "", None, None

    def read(self, row: Mapping[str, str]) -> tuple[datetime | None, bool, str]:
        """Return the time of a row, whether its zone was assumed, and a remark on a day that stands elsewhere."""
        moment, assumed, remark = self._read(row)
        return moment, assumed and not self._is_zoned, remark

    def _read(self, row: Mapping[str, str]) -> tuple[datetime | None, bool, str]:
        moment = self._stated(row)
        is_day = moment[0] is None or moment[0].astimezone(self._times.zone).time() == time()
        if is_day and not self._is_split and self._columns and len(self._above) != _LENGTH_OF_MONTH:
            cells = [row.get(name, "").strip() for name in self._columns]
            completed = self._completed(cells, moment[0])
            moment = completed if completed[0] else moment
        if moment[0]:
            self._last = moment[0]
        return moment

    def _completed(self, cells: Sequence[str], stated: datetime | None) -> tuple[datetime | None, bool, str]:
        """Return the time of a row of which the day, its year or the time of day stands in another form or in rows above."""
        day, clock = _day_and_clock(cells, len(self._above) >= _LENGTH_OF_DAY)
        remark = ""
        if stated:
            on = stated.astimezone(self._times.zone).date()
        else:
            day_above, remark = self._day_of(day, bool(clock))
            if day_above is None:
                return None, False, ""
            on = day_above
        last = self._last.astimezone(self._times.zone) if self._last else None
        minutes = last.hour * 60 + last.minute if last and last.date() == on else None
        stamp = f"{on:%Y-%m-%d} {clock.after(minutes) if clock else ''}".strip()
        moment, assumed = self._times.read(stamp)
        if moment and not day and is_past_midnight(self._last, moment):
            moment += timedelta(days=1)
        return moment, assumed, remark if moment else ""

    def _day_of(self, value: str, is_timed: bool) -> tuple[date | None, str]:
        """Return the day that a cell states without its year, or as the one above, with a remark on where it stands."""
        last = self._last.astimezone(self._times.zone).date() if self._last else None
        above = last or (date.fromisoformat(self._above[:_LENGTH_OF_DAY]) if len(self._above) >= _LENGTH_OF_DAY else None)
        year = above.year if above else self._year
        if year and (stated := with_year(value, year, self._short_order)):
            goes_back = above is not None and (above - stated).days > _HALF_YEAR
            stated = with_year(value, year + 1, self._short_order) if goes_back else stated
            return stated, YEAR_ELSEWHERE
        if above is None or any(map(str.isdecimal, value)):
            return None, ""
        weekdays = calendar_words().weekdays.get(fold(value).strip(" .,"), set())
        if len(weekdays) == 1:
            return above + timedelta(days=(next(iter(weekdays)) - above.weekday()) % _WEEK), "a day of the week, counted from the day above"
        shift, count = relative_day(value.split()) if value else (0, 0)
        if count:
            return above + timedelta(days=shift), "counted from the day above"
        if is_timed or (value and is_ditto(value)):
            return above, "as in a row above" if last else "as stands above the table"
        return None, ""

    def _stated(self, row: Mapping[str, str]) -> tuple[datetime | None, bool, str]:
        first, *others = self._cells(row)
        if _SERIAL_DAY.fullmatch(first):
            others = [_of_fraction(value) for value in others]
        if not others and first and (stated := self._times.read(first))[0]:
            self._day = first
            return *stated, ""
        if self._day and (is_ditto(first) or (not first and any(map(clock_of, others)))):
            moment, assumed = self._times.within(" ".join(filter(None, (self._day, *map(_in_digits, others)))))
            return moment, assumed, "as in a row above" if moment else ""
        if len(self._above) >= _LENGTH_OF_MONTH and (below := self._below(first, others))[0]:
            return *below, "as stands above the table"
        self._day = first or self._day
        return *self._times.within(" ".join(filter(None, (first, *map(_in_digits, others))))), ""

    def _cells(self, row: Mapping[str, str]) -> list[str]:
        if self._is_split and (joined := joined_date(row, self._columns)):
            return [joined]
        return [row.get(name, "").strip() for name in self._columns]

    def _below(self, first: str, others: Sequence[str]) -> tuple[datetime | None, bool]:
        """Return the time that a time of day, or the number of a day, tells below the day or month above the table."""
        if len(self._above) == _LENGTH_OF_MONTH:
            number = first.rstrip(". ")
            clock = next(filter(None, map(clock_of, others)), "")
            is_day = number.isdecimal() and 0 < int(number) <= _LAST_DAY
            return self._times.read(f"{self._above}-{int(number):02} {clock}".strip()) if is_day else (None, False)
        day, _, following = self._above.partition("/")
        clock = self._clock_below(first, others, is_night=bool(following))
        moment, assumed = self._times.read(f"{day} {clock}") if clock else (None, False)
        if following and moment and moment.astimezone(self._times.zone).hour < NOON:
            return self._times.read(f"{following} {clock}")
        if not following and moment and is_past_midnight(self._latest, moment):
            self._above = following_day(day)
            moment, assumed = self._times.read(f"{self._above} {clock}")
        self._latest = moment or self._latest
        return moment, assumed

    def _clock_below(self, first: str, others: Sequence[str], is_night: bool) -> str:
        """Return the time of day of a row below a day, in the likelier half of the day where none is told. Empty for none."""
        clock = next((clock for cell in (first, *others) if (clock := clock_in(cell)) and not clock.is_bare), None)
        if clock is None:
            return next(filter(None, map(clock_of, (first, *others))), "")
        last = self._latest.astimezone(self._times.zone) if self._latest else None
        return str(clock.at_night() if is_night else clock.after(last.hour * 60 + last.minute if last else None))

    def states_hour(self, row: Mapping[str, str], moment: datetime) -> bool:
        """Tell whether the time of a row states a time of day. A bare day is read as its midnight."""
        if moment.astimezone(self._times.zone).time() != time():
            return True
        values = [row.get(name, "").strip() for name in self._columns]
        return self._is_split or any(has_clock(value) or clock_of(value) or value.replace(".", "").isdecimal() for value in values)

    def among(self, cells: Iterable[tuple[str, str]]) -> tuple[datetime | None, bool]:
        """Return the first day with a clock that one of these cells is."""
        for _, value in cells:
            bare = value.strip()
            if len(bare) <= _LONGEST and not bare.isdecimal() and any(map(str.isdecimal, bare)) and has_clock(bare):
                stated = self._times.read(bare)
                if stated[0]:
                    return stated
        return None, False
