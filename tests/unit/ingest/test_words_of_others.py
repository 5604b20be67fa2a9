"""Quotes of those whom a text warns of, and witnesses of the press: their names stay, those of sources in quotes do not."""

import pytest
from bench.hear.seals import in_clear

from tocsin.ingest.sealing.hiding import MARK


@pytest.mark.parametrize(
    "text",
    [
        'The speaker shouted: "My name is Thor and I will find you."',
        "Im Video sagt der Täter: „Mein Name ist Ronny Lehmann.“",
        "L'agresseur a crié : « Je m'appelle Didier Morel et je reviendrai. »",
        "Нападавший кричал: «Меня зовут Боян Расате!»",
        "قال المعتدي: «اسمي خالد الشمري وسأعود».",
        "Witness Petra Holm told the court that Kevin Slade had a knife.",
        "Selon Ouest-France, le témoin Luc Moreau a vu la fumée.",
        'The caller says the man shouted: "My name is Thor."',
    ],
)
def test_names_in_the_words_of_others_stay(text: str) -> None:
    assert in_clear(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ('The caller said: "My name is Ann Lee."', 'The caller said: "My name is #."'),
        ('"My name is Ann Lee," she said.', '"My name is #," she said.'),
        ("Caller Ann Lee told the court last year, too.", "Caller # told the court last year, too."),
        ("Laut Anruferin Ute Pohl brennt es.", "Laut Anruferin # brennt es."),
        ("My name is Ann Lee, I told the newspaper.", "My name is #, I told the newspaper."),
        ("Der Mann ging weg. Die Zeugin sagt: „Ich heiße Ute Pohl.“", "Der Mann ging weg. Die Zeugin sagt: „Ich heiße #.“"),
    ],
)
def test_names_of_sources_are_sealed_in_quotes_and_beside_the_press(text: str, rest: str) -> None:
    assert in_clear(text).replace(MARK, "#") == rest
