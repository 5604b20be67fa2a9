"""Readings of pictures by machine."""

from __future__ import annotations

from tocsin.domain.reading import PageReading, ReadLine


def test_the_text_of_a_page_is_its_lines_in_order() -> None:
    lines = (ReadLine("Friday at eight", (0, 0, 90, 12)), ReadLine("bring a lantern", (0, 20, 90, 12)))

    assert PageReading(1, 0, "tesseract", 0.0, lines).text == "Friday at eight\nbring a lantern"
