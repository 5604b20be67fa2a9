"""The sentences of a report that read as a threat or a call, with the reason where they do not make it urgent."""

from __future__ import annotations

import pytest

from tocsin.matching.cue_sentences import CALL, REASONS, cue_kinds, cue_sentences, why_not_urgent
from tocsin.matching.engine.concepts import SETTINGS
from tocsin.matching.threat_cues import UNLIKELY, Cue, cues

BOTH = [
    "Everyone come to the town hall at eight tonight, bring petrol, we will burn it down with the traitors inside.",
    "Kommt alle heute Abend um acht zum Rathaus, bringt Benzin mit, wir zünden es an und keiner kommt raus!",
    "Venez tous ce soir à 20h devant la mairie, apportez de l'essence, on va y mettre le feu avec les traîtres dedans !",
    "Kom vanavond allemaal om acht uur naar het stadhuis, neem benzine mee, we steken het in brand!",
]


@pytest.mark.parametrize("text", BOTH)
def test_a_call_that_is_also_a_threat_is_told_as_both(text: str) -> None:
    found = cues(text)

    assert {"threat", CALL} <= set(cue_kinds(text, found))
    assert {"threat", CALL} <= {kind for each in cue_sentences(text) for kind in each.kinds}


def test_a_threat_against_one_person_is_no_call() -> None:
    text = "I will kill you tonight, I know where you live."

    assert CALL not in cue_kinds(text, cues(text))


@pytest.mark.parametrize(
    "text", ["He threatened to burn the mosque.", "She heard him say he wants to kill them all.", "Er sagt, er zündet die Moschee an."]
)
def test_a_threat_that_is_told_of_somebody_is_no_call(text: str) -> None:
    found = cues(text)

    assert CALL in {cue.kind for cue in found}, "its words stand in the list of calls, too"
    assert cue_kinds(text, found) == ("threat",)
    assert [each.kinds for each in cue_sentences(text)] == [("threat",)]


@pytest.mark.parametrize("text", ["Burn the mosque!", "They told us to burn the mosque.", "Lets burn the mosque on Friday."])
def test_words_of_a_call_outside_a_threat_stay_one(text: str) -> None:
    assert CALL in cue_kinds(text, cues(text))


def test_a_text_without_cues_is_told_as_nothing() -> None:
    assert cue_kinds("The bakery opens at seven.", ()) == ()
    assert cue_sentences("The bakery opens at seven.") == ()


def test_every_voice_that_takes_urgency_away_has_a_reason() -> None:
    assert REASONS.keys() == SETTINGS | {UNLIKELY}


def test_a_sentence_says_why_it_is_not_urgent() -> None:
    (told,) = cue_sentences("My boss is going to kill me, lol 😂")

    assert told.kinds == ("threat",)
    assert told.why_not_urgent == "it reads as a joke"


def test_an_urgent_sentence_needs_no_reason() -> None:
    (told,) = cue_sentences("I will kill you tonight with my gun.")

    assert told.why_not_urgent == ""
    assert why_not_urgent([Cue(0, 1, "threat", "joke"), Cue(0, 1, "weapon")]) == ""


def test_each_reason_is_said_once() -> None:
    film = [Cue(0, 1, "threat", "fiction"), Cue(2, 3, "weapon", "fiction"), Cue(4, 5, "threat", UNLIKELY)]

    assert why_not_urgent(film) == "it reads as a story, a film or a song, and the words around it speak against a threat"
