"""Tell a chant at a match from a threat: "we will bury you on the pitch, the cup is ours"."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.matching.slaughter import is_of_kind
from tocsin.matching.tokens import Token

_TABLE = "chants"
_NEAR = 12
"""Words before and after a phrase in which the match stands."""

_LEAST = 2
"""Different words of a match: one alone also stands beside a threat at one."""


def is_chant(words: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` are what one side will do to the other in a figure, in words about a match.

    Where a weapon, a home or a mosque stands near, it is none.
    """
    if not any(is_of_kind(_TABLE, "deed", word.word) for word in words[first : last + 1]):
        return False
    near = {word.word for word in words[max(0, first - _NEAR) : last + 1 + _NEAR]}
    about = sum(is_of_kind(_TABLE, "sport", word) for word in near)
    return about >= _LEAST and not any(is_of_kind(_TABLE, "no_figure", word) for word in near)
