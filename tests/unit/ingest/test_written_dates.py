"""Times as people and programs write them, in many languages, calendars and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.times.dates import DAY_FIRST, YEAR_FIRST, Times, looks_dated
from tocsin.ingest.times.written_dates import rewrite

EVENING = "2025-05-21 19:04"
MORNING = "2026-03-01 09:05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21.05.2025 um 19:04 Uhr", EVENING),
        ("21. maj 2025 kl. 19.04", EVENING),
        ("21.5.2025 klo 19.04", EVENING),
        ("2025. 5. 21. 오후 7:04", EVENING),
        ("25. 5. 21. 오후 7:04", EVENING),
        ("2025年5月21日(水) 19時04分", EVENING),
        ("令和7年5月21日 19時4分", EVENING),
        ("2025/5/21 晚上7:04", EVENING),
        ("٢١‏/٥‏/٢٠٢٥، ٧:٠٤ م", EVENING),
        ("۱۴۰۴/۲/۳۱، ۱۹:۰۴", EVENING),
        ("۳۱ اردیبهشت ۱۴۰۴ ۱۹:۰۴", EVENING),
        ("21/5/2568 19:04", EVENING),
        ("21 พ.ค. 2568 19:04 น.", EVENING),
        ("19:04 21 tháng 5, 2025", EVENING),
        ("21/05/2025, 7:04 p. m.", EVENING),
        ("miércoles, 21 de mayo de 2025, 7:04 p. m.", EVENING),
        ("21 травня 2025 р. о 19:04", EVENING),
        ("21 Μαΐου 2025 στις 7:04 μ.μ.", EVENING),
        ("21.05.25 г., 19:04 ч.", EVENING),
        ("2025 m. gegužės 21 d. 19:04", EVENING),
        ("21 mai 2025 à 19 h 04", EVENING),
        ("May 21, 2025 at 7:04 PM", EVENING),
        ("Wed May 21 19:04:00 +0000 2025", EVENING),
        ("Wed May 21 2025 21:04:00 GMT+0200 (Central European Summer Time)", EVENING),
        ("20250521T190400Z", EVENING),
        ("1747854240", EVENING),
        ("1747854240000000", EVENING),
        ("1747854240.000200", EVENING),
        ("45798.79444444", EVENING),
        ("dimanche 1er mars 2026 à 9h05", MORNING),
        ("2026. március 1., vasárnap 9:05", MORNING),
        ("ne 1. 3. 2026 v 9:05", MORNING),
        ("יום ראשון, 1 במרץ 2026 בשעה 9:05", MORNING),
        ("الأحد، ١ مارس ٢٠٢٦ في ٩:٠٥ ص", MORNING),
        ("रविवार, 1 मार्च 2026 को 9:05 बजे", MORNING),
        ("Minggu, 1 Maret 2026 pukul 09.05", MORNING),
        ("CN, 1 thg 3, 2026 vào lúc 09:05", MORNING),
        ("30 mar 2025, 23:59", "2025-03-30 23:59"),
        ("25 listopada 2025 17:45", "2025-11-25 17:45"),
        ("25. listopada 2025. 17:45", "2025-10-25 17:45"),
        ("Friday 06/05/2026 10:00", "2026-06-05 10:00"),
        ("mar. 4 août 2026 10:00", "2026-08-04 10:00"),
        ("21 mai 2025 à 19h", "2025-05-21 19:00"),
        ("19:04 UTC, 21 May 2025", EVENING),
        ("2:04 pm EST January 21, 2025", "2025-01-21 19:04"),
        ("2025-05-21 19:04:00.000 +0000 UTC", EVENING),
        ("2025-05-21 1904", EVENING),
        ("2026-02-28T24:00:00Z", "2026-03-01 00:00"),
        ("Tue Jan 21 2025 21:04:00 GMT+0200 (Eastern European Standard Time)", "2025-01-21 19:04"),
        ("Wednesday, the twenty-first of May, 2025", "2025-05-21 00:00"),
        ("May the twenty-first, 2025", "2025-05-21 00:00"),
        ("Mittwoch, den einundzwanzigsten Mai 2025, gegen 19 Uhr", "2025-05-21 19:00"),
        ("de eenentwintigste mei 2025", "2025-05-21 00:00"),
        ("vingt et un mai 2025", "2025-05-21 00:00"),
        ("treinta y uno de mayo de 2025", "2025-05-31 00:00"),
        ("двадцать первого мая 2025", "2025-05-21 00:00"),
    ],
)
def test_times_of_many_languages_and_calendars_are_read(text: str, expected: str) -> None:
    assert str(Times(DAY_FIRST).read(text)[0])[:16] == expected


@pytest.mark.parametrize(
    "text", ["Room 12 on 21 May", "21.05.", "19:04", "2025", "page 3 of 12", "28/06/2010 13:06 PM", "12 Cats 2025", "7, 8, 2025"]
)
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert Times(DAY_FIRST).read(text)[0] is None
    assert rewrite(text)


def test_a_year_of_two_digits_comes_first_where_a_file_puts_it_first() -> None:
    assert str(Times(YEAR_FIRST).read("25/5/21 19:04")[0])[:16] == EVENING


def test_an_amount_in_a_column_without_a_name_is_no_day_of_a_spreadsheet() -> None:
    assert not looks_dated("45798.79")


def test_a_month_larger_than_any_number_of_the_machine_is_no_date() -> None:
    from tocsin.ingest.times.calendars import _iso

    assert _iso(2025, 10**30, 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 de junio del 2012", "2012-06-12 00:00"),
        ("12 octobre 2026 à midi", "2026-10-12 12:00"),
        ("12 Oct 2026, noon", "2026-10-12 12:00"),
        ("28/08/2012 20:43h", "2012-08-28 20:43"),
        ("2016年9月14日晚8:00", "2016-09-14 20:00"),
        ("2016年9月14日早8:05", "2016-09-14 08:05"),
        ("19年4月20日", "2019-04-20 00:00"),
        ("10 листоп 2017, 10:00:00", "2017-11-10 10:00"),
        ("17 верес 2015 6:17", "2015-09-17 06:17"),
        ("2020-берез-11", "2020-03-11 00:00"),
        ("13. studenog 1989.", "1989-11-13 00:00"),
        ("28 maalis 2020 klo 9:37", "2020-03-28 09:37"),
        ("Пнд, 07 янв. 2019 г. 12:15", "2019-01-07 12:15"),
        ("28 दिसम्बर 2000, 01:09:08", "2000-12-28 01:09:08"),
        ("25শে মার্চ 1971", "1971-03-25 00:00"),
        ("1লা জানুয়ারী 2015", "2015-01-01 00:00"),
        ("19 ফেব্রুয়ারী 2013 সাল 09:10", "2013-02-19 09:10"),
        ("2011 წლის 17 მარტი, ოთხშაბათი", "2011-03-17 00:00"),
        ("1 เดือนตุลาคม 2005, 1:00 AM", "2005-10-01 01:00"),
        ("Tháng Mười Hai 29, 2013, 14:14", "2013-12-29 14:14"),
        ("05 Tháng một 2015 - 03:54 AM", "2015-01-05 03:54"),
        ("the 1st day of March 2015", "2015-03-01 00:00"),
        ("Thu, 30 May 2024 10:13:10 -0500 CDT", "2024-05-30 15:13:10"),
        ("9 رمضـان 1445 04:32 مساء", "2024-03-19 16:32"),
        ("1 ذوالحجه 1444", "2023-06-19 00:00"),
        ("الجمعه 5 يونيه 2020", "2020-06-05 00:00"),
        ("15 كانون 2 2023", "2023-01-15 00:00"),
        ("1 اكتبر 2020", "2020-10-01 00:00"),
        ("18 לאוקטובר 2012 בשעה 19:21", "2012-10-18 19:21"),
        ("יום שלישי ה-19 בנובמבר 2013", "2013-11-19 00:00"),
        ("6 Nopember 2019", "2019-11-06 00:00"),
        ("2013년08월04일에", "2013-08-04 00:00"),
        ("1:a januari 2021 10:00", "2021-01-01 10:00"),
        ("3 mrz 1999", "1999-03-03 00:00"),
        ("پنجشنبه 26 شهریور 1394 ساعت 11 و 01 دقیقه و 47 ثانیه", "2015-09-17 11:01:47"),
    ],
)
def test_forms_that_others_collected(text: str, expected: str) -> None:
    moment, _ = Times().within(text)
    assert moment is not None
    assert f"{moment:%Y-%m-%d %H:%M:%S}".removesuffix(":00") == expected


@pytest.mark.parametrize(
    "text",
    [
        "June 12-14, 2021",
        "Jun 12–14 2021",
        "12-14 June 2021",
        "12.-14. Juni 2021",
        "12.-14.06.2021",
        "12-14 июня 2021",
        "12 - 14 czerwca 2021",
        "12. bis 14. Juni 2021",
        "del 12 al 14 de junio de 2021",
        "12 June 2021 - 14 June 2021",
    ],
)
def test_the_first_day_of_several(text: str) -> None:
    moment, _ = Times().within(text)
    assert moment is not None
    assert f"{moment:%Y-%m-%d}" == "2021-06-12"


@pytest.mark.parametrize("text", ["the second hall", "once 2025", "March of the first 2025", "the thirty second of May 2025"])
def test_words_for_numbers_that_are_no_day_of_a_month_are_no_date(text: str) -> None:
    assert Times(DAY_FIRST).read(text)[0] is None


def test_a_zone_in_brackets_behind_the_time_of_a_post_holds() -> None:
    jakarta = TimeFormat().read("2024-03-03 21:05:10 (WIB)")
    assert jakarta == TimeFormat().read("2024-03-03T14:05:10Z")
    assert TimeFormat().read("2024-03-03 21:05:10 (edited)")[1] is False


def test_the_time_of_sending_in_the_header_of_a_mail_within_a_text_is_its_time(tmp_path: Path) -> None:
    letter = "De : Apolline Verdier\nEnvoyé : dimanche 3 mars 2024 14:05\nObjet : RE: Menaces\n\nOui, il a recommencé ce matin.\n"
    (report,) = accepted(hear(tmp_path, letter, "mail.txt"))
    assert str(report.heard) == "2024-03-03 14:05:00+00:00"
