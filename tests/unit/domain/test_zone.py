"""Times as people read and type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import UNIVERSAL, Zone, last_of, parse_time, zone_named

LONDON, KATHMANDU, ST_JOHNS = Zone("Europe/London"), Zone("Asia/Kathmandu"), Zone("America/St_Johns")
PUT_BACK = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)  # in London, 02:00 BST becomes 01:00 GMT
PUT_FORWARD = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # in London, 01:00 GMT becomes 02:00 BST


@pytest.mark.parametrize(
    ("zone", "time", "moment", "said"),
    [
        (UNIVERSAL, PUT_BACK, "2026-10-25 01:00", "2026-10-25 01:00 UTC"),
        (LONDON, PUT_FORWARD - timedelta(minutes=1), "2026-03-29 00:59", "2026-03-29 00:59 GMT"),
        (LONDON, PUT_FORWARD, "2026-03-29 02:00", "2026-03-29 02:00 BST"),
        (LONDON, PUT_BACK - timedelta(minutes=61), "2026-10-25 00:59", "2026-10-25 00:59 BST"),
        (LONDON, PUT_BACK - timedelta(minutes=60), "2026-10-25 01:00 BST", "2026-10-25 01:00 BST"),
        (LONDON, PUT_BACK, "2026-10-25 01:00 GMT", "2026-10-25 01:00 GMT"),
        (LONDON, PUT_BACK + timedelta(minutes=60), "2026-10-25 02:00", "2026-10-25 02:00 GMT"),
        (KATHMANDU, PUT_BACK, "2026-10-25 06:45", "2026-10-25 06:45 (UTC+5:45)"),
        (ST_JOHNS, PUT_BACK, "2026-10-24 22:30", "2026-10-24 22:30 NDT"),
        (Zone("Pacific/Marquesas"), PUT_BACK, "2026-10-24 15:30", "2026-10-24 15:30 (UTC-9:30)"),
        (Zone("America/Sao_Paulo"), PUT_BACK, "2026-10-24 22:00", "2026-10-24 22:00 (UTC-3)"),
    ],
)
def test_a_time_is_said_as_the_clock_on_the_wall_shows_it(zone: Zone, time: datetime, moment: str, said: str) -> None:
    assert (zone.moment(time), zone.said(time)) == (moment, said)


def test_no_time_is_nothing() -> None:
    assert (LONDON.moment(None), LONDON.said(None)) == ("", "")


def test_a_heading_names_the_zone_and_no_one_side_of_a_change() -> None:
    assert [str(zone) for zone in (LONDON, KATHMANDU, UNIVERSAL, Zone("Etc/UTC"))] == [
        "Europe/London time",
        "Asia/Kathmandu time",
        "UTC",
        "UTC",
    ]


@pytest.mark.parametrize(
    ("zone", "typed", "read"),
    [
        (LONDON, "2026-07-01T10:30", datetime(2026, 7, 1, 9, 30, tzinfo=UTC)),
        (LONDON, "2026-01-01T10:30", datetime(2026, 1, 1, 10, 30, tzinfo=UTC)),
        (LONDON, "2026-10-25T01:00", PUT_BACK - timedelta(hours=1)),
        (LONDON, "2026-03-29T01:30", PUT_FORWARD + timedelta(minutes=30)),
        (KATHMANDU, "2026-07-01T10:30", datetime(2026, 7, 1, 4, 45, tzinfo=UTC)),
        (LONDON, "2026-07-01T10:30Z", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
        (LONDON, "2026-07-01T10:30+02:00", datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_as_it_is_typed_here(zone: Zone, typed: str, read: datetime) -> None:
    assert parse_time(typed, zone) == read


@pytest.mark.parametrize("typed", ["", "yesterday", "2026-13-01T10:00", "0001-01-01T00:00", "9999-12-31T24:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match="is not a time"):
        parse_time(typed, KATHMANDU)


@given(time=st.datetimes(timezones=st.just(UTC)), zone=st.sampled_from([LONDON, KATHMANDU, ST_JOHNS]))
def test_every_time_can_be_said(time: datetime, zone: Zone) -> None:
    assert zone.said(time).startswith(f"{zone.local(time):%Y-%m-%d %H:%M} ")
    assert zone.local(time) == time


@given(minutes=st.integers(0, 366 * 24 * 60), zone=st.sampled_from([LONDON, KATHMANDU, ST_JOHNS, Zone("Australia/Lord_Howe")]))
def test_no_two_times_read_the_same(minutes: int, zone: Zone) -> None:
    time = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    others = (time + timedelta(minutes=step) for step in (-60, -30, 30, 60))

    assert zone.moment(time) not in [zone.moment(other) for other in others]


def test_a_time_of_another_zone_is_said_in_ours() -> None:
    assert LONDON.said(datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=-5)))) == "2026-07-01 16:30 BST"


def test_a_zone_that_is_not_there_is_refused() -> None:
    for name in ("Mars/Olympus", "../../etc/passwd", "", "Europe"):
        with pytest.raises(Malformed, match="no time zone"):
            zone_named(name)
        with pytest.raises(Malformed, match="no time zone"):
            Zone(name)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-11-28T04:53Z", "2026-11-28T04:53:59.999999+00:00"),
        ("2026-11-28T04:53+01:00", "2026-11-28T04:53:59.999999+01:00"),
        ("2026-11-28T04:53:10Z", "2026-11-28T04:53:10+00:00"),
        ("2026-11-28T04:53:10.5+00:00", "2026-11-28T04:53:10.500000+00:00"),
    ],
)
def test_a_time_to_the_minute_means_all_of_that_minute(text: str, last: str) -> None:
    assert last_of(text, datetime.fromisoformat(text)) == datetime.fromisoformat(last)


@pytest.mark.parametrize("typed", ["2026-11-21T03:00", "2026-11-21"])
def test_where_no_zone_is_meant_a_time_without_one_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match="has no time zone"):
        parse_time(typed)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"])
def test_a_time_beyond_the_ends_of_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match="calendar"):
        parse_time(typed)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 24), (date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_is_as_long_as_its_clock_says(day: date, hours: int) -> None:
    first, following = LONDON.day(day)

    assert following - first == timedelta(hours=hours)
    assert LONDON.moment(first) == f"{day} 00:00"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_ends_of_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(Malformed, match="calendar"):
        KATHMANDU.day(day)


def test_no_time_is_the_empty_string_and_a_time_beyond_the_calendar_stays() -> None:
    latest = datetime.max.replace(tzinfo=UTC)

    assert (LONDON.moment(None), LONDON.said(None)) == ("", "")
    assert KATHMANDU.local(latest) == latest
