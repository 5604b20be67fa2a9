"""What real collections hold: measured rightly or refused in one line, never a hang, never a silent cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.brief import BriefRequest, brief_of, write
from tocsin.analysis.coaction.kernel import meetings
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.analysis.coaction.rows import ActionColumns
from tocsin.analysis.coaction.run import coact
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.errors import Refused

T0 = 1_760_000_000_000
DAY = 86_400_000
Posts = list[dict[str, Any]]


def one_account_with_half_of_all(rng: np.random.Generator) -> Posts:
    return [{"account_id": "busy" if i % 2 else f"p{i}", "time": T0 + i * 20_000, "hashtags": ["h"], "text": f"w {i}"} for i in range(1500)]


def one_object_in_every_post(rng: np.random.Generator) -> Posts:
    return [
        {
            "account_id": f"p{rng.integers(200)}",
            "time": T0 + int(rng.random() * 5 * DAY),
            "hashtags": ["all", f"t{i % 40}"],
            "text": f"w {i}",
        }
        for i in range(1500)
    ]


def all_times_equal(rng: np.random.Generator) -> Posts:
    return [{"account_id": f"p{i % 60}", "time": T0, "hashtags": [f"t{i % 7}"], "text": f"w {i}"} for i in range(300)]


def times_by_the_day(rng: np.random.Generator) -> Posts:
    return [
        {
            "account_id": f"p{rng.integers(80)}",
            "time": T0 // DAY * DAY + int(rng.integers(40)) * DAY,
            "hashtags": [f"t{i % 9}"],
            "text": f"w {i}",
        }
        for i in range(900)
    ]


def empty_texts(rng: np.random.Generator) -> Posts:
    return [{"account_id": f"p{i % 50}", "time": T0 + i * 60_000, "hashtags": ["h"] if i % 2 else [], "text": ""} for i in range(400)]


def copies_of_one_text(rng: np.random.Generator) -> Posts:
    return [
        {"account_id": f"p{i % 300}", "time": T0 + int(rng.random() * 3 * DAY), "text": "the same words for everyone to say"}
        for i in range(2000)
    ]


def one_post(rng: np.random.Generator) -> Posts:
    return [{"account_id": "a", "time": T0, "hashtags": ["h"], "text": "w"}]


CASES = [
    one_account_with_half_of_all,
    one_object_in_every_post,
    all_times_equal,
    times_by_the_day,
    empty_texts,
    copies_of_one_text,
    one_post,
]


@pytest.mark.slow
@pytest.mark.parametrize("posts", CASES)
def test_nobody_is_in_step_and_every_answer_is_given(tmp_path: Path, posts: Callable[[np.random.Generator], Posts]) -> None:
    lake = lake_of(tmp_path / "lake", posts(np.random.default_rng(1)))
    found = coact(lake, CoactRequest(on=("hashtag", "text"), windows=(60,), permutations=3))
    assert found.in_step == ()
    q = found.edges["q"].to_numpy()
    assert ((q >= 0) & (q <= 1)).all()
    assert write(brief_of(lake, BriefRequest(StormRequest(on=("hashtag", "text")), permutations=1)), tmp_path / "b.html")


def test_more_meetings_than_asked_for_are_refused_beforehand_with_the_object_that_makes_them(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", copies_of_one_text(np.random.default_rng(1)))
    with pytest.raises(Refused, match="pairs of actions lie within 3600 s of each other, most of them on text 'the same words"):
        coact(lake, CoactRequest(on=("text",), windows=(3600,), most_meetings=1000))


@pytest.mark.slow
def test_ten_million_copies_of_one_text_are_too_many_meetings_to_look_at() -> None:
    count = 10_000_000
    each = np.arange(count, dtype=np.int32)
    rows = ActionColumns(np.zeros(count, np.int32), each, each, np.full(count, T0), np.zeros(1), each, each)
    met, heaviest = meetings(rows, 60_000)
    assert (met, heaviest) == (count * count, 0)
    assert met > CoactRequest().most_meetings
