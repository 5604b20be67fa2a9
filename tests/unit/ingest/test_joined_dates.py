"""Times within sentences: dates without spaces around them, halves of the day beside a clock, digits of any script."""

from __future__ import annotations

import pytest

from tocsin.ingest.reports.dated_entries import first_moment
from tocsin.ingest.times.dates import DAY_FIRST, Times
from tocsin.ingest.times.joined_dates import divided


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("民國113年3月5日晚上9點半", "2024-03-05 21:30"),
        ("令和6年3月5日（火）午後7時40分", "2024-03-05 19:40"),
        ("2024년 3월 5일 오전 7시 5분", "2024-03-05 07:05"),
        ("2024年3月5日上午8点20分", "2024-03-05 08:20"),
        ("令和元年5月1日", "2019-05-01"),
    ],
)
def test_a_date_of_an_era_within_a_sentence_is_spelt_as_iso(written: str, iso: str) -> None:
    assert divided(f"昨日{written}，一群人").split("，")[0].removeprefix("昨日").strip() == iso


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("मैं आई। ५ मार्च २०२४ को शाम ७:२० बजे कुछ लड़के आए", "2024-03-05T19:20"),
        ("05.03.2024 அன்று மாலை 6.10 மணிக்கு ஊர்த் தலைவர்", "2024-03-05T18:10"),
        ("يوم الثلاثاء ٥ آذار ٢٠٢٤ الساعة ٩:٣٠ مساءً دخلوا", "2024-03-05T21:30"),
        ("2024 жылғы 21 қыркүйек, сағат 16:05. Қордайда", "2024-09-21T16:05"),
        ("Të martën, më 5 mars 2024, në orën 20 e 15, një grup", "2024-03-05T20:15"),
        ("U utorak 05.03.2024. u 17,45 h dvojica su vikala", "2024-03-05T17:45"),
        ("Pada 1hb Jun 2024 jam 9.00 malam, mereka datang", "2024-06-01T21:00"),
        ("tors 5/12 2024 kl 8 kom de", "2024-12-05T08:00"),
        ("They came on 5 March 2024 at 9:15 and left", "2024-03-05T09:15"),
    ],
)
def test_the_time_of_day_beside_a_date_is_read_with_its_half(sentence: str, iso: str) -> None:
    moment = first_moment(sentence, Times(DAY_FIRST))[0]
    assert moment is not None
    assert f"{moment:%Y-%m-%dT%H:%M}" == iso
