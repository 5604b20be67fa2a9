"""Drills and figures: spellings, keys, and shares that the data can give."""

from __future__ import annotations

import pytest

from tocsin.domain.campaign import Campaign, Response
from tocsin.domain.drill import respelled, submission_key
from tocsin.domain.storm import Calibration


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Marek Dolny", "Dollny, Marek"),
        ("Al", "Al"),
        ("Ann", "Ann"),
        ("Anna", "Annna"),
        ("Marek", "Marrek"),
        ("Bo 1234-5", "1234-5, Bo"),
        ("Anna Maria de Vries", "Vriies, Anna Maria de"),
        ("Maximilian Ost", "Ost, Maximiilian"),
        ("Jean Jean", "Jeaan, Jean"),
        ("Ann PHENIX", "PHENNIX, Ann"),
    ],
)
def test_another_spelling_is_one_that_a_caller_might_give(name: str, other: str) -> None:
    assert respelled(name) == other


def test_the_key_of_a_test_warning_follows_from_its_trial() -> None:
    assert submission_key("Y-1") == "drill:Y-1"


@pytest.mark.parametrize(("subscribers", "mentions", "share"), [(300, 600, 2.0), (None, 600, None), (300, None, None)])
def test_posts_for_each_subscriber_need_both_figures(subscribers: int | None, mentions: int | None, share: float | None) -> None:
    total = None if mentions is None else Response(mentions, 10, None, None, (), None, 0.5)

    assert Campaign("c1", (), total, 0, subscribers, (), ()).per_subscriber == share


@pytest.mark.parametrize("window", [60, 86_400])
def test_the_accounts_that_may_be_named_wrongly_are_rounded_up(window: int) -> None:
    assert Calibration(window, 5, 0, 0.0, 0, 0.0, 101).false_at_most > 0
    assert Calibration(window, 5, 0, 0.0, 0, 0.0, 0).false_at_most == 0
