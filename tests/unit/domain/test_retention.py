"""Retention rules."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.domain.report import Priority, Triage
from tocsin.domain.retention import DEFAULT_RULES, RetentionRule, months_later, rule_for


def triage(disposition: str = "", handling: str = "", grading: str = "") -> Triage:
    return Triage("R-1", Priority.P2, handling, grading, disposition)


def test_a_report_that_was_not_assessed_has_no_default_rule() -> None:
    assert rule_for(DEFAULT_RULES, "door", triage()) is None
    rule = rule_for(DEFAULT_RULES, "door", triage("no-further-action"))
    assert rule is not None
    assert rule.months == 12


def test_the_rule_that_names_the_most_wins_and_of_equals_the_longest() -> None:
    wide, narrow, longer = (
        RetentionRule("all", 1),
        RetentionRule("door", 2, channel="door", handling="C"),
        RetentionRule("watch", 9, grading="A", outcome="watch"),
    )
    rules = (wide, narrow, longer)

    assert rule_for(rules, "door", triage()) == wide
    assert rule_for(rules, "door", triage(handling="C")) == narrow
    assert rule_for(rules, "door", triage("watch", "C", "A1")) == longer


@pytest.mark.parametrize(("day", "months", "later"), [("2026-01-31", 1, "2026-02-28"), ("2026-11-30", 12, "2027-11-30")])
def test_months_end_on_days_that_exist(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)
