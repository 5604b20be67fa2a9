"""The slaughter of an animal is no threat."""

from __future__ import annotations

import pytest

from tocsin.matching.threat_cues import cues, is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "we will slaughter the goat on Sunday, come and eat",
        "vamos a degollar la oveja el domingo",
        "nous allons égorger l'agneau dimanche",
        "we gaan zondag de geit slachten",
        "мы зарежем овцу в воскресенье",
        "koçu pazar günü keseceğiz",
        "سنذبح الماعز يوم الاحد",
        "اتوار کو بکری ذبح کریں گے",
    ],
)
def test_the_slaughter_of_an_animal_is_not_urgent(text: str) -> None:
    assert not is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "we will slaughter you like sheep",
        "we will slaughter you, sheep",
        "зарежем их как овец",
        "سنذبحكم",
        "تمہیں بکرے کی طرح ذبح کریں گے",
        "seni koyun gibi keseceğiz",
    ],
)
def test_to_slaughter_people_is_urgent_whatever_they_are_likened_to(text: str) -> None:
    assert is_urgent(cues(text))
