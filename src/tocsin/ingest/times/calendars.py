"""Dates of other calendars as Gregorian dates.

A month is a number up to 13, plus twenty for each step in :class:`Calendar`, so that one number says both. Each calendar takes the
years of today only, which tells most of them apart. Formulas: Reingold and Dershowitz, Calendrical Calculations.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from enum import IntEnum

STEP = 20


class Calendar(IntEnum):
    """Calendars whose months have names of their own."""

    GREGORIAN = 0
    PERSIAN = 1
    ISLAMIC = 2
    HEBREW = 3
    ETHIOPIAN = 4
    NEPALI = 5
    BANGLA = 6


_GREGORIAN_YEARS = range(1600, 2400)
_BUDDHIST = 543
_BUDDHIST_YEARS = range(2401, 2700)
_MINGUO = 1911
_MINGUO_YEARS = range(81, 140)
_PERSIAN_YEARS = range(1300, 1420)
_ISLAMIC_YEARS = range(1300, 1500)
_HEBREW_YEARS = range(5700, 5900)
_ETHIOPIAN_YEARS = range(1980, 2040)
_BANGLA_YEARS = range(1400, 1460)
_LONGEST_MONTH = 32

_ISLAMIC_EPOCH = 226_630
_HEBREW_EPOCH = -1_373_427
_ETHIOPIAN_EPOCH = 2_796
_BANGLA = 593
_BANGLA_MONTHS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)

_UMM_AL_QURA = (1430, date(2008, 12, 29))
_LONG_MONTHS = "655 6a9 754 b6a 56c aad 555 b29 b92 ba9 5d4 ada 55a aab 595 749 764 baa 5b5 2b6 a56 d2a e95 72a 755 35a 95d 49b a4d d26 d53"
"""Months of thirty days of the calendar Umm al-Qura from 1430 to 1460, a bit each, a year a word. Source: R. H. van Gent, Utrecht."""

_NEPALI = (2070, date(2013, 4, 14))
_NEPALI_LENGTHS = """
31 31 31 32 31 31 29 30 30 29 30 30 31 31 32 31 31 31 30 29 30 29 30 30 31 32 31 32 31 30 30 29 30 29 30 30
31 32 31 32 31 30 30 30 29 29 30 31 31 31 31 32 31 31 30 29 30 29 30 30 31 31 32 31 31 31 30 29 30 29 30 30
31 32 31 32 31 30 30 30 29 29 30 30 31 32 31 32 31 30 30 30 29 30 29 31 31 31 31 32 31 31 30 29 30 29 30 30
31 31 32 31 31 31 30 29 30 29 30 30 31 32 31 32 31 30 30 30 29 29 30 30 31 32 31 32 31 30 30 30 29 30 29 31
31 31 32 31 31 31 30 29 30 29 30 30 31 31 32 31 31 31 30 29 30 29 30 30 31 31 32 31 31 30 30 30 29 30 30 30
31 32 31 32 30 31 30 30 29 30 30 30 30 32 31 32 31 30 30 30 29 30 30 30 31 31 32 31 31 31 30 29 30 30 30 30
30 31 32 32 30 31 30 30 29 30 30 30 30 32 31 32 31 30 30 30 29 30 30 30 30 32 31 32 31 30 30 30 29 30 30 30
"""
"""Lengths of the months of Bikram Sambat in Nepal from 2070 to 2090, as the government's almanac sets them."""


def gregorian(year: int, month: int, day: int) -> str | None:
    """Return the ISO date of a date of any of these calendars, None where there is no such day.

    A month of no name is Buddhist, Persian, Islamic, of the Republic of China or Gregorian by its year. Of the years of today those up
    to 1419 are Persian, later ones Islamic.
    """
    calendar, month = divmod(month, STEP)
    if not 1 <= month <= 13 or not 1 <= day <= _LONGEST_MONTH:
        return None
    if calendar:
        convert, years = _CALENDARS[Calendar(calendar)]
        moment = convert(year, month, day) if year in years else None
        return moment.isoformat() if moment else None
    if year in _MINGUO_YEARS:
        return _iso(year + _MINGUO, month, day)
    if year in _BUDDHIST_YEARS:
        return _iso(year - _BUDDHIST, month, day)
    if year in _ISLAMIC_YEARS:
        moment = jalali(year, month, day) if year in _PERSIAN_YEARS else hijri(year, month, day)
        return moment.isoformat() if moment else None
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    if year not in _GREGORIAN_YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


