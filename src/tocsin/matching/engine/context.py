"""A text as it is scored: its words, its sentences, and whether its capitals tell names from words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.matching.engine.particles import ARTICLES, TITLES
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import everyday, ordinary, person_bits, places
from tocsin.matching.engine.topic import is_beside_daily_life, is_near, topic_places
from tocsin.matching.tokens import Token

GERMAN = frozenset(["der", "die", "das", "und", "ist", "im", "ein", "nicht", "mit", "auf"])
"""Words by which a text is taken for German, where capitals tell no names."""


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
    def small(self) -> bool:
        """Return whether the text begins in a small letter, as that of somebody who does not care for capitals."""
        return bool(self.tokens) and self.tokens[0].raw[0].islower()

    @cached_property
    def _topic_places(self) -> list[int]:
        places = topic_places(self.tokens)
        return [at for at in places if self.tokens[at].word != "war"] if self.german else places

    def is_topical(self, first: int, last: int) -> bool:
        """Return whether words of violence, crime, courts or war stand near the words from `first` to `last`."""
        return is_near(self._topic_places, first, last)

    def is_of_daily_life(self, first: int, last: int) -> bool:
        """Return whether a trade, a shop, sport, school or kin stands right beside these words, and near by no violence, crime or war."""
        return is_beside_daily_life(self.tokens, first, last) and not self.is_topical(first, last)

    @cached_property
    def german(self) -> bool:
        """Return whether the text has German function words, so that every noun has a capital."""
        return any(token.word in GERMAN for token in self.tokens[:400])

    def _capitals_beside(self, first: int, last: int) -> list[Token]:
        """Return the words in capitals that stand right beside the words from `first` to `last`."""
        before, after = first - 1, last + 1
        beside = []
        if before >= 0 and not self.between(before, first).strip() and not self.opens(before):
            beside.append(self.tokens[before])
        if after < len(self.tokens) and not self.between(last, after).strip(" &"):
            beside.append(self.tokens[after])
        return [token for token in beside if token.raw[0].isupper() and token.word not in TITLES]

    def capital_beside(self, first: int, last: int) -> bool:
        """Return whether a word in capitals stands right beside these words, as in a longer name. German tells nothing."""
        return self.cased and not self.german and bool(self._capitals_beside(first, last))

    def goes_on_as_a_name(self, last: int) -> bool:
        """Return whether a word that people bear as a name follows right behind a space, with a capital that tells it from words."""
        after = last + 1
        if after >= len(self.tokens) or self.between(last, after) != " ":
            return False
        token = self.tokens[after]
        if token.word in TITLES or token.word in everyday() or part(token.word) in ordinary() or token.word in places():
            return False
        return self.cased and token.raw[0].isupper() and not token.raw.isupper() and person_bits(part(token.word)) is not None

    def name_beside(self, first: int, last: int) -> bool:
        """Return whether a common name of people, in capitals, stands right beside these words."""
        return self.cased and any(person_bits(part(token.word)) is not None for token in self._capitals_beside(first, last))

    def given_name_before(self, first: int) -> bool:
        """Return whether a common name of people, in capitals, stands right before this word, whose surname it then is."""
        before = self._before_article(first)
        return before is not None and self.named(before) and person_bits(part(self.tokens[before].word)) is not None

    def named_with_article(self, first: int) -> bool:
        """Return whether a word that reads as a name stands right before the article of this word: ``Lazrag al-Huthi``."""
        before = self._before_article(first)
        return before is not None and before < first - 1 and self.named(before)

    def _before_article(self, first: int) -> int | None:
        """Return the place of the word before this one and its article, or None if other signs than a hyphen stand between.

        Capitals say nothing where the word and the text have no others.
        """
        before = first - 1
        while before >= 0 and self.tokens[before].word in ARTICLES:
            before -= 1
        if before < 0 or any(self.between(at, at + 1).strip(" -") for at in range(before, first)):
            return None
        return before if self.cased or not self.tokens[before].raw.isupper() else None

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
