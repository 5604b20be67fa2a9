"""German words that were typed without umlauts."""

from __future__ import annotations

import pytest

from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.tokens import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wir zuenden die Haeuser an", "wir zunden die hauser an"),
        (
            "Die neue Quelle ist von Israel und der Poet ist aktuell bei den Frauen",
            "die neue quelle ist von israel und der poet ist aktuell bei den frauen",
        ),
        ("Ik moet de hoek van de schoen zoeken en doen", "ik moet de hoek van de schoen zoeken en doen"),
        ("The value of the poem is due to the oboe", "the value of the poem is due to the oboe"),
        ("zuenden", "zuenden"),
    ],
)
def test_only_german_words_are_read_with_umlauts(text: str, words: str) -> None:
    tokens = respelled(plain_words(text))

    assert " ".join(token.word for token in tokens) == words
    assert [(token.start, token.end, token.raw) for token in tokens] == [(word.start, word.end, word.raw) for word in plain_words(text)]
