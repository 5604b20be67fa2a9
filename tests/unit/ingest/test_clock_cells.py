"""Tests of times of day as people write them in a cell."""

from __future__ import annotations

import pytest

from tocsin.ingest.times.clock_cells import clock_in, is_sure_clock

CLOCKS = {
    "0905": "09:05",
    "8-30": "08:30",
    "7.40 pm": "19:40",
    "6.45 μμ": "18:45",
    "9.00 mlm": "21:00",
    "22 y 40": "22:40",
    "medianoche": "00:00",
    "午後3時半": "15:30",
    "下午三點": "15:00",
    "저녁 7시 10분": "19:10",
    "۶ و نیم عصر": "18:30",
    "7 ونص مساء": "19:30",
    "пол восьмого вечера": "19:30",
    "пів на сьому веч.": "18:30",
    "saa 2 usiku": "20:00",
    "3e çeyrek var (ö.s.)": "14:45",
    "za kwadrans piąta (po poł.)": "16:45",
    "¾ 9": "08:45",
    "pola osam": "07:30",
    "pusdeviņi": "08:30",
    "zortziak eta erdi": "08:30",
    "kwart oor agt": "08:15",
    "l'una e mezza": "01:30",
    "hanner awr wedi wyth": "08:30",
    "10 v. 9": "08:50",
    "09.30-10.15": "09:30",
}
OTHERS = ["", "Maria", "2 kinder", "12 parcels", "3 calls", "26.3.2026", "no. 9", "+44 7700 900123", "31:10", "9:75"]


@pytest.mark.parametrize(("written", "clock"), CLOCKS.items())
def test_reads_a_cell_that_is_a_clock(written: str, clock: str) -> None:
    assert str(clock_in(written)) == clock


@pytest.mark.parametrize("written", OTHERS)
def test_reads_no_other_cell(written: str) -> None:
    assert clock_in(written) is None


def test_takes_the_half_of_the_day_that_comes_next() -> None:
    clock = clock_in("halv tre")
    assert clock is not None
    assert [str(clock.after(latest)) for latest in (None, 60, 9 * 60, 15 * 60)] == ["14:30", "02:30", "14:30", "02:30"]


@pytest.mark.parametrize("number", ["9", "0905", "otte"])
def test_is_not_sure_of_a_number_alone(number: str) -> None:
    assert clock_in(number) is not None
    assert not is_sure_clock(number)
