"""The work that the matching of one text may take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

MOST_CANDIDATES = 60
"""Names tried at one place of a text, while the budget lasts."""

_MOST_OF_ONE = 400
_MOST_MATCHES = 20_000
_WORDS_A_MATCH = 25
_MOST_COMPARED = 600_000
_NARROW = 1


class WorkBudget:
    """The work that the matching of one text may take, so that time grows with the text and no name is tried without end."""

    def __init__(self, words: int) -> None:
        self.breadth = MOST_CANDIDATES
        self._left = _MOST_MATCHES + words / _WORDS_A_MATCH
        self._last: dict[int, int] = {}
        self._aligned: Counter[int] = Counter()
        self._comparisons_left = _MOST_COMPARED
        self._looked_up: set[str] = set()

    @property
    def spent(self) -> bool:
        """Return whether the budget is used up: the text from here on is searched for whole names in their exact spelling alone."""
        return self._left <= 0 or self._comparisons_left <= 0

    def covers(self, comparisons: int) -> bool:
        """Return whether so many comparisons with known words are within what is left."""
        return comparisons <= self._comparisons_left

    def may_try(self, name: int, first: int) -> bool:
        """Return whether the name was not tried at this place, nor too often in the text."""
        return self._last.get(name, -1) < first and self._aligned[name] < _MOST_OF_ONE

    def tried(self, name: int, last: int) -> None:
        """Count one name as tried, up to a word."""
        self._last[name] = last
        self._aligned[name] += 1
        self.costs(1)

    def looks_up(self, word: str, compared: Mapping[str, int]) -> None:
        """Count the comparisons that a word of the text takes, once, whether or not they are remembered from another text."""
        if word not in self._looked_up:
            self._looked_up.add(word)
            self._comparisons_left -= compared.get(word, 0)

    def costs(self, matches: float) -> None:
        """Count work that is worth so many matches."""
        self._left -= matches
        if self._left < _MOST_MATCHES // 2:
            self.breadth = _NARROW
