"""A small simulated year: no notice without a next step, no missed check, no wrong conclusion."""

from __future__ import annotations

from bench.act.year import simulate


def test_a_year_of_notices_loses_none() -> None:
    result = simulate(5, seed=7)

    assert result.notices == 5
    assert result.checks > 25
    assert (result.without_step, result.missed, result.wrong_removed, result.wrong_there) == (0, 0, 0, 0)
