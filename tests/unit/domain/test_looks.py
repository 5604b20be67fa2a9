"""Looks: what one act of a person settles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.duty import ACKNOWLEDGED, Duty, DutyKind
from tocsin.domain.looks import LOOKS, SETTLES, by_look, look_of, settled_by, words_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
KINDS = st.sampled_from(list(DutyKind))
DUTIES = st.builds(
    lambda number, report, kind, team, hours: Duty(f"D-{number}", report, kind, team, NOON, NOON + timedelta(hours=hours)),
    st.integers(1, 999),
    st.sampled_from(["R-1", "R-2"]),
    KINDS,
    st.sampled_from(["desk", "north"]),
    st.integers(1, 5),
)


@given(st.lists(DUTIES, unique_by=lambda duty: duty.id))
def test_every_duty_stands_in_one_look_with_those_of_its_report_and_team(duties: list[Duty]) -> None:
    looks = by_look(duties)

    assert sorted(duty.id for look in looks for duty in look) == sorted(duty.id for duty in duties)
    assert all(len({look_of(duty) for duty in look}) == 1 for look in looks)
    assert all([duty.due for duty in look] == sorted(duty.due for duty in look) for look in looks)


@given(DUTIES, DUTIES)
def test_two_duties_of_one_look_are_of_one_report_and_one_team(first: Duty, second: Duty) -> None:
    if look_of(first) == look_of(second):
        assert (first.report, first.team) == (second.report, second.team)


@pytest.mark.parametrize(
    ("kind", "outcome", "settled"),
    [
        *((DutyKind.ASSESS, outcome, (DutyKind.DELIVER, ACKNOWLEDGED)) for outcome in DutyKind.ASSESS.rule.outcomes),
        (DutyKind.CALL_BACK, "spoken", (DutyKind.ACKNOWLEDGE, "told")),
        (DutyKind.CALL_BACK, "unreached", None),
        (DutyKind.CALL_BACK, "declined-by-source", None),
        (DutyKind.DELIVER, ACKNOWLEDGED, None),
        (DutyKind.REVIEW, "agree", None),
    ],
)
def test_an_answer_settles_what_it_implies_and_no_more(kind: DutyKind, outcome: str, settled: tuple[DutyKind, str] | None) -> None:
    ended = replace(Duty("D-1", "R-1", kind, "desk", NOON, NOON), outcome=outcome)

    assert settled_by(ended) == settled


def test_what_was_not_read_is_settled_by_no_other_answer() -> None:
    assert not {DutyKind.LOOK, DutyKind.TRANSLATE, DutyKind.ALERT, DutyKind.REVIEW} & set(SETTLES.values())


def test_what_settles_another_stands_in_its_look() -> None:
    assert all(any({kind, settled} <= set(kinds) for kinds in LOOKS) for kind, settled in SETTLES.items())


def test_a_look_is_told_in_words() -> None:
    kinds = (DutyKind.DELIVER, DutyKind.ASSESS)

    assert words_of([Duty("D-1", "R-1", kind, "desk", NOON, NOON) for kind in kinds]) == "delivery, assess"
