"""Figures of a campaign as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tocsin.domain.campaign import Campaign, Instance, Response
from tocsin.domain.storm import Interval

AT = datetime(2026, 3, 2, 18, tzinfo=UTC)
FOLLOWED = Response(600, 240, None, None, (("en", 600),), None, 0.4)


def instance(usual: Interval | None) -> Instance:
    return Instance((("hashtag", "gate", 300),), AT, AT, (), FOLLOWED, 1.0, 50.0, 90, usual)


def campaign(*usual: Interval | None, total: Response | None = FOLLOWED, subscribers: int | None = 300) -> Campaign:
    return Campaign("side", tuple(map(instance, usual)), total, 12, subscribers, (), ())


def test_posts_for_each_subscriber_are_known_where_both_are() -> None:
    assert campaign(None).per_subscriber == 2.0
    assert campaign(None, subscribers=None).per_subscriber is None
    assert campaign(None, total=None).per_subscriber is None


def test_a_campaign_without_an_instance_says_why() -> None:
    reasons = [replace(campaign(total=None), least=30, most=most).without_instance for most in (0, 15, 180)]

    assert reasons[0] == "the channel 'side' named no hashtag, link, picture or text that others posted, as far as posts are loaded"
    assert reasons[1] == (
        "others posted what the channel 'side' named, but after each call fewer than 30 posts, the least that counts: at most 15"
    )
    assert reasons[2] == "others posted what the channel 'side' named, but not in the hours after it did"


def test_the_usual_posts_of_all_instances_are_known_where_each_is() -> None:
    assert campaign(Interval(3, 1, 5), Interval(4, 2, 9)).usual == Interval(7, 3, 14)
    assert campaign(Interval(3, 1, 5), None).usual is None
    assert campaign().usual is None
