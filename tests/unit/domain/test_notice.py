from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.notice import (
    CHECK_AFTER,
    ContentState,
    NextStep,
    Notice,
    NoticeEvent,
    NoticeState,
    NoticeStep,
    Observation,
    Remover,
    next_check,
    next_step,
    planned,
    removed_since,
    remover_of,
)

T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)
DRAFT = Notice("X-1", "I-1", "R-1", "K-1", "Hearth", "abuse@hearth.example", "en", "TOC-1", "content", T0, "Dora")
SENT = replace(DRAFT, state=NoticeState.SENT, approved_by="Dan", sent=T0)


def saw(*states: tuple[float, ContentState]) -> list[Observation]:
    return [
        Observation(f"O-{n}", "X-1", "R-1", T0 + timedelta(hours=hours), state, "http", "tocsin") for n, (hours, state) in enumerate(states)
    ]


def did(*steps: tuple[float, NoticeStep]) -> list[NoticeEvent]:
    return [NoticeEvent(f"E-{n}", "X-1", "R-1", step, T0 + timedelta(hours=hours), "Dora") for n, (hours, step) in enumerate(steps)]


@pytest.mark.parametrize(
    ("states", "hours"),
    [
        ([(1, ContentState.GONE)], None),
        ([(1, ContentState.GONE), (1.5, ContentState.GONE)], None),
        ([(1, ContentState.GONE), (2, ContentState.GONE)], 1),
        ([(1, ContentState.GONE), (6, ContentState.UNKNOWN), (24, ContentState.GONE)], 1),
        ([(1, ContentState.GONE), (2, ContentState.LIVE), (24, ContentState.GONE)], None),
        ([(1, ContentState.TOMBSTONE)], 1),
        ([(1, ContentState.SUSPENDED), (6, ContentState.LIVE)], None),
        ([(1, ContentState.UNKNOWN)] * 20, None),
        ([(1, ContentState.LOGIN_WALL), (6, ContentState.GEO_BLOCKED), (24, ContentState.UNKNOWN)], None),
        ([(1, ContentState.TOMBSTONE), (6, ContentState.UNKNOWN)], 1),
    ],
)
def test_removed_takes_two_signs_an_hour_apart_or_a_certain_one(states: list[tuple[float, ContentState]], hours: float | None) -> None:
    assert removed_since(saw(*states)) == (None if hours is None else T0 + timedelta(hours=hours))


def test_a_check_that_was_not_clear_is_made_again_soon_and_no_more_than_four_times_in_a_row() -> None:
    unclear = [(24 * 30.0 + hours, ContentState.LOGIN_WALL) for hours in (0, 1, 7, 31, 103)]
    waits = []
    for count in range(1, 6):
        seen = saw((1, ContentState.LIVE), *unclear[:count])
        due = next_check(SENT, seen)
        assert due
        waits.append((due - seen[-1].at) / timedelta(hours=1))

    assert waits[:4] == [1, 6, 24, 72]
    assert waits[4] > 24 * 30


_seen = st.lists(st.tuples(st.floats(0, 9000), st.sampled_from(ContentState)), max_size=12).map(sorted).map(lambda states: saw(*states))


@given(_seen)
def test_what_was_last_seen_there_is_never_called_removed(observations: list[Observation]) -> None:
    walls = (ContentState.UNKNOWN, ContentState.LOGIN_WALL, ContentState.GEO_BLOCKED)
    proofs = [each.state for each in observations if each.state not in walls]
    if not proofs or proofs[-1] in (ContentState.LIVE, ContentState.EDITED):
        assert removed_since(observations) is None


@given(_seen)
def test_a_sent_notice_always_has_a_later_check(observations: list[Observation]) -> None:
    check = next_check(SENT, observations)

    assert check is not None
    assert check > (observations[-1].at if observations else T0)


def test_checks_follow_the_schedule_and_begin_anew_after_the_removal() -> None:
    observations: list[Observation] = []
    times = []
    for _ in CHECK_AFTER:
        check = next_check(SENT, observations)
        assert check
        times.append(check - T0)
        observations += saw(((check - T0) / timedelta(hours=1), ContentState.LIVE))
    assert tuple(times) == CHECK_AFTER

    observations += saw((9000, ContentState.TOMBSTONE))
    assert next_check(SENT, observations) == observations[-1].at + timedelta(hours=1)


def test_a_notice_that_was_not_sent_is_not_checked() -> None:
    assert next_check(DRAFT, []) is None
    assert next_check(replace(SENT, state=NoticeState.CLOSED), []) is None


