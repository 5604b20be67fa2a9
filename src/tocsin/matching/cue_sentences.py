"""Tell the sentences of a text that read as a threat or a call to action, and why they do not make a report urgent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from tocsin.matching.calls_to_action import call_in
from tocsin.matching.sentences import sentence_at
from tocsin.matching.threat_cues import THREAT, UNLIKELY, Cue, cues, is_urgent

CALL = "call-to-action"
REASONS = {
    "fiction": "it reads as a story, a film or a song",
    "game": "it reads as a game or a match",
    "past": "it reads as something that is over",
    "drill": "it reads as an exercise",
    "denial": "it reads as a denial",
    "joke": "it reads as a joke",
    "peace": "it reads as a prayer or a wish for peace",
    "court": "it reads as news of a trial",
    "sale": "it reads as an offer to sell",
    "expert": "it reads as a lesson or a study",
    "holiday": "it reads as a journey",
    "notyet": "it reads as a worry, not as a threat",
    "mild": "it reads as a way of speaking",
    "quote": "it reads as a quotation",
    "hypo": "it reads as a mere supposition",
    UNLIKELY: "the words around it speak against a threat",
}
"""Why a cue in this voice does not make a report urgent."""


@dataclass(frozen=True, slots=True)
class CueSentence:
    """A sentence with cues, their kinds, and why they do not make a report urgent (empty where they do)."""

    sentence: str
    kinds: tuple[str, ...]
    why_not_urgent: str


def cue_kinds(text: str, its_cues: Collection[Cue]) -> tuple[str, ...]:
    """Return the kinds of the cues of a text, once for every kind. A text with cues that calls others to act is a call, too.

    Texts without cues are not weighed as calls, which would take as long again.
    """
    call = (CALL,) if its_cues and call_in(text) else ()
    return tuple(dict.fromkeys([*map(_kind_of(its_cues, bool(call)), its_cues), *call]))


def _kind_of(its_cues: Collection[Cue], calls: bool) -> Callable[[Cue], str]:
    """Return what tells the kind of each cue: words of a call within those of a threat, in a text that is no call, only tell of one.

    "He threatened to burn the mosque" calls nobody to do so.
    """
    threats = [cue for cue in its_cues if cue.kind == THREAT]

    def kind(cue: Cue) -> str:
        told = cue.kind == CALL and not calls and any(threat.start < cue.end and cue.start < threat.end for threat in threats)
        return THREAT if told else cue.kind

    return kind


def cue_sentences(text: str) -> tuple[CueSentence, ...]:
    """Return the sentences of a text with cues in order, that of its call to action last where it has no other cue."""
    cues_by_sentence: dict[str, list[Cue]] = {}
    for cue in cues(text):
        cues_by_sentence.setdefault(_around(sentence_at(text, cue.start, cue.end), cues_by_sentence), []).append(cue)
    call = call_in(text) if cues_by_sentence else None
    kind = _kind_of([cue for its_cues in cues_by_sentence.values() for cue in its_cues], bool(call))
    kinds_by_sentence = {sentence: dict.fromkeys(map(kind, its_cues)) for sentence, its_cues in cues_by_sentence.items()}
    if call:
        kinds_by_sentence.setdefault(_around(call.sentence, kinds_by_sentence), {})[CALL] = None
    return tuple(
        CueSentence(sentence, tuple(kinds), why_not_urgent(cues_by_sentence.get(sentence, ())))
        for sentence, kinds in kinds_by_sentence.items()
    )


def _around(sentence: str, earlier: Iterable[str]) -> str:
    """Return the earlier sentence that this one is a part of, or the sentence itself."""
    return next((other for other in earlier if sentence in other), sentence)


def why_not_urgent(its_cues: Collection[Cue]) -> str:
    """Return why these cues do not make a report urgent, or an empty string where they do or where there are none."""
    return "" if is_urgent(its_cues) else ", and ".join(dict.fromkeys(REASONS[cue.voice] for cue in its_cues))
