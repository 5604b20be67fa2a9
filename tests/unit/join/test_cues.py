from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.join.cues import MOST, cues

THREATS = [
    "My brother says he will kill them all tomorrow after prayer.",
    "I'll k\u200bill you",
    "ik ga je vermoorden",
    "Ich bring dich um",
    "je vais faire sauter la mosquée demain",
    "te voy a matar",
    "سأقتلك غدا",
    "seni öldüreceğim",
    "Завтра взорву школу",
]
NEWS = [
    "Police said five were killed in a bomb attack in Kabul on Friday.",
    "The minister visited the school today and will attend a dinner.",
    "De burgemeester opende vandaag de markt.",
    "Der Zug fährt morgen um neun.",
    "Le maire a inauguré la place ce soir.",
    "El equipo juega mañana en casa.",
    "قال الوزير ان الاجتماع غدا",
    "Toplantı yarın yapılacak.",
    "Завтра в городе откроется выставка.",
]


@pytest.mark.parametrize("text", THREATS)
def test_threats_are_heard_in_every_language_of_the_desk(text: str) -> None:
    assert "threat" in {cue.kind for cue in cues(text)}


@pytest.mark.parametrize("text", NEWS)
def test_plain_news_is_no_cue(text: str) -> None:
    assert cues(text) == ()


def test_a_time_counts_only_near_another_cue() -> None:
    assert [cue.kind for cue in cues("We will attack tonight")] == ["threat", "imminent"]
    assert cues("Dinner is tonight") == ()


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for cue in cues(text):
        assert 0 <= cue.start < cue.end <= len(text)


def test_a_text_of_nothing_but_cues_is_bounded() -> None:
    assert 0 < len(cues("i will kill you tonight " * 50_000)) <= MOST


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("I will kill them", "own"),
        ('He wrote: "I will kill them all" and left', "quoted"),
        ("My neighbour says he will kill them", "attributed"),
    ],
)
def test_whose_wording_it_is_is_told(text: str, voice: str) -> None:
    assert voice in {cue.voice for cue in cues(text) if cue.kind == "threat"}