@given(st.lists(st.sampled_from(NoticeStep), max_size=6), _seen, st.sampled_from([DRAFT, replace(DRAFT, state=NoticeState.APPROVED), SENT]))
def test_every_notice_that_is_not_closed_has_a_next_step(steps: list[NoticeStep], observations: list[Observation], notice: Notice) -> None:
    step = next_step(notice, did(*((float(n), each) for n, each in enumerate(steps))), observations)

    assert step
    assert step.act
    assert next_step(replace(notice, state=NoticeState.CLOSED), [], observations) is None


def test_a_refusal_leads_to_an_appeal_and_a_second_one_further() -> None:
    first = next_step(SENT, did((1, NoticeStep.REFUSED)), [])
    second = next_step(SENT, did((1, NoticeStep.REFUSED), (2, NoticeStep.APPEALED), (3, NoticeStep.REFUSED)), [])

    assert first
    assert "appeal to the platform" in first.act
    assert second
    assert "out-of-court" in second.act


def test_content_that_comes_back_asks_for_a_new_notice() -> None:
    step = next_step(SENT, did((1, NoticeStep.REMOVED)), saw((2, ContentState.TOMBSTONE), (30, ContentState.LIVE)))

    assert step
    assert "there again" in step.act


def test_a_step_is_reminded_of_once() -> None:
    step = next_step(SENT, [], [])
    assert step

    plan = planned(SENT)

    assert plan.remind_at == step.due
    assert planned(replace(plan, remind_at=None), before=step).remind_at is None
    assert planned(replace(SENT, state=NoticeState.CLOSED)).remind_at is None


def test_content_that_comes_back_after_a_removal_asks_for_a_new_notice() -> None:
    step = next_step(SENT, did((1, NoticeStep.REMOVED)), saw((2, ContentState.TOMBSTONE), (50, ContentState.LIVE)))

    assert step
    assert "there again" in step.act


ACTS = {
    NoticeStep.RECEIPT: ("ask for the platform's decision", 7),
    NoticeStep.REFUSED: ("appeal to the platform (DSA Art. 20), or close with a reason", 14),
    NoticeStep.PARTLY: ("appeal what was left (DSA Art. 20), or close with a reason", 14),
    NoticeStep.APPEALED: ("ask for the decision on the appeal", 14),
    NoticeStep.DISPUTED: ("ask the out-of-court body (DSA Art. 21) for its decision", 90),
    NoticeStep.COMPLAINED: ("ask the regulator (DSA Art. 53) about the complaint", 90),
    NoticeStep.REFERRED: ("ask the police about the referral", 30),
    NoticeStep.REAPPEARED: ("send a new notice: the content is there again", 1),
    NoticeStep.REMOVED: ("check that it is gone, then close the notice", 1),
}


@pytest.mark.parametrize("last", NoticeStep)
def test_every_answer_has_its_next_step_and_its_days(last: NoticeStep) -> None:
    act, days = ACTS[last]

    assert next_step(SENT, did((1, NoticeStep.RECEIPT), (5, last)), []) == NextStep(act, T0 + timedelta(days=days, hours=5))


def test_the_steps_before_any_answer_have_their_due_times() -> None:
    day, approved = timedelta(days=1), replace(DRAFT, state=NoticeState.APPROVED)

    assert next_step(DRAFT, [], []) == NextStep("approve or discard the draft, as a second person", T0 + day)
    assert next_step(approved, [], []) == NextStep("send the notice", T0 + day)
    assert next_step(replace(SENT, sent=None), [], []) == NextStep("send the notice", T0 + day)
    assert next_step(SENT, [], []) == NextStep("ask the platform to confirm receipt (DSA Art. 16(4))", T0 + 3 * day)


def test_a_second_refusal_and_a_removal_have_their_due_times() -> None:
    hour, day = timedelta(hours=1), timedelta(days=1)
    refused_twice = did((1, NoticeStep.REFUSED), (2, NoticeStep.APPEALED), (3, NoticeStep.REFUSED))
    further = "go to an out-of-court body (DSA Art. 21), the regulator or the police, or close with a reason"
    partly = did((1, NoticeStep.APPEALED), (3, NoticeStep.PARTLY))
    removed = did((1, NoticeStep.REMOVED))

    assert next_step(SENT, refused_twice, []) == NextStep(further, T0 + 3 * hour + 28 * day)
    assert next_step(SENT, partly, []) == NextStep(ACTS[NoticeStep.PARTLY][0], T0 + 3 * hour + 14 * day)
    assert next_step(SENT, [], saw((2, ContentState.TOMBSTONE))) == NextStep(
        "close the notice, or keep it open for further checks", T0 + 2 * hour + 7 * day
    )
    again = NextStep("send a new notice: the content is there again", T0 + 6 * hour + day)
    assert next_step(SENT, removed, saw((2, ContentState.TOMBSTONE), (6, ContentState.LIVE))) == again
    assert next_step(SENT, removed, saw((6, ContentState.LIVE))) == again
    assert next_step(SENT, did((1, NoticeStep.RECEIPT)), saw((6, ContentState.LIVE))) == NextStep(
        "ask for the platform's decision", T0 + hour + 7 * day
    )
    assert next_step(SENT, removed, saw((6, ContentState.UNKNOWN))) == NextStep(ACTS[NoticeStep.REMOVED][0], T0 + hour + day)


