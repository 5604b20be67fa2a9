from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.audit.survival import Wait
from tocsin.audit.survival import quantile as kaplan_meier
from tocsin.audit.turnbull import CensoredTime, estimate, quantile

OPEN = math.inf


def test_a_removal_between_two_looks_counts_from_both() -> None:
    intervals = [CensoredTime(0, 1), CensoredTime(0, 1), CensoredTime(1, 24), CensoredTime(24, OPEN)]

    assert quantile(intervals, 0.5) == 1
    assert quantile(intervals, 0.75) == 24
    assert quantile(intervals, 0.9) is None
    assert quantile([], 0.5) is None


def test_overlapping_intervals_share_their_probability() -> None:
    parts, masses = estimate([CensoredTime(0, 2), CensoredTime(1, 3), CensoredTime(2, 4)])

    assert parts == [(1, 2), (2, 3)]
    assert masses == pytest.approx([0.5, 0.5], abs=1e-4)


def test_the_published_example_of_breast_retraction() -> None:
    # Radiotherapy arm of Finkelstein and Wolfe (1985), in months. The estimate is in many textbooks.
    arm = (
        "45- 6-10 0-7 46- 46- 7-16 17- 7-14 37-44 0-8 4-11 15- 11-15 22- 46- 46- 25-37 46- 26-40 46- 27-34 36-44 46- 36-48 37- 40- 17-25 "
        "46- 11-18 38- 5-12 37- 0-5 18- 24- 36- 5-11 19-35 17-25 24- 32- 33- 19-26 37- 34- 36-"
    )
    pairs = [each.split("-") for each in arm.split()]
    parts, masses = estimate([CensoredTime(float(first), float(last or OPEN)) for first, last in pairs])
    at = {end: sum(masses[: place + 1]) for place, (_, end) in enumerate(parts)}

    assert (parts[0], parts[-1]) == ((4, 5), (46, 48))
    assert 1 - at[5] == pytest.approx(0.954, abs=0.002)
    assert 1 - at[7] == pytest.approx(0.920, abs=0.002)
    assert 1 - at[12] == pytest.approx(0.761, abs=0.002)


@given(st.lists(st.tuples(st.integers(1, 50), st.booleans()), min_size=1, max_size=30), st.sampled_from([0.1, 0.25, 0.5, 0.9]))
def test_with_exact_times_it_is_the_estimate_of_kaplan_and_meier(waits: list[tuple[int, bool]], share: float) -> None:
    intervals = [CensoredTime(hours, hours) if ended else CensoredTime(hours, OPEN) for hours, ended in waits]

    assert quantile(intervals, share) == kaplan_meier([Wait(hours, ended) for hours, ended in waits], share)
