"""Notices to platforms, and their follow-up until the content is gone.

An observation is what a check saw. It is separate from the state of the notice, and "unknown" never counts as removed. Every notice
has a next step with a due time until a person closes it: nothing closes by time alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import ClassVar

CHECK_AFTER = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72, 7 * 24, 30 * 24, 90 * 24, 365 * 24))
"""Times of the checks after a notice was sent, and again after its content was removed."""
AGAIN_AFTER = CHECK_AFTER[:4]
"""Times from a check that was not clear to the next one, for as many such checks in a row. After that the usual times hold."""
SURE_AFTER = timedelta(hours=1)
YEARLY = timedelta(days=365)


class ContentState(StrEnum):
    """State of content as one check saw it."""

    LIVE = "live"
    EDITED = "edited"
    GONE = "gone"
    TOMBSTONE = "tombstone"
    SUSPENDED = "suspended"
    GEO_BLOCKED = "geo-blocked"
    LOGIN_WALL = "login-wall"
    UNKNOWN = "unknown"


STILL_THERE = frozenset({ContentState.LIVE, ContentState.EDITED})
SURELY_REMOVED = frozenset({ContentState.TOMBSTONE, ContentState.SUSPENDED})


class Remover(StrEnum):
    """Party that removed content, as a page or the platform says."""

    AUTHOR = "author"
    PLATFORM = "platform"
    HOST = "host"
    UNKNOWN = "unknown"


class NoticeState(StrEnum):
    """Stage of a notice in the desk."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about one item to one platform. ``body`` is sealed content. ``reference`` stands on everything that is sent.

    ``remind_at`` is the due time of the next step, until a reminder of it was filed.
    """

    KIND: ClassVar[str] = "notice"

    id: str
    item: str
    report: str
    decision: str
    platform: str
    address: str
    language: str
    reference: str
    body: str
    drafted: datetime
    drafted_by: str
    state: NoticeState = NoticeState.DRAFT
    approved_by: str = ""
    sent: datetime | None = None
    next_check: datetime | None = None
    remind_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One check of the content. ``status`` is the HTTP status or 0, ``digest`` a hash of the visible text, ``detail`` the reason.

    ``remover`` is a :class:`Remover` where the content was removed, else empty.
    """

    KIND: ClassVar[str] = "observation"

    id: str
    notice: str
    report: str
    at: datetime
    state: ContentState
    method: str
    by: str
    status: int = 0
    detail: str = ""
    digest: str = ""
    remover: str = ""


class NoticeStep(StrEnum):
    """Acts in the life of a notice after it was sent. Each is an event with a date and a person."""

    RECEIPT = "receipt"
    REMOVED = "removed"
    PARTLY = "partly"
    REFUSED = "refused"
    APPEALED = "appealed"
    DISPUTED = "disputed"
    COMPLAINED = "complained"
    REFERRED = "referred"
    REAPPEARED = "reappeared"


