"""The same again, a little changed, is told from something else about the same person."""

from __future__ import annotations

import pytest

from tocsin.matching.text_overlap import alikeness, word_pairs

TOLD = "Marek Dolny from Quay Street hides petrol in the shed behind the school and will burn it on Friday night."


def like(one: str, other: str) -> float:
    return alikeness(word_pairs(one), word_pairs(other))


def test_a_few_changed_words_leave_it_alike() -> None:
    assert like(TOLD, TOLD.replace("petrol", "fuel").replace("Friday", "Saturday")) > 0.5


def test_other_words_about_the_same_person_are_not_alike() -> None:
    assert like(TOLD, "I saw Marek Dolny at the market in the morning; he bought bread and spoke to nobody.") < 0.2


def test_case_width_and_punctuation_do_not_count() -> None:
    assert like(TOLD, TOLD.upper().replace(".", " !")) == 1.0


@pytest.mark.parametrize("short", ["", "Marek Dolny again", "هو هنا"])
def test_what_is_too_short_is_alike_to_nothing(short: str) -> None:
    assert like(short, short) == 0.0
