"""Two sides that the analyst names: whether each rises after the other, and after events, beyond its own rhythm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.effects import Effect
from tocsin.analysis.reciprocal import Milieu, ReciprocalRequest, escalation
from tocsin.domain.errors import Malformed
from tocsin.lake import Lake

START = datetime(2026, 1, 5, tzinfo=UTC)
EVENTS = tuple(START + timedelta(days=d, hours=9) for d in (12, 19, 27, 33, 41, 50))
NORTH, SOUTH = Milieu("north", channels=("n",)), Milieu("south", channels=("s",))


def posts(seed: int, answers: bool, collected: float = 1.0) -> list[dict[str, Any]]:
    """Sixty days of two channels with a daily rhythm; where ``answers``, south rises for a day after each event, and threatens."""
    rng = np.random.default_rng(seed)
    found = []
    for hour in range(60 * 24):
        at = START + timedelta(hours=hour)
        rhythm = 3 + 2 * np.sin(2 * np.pi * hour / 24)
        hot = answers and any(0 < (at - event) / timedelta(hours=1) <= 24 for event in EVENTS)
        factor = collected if hour > 30 * 24 else 1.0
        for channel, rate in (("n", rhythm), ("s", rhythm * (3 if hot else 1)), ("rest", 8.0)):
            for _ in range(rng.poisson(rate * factor)):
                threat = channel == "s" and hot and rng.random() < 0.5
                text = "we will burn it" if threat else "a quiet word"
                found.append({"account_id": f"{channel}{rng.integers(30)}", "channel": channel, "platform": "telegram", "text": text,
                              "time": int((at + timedelta(minutes=float(rng.random() * 60))).timestamp() * 1000)})  # fmt: skip
    return found


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of(tmp_path_factory.mktemp("lake"), posts(1, answers=True))


def threatens(text: str) -> bool:
    return "burn" in text


def effect(found: tuple[Effect, ...], side: str, measure: str, after: str, to_h: int = 24) -> Effect:
    return next(e for e in found if (e.side, e.measure, e.to_h) == (side, measure, to_h) and after in e.after)


def test_a_side_that_rises_after_events_is_seen_and_the_other_is_not(answered: Lake) -> None:
    found = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS, shuffles=60), threatens).effects
    rise, words, calm = (
        effect(found, "south", "posts", "event"),
        effect(found, "south", "threat wording", "event"),
        effect(found, "north", "posts", "event"),
    )
    assert (rise.low > 1.5, words.low > 1.5) == (True, True)
    assert rise.p < 0.05
    assert rise.shuffled < 1.3
    assert calm.low < 1 < calm.high
    assert calm.p > 0.05


def test_each_row_is_one_sentence_with_a_p_corrected_for_all_rows(answered: Lake) -> None:
    found = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS), threatens).effects
    rise = effect(found, "south", "posts", "event")
    assert rise.sentence.startswith(f"6 to 24 hours after an event, south (posts) stood at {rise.ratio:.2f} times")
    assert f"p {rise.p:.3f}, corrected for all rows" in rise.sentence
    assert rise.shuffled <= rise.shuffled_high < rise.ratio
    few = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS[:1]), threatens).effects
    assert "insufficient data" in effect(few, "south", "posts", "event").sentence


def test_quiet_sides_show_no_row_beyond_chance(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, posts(5, answers=False))
    found = escalation(lake, ReciprocalRequest(NORTH, SOUTH, EVENTS), threatens).effects
    assert min(e.p for e in found if e.known) > 0.05


def test_the_week_after_one_event_is_held_against_other_series(tmp_path: Path) -> None:
    event = START + timedelta(days=50)
    rng = np.random.default_rng(6)
    louder = [
        {"account_id": f"s{i}", "channel": "s", "platform": "telegram", "text": f"word {i}"}
        | {"time": int((event + timedelta(days=float(rng.random() * 6))).timestamp() * 1000)}
        for i in range(900)
    ]
    lake = lake_of(tmp_path, [*posts(7, answers=False), *louder])
    found = escalation(lake, ReciprocalRequest(NORTH, SOUTH, (event,)), threatens).aftermaths
    south, north = (next(a for a in found if (a.side, a.measure) == (name, "posts")) for name in ("south", "north"))
    assert south.ratio > 2
    assert south.low > 1
    assert north.low < 1 < north.high
    assert "other days" in south.sentence
    short = escalation(lake, ReciprocalRequest(NORTH, SOUTH, (START + timedelta(days=5),)), threatens).aftermaths
    assert not any(a.known for a in short)
    assert "insufficient data" in short[0].sentence


def test_swapping_the_names_of_the_sides_changes_nothing_else(answered: Lake) -> None:
    one = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS, shuffles=60), threatens).effects
    two = escalation(answered, ReciprocalRequest(SOUTH, NORTH, EVENTS, shuffles=60), threatens).effects
    assert sorted(map(repr, one)) == sorted(map(repr, two))


def test_more_collection_is_no_rise(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, posts(2, answers=False, collected=3.0))
    late = tuple(START + timedelta(days=d) for d in (31, 33, 35))
    found = escalation(lake, ReciprocalRequest(NORTH, SOUTH, late, shuffles=60), threatens).effects
    assert all(e.ratio < 1.35 for e in found if e.known and e.measure == "posts")


def test_too_few_events_are_insufficient_data(answered: Lake) -> None:
    found = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS[:2]), threatens)
    assert not effect(found.effects, "south", "posts", "event").known
    assert any("insufficient data" in words for _, words in found.missing)


def test_a_measure_of_a_few_posts_is_insufficient_data_and_says_how_few(answered: Lake) -> None:
    found = escalation(answered, ReciprocalRequest(NORTH, SOUTH, EVENTS, shuffles=10), lambda text: text.endswith("7 burn"))
    few = [one for one in found.effects if one.measure == "threat wording"]
    assert not any(one.known for one in few)
    assert all(one.seen < 30 for one in few)


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [
        (Milieu("a"), SOUTH, EVENTS),
        (NORTH, Milieu("north", channels=("s",)), EVENTS),
        (NORTH, SOUTH, (datetime(2026, 1, 1),)),  # noqa: DTZ001 - that is the point
    ],
)
def test_what_is_not_named_is_refused_in_one_line(one: Milieu, two: Milieu, events: tuple[datetime, ...]) -> None:
    with pytest.raises(Malformed):
        ReciprocalRequest(one, two, events)


def test_a_side_without_posts_is_named(answered: Lake) -> None:
    with pytest.raises(Malformed, match="'east': no posts"):
        escalation(answered, ReciprocalRequest(NORTH, Milieu("east", channels=("e",)), EVENTS), threatens)


@pytest.mark.parametrize("hours", [1, 5, 23, 25])
def test_less_than_a_day_of_posts_is_insufficient_data(tmp_path: Path, hours: int) -> None:
    few = [post for post in posts(3, answers=False) if post["time"] < (START + timedelta(hours=hours)).timestamp() * 1000]

    result = escalation(lake_of(tmp_path, few), ReciprocalRequest(NORTH, SOUTH, (START,)), threatens)

    assert not any(effect.known for effect in result.effects)
    assert any("insufficient data" in sentence for sentence in map(str, result.missing))
