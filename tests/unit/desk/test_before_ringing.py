"""What is shown before anybody rings: the words of a refusal, whole, and no name before them."""

from __future__ import annotations

import pytest

from tocsin.desk.opened_source import before_ringing
from tocsin.domain.report import BEFORE_RINGING, Detail


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "This is Margaret from the bakery, well Margaret Dunmore, and please, don't phone me, only write, [sealed contact] - my lodger "
            "has been making something with pipes and nails.",
            "don't phone me, only write, [sealed contact] - my lodger has been…",
        ),
        ("bitte ruft mich nicht an", "bitte ruft mich nicht an"),
        ("Не звоните мне: [sealed contact]. Он взял нож.", "Не звоните мне: [sealed contact]."),
        ("He has a gun. My name is Rosa; do not ring.", "do not ring."),
    ],
)
def test_a_refusal_is_quoted_whole_and_without_what_stands_before_its_clause(text: str, quote: str) -> None:
    assert before_ringing(text, Detail()) == (f"the report says “{quote}”",)


def test_no_quote_is_cut_before_its_refusal() -> None:
    text = f"{'The van came again ' * 40} so do not ever call me {'at home or at work ' * 40}"

    (line,) = before_ringing(text, Detail())

    assert "do not ever call" in line
    assert len(line.split()) < 20


def test_notes_of_the_import_stand_first() -> None:
    detail = Detail(facts=((BEFORE_RINGING, "column callback: only by mail"), ("ref", "7")))

    assert before_ringing("Please do not ring.", detail) == ("column callback: only by mail", "the report says “Please do not ring.”")


def test_a_text_that_refuses_nothing_warns_of_nothing() -> None:
    assert before_ringing("Do not call the police. Ring me.", Detail()) == ()
