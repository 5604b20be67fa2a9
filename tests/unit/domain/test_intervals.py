"""Intervals in words: the ends differ, or the figure is about so much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.storm import Interval, between


@pytest.mark.parametrize(
    ("low", "high", "decimals", "unit", "words"),
    [(3, 8, 0, "", "3 to 8"), (5.7, 5.8, 0, " %", "about 6 %"), (5.7, 5.8, 1, " %", "5.7 to 5.8 %"), (1200, 3400, 0, "", "1,200 to 3,400")],
)
def test_an_interval_whose_ends_round_to_the_same_is_about_that(low: float, high: float, decimals: int, unit: str, words: str) -> None:
    assert between(low, high, decimals, unit) == words


def test_a_figure_stands_beside_its_interval() -> None:
    assert Interval(0.4, 0, 2).said() == "0 (0 to 2)"
    assert Interval(0.05, 0, 0).said() == "about 0"
    assert Interval(0.057, 0.038, 0.084).percent == "5.7 % (3.8 to 8.4)"
    assert Interval(0.5, 0.50001, 0.50002).percent == "about 50.0 %"


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 2))
def test_no_interval_has_equal_ends(value: float, one: float, other: float, decimals: int) -> None:
    said = Interval(value, min(one, other), max(one, other)).said(decimals)
    _, _, span = said.partition(" (")
    ends = span.rstrip(")").split(" to ")
    assert len(ends) == 1 or ends[0] != ends[1]
