"""Tell whether the writer of a text threatens in their own name, so that nobody is asked to ring them.

Whoever warns uses the words of a threat, too: a threat that is told of somebody, quoted, or meant for the writer alone is none here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from tocsin.matching.threat_cues import THREAT, Cue
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


def threatens_in_own_name(text: str, found: Collection[Cue]) -> bool:
    """Return whether a cue of a text is a threat that its writer makes, and not one to harm themselves.

    The cue says *I* or *we*, the one or two words before it do, or its verb does by its form.
    """
    if any(cue.kind == _SELF_HARM for cue in found):
        return False
    threats = [cue for cue in found if cue.kind == THREAT and cue.voice == "own" and not _is_labelled(text, cue)]
    words = plain_words(text[:MOST_READ]) if threats else []
    return any(_is_by_writer(words, cue) for cue in threats)


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
