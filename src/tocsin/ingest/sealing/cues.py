"""Words and phrases behind which names and homes stand, found fast in a text that holds none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.ingest.sealing.contact_words import lowered, words_in

LONGEST_TEXT = 20_000
"""Length of a text in characters beyond which it is searched for no phrases."""
_AND = ("\u0648", "\u05d5")
"""The letters of Arabic and Hebrew for "and", which are joined to the word behind them."""
REACH = 120
"""Number of characters behind a phrase within which a name or a home stands."""


class Cues:
    """Words in lower case behind which something stands, by their longest word: most texts hold none of those."""

    def __init__(self, openings: Sequence[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for opening in openings:
            if opening < "\u0e00":
                self._by_word.setdefault(max(opening.split(), key=len), []).append(opening)
        self._words = frozenset(self._by_word)
        self._unspaced = [opening for opening in openings if opening >= "\u0e00"]

    def may_stand_in(self, text: str) -> bool:
        """Tell at the cost of one comparison of words that none of the phrases stands in a text. Otherwise one may."""
        return len(text) <= LONGEST_TEXT and (not text.isascii() or not self._words.isdisjoint(words_in(text)))

    def following(self, text: str) -> Iterator[str]:
        """Yield what follows each place of each of the openings."""
        yield from (behind(text, end) for _, end in self.places(text))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the begin and the end of each place at which one of the openings stands as whole words."""
        if len(text) > LONGEST_TEXT:
            return
        possible = [opening for longest in sorted(self._words & _words_of(text)) for opening in self._by_word[longest]]
        possible += () if text.isascii() else self._unspaced
        lower = lowered(text) if possible else ""
        if len(lower) == len(text):
            yield from ((end - len(opening), end) for opening in possible for end in _ends(lower, opening))


@lru_cache(4)
def _words_of(text: str) -> frozenset[str]:
    """Return the words of a text, and those behind an "and" that is joined to them. Many cues ask for those of one text."""
    words = words_in(text)
    return words if text.isascii() else words | {word[1:] for word in words if word.startswith(_AND)}


def behind(text: str, end: int) -> str:
    """Return what stands behind the end of a phrase, with a last letter of it that is joined to what follows."""
    joined = end > 1 and text[end - 2] == " " and text[end - 1].isalpha() and text[end : end + 1].isalpha()
    return text[end - joined : end + REACH]


def _ends(lower: str, words: str) -> Iterator[int]:
    """Yield the end of each place at which these words stand whole in a text in lower case.

    A last word of one letter may be joined to what follows, as words like "in" are in Hebrew.
    """
    end, joins = 0, len(words) > 1 and words[-2] == " " and "\u0590" <= words[-1] < "\u0700"
    while (at := lower.find(words, end)) >= 0:
        end = at + len(words)
        before = at - (at > 0 and lower[at - 1] in _AND)
        within = before > 0 and lower[before - 1].isalnum() and words[0] < "\u0e00"
        if not within and (joins or not lower[end : end + 1].isalnum()):
            yield end