@pytest.mark.parametrize(
    ("states", "hours"),
    [
        ([], 1),
        ([(1, ContentState.LIVE)], 6),
        ([(0.5, ContentState.LIVE)], 1),
        ([(3, ContentState.GONE)], 4),
        ([(3, ContentState.GONE), (4, ContentState.GONE)], 9),
        ([(1, ContentState.GONE), (1.5, ContentState.TOMBSTONE)], 2),
        ([(80, ContentState.UNKNOWN)], 81),
        ([(80, ContentState.UNKNOWN), (81, ContentState.UNKNOWN)], 87),
        ([(5.5, ContentState.LIVE), (5.75, ContentState.UNKNOWN)], 6),
        ([(9000, ContentState.LIVE)], 9000 + 365 * 24),
        ([(24, ContentState.TOMBSTONE), (48, ContentState.UNKNOWN)], 49),
    ],
)
def test_the_next_check_is_made_at_its_time(states: list[tuple[float, ContentState]], hours: float) -> None:
    assert next_check(SENT, saw(*states)) == T0 + timedelta(hours=hours)


def test_a_notice_without_a_time_of_sending_is_not_checked() -> None:
    assert next_check(replace(SENT, sent=None), []) is None


@pytest.mark.parametrize(
    ("states", "hours"),
    [
        ([(1, ContentState.GONE), (1.5, ContentState.TOMBSTONE)], 1),
        ([(1, ContentState.GONE), (2, ContentState.EDITED), (3, ContentState.TOMBSTONE)], 3),
        ([(1, ContentState.TOMBSTONE), (2, ContentState.GONE), (5, ContentState.GONE)], 1),
        ([(1, ContentState.TOMBSTONE), (2, ContentState.SUSPENDED)], 1),
        ([(1, ContentState.GONE), (3, ContentState.GONE), (9, ContentState.GONE)], 1),
    ],
)
def test_a_removal_is_dated_by_its_first_sign(states: list[tuple[float, ContentState]], hours: float) -> None:
    assert removed_since(saw(*states)) == T0 + timedelta(hours=hours)


def test_a_plan_holds_the_time_of_the_check_and_of_the_reminder() -> None:
    events, seen = did((1, NoticeStep.RECEIPT)), saw((2, ContentState.LIVE))
    plan = planned(SENT, events, seen)

    assert (plan.next_check, plan.remind_at) == (T0 + timedelta(hours=6), T0 + timedelta(hours=1, days=7))
    assert planned(replace(SENT, remind_at=T0), events, seen, next_step(SENT, events, seen)).remind_at == T0
    assert planned(replace(SENT, remind_at=T0), events, seen, NextStep("other", T0)).remind_at == plan.remind_at
    assert planned(replace(SENT, state=NoticeState.CLOSED, next_check=T0)).next_check is None
    assert planned(replace(SENT, state=NoticeState.CLOSED), before=NextStep("other", T0)).remind_at is None


@pytest.mark.parametrize(
    ("removers", "steps", "remover"),
    [
        ([], [], Remover.UNKNOWN),
        (["", "unknown"], [NoticeStep.RECEIPT], Remover.UNKNOWN),
        (["unknown"], [NoticeStep.REMOVED], Remover.PLATFORM),
        (["platform", "author", "unknown"], [NoticeStep.REMOVED], Remover.AUTHOR),
        (["host"], [], Remover.HOST),
    ],
)
def test_who_removed_content_is_told_by_the_page_before_the_platform(
    removers: list[str], steps: list[NoticeStep], remover: Remover
) -> None:
    checks = [Observation(f"O-{n}", "X-1", "R-1", T0, ContentState.GONE, "http", "tocsin", remover=name) for n, name in enumerate(removers)]
    events = [NoticeEvent(f"E-{n}", "X-1", "R-1", step, T0, "Dora") for n, step in enumerate(steps)]

    assert remover_of(events, checks) is remover
