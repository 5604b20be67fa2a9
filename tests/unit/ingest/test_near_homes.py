"""Homes told by what is near them, relations to ring, and the homes of others, which stay."""

from pathlib import Path

import pytest
from bench.hear.seals import CALLER_NOTES, Text, clear_secrets, clear_text, lost_parts, texts

from tocsin.domain.report import Submission
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.seal import seal

NOTES = list(texts(CALLER_NOTES))
VERB_LAST = ("Gül Sokak'taki fırının üstünde", "a pékség fölött lakik a Hosszú utcában", "leipomon yläpuolella Koivukadulla")
"""Homes in Turkish, Hungarian and Finnish, in which a word like "above" stands behind what it is about: not sealed yet."""


@pytest.mark.parametrize("note", NOTES, ids=[f"{number} {note.language}" for number, note in enumerate(NOTES)])
def test_homes_and_relations_are_sealed_and_others_stay(note: Text, tmp_path: Path) -> None:
    clear = clear_text(note, tmp_path)
    assert [secret for secret in clear_secrets(note, clear) if secret not in VERB_LAST] == []
    assert lost_parts(note, clear) == []


@pytest.mark.parametrize(
    "text",
    [
        "She lives under constant threat since the fire.",
        "I live over 10 miles from the hall.",
        "Ik woon naast het azc in Budel.",
        "He lives opposite the mosque in Canal Walk.",
        "They say the mayor lives above the bakery in Canal Walk.",
        "Kevin Slade lives above the bakery in Canal Walk.",
        "The suspect was seen at his flat, 4 Dock Street.",
        "The shop owner was told by Lee Dunn to close.",
    ],
)
def test_homes_of_others_and_places_that_many_use_stay(text: str) -> None:
    assert seal(Submission("k", "file", text)).text == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("My sister's number is 07700 900 731.", "My sister's number is #."),
        ("अगर मैं न मिलूँ तो मेरे पति का नंबर 98000 55501", "अगर मैं न मिलूँ तो मेरे पति का नंबर #"),
        ("اتصلوا بأخي على 0550 555 142", "اتصلوا بأخي على #"),
        ("Ask my brother Olu, 07700 900 731, or my mum, 07700 900 732.", "Ask my brother #, #, or my mum, #."),
        ("We were told by Ann Lee of it.", "We were told by # of it."),
    ],
)
def test_a_relation_without_a_name_keeps_its_word(text: str, rest: str) -> None:
    assert seal(Submission("k", "file", text)).text.replace(MARK, "#") == rest
