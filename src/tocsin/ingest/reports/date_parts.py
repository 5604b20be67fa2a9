"""Days that several cells tell together, in columns for day, month and year, and days that stand above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta, tzinfo
from itertools import pairwise
from pathlib import PurePosixPath

from tocsin.ingest.reports.dated_entries import first_moment
from tocsin.ingest.reports.two_days import first_of_two_days
from tocsin.ingest.times.calendar_words import fold, months_named, plain
from tocsin.ingest.times.clock_cells import clock_in
from tocsin.ingest.times.dates import Times, is_clock
from tocsin.ingest.times.zone_names import zone_of

_PARTS = {
    "year": "year año ano anno année jahr jaar år rok év yıl год рік سنة السنة سال 年 an anul vuosi έτος năm tahun mwaka year साल "
    "বছর שנה ปี",
    "month": "month mes mês mese mois monat maand månad måned miesiąc měsíc hónap ay месяц місяць شهر الشهر ماه 月 luna kuukausi μήνας "
    "tháng bulan mwezi महीना মাস חודש เดือน",
    "day": "day dia día giorno jour tag dag dzień den deň nap gün день يوم اليوم روز 日 zi ziua päivä ημέρα ngày hari siku dan "
    "दिन দিন יום วัน",
    "hour": "tid tidspunkt kl klo klokken klockan klokka uhrzeit hour hora ora heure stunde uur timme time godzina hodina "
    "óra saat час ساعة الساعة 時 tunti ώρα giờ jam h",
    "minute": "min minute minuto minuti minuut minuten minut minuta perc dakika минута минут دقيقة 分 phút menit dakika m",
}
_ROLES = {fold(word): part for part, words in _PARTS.items() for word in words.split()}
_RANGES = {"year": (0, 2600), "month": (1, 12), "day": (1, 31), "hour": (0, 24), "minute": (0, 59)}
_DATE = ("year", "month", "day")
_LONGEST = 400
_LOOKED_AT = 20_000
_CLOCK = re.compile(r"[^\d\n]{0,8}?([01]?\d|2[0-4])[:.h]([0-5]\d)[^\d\n]{0,6}|([01]\d|2[0-3])([0-5]\d)(?: ?h(?:rs)?\.?)?")
_UNTIL = re.compile(r"(?<=\d) ?-{1,2} ?\d{1,2}[.:]?\d{2}$")
"""End of a span of hours."""
_WITHOUT_YEAR = re.compile(r"(?<![\d./])([0-3]?\d)\.(1[0-2]|0?[1-9])\.?(?![\d./])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LONE_YEAR = re.compile(r"(?<![\d.,+/-])(20\d\d)(?![\d]|[.,]\d)")
_STAMP = re.compile(r"(?<!\d)(?:19|20)\d\d[01]\d[0-3]\d(?:[T_ -]?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?!\d)")
_TITLE_ZONE = re.compile(
    r"[(\[](?:[^()\[\]]{0,40}[,; ])?([A-Z]{3,4}|UTC ?[+-]\d{1,2}(?::?\d\d)?)[)\]]"
    r"|(?i:\b(?:times|time ?zone|zone|uhrzeiten|zeiten|heures|horas))(?:[: ]| in | are ){1,3}([A-Z]{3,4}|UTC ?[+-]\d{1,2})\b"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR_DIGITS = 4
_MONTHS = 12
_CENTURY = 100
_ONE_DAY = timedelta(days=1)


def clock_of(value: str) -> str:
    """Return a cell that is a time of day and nothing else, in digits where it has them, such as ``20.15 น.`` or ``0930``. Else nothing."""
    bare = plain(value)
    if is_clock(bare):
        return bare
    clock = clock_in(value)
    if clock and not clock.is_bare:
        return str(clock)
    match = _CLOCK.fullmatch(_UNTIL.sub("", bare))
    return f"{match[1] or match[3]}:{match[2] or match[4]}" if match else ""


def date_part(name: str) -> str:
    """Return the part of a date, such as ``month``, that the name of a column says. Empty for any other name."""
    return _ROLES.get(fold(plain(name)).strip(" .:"), "")


def holds_part(part: str, values: Sequence[str]) -> bool:
    """Tell whether all values are numbers that this part of a date may have."""
    least, most = _RANGES[part]
    numbers = [value.rstrip(".") for value in values]
    return bool(numbers) and all(number.isdecimal() and len(number) <= _YEAR_DIGITS and least <= int(number) <= most for number in numbers)


def split_date(names: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the columns that tell year, month and day together, and those of hour and minute. Empty where one of the three is missing."""
    columns: dict[str, str] = {}
    for name in names:
        part = date_part(name)
        if part and part not in columns and holds_part(part, values[name]):
            columns[part] = name
    return tuple(columns[part] for part in _PARTS if part in columns) if all(part in columns for part in _DATE) else ()


