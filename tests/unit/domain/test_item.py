from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.item import DecisionState, ItemDecision, Point, PointAnswer, PointReply, Verdict, step_after, verdict_of

POINTS = [
    Point("incites", "Does it call for violence?"),
    Point("public", "Is it public?"),
    Point("press", "Is it journalism?", exception=True),
]


def answers(
    incites: PointReply = PointReply.YES, public: PointReply = PointReply.YES, press: PointReply = PointReply.NO
) -> dict[str, PointAnswer]:
    given = {"incites": incites, "public": public, "press": press}
    return {point: PointAnswer(point, answer, "Because it says so.") for point, answer in given.items()}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.ACT),
        ({"incites": PointReply.NO}, Verdict.NO_ACTION),
        ({"press": PointReply.YES}, Verdict.NO_ACTION),
        ({"incites": PointReply.UNCLEAR}, Verdict.ASK_COUNSEL),
        ({"press": PointReply.UNCLEAR}, Verdict.ASK_COUNSEL),
        ({"incites": PointReply.UNCLEAR, "press": PointReply.YES}, Verdict.NO_ACTION),
    ],
)
def test_the_verdict_follows_from_the_answers(changed: dict[str, PointReply], verdict: Verdict) -> None:
    assert verdict_of(POINTS, answers(**changed)) is verdict


def test_every_point_is_answered_with_a_sentence() -> None:
    with pytest.raises(Malformed, match="'press' has no answer"):
        verdict_of(POINTS, {point: answer for point, answer in answers().items() if point != "press"})
    with pytest.raises(Malformed, match="'incites' has no answer"):
        verdict_of(POINTS, answers() | {"incites": PointAnswer("incites", PointReply.YES, " ")})
    with pytest.raises(Malformed, match="no point 'other'"):
        verdict_of(POINTS, answers() | {"other": PointAnswer("other", PointReply.YES, "Why not.")})


@pytest.mark.parametrize(
    ("verdict", "state", "within"),
    [
        (Verdict.ACT, DecisionState.WAITS, timedelta(hours=24)),
        (Verdict.ASK_COUNSEL, DecisionState.DECIDED, timedelta(days=14)),
        (Verdict.ASK_COUNSEL, DecisionState.CONTESTED, None),
        (Verdict.ACT, DecisionState.DECIDED, None),
    ],
)
def test_a_decision_that_waits_or_is_unclear_leaves_a_step_with_a_due_time(
    verdict: Verdict, state: DecisionState, within: timedelta | None
) -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    step = step_after(ItemDecision("K-1", "I-1", "R-1", "fake@1", "", verdict, "Dora", at, state))

    assert (step and step.due - at) == within
