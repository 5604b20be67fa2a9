"""Every kind of duty is described once, completely, and known to the model's oracle and to the glossary."""

from __future__ import annotations

import pytest

from tocsin.domain.duty import DutyKind, DutyRule
from tocsin.domain.duty_words import ANSWERS, TO_DO


@pytest.mark.parametrize("kind", DutyKind)
def test_a_kind_of_duty_has_a_complete_rule(kind: DutyKind) -> None:
    rule = kind.rule

    assert isinstance(rule, DutyRule)
    assert rule.outcomes
    assert len(set(rule.outcomes)) == len(rule.outcomes)
    assert len(rule.hours) == 3
    assert 0 < rule.hours[0] <= rule.hours[1] <= rule.hours[2], "a more urgent report is due no later"


def test_every_kind_of_duty_has_words_for_the_pages() -> None:
    assert set(DutyKind) == set(TO_DO) == set(ANSWERS)
