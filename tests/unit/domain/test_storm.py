"""A rise is a fact, and a storm claims a campaign: the statement about each object."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tocsin.domain.storm import FINDINGS, Call, Interval, Storm, lack

AT = datetime(2026, 3, 2, tzinfo=UTC)
CALL = Call("0" * 16, "telegram", "caller", AT, "Tonight at 18:00 use #theday")
RISE = Storm(
    kind="hashtag", object="theday", start=AT, peak=AT, end=AT, mentions=100, baseline=Interval(10, 5, 15), p=0.0,
    accounts=80, concentration=0.1, originals=90, shares=10, duplicates=0, near_duplicates=0, same_image=0, languages=(), platforms=(),
    new_accounts=None, deleted=None, median_life_s=None, first_s=None, half_s=None, peak_s=None, rhythm=(), rhythm_p=None,
    calls=(), reach=None, coverage=1.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("storm", "finding"),
    [
        (RISE, "rise"),
        (replace(RISE, calls=(CALL,)), "storm"),
        (replace(RISE, calls=(CALL,), new=True), "new"),
        (replace(RISE, calls=(CALL,), baseline=Interval(0, 0, 0, known=False)), "undecided"),
    ],
)
def test_only_a_rise_that_a_call_named_is_called_a_storm(storm: Storm, finding: str) -> None:
    assert storm.finding == finding
    assert ("storm" in FINDINGS[storm.finding]) == (finding == "storm")


@pytest.mark.parametrize(
    ("kind", "value", "title"),
    [
        ("hashtag", "theday", "hashtag #theday"),
        ("mention", "thehall", "mention @thehall"),
        ("link", "https://example.org/a", "link https://example.org/a"),
        ("text", "come tonight", "text “come tonight”"),
        ("image", "picture:0123456789abcdef", "picture 01234567"),
    ],
)
def test_an_object_is_named_as_people_write_it(kind: str, value: str, title: str) -> None:
    storm = replace(RISE, kind=kind, object=value)
    assert storm.title == title
    assert title.endswith(storm.name)


def test_the_end_of_a_long_text_is_not_part_of_its_name() -> None:
    storm = replace(RISE, kind="text", object="come " * 50)
    assert storm.name == f"“{('come ' * 8)}…”"
    assert storm.title == f"text “{('come ' * 24)}…”"


def test_what_is_not_known_names_its_reason_in_brackets() -> None:
    assert lack("usual posts", "insufficient data: too short a past") == "usual posts (insufficient data, too short a past)"
