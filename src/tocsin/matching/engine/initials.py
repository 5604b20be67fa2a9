"""Initials of a text: which letters are some, and the parts of a name that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.matching.engine.name_match import INITIAL, PartMatch
from tocsin.matching.engine.sound import latin
from tocsin.matching.engine.units import Unit
from tocsin.matching.tokens import Token

_WORDS_OF_ONE_LETTER = frozenset("IAÀYВСКОУИАЯЗІ")


def reads_as_initial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a letter is an initial: no word such as the English I and A or the Russian В and С, unless a dot follows."""
    if tokens[at].raw not in _WORDS_OF_ONE_LETTER:
        return True
    return at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end + 1 and tokens[at + 1].raw[0].isupper()


def initial_parts(tokens: Sequence[Token], letters: list[int], free: list[tuple[int, str]]) -> list[PartMatch]:
    """Match each letter with the next part that begins with it."""
    parts_matched = []
    unused = iter(free)
    for at in letters:
        token = tokens[at]
        place = next((place for place, word in unused if word.startswith(latin(token.word))), None)
        if place is None:
            return []
        parts_matched.append(PartMatch(place, Unit(at, at, token.start, token.end, token.word), 0.3, INITIAL))
    return parts_matched
