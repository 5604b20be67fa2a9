"""Chances of counts agree with the distributions of scipy.stats."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import gamma, nbinom, poisson

from tocsin.analysis.chances import at_least, log_gamma_above, log_poisson_at_least, quantile

COUNTS = np.array([0, 1, 2, 5, 40, 300])


@pytest.mark.parametrize("size", [0.3, 2.0, 50.0])
@pytest.mark.parametrize("mean", [0.001, 1.0, 200.0])
def test_a_negative_binomial_count_is_as_likely_as_scipy_says(size: float, mean: float) -> None:
    chance = size / (size + mean)
    assert at_least(COUNTS, size, mean / size) == pytest.approx(nbinom.sf(COUNTS - 1, size, chance), rel=1e-7, abs=1e-300)
    for level in (0.025, 0.5, 0.975):
        assert quantile(level, size, mean / size) == nbinom.ppf(level, size, chance)


def test_poisson_and_gamma_tails_are_those_of_scipy() -> None:
    assert log_poisson_at_least(COUNTS[1:5], 2.0) == pytest.approx(poisson.logsf(COUNTS[1:5] - 1, 2.0))
    assert log_gamma_above(50.0, 3) == pytest.approx(gamma.logsf(50.0, 3))


def test_a_chance_too_small_for_a_number_is_none_at_all() -> None:
    assert log_gamma_above(2000.0, 3) == -np.inf
