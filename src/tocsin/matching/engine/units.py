"""Cut texts into parts (:mod:`parts`). A text keeps the single words beside the joined ones, because it may mean either."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tocsin.matching.engine.case_endings import russian_parts, turkish_stems
from tocsin.matching.engine.local_forms import (
    arabic_vowels,
    digits_as_letters,
    latin_member_stems,
    member_stems,
    turkish_consonants,
    without_attached,
)
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.parts import ATTACHED, CJK, CYRILLIC, HEADS, SHORTEST_EBU, TAILS, compound, is_initial, may_begin_compound, part
from tocsin.matching.engine.sound import is_semitic, latin
from tocsin.matching.tokens import Token

_BEGINNING, _RESPELT_BEGINNING = 2, "eb"
"""Letters that a word keeps whatever ending it has, and those that :func:`part` respells (``Ebu``)."""

_GOD = "الله"
_SHORTEST_WITH_ARTICLE = 8
_WRITTEN_ARTICLES = ("al", "el")
_SHORTEST_BARE = 3
_TURKISH_LINE = "ve bir bu icin ile cok degil olan gibi sonra diye ama yok var kadar daha"
_TURKISH_WORDS = frozenset(_TURKISH_LINE.split())
_TURKISH_LETTERS = re.compile("[ığİĞ]")
_SHORTEST_TURKISH = 4
_MOST_CUTS = 1 << 15
_HUMPS = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])|\d+")


class Unit(NamedTuple):
    """A part of a text: the words from ``first`` to ``last``, where they stand, the part they make, whether in small letters."""

    first: int
    last: int
    start: int
    end: int
    word: str
    small: bool = False


class TextParts:
    """Cut texts into parts, and find known parts in words that were run together or written apart."""

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        is_name: Callable[[str], bool] = lambda _: False,
        is_group: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the known parts, and what tells whether people bear a word as a name, or a well-known group does."""
        self._vocabulary = vocabulary
        self._is_name = is_name
        self._is_group = is_group
        self._cuts: dict[str, int] = {}
        self._beginnings: frozenset[str] | None = None

    def forget(self) -> None:
        """Drop what was remembered: the known parts have changed."""
        self._cuts.clear()
        self._beginnings = None

    def of(self, tokens: Sequence[Token]) -> list[Unit]:
        """Return the parts of a text in order: each word that is no particle, and each compound that begins there."""
        spelt = [token.word for token in tokens]
        words = [*spelt, ""]
        turkish = not _TURKISH_WORDS.isdisjoint(spelt) or any(
            not token.raw.isascii() and _TURKISH_LETTERS.search(token.raw) for token in tokens
        )
        units: list[Unit] = []
        for at, token in enumerate(tokens):
            word, after = words[at], words[at + 1]
            if may_begin_compound(word, after):
                joined, used = compound(spelt, at)
                if joined:
                    units.append(Unit(at, at + used - 1, token.start, tokens[at + used - 1].end, joined))
            if word not in PARTICLES and not is_initial(word):
                units += self._of_word(tokens, at, spelt, after)
                if turkish and word.isascii() and units[-1].word not in self._vocabulary:
                    units += self._without_turkish_ending(token, at)
                if turkish and token.raw[0].isupper():
                    units += self._with_turkish_consonants(token, at)
        return units

    def every_reading(self, token: Token) -> list[Unit]:
        """Return each part that a word may be in any text, compounds and words written apart left out."""
        units = self._of_word([token], 0, [token.word], "")
        return [*units, *self._without_turkish_ending(token, 0)] if token.word.isascii() else units

    def _of_word(self, tokens: Sequence[Token], at: int, spelt: Sequence[str], after: str) -> list[Unit]:
        """Return a word as it is, then the known parts that it is a form of, begins, or holds."""
        token, word = tokens[at], spelt[at]
        units = [Unit(at, at, token.start, token.end, part(word), token.raw[0].islower())]
        if not word.isascii() and units[-1].word not in self._vocabulary:
            units += self._inflected(tokens, at, spelt)
        if word.endswith(_GOD) and (joined := word[: -len(_GOD)] + "له") in self._vocabulary and self._is_group(joined):
            units.append(Unit(at, at, token.start, token.end, joined))
        if word.isascii() and units[-1].word not in self._vocabulary and (known := self._group_in(word) or self._with_article(word)):
            units.append(Unit(at, at, token.start, token.end, known, token.raw[0].islower()))
        if not word.isalpha() and (spelt_out := part(digits_as_letters(word))):
            units.append(Unit(at, at, token.start, token.end, spelt_out))
        if word + after in self._vocabulary and after and after not in PARTICLES:
            units.append(Unit(at, at + 1, token.start, tokens[at + 1].end, word + after))
        if len(word) > 6 and units[-1].word not in self._vocabulary:
            units += self._run_together(token, at)
        if not word.isascii() and len(word) > 2 and CJK.match(word):
            units += self._inside(token, at)
        return units

    def _inflected(self, tokens: Sequence[Token], at: int, spelt: Sequence[str]) -> list[Unit]:
        """The words that an Arabic, Hebrew or Russian word of a text is a form of."""
        if is_semitic(spelt[at]):
            return self._without_attached(tokens, at, spelt)
        return self._without_ending(tokens[at], at) if CYRILLIC.match(spelt[at]) else []

    def _without_ending(self, token: Token, at: int) -> list[Unit]:
        """The known words of which a Russian word may be a case, such as ``хуситов`` of ``хуситы``."""
        if not self._may_begin_known(token.word):
            return []
        spellings = (spelt for spelt in russian_parts(token.word) if spelt in self._vocabulary)
        return [Unit(at, at, token.start, token.end, spelt) for spelt in spellings]

    def _without_turkish_ending(self, token: Token, at: int) -> list[Unit]:
        """The known words of which a Turkish word without its apostrophe may be a case (``hamasın``), and the Arabic name it may be."""
        stems = [stem for stem in turkish_stems(token.word) if stem in self._vocabulary] if self._may_begin_known(token.word) else []
        long = len(token.word) >= _SHORTEST_TURKISH
        vowels = arabic_vowels(part(token.word)) if long and token.raw[0].isupper() else []
        return [Unit(at, at, token.start, token.end, spelt, token.raw[0].islower()) for spelt in (*stems, *vowels)]

    def _with_turkish_consonants(self, token: Token, at: int) -> list[Unit]:
        """The known words that Turkish writes with its own consonants and vowels: ``Şam`` of Sham, ``Cevad`` of Javad."""
        spelt = part(turkish_consonants(token.raw))
        forms = (spelt, *arabic_vowels(spelt)) if spelt else ()
        return [Unit(at, at, token.start, token.end, form) for form in forms if form in self._vocabulary]

    def _may_begin_known(self, word: str) -> bool:
        """Return False where no known part begins with the first two letters of a word, so that it is a case of none."""
        if self._beginnings is None:
            self._beginnings = frozenset(listed[:_BEGINNING] for listed in self._vocabulary)
        beginning = latin(word)[:_BEGINNING]
        return beginning in self._beginnings or beginning == _RESPELT_BEGINNING

    def _without_attached(self, tokens: Sequence[Token], at: int, spelt: Sequence[str]) -> list[Unit]:
        """The word, or the compound that it begins, without the short words that Arabic and Hebrew write on: ``بعبد الله``, ``בחמאס``."""
        token = tokens[at]
        if member := self._group_of_member(token.word):
            return [Unit(at, at, token.start, token.end, member)]
        attached = ATTACHED.match(token.word)
        bare = token.word[attached.end() :] if attached else ""
        if not attached or not attached.end() or len(bare) < _SHORTEST_BARE:
            return []
        if at + 1 < len(spelt) and (bare in HEADS or spelt[at + 1] in TAILS):
            joined, used = compound([bare, *spelt[at + 1 : at + 3]], 0)
            if joined or bare in HEADS:
                return [Unit(at, at + used - 1, token.start, tokens[at + used - 1].end, joined)] if joined else []
        one_word = bare.startswith(("ابو", "عبد")) and len(bare) > SHORTEST_EBU - 1
        known = one_word or part(bare) in self._vocabulary or (self._is_name(part(bare)) and not self._is_name(token.word))
        return [Unit(at, at, token.start, token.end, part(bare))] if known else []

    def _group_of_member(self, word: str) -> str:
        """The well-known group to which those belong whom an Arabic, Persian or Urdu word names: ``الداعشي``, ``طالبانوں``."""
        stems = member_stems(part(without_attached(word)))
        return next((stem for stem in stems if stem in self._vocabulary and self._is_group(stem)), "")

    def _group_in(self, word: str) -> str:
        """The well-known group that a Latin word names with its article (``alshabab``), or whose people it names (``hisbollahis``)."""
        forms = [word[2:]] if word.startswith(_WRITTEN_ARTICLES) else []
        forms += latin_member_stems(word)
        return next((form for form in forms if self._is_group(form) and form in self._vocabulary), "")

    def _with_article(self, word: str) -> str:
        """The known word that a Latin one is with the article written on (``alrashidi``). Short ones begin other names (``Albert``)."""
        bare = part(word[2:]) if word.startswith(_WRITTEN_ARTICLES) and len(word) >= _SHORTEST_WITH_ARTICLE else ""
        return bare if bare in self._vocabulary else ""

    def _run_together(self, token: Token, at: int) -> list[Unit]:
        """The words of ``FirstMiddleLast`` by its capitals, or two known words written as one."""
        if len(token.raw) != token.end - token.start or len(token.raw) != len(token.word):
            return []
        humps = list(_HUMPS.finditer(token.raw)) if not token.raw[1:].islower() and not token.raw.isupper() else []
        if len(humps) > 1:
            return [Unit(at, at, token.start + hump.start(), token.start + hump.end(), part(hump[0].lower())) for hump in humps]
        cut = self._cut(token.word)
        if not cut:
            return []
        middle = token.start + cut
        return [Unit(at, at, token.start, middle, part(token.word[:cut])), Unit(at, at, middle, token.end, part(token.word[cut:]))]

    def _cut(self, word: str) -> int:
        """Return the place where a word falls into two known ones of at least three letters each, nearest to its middle, or 0."""
        place = self._cuts.get(word)
        if place is None:
            if len(self._cuts) > _MOST_CUTS:
                self._cuts.clear()
            cuts = [cut for cut in range(3, len(word) - 2) if word[:cut] in self._vocabulary and word[cut:] in self._vocabulary]
            place = self._cuts[word] = min(cuts, key=lambda cut: abs(2 * cut - len(word)), default=0)
        return place

    def _inside(self, token: Token, at: int) -> list[Unit]:
        """Known parts inside a run without spaces. Offsets hold where folding kept the length."""
        word = token.word
        if len(word) != token.end - token.start:
            return []
        spans = ((first, last) for first in range(len(word)) for last in range(first + 2, min(first + 9, len(word) + 1)))
        return [
            Unit(at, at, token.start + first, token.start + last, part(word[first:last]))
            for first, last in spans
            if last - first < len(word) and part(word[first:last]) in self._vocabulary
        ]
