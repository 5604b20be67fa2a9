from __future__ import annotations

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.item import Point, PointAnswer, PointReply, Verdict, verdict_of

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
