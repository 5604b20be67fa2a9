"""Alarms of few words that are no sentence."""

from __future__ import annotations

import pytest

from tocsin.matching.terse_alarms import terse_alarms
from tocsin.matching.threat_cues import cues, is_urgent
from tocsin.matching.tokens import plain_words

ALARMS = (
    "bomb at the station",
    "bomb in the school",
    "a bomb at the mosque",
    "man with a gun at the school",
    "knife at school",
    "shooting at the school",
    "bombe am bahnhof",
    "Bombe in der Schule",
    "Mann mit Messer in der Moschee",
    "bom op het station",
    "bom in de moskee",
    "man met mes bij de synagoge",
    "bombe à la gare",
    "une bombe dans l'école",
    "homme avec un couteau devant l'école",
    "bomba en la estación",
    "bomba en el colegio",
    "istasyonda bomba var",
    "okulda bomba",
    "camide silahlı adam",
    "бомба на вокзале",
    "бомба в школе",
    "человек с ножом в школе",
    "قنبلة في المحطة",
    "قنبلة في المدرسة",
    "رجل معه سكين في المسجد",
    "اسٹیشن پر بم",
    "اسکول میں بم ہے",
    "مسجد میں بم",
)
OTHERS = (
    "bath bomb at the market",
    "bomb disposal exercise at the station",
    "A bomb from the war was found at the station",
    "No bomb at the station, all clear",
    "bread knife for the church hall",
    "Bombenstimmung im Stadion",
    "okulda bir adam var",
    "اسکول میں آدمی",
    "bomba de agua en la escuela",
    "взрыв смеха в школе",
    "The film about a bomb at the station was good",
)


@pytest.mark.parametrize("text", ALARMS)
def test_an_alarm_of_few_words_is_urgent(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_with_these_words_are_no_alarm(text: str) -> None:
    assert not list(terse_alarms(text, plain_words(text)))


def test_an_alarm_stands_among_other_sentences() -> None:
    text = "Hello. Bomb at the station! Come quick."

    assert [text[cue.start : cue.end] for cue in cues(text) if cue.kind == "threat"] == ["Bomb at the station"]
