"""Items that should be acted on, the policies they are judged by, and the decisions about them.

An item is public content or an account on somebody else's service. A decision walks every point of one policy version: each point
is answered with a sentence. The verdict follows from the answers by rule, so two people who answer alike decide alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.errors import Malformed
from tocsin.domain.notice import NextStep


class ItemKind(StrEnum):
    """Kinds of content that can be acted on."""

    LINK = "link"
    POST = "post"
    ACCOUNT = "account"
    CHANNEL = "channel"
    GROUP = "group"
    POSTER = "poster"
    LEAFLET = "leaflet"


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``location`` is sealed content: a link, or where a poster hangs. ``likeness`` is a keyed hash of its canonical form.

    ``report`` is the report that files it: it owes the desk's assessment. ``named_in`` is the report that told of it, if any.
    """

    KIND: ClassVar[str] = "item"

    id: str
    report: str
    kind: ItemKind
    platform: str
    location: str
    likeness: str
    seen: datetime
    by: str
    named_in: str | None = None


class PointReply(StrEnum):
    """Answer to one point of a policy."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Verdict(StrEnum):
    """Result of a decision."""

    ACT = "act"
    NO_ACTION = "no-action"
    ASK_COUNSEL = "ask-counsel"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a policy. An exception such as journalism speaks against acting if it is answered with yes."""

    id: str
    question: str
    exception: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of a policy. ``points`` is its checklist as JSON, ``law`` the law or rule it applies, ``source`` where that stands.

    ``second`` says that a second person must confirm a decision to act. ``translations`` has title and law by language, as JSON.
    """

    KIND: ClassVar[str] = "policy"

    id: str
    name: str
    version: str
    title: str
    law: str
    source: str
    points: str
    second: bool
    loaded: datetime
    translations: str = ""


class DecisionState(StrEnum):
    """State of a decision. A contested one was appealed, and a new decision follows."""

    WAITS = "waits"
    DECIDED = "decided"
    REFUSED = "refused"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """A decision about an item under one policy version. ``answers`` is sealed content: every point with answer and sentence."""

    KIND: ClassVar[str] = "decision"

    id: str
    item: str
    report: str
    policy: str
    answers: str
    verdict: Verdict
    by: str
    at: datetime
    state: DecisionState
    second: str = ""


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """The answer to one point, with the sentence that gives the reason."""

    point: str
    answer: PointReply
    sentence: str


COUNSEL_WITHIN = timedelta(days=14)
SECOND_WITHIN = timedelta(hours=24)


def step_after(decision: ItemDecision) -> NextStep | None:
    """Return the step that a decision leaves to be taken, with its due time: a second person's word, or counsel's. Else None."""
    if decision.state is DecisionState.WAITS:
        return NextStep("confirm or refuse the decision, as a second person", decision.at + SECOND_WITHIN)
    if decision.state is DecisionState.DECIDED and decision.verdict is Verdict.ASK_COUNSEL:
        return NextStep("ask counsel, and decide again", decision.at + COUNSEL_WITHIN)
    return None


def verdict_of(points: Sequence[Point], answers: Mapping[str, PointAnswer]) -> Verdict:
    """Return the verdict that follows from the answers.

    Act if every point counts and no exception does. Ask counsel if an answer that matters is unclear. Otherwise no action.
    Raises :class:`Malformed` if a point has no answer or no sentence, or an answer has no point.
    """
    for point in points:
        if point.id not in answers or not answers[point.id].sentence.strip():
            raise Malformed(f"point {point.id!r} has no answer with a sentence: {point.question}")
    if strange := sorted(answers.keys() - {point.id for point in points}):
        raise Malformed(f"the policy has no point {strange[0]!r}: its points are {', '.join(point.id for point in points)}")
    against = [answers[point.id].answer == (PointReply.YES if point.exception else PointReply.NO) for point in points]
    if any(against):
        return Verdict.NO_ACTION
    if any(answers[point.id].answer is PointReply.UNCLEAR for point in points):
        return Verdict.ASK_COUNSEL
    return Verdict.ACT
