"""The language of a text."""

from __future__ import annotations

import pytest

from tocsin.matching.language import language_of

pytest.importorskip("lingua")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("They broke the door of the hall last night and drove off", "en"),
        ("حراس الليل يخططون لشيء في السوق", "ar"),
        ("Ze komen morgen naar de moskee", "nl"),
        ("Yarın camiye gelip kapıyı kıracaklar", "tr"),
    ],
)
def test_the_language_of_a_sentence_is_told_with_its_certainty(text: str, code: str) -> None:
    language = language_of(text, ["en"])
    assert language is not None
    assert language.code == code
    assert 0.5 <= language.certainty <= 1


@pytest.mark.parametrize("text", ["", "ok", "Marek Dolny", "12345 67890 12345"])
def test_a_text_that_tells_none_has_no_language(text: str) -> None:
    assert language_of(text, ["en"]) is None