@dataclass(frozen=True, slots=True)
class NoticeEvent:
    """An act of the platform or the desk about a notice. ``words`` is sealed content: the platform's answer, or the desk's reason."""

    KIND: ClassVar[str] = "notice-event"

    id: str
    notice: str
    report: str
    step: NoticeStep
    at: datetime
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next act that a notice needs, and the time by which a person owes it."""

    act: str
    due: datetime


_AFTER_EVENT = {
    NoticeStep.RECEIPT: ("ask for the platform's decision", timedelta(days=7)),
    NoticeStep.REFUSED: ("appeal to the platform (DSA Art. 20), or close with a reason", timedelta(days=14)),
    NoticeStep.PARTLY: ("appeal what was left (DSA Art. 20), or close with a reason", timedelta(days=14)),
    NoticeStep.APPEALED: ("ask for the decision on the appeal", timedelta(days=14)),
    NoticeStep.DISPUTED: ("ask the out-of-court body (DSA Art. 21) for its decision", timedelta(days=90)),
    NoticeStep.COMPLAINED: ("ask the regulator (DSA Art. 53) about the complaint", timedelta(days=90)),
    NoticeStep.REFERRED: ("ask the police about the referral", timedelta(days=30)),
    NoticeStep.REAPPEARED: ("send a new notice: the content is there again", timedelta(days=1)),
    NoticeStep.REMOVED: ("check that it is gone, then close the notice", timedelta(days=1)),
}
_SECOND_REFUSAL = ("go to an out-of-court body (DSA Art. 21), the regulator or the police, or close with a reason", timedelta(days=28))


def removed_since(observations: Sequence[Observation]) -> datetime | None:
    """Return when the content was removed, as far as the observations (in order of time) prove it, else None.

    A tombstone or a suspended account counts at once. "Gone" counts when a second "gone" follows at least an hour later with no sign
    of the content between. Content that is seen again is not removed. Unknown answers and walls prove nothing either way.
    """
    since: datetime | None = None
    first_gone: datetime | None = None
    for observation in observations:
        if observation.state in STILL_THERE:
            since = first_gone = None
        elif observation.state in SURELY_REMOVED:
            since = since or first_gone or observation.at
        elif observation.state is ContentState.GONE:
            first_gone = first_gone or observation.at
            if observation.at - first_gone >= SURE_AFTER:
                since = since or first_gone
    return since


def remover_of(events: Sequence[NoticeEvent], observations: Sequence[Observation]) -> Remover:
    """Return who removed the content: the last observation that tells it, else the platform if it says so, else unknown."""
    stated = (Remover(check.remover) for check in reversed(observations) if check.remover not in ("", Remover.UNKNOWN))
    answered = any(event.step in (NoticeStep.REMOVED, NoticeStep.PARTLY) for event in events)
    return next(stated, Remover.PLATFORM if answered else Remover.UNKNOWN)


def next_check(notice: Notice, observations: Sequence[Observation]) -> datetime | None:
    """Return the time of the next check of a sent notice. After a year, checks go on once a year. None unless it is sent.

    A first "gone" is checked again after an hour, so that a removal is certain soon. So is a check that saw neither the content nor a
    removal, at growing intervals: a wall that stands by chance must not hide for months that the content is back.
    """
    if notice.state is not NoticeState.SENT or notice.sent is None:
        return None
    last = observations[-1] if observations else None
    if last and last.state is ContentState.GONE and removed_since(observations) is None:
        return last.at + SURE_AFTER
    start = removed_since(observations) or notice.sent
    after = last.at if last else notice.sent
    regular = next((start + delay for delay in CHECK_AFTER if start + delay > after), after + YEARLY)
    unclear = _unclear_at_end(observations)
    return min(regular, after + AGAIN_AFTER[unclear - 1]) if 0 < unclear <= len(AGAIN_AFTER) else regular


def _unclear_at_end(observations: Sequence[Observation]) -> int:
    """Return how many observations since the last clear one say neither that the content is there nor that it is gone."""
    clear = STILL_THERE | SURELY_REMOVED | {ContentState.GONE}
    return sum(1 for _ in takewhile(lambda each: each.state not in clear, reversed(observations)))


def planned(
    notice: Notice, events: Sequence[NoticeEvent] = (), observations: Sequence[Observation] = (), before: NextStep | None = None
) -> Notice:
    """Return the notice with the times of its next check and of the reminder of its next step.

    ``before`` is the step before the last event or observation: the same step is not reminded of twice.
    """
    step = next_step(notice, events, observations)
    remind_at = notice.remind_at if step == before else step.due if step else None
    return replace(notice, next_check=next_check(notice, observations), remind_at=remind_at)


def next_step(notice: Notice, events: Sequence[NoticeEvent], observations: Sequence[Observation]) -> NextStep | None:
    """Return the next step that a person owes, with its due time. Only a closed notice has none."""
    if notice.state is NoticeState.CLOSED:
        return None
    if notice.state is NoticeState.DRAFT:
        return NextStep("approve or discard the draft, as a second person", notice.drafted + timedelta(hours=24))
    if notice.state is NoticeState.APPROVED or notice.sent is None:
        return NextStep("send the notice", notice.drafted + timedelta(hours=24))
    removed = removed_since(observations)
    reappeared = removed is None and any(event.step is NoticeStep.REMOVED for event in events) and observations[-1:] and observations[-1]
    if reappeared and reappeared.state in STILL_THERE:
        return NextStep("send a new notice: the content is there again", reappeared.at + timedelta(hours=24))
    if removed:
        return NextStep("close the notice, or keep it open for further checks", removed + timedelta(days=7))
    if not events:
        return NextStep("ask the platform to confirm receipt (DSA Art. 16(4))", notice.sent + timedelta(days=3))
    last = events[-1]
    appealed = any(event.step is NoticeStep.APPEALED for event in events)
    act, delay = _SECOND_REFUSAL if last.step is NoticeStep.REFUSED and appealed else _AFTER_EVENT[last.step]
    return NextStep(act, last.at + delay)
