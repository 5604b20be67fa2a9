"""Find the places at which a text asks people to be: their words, their offsets and a plain form.

A place is announced by a preposition that only places follow (``outside``, ``tegenover``, ``أمام``), by any other preposition before a
kind of place (``at the town hall``), or by a word behind it (``Belediye önünde``, ``پریس کلب کے باہر``). A kind of place with its name
(``place Carnot``, ``Elm Close``), or alone between two marks, needs no preposition, nor does a name with the number of a house. A word
with a capital letter is a name where nouns are written small: everywhere but in German. Right behind an hour or a day, or right before
one, a kind of place needs nothing else (``18h gare du midi``). Sites and groups on the net are no places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.concepts import languages_of
from tocsin.matching.engine.fold import fold
from tocsin.matching.stated_times import is_time_word, stated_times
from tocsin.matching.tokens import MOST_READ, Token, plain_words

_MOST_WORDS = 5
_AHEAD = 3
_BEHIND = 3
_BINDING = 2
_NO_WORDS = frozenset("#＃@/_.")
_HOUSE = re.compile(r"\d{1,3}[a-d]?")
_AMOUNT = re.compile(r"[:.,]\d|\s?[%€$£°]|\s?(?:uhr|h|heures|uur|часов|pm|am|ساعة|بجے)\b", re.IGNORECASE)
_LINKED = re.compile(r"[_@/]|\.\w")
_ARABIC_TO = ("عال", "بال", "لل", "ب", "ل")
"""What Arabic writes on to a place: at, to, in, with the article."""

_OTHERWISE = {"a": "en", "en": "nl"}
"""Prepositions of French and Spanish that are another word in another language: an article, a conjunction."""

_FRENCH_WE = "on"
"""A preposition of English, and a word for us in French."""

_ROMANCE = frozenset(["fr", "es"])

_ANY_DAY = date(2000, 1, 3)
_CAPITALISES_NOUNS = "de"
_TURKISH_AT = re.compile(r"['’](?:n?[dt][ae](?:ki\w*|y[ıi]z)?)\b")


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place: ``text[start:end]`` with its preposition, and its plain form without preposition and article, in small letters."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Entries:
    """Words, beginnings, endings and pairs of words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    pairs: frozenset[tuple[str, ...]]

    def length_at(self, words: Sequence[str], at: int) -> int:
        """Return the number of words from `at` that are an entry, 0 for none. The longest counts."""
        for length in (3, 2):
            if at + length <= len(words) and tuple(words[at : at + length]) in self.pairs:
                return length
        word = words[at]
        return int(word in self.words or word.startswith(self.beginnings) or (len(word) > _BEHIND and word.endswith(self.endings)))


def stated_places(text: str) -> tuple[StatedPlace, ...]:
    """Return the places of a text in order. They do not overlap."""
    read = _Read.of(text[:MOST_READ])
    places: list[StatedPlace] = []
    at = 0
    while at < len(read.tokens):
        span = read.ahead(at) or read.attached(at) or read.before(at) or read.by_itself(at) or read.numbered(at) or read.beside_time(at)
        if span and (not places or read.tokens[span[0]].start >= places[-1].end):
            first, name_first, last = span
            name = " ".join(token.raw.casefold() for token in read.tokens[name_first : last + 1])
            places.append(StatedPlace(read.tokens[first].start, read.tokens[last].end, name))
            at = last
        at += 1
    return tuple(places)


