from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.times.dates import DAY_FIRST, MONTH_FIRST, Times, order_of

moments = st.integers(86_400, 3_124_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(at=moments, hours=st.integers(-14, 14))
def test_iso_times_are_read_with_their_zone(at: datetime, hours: int) -> None:
    assert Times().read(at.astimezone(timezone(timedelta(hours=hours))).isoformat()) == (at, False)


@given(at=moments)
def test_written_times_are_read_in_their_order(at: datetime) -> None:
    assert Times(DAY_FIRST).read(f"{at:%d/%m/%Y %H:%M:%S}") == (at, True)
    assert Times(MONTH_FIRST).read(f"{at:%m/%d/%y %I:%M:%S %p}") == (at, True)
    assert Times().read(f"{at:%d %B %Y %H:%M:%S}") == (at, True)
    assert Times().read(f"{at:%b %d, %Y %H:%M:%S}") == (at, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28/06/2010 23:06", "2010-06-28 23:06:00+00:00"),
        ("2/19/12  6:18PM", "2012-02-19 18:18:00+00:00"),
        ("12/31/15 12:05 AM", "2015-12-31 00:05:00+00:00"),
        ("2010-01-17", "2010-01-17 00:00:00+00:00"),
        ("5/5/2015", "2015-05-05 00:00:00+00:00"),
        ("2024-03-05T10:15:00.123456789Z", "2024-03-05 10:15:00.123456+00:00"),
        ("2024-03-05 10:15 +0530", "2024-03-05 04:45:00+00:00"),
        ("Tue, 5 March 2024 10:15", "2024-03-05 10:15:00+00:00"),
        ("1709633700", "2024-03-05 10:15:00+00:00"),
        ("1709633700000", "2024-03-05 10:15:00+00:00"),
        ("7/1/10 12:42 PM", "None"),
        ("6/29/10 to 7/1/10 3:00 PM to 1:50 PM", "None"),
        ("7/7/121 11:07 AM", "None"),
        ("31/31/2010", "None"),
        ("2010-02-30", "None"),
        ("28/06/2010 25:06", "None"),
        ("28/06/2010 13:06 PM", "None"),
        ("yesterday", "None"),
        ("0000-00-00 00:00:00", "None"),
        ("9999-12-31 23:59 -1200", "None"),
        ("٢٠٢٤-٠٣-٠٥", "2024-03-05 00:00:00+00:00"),
    ],
)
def test_times_in_the_wild(text: str, expected: str) -> None:
    assert str(Times().read(text)[0]) == expected


@given(text=st.text(max_size=80) | st.text("0123456789/:-+ .,TZapmM", max_size=70))
def test_no_words_break_the_reading_of_times(text: str) -> None:
    for order in ("", DAY_FIRST, MONTH_FIRST):
        moment, _ = Times(order).read(text)
        assert moment is None or moment.tzinfo is UTC
    assert order_of([text]) in ("", DAY_FIRST, MONTH_FIRST)


def test_long_rows_of_digits_take_no_time() -> None:
    begun = time.thread_time()
    for text in ("1" * 64, "1/" * 32, "1 " * 32, "Mon" * 21, "1/1/11" + " " * 58, " " * 100_000):
        for _ in range(1_000):
            Times().read(text)
    assert time.thread_time() - begun < 5


def test_the_order_is_that_of_the_values_that_leave_no_choice() -> None:
    assert order_of(["1/2/10", "28/06/2010 23:06"]) == DAY_FIRST
    assert order_of(["1/2/10", "6/28/2010 23:06"]) == MONTH_FIRST
    assert order_of(["2010-06-28 23:06", "1/2/10", "28/06/2010"]) == DAY_FIRST
    assert order_of(["28/6/10", "6/28/10"]) == ""
    assert order_of(["1/2/10", "45/6/10"]) == ""
