"""Every sentence of an outcome exists in every language, with the same values in it."""

from __future__ import annotations

from string import Formatter

from tocsin.outbound.outcome_text import _texts, outcome_language


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_has_the_sentences_of_english_with_the_same_values() -> None:
    english = {name: _values(text) for name, text in _texts()["en"].items()}
    for language, texts in _texts().items():
        assert {name: _values(text) for name, text in texts.items()} == english, language


def test_a_language_without_sentences_is_told_in_english() -> None:
    assert [outcome_language(code) for code in ("nl", "nl-BE", "DE", "ar", "")] == ["nl", "nl", "de", "en", "en"]