_Span = tuple[int, int, int]
"""The first word of a place, the first word of its name, and its last word."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, its words, the same folded, the languages that its short words speak for, and where its days and hours begin and end."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    languages: tuple[str, ...]
    times: frozenset[int]

    @classmethod
    def of(cls, text: str) -> _Read:
        tokens = plain_words(text)
        times = frozenset(place for stated in stated_times(text, _ANY_DAY) for place in (stated.start, stated.end))
        return cls(text, tokens, [token.word for token in tokens], languages_of(tokens), times)

    def ahead(self, at: int) -> _Span | None:
        """Return the place after a preposition at `at`."""
        words = self.words
        sure = _entries("before").length_at(words, at)
        length = sure or _entries("near").length_at(words, at)
        if not length or self._is_no_preposition(words[at]):
            return None
        first = at + length
        while first < len(words) and words[first] in _entries("article").words and self._is_together(first):
            first += 1
        if not self._names_on(first):
            return None
        kind = self._kind(first)
        if kind is not None:
            return at, first, self._end(kind)
        named = sure and words[first] not in _entries("idle").words
        return (at, first, self._end(first)) if named or self._is_name_after(at, at + length, first) else None

    def _is_no_preposition(self, word: str) -> bool:
        if word == _FRENCH_WE:
            return "fr" in self.languages and "en" not in self.languages
        return _OTHERWISE.get(word) in self.languages and _ROMANCE.isdisjoint(self.languages)

    def _is_name_after(self, at: int, article: int, first: int) -> bool:
        """Return whether the word at `first` has a capital letter after a preposition that names of places follow, with or without article.

        ``to`` a name may be to a person, ``to the`` a name is to a place.
        """
        words = self.words
        follows = words[at] in _entries("named").words or (first > article and words[at] in _entries("named_with_article").words)
        return follows and self._is_name(first) and not _entries("online").length_at(words, first)

    def _is_name(self, at: int) -> bool:
        """Return whether a word is written as a name is, in a language that writes its nouns small."""
        raw = self.tokens[at].raw
        return raw[0].isupper() and len(raw) > _BINDING and _CAPITALISES_NOUNS not in self.languages

    def attached(self, at: int) -> _Span | None:
        """Return the place of an Arabic word that has its preposition written on: ``بميناء الصيادين``."""
        return (at, at, self._end(at)) if _is_attached(self.words[at]) else None

    def _kind(self, first: int) -> int | None:
        """Return the last word of the first kind of place among the words from `first`, which must be the first word in Arabic."""
        words = self.words
        for place in range(first, min(first + (1 if _in_arabic_letters(words[first]) else _AHEAD), len(words))):
            if not self._names_on(place) or (place > first and words[place] in _entries("near").words):
                return None
            if length := _entries("kinds").length_at(words, place):
                return place + length - 1
        return None

    def _names_on(self, at: int) -> bool:
        """Return whether the word at `at` stands close to the one before it and may be part of the name of a place."""
        return self._is_together(at) and self._may_name(at)

    def by_itself(self, at: int) -> _Span | None:
        """Return a kind of place with its name (``place Carnot``, ``Elm Close``), or one between two marks (``, Neumarkt:``)."""
        length = _entries("kinds").length_at(self.words, at) or self._street(at)
        if not length:
            return None
        last = self._end(at + length - 1)
        first = self._first_of_name(at)
        if self.text[max(0, self.tokens[at].start - 1) : self.tokens[at].start] in _NO_WORDS or _LINKED.match(
            self.text, self.tokens[at].end
        ):
            return None
        if self._is_house(last + 1):
            return first, first, last + 1
        enclosed = not self._is_together(first) and not self._is_together(last + 1)
        named = first < at and self._is_together(first) and self._is_name(first)
        return (first, first, last) if enclosed or named or last > at + length - 1 else None

    def _street(self, at: int) -> int:
        """Return 1 where the word at `at` with a capital letter is a word for a street behind a name: ``Elm Close``."""
        return int(at > 0 and self.words[at] in _entries("streets").words and self._is_name(at) and self._first_of_name(at) < at)

    def _first_of_name(self, at: int) -> int:
        """Return the first word of the name that stands before a kind of place."""
        first = at
        while at - first < _BEHIND and self._names_on(first) and self._may_name(first - 1) and self.tokens[first - 1].raw[0].isupper():
            first -= 1
        return first

    def numbered(self, at: int) -> _Span | None:
        """Return a name with the number of a house, where nothing but a preposition stands around, as in ``Садовая 17``."""
        alone = not self._is_together(at) or self.words[at - 1] in _entries("near").words
        is_name = alone and self._may_name(at) and self._is_name(at) and not _entries("online").length_at(self.words, at)
        return (at, at, at + 1) if is_name and self._is_house(at + 1) and not self._is_together(at + 2) else None

    def beside_time(self, at: int) -> _Span | None:
        """Return a kind of place or, between two marks, a name right behind an hour or a day, or a kind right before one."""
        length = _entries("kinds").length_at(self.words, at)
        if not self._may_name(at) or _entries("online").length_at(self.words, at):
            return None
        behind, last = self._is_behind_time(at), self._end(at + max(length, 1) - 1)
        enclosed = not self._is_together(at) and not self._is_together(last + 1)
        if behind and (length or (self._is_name(at) and enclosed)):
            return at, at, last
        return (at, at, last) if length and not self._is_together(at) and self._is_before_time(last) else None

    def _is_behind_time(self, at: int) -> bool:
        """Return whether nothing but blanks or a comma stands between an hour or a day and the word at `at`."""
        return at > 0 and _only_comma(self.text[self.tokens[at - 1].end : self.tokens[at].start]) and self.tokens[at - 1].end in self.times

    def _is_before_time(self, at: int) -> bool:
        following = self.tokens[at + 1].start if at + 1 < len(self.tokens) else -1
        return following in self.times and _only_comma(self.text[self.tokens[at].end : following])

    def _is_house(self, at: int) -> bool:
        """Return whether the word at `at` is the number of a house behind the name of a street: a number, not an hour or an amount."""
        house = self._is_together(at) and _HOUSE.fullmatch(self.tokens[at].raw)
        return bool(house) and not _AMOUNT.match(self.text, self.tokens[at].end)

    def _end(self, last: int) -> int:
        """Return the last word of a place that has the word at `last`: names, kinds, and what belongs to them go on with it."""
        start, words = last, self.words
        while last + 1 < len(words) and last - start < _MOST_WORDS and self._is_together(last + 1):
            following = last + 1
            while following - last <= _BINDING and words[following] in _entries("inside").words and self._is_together(following + 1):
                following += 1
            if not self._goes_on(following):
                break
            last = following
        return last

    def _goes_on(self, at: int) -> bool:
        if not self._may_name(at):
            return False
        kinds, word, before = _entries("kinds"), self.words[at], self.words[at - 1]
        is_kind = bool(kinds.length_at(self.words, at - 1)) or _is_attached(before)
        constructed = _in_arabic_letters(word) and is_kind and not before.startswith("ال") and self._is_arabic
        return self.tokens[at].raw[0].isupper() or constructed or bool(kinds.length_at(self.words, at))

    @property
    def _is_arabic(self) -> bool:
        """Return whether a kind of place and the noun behind it are one name, as in Arabic, and not in Urdu."""
        return "ar" in self.languages or "ur" not in self.languages

    def before(self, at: int) -> _Span | None:
        """Return the place before a word at `at` that stands behind places, or that is a place in a form of its own."""
        alone = _entries("alone").length_at(self.words, at)
        length = alone or _entries("after").length_at(self.words, at) or self._kind_behind(at) or self._turkish_at(at)
        if not length:
            return None
        first = at
        while at - first < _BEHIND and self._names_on(first) and self._may_name(first - 1):
            first -= 1
        return (first, first, at + length - 1) if first < at or length > 1 or alone else None

    def _kind_behind(self, at: int) -> int:
        """Return the number of words of a kind of place with a word behind it that says "at" or "from", 0 for none: ``مارکیٹ سے``."""
        length = _entries("kinds").length_at(self.words, at)
        behind = at + length
        return length + 1 if length and self._is_together(behind) and self.words[behind] in _entries("behind").words else 0

    def _turkish_at(self, at: int) -> int:
        """Return the number of words of a name with the Turkish ending "at" behind an apostrophe, 0 for none: ``Kadıköy'de``."""
        token = self.tokens[at]
        known = self._is_name(at) or _entries("kinds").length_at(self.words, at)
        ends = known and self._may_name(at) and _TURKISH_AT.match(self.text, token.end)
        return 2 if ends and at + 1 < len(self.tokens) and not _entries("online").length_at(self.words, at) else 0

    def _may_name(self, at: int) -> bool:
        word = self.words[at]
        return not (self.tokens[at].raw.isdigit() or is_time_word(word) or word in _entries("stop").words)

    def _is_together(self, at: int) -> bool:
        """Return whether only spaces, hyphens, apostrophes and the dot of a short form stand between a word and the word before it."""
        if not 0 < at < len(self.tokens):
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start].strip(" -'’\u200c\u0640")
        return not between or (between == "." and self.words[at - 1] in _entries("short").words)


