"""Tell cheaply that a word of a text resembles none of a few known words, before it is looked up under the keys of its spellings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from tocsin.matching.engine.sound import bones, is_semitic, local_sounds, semitic_bones, shape, sound, sound_apart

_TWO_LETTERS_FROM, _SOUND_FROM, _TWO_SOUNDS_FROM = 7, 6, 10
"""Letters of the longer of two words from which :class:`~tocsin.matching.engine.vocabulary.Vocabulary` compares them so far."""

_MOST_LENGTHS = 128


class _Compared(NamedTuple):
    """The known words and their sounds that words of one length are compared with, by the most letters that may differ."""

    words: tuple[Sequence[str], Sequence[str]]
    sounds: tuple[Sequence[str], Sequence[str]]


class Resemblance:
    """The known words as the words of texts are compared with them, all in one go."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the known words, as parts."""
        self._latin = [word for word in words if not is_semitic(word)]
        self._sounds = frozenset().union(map(sound, self._latin), *map(local_sounds, self._latin))
        self._bones = frozenset(map(bones, map(sound, self._latin))).union(*(semitic_bones(word) for word in words if is_semitic(word)))
        self._shapes = frozenset(map(shape, self._latin))
        self._of_length = lru_cache(_MOST_LENGTHS)(self._compared)

    def may_be_near(self, word: str) -> bool:
        """Return False where :meth:`~tocsin.matching.engine.vocabulary.Vocabulary.near` finds no known word, but perhaps the same."""
        if is_semitic(word):
            return True
        spoken, compared = sound(word), self._of_length(len(word))
        return (
            spoken in self._sounds
            or bones(spoken) in self._bones
            or bones(sound_apart(word)) in self._bones
            or shape(word) in self._shapes
            or _is_alike(word, compared.words)
            or _is_alike(spoken, compared.sounds)
        )

    def _compared(self, length: int) -> _Compared:
        pairs = [(max(length, len(word)), word) for word in self._latin]
        return _Compared(
            (
                [word for longer, word in pairs if longer < _TWO_LETTERS_FROM],
                [word for longer, word in pairs if longer >= _TWO_LETTERS_FROM and len(word) >= length - 2],
            ),
            (
                [sound(word) for longer, word in pairs if _SOUND_FROM <= longer < _TWO_SOUNDS_FROM],
                [sound(word) for longer, word in pairs if longer >= _TWO_SOUNDS_FROM],
            ),
        )


def _is_alike(word: str, listed: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Return whether a word is within one letter of any of the first words, or within two of any of the second."""
    closely, distantly = listed
    return bool(
        (closely and extractOne(word, closely, scorer=OSA.distance, score_cutoff=1))
        or (distantly and extractOne(word, distantly, scorer=OSA.distance, score_cutoff=2))
    )
