"""Random moments, written in the forms of programs, people and calendars, are read back as the same moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tocsin.ingest.times.calendars import STEP, Calendar, gregorian
from tocsin.ingest.times.dates import DAY_FIRST, Times

ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()  # noqa: SIM905 - a list of words
THAI = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()  # noqa: SIM905 - a list of words
PROGRAMS: dict[str, Callable[[datetime], str]] = {
    "scientific": lambda m: f"{m.timestamp() * 1000:.12E}",
    "JavaScript": lambda m: f"new Date({int(m.timestamp() * 1000)})",
    "MongoDB": lambda m: f'ISODate("{m:%Y-%m-%dT%H:%M:%S}Z")',
    "an at sign": lambda m: f"@{int(m.timestamp())}",
    "quotes": lambda m: f'"{m:%Y-%m-%d %H:%M:%S}"',
    "day of the year": lambda m: f"{m:%Y-%jT%H:%M:%S}",
    "compact day of the year": lambda m: f"{m:%Y%jT%H%M%S}Z",
    "digits to the millisecond": lambda m: f"{m:%Y%m%d%H%M%S}000",
    "Java": lambda m: f"{m:%Y-%m-%dT%H:%M:%S}Z[UTC]",
    "ctime with an offset": lambda m: f"{m:%a %b} {m.day:>2} {m:%H:%M:%S} GMT+00:00 {m.year}",
    "Apache": lambda m: f"[{m:%d/%b/%Y:%H:%M:%S} +0000]",
    "DB2": lambda m: f"{m:%Y-%m-%d-%H.%M.%S}.000000",
    "Oracle": lambda m: f"{m:%d-%b-%y %I.%M.%S}.000000 {m:%p}".upper(),
    "Exif": lambda m: f"{m:%Y:%m:%d %H:%M:%S}",
    "PDF": lambda m: f"D:{m + timedelta(hours=2):%Y%m%d%H%M%S}+02'00'",
    "SAS": lambda m: f"{m:%d%b%Y:%H:%M:%S}".upper(),
    "a city behind a short zone": lambda m: f"{m + timedelta(hours=8):%Y-%m-%d %H:%M:%S} CST (Asia/Shanghai)",
    "an offset in brackets": lambda m: f"{m + timedelta(hours=4, minutes=30):%d.%m.%Y %H:%M:%S} (GMT+4:30)",
    "Moscow": lambda m: f"{m + timedelta(hours=3):%d.%m.%Y %H:%M:%S} МСК",
    "Beijing": lambda m: f"{m + timedelta(hours=8):%Y-%m-%d %H:%M:%S} 北京时间",
    "a day with hours before": lambda m: f"{m:%H:%M:%S} {m:%d-%m-%Y}",
    "hours, minutes, seconds": lambda m: f"{m:%d.%m.%Y} {m.hour}h{m:%M}m{m:%S}s",
    "dashes": lambda m: f"{m:%Y/%m/%d} {m:%H-%M-%S}",
    "underscores": lambda m: f"{m:%Y_%m_%d} {m:%H:%M:%S}",
}
TO_THE_MINUTE: dict[str, Callable[[datetime], str]] = {
    "the army": lambda m: f"{m:%d%H%MZ%b%y}".upper(),
    "the army in another zone": lambda m: f"{m - timedelta(hours=5):%d%H%MR %b %y}".upper(),
    "hours without a colon": lambda m: f"{m:%d/%m/%Y} {m:%H%M} hrs",
    "French": lambda m: f"le {m:%d/%m/%Y} à {m.hour} heures {m:%M}",
    "Vietnamese": lambda m: f"{m.hour} giờ {m.minute} phút, ngày {m.day} tháng {m.month} năm {m.year}",
    "Czech": lambda m: f"{m.day}. {m.month}. {m.year} {m.hour}:{m:%M} hod.",
    "Roman months": lambda m: f"{m.day} {ROMAN[m.month - 1]} {m.year}, {m:%H.%M}",
    "Roman months with stops": lambda m: f"{m.day}.{ROMAN[m.month - 1]}.{m.year} {m:%H:%M}",
    "Reiwa": lambda m: f"令和{m.year - 2018}年{m.month}月{m.day}日 {'午前' if m.hour < 12 else '午後'}{m.hour % 12}時{m.minute:02}分",
    "Reiwa by its letter": lambda m: f"R{m.year - 2018}.{m.month}.{m.day} {m:%H:%M}",
    "Taiwan": lambda m: (
        f"中華民國{m.year - 1911}年{m.month}月{m.day}日 {'上午' if m.hour < 12 else '下午'}{m.hour % 12 or 12}時{m.minute:02}分"
    ),
    "Taiwan in digits": lambda m: f"{m.year - 1911}/{m:%m/%d %H:%M}",
    "Taiwan without its name": lambda m: f"{m.year - 1911}年{m.month}月{m.day}日{m:%H:%M}",
    "Thailand in two digits": lambda m: f"{m.day} {THAI[m.month - 1]} {m.year - 1957} {m:%H:%M}",
}
CALENDARS = """
23 Sivan 5783 23:05 = 2023-06-12 23:05 | כ״ג בסיוון ה׳תשפ״ג 23:05 = 2023-06-12 23:05 | ט״ו באב תשפ״ד, שעה 19:30 = 2024-08-19 19:30
ሰኔ 5 ቀን 2015 ዓ.ም 23:05 = 2023-06-12 23:05 | 05/10/2015 ዓ.ም. 23:05 = 2023-06-12 23:05 | 22 جوزا 1402 23:05 = 2023-06-12 23:05
22 Khordad 1402 23:05 = 2023-06-12 23:05 | 23 ذو القعدة 1444 هـ 23:05 = 2023-06-12 23:05 | २० फागुन २०८० 14:05 = 2024-03-03 14:05
২০ ফাল্গুন ১৪৩০ ১৪:০৫ = 2024-03-04 14:05 | 2019 оны 12-р сарын 8 08:43 = 2019-12-08 08:43 | 5. März 2024 Mitternacht = 2024-03-05 00:00
5 March 2024, noon = 2024-03-05 12:00
"""


def _moments(count: int) -> list[datetime]:
    random = Random(13)
    return [datetime(2019, 6, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(7 * 365 * 86_400)) for _ in range(count)]


@pytest.mark.parametrize("form", PROGRAMS)
def test_a_random_moment_in_a_form_of_programs_is_read_back(form: str) -> None:
    written = {PROGRAMS[form](moment): moment for moment in _moments(25)}
    read = {text: Times(DAY_FIRST).read(text)[0] for text in written}
    assert {text: moment for text, moment in written.items() if moment.replace(second=0) != (read[text] or moment).replace(second=0)} == {}
    assert None not in read.values()


@pytest.mark.parametrize("form", TO_THE_MINUTE)
def test_a_random_moment_in_words_is_read_back(form: str) -> None:
    written = {TO_THE_MINUTE[form](moment): moment.replace(second=0) for moment in _moments(25)}
    assert {text: Times(DAY_FIRST).within(text)[0] for text in written} == written


@pytest.mark.parametrize("pair", [pair.strip() for pair in CALENDARS.replace("\n", " | ").split(" | ") if "=" in pair])
def test_a_date_of_another_calendar_is_read(pair: str) -> None:
    text, _, moment = pair.partition(" = ")
    assert str(Times(DAY_FIRST).read(text)[0])[:16] == moment


@pytest.mark.parametrize(
    ("calendar", "first", "moment"),
    [
        (Calendar.PERSIAN, (1402, 1, 1), "2023-03-21"),
        (Calendar.ISLAMIC, (1445, 1, 1), "2023-07-19"),
        (Calendar.ISLAMIC, (1429, 1, 1), "2008-01-10"),
        (Calendar.HEBREW, (5784, 1, 1), "2023-09-16"),
        (Calendar.HEBREW, (5784, 6, 30), "2024-03-10"),
        (Calendar.HEBREW, (5783, 6, 14), "2023-03-07"),
        (Calendar.ETHIOPIAN, (2016, 1, 1), "2023-09-12"),
        (Calendar.ETHIOPIAN, (2015, 13, 6), "2023-09-11"),
        (Calendar.NEPALI, (2081, 1, 1), "2024-04-13"),
        (Calendar.BANGLA, (1430, 12, 30), "2024-04-13"),
    ],
)
def test_days_of_other_calendars_are_those_of_their_almanacs(calendar: Calendar, first: tuple[int, int, int], moment: str) -> None:
    year, month, day = first
    assert gregorian(year, STEP * calendar + month, day) == moment


@pytest.mark.parametrize(
    "day", [(1402, 33, 1), (2024, STEP + 1, 1), (1445, 2 * STEP + 13, 1), (5784, 3 * STEP + 7, 30), (2024, 2, 30), (2100, 5 * STEP + 1, 1)]
)
def test_a_day_that_a_calendar_lacks_is_none(day: tuple[int, int, int]) -> None:
    assert gregorian(*day) is None