def _only_comma(between: str) -> bool:
    return between.strip(" \u00a0") in ("", ",", "،")


def _in_arabic_letters(word: str) -> bool:
    return "\u0600" < word[0] < "\u0700"


@lru_cache(maxsize=1 << 12)
def _is_attached(word: str) -> bool:
    """Return whether an Arabic word is a kind of place with a preposition written on to it."""
    return _in_arabic_letters(word) and any(
        word.startswith(particle) and len(word) - len(particle) > _BINDING and word[len(particle) :] in _entries("kinds").words
        for particle in _ARABIC_TO
    )


@lru_cache(maxsize=16)
def _entries(name: str) -> _Entries:
    table = tomllib.loads(files("tocsin.matching").joinpath("data/place_words.toml").read_text(encoding="utf-8"))["words"]
    entries = table[name].split()
    plain = [entry for entry in entries if "~" not in entry]
    pairs = frozenset(tuple(fold(word) for word in entry.split("_") if fold(word)) for entry in plain if "_" in entry.strip("_"))
    return _Entries(
        frozenset(fold(entry) for entry in plain if "_" not in entry),
        tuple(fold(entry[:-1]) for entry in entries if entry.endswith("~")),
        tuple(fold(entry[1:]) for entry in entries if entry.startswith("~")),
        pairs,
    )
