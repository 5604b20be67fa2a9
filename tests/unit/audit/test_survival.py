from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.audit.survival import Wait, quantile

hours = st.integers(0, 50).map(float)


@given(st.lists(hours, min_size=1), st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_with_nothing_open_it_is_the_plain_quantile(waited: list[float], share: float) -> None:
    ended = sorted(waited)

    value = quantile([Wait(each, ended=True) for each in waited], share)

    assert value == next(each for each in ended if sum(other <= each for other in ended) / len(ended) >= share - 1e-9)


def test_what_is_open_makes_the_median_later() -> None:
    answered = [Wait(each, ended=True) for each in (1.0, 2.0, 3.0, 4.0)]

    assert quantile(answered, 0.5) == 2.0
    assert quantile([*answered, Wait(1.5, ended=False), Wait(1.5, ended=False)], 0.5) == 3.0


@pytest.mark.parametrize("waits", [[], [Wait(9.0, ended=False)], [Wait(1.0, ended=True), Wait(2.0, ended=False), Wait(3.0, ended=False)]])
def test_a_quantile_that_is_not_reached_is_not_known(waits: list[Wait]) -> None:
    assert quantile(waits, 0.5) is None


def test_the_textbook_example_of_kaplan_and_meier() -> None:
    """Ends at 1, 3, 4 and 5, still open at 2 and 6: survival 5/6, 5/8, 5/12, 5/24."""
    waits = [Wait(1, True), Wait(2, False), Wait(3, True), Wait(4, True), Wait(5, True), Wait(6, False)]

    assert [quantile(waits, share) for share in (1 / 6, 3 / 8, 7 / 12, 19 / 24, 0.8)] == [1, 3, 4, 5, None]
