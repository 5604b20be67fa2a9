"""Read German that was typed without umlauts: ``zuenden`` as ``zünden``, so that its words are found in the tables of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from tocsin.matching.engine.concepts import function_words
from tocsin.matching.tokens import Token

_GERMAN = "de"
_PASSAGE = 60
_UMLAUT = re.compile(r"(?<![aeioqu])(?:ue(?!ll)|oe(?!t|x|z)|ae(?!l))")
"""Two letters that stand for an umlaut: not those of ``neue``, ``Quelle``, ``Duell``, ``Poet`` and ``Israel``."""


def respelled(words: Sequence[Token]) -> list[Token]:
    """Return the words of a text, those of German passages folded as if they were written with umlauts. Places stay.

    A passage is German if more of its function words are German than of any other language.
    """
    parts = (words[at : at + _PASSAGE] for at in range(0, len(words), _PASSAGE))
    return list(chain.from_iterable(map(_respelled, parts)))


def _respelled(words: Sequence[Token]) -> Iterator[Token]:
    if not any(_UMLAUT.search(word.word) for word in words) or not _is_german(words):
        yield from words
        return
    for word in words:
        plain = word.raw.isascii()  # an umlaut in the word says that its writer has the letters
        yield word._replace(word=_UMLAUT.sub(lambda pair: pair[0][0], word.word)) if plain else word


def _is_german(words: Sequence[Token]) -> bool:
    counts = Counter(chain.from_iterable(function_words().get(word.word, ()) for word in words))
    first = counts.most_common(2)
    return bool(first) and first[0][0] == _GERMAN and (len(first) == 1 or first[0][1] > first[1][1])
