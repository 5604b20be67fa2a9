"""Wishes to be rung back, and not to be."""

from __future__ import annotations

import pytest

from tocsin.matching.call_back import call_back_wishes, wants_call_back


@pytest.mark.parametrize(
    "text",
    [
        "please ring me back after six",
        "Bel mij alstublieft terug",
        "Bitte rufen Sie mich zurück",
        "Rappelez-moi ce soir",
        "¿Me puede llamar mañana?",
        "Beni geri arar mısınız?",
        "Перезвоните мне, пожалуйста",
        "اتصلوا بي مساء",
        "مجھے واپس کال کریں",
    ],
)
def test_a_wish_to_be_rung_back_is_told(text: str) -> None:
    assert wants_call_back(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Please don't ring me back, he is listening",
        "Niet terugbellen alstublieft",
        "Bitte nicht zurückrufen",
        "Ne me rappelez pas",
        "No me llaméis, por favor",
        "Lütfen beni aramayın",
        "Не звоните мне",
        "لا تتصلوا بي",
        "مجھے فون مت کریں",
        "Call me back? No, do not call me, write.",
    ],
)
def test_a_refusal_outweighs_every_wish(text: str) -> None:
    assert wants_call_back(text) is False


def test_a_text_that_says_nothing_of_it_says_nothing() -> None:
    assert wants_call_back("The library opens at nine. He called her names.") is None


def test_a_wish_is_told_by_its_place() -> None:
    text = "Hello. Please call me back."

    wish = call_back_wishes(text)[0]

    assert text[wish.start : wish.end] in ("call me back", "call me", "Please call me back", "Please call me", "Please call")


@pytest.mark.parametrize(
    "text",
    [
        "Kan iemand van de meldlijn mij bellen? 06 99887766",
        "¿Puede alguien de la línea llamarme?",
        "Может кто-нибудь с горячей линии мне позвонить?",
        "Can someone from the hotline ring me?",
    ],
)
def test_who_asks_whether_somebody_of_the_line_can_ring_wants_to_be_rung(text: str) -> None:
    assert wants_call_back(text) is True
