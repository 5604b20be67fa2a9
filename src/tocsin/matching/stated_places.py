"""Find the places at which a text asks people to be: their words, their offsets and a plain form.

A place is announced by a preposition that only places follow (``outside``, ``tegenover``, ``أمام``), by any other preposition before a
kind of place (``at the town hall``), or by a word behind it (``Belediye önünde``, ``پریس کلب کے باہر``). A kind of place with its name
(``place Carnot``), or alone between two marks, needs no preposition. Sites and groups on the net are no places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.stated_times import is_time_word
from tocsin.matching.tokens import MOST_READ, Token, plain_words

_MOST_WORDS = 5
_AHEAD = 3
_BEHIND = 3
_BINDING = 2
_NO_WORDS = frozenset("#＃@/_.")
_HOUSE = re.compile(r"\d{1,3}[a-d]?")
_AMOUNT = re.compile(r"[:.,]\d|\s?[%€$£°]|\s?(?:uhr|h|heures|uur|часов|pm|am|ساعة|بجے)\b", re.IGNORECASE)
_LINKED = re.compile(r"[_@/]|\.\w")


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
    tokens = plain_words(text[:MOST_READ])
    words = [token.word for token in tokens]
    places: list[StatedPlace] = []
    at = 0
    while at < len(tokens):
        span = _ahead(text, tokens, words, at) or _before(text, tokens, words, at) or _by_itself(text, tokens, words, at)
        if span and (not places or tokens[span[0]].start >= places[-1].end):
            first, name_first, last = span
            name = " ".join(token.raw.casefold() for token in tokens[name_first : last + 1])
            places.append(StatedPlace(tokens[first].start, tokens[last].end, name))
            at = last
        at += 1
    return tuple(places)


def _ahead(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Return the place after a preposition at `at`: its first word, the first word of its name, its last word."""
    sure = _entries("before").length_at(words, at)
    length = sure or _entries("near").length_at(words, at)
    if not length:
        return None
    first = at + length
    while first < len(words) and words[first] in _entries("article").words and _together(text, tokens, first):
        first += 1
    if not _names_on(text, tokens, words, first):
        return None
    kind = _kind(text, tokens, words, first)
    if kind is not None:
        return at, first, _end(text, tokens, words, kind)
    return (at, first, _end(text, tokens, words, first)) if sure or _is_name_after(tokens, words, at, first) else None


def _is_name_after(tokens: Sequence[Token], words: Sequence[str], at: int, first: int) -> bool:
    """Return whether the word at `first` has a capital letter after one of the prepositions that names of places follow."""
    name = tokens[first].raw
    return (
        words[at] in _entries("named").words
        and name[0].isupper()
        and len(name) > _BINDING
        and not _entries("online").length_at(words, first)
    )


def _kind(text: str, tokens: Sequence[Token], words: Sequence[str], first: int) -> int | None:
    """Return the last word of the first kind of place among the words from `first`, which must be the first word in Arabic."""
    for place in range(first, min(first + (1 if _is_arabic(words[first]) else _AHEAD), len(words))):
        if not _names_on(text, tokens, words, place) or (place > first and words[place] in _entries("near").words):
            return None
        if length := _entries("kinds").length_at(words, place):
            return place + length - 1
    return None


def _is_arabic(word: str) -> bool:
    return "\u0600" < word[0] < "\u0700"


def _names_on(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Return whether the word at `at` stands close to the one before it and may be part of the name of a place."""
    return _together(text, tokens, at) and _may_name(tokens[at], words[at])


def _by_itself(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Return a kind of place with its name (``place Carnot``), or one that stands between two marks (``, Neumarkt:``)."""
    length = _entries("kinds").length_at(words, at)
    if not length:
        return None
    last = _end(text, tokens, words, at + length - 1)
    first = at
    if _names_on(text, tokens, words, at) and tokens[at - 1].raw[0].isupper():
        first -= 1
    if text[max(0, tokens[at].start - 1) : tokens[at].start] in _NO_WORDS or _LINKED.match(text, tokens[at].end):
        return None
    enclosed = not _together(text, tokens, first) and not _together(text, tokens, last + 1)
    if _is_house(text, tokens, last + 1):
        return first, first, last + 1
    return (first, first, last) if enclosed or last > at + length - 1 else None


def _is_house(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word at `at` is the number of a house behind the name of a street: a number, not an hour or an amount."""
    house = _together(text, tokens, at) and _HOUSE.fullmatch(tokens[at].raw)
    return bool(house) and not _AMOUNT.match(text, tokens[at].end)


def _end(text: str, tokens: Sequence[Token], words: Sequence[str], last: int) -> int:
    """Return the last word of a place that has the word at `last`: names, kinds, and what belongs to them go on with it."""
    start = last
    while last + 1 < len(words) and last - start < _MOST_WORDS and _together(text, tokens, last + 1):
        following = last + 1
        while following - last <= _BINDING and words[following] in _entries("inside").words and _together(text, tokens, following + 1):
            following += 1
        if not _goes_on(tokens[following], words, following):
            break
        last = following
    return last


def _goes_on(token: Token, words: Sequence[str], at: int) -> bool:
    if not _may_name(token, words[at]):
        return False
    kinds = _entries("kinds")
    constructed = _is_arabic(words[at]) and not words[at - 1].startswith("ال") and bool(kinds.length_at(words, at - 1))
    return token.raw[0].isupper() or constructed or bool(kinds.length_at(words, at))


def _before(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Return the place before a word at `at` that stands behind places, or that is a place in a form of its own."""
    alone = _entries("alone").length_at(words, at)
    length = alone or _entries("after").length_at(words, at)
    if not length:
        return None
    first = at
    while at - first < _BEHIND and _together(text, tokens, first) and _may_name(tokens[first - 1], words[first - 1]):
        first -= 1
    return (first, first, at + length - 1) if first < at or alone else None


def _may_name(token: Token, word: str) -> bool:
    return not (token.raw.isdigit() or is_time_word(word) or word in _entries("stop").words)


def _together(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether only spaces, hyphens and apostrophes stand between a word and the word before it."""
    return at < len(tokens) and at > 0 and not text[tokens[at - 1].end : tokens[at].start].strip(" -'’\u200c\u0640")


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
