"""Logs that run over midnight."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from tocsin.ingest.reports.date_parts import day_above
from tocsin.ingest.reports.dated_entries import entries
from tocsin.ingest.reports.two_days import first_of_two_days
from tocsin.ingest.times.dates import Times

_TIMES = Times("", UTC)


@pytest.mark.parametrize(
    "title",
    [
        "Nachtdienst So 29.11. auf Mo 30.11.2026",
        "Nachtdienst Hotline Sa 29.11.2026 auf So 30.11.2026",
        "Night shift Sun 29 Nov -> Mon 30 Nov 2026",
        "Night of 29 to 30 November 2026",
        "Night 29/30 November 2026",
        "Nacht 29./30.11.2026",
        "Nachtdienst 29-11-2026 op 30-11-2026",
        "nacht van 29 op 30 november 2026",
        "29.11.2026 Pazar - 30.11.2026",
        "Nuit du 29 au 30 novembre 2026",
        "Дежурство 29.11.2026 – 30.11.2026",
        "2026-11-29 / 2026-11-30",
        "Shift 29.11.2026 to 30.11.",
    ],
)
def test_a_title_of_two_days_in_a_row_gives_the_first(title: str) -> None:
    assert first_of_two_days(title, _TIMES) == date(2026, 11, 29)


@pytest.mark.parametrize(
    "title",
    ["10.11.2026", "Log of 30.11.2026, page 29", "Schicht 9, 10.11.2026", "1.11.2026 - 30.11.2026", "Monday", "12 calls on 13.11.2026", ""],
)
def test_a_title_of_one_day_or_of_a_longer_time_gives_none(title: str) -> None:
    assert first_of_two_days(title, _TIMES) is None


@pytest.mark.parametrize(
    "title",
    ["Nachtdienst So 29.11. auf Mo 30.11.2026", "29.11.2026 Pazar - 30.11.2026", "Log 29.11.2026", "Night of 29 to 30 November 2026"],
)
def test_a_log_goes_on_over_midnight(title: str) -> None:
    log = f"{title}\n\n21:50 A caller heard shouts at the door.\n23:55 The same caller again.\n03:05 A man stands at the gate with a can.\n"

    times = [entry.time for entry in entries(log, _TIMES) if entry.timed]

    assert [f"{moment:%d %H:%M}" for moment in times if moment] == ["29 21:50", "29 23:55", "30 03:05"]


def test_the_hours_before_noon_belong_to_the_second_of_two_days() -> None:
    log = "Night of 29 to 30 November 2026\n\n00:40 A caller heard shouts.\n02:15 The same caller again.\n"

    assert [f"{entry.time:%d %H:%M}" for entry in entries(log, _TIMES) if entry.time] == ["30 00:40", "30 02:15"]


def test_a_log_with_the_newest_first_stays_on_its_day() -> None:
    log = "Log 29.11.2026\n\n23:55 A caller heard shouts.\n18:10 The caller again.\n08:00 Somebody rang.\n01:10 Somebody rang.\n"

    assert [f"{entry.time:%d %H:%M}" for entry in entries(log, _TIMES) if entry.time] == ["29 23:55", "29 18:10", "29 08:00", "29 01:10"]


def test_a_whole_stamp_keeps_its_own_day() -> None:
    log = "29.11.2026 09:00 to 30.11.2026: patrol at the gate.\n30.11.2026 08:00 The patrol ended well.\n"

    assert [f"{entry.time:%d %H:%M}" for entry in entries(log, _TIMES) if entry.time] == ["29 09:00", "30 08:00"]


def test_a_table_below_a_night_knows_both_of_its_days() -> None:
    assert day_above(["Nachtdienst So 29.11. auf Mo 30.11.2026", "Hotline"], UTC) == "2026-11-29/2026-11-30"


def test_a_log_that_begins_with_a_whole_stamp_goes_on_over_midnight() -> None:
    log = "29.11.2026 22:10 A caller heard shouts.\n01:20 The same caller again.\n"

    assert [f"{entry.time:%d %H:%M}" for entry in entries(log, _TIMES) if entry.time] == ["29 22:10", "30 01:20"]
