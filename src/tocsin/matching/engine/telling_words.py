"""Tell cheaply that no word of a text can be part of a known name, where few names are known, such as those that teams watch.

A text without such a word is not matched at all. Most words of most posts tell nothing, and they are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from tocsin.matching.engine.case_endings import nominatives
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.parts import is_initial, makes_compounds, part
from tocsin.matching.engine.resemblance import Resemblance
from tocsin.matching.engine.units import TextParts, Unit
from tocsin.matching.engine.work_budget import WorkBudget
from tocsin.matching.tokens import LONGEST, Token, bare_forms, written_words

_LOOKED_UP_A_LETTER = 2
"""The most parts of a text that are looked up, for each of its letters."""

_MOST_REMEMBERED = 1 << 18
_MOST_COMPARED = 64
"""Known words up to which a word is compared with all of them before it is looked up."""


class TellingWords:
    """The words by which a text may name somebody, of a table of few names. Results for words are kept until names change."""

    def __init__(self, names: NameTable, parts: TextParts, is_everyday: Callable[[Sequence[Token], Unit], bool]) -> None:
        """Take the known names, what cuts texts into parts, and what tells that only the exact spelling of a part counts."""
        self._names = names
        self._parts = parts
        self._is_everyday = is_everyday
        self._telling: set[str] = set()
        self._idle: set[str] = set()
        self._beginnings: frozenset[str] | None = None
        self._resemblance: Resemblance | None = None

    def forget(self) -> None:
        """Drop what was remembered, because names were added or removed."""
        self._telling.clear()
        self._idle.clear()
        self._beginnings = None
        self._resemblance = None

    def may_name(self, text: str, work: WorkBudget) -> bool:
        """Return False where matching the text would find no name, within the budget: any other text may name somebody."""
        count = len(self._names.vocabulary.words)
        if not count or not work.covers(_LOOKED_UP_A_LETTER * len(text) * count):
            return count > 0
        written = written_words(text)
        words = set(written)
        if not words.isdisjoint(self._telling):
            return True
        if len(self._idle) > _MOST_REMEMBERED:
            self._idle.clear()
        for word in words - self._idle:
            if self._tells(word):
                self._telling.add(word)
                return True
            self._idle.add(word)
        return any(len(word) == len(after) == 1 for word, after in pairwise(written))  # letters in a row may spell a name

    def _tells(self, written: str) -> bool:
        """Return whether a word, as it is written, may be part of a known name or make one with the words beside it."""
        for raw in bare_forms(written):
            word = fold(raw)
            if not 0 < len(word) <= LONGEST or (len(word) == 1) != (len(written) == 1):
                return True  # it may let two letters stand in a row
            if makes_compounds(word) or self._is_form_of_known(word) or self._begins_or_is_like_known(Token(0, len(word), raw, word)):
                return True
        return False

    def _is_form_of_known(self, word: str) -> bool:
        if self._names.joined.get(word) or part(word) in self._names.vocabulary.ids:
            return True
        return any(self._is_near(form, exact=False) for form in nominatives(word))

    def _begins_or_is_like_known(self, token: Token) -> bool:
        if token.word in PARTICLES or is_initial(token.word):
            return False
        vocabulary, beginnings = self._names.vocabulary, self._beginnings
        if beginnings is None:
            beginnings = self._beginnings = frozenset(word[:end] for word in vocabulary.words for end in range(1, len(word)))
        return token.word in beginnings or any(
            self._is_near(unit.word, self._is_everyday([token], unit)) for unit in self._parts.every_reading(token)
        )

    def _is_near(self, word: str, exact: bool) -> bool:
        vocabulary = self._names.vocabulary
        if len(vocabulary.words) <= _MOST_COMPARED:
            if self._resemblance is None:
                self._resemblance = Resemblance(vocabulary.words)
            exact = exact or not self._resemblance.may_be_near(word)
        return word in vocabulary.ids if exact else bool(vocabulary.near(word, exact=False))