def hijri(year: int, month: int, day: int) -> date | None:
    """Return the date of an Islamic date: of the calendar Umm al-Qura from 1430 to 1460, else of the tabular one, true to a day or so.

    The tabular calendar has the civil epoch and the leap years 2, 5, 7 ... of 30.
    """
    if month > 12 or day > 30:
        return None
    first_year, first_day = _UMM_AL_QURA
    years = [int(bits, 16) for bits in _LONG_MONTHS.split()]
    if not 0 <= year - first_year < len(years):
        return date.fromordinal((11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + _ISLAMIC_EPOCH)
    months = (year - first_year) * 12 + month - 1
    longer = sum(years[n // 12] >> (11 - n % 12) & 1 for n in range(months))
    return first_day + timedelta(days=29 * months + longer + day - 1)


def jalali(year: int, month: int, day: int) -> date | None:
    """Return the date of a Solar Hijri date, by the 33-year rule of leap years, valid for 1244 to 1472."""
    if month > 12 or day > 31:
        return None
    epoch_year = year - 1
    leaps = 8 * (epoch_year // 33) + sum(1 for leap in (1, 5, 9, 13, 17, 22, 26, 30) if leap <= epoch_year % 33)
    days = 365 * epoch_year + leaps + (31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)) + day - 1
    return date(622, 3, 21) + timedelta(days=days)


def hebrew(year: int, month: int, day: int) -> date | None:
    """Return the date of a Hebrew date. Months count from Tishri, with Adar 6, Adar II 7, and Nisan 8 in every year."""
    leap = (7 * year + 1) % 19 < 7
    size = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    if month == 6 and not leap:
        month = 7
    lengths = [30, 29 + (size % 10 == 5), 30 - (size % 10 == 3), 29, 30, 30 * leap, 29, 30, 29, 30, 29, 30, 29]
    return date.fromordinal(_hebrew_new_year(year) + sum(lengths[: month - 1]) + day - 1) if day <= lengths[month - 1] else None


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_days(number) for number in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else int(this - before == 382)
    return _HEBREW_EPOCH + this + delay


def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + int(3 * (day + 1) % 7 < 3)


def ethiopian(year: int, month: int, day: int) -> date | None:
    """Return the date of an Ethiopian date: twelve months of thirty days and a thirteenth of five or six."""
    if day > 30:
        return None
    return date.fromordinal(_ETHIOPIAN_EPOCH - 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


def nepali(year: int, month: int, day: int) -> date | None:
    """Return the date of a date of Bikram Sambat as Nepal counts it, from 2070 to 2090."""
    first_year, first_day = _NEPALI
    lengths = [int(length) for length in _NEPALI_LENGTHS.split()]
    at = (year - first_year) * 12 + month - 1
    return first_day + timedelta(days=sum(lengths[:at]) + day - 1) if 0 <= at < len(lengths) and day <= lengths[at] else None


def bangla(year: int, month: int, day: int) -> date | None:
    """Return the date of a date of the calendar of Bangladesh, whose year begins on 14 April."""
    if month > 12:
        return None
    first = date(year + _BANGLA, 4, 14)
    leap = isleap(year + _BANGLA + 1)
    return first + timedelta(days=sum(_BANGLA_MONTHS[: month - 1]) + day - 1 + (leap and month == 12))


_CALENDARS: dict[Calendar, tuple[Callable[[int, int, int], date | None], range]] = {
    Calendar.PERSIAN: (jalali, _ISLAMIC_YEARS),
    Calendar.ISLAMIC: (hijri, _ISLAMIC_YEARS),
    Calendar.HEBREW: (hebrew, _HEBREW_YEARS),
    Calendar.ETHIOPIAN: (ethiopian, _ETHIOPIAN_YEARS),
    Calendar.NEPALI: (nepali, range(2070, 2091)),
    Calendar.BANGLA: (bangla, _BANGLA_YEARS),
}
