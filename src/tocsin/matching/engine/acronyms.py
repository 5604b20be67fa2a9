"""Tell the initials of a listed body from the same initials of something else: by what the text says that they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.group_words import is_initials
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.sound import is_semitic, latin
from tocsin.matching.engine.units import Unit
from tocsin.matching.tokens import Token

_SHORTEST, _LONGEST = 3, 6
_WINDOW = 12
_SHORT_WORD = 3
_TELLING = 4
_HOUR = re.compile(r"\b\d{1,2}(?::\d\d\b| ?h\b| Uhr\b| uur\b)")
_HOUR_NEAR = 40


def is_acronym(context: TextContext, unit: Unit) -> bool:
    """Return whether a word of the text is written as initials: capitals, perhaps digits, among words that are not."""
    raw = context.tokens[unit.first].raw
    return context.cased and unit.first == unit.last and len(raw) <= _LONGEST and raw.isupper() and not is_semitic(unit.word)


def stands_for_something_else(context: TextContext, unit: Unit, own: Collection[str]) -> bool:
    """Return whether the text spells these initials out, and in no word of the body, whose parts of names are `own`.

    It does by words that begin with them, before or after ("Local Resilience Assembly (LRA)"), or by any words right before a bracket
    that holds the initials alone ("das elektronische Laborbuch (ELN)"). So does a number behind them: "AQAP 2110", "ETA 14:30".
    """
    if not is_acronym(context, unit):
        return False
    if _counts_something(context, unit) or (is_initials(unit.word) and _tells_an_hour(context, unit)):
        return True
    letters = latin(context.tokens[unit.first].word)
    before = context.tokens[max(0, unit.first - _WINDOW) : unit.first]
    after = context.tokens[unit.last + 1 : unit.last + 1 + _WINDOW]
    spelt = next((run for side in (before, after) if (run := _run(side, letters))), ())
    if not spelt and _is_bracketed(context, unit):
        spelt = before[-2:]
    telling = [part(token.word) for token in spelt if len(token.word) >= _TELLING]
    return bool(telling) and not any(word in own for word in telling)


def _counts_something(context: TextContext, unit: Unit) -> bool:
    """Return whether a number stands right behind the initials, as of a standard, a model or an hour."""
    after = unit.last + 1
    return after < len(context.tokens) and context.tokens[after].word[0].isdigit() and context.between(unit.last, after) == " "


def _tells_an_hour(context: TextContext, unit: Unit) -> bool:
    """Return whether an hour stands near the initials, as of an arrival."""
    start, end = context.tokens[unit.first].start, context.tokens[unit.last].end
    return _HOUR.search(context.text, max(0, start - _HOUR_NEAR), end + _HOUR_NEAR) is not None


def _run(words: Sequence[Token], letters: str) -> Sequence[Token]:
    """Return the words in a row that begin with the letters, short words and particles between them left out, or none."""
    if len(letters) < _SHORTEST:
        return ()
    for first in range(len(words)):
        at, left = first, letters
        while at < len(words) and left:
            if latin(words[at].word).startswith(left[0]):
                left = left[1:]
            elif at == first or not (len(words[at].word) <= _SHORT_WORD or words[at].word in PARTICLES):
                break
            at += 1
        if not left:
            return words[first:at]
    return ()


def _is_bracketed(context: TextContext, unit: Unit) -> bool:
    """Return whether the initials stand alone in brackets behind a word."""
    if unit.first == 0 or unit.last + 1 > len(context.tokens):
        return False
    opening = context.between(unit.first - 1, unit.first).strip()
    closing = context.text[context.tokens[unit.last].end :].lstrip()[:1]
    return opening in {"(", "[", "(„", "(«"} and closing in {")", "]"}
