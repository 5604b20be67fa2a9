"""Readings of pictures by machine."""

from __future__ import annotations

import pytest

from tocsin.domain.reading import PageReading, ReadLine


def test_the_text_of_a_page_is_its_lines_in_order() -> None:
    lines = (ReadLine("Friday at eight", (0, 0, 90, 12)), ReadLine("bring a lantern", (0, 20, 90, 12)))

    assert PageReading(1, 0, "tesseract", 0.0, lines).text == "Friday at eight\nbring a lantern"


@pytest.mark.parametrize(
    ("page", "seconds", "place"), [(0, None, ""), (3, None, "page 3"), (1, 0.5, "at 0:00"), (2, 65.0, "at 1:05"), (3, 3600.0, "at 60:00")]
)
def test_the_place_of_a_page_or_frame_is_put_in_words(page: int, seconds: float | None, place: str) -> None:
    assert PageReading(file=1, page=page, engine="fake", turned=0.0, lines=(), seconds=seconds).place == place


def test_lines_that_the_engine_doubts_are_blank_in_the_certain_text() -> None:
    doubted = ReadLine("Brlng a lantem", (0, 20, 90, 12), uncertain=True)
    page = PageReading(1, 0, "tesseract", 0.0, (ReadLine("Friday at eight", (0, 0, 90, 12)), doubted))

    assert page.uncertain_lines == (doubted,)
    assert page.certain_text == "Friday at eight\n" + " " * len(doubted.text)
    assert len(page.certain_text) == len(page.text)