def joined_date(row: Mapping[str, str], columns: Sequence[str]) -> str:
    """Return the time that columns of year, month, day, hour and minute tell in a row. Empty where they do not."""
    cells = {date_part(name): row.get(name, "").strip().rstrip(".") for name in columns}
    if not all(cells.get(part, "").isdecimal() for part in _DATE):
        return ""
    year, month, day = (int(cells[part]) for part in _DATE)
    clock = f" {int(cells['hour']):02}:{int(cells.get('minute') or 0):02}" if cells.get("hour", "").isdecimal() else ""
    return f"{year if year >= _CENTURY else 2000 + year}-{month:02}-{day:02}{clock}"


def year_in(text: str) -> str:
    """Return the last year that a text names, empty for none."""
    return next(reversed(_YEAR.findall(plain(text[:_LOOKED_AT]))), "")


def day_above(texts: Iterable[str], zone: tzinfo, year: str = "") -> str:
    """Return the one day, or else the one month, that the titles above a table state, in ISO form. Empty for none or several.

    A night is the interval of its two days.

    ``year`` is that of days such as ``21.11.`` that state none.
    """
    days: set[str] = set()
    months: set[str] = set()
    for text in texts:
        text = text[:_LONGEST].replace("_", " ")
        if night := first_of_two_days(text, Times("", zone)):
            days.add(f"{night:%Y-%m-%d}/{night + _ONE_DAY:%Y-%m-%d}")
            continue
        moment = first_moment(text, Times("", zone))[0]
        if moment is None and (stamp := _STAMP.search(text)):
            moment = Times("", zone).read(stamp[0])[0]
        if moment is None and year and (short := _WITHOUT_YEAR.search(plain(text))):
            moment = Times("dmy", zone).read(f"{short[1]}.{short[2]}.{year}")[0]
        if moment:
            days.add(f"{moment.astimezone(zone):%Y-%m-%d}")
        else:
            months.update(_months(text))
    stated = days or months
    return stated.pop() if len(stated) == 1 else ""


def lone_year(*texts: str) -> str:
    """Return the one year that the first of these texts which names any does. Empty for several or none."""
    for text in texts:
        if years := set(_LONE_YEAR.findall(plain(text))):
            return years.pop() if len(years) == 1 else ""
    return ""


def day_or_year_above(texts: Iterable[str], name: str, zone: tzinfo) -> str:
    """Return what :func:`day_above` returns for titles, or else for the name of a file, or else the one year that they name."""
    titles, name = list(texts), PurePosixPath(name).stem
    return day_above(titles, zone) or day_above([name], zone) or lone_year("\n".join(titles), name)


def zone_above(texts: Iterable[str]) -> str:
    """Return the zone that the titles above a table state in brackets or behind ``times``, by its short name. Empty for none or several."""
    names = {match[1] or match[2] for text in texts for match in _TITLE_ZONE.finditer(text[:_LONGEST])}
    stated = {name for name in names if zone_of(name)}
    return stated.pop() if len(stated) == 1 else ""


def _months(text: str) -> Iterable[str]:
    words = _WORD.findall(fold(plain(text)))
    for word, year in pairwise(words):
        numbers = [number for number in months_named(word) if number <= _MONTHS] if not word.isdecimal() else []
        if len(numbers) == 1 and len(year) == _YEAR_DIGITS and year.isdecimal() and year[:2] in ("19", "20"):
            yield f"{year}-{numbers[0]:02}"
