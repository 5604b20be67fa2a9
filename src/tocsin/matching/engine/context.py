"""A text as it is scored: its words, its sentences, and whether its capitals tell names from words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.matching.engine.rarity import everyday
from tocsin.matching.engine.topic import is_near, topic_places
from tocsin.matching.engine.units import TITLES
from tocsin.matching.tokens import Token


@dataclass(frozen=True)
class TextContext:
    """A text as it is scored: its words, and whether capitals tell names from words in it."""

    text: str
    tokens: Sequence[Token]

    @cached_property
    def cased(self) -> bool:
        """Return whether small and capital letters are both used, as in running text."""
        starts = [token.raw[0] for token in self.tokens[:400]]
        capitals = sum(start.isupper() for start in starts)
        return 0 < capitals < 0.6 * max(len(starts), 1) and any(token.raw.islower() for token in self.tokens[:400])

    @cached_property
    def _topic_places(self) -> list[int]:
        return topic_places(self.tokens)

    def is_topical(self, first: int, last: int) -> bool:
        """Return whether words of violence, crime, courts or war stand near the words from `first` to `last`."""
        return is_near(self._topic_places, first, last)

    def between(self, first: int, second: int) -> str:
        """Return the text between two words."""
        return self.text[self.tokens[first].end : self.tokens[second].start]

    def opens(self, at: int) -> bool:
        """Return whether a word begins a sentence, so that its capital says nothing."""
        if at == 0:
            return True
        return any(mark in '.!?؟:\n"“«•*' for mark in self.between(at - 1, at))

    def named(self, at: int) -> bool:
        """Return whether a word reads as part of a name: a capital, and no everyday word."""
        token = self.tokens[at]
        return token.raw[0].isupper() and len(token.word) > 1 and token.word not in everyday() and token.word not in TITLES
