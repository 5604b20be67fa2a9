"""Objects that rose above what was usual, with what an analyst reports; and nothing where the data does not suffice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.storms.baseline import baseline, tail
from tocsin.analysis.storms.contrast import Contrast, Side
from tocsin.analysis.storms.detect import storms
from tocsin.analysis.storms.request import StormRequest
from tocsin.analysis.storms.rhythm import rhythm_p, weekdays
from tocsin.desk.analysis import call_sentence
from tocsin.domain.errors import Malformed
from tocsin.domain.storm import Storm
from tocsin.lake import Lake

START = datetime(2026, 3, 2, tzinfo=UTC)
PEAK = START + timedelta(days=20, hours=18)


def ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def quiet(rng: np.random.Generator, days: int) -> list[dict[str, Any]]:
    """Forty posts a day of everyday topics on one platform, more by day than by night."""
    found = []
    for hour in range(days * 24):
        for _ in range(rng.poisson(1 + 1.5 * (8 <= hour % 24 <= 22))):
            at = START + timedelta(hours=hour + float(rng.random()))
            tag = f"daily{rng.integers(6)}"
            found.append(
                {
                    "account_id": f"p{rng.integers(200)}",
                    "platform": "x",
                    "time": ms(at),
                    "hashtags": [tag],
                    "text": f"a word on #{tag}",
                    "lang": "en",
                }
            )
    return found


def storm_posts(rng: np.random.Generator, count: int = 400) -> list[dict[str, Any]]:
    found = []
    for i in range(count):
        at = PEAK + timedelta(minutes=float(rng.gamma(2, 40)))
        copied = i % 4 == 0
        found.append(
            {
                "account_id": f"s{i % 150}", "platform": "x", "time": ms(at), "hashtags": ["theday"], "lang": "tr" if i % 2 else "en",
                "text": "everyone look at this now #theday" if copied else f"my own thought number {i} on #theday",
                "share_of": "orig" if i % 10 == 1 else "", "account_created": ms(START - timedelta(days=0 if i % 3 == 0 else 900)),
                "deleted_at": ms(at + timedelta(minutes=5)) if i % 5 == 0 else None, "images": ["poster"] if i % 8 == 2 else [],
            }
        )  # fmt: skip
    return found


def call() -> dict[str, Any]:
    words = "Good evening. Tonight at 18:00 use the hashtag #theday, share it! More later."
    return {
        "account_id": "chan",
        "platform": "telegram",
        "channel": "caller",
        "followers": 300,
        "time": ms(PEAK - timedelta(hours=2)),
        "text": words,
    }


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    rng = np.random.default_rng(1)
    return lake_of(tmp_path_factory.mktemp("lake"), [*quiet(rng, 25), *storm_posts(rng), call()])


@pytest.fixture(scope="module")
def storm(lake: Lake) -> Storm:
    (found,) = storms(lake, StormRequest(on=("hashtag",), recognise=call_sentence))
    return found


def test_the_object_that_rose_is_found_and_no_other(storm: Storm) -> None:
    assert (storm.object, storm.mentions, storm.accounts) == ("theday", 400, 150)
    assert storm.baseline.known
    assert storm.baseline.high < 10
    assert storm.p < 1e-12
    assert storm.excess > 380


def test_what_was_original_shared_copied_is_counted(storm: Storm) -> None:
    assert storm.originals + storm.shares == storm.mentions
    assert storm.shares == 40
    assert storm.duplicates == 100 - 1
    assert storm.same_image == 49
    assert dict(storm.languages) == {"en": 200, "tr": 200}


def test_shares_of_new_and_deleted_carry_their_interval(storm: Storm) -> None:
    assert storm.new_accounts is not None
    assert storm.deleted is not None
    assert storm.new_accounts.low < 50 / 150 < storm.new_accounts.high
    assert storm.deleted.low < 0.2 < storm.deleted.high
    assert storm.median_life_s == 300


def test_the_call_on_another_platform_is_shown_with_its_sentence(storm: Storm) -> None:
    (found,) = storm.calls
    assert (found.platform, found.channel) == ("telegram", "caller")
    assert found.sentence == "Tonight at 18:00 use the hashtag #theday, share it!"
    assert 0 <= found.hours_before <= 2.1
    assert storm.first_s is not None
    assert storm.half_s is not None
    assert 7200 < storm.first_s < storm.half_s
    assert storm.reach is not None
    assert storm.reach.value == pytest.approx(400 / 300, abs=1e-3)


def test_in_a_named_channel_every_post_that_names_the_object_or_the_poster_is_a_call(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    plain = [
        {"text": "Sunday, 18:00. #theday", "images": []},
        {"text": "The picture for Sunday", "images": ["poster"]},
        {"text": "Good morning, friends: yesterday was #thedaybefore", "images": []},
    ]
    channel = [
        {"account_id": "chan", "platform": "telegram", "channel": "caller", "time": ms(PEAK - timedelta(hours=5 - k))} | post
        for k, post in enumerate(plain)
    ]
    posts = storm_posts(rng)
    for post in posts[::2]:
        post["images"] = ["poster"]
    lake = lake_of(tmp_path, [*quiet(rng, 25), *posts, *channel])
    (named,) = storms(lake, StormRequest(on=("hashtag",), source_channel="caller"))
    assert [call.sentence for call in named.calls] == ["Sunday, 18:00. #theday", "The picture for Sunday"]
    (unnamed,) = storms(lake, StormRequest(on=("hashtag",)))
    assert unnamed.calls == ()


def test_what_cannot_be_said_is_none_and_named(storm: Storm) -> None:
    assert storm.rhythm_p is None
    assert dict(storm.missing)["weekly rhythm"].startswith("insufficient data")


def test_a_storm_at_the_very_start_of_collection_is_insufficient_data(tmp_path: Path) -> None:
    (found,) = storms(lake_of(tmp_path, storm_posts(np.random.default_rng(2))), StormRequest(on=("hashtag",), recognise=call_sentence))
    assert not found.baseline.known
    assert dict(found.missing)["baseline"].startswith("insufficient data")


def test_an_object_whose_posts_trickle_on_for_weeks_after_the_first_day_is_listed(tmp_path: Path) -> None:
    rng = np.random.default_rng(21)
    after = [post | {"time": ms(START + timedelta(days=day))} for day, post in enumerate(crowd(rng, START, 40, 1), start=1)]

    (found,) = storms(lake_of(tmp_path, [*crowd(rng, START + timedelta(hours=2), 90, 2), *after]), StormRequest(on=("hashtag",)))

    assert abs(found.start - START) < timedelta(hours=3)
    assert found.mentions >= 90


def test_what_returns_every_week_at_one_hour_is_listed_once_and_left_open(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    moments = [START + timedelta(days=18 + 7 * k, hours=19 + float(rng.random() * 2)) for k in range(6) for _ in range(120)]
    weekly = [
        {"account_id": f"w{rng.integers(80)}", "platform": "x", "hashtags": ["friday"], "text": f"word {i}", "time": ms(at)}
        for i, at in enumerate(moments)
    ]
    (found,) = storms(lake_of(tmp_path, [*quiet(rng, 60), *weekly]), StormRequest(on=("hashtag",), recognise=call_sentence))
    assert (found.object, found.mentions) == ("friday", 720)
    assert not found.baseline.known
    assert "weekly campaign cannot be told" in dict(found.missing)["baseline"]
    assert found.rhythm[4] == 720
    assert found.rhythm_p is not None
    assert found.rhythm_p < 0.01


def test_storms_on_different_days_are_not_joined_and_begin_and_end_when_their_posts_do(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    starts = [START + timedelta(days=day, hours=17, minutes=20) for day in (30, 32)]
    posts = [
        {"account_id": f"w{rng.integers(80)}", "platform": "x", "hashtags": ["daily1"], "text": f"word {i} {start}"}
        | {"time": ms(start + timedelta(minutes=float(rng.random() * 120)))}
        for start in starts
        for i in range(90)
    ]
    found = sorted(
        storms(lake_of(tmp_path, [*quiet(rng, 60), *posts]), StormRequest(on=("hashtag",), recognise=call_sentence)),
        key=lambda storm: storm.start,
    )
    assert [storm.object for storm in found] == ["daily1", "daily1"]
    for storm, start in zip(found, starts, strict=True):
        assert abs(storm.start - start) < timedelta(minutes=30)
        assert abs(storm.end - start - timedelta(minutes=120)) < timedelta(minutes=30)
        assert storm.baseline.known


def test_a_weekly_chat_is_usual_and_a_new_object_is_listed_apart(tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    chat = [START + timedelta(days=3 + 7 * week, hours=18 + float(rng.random())) for week in range(8) for _ in range(60)]
    chatter = [START + timedelta(hours=float(rng.random() * 24 * 56)) for _ in range(600)]
    new = [START + timedelta(days=40, hours=10 + float(rng.random() * 3)) for _ in range(200)]
    posts = [
        {"account_id": f"w{rng.integers(80)}", "platform": "x", "hashtags": [tag], "text": f"{tag} {i}", "time": ms(at)}
        for tag, times in (("chat", [*chat, *chatter]), ("fresh", new))
        for i, at in enumerate(times)
    ]
    found = storms(lake_of(tmp_path, [*quiet(rng, 56), *posts]), StormRequest(on=("hashtag",), recognise=call_sentence))
    assert [storm.object for storm in found if storm.baseline.known and not storm.new] == []
    assert [storm.mentions for storm in found if storm.object == "fresh"] == [200]


def test_a_link_in_the_life_of_an_old_hashtag_is_no_new_object(tmp_path: Path) -> None:
    rng = np.random.default_rng(10)
    everyday = quiet(rng, 56)
    old = next(post for post in everyday if post["hashtags"])["hashtags"]
    fresh = [
        {"account_id": f"w{rng.integers(80)}", "platform": "x", "hashtags": tags, "links": [link], "text": f"{link} {i}"}
        | {"time": ms(START + timedelta(days=30 + day, hours=10 + float(rng.random() * 3)))}
        for day, (tags, link) in enumerate([(old, "https://a.example/carried"), ([], "https://b.example/alone")])
        for i in range(60)
    ]
    found = storms(lake_of(tmp_path, [*everyday, *fresh]), StormRequest(on=("hashtag", "link")))
    assert [storm.object for storm in found if storm.kind == "link"] == ["https://b.example/alone"]


def test_windows_begin_at_each_quarter_of_an_hour() -> None:
    rng = np.random.default_rng(11)
    parts = rng.poisson(2.0, 4 * 24 * 56)
    counts = parts.reshape(-1, 4).sum(axis=1)
    straddling = parts.copy()
    straddling[4 * 800 + 2 : 4 * 800 + 6] += 8
    by_hour = baseline(straddling.reshape(-1, 4).sum(axis=1), counts + 50, 480_000)
    by_quarter = baseline(straddling.reshape(-1, 4).sum(axis=1), counts + 50, 480_000, parts=straddling)
    assert by_quarter.p[800:802].min() < by_hour.p[800:802].min() / 10


def regulars(rng: np.random.Generator, days: int) -> list[dict[str, Any]]:
    """Ten posts an hour on one hashtag by forty people, with evenings of twice as many."""
    busy = rng.gamma(4, 0.25, days * 24)
    moments = [
        START + timedelta(hours=hour + float(rng.random())) for hour in range(days * 24) for _ in range(rng.poisson(10 * busy[hour]))
    ]
    return [
        {"account_id": f"r{rng.integers(40)}", "platform": "x", "hashtags": ["chatter"], "text": f"word {i}", "time": ms(at)}
        for i, at in enumerate(moments)
    ]


def crowd(rng: np.random.Generator, begin: datetime, count: int, hours: float) -> list[dict[str, Any]]:
    """Posts on the same hashtag by people who never used it before."""
    return [
        {"account_id": f"n{begin:%d%H}-{i}", "platform": "x", "hashtags": ["chatter"], "text": f"thing {begin} {i}"}
        | {"time": ms(begin + timedelta(hours=float(rng.random() * hours)))}
        for i in range(count)
    ]


def test_newcomers_tell_a_storm_from_a_busy_evening_and_two_rises_on_one_day_are_two(tmp_path: Path) -> None:
    rng = np.random.default_rng(12)
    begins = [START + timedelta(days=30, hours=hour, minutes=10) for hour in (9, 17)]
    posts = [*regulars(rng, 50), *(post for begin in begins for post in crowd(rng, begin, 45, 2))]
    found = sorted(storms(lake_of(tmp_path, posts), StormRequest(on=("hashtag",))), key=lambda storm: storm.start)
    assert [storm.object for storm in found] == ["chatter", "chatter"]
    for storm, begin in zip(found, begins, strict=True):
        assert abs(storm.start - begin) < timedelta(minutes=30)
        assert abs(storm.end - begin - timedelta(hours=2)) < timedelta(minutes=30)
        assert storm.finding == "rise"


def test_a_storm_in_the_first_days_of_an_object_with_a_long_life_is_listed(tmp_path: Path) -> None:
    rng = np.random.default_rng(15)
    begin = START + timedelta(days=6, hours=14)
    life = [post for post in regulars(rng, 60) if post["time"] > ms(begin - timedelta(days=1))]

    found = storms(lake_of(tmp_path, [*quiet(rng, 60), *life, *crowd(rng, begin, 90, 2)]), StormRequest(on=("hashtag",)))

    assert [(storm.new, abs(storm.start - begin) < timedelta(hours=1)) for storm in found] == [(True, True)]


def test_the_fading_end_of_a_large_rise_is_no_rise_of_its_own(tmp_path: Path) -> None:
    rng = np.random.default_rng(13)
    begin = START + timedelta(days=40, hours=9)
    posts = [*regulars(rng, 60), *crowd(rng, begin, 900, 2), *crowd(rng, begin + timedelta(hours=7), 60, 4)]

    found = storms(lake_of(tmp_path, posts), StormRequest(on=("hashtag",)))

    assert [abs(storm.start - begin) < timedelta(hours=1) for storm in found] == [True]


def test_a_storm_of_the_least_posts_is_listed_where_its_last_post_comes_alone_in_an_hour(tmp_path: Path) -> None:
    rng = np.random.default_rng(21)
    begin = START + timedelta(days=30, hours=9, minutes=1)
    few = [
        {
            "account_id": f"f{i % 9}",
            "platform": "x",
            "hashtags": ["chatter"],
            "text": f"few {i}",
            "time": ms(START + timedelta(hours=8.1 * i)),
        }
        for i in range(120)
        if abs(i * 8.1 - 30 * 24 - 11) > 12
    ]
    last = crowd(rng, begin + timedelta(hours=4), 1, 0.1)

    found = storms(lake_of(tmp_path, [*quiet(rng, 42), *few, *crowd(rng, begin, 29, 3.5), *last]), StormRequest(on=("hashtag",)))

    assert [(storm.object, storm.mentions >= 30) for storm in found] == [("chatter", True)]


def test_a_day_that_is_busy_all_day_long_makes_its_evening_less_surprising() -> None:
    rng = np.random.default_rng(22)
    counts = rng.poisson(5.0, 24 * 56)
    evening, holiday = counts.copy(), counts.copy()
    holiday[800:824] *= 4
    for series in (evening, holiday):
        series[810:813] = 25
    chances = [
        Contrast(Side(series, baseline(series, counts + 50, 480_000)), None).chance_of_day(810, 812) for series in (evening, holiday)
    ]
    assert chances[0] < 1e-6 < chances[1]


def test_busy_evenings_of_regulars_are_no_storm(tmp_path: Path) -> None:
    assert storms(lake_of(tmp_path, regulars(np.random.default_rng(13), 50)), StormRequest(on=("hashtag",))) == []


def test_a_call_in_a_channel_of_the_same_platform_makes_a_rise_a_storm(tmp_path: Path) -> None:
    rng = np.random.default_rng(14)
    begin = START + timedelta(days=30, hours=17)
    caller = call() | {
        "platform": "x",
        "time": ms(begin - timedelta(hours=3)),
        "text": "Tonight at 18:00 use the hashtag #chatter, share it!",
    }
    (storm,) = storms(
        lake_of(tmp_path, [*regulars(rng, 50), *crowd(rng, begin, 80, 2), caller]), StormRequest(on=("hashtag",), recognise=call_sentence)
    )
    assert storm.finding == "storm"
    assert [found.channel for found in storm.calls] == ["caller"]


def test_more_collection_of_everything_is_no_storm(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    base = quiet(rng, 25)
    more = [dict(post) for post in base if post["time"] > ms(START + timedelta(days=20)) for _ in range(4)]
    assert storms(lake_of(tmp_path, [*base, *more]), StormRequest(on=("hashtag",), recognise=call_sentence)) == []


def test_shuffled_and_repeated_posts_change_nothing(lake: Lake, storm: Storm, tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    posts = [*quiet(rng, 25), *storm_posts(rng), call()]
    numbered = [post | {"post_id": str(i)} for i, post in enumerate(posts)]
    order = np.random.default_rng(9).permutation(len(numbered))
    other = lake_of(tmp_path, [numbered[i] for i in order] + numbered[:100])
    assert storms(other, StormRequest(on=("hashtag",), recognise=call_sentence)) == [storm]


def test_an_empty_lake_and_a_wrong_kind_are_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="load posts first"):
        storms(Lake(tmp_path), StormRequest())
    with pytest.raises(Malformed, match="no kind of object"):
        StormRequest(on=("color",))
    with pytest.raises(Malformed):
        StormRequest(least=1)


def test_the_scope_narrows_what_is_looked_at(lake: Lake) -> None:
    assert storms(lake, StormRequest(on=("hashtag",), scope=Scope(until=PEAK))) == []
    with pytest.raises(Malformed):
        storms(lake, StormRequest(scope=Scope(platforms=("nowhere",))))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 200), st.floats(0.01, 100), st.floats(1.01, 20))
def test_the_tail_is_a_chance_and_falls_with_the_count(count: int, mean: float, over: float) -> None:
    p = tail(count, mean, mean * over)
    assert 0 <= p <= 1
    assert tail(count + 1, mean, mean * over) <= p + 1e-12


def test_a_steady_object_is_hardly_ever_above_its_baseline() -> None:
    rng = np.random.default_rng(5)
    above = 0
    for _ in range(20):
        counts = rng.negative_binomial(3, 0.3, 24 * 60)
        above += int((baseline(counts, counts + 50, 480_000).p <= 1e-5).sum())
    assert above <= 2


def test_a_rhythm_needs_three_weeks_and_chance_gives_none() -> None:
    days = np.arange(60, dtype=np.int64)
    rng = np.random.default_rng(6)
    even = np.repeat(days, rng.poisson(20, 60)) * 86_400_000
    assert rhythm_p(even[:100]) is None
    p = rhythm_p(even)
    assert p is not None
    assert p > 0.02
    assert sum(weekdays(even)) == len(even)


def test_whoever_quotes_a_text_without_its_hashtags_or_names_one_of_them_calls_for_it(tmp_path: Path) -> None:
    rng = np.random.default_rng(22)
    begin = START + timedelta(days=30, hours=17)
    caller = {"account_id": "chan", "platform": "telegram", "channel": "caller", "time": ms(begin - timedelta(hours=3)), "hashtags": []}
    words = "The shelter on Elm Road must go before winter comes"
    copies = [
        {"account_id": f"c{n}", "platform": "x", "time": ms(begin + timedelta(seconds=40 * n)), "text": f"{words} #shut @council"}
        for n in range(80)
    ]
    posts = [*regulars(rng, 50), *copies]
    quote = "Tell them. Copy:  the shelter on Elm Road must go before  winter comes"
    for at, text in enumerate([quote, "Sunday, 17:00. #shut", "Good evening."]):
        lake = lake_of(tmp_path / str(at), [*posts, caller | {"text": text}])
        (found,) = storms(lake, StormRequest(on=("text",), source_channel="caller"))
        assert [call.channel for call in found.calls] == (["caller"] if at < 2 else [])
