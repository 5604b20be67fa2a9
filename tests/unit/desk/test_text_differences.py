"""Texts of like meaning are shown with the figures in which they differ."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.desk.text_differences import differences

FRIDAY = date(2026, 2, 13)


@pytest.mark.parametrize(
    ("text", "post", "told"),
    [
        ("All to the square at 20:00", "Allemaal naar het plein om 21:00", ("hour 20:00 in the text, 21:00 in the post",)),
        ("At 20:00 at the port", "Om 20:00 bij de haven", ()),
        ("Come tomorrow", "Kom vandaag", ("day 2026-02-14 in the text, 2026-02-13 in the post",)),
        ("40 buses leave", "٤٠ حافلة تغادر", ()),
        ("40 buses and 1,200 people", "4 bussen en 1.200 mensen", ("number 40 in the text, 4 in the post",)),
        ("4 buses", "no number at all", ()),
        ("Come #harbour", "Come #park", ("hashtag #harbour in the text, #park in the post",)),
        ("Come #harbour", "Come #harbour #park", ("hashtag none more in the text, #park in the post",)),
        ("1 2 3 4 5 6", "7", ("number 1 and 2 and 3 and 4 and 2 more in the text, 7 in the post",)),
    ],
)
def test_figures_that_both_state_are_compared(text: str, post: str, told: tuple[str, ...]) -> None:
    assert differences(text, post, FRIDAY, FRIDAY) == told


def test_a_weekday_counts_from_the_day_of_writing() -> None:
    assert differences("Come on Monday", "Come on Monday", FRIDAY, date(2026, 2, 20))[0].startswith(
        "day 2026-02-16 in the text, 2026-02-23"
    )


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text, FRIDAY, FRIDAY) == ()
