"""Tell whether the writer of a text threatens in their own name, or only calls others to act, so that nobody is asked to ring them.

Whoever warns uses the words of a threat, too: a threat that is told of somebody, quoted, or meant for the writer alone is none here. A text
that asks to be rung or for help is never one for certain.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from enum import StrEnum

from tocsin.matching.call_back import asks_for_help, call_back_wishes
from tocsin.matching.calls_to_action import call_in
from tocsin.matching.cue_sentences import CALL
from tocsin.matching.engine.concepts import concepts_in, model
from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.threat_cues import QUESTION, THREAT, Cue
from tocsin.matching.tokens import MOST_READ, Token, plain_words

_FIRST_PERSON = frozenset(
    """
    i im ill we ich wir ik wij je j nous yo nosotros voy vamos vou ben biz io noi eu nos я мы انا نحن احنا אני אנחנו אנו میں ہم
    """.split()  # noqa: SIM905 - a list of words
)
_OTHERS = frozenset(
    """
    he she they it you who er sie es ihr il elle ils elles on hij zij u el ella ellos он она они هو هي هم הוא היא הם וہ
    """.split()  # noqa: SIM905 - a list of words
)
_WE_WILL = ("aremos", "eremos", "iremos")
_I_WILL = ("cagim", "cegim", "cagiz", "cegiz")
_RUSSIAN = ("у", "ю")
_ARABIC = ("سا", "سن")
"""Beginnings of Arabic verbs of what the writer will do."""
_LABEL = re.compile(r":(?=\s|$)")
_LONG = 5
_BEFORE = 2
_SELF_HARM = "self-harm"
_SUFFERED = frozenset(["be", "etre", "ser", "worden"])
"""Words by which a verb says what is done to the writer, as in "we will be attacked"."""


class OwnThreat(StrEnum):
    """Certainty that a writer threatens in their own name. In doubt a person reads the message before anybody rings."""

    NONE = "none"
    DOUBTFUL = "doubtful"
    PLAIN = "plain"


def own_threat(text: str, found: Collection[Cue]) -> OwnThreat:
    """Return whether a cue of a text is a threat that its writer makes, and not one to harm themselves.

    The cue says *I* or *we*, the one or two words before it do, or its verb does by its form. It is plain where it says what harm the
    writer will do, and the text asks neither to be rung nor for help.
    """
    if any(cue.kind == _SELF_HARM for cue in found):
        return OwnThreat.NONE
    threats = [cue for cue in found if cue.kind == THREAT and cue.voice == "own" and not _is_labelled(text, cue)]
    words = plain_words(text[:MOST_READ]) if threats else []
    if not (own := [cue for cue in threats if _is_by_writer(words, cue)]):
        return OwnThreat.NONE
    return OwnThreat.PLAIN if _says_harm(words, own) and not _asks(text) else OwnThreat.DOUBTFUL


def only_calls_others(text: str, found: Collection[Cue]) -> bool:
    """Return whether a text calls others to act in its own voice, and asks neither to be rung nor for help."""
    own = any(cue.kind == CALL and cue.voice == "own" for cue in found)
    return own and call_in(text) is not None and not _asks(text)


def _asks(text: str) -> bool:
    """Tell whether a text asks to be rung or asks for help."""
    return any(wish.wanted for wish in call_back_wishes(text)) or asks_for_help(text)


def _says_harm(words: Sequence[Token], own: Sequence[Cue]) -> bool:
    """Tell whether one of these cues says harm that the writer will do: by a word of harm, or by a phrase of doing it."""
    meant = list(concepts_in(model(QUESTION).table, respelled(words)))
    for cue in own:
        concepts = {concept for concept, word in meant if cue.start <= word.start < cue.end}
        suffered = any(word.word in _SUFFERED for word in words if cue.start <= word.start < cue.end)
        if not suffered and ("harm" in concepts or (cue.phrased and "me_harm" in concepts)):
            return True
    return False


def _is_labelled(text: str, cue: Cue) -> bool:
    """Tell whether a colon stands before a cue in its line: what follows is what another said."""
    return bool(_LABEL.search(text, text.rfind("\n", 0, cue.start) + 1, cue.start))


def _is_by_writer(words: Sequence[Token], cue: Cue) -> bool:
    first = bisect_left(words, cue.start, key=lambda word: word.start)
    last = bisect_left(words, cue.end, key=lambda word: word.start)
    subjects = [word.word for word in words[max(0, first - _BEFORE) : last] if word.word in _FIRST_PERSON | _OTHERS]
    if subjects:
        return subjects[0] in _FIRST_PERSON and not _OTHERS.intersection(subjects[:2])
    verbs = [word.word for word in words[first:last] if len(word.word) >= _LONG]
    begins = bool(verbs) and (verbs[0].startswith(_ARABIC) or verbs[0].endswith(_RUSSIAN))
    return begins or any(verb.endswith((*_I_WILL, *_WE_WILL)) for verb in verbs)
