"""Times of day in words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.times.dates import Times, is_clock
from tocsin.ingest.times.hour_words import with_clocks


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("at ten to seven in the evening", "18:50"),
        ("at half nine in the evening", "21:30"),
        ("quarter past six in the morning", "06:15"),
        ("twelve in the afternoon", "12:00"),
        ("gisteravond om half tien", "21:30"),
        ("om vijf voor twaalf 's nachts", "23:55"),
        ("um zwei Uhr nachts", "02:00"),
        ("fünf nach halb acht abends", "19:35"),
        ("à neuf heures et demie du soir", "21:30"),
        ("a las diez menos cuarto de la noche", "21:45"),
        ("alle ore quindici e venti", "15:20"),
        ("alle otto e mezza di sera", "20:30"),
        ("nove e meia da noite", "21:30"),
        ("klockan halv tre på eftermiddagen", "14:30"),
        ("kvart på ni om kvelden", "20:45"),
        ("este fél tíz", "21:30"),
        ("háromnegyed nyolc este", "19:45"),
        ("tři čtvrtě na osm večer", "19:45"),
        ("o wpół do dziesiątej wieczorem", "21:30"),
        ("в половине десятого вечера", "21:30"),
        ("без четверти десять вечера", "21:45"),
        ("о пів на десяту вечора", "21:30"),
        ("la nouă și jumătate seara", "21:30"),
        ("akşam dokuz buçukta", "21:30"),
        ("akşam dokuzu çeyrek geçe", "21:15"),
        ("الساعة التاسعة والنصف مساءً", "21:30"),
        ("ساعت نه و نیم شب", "21:30"),
        ("ساڑھے نو بجے رات", "21:30"),
        ("रात साढ़े नौ बजे", "21:30"),
        ("রাত সাড়ে নয়টায়", "21:30"),
        ("saa tatu na nusu usiku", "21:30"),
        ("saa nne kasoro robo usiku", "21:45"),
        ("saa 1:30 usiku", "19:30"),
        ("alas-siyete y medya ng gabi", "19:30"),
        ("setengah sepuluh malam", "21:30"),
        ("ora 11 e gjysmë", "11:30"),
        ("στις εννέα και μισή το βράδυ", "21:30"),
    ],
)
def test_an_hour_in_words_is_put_in_digits(said: str, clock: str) -> None:
    assert clock in with_clocks(f"x, {said}, y")


def test_a_cell_with_an_hour_in_words_is_a_clock() -> None:
    assert all(map(is_clock, ("este fél tíz", "gece saat iki", "ora 11 e gjysmë", "nove e meia da noite")))
    assert not is_clock("kl halv tre")


@pytest.mark.parametrize("said", ["kl halv tre", "half nine", "at ten", "um zehn Uhr", "one or two", "half of ten men", "zwei nach neun"])
def test_an_hour_whose_half_of_the_day_nothing_tells_stays_words(said: str) -> None:
    assert with_clocks(said) == said


@given(st.text(max_size=200))
def test_any_text_is_kept_but_for_its_clocks(text: str) -> None:
    assert with_clocks(text) == text or ":" in with_clocks(text)


def test_a_sentence_states_the_day_and_the_hour_in_words(tmp_path: Path) -> None:
    [report] = accepted(hear(tmp_path, b"Op 6 maart 2024 om half tien 's avonds gooiden drie jongens stenen.", "nota.txt"))
    assert report.happened == datetime(2024, 3, 6, 21, 30, tzinfo=UTC)


def test_a_clock_with_a_wrong_half_of_the_day_is_no_time() -> None:
    assert Times("dmy").read("28/06/2010 13:06 PM")[0] is None


def test_a_clock_in_digits_counts_from_seven_in_swahili() -> None:
    assert Times("dmy").read("9/8/2022 saa 1:30 usiku")[0] == datetime(2022, 8, 9, 19, 30, tzinfo=UTC)
    assert Times("dmy").read("9/8/2022 saa 19:30")[0] == datetime(2022, 8, 9, 19, 30, tzinfo=UTC)
