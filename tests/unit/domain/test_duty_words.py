"""Words for kinds of duty: each kind has them, and a note is asked for with an answer that there is."""

from __future__ import annotations

from tocsin.domain.duty import DutyKind
from tocsin.domain.duty_words import ANSWERS, EVIDENCE, NOTE_NEEDED, TO_DO


def test_each_kind_of_duty_has_words() -> None:
    assert set(TO_DO) == set(ANSWERS) == set(DutyKind)


def test_an_answer_that_needs_a_note_is_an_answer_of_its_kind() -> None:
    assert all(f"{answer}:" in ANSWERS[kind].lower() for kind, answer in NOTE_NEEDED.items())


def test_the_parts_of_a_score_have_words() -> None:
    assert all(words and words[0].isupper() for words in EVIDENCE.values())
