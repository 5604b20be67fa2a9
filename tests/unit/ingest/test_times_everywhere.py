"""One moment in the forms of many programs, calendars and languages is one time, in reports and in posts."""

# ruff: noqa: E501 - the forms of many scripts are wide

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.times.dates import DAY_FIRST, Times

TO_THE_SECOND = """
2024-03-05T21:07:33Z | 20240305T210733Z | 20240305210733 | 1709672853 | 1709672853123 | 1709672853123456 | 1709672853123456789
1709672853.123 | 731365653 | 731365653123456789 | 133541464531230000 | 13354146453123000 | 638452696531230000 | 45356.880243
/Date(1709672853123)/ | Date(1709672853123+0200) | Tue, 05 Mar 2024 21:07:33 +0000 | Tue Mar 05 21:07:33 +0000 2024
Tue Mar 05 2024 23:07:33 GMT+0200 (EET) | Mar 5, 2024, 11:07:33 PM GMT+2 | 2024-03-05 22:07:33 Europe/Berlin | 2567-03-05 21:07:33
2024-03-05T22:07:33[Europe/Berlin] | 2024-03-05T22:07:33+01:00[Europe/Berlin] | 2024-03-05 21-07-33 | Mar 5, 2024 4:07:33 PM America/New_York
"""
TO_THE_MINUTE = """
9:07 PM · Mar 5, 2024 | 21:07 05.03.2024 | 5th of March, 2024 at 9.07pm | 05-Mar-24 21:07 | 2024年3月5日 午後9時07分 | 下午9:07, 2024年3月5日
2024년 3월 5일 오후 9:07 | 令和6年3月5日 21時07分 | 民國113年3月5日 下午9:07 | 5 مارس 2024 9:07 م | ٥ مارس ٢٠٢٤ ٩:٠٧ م | 5 במרץ 2024 בשעה 21:07
5 марта 2024 г. в 21:07 | 5 березня 2024 р. о 21:07 | Dienstag, den 5. März 2024, 21:07 | le 5 mars 2024 à 21h07 | 5 marzo 2024 22:07 CET
5 de marzo de 2024 a las 9:07 p. m. | 5 de março de 2024 às 21:07 | 5 maart 2024 om 21:07 uur | 5 Mart 2024 ÖS 9:07 | 5 Mar 2024 ös 9:07
5 marca 2024 21:07 | 2024. március 5. 21:07 | 5. maaliskuuta 2024 klo 21.07 | 5 Μαρτίου 2024, 9:07 μ.μ. | 5 Μαρ 2024 9:07 μμ | 5 Mars 2024 9:07 MD
5 มีนาคม 2567 21:07 | 05/03/2567 21:07 | 21:07 ngày 5 tháng 3 năm 2024 | 6 Maret 2024 04.07 WIB | ৫ মার্চ ২০২৪, ৯:০৭ PM | 15 اسفند 1402 ساعت 21:07
۱۴۰۲/۱۲/۱۵ ۲۱:۰۷ | 24 شعبان 1445 21:07 | 1445/8/24 21:07 | 2024-03-06 00:07 EAT | 2024-03-06 02:52 NPT | 5 Machi 2024 21:07
"""
MOMENT = datetime(2024, 3, 5, 21, 7, 33, tzinfo=UTC)


def _forms(table: str) -> list[str]:
    return [form.strip() for line in table.strip().split("\n") for form in line.split(" | ")]


def _read_of_posts(form: str) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=TimeFormat().read(form)[0])


@pytest.mark.parametrize("form", _forms(TO_THE_SECOND))
def test_a_time_of_a_program_is_read_to_the_second(form: str) -> None:
    read = Times(DAY_FIRST).read(form)[0]
    assert read is not None
    assert (read.replace(microsecond=0), _read_of_posts(form).replace(microsecond=0)) == (MOMENT, MOMENT)


@pytest.mark.parametrize("form", _forms(TO_THE_MINUTE))
def test_a_written_time_is_read_to_the_minute(form: str) -> None:
    minute = MOMENT.replace(second=0)
    assert (Times(DAY_FIRST).read(form)[0], _read_of_posts(form)) == (minute, minute)


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("in der Nacht zum 15.03.2026", "2026-03-15T00:00"),
        ("ca. 15.03.2026, 22:30 Uhr", "2026-03-15T22:30"),
        ("seen on 5 March 2024 9:07 pm near the bridge", "2024-03-05T21:07"),
        ("2024-03-05 21:07 XQT", "2024-03-05T21:07"),
        ("no date at all", ""),
    ],
)
def test_a_time_among_other_words_of_a_cell_is_read(cell: str, time: str) -> None:
    read = Times().within(cell)[0]
    assert (read.isoformat()[:16] if read else "") == time


def test_a_time_of_day_is_found_beside_the_day() -> None:
    stated = ["Freitag, 13. März 2026, gegen 22 Uhr", "on 13 March 2026, at about 10pm"]
    assert [str(Times(DAY_FIRST).within(cell)[0])[:16] for cell in stated] == ["2026-03-13 22:00"] * 2
